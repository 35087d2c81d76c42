/** Where Keras and TensorFlow keep the parts that models are made of, as patterns of module and name: what lies there computes. See https://keras.io/api/ and https://www.tensorflow.org/api_docs/python/tf. */

/** The parts of Keras that hold the classes of models. */
export const CLASS_PARTS =
  /^keras(?:\.src)?\.(?:activations|constraints|dtype_policies|engine|feature_column|initializers|layers|legacy|losses|metrics|mixed_precision|models|ops|optimizers|premade_models|quantizers|regularizers|trainers)(?:\.\w+)*$/;
/** Classes of Keras outside those parts that models hold. */
export const OTHER_CLASSES =
  /^(?:FeatureSpace|Feature|Cross|SeedGenerator|Variable|KerasTensor|Sequential|Model|Functional|DTypePolicy)$/;
/** The parts that hold functions which models name; what they are given in a file is judged by itself. */
export const FUNCTION_PARTS =
  /^keras(?:\.src)?\.(?:backend|(?:activations|constraints|initializers|layers|losses|metrics|ops|optimizers|quantizers|random|regularizers)(?:\.\w+)*)$/;

/** Packages of Keras's own makers, whose classes and functions are laid out alike. */
export const SISTERS = /^keras_(?:hub|nlp|cv|rs)\.(?:src\.)?/;
/** Functions of theirs that load, fetch or keep something, by their names. */
export const TOUCHES_FILES = /(?:file|load|save|preset|open|read|write|convert|import|exec|delete|remove|copy)/i;
/** Whole models under a function's name: they download their weights, or load them from a file that is named. */
export const APPLICATIONS = /^keras(?:\.src)?\.applications(?:\.\w+)*$/;

/** Functions of TensorFlow that compute; `tensorflow.raw_ops` are nodes of a graph, whose dangerous ones have rows. */
export const COMPUTING_MODULES =
  /^tensorflow(?:\.compat\.v[12])?(?:\.(?:__operators__|audio|bitwise|dtypes|image|linalg|lookup|math|nn|quantization|ragged|random|raw_ops|sets|signal|sparse|strings|experimental\.numpy)(?:\.experimental)?)?(?:\.(?:Ragged|Sparse)?Tensor)?$/;
/** The same, where TensorFlow keeps them. */
export const COMPUTING_INTERNALS =
  /^tensorflow\.python\.(?:framework|ops\.(?:ragged\.\w+|linalg\.\w+|numpy_ops\.\w+|(?:gen_)?(?:array|bitwise|clip|image|linalg|math|nn|random|ragged_array|signal|sort|sparse|special_math|string)_ops(?:_impl|_v2)?|nn_impl|nn|clip_ops|init_ops(?:_v2)?))(?:\.\w+)*$/;
/** Of `tensorflow.io`. */
export const COMPUTING_IO = /^(?:decode|encode|parse|serialize|deserialize)_\w+$/;

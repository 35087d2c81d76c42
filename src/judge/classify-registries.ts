/** Puts what Keras configurations and TensorFlow graphs resolve into its class: each has registries of its own, in which what no row lists is harmless. */
import type { Operator } from '../facts.ts';
import { findDangerous } from '../rules/catalogue.ts';
import type { Classification } from './classification.ts';
import { classifyArgument, classifyComputing, classifyOnnx, classifyTemplate } from './classify-models.ts';
import { rowRuling, verdictRuling } from './ruling.ts';

/** The parts of Keras that hold the classes of models. */
const CLASS_PARTS =
  /^keras(?:\.src)?\.(?:activations|constraints|dtype_policies|engine|feature_column|initializers|layers|legacy|losses|metrics|mixed_precision|models|ops|optimizers|premade_models|quantizers|regularizers|trainers)(?:\.\w+)*$/;
/** Classes of Keras outside those parts that models hold. */
const OTHER_CLASSES =
  /^(?:FeatureSpace|Feature|Cross|SeedGenerator|Variable|KerasTensor|Sequential|Model|Functional|DTypePolicy)$/;
/** The parts that hold functions which models name; what they are given in a file is judged by itself. */
const FUNCTION_PARTS =
  /^keras(?:\.src)?\.(?:backend|(?:activations|constraints|initializers|layers|losses|metrics|ops|optimizers|quantizers|random|regularizers)(?:\.\w+)*)$/;

/** Packages of Keras's own makers, whose classes and functions are laid out alike. */
const SISTERS = /^keras_(?:hub|nlp|cv|rs)\.(?:src\.)?/;
/** Functions of theirs that load, fetch or keep something, by their names. */
const TOUCHES_FILES = /(?:file|load|save|preset|open|read|write|convert|import|exec|delete|remove|copy)/i;
/** Whole models under a function's name: they download their weights, or load them from a file that is named. */
const APPLICATIONS = /^keras(?:\.src)?\.applications(?:\.\w+)*$/;

/** Functions of TensorFlow that compute; `tensorflow.raw_ops` are nodes of a graph, whose dangerous ones have rows. */
const COMPUTING_MODULES =
  /^tensorflow(?:\.compat\.v[12])?(?:\.(?:__operators__|audio|bitwise|dtypes|image|linalg|lookup|math|nn|quantization|ragged|random|raw_ops|sets|signal|sparse|strings|experimental\.numpy)(?:\.experimental)?)?(?:\.(?:Ragged|Sparse)?Tensor)?$/;
const COMPUTING_INTERNALS =
  /^tensorflow\.python\.(?:framework|ops\.(?:ragged\.\w+|linalg\.\w+|numpy_ops\.\w+|(?:gen_)?(?:array|bitwise|clip|image|linalg|math|nn|random|ragged_array|signal|sort|sparse|special_math|string)_ops(?:_impl|_v2)?|nn_impl|nn|clip_ops|init_ops(?:_v2)?))(?:\.\w+)*$/;
const COMPUTING_IO = /^(?:decode|encode|parse|serialize|deserialize)_\w+$/;

/** The class of an operator of the Keras or TensorFlow ecosystem that no row names exactly. */
export function classifyRegistered(operator: Operator): Classification {
  if (operator.ecosystem === 'tensorflow') return classifyTensorflow(operator);
  if (operator.ecosystem === 'keras' && /^keras(?:\.|$)/.test(operator.module)) return classifyKeras(operator);
  if (operator.ecosystem === 'huggingface') return ownCode(operator);
  if (operator.ecosystem === 'mlflow') return loaderModule(operator);
  if (operator.ecosystem === 'keras' && SISTERS.test(operator.module)) return classifySister(operator);
  if (operator.ecosystem === 'onnx') return classifyOnnx(operator);
  if (operator.ecosystem === 'r') return classifyArgument(operator);
  if (operator.ecosystem === 'paddle') return classifyComputing(operator);
  if (operator.ecosystem === 'jinja') return classifyTemplate(operator);
  return { kind: 'unknown', home: 'other-ecosystem' };
}

/** `auto_map` of transformers: run where the program trusts remote code. */
function ownCode({ module, name }: Operator): Classification {
  const [repository = module, ...elsewhere] = module.split('--');
  const ruling =
    elsewhere.length > 0
      ? verdictRuling('huggingface/code-elsewhere', { name, repository })
      : verdictRuling('huggingface/own-code', { operator: `${module}.${name}` });
  return { kind: 'ruled', ruling };
}

function loaderModule({ module, name }: Operator): Classification {
  if (/^mlflow(?:\.\w+)*$/.test(module) && name === '_load_pyfunc') return safe('It is a loader of MLflow itself.');
  return { kind: 'ruled', ruling: verdictRuling('mlflow/loader', { module }) };
}

function classifyKeras({ ecosystem, module, name }: Operator): Classification {
  const match = findDangerous({ ecosystem, module: 'keras.*', name });
  if (match !== null) return { kind: 'ruled', ruling: rowRuling(match.rule) };
  if (APPLICATIONS.test(module)) return classifyApplication(`${module}.${name}`, name);
  // A name without a module: what the loading program registered, or Keras itself.
  const isClass = /^[A-Z]/.test(name);
  const isPart = isClass ? CLASS_PARTS.test(module) || OTHER_CLASSES.test(name) : FUNCTION_PARTS.test(module);
  if (module === 'keras' || isPart) return safe('It is one of the parts that Keras models are made of.');
  return isClass ? { kind: 'unknown', home: 'other-ecosystem' } : outside('keras', `${module}.${name}`);
}

/** Backbones, tokenizers, preprocessors: built from their configuration; what they read from files is reported by itself. */
function classifySister({ ecosystem, module, name }: Operator): Classification {
  const match = findDangerous({ ecosystem, module: 'keras.*', name });
  if (match !== null) return { kind: 'ruled', ruling: rowRuling(match.rule) };
  if (/^[A-Z]/.test(name)) return safe('It is one of the parts that Keras models are made of.');
  return TOUCHES_FILES.test(name)
    ? outside('keras', `${module}.${name}`)
    : { kind: 'unknown', home: 'other-ecosystem' };
}

function classifyApplication(path: string, name: string): Classification {
  if (name === 'preprocess_input') return safe('It scales the pixels of an image.');
  return { kind: 'ruled', ruling: verdictRuling('keras/application', { operator: path }) };
}

function classifyTensorflow({ ecosystem, module, name }: Operator): Classification {
  const match = findDangerous({ ecosystem, module: 'tensorflow.*', name });
  if (match !== null && module.startsWith('tensorflow.')) return { kind: 'ruled', ruling: rowRuling(match.rule) };
  const isComputing = COMPUTING_MODULES.test(module) || COMPUTING_INTERNALS.test(module);
  if (isComputing || (module === 'tensorflow.io' && COMPUTING_IO.test(name))) {
    return safe('It computes with tensors, or keeps state inside the graph.');
  }
  const isClass = /^[A-Z]/.test(name);
  return isClass ? { kind: 'unknown', home: 'other-ecosystem' } : outside('tensorflow', `${module}.${name}`);
}

function safe(because: string): Classification {
  return { kind: 'safe', use: 'any', because };
}

function outside(registry: 'keras' | 'tensorflow', operator: string): Classification {
  return { kind: 'ruled', ruling: verdictRuling(`${registry}/internal-function`, { operator }) };
}

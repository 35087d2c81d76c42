/** Puts what Keras configurations and TensorFlow graphs resolve into its class: each has registries of its own, in which what no row lists is harmless. */
import type { Operator } from '../facts.ts';
import { findDangerous } from '../rules/catalogue.ts';
import type { Classification } from './classification.ts';
import { generalRuling, rowRuling } from './ruling.ts';

/** The parts of Keras that hold what models are made of; `keras` itself stands for a name without a module. */
const MODEL_PARTS =
  /^keras(?:\.src)?(?:\.(?:activations|applications|backend|constraints|dtype_policies|engine|feature_column|initializers|layers|legacy|losses|metrics|mixed_precision|models|ops|optimizers|premade_models|quantizers|random|regularizers|trainers)(?:\.\w+)*)?$/;
/** Classes of Keras outside those parts that models hold. */
const OTHER_CLASSES = /^(?:FeatureSpace|Feature|Cross|SeedGenerator|Variable|KerasTensor)$/;
const TYPE_SPECIFICATION = /^tensorflow\.python\.(?:framework|ops|data)\.[\w.]+$/;

/** The class of an operator of the Keras or TensorFlow ecosystem that no row names exactly. */
export function classifyRegistered(operator: Operator): Classification {
  const { ecosystem, module, name } = operator;
  if (ecosystem === 'tensorflow') return classifyTensorflow(operator);
  if (ecosystem !== 'keras' || !/^keras(?:\.|$)/.test(module)) return { kind: 'unknown', home: 'other-ecosystem' };
  const match = findDangerous({ ecosystem, module: 'keras.*', name });
  if (match !== null) return { kind: 'ruled', ruling: rowRuling(match.rule) };
  if (MODEL_PARTS.test(module) || OTHER_CLASSES.test(name)) {
    return { kind: 'safe', use: 'any', because: 'It is one of the parts that Keras models are made of.' };
  }
  if (/^[A-Z]/.test(name)) return { kind: 'unknown', home: 'other-ecosystem' };
  const because = `${module}.${name} is a function of Keras outside the parts that models are made of.`;
  return { kind: 'ruled', ruling: generalRuling('keras/internal-function', 'high', 'unknown', because, 'unknown') };
}

function classifyTensorflow({ module, name }: Operator): Classification {
  const isSpecification = TYPE_SPECIFICATION.test(module) && name.endsWith('Spec');
  // Layers that call `tf.math.add` and the like; what leaves the tensors is in the catalogue.
  const isFunction = /^tensorflow(?:\.\w+)*$/.test(module) && !/\.python\b|\.core\b|\.compiler\b/.test(module);
  if (!isSpecification && !isFunction) return { kind: 'unknown', home: 'other-ecosystem' };
  return { kind: 'safe', use: 'any', because: 'It computes with tensors, or keeps state inside the graph.' };
}

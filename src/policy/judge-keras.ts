/** Judges what Keras configurations and TensorFlow graphs resolve: each has registries of its own, in which what is not listed as dangerous is harmless. */
import type { Operand, Operator } from '../facts.ts';
import { findDangerous } from '../rules/catalogue.ts';
import type { Classification } from './classify.ts';
import type { CallFact } from './judge-context.ts';
import { generalRuling, type Ruling, rowRuling } from './ruling.ts';

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

/** What writes where its first inputs say: harmless with the name that the caller of a graph passes in, not with one that the model fixes. */
const WRITES_TO_INPUT: ReadonlySet<string> = new Set(['MergeV2Checkpoints', 'Save', 'SaveSlices', 'SaveV2']);

/** Null where the arguments do not make a call worse or better than its operator is. */
export function placeRuling({ operator, operands }: CallFact): Ruling | null {
  if (operator.ecosystem !== 'tensorflow') return null;
  if (operator.name === 'GFile') return vocabularyRuling(operands);
  if (operator.name === 'PrintV2') return operands.some(isFileUrl) ? fixedPathRuling(operator, 'medium') : null;
  const paths = operands.slice(0, operator.name === 'MergeV2Checkpoints' ? 2 : 1);
  if (!WRITES_TO_INPUT.has(operator.name) || !paths.some(namesFolder)) return null;
  return fixedPathRuling(operator, 'high');
}

function fixedPathRuling({ name }: Operator, severity: 'high' | 'medium'): Ruling {
  const because = `${name} writes to a path that the model itself fixes.`;
  return generalRuling('tensorflow/fixed-path', severity, 'file-write', because);
}

/** A plain name beside the model is what `vocabulary='vocab.txt'` saves; any other path or address is the attack. */
function vocabularyRuling(operands: readonly Operand[]): Ruling | null {
  if (!operands.every((operand) => operand.kind === 'literal' && /^'[^/\\:~]+'$/.test(operand.text))) return null;
  const because = 'It reads a vocabulary from a file beside the model, which is not part of it.';
  return generalRuling('keras/vocabulary-beside', 'medium', 'file-read', because);
}

function isFileUrl(operand: Operand): boolean {
  return operand.kind === 'literal' && operand.text.includes('://');
}

function namesFolder(operand: Operand): boolean {
  return operand.kind === 'literal' && /[/\\]/.test(operand.text);
}

/** Judges calls that are harmless or not by the file that they name: vocabularies, checkpoints, what a graph prints. */
import { COMPUTED_BY_GRAPH, type Fact, type Operand, type Operator } from '../facts.ts';
import { findDangerous } from '../rules/catalogue.ts';
import { WRITES_TO_INPUT } from '../rules/tensorflow.ts';
import { type Ruling, safeRuling, verdictRuling } from './ruling.ts';

type CallFact = Extract<Fact, { kind: 'call' }>;

/** Null where the arguments do not make a call worse or better than its operator is. */
export function placeRuling({ operator, operands, via }: CallFact): Ruling | null {
  if (operator.ecosystem === 'python' && via === 'link')
    return verdictRuling(isBeside(operands) ? 'joblib/array-beside' : 'joblib/array-elsewhere', {});
  if (operator.ecosystem === 'hdf5') return isBeside(operands) ? verdictRuling('hdf5/file-beside', {}) : null;
  if (operator.ecosystem === 'onnx') return onnxRuling(operator, operands);
  if (operator.ecosystem === 'runtime' && operator.name === 'ExternalFile')
    return operands.every(isBelow) ? safeRuling('It is a file beside the model or below it.') : null;
  if (operator.ecosystem !== 'tensorflow') return null;
  if (operator.name === 'GFile') {
    return isBeside(operands) ? verdictRuling('keras/vocabulary-beside', {}) : null;
  }
  if (operator.name === 'PrintV2')
    return operands.some(isFileUrl) ? verdictRuling('tensorflow/fixed-path', operator) : null;
  if (!WRITES_TO_INPUT.has(operator.name)) return null;
  const paths = operands.slice(0, operator.name === 'MergeV2Checkpoints' ? 2 : 1);
  // What is merged is a list, which the graph makes; where it goes to comes last.
  if (!paths.some(namesFolder) && !paths.slice(-1).some(isComputed)) return null;
  return verdictRuling('tensorflow/fixed-path', operator);
}

/** A plain name is what `vocabulary='vocab.txt'` or a file split in two saves; any other path or address is the attack. */
function isBeside(operands: readonly Operand[]): boolean {
  return operands.every((operand) => operand.kind === 'literal' && /^'[^/\\:~]+'$/.test(operand.text));
}

/** Tensors are kept in files below the folder of the model; an operator may be a function that the model defines of others. */
function onnxRuling({ ecosystem, module, name }: Operator, operands: readonly Operand[]): Ruling | null {
  if (name === 'ExternalData' && operands.every(isBelow)) {
    return safeRuling('It lies in a file of the model.');
  }
  const isDefined = operands.some((operand) => operand.kind === 'literal' && operand.type === 'function');
  if (!isDefined || findDangerous({ ecosystem, module: 'onnx.*', name }) !== null) return null;
  return safeRuling(`The model defines ${module}.${name} itself, of operators that are judged by themselves.`);
}

/** Neither absolute nor of a drive, a home, an address or memory, and not above where it began, for readers of either kind of slash. */
function isBelow(operand: Operand): boolean {
  if (operand.kind !== 'literal') return false;
  const path = operand.text.slice(1, -1).replaceAll('\\\\', '/');
  if (/^(?:$|[/~*]|[A-Za-z]:)|:\/|\\[^']/.test(path)) return false;
  let depth = 0;
  for (const part of path.split('/')) {
    // Windows leaves out dots and blanks at the end of a name.
    if (/^\s*\.\.[.\s]*$/.test(part)) depth -= 1;
    else if (/[^.\s]/.test(part)) depth += 1;
    if (depth < 0) return false;
  }
  return depth > 0;
}

function isFileUrl(operand: Operand): boolean {
  return operand.kind === 'literal' && operand.text.includes('://');
}

/** Neither written down nor given by the program. */
function isComputed(operand: Operand): boolean {
  return operand.kind === 'opaque' && operand.reason === COMPUTED_BY_GRAPH;
}

function namesFolder(operand: Operand): boolean {
  return operand.kind === 'literal' && /[/\\]/.test(operand.text);
}

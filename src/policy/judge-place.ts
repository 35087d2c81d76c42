/** Judges calls that are harmless or not by the file that they name: vocabularies, checkpoints, what a graph prints. */
import type { Fact, Operand, Operator } from '../facts.ts';
import { generalRuling, type Ruling } from './ruling.ts';

type CallFact = Extract<Fact, { kind: 'call' }>;

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

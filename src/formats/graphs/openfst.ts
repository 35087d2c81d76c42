/** Automata of OpenFst (`.fst`, of speech recognisers): a type that the reader does not have makes it load a shared library of that name. See https://www.openfst.org/twiki/bin/view/FST/FstAdvancedUsage#FstReg and `ConvertKeyToSoFilename` in https://github.com/kkm000/openfst/blob/main/src/include/fst/register.h. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { firstBytesOf, hasBytesAt } from '../../text/magic.ts';
import type { Examination, Format } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';

const MAGIC = [0xd6, 0xfd, 0xb2, 0x7e];
/** Longer ones are no names of files. */
const NAME_BYTES = 4096;

/** What OpenFst and Kaldi bring. */
const OWN_AUTOMATA =
  /^(?:vector|const(?:8|16|64)?|compact(?:8|16|64)?_(?:weighted_string|string|acceptor|unweighted|unweighted_acceptor)|ngram|edit|(?:arc|[io]label)_lookahead|(?:input_|output_)?(?:rho|phi|sigma)|linear_(?:tagger|classifier)|grammar)$/;
const OWN_WEIGHTS =
  /^(?:standard|log(?:64)?|min_?max|real(?:64)?|signed_log(?:64)?|(?:compact)?lattice[48]{0,4}|(?:left_|right_|restricted_|min_)?(?:standard_|log_)?gallic)$/;

export const openfstFormat: Format = {
  id: 'openfst',
  spec: 'https://www.openfst.org/twiki/bin/view/FST/FstAdvancedUsage#FstReg',
  kind: 'model',
  title: 'OpenFst (Kaldi, Vosk)',
  extensions: ['fst'],
  sees: 'types of automata and of weights for which the reader loads a library, by name',
  provenWith: 'OpenFst 1.7.9',
  firstBytes: firstBytesOf(MAGIC),
  isOpenEnded: true,
  probe: (source) => (textAt(source, MAGIC.length) === null ? null : prober(source)),
};

function prober(source: ByteSource): ((examination: Examination) => void) | null {
  return hasBytesAt(source, 0, MAGIC) ? (examination) => examineTypes(source, examination) : null;
}

function examineTypes(source: ByteSource, examination: Examination): void {
  const names = new NamedOperators(examination, 'openfst');
  const automaton = textAt(source, MAGIC.length) ?? '';
  const at = MAGIC.length + 4 + automaton.length;
  const weights = textAt(source, at) ?? '';
  if (!OWN_AUTOMATA.test(automaton)) names.operator(automaton, MAGIC.length, libraryOf(automaton, 'fst'));
  if (!OWN_WEIGHTS.test(weights)) names.operator(weights, at, libraryOf(weights, 'arc'));
}

function libraryOf(type: string, kind: 'fst' | 'arc'): string {
  return `${type.replace(/[^A-Za-z\d_]/g, '_')}-${kind}.so`;
}

/** Behind its length; null where the source ends before it does. */
function textAt(source: ByteSource, position: number): string | null {
  if (position + 4 > source.size) return null;
  const length = Buffer.from(source.read(position, position + 4)).readUInt32LE();
  if (length > NAME_BYTES || position + 4 + length > source.size) return null;
  return Buffer.from(source.read(position + 4, position + 4 + length)).toString('latin1');
}

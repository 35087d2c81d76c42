/** Pickles that stand as digits or as a list of numbers in JSON or XML, for named loaders that decode and run them: `embedded-carriers.ts` lists those of JSON, `workflow-xml.ts` reads those of Orange. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { byteTable } from '../../bytes/byte-table.ts';
import type { Once } from '../../bytes/once.ts';
import { extensionOf } from '../../model-names.ts';
import { PLAN_WORDS, STUDY_SIGN } from '../../text/configuration-words.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import type { Format } from '../format.ts';
import { holdsDigits } from '../pickles/pickle-digits.ts';
import { CARRIERS } from './embedded-carriers.ts';
import { holdsWord, startsAsJson } from './text-search.ts';

const HEAD_BYTES = 64 * 1024;
/** The root of a workflow of Orange, wherever it stands: what may come before it (declarations, comments, types with brackets) is no regular language, and the reader behind this looks closer. CWE-1333. */
const XML_START = /^\s*</;
const GLANCE_BYTES = 64;
const MAY_START_XML = /^\s*(?:<|$)/;
/** Letters and signs but `<`, where no blank comes before: most content begins so. */
const BEGINS_OTHER = byteTable((byte) => byte > 0x20 && byte < 0x7f && byte !== 0x3c);
const WORKFLOW = /<scheme[\s>/]/;

export const embeddedPicklesFormat: Format = {
  id: 'embedded-pickles',
  spec: 'https://github.com/DLR-RM/stable-baselines3/blob/master/stable_baselines3/common/save_util.py',
  kind: 'text',
  title: 'Pickles as digits in JSON, XML and YAML (Stable-Baselines, Ray, Prefect, Spark, Orange, Polars)',
  extensions: ['json', 'zip', 'ows', 'yaml', 'csv'],
  sees: 'the pickles',
  provenWith: 'stable-baselines3 2.9.2, lmfit 1.3.4, polars 0.20 to 2.1; others: schema',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (isWorkflow(name, once)) {
      return async (examination) => {
        const { examineWorkflow } = await import('./workflow-xml.ts');
        await examineWorkflow(source, examination);
      };
    }
    const isCarrier = holdsCarrier(once);
    const isPlan = holdsPlan(once);
    const isStudy = holdsStudy(once);
    if (!isCarrier && !isPlan && !isStudy && !mayHoldDigits(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineDigits, examineEmbedded, examineNumbers } = await import('./embedded-json.ts');
      if (isStudy) await (await import('../pickles/study-pieces.ts')).examineJournal(source, examination);
      if (isPlan) await examineNumbers(source, examination);
      await examineDigits(source, isCarrier ? await examineEmbedded(source, examination) : new Set(), examination);
    };
  },
};

/** Whether the text may hold what a loader decodes and unpickles. */
export function mayHoldPickles(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  const isKnown = isWorkflow(name, once) || holdsCarrier(once) || holdsPlan(once) || holdsStudy(once);
  return isKnown || mayHoldDigits(source, name, once);
}

/** How texts are called whose first character says little. */
export const STRUCTURED_TEXTS = ['yaml', 'yml', 'toml', 'csv', 'tsv'];

/** Of a text that is nothing but digits, or the text of them in quotes. */
const DIGITS_START =
  /^\s*(?:b?["'])?(?:(?:gA[I-X]|eJ[w-z]|eN[o-r]|eA[E-H]|eF[4-7]|H4sI|QlpoO|\/Td6W)[\w+/-]{16}|(?:\\x80\\x0|\\u0080\\u000)[2-5])/;
/** Their first characters. */
export const DIGITS_FIRST = `geHQ/b"'`;

function mayHoldDigits(_source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  const isStructured = once(startsAsJson) || once(startsAsXml) || STRUCTURED_TEXTS.includes(extensionOf(name));
  return (isStructured || once(startsAsDigits)) && once(holdsDigits);
}

function startsAsDigits(source: ByteSource): boolean {
  const start = headOf(source, GLANCE_BYTES);
  return DIGITS_START.test(Buffer.from(start.buffer, start.byteOffset, start.byteLength).toString('latin1'));
}

/** Before the root of a workflow there may stand as much as its author likes. */
function isWorkflow(name: string, once: Once<ByteSource>): boolean {
  return once(startsAsWorkflow) || (extensionOf(name) === 'ows' && once(startsAsXml));
}

function holdsCarrier(once: Once<ByteSource>): boolean {
  return once(startsAsJson) && CARRIERS.some(({ word }) => holdsWord(once, word));
}

/** Of Polars: the pickles of its functions stand as lists of numbers. */
function holdsPlan(once: Once<ByteSource>): boolean {
  return once(startsAsJson) && PLAN_WORDS.some((word) => holdsWord(once, word));
}

/** Of Optuna: a pickle in pieces of digits. */
function holdsStudy(once: Once<ByteSource>): boolean {
  return once(startsAsJson) && holdsWord(once, STUDY_SIGN);
}

function headBytes(source: ByteSource): Buffer {
  const start = toUtf8(headOf(source, HEAD_BYTES));
  return Buffer.from(start.buffer, start.byteOffset, start.byteLength);
}

function startsAsXml(source: ByteSource): boolean {
  return XML_START.test(headBytes(source).toString('latin1'));
}

function startsAsWorkflow(source: ByteSource): boolean {
  const bytes = headBytes(source);
  if (BEGINS_OTHER[bytes[0] ?? 0] === 1 || !MAY_START_XML.test(bytes.toString('latin1', 0, GLANCE_BYTES))) return false;
  const text = bytes.toString('latin1');
  return XML_START.test(text) && WORKFLOW.test(text);
}

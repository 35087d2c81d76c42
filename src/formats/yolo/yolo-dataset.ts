/** Descriptions of data sets for YOLO: where the data are missing, the trainer runs `download` as a shell command or as Python. See `check_dataset` of https://github.com/ultralytics/yolov5/blob/master/utils/general.py. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import type { Operator } from '../../facts.ts';
import { headText } from '../../text/head-text.ts';
import { isObject, textsOf } from '../../text/json-values.ts';
import { pythonString } from '../../text/python-text.ts';
import { actingExpression } from '../configuration/expressions.ts';
import { hasKey, wordsOf } from '../configuration/text-search.ts';
import { pointerOf, walkValues } from '../configuration/value-walk.ts';
import type { Examination, Format } from '../format.ts';
import { reportServing } from '../serving/serving-facts.ts';

const keyOf = (names: string): RegExp =>
  new RegExp(String.raw`^[ \t]*(?:\? +)?(?:[&!]\S* +)*["']?(?:${names})["']?[ \t]*:`, 'm');
const DOWNLOAD = keyOf('download');
/** What all of those hold, wherever the line begins: a search for a word is the fastest there is. */
const A_DOWNLOAD = /download["']?[ \t]*:/;
const SPLIT = keyOf('train|val');
/** Keys that stand in braces, or in escapes. */
const ELSEWHERE = /^\s*\{|"[^"\n]*\\[xuU]/;

export const yoloDataset: Format = {
  id: 'yolo-dataset',
  spec: 'https://github.com/ultralytics/yolov5/blob/master/utils/general.py',
  kind: 'text',
  title: 'YOLO data set',
  extensions: ['yaml', 'yml'],
  sees: 'commands and Python that run where the data are missing',
  provenWith: 'data sets of YOLOv5 7.0, YOLOv7 and ultralytics 8.4',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (!isYoloDataset(source, name, once)) return null;
    return (examination) => examineDataset(source, once, examination);
  },
};

export function isYoloDataset(_source: ByteSource, _name: string, once: Once<ByteSource>): boolean {
  if (!once(wordsOf).has('download')) return false;
  const head = once(headText);
  return (
    (A_DOWNLOAD.test(head) && DOWNLOAD.test(head) && SPLIT.test(head)) ||
    (/\b(?:train|val)\b/.test(head) && ELSEWHERE.test(head))
  );
}

async function examineDataset(source: ByteSource, once: Once<ByteSource>, examination: Examination): Promise<void> {
  // Loaded only here: most runs see no such file.
  const { readConfiguration } = await import('../configuration/configuration-text.ts');
  const { documents, failure } = await readConfiguration(once);
  for (const root of documents) {
    if (!isObject(root)) continue;
    walkValues(root, (value, place) => {
      if (!isObject(value)) return;
      for (const text of textsOf(value, 'download')) reportDownload(text, value.offset, pointerOf(place), examination);
    });
  }
  if (failure?.reason === 'limit' && hasKey(source, DOWNLOAD) && hasKey(source, SPLIT)) throw failure;
}

/** A script of the folder, with plain arguments. */
const SCRIPT = /^bash +[\w./-]+(?: +[\w./=:-]+)*\s*$/;
/** Methods that only show or count. */
const SHOWING = /__(?:str|repr|len)__/g;

function reportDownload(text: string, offset: number, at: string, examination: Examination): void {
  const isShell = /^bash /.test(text);
  if (isShell && SCRIPT.test(text) && !/^bash +-/.test(text)) {
    reportServing('script', text, { offset, at }, examination);
    return;
  }
  const isPython = !isShell && !/^https?:\S+$/i.test(text);
  if (!isShell && !(isPython && actingExpression(`$${text.replace(SHOWING, 'shown')}`) !== null)) return;
  const operator: Operator = isShell
    ? { ecosystem: 'python', module: 'os', name: 'system' }
    : { ecosystem: 'python', module: 'builtins', name: 'exec' };
  const shown = pythonString(text, examination.limits.argumentCharacters);
  examination.report({ kind: 'import', operator, via: 'config', offset, at });
  examination.report({ kind: 'call', operator, via: 'config', arguments: shown, operands: [], offset, at });
}

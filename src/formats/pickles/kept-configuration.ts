/** Configurations that a checkpoint keeps as plain data, and out of which its loader imports, calls or runs something: the instantiator of Lightning, `_target_` of NeMo, the source of a configuration of MMEngine. See https://github.com/Lightning-AI/pytorch-lightning/blob/2.5.0/src/lightning/pytorch/core/saving.py and https://github.com/open-mmlab/mmengine/blob/main/mmengine/infer/infer.py. */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import type { Skip } from '../../pickle/session.ts';
import { holdsPattern } from '../../text/pattern-search.ts';
import { leavesFolder } from '../archives/member-names.ts';
import { actingPath } from '../components/loader-kinds.ts';
import { operatorAt } from '../configuration/dotted-name.ts';
import type { Examination } from '../format.ts';
import { eachText, type TextPlace, type WordList, wordList } from './pickle-texts.ts';

const INSTANTIATOR = '_instantiator';
/** Under these NeMo and Lightning's command line have the paths of what they make. */
const TARGETS: readonly string[] = ['_target_', 'class_path'];
/** Beside it stands the module that pyannote imports. https://github.com/pyannote/pyannote-audio/blob/main/src/pyannote/audio/core/model.py */
const PYANNOTE = 'pyannote.audio';
const MODULE = 'module';
const SOURCE_HOLDERS: readonly string[] = ['runtime_info', 'meta'];
const SOURCE = 'cfg';
/** Parts of a distributed checkpoint, of which `torch.distributed.checkpoint` unpickles those that are no tensors. https://github.com/pytorch/pytorch/blob/main/torch/distributed/checkpoint/filesystem.py */
const PART = 'relative_path';
/** Its class; other programs keep paths under that key, too. */
const PART_CLASS = /_StorageInfo/;
/** Where a checkpoint lay, which nothing opens. */
const HOME = 'checkpoint_id';
/** What makes a path of it. */
const PATH_CLASS = /^pathlib\b|^(?:Pure)?(?:Posix|Windows)?Path$/;
const KEYS: ReadonlySet<string> = new Set([
  ...[INSTANTIATOR, PYANNOTE, MODULE, SOURCE, PART],
  ...[...TARGETS, ...SOURCE_HOLDERS],
]);
/** Bytes of a key with its opcode, every letter in an escape. */
const KEY_BYTES = 160;
/** Bytes of a path; what is longer starts nothing. */
const PATH_BYTES = 1024;
/** Bytes of a configuration: those of the largest detectors have a tenth. */
const TEXT_BYTES = 1024 * 1024;
/** What a text that is looked at counts as, of the entries of a file. */
const TEXT_ENTRIES = 16;
const OWN_INSTANTIATOR = /^(?:lightning\.pytorch|pytorch_lightning)\.cli\.instantiate_module$/;
/** What a configuration that MMEngine writes has not: it assigns dicts, lists and numbers. */
const MAY_ACT = /\bimport\b|__\w|\b(?:exec|eval|open|compile|getattr)\s*\(|[\w\])]\s*\.\s*\w+\s*\(/;

/** The pickles of a source. */
interface Pickles {
  readonly starts: readonly number[];
  /** What is no opcodes between them. */
  readonly skips: readonly Skip[];
}

export async function examineKept(source: ByteSource, pickles: Pickles, examination: Examination): Promise<void> {
  const { starts, skips } = pickles;
  const content = source.again?.() ?? source;
  const each: EachText = (mostBytes, told, words) => {
    for (const start of starts)
      eachText(content, { start, skips, mostBytes, ...(words === undefined ? {} : { words }) }, told);
  };
  const keys = keysIn(each);
  if (keys.has(INSTANTIATOR)) reportBehind(INSTANTIATOR, each, instantiatorIn, examination);
  if (keys.has(PYANNOTE) && keys.has(MODULE)) reportBehind(MODULE, each, modelIn, examination);
  if (keys.has(PART) && holdsPattern(content, PART_CLASS)) reportParts(each, examination);
  if (TARGETS.some((key) => keys.has(key))) reportTargets(each, examination);
  if (keys.has(SOURCE) && SOURCE_HOLDERS.some((key) => keys.has(key))) await examineSources(each, examination);
}

type EachText = (mostBytes: number, told: (text: TextPlace) => boolean, words?: WordList) => void;

const WORDS = wordList(KEYS);

function keysIn(each: EachText): ReadonlySet<string> {
  const keys = new Set<string>();
  const told = (place: TextPlace) => {
    const text = place.read(KEY_BYTES);
    if (KEYS.has(text)) keys.add(text);
    return keys.size < KEYS.size;
  };
  each(KEY_BYTES, told, WORDS);
  return keys;
}

/** The key stands once, and is remembered: any other text may be the path of a part. */
function reportParts(each: EachText, examination: Examination): void {
  let isHome = false;
  each(PATH_BYTES, (place) => {
    const text = place.read(PATH_BYTES);
    if (!isHome && leavesFolder(text))
      examination.report({ kind: 'anomaly', anomaly: 'path-traversal', detail: text, offset: place.offset });
    isHome = text === HOME || (isHome && PATH_CLASS.test(text));
    return true;
  });
}

function reportTargets(each: EachText, examination: Examination): void {
  each(PATH_BYTES, (place) => {
    const path = actingPath(place.read(PATH_BYTES));
    const operator = path === null ? null : operatorAt(path);
    if (operator !== null) reportCalled(operator, place.offset, examination);
    return true;
  });
}

async function examineSources(each: EachText, examination: Examination): Promise<void> {
  const found: TextPlace[] = [];
  each(TEXT_BYTES, (place) => {
    const text = place.read(TEXT_BYTES);
    if (text.includes('\n') && MAY_ACT.test(text)) found.push(place);
    return true;
  });
  for (const { offset, read } of found) {
    examination.countEntry(TEXT_ENTRIES);
    const content = memorySource(Buffer.from(read(TEXT_BYTES)));
    await examination.member(`text@${offset}`, content, offset, { expected: 'python-handler' });
  }
}

/** The text behind the key is what stands under it; picklers write both where the key stands first. @param pathIn null where nothing is to be told */
function reportBehind(
  key: string,
  each: EachText,
  pathIn: (text: string) => string | null,
  examination: Examination,
): void {
  let isNext = false;
  each(PATH_BYTES, (place) => {
    const text = place.read(PATH_BYTES);
    const path = isNext ? pathIn(text) : null;
    if (path !== null) reportNamed(path, place.offset, examination);
    const isDone = isNext;
    isNext = text === key;
    return !isDone;
  });
}

function instantiatorIn(text: string): string | null {
  return OWN_INSTANTIATOR.test(text) ? null : text;
}

/** The module is imported, and a class of it loads the rest. */
function modelIn(text: string): string | null {
  return /^pyannote\./.test(text) ? null : `${text}.load_from_checkpoint`;
}

function reportNamed(path: string, offset: number, examination: Examination): void {
  const operator = operatorAt(path);
  const reason = 'what the loader of a checkpoint imports is no path of names';
  if (operator === null) examination.report({ kind: 'unresolved-import', reason, offset });
  else reportCalled(operator, offset, examination);
}

function reportCalled(
  operator: NonNullable<ReturnType<typeof operatorAt>>,
  offset: number,
  examination: Examination,
): void {
  examination.report({ kind: 'import', operator, via: 'config', offset });
  examination.report({ kind: 'call', operator, via: 'component', arguments: '…', operands: [], offset });
}

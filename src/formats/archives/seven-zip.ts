/** 7z archives, which no loader opens but people unpack, through 7-Zip itself compiled to WebAssembly. https://github.com/ip7z/7zip/blob/main/DOC/7zFormat.txt */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin, LimitError } from '../../bytes/limit-error.ts';
import type { FormatId } from '../../format-ids.ts';
import { ascii, firstBytesOf, hasBytesAt } from '../../text/magic.ts';
import type { Examination, Format } from '../format.ts';
import { expectedFormats, isPythonName } from '../torch/torch-archive.ts';
import { leavesFolder } from './member-names.ts';
import { examineExpected, examinePython, type PythonEntry } from './python-entries.ts';
import { keyWorkOf } from './seven-zip-header.ts';
import { openSevenZip, type SevenZipSession } from './seven-zip-thread.ts';
import { insideArchive, Stowaways } from './stowaways.ts';

const MAGIC = [...ascii('7z'), 0xbc, 0xaf, 0x27, 0x1c];
/** Of the budget of entries: starting the program takes up to 150 ms, and one of its entries takes as long as twenty of a zip archive. */
const ARCHIVE_WEIGHT = 8000;
const ENTRY_WEIGHT = 8;
/** Hashes of keys: two blocks as tools encrypt them. What is encrypted cannot be examined anyway. CWE-400. */
const MAX_KEY_WORK = 2 ** 20;

export const sevenZipFormat: Format = {
  id: '7z',
  spec: 'https://github.com/ip7z/7zip/blob/main/DOC/7zFormat.txt',
  kind: 'container',
  title: '7z archives',
  extensions: ['7z'],
  sees: 'every entry, unpacked by 7-Zip in a thread of its own',
  provenWith: '7-Zip',
  firstBytes: firstBytesOf(MAGIC),
  probe: (source) => (hasBytesAt(source, 0, MAGIC) ? (examination) => examineSevenZip(source, examination) : null),
};

async function examineSevenZip(source: ByteSource, examination: Examination): Promise<void> {
  keepWithin('sevenZipBytes', source.size, 0);
  examination.countEntry(ARCHIVE_WEIGHT);
  const keyWork = keyWorkOf(source);
  const session = await openSevenZip(source);
  try {
    await examineListed(session, keyWork, examination);
  } finally {
    session.close();
  }
}

async function examineListed(session: SevenZipSession, keyWork: number, examination: Examination): Promise<void> {
  const { listing } = session;
  const entries = listedEntries(listing);
  examination.countEntry(ENTRY_WEIGHT * entries.length);
  const total = entries.reduce((sum, { bytes }) => sum + bytes, 0);
  keepWithin('sevenZipBytes', total, 0);
  const slowBytes = entries.reduce((sum, { ppmdBytes }) => sum + ppmdBytes, 0);
  keepWithin('sevenZipPpmdBytes', slowBytes, 0);
  const isReadable = keyWork <= MAX_KEY_WORK && !entries.every(({ isEncrypted }) => isEncrypted);
  const messages = isReadable ? await examineEntries(session, examination) : '';
  await reportEntries(entries, examination);
  reportLinks(messages, examination);
  const failure = failureIn(`${listing}\n${messages}`);
  if (failure !== null) throw failure;
  if (keyWork > MAX_KEY_WORK) throw new FormatError('encrypted', { reason: 'encrypted' });
}

interface ListedEntry {
  readonly name: string;
  readonly bytes: number;
  /** Of a block, which the first of its entries has. */
  readonly ppmdBytes: number;
  readonly isEncrypted: boolean;
}

/** Blocks of lines: `Path = model.pkl`, `Size = 70`, `Packed Size = 60`, …, `Encrypted = +`, `Method = LZMA2:12`. */
function listedEntries(listing: string): ListedEntry[] {
  return listing.split(/^Path = /m).flatMap((block, index) => {
    const name = /^.*/.exec(block)?.[0] ?? '';
    if (index === 0) return [];
    const bytes = Number(/^Size = (\d+)$/m.exec(block)?.[1] ?? 0);
    const packed = Number(/^Packed Size = (\d+)$/m.exec(block)?.[1] ?? 0);
    const ppmdBytes = /^Method = .*PPMD/m.test(block) ? packed : 0;
    return [{ name, bytes, ppmdBytes, isEncrypted: /^Encrypted = \+$/m.test(block) }];
  });
}

/** What only the listing says: the program unpacks under names that it made harmless. */
async function reportEntries(entries: readonly ListedEntry[], examination: Examination): Promise<void> {
  const seen = new Set<string>();
  for (const { name, isEncrypted } of entries) {
    const report = (anomaly: '7z-duplicate-name' | 'path-traversal') =>
      examination.report({ kind: 'anomaly', anomaly, detail: name, offset: 0 });
    if (leavesFolder(name)) report('path-traversal');
    if (seen.has(name)) report('7z-duplicate-name');
    seen.add(name);
    if (!isEncrypted) continue;
    const failure = new FormatError('encrypted', { reason: 'encrypted' });
    await examination.member(name, memorySource(new Uint8Array()), 0, { failure });
  }
}

/** Links that the program refused to make, for they lead out of the folder. */
const DANGEROUS_LINK = /^ERROR: Dangerous [\w ]*link[\w ]* was ignored : (.*)$/gm;

function reportLinks(messages: string, examination: Examination): void {
  for (const [, detail = ''] of messages.matchAll(DANGEROUS_LINK)) {
    examination.report({ kind: 'anomaly', anomaly: 'link-outside', detail: detail.replace(' : ', ' → '), offset: 0 });
  }
}

function failureIn(messages: string): FormatError | null {
  // What follows in the end only counts the others.
  const others = messages.replace(DANGEROUS_LINK, '');
  const isCounted = others !== messages;
  const [error] = (isCounted ? /^.*\bERROR\b.*$/m : /^.*\b(?:ERROR|ERRORS)\b.*$/m).exec(others) ?? [];
  if (error === undefined) return null;
  if (/allocate|Abort|out of memory/i.test(messages)) {
    return new LimitError('sevenZipMemory', 0);
  }
  const isEncrypted = /^Encrypted = \+$|password/im.test(messages);
  return new FormatError(isEncrypted ? 'encrypted' : error, { reason: isEncrypted ? 'encrypted' : 'malformed' });
}

/** Unpacks all, examines what came out, source at the end, and returns what was printed. */
async function examineEntries(session: SevenZipSession, examination: Examination): Promise<string> {
  const { messages, files } = await session.unpack();
  const names = files.map(({ path }) => path);
  const expectedFor = expectedFormats(names);
  const inside = insideArchive(examination, names);
  const stowaways = new Stowaways();
  const python: PythonEntry[] = [];
  for (const { path, pieces } of files) {
    const examine = async (expected: FormatId | undefined) => {
      const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
      const expansion = await inside.expand(pieces, bytes);
      stowaways.see(path, expansion.source, expected, 0);
      await inside.member(path, expansion.source, 0, expected === undefined ? expansion : { ...expansion, expected });
    };
    const expected = expectedFor(path);
    if (isPythonName(path)) python.push({ name: path, expected, examine });
    else await examineExpected(expected, examine);
  }
  await examinePython(python, examination);
  stowaways.report(names, examination);
  return messages;
}

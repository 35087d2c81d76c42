/** Zip archives, PyTorch's and NumPy's among them: every entry that any reader would find is a member. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import type { FormatId } from '../../format-ids.ts';
import { extensionOf, hasModelName } from '../../model-names.ts';
import { hasHeader } from '../../pickle/starts.ts';
import { ascii, hasBytesAt, ZIP_START } from '../../text/magic.ts';
import type { Examination, Format } from '../format.ts';
import { examineHiddenPickle } from '../pickles/hidden-pickle.ts';
import { layoutOf } from '../stores/lmdb-layout.ts';
import { reportShellNames } from '../torch/compiler-flags.ts';
import { expectedFormats, isPythonName, storageNames, storageRecords } from '../torch/torch-archive.ts';
import { ArchiveLinks, leavesFolder } from './member-names.ts';
import { examineExpected, examinePython, type PythonEntry } from './python-entries.ts';
import { insideArchive, Stowaways } from './stowaways.ts';
import { tarHeaderAt } from './tar-header.ts';
import { endsAsZip } from './zip-end.ts';
import { examineEntry, STORED, sizeOf } from './zip-entry.ts';
import type { ZipEntry } from './zip-records.ts';
import { archivesInRow } from './zip-sequence.ts';
import { readZipStructure, type ZipStructure } from './zip-structure.ts';

/** What an archive counts as, beside its entries: trees of archives are made of few bytes. CWE-409. */
const ARCHIVE_ENTRIES = 4;

/** What `torch.distributed.checkpoint` calls its files: under other names nobody writes several archives into one. */
const ROW_EXTENSION = 'distcp';

const PLAIN_NAME = /^[\x20-\x7e]*$/;
/** The id of Info-ZIP's Unicode path, as it stands in an extra field. APPNOTE section 4.6.9. */
const UNICODE_PATH = 'up';

export const zipFormat: Format = {
  id: 'zip',
  spec: 'https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT',
  kind: 'container',
  title: 'Zip archives, those of PyTorch, Keras and NumPy among them',
  extensions: ['zip', 'pt', 'pth', 'npz', 'keras', 'mar', 'nemo', 'skops'],
  sees: 'every entry that any reader finds, and where readers disagree',
  provenWith: 'CPython 3.11 (zipfile), torch 1.13 and 2.13',
  // In a tar archive a zip member may well lie within the last 64 KiB: it is examined as that member.
  probe(source, name) {
    const isZip =
      startsAsZip(source) || (endsAsZip(source, () => tarHeaderAt(source, 0) !== null) && !isDatabase(source, name));
    return isZip ? (examination) => examineZip(source, examination) : null;
  },
};

/** A local header, the end record of an empty archive, or the marker of a spanned one that fits in one file. */
const STARTS: readonly (readonly number[])[] = [
  ZIP_START,
  [...ascii('PK'), 5, 6],
  [...ascii('PK'), 7, 8, ...ascii('PK')],
];

/** A database may end with an archive that it keeps, and is examined value by value. */
function isDatabase(source: ByteSource, name: string): boolean {
  return layoutOf(source) !== null && !hasModelName(name) && extensionOf(name) !== 'zip';
}

function startsAsZip(source: ByteSource): boolean {
  return STARTS.some((start) => hasBytesAt(source, 0, start));
}

async function examineZip(source: ByteSource, examination: Examination): Promise<void> {
  const isRow = extensionOf(examination.name) === ROW_EXTENSION;
  const row = isRow ? archivesInRow(source, () => examination.countEntry()) : [];
  for (const { start, end } of row) {
    await examination.member(`archive@${start}`, sectionOf(source, start, end), start);
  }
  if (row.length === 0) await examineArchive(source, examination);
}

async function examineArchive(source: ByteSource, examination: Examination): Promise<void> {
  examination.countEntry(ARCHIVE_ENTRIES);
  const structure = readZipStructure(source, () => examination.countEntry());
  for (const anomaly of structure.anomalies) examination.report({ kind: 'anomaly', ...anomaly });
  const { names, entries } = await namedEntries(structure.entries);
  reportShellNames(names, examination);
  const expectedFor = expectedFormats(names);
  const isStorage = storageNames(names);
  const recordsFor = storageRecords(names, entries.map(sizeOf));
  const seen = new Map<string, number>();
  const links = new ArchiveLinks();
  const stowaways = new Stowaways();
  const inside = insideArchive(examination, names);
  const examined = new Set<string>();
  const python: PythonEntry[] = [];
  for (const [index, entry] of entries.entries()) {
    const name = names[index] ?? entry.rawName;
    checkName(name, entry, seen, examination);
    const expected = expectedFor(name);
    // Thousands of entries may share their bytes: one look at them is enough.
    const isNumbers = entry.method === STORED && isStorage(name);
    const key = `${entry.dataStart} ${entry.dataEnd} ${entry.method} ${entry.flags} ${isNumbers} ${expected}`;
    if ((name.endsWith('/') && entry.dataEnd === entry.dataStart) || examined.has(key)) continue;
    examined.add(key);
    if (links.climbsBehind(name, null)) {
      examination.report({ kind: 'anomaly', anomaly: 'path-traversal', detail: name, offset: entry.offset });
    }
    const look = { links, name, isNumbers, storages: recordsFor(name), stowaways };
    const examine = (format: FormatId | undefined) =>
      examineEntry(source, entry, { ...look, expected: format }, inside);
    if (isPythonName(name)) python.push({ name, expected, examine });
    else await examineExpected(expected, examine);
  }
  await examinePython(python, examination);
  stowaways.report(names, examination);
  await examineAround(source, structure, examination);
}

/** What stands before and behind the archive, and what is missing in it. */
async function examineAround(source: ByteSource, structure: ZipStructure, examination: Examination): Promise<void> {
  // What stands before the archive no reader of zip looks at; others may. A pickle around it is examined as such.
  if (structure.start > 0 && !startsAsZip(source) && !hasHeader(source, 0)) {
    await examineHiddenPickle(sectionOf(source, 0, structure.start), examination);
  }
  if (!structure.isCut && structure.end < source.size) {
    await examination.member('trailing data', sectionOf(source, structure.end, source.size), structure.end);
  }
  if (structure.entries.length === 0 && hasModelName(examination.name)) {
    throw new FormatError('expected the members of a model, found an archive without any', { offset: 0 });
  }
  if (structure.isCut) {
    throw new FormatError('expected a central directory, found none', { reason: 'truncated', offset: source.size });
  }
}

interface NamedEntries {
  readonly names: readonly string[];
  readonly entries: readonly ZipEntry[];
}

/**
 * Each by the name that readers decode. ASCII without a name in an extra field means itself, whatever the flags say: most
 * archives hold no other. Of two names some readers take the one of the header, others the one of the extra field: it is there by both.
 */
async function namedEntries(entries: readonly ZipEntry[]): Promise<NamedEntries> {
  if (entries.every(({ rawName, extra }) => PLAIN_NAME.test(rawName) && !extra.includes(UNICODE_PATH))) {
    return { names: entries.map(({ rawName }) => rawName), entries };
  }
  // Loaded only here: a commit without such an archive does not pay for it.
  const { default: yauzl } = await import('yauzl'); // its named exports do not survive bundling: it is CommonJS
  const named = entries.flatMap((entry) => {
    const decode = (raw: string, extra: string): string =>
      yauzl.getFileNameLowLevel(
        entry.flags,
        Buffer.from(raw, 'latin1'),
        yauzl.parseExtraFields(Buffer.from(extra, 'latin1')),
        true,
      );
    return [...new Set([nameOf(entry, decode), decode(entry.rawName, '')])].map((name) => ({ name, entry }));
  });
  return { names: named.map(({ name }) => name), entries: named.map(({ entry }) => entry) };
}

function nameOf(entry: ZipEntry, decode: (raw: string, extra: string) => string): string {
  try {
    return decode(entry.rawName, entry.extra);
  } catch {
    // An extra field that is none: the name still stands in the header.
    return decode(entry.rawName, '');
  }
}

function checkName(name: string, entry: ZipEntry, seen: Map<string, number>, examination: Examination): void {
  const { offset } = entry;
  const known = seen.get(name);
  if (known !== undefined && known !== offset) {
    examination.report({ kind: 'anomaly', anomaly: 'zip-duplicate-name', detail: `${name} twice`, offset });
  }
  seen.set(name, offset);
  if (name.includes('\0')) {
    examination.report({ kind: 'anomaly', anomaly: 'zip-name-nul', detail: JSON.stringify(name), offset });
  }
  if (leavesFolder(name)) examination.report({ kind: 'anomaly', anomaly: 'path-traversal', detail: name, offset });
}

/** Zip archives, PyTorch's and NumPy's among them: every entry that any reader would find is a member. https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT */
import { type ByteSource, headOf, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import type { FormatId } from '../../format-ids.ts';
import { hasModelName } from '../../model-names.ts';
import { hasHeader } from '../../pickle/starts.ts';
import { decodeBzip2 } from '../../streams/bzip2.ts';
import { type Extent, inflate } from '../../streams/inflate.ts';
import { decodeZipLzma } from '../../streams/lzma.ts';
import { decodeXz } from '../../streams/xz.ts';
import { decodeZstd } from '../../streams/zstd.ts';
import { ascii, hasBytesAt } from '../../text/magic.ts';
import type { Examination, Format } from '../format.ts';
import { examineHiddenPickle } from '../pickles/hidden-pickle.ts';
import { expectedFormats, storageNames, storageRecords } from '../torch/torch-archive.ts';
import { ArchiveLinks, leavesFolder, linkLeavesFolder } from './member-names.ts';
import { insideArchive, Stowaways } from './stowaways.ts';
import { tarHeaderAt } from './tar-header.ts';
import { reportVersion } from './version-marks.ts';
import { endsAsZip } from './zip-end.ts';
import { FLAG } from './zip-records.ts';
import { readZipStructure, type ZipEntry } from './zip-structure.ts';

/** APPNOTE section 4.4.5. */
const STORED = 0;
const DEFLATE = 8;

/** The entry's own promise of its size counts only where the data have no end marker. */
type Decode = (extent: Extent, size: number) => Generator<Uint8Array> | AsyncGenerator<Uint8Array>;

const DECODERS: { readonly [method: number]: Decode } = {
  [DEFLATE]: inflate,
  12: decodeBzip2,
  14: decodeZipLzma,
  20: decodeZstd,
  93: decodeZstd,
  95: decodeXz,
};

/** What an archive counts as, beside its entries: trees of archives are made of few bytes. CWE-409. */
const ARCHIVE_ENTRIES = 4;

const MAX_LINK_BYTES = 4096;

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
  probe(source) {
    const isZip = startsAsZip(source) || endsAsZip(source, () => tarHeaderAt(source, 0) !== null);
    return isZip ? (examination) => examineZip(source, examination) : null;
  },
};

/** A local header, the end record of an empty archive, or the marker of a spanned one that fits in one file. */
const STARTS: readonly (readonly number[])[] = [
  [...ascii('PK'), 3, 4],
  [...ascii('PK'), 5, 6],
  [...ascii('PK'), 7, 8, ...ascii('PK')],
];

function startsAsZip(source: ByteSource): boolean {
  return STARTS.some((start) => hasBytesAt(source, 0, start));
}

async function examineZip(source: ByteSource, examination: Examination): Promise<void> {
  examination.countEntry(ARCHIVE_ENTRIES);
  const structure = readZipStructure(source, () => examination.countEntry());
  for (const anomaly of structure.anomalies) examination.report({ kind: 'anomaly', ...anomaly });
  const names = await namesOf(structure.entries);
  const expectedFor = expectedFormats(names);
  const isStorage = storageNames(names);
  const recordsFor = storageRecords(names, structure.entries.map(sizeOf));
  const seen = new Map<string, number>();
  const links = new ArchiveLinks();
  const stowaways = new Stowaways();
  const inside = insideArchive(examination, names);
  const examined = new Set<string>();
  for (const [index, entry] of structure.entries.entries()) {
    const name = names[index] ?? entry.rawName;
    checkName(name, entry, seen, examination);
    const expected = expectedFor(name);
    // Thousands of entries may share their bytes: one look at them is enough.
    const key = `${entry.dataStart} ${entry.dataEnd} ${entry.method} ${entry.flags} ${expected}`;
    if ((name.endsWith('/') && entry.dataEnd === entry.dataStart) || examined.has(key)) continue;
    examined.add(key);
    const isNumbers = entry.method === STORED && isStorage(name);
    if (links.climbsBehind(name, null)) {
      examination.report({ kind: 'anomaly', anomaly: 'path-traversal', detail: name, offset: entry.offset });
    }
    const look = { links, name, expected, isNumbers, storages: recordsFor(name), stowaways };
    await examineEntry(source, entry, look, inside);
  }
  stowaways.report(names, examination);
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

/** As readers decode them. ASCII without a name in an extra field means itself, whatever the flags say: most archives hold no other. */
async function namesOf(entries: readonly ZipEntry[]): Promise<readonly string[]> {
  if (entries.every(({ rawName, extra }) => PLAIN_NAME.test(rawName) && !extra.includes(UNICODE_PATH))) {
    return entries.map(({ rawName }) => rawName);
  }
  // Loaded only here: a commit without such an archive does not pay for it.
  const { default: yauzl } = await import('yauzl'); // its named exports do not survive bundling: it is CommonJS
  return entries.map((entry) =>
    nameOf(entry, (raw, extra) =>
      yauzl.getFileNameLowLevel(
        entry.flags,
        Buffer.from(raw, 'latin1'),
        yauzl.parseExtraFields(Buffer.from(extra, 'latin1')),
        true,
      ),
    ),
  );
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

/** Null where only expanding it would show. */
function sizeOf({ method, dataStart, dataEnd, size }: ZipEntry): number | null {
  return method === STORED ? dataEnd - dataStart : size;
}

interface EntryLook {
  readonly links: ArchiveLinks;
  readonly name: string;
  readonly expected: FormatId | undefined;
  readonly isNumbers: boolean;
  readonly storages: ReadonlyMap<string, number> | undefined;
  readonly stowaways: Stowaways;
}

async function examineEntry(
  source: ByteSource,
  entry: ZipEntry,
  { name, links, expected, isNumbers, storages, stowaways }: EntryLook,
  examination: Examination,
): Promise<void> {
  const { dataStart, dataEnd, offset } = entry;
  const raw = sectionOf(source, dataStart, dataEnd);
  const examine = (content: ByteSource, failure: FormatError | null) => {
    stowaways.see(name, content, expected, offset);
    reportVersion(name, content, offset, examination);
    return examination.member(name, content, offset, {
      failure,
      isNumbers,
      isWeak: isDocument(source) && !hasModelName(examination.name),
      ...(expected === undefined ? {} : { expected }),
      ...(storages === undefined ? {} : { storages }),
    });
  };
  if ((entry.flags & (FLAG.encrypted | FLAG.strong | FLAG.masked)) !== 0) {
    // Some readers do not look at the flag: what stands there unencrypted is examined all the same.
    return examination.member(name, raw, offset, {
      failure: new FormatError('encrypted', { reason: 'encrypted', offset }),
    });
  }
  const decode = DECODERS[entry.method];
  if (decode === undefined && entry.method !== STORED) {
    const failure = new FormatError(`compression method ${entry.method}`, { reason: 'unsupported', offset });
    return examination.member(name, raw, offset, { failure });
  }
  if (decode === undefined) {
    if (entry.isLink) checkLink(name, raw, { links, offset }, examination);
    checkSize(name, entry, raw.size, examination);
    return examine(raw, null);
  }
  const expansion = await examination.expand(
    decode(entryExtent(source, entry), markedSize(entry)),
    dataEnd - dataStart,
  );
  if (expansion.failure === null) checkSize(name, entry, expansion.source.size, examination);
  if (entry.isLink) checkLink(name, expansion.source, { links, offset }, examination);
  return examine(expansion.source, expansion.failure);
}

/** A document of Office 97: its parts lie scattered in it, archives that are embedded in it too, which then no reader of zip reads. https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-cfb/ */
function isDocument(source: ByteSource): boolean {
  return hasBytesAt(source, 0, COMPOUND_FILE);
}

const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function markedSize({ flags, size }: ZipEntry): number {
  return (flags & FLAG.endMarker) !== 0 || size === null ? Number.POSITIVE_INFINITY : size;
}

/** For deflate one byte more than the data: it distinguishes a complete stream from one that is cut. */
function entryExtent(source: ByteSource, { method, dataStart, dataEnd }: ZipEntry): Extent {
  const more = method === DEFLATE && dataEnd < source.size ? 1 : 0;
  return { source, start: dataStart, end: dataEnd + more };
}

function checkSize(name: string, { size, offset }: ZipEntry, found: number, examination: Examination): void {
  if (size === null || size === found) return;
  const detail = `${name} promises ${size} bytes, holds ${found}`;
  examination.report({ kind: 'anomaly', anomaly: 'zip-entry-size', detail, offset });
}

function checkLink(
  name: string,
  raw: ByteSource,
  { links, offset }: { readonly links: ArchiveLinks; readonly offset: number },
  examination: Examination,
): void {
  const target = Buffer.from(headOf(raw, MAX_LINK_BYTES)).toString('utf8');
  const isOutside = linkLeavesFolder(name, target) || links.climbsBehind(name, target);
  links.add(name);
  if (isOutside) {
    examination.report({ kind: 'anomaly', anomaly: 'link-outside', detail: `${name} → ${target}`, offset });
  }
}

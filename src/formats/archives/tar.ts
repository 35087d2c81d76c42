/** Tar archives: v7, ustar, pax and GNU. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html and https://www.gnu.org/software/tar/manual/html_node/Standard.html */
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import { DeadEndError, FormatError } from '../../bytes/format-error.ts';
import type { Anomaly } from '../../facts.ts';
import type { FormatId } from '../../format-ids.ts';
import type { Examination, Format } from '../format.ts';
import { expectedFormats, isPythonName, isRequirementsName } from '../torch/torch-archive.ts';
import { ArchiveLinks, isLayerName, isRootedLayer, leavesFolder, linkLeavesFolder } from './member-names.ts';
import { examinePython, type PythonEntry } from './python-entries.ts';
import { insideArchive, Stowaways } from './stowaways.ts';
import { type Extension, readExtension } from './tar-extension.ts';
import { BLOCK_BYTES, behindZeroBlocks, isZeroBlock, nextHeader, type TarHeader, tarHeaderAt } from './tar-header.ts';

const LINK = '2';
const HARD_LINK = '1';
/** Of characters and of blocks. */
const DEVICES = '34';
/** Types that have no data, whatever their size field says: links, devices, folders, pipes. */
const WITHOUT_DATA = '123456';

export const tarFormat: Format = {
  id: 'tar',
  spec: 'https://www.gnu.org/software/tar/manual/html_node/Standard.html',
  kind: 'container',
  title: 'Tar archives',
  extensions: ['tar', 'pt', 'nemo'],
  sees: 'every entry, names and links that leave the folder',
  provenWith: 'CPython 3.11 (tarfile)',
  probe: (source) => (tarHeaderAt(source, 0) !== null ? (examination) => examineTar(source, examination) : null),
};

/** Python source, which only some archives run: which they are the last of the names may show. */
interface WaitingEntry {
  readonly header: TarHeader;
  readonly extension: Extension;
  readonly start: number;
}

/** Mutable while one archive is read. */
interface Seen {
  readonly names: string[];
  readonly python: WaitingEntry[];
  readonly links: ArchiveLinks;
  readonly stowaways: Stowaways;
  /** Where the first block stands that should be a header and is none. */
  brokenAt: number | null;
}

async function examineTar(source: ByteSource, examination: Examination): Promise<void> {
  const seen: Seen = { names: [], python: [], links: new ArchiveLinks(), stowaways: new Stowaways(), brokenAt: null };
  const inside = insideArchive(examination, []);
  try {
    await examineEntries(source, inside, seen);
    // Python ends there, GNU tar looks for the next header: by then both have been followed.
    if (seen.brokenAt !== null) throw new DeadEndError('expected a tar header', seen.brokenAt);
  } finally {
    const expectedFor = expectedFormats(seen.names);
    const python = seen.python.map(({ header, extension, start }): PythonEntry => {
      const name = extension.name ?? header.name;
      const given = { ...extension, stowaways: seen.stowaways, start };
      return {
        name,
        expected: expectedFor(name),
        examine: (expected) => examineEntry(source, header, { ...given, expected }, inside),
      };
    });
    await examinePython(python, examination);
    seen.stowaways.report(seen.names, examination);
  }
}

async function examineEntries(source: ByteSource, examination: Examination, seen: Seen): Promise<void> {
  let extension: Extension = {};
  for (let position = 0; position < source.size; ) {
    if (isZeroBlock(source, position)) {
      const next = behindZeroBlocks(source, position);
      if (tarHeaderAt(source, next) === null) return examineTrailing(source, next, examination);
      report(examination, 'tar-after-end', 'entries behind the end of the archive', next);
      position = next;
    }
    const header = tarHeaderAt(source, position);
    if (header === null) {
      seen.brokenAt ??= position;
      position = await examineGap(source, position, examination);
      extension = {};
      continue;
    }
    examination.countEntry();
    const size = extension.size ?? header.size;
    const { globalSize } = extension;
    if (globalSize !== undefined) await examineGlobalSize(source, position, globalSize, examination);
    const dataStart = position + BLOCK_BYTES;
    position = dataStart + (hasData(source, header, dataStart) ? Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES : 0);
    if ('LKxXg'.includes(header.type)) {
      const { globalNames = [], ...read } = readExtension(source, header, dataStart, size);
      checkGlobalNames(globalNames, dataStart, examination);
      extension = { ...extension, ...read };
      continue;
    }
    const name = extension.name ?? header.name;
    seen.names.push(name);
    checkBehindLinks(name, header.type, extension.link ?? header.link, { seen, offset: position, examination });
    const entry = { header, extension: { ...extension, size }, start: dataStart };
    if (isPythonName(name) || isRequirementsName(name)) seen.python.push(entry);
    else {
      const { stowaways } = seen;
      await examineEntry(source, header, { ...entry.extension, stowaways, start: dataStart }, examination);
    }
    extension = globalSize === undefined ? {} : { globalSize };
  }
}

function checkGlobalNames(names: readonly string[], offset: number, examination: Examination): void {
  for (const name of names)
    if (leavesFolder(inArchive(name, examination))) report(examination, 'path-traversal', name, offset);
}

/** What goes up behind a link leaves from wherever that leads. */
function checkBehindLinks(
  name: string,
  type: string,
  link: string,
  { seen, offset, examination }: { readonly seen: Seen; readonly offset: number; readonly examination: Examination },
): void {
  const { links } = seen;
  const isLayer = isLayerName(examination.name);
  // A hard link to a link is one, at another place.
  const target = type === LINK ? link : type === HARD_LINK ? links.targetOf(link) : null;
  const isBehind = target !== null && !isLayer && (links.climbsBehind(name, target) || linkLeavesFolder(name, target));
  const isOutside = isBehind || (type === HARD_LINK && links.climbsBehind(link, null));
  const isMoved = target !== null && links.add(name, target) && !isLayer;
  if (isOutside || isMoved) report(examination, 'link-outside', `${name} → ${link}`, offset);
  if (links.climbsBehind(name, null)) report(examination, 'path-traversal', name, offset);
}

/** The root of a layer is that of the container: buildpacks write absolute names, and layers themselves at the root of an image. */
function inArchive(name: string, { name: archive }: Examination): string {
  return isLayerName(archive) || isRootedLayer(name) ? name.replace(/^\/+/, '') : name;
}

/** Some writers give a link the size of its target, and no data. */
function hasData(source: ByteSource, { type, size }: TarHeader, dataStart: number): boolean {
  if (size === 0 || !WITHOUT_DATA.includes(type)) return size > 0;
  return tarHeaderAt(source, dataStart) === null && !isZeroBlock(source, dataStart);
}

/** Python reads so many bytes of every entry, but goes on where the entry's own header says: the next headers are read as data, too. */
async function examineGlobalSize(
  source: ByteSource,
  position: number,
  bytes: number,
  examination: Examination,
): Promise<void> {
  report(examination, 'tar-global-size', `all entries have ${bytes} bytes`, position);
  const start = position + BLOCK_BYTES;
  const data = sectionOf(source, start, Math.min(start + bytes, source.size));
  await examination.member('global size', data, position);
}

/** What is known of an entry beside its header. */
interface EntryLook extends Extension {
  readonly stowaways: Stowaways;
  /** Where its bytes begin. */
  readonly start: number;
  readonly expected?: FormatId | undefined;
}

async function examineEntry(
  source: ByteSource,
  header: TarHeader,
  {
    name = header.name,
    link = header.link,
    size = header.size,
    isSparse = header.type === 'S',
    stowaways,
    start,
    expected,
  }: EntryLook,
  examination: Examination,
): Promise<void> {
  const offset = start - BLOCK_BYTES;
  if (leavesFolder(inArchive(name, examination))) report(examination, 'path-traversal', name, offset);
  const isOutside = header.type === HARD_LINK && leavesFolder(inArchive(link, examination));
  if (isOutside) report(examination, 'link-outside', `${name} → ${link}`, offset);
  if (DEVICES.includes(header.type) && !isLayerName(examination.name)) report(examination, 'device-file', name, offset);
  if (size === 0 || !hasData(source, header, start)) return;
  const end = Math.min(start + size, source.size);
  const failure = failureOf(start + size > source.size, isSparse, offset);
  const data = sectionOf(source, Math.min(start, source.size), end);
  stowaways.see(name, data, expected, offset);
  await examination.member(name, data, offset, { failure, ...(expected === undefined ? {} : { expected }) });
}

function failureOf(isCut: boolean, isSparse: boolean, offset: number): FormatError | null {
  if (isCut) return new FormatError('the archive ends within this entry', { reason: 'truncated', offset });
  // Its pieces were examined as they lie, without the holes between them.
  return isSparse ? new FormatError('a sparse entry', { reason: 'unsupported', offset }) : null;
}

/** @returns where the next header stands, or the end */
async function examineGap(source: ByteSource, start: number, examination: Examination): Promise<number> {
  const end = nextHeader(source, start + BLOCK_BYTES);
  await examination.member('between entries', sectionOf(source, start, end), start);
  return end;
}

/** No reader of the archive looks there; readers of other formats may. */
async function examineTrailing(source: ByteSource, start: number, examination: Examination): Promise<void> {
  if (start < source.size) await examination.member('trailing data', sectionOf(source, start, source.size), start);
}

function report(examination: Examination, anomaly: Anomaly, detail: string, offset: number): void {
  examination.report({ kind: 'anomaly', anomaly, detail, offset });
}

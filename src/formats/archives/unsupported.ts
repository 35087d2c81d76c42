/** Archives and images of disks that no loader of models opens and this program does not unpack, a row each: reported where the name promises a model, else passed over. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import type { FormatId } from '../../format-ids.ts';
import { hasModelName } from '../../model-names.ts';
import { ascii, hasBytesAt } from '../../text/magic.ts';
import type { Format } from '../format.ts';
import { isCompoundFile } from './compound-file.ts';

interface Unsupported {
  readonly id: FormatId;
  readonly spec: string;
  /** As a report names it. */
  readonly name: string;
  readonly provenWith: string;
  readonly recognises: (source: ByteSource) => boolean;
}

const CABINET = [...ascii('MSCF'), 0, 0, 0, 0];
const RAR = [...ascii('Rar!'), 0x1a, 7];
const WINDOWS_IMAGE = [...ascii('MSWIM'), 0, 0, 0];
const SQUASHFS = ascii('hsqs');
/** The major version of its layout, behind the magic. */
const SQUASHFS_VERSION = [4, 0, 0, 0];
const XAR = [...ascii('xar!'), 0, 0x1c];
/** The first descriptor: its name and its version, behind its type. */
const DISC = [...ascii('CD001'), 1];
/** A trailer of 512 bytes: its name, its version, its length. */
const MAC_IMAGE = [...ascii('koly'), 0, 0, 0, 4, 0, 0, 2, 0];

const UNSUPPORTED: readonly Unsupported[] = [
  {
    id: 'cab',
    spec: 'https://learn.microsoft.com/en-us/previous-versions/bb417343(v=msdn.10)',
    name: 'a cabinet of Windows',
    provenWith: 'gcab 1.5',
    recognises: (source) => hasBytesAt(source, 0, CABINET),
  },
  {
    id: 'rar',
    spec: 'https://www.rarlab.com/technote.htm',
    name: 'an archive of RAR',
    provenWith: 'RAR 5',
    recognises: (source) => hasBytesAt(source, 0, RAR),
  },
  {
    id: 'compound-file',
    spec: 'https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-cfb/',
    name: 'a compound file of Windows: an installer (.msi), or a document',
    provenWith: 'wixl 0.101',
    recognises: isCompoundFile,
  },
  {
    id: 'wim',
    spec: 'https://learn.microsoft.com/en-us/windows-hardware/manufacture/desktop/wim-vs-ffu-image-file-formats',
    name: 'an image of Windows (.wim)',
    provenWith: 'wimlib 1.13.6',
    recognises: (source) => hasBytesAt(source, 0, WINDOWS_IMAGE),
  },
  {
    id: 'squashfs',
    spec: 'https://docs.kernel.org/filesystems/squashfs.html',
    name: 'an image of SquashFS',
    provenWith: 'squashfs-tools 4.5.1',
    recognises: (source) => hasBytesAt(source, 0, SQUASHFS) && hasBytesAt(source, 28, SQUASHFS_VERSION),
  },
  {
    id: 'xar',
    spec: 'https://github.com/apple-oss-distributions/xar',
    name: 'an archive of xar (.pkg)',
    provenWith: 'schema',
    recognises: (source) => hasBytesAt(source, 0, XAR),
  },
  {
    id: 'iso',
    spec: 'https://www.iso.org/standard/17505.html',
    name: 'an image of a CD or DVD (.iso)',
    provenWith: 'xorriso 1.5.4',
    recognises: (source) => hasBytesAt(source, 0x8001, DISC),
  },
  {
    id: 'dmg',
    spec: 'https://newosxbook.com/DMG.html',
    name: 'an image of a disk of macOS (.dmg)',
    provenWith: 'schema',
    recognises: (source) => hasBytesAt(source, source.size - 512, MAC_IMAGE),
  },
];

/** Tried where no other format recognises the bytes; pickles hidden in them are looked for all the same. */
export const UNSUPPORTED_FORMATS: readonly Format[] = UNSUPPORTED.map(({ id, spec, name, provenWith, recognises }) => ({
  id,
  spec,
  kind: 'container',
  title: `${name[0]?.toUpperCase()}${name.slice(1)}`,
  extensions: [id],
  sees: 'that it is one, under the name of a model; it is not unpacked',
  provenWith,
  probe(source, fileName) {
    if (!recognises(source)) return null;
    return () => {
      if (hasModelName(fileName)) throw new FormatError(`${name}, which is not unpacked`, { reason: 'unsupported' });
    };
  },
}));

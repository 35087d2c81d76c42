/** Archives and images of disks that no loader of models opens and this program does not unpack, a row each: reported where the name promises a model, else passed over. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import type { FormatId } from '../../format-ids.ts';
import { hasModelName } from '../../model-names.ts';
import { ascii, hasBytesAt } from '../../text/magic.ts';
import type { Format } from '../format.ts';

interface Unsupported {
  readonly id: FormatId;
  readonly spec: string;
  /** As a report names it. */
  readonly name: string;
  readonly recognises: (source: ByteSource) => boolean;
}

const UNSUPPORTED: readonly Unsupported[] = [
  {
    id: 'cab',
    spec: 'https://learn.microsoft.com/en-us/previous-versions/bb417343(v=msdn.10)',
    name: 'a cabinet of Windows',
    recognises: (source) => hasBytesAt(source, 0, [...ascii('MSCF'), 0, 0, 0, 0]),
  },
];

/** Tried where no other format recognises the bytes; pickles hidden in them are looked for all the same. */
export const UNSUPPORTED_FORMATS: readonly Format[] = UNSUPPORTED.map(({ id, spec, name, recognises }) => ({
  id,
  spec,
  kind: 'container',
  probe(source, fileName) {
    if (!recognises(source)) return null;
    return () => {
      if (hasModelName(fileName)) throw new FormatError(`${name}, which is not unpacked`, { reason: 'unsupported' });
    };
  },
}));

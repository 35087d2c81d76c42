/** Verdicts about places where two readers of the same bytes would disagree: a scanner and a loader, or two loaders. */
import type { Anomaly } from '../../facts.ts';
import type { Provenance } from '../rule.ts';
import { SAVE_ANEW, type VerdictRow } from './verdict.ts';

const PICKLETOOLS = { kind: 'documentation', reference: 'https://docs.python.org/3/library/pickletools.html' } as const;
const FRAMES = { kind: 'documentation', reference: 'https://peps.python.org/pep-3154/#framing' } as const;
const JOBLIB = {
  kind: 'documentation',
  reference: 'https://github.com/joblib/joblib/blob/main/joblib/numpy_pickle.py',
} as const;
const APPNOTE = {
  kind: 'documentation',
  reference: 'https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT',
} as const;
const PAX = {
  kind: 'documentation',
  reference: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html',
} as const;
const SAFETENSORS = {
  kind: 'documentation',
  reference: 'https://github.com/huggingface/safetensors#format',
} as const;

function anomaly<const Because extends string>(because: Because, reference: Provenance, headline?: string) {
  return {
    ...(headline === undefined ? {} : { headline }),
    severity: 'high',
    varies: 'low in an archive that holds no model and has not the name of one',
    effect: 'evasion',
    because,
    provenance: [reference],
    proceed: SAVE_ANEW,
  } as const;
}

const TENSORS = { kind: 'advisory', reference: 'CVE-2026-24747' } as const;

export const ANOMALY_VERDICTS = {
  'anomaly/tensor-storage-short': anomaly(
    'The archive holds fewer bytes of a storage than the pickle declares: PyTorch before 2.10 reads and writes beyond them.',
    TENSORS,
  ),
  'anomaly/tensor-outside-storage': anomaly(
    'A tensor reaches beyond its storage: versions of PyTorch that do not check read and write memory that is not its own.',
    TENSORS,
  ),
  'anomaly/frame-splits-opcode': anomaly('A frame ends inside an opcode: readers go on at different places.', FRAMES),
  'anomaly/frame-past-build': anomaly(
    'A frame goes on behind the wrapper of an array: readers disagree where the numbers begin.',
    FRAMES,
  ),
  'anomaly/joblib-wrapper': anomaly(
    'The placeholder of an array is reached or used as joblib never does: joblib reads on elsewhere than who does not know it for one.',
    JOBLIB,
  ),
  'anomaly/frame-past-end': anomaly('A frame is longer than the file: some readers refuse it, some read on.', FRAMES),
  'anomaly/frame-past-stop': anomaly(
    'A frame goes on behind the end of the pickle: readers disagree where the next one begins.',
    FRAMES,
  ),
  'anomaly/frame-below-protocol-4': anomaly(
    'A frame stands in a pickle of a protocol that has none: readers follow it or refuse it.',
    FRAMES,
  ),
  'anomaly/frame-in-frame': anomaly('A frame begins inside another: readers follow the one or the other.', FRAMES),
  'anomaly/protocol-switched': anomaly(
    'The protocol changes in the middle: the names behind it mean different things to different readers.',
    PICKLETOOLS,
  ),
  'anomaly/global-text': anomaly('Readers decode the name of an operator differently.', PICKLETOOLS),
  'anomaly/number-text': anomaly('Readers take a number of the stream for different ones.', PICKLETOOLS),
  'anomaly/computed-name': anomaly(
    'The name of an operator is made while the file is loaded: who only looks for names sees nothing.',
    PICKLETOOLS,
  ),
  'anomaly/call-without-tuple': anomaly(
    'The arguments of a call are no tuple: some readers refuse that, some call.',
    PICKLETOOLS,
  ),
  'anomaly/double-key': anomaly('A key stands twice: parsers keep the first or the last.', {
    kind: 'documentation',
    reference: 'https://www.rfc-editor.org/rfc/rfc8259#section-4',
  }),
  'anomaly/skops-class-mismatch': anomaly(
    'An object states a class that its loader does not make: who lists the stated ones sees another.',
    {
      kind: 'documentation',
      reference: 'https://skops.readthedocs.io/en/stable/persistence.html',
    },
  ),
  'anomaly/zip-header-mismatch': anomaly(
    'The local header and the central directory of an entry disagree: readers follow the one or the other.',
    APPNOTE,
  ),
  'anomaly/zip-duplicate-name': anomaly(
    'Two entries have one name: PyTorch reads the first, Python the last.',
    APPNOTE,
    'the archive names {detail}',
  ),
  'anomaly/zip-hidden-entry': anomaly(
    'The central directory does not name an entry: readers of streams see it, others do not.',
    APPNOTE,
  ),
  'anomaly/zip-missing-local-header': anomaly(
    'The central directory names an entry that has no local header.',
    APPNOTE,
  ),
  'anomaly/zip-several-directories': anomaly('There are two central directories: readers choose differently.', APPNOTE),
  'anomaly/zip-several-end-records': anomaly('There are two end records: readers choose differently.', APPNOTE),
  'anomaly/zip-directory-size': anomaly(
    'The central directory is longer or shorter than its end record says: readers stop at different entries.',
    APPNOTE,
  ),
  'anomaly/zip-overlap': anomaly('Entries share their bytes: a bomb, or one reading hidden in another.', APPNOTE),
  'anomaly/zip-entry-size': anomaly('An entry is longer than the file or than it says.', APPNOTE),
  'anomaly/zip-name-nul': anomaly(
    'A name holds a NUL: some readers end it there.',
    APPNOTE,
    'the name {detail} holds a NUL',
  ),
  'anomaly/7z-duplicate-name': anomaly(
    'Two entries have one name: whoever unpacks them is left with the one or the other.',
    {
      kind: 'documentation',
      reference: 'https://www.7-zip.org/7z.html',
    },
    'two entries are named {detail}',
  ),
  'anomaly/tar-after-end': anomaly(
    'There are entries behind the end of the archive: some readers stop there, some go on.',
    PAX,
  ),
  'anomaly/tar-global-size': anomaly(
    'A global header sets the size of all entries: readers take it, or the size of each entry.',
    PAX,
    'a global header says that {detail}',
  ),
  'anomaly/safetensors-repeated-key': anomaly(
    'A tensor is named twice: parsers keep the one or the other.',
    SAFETENSORS,
    'the header names the key `{detail}` twice',
  ),
  'anomaly/safetensors-layout': anomaly(
    'Tensors overlap or leave bytes between them, which the library refuses.',
    SAFETENSORS,
    'the tensor {detail}, not where the one before it ends',
  ),
  'anomaly/safetensors-trailing-data': anomaly(
    'There are bytes behind the last tensor, where no tensor can be.',
    SAFETENSORS,
    '{detail} behind the last tensor',
  ),
  'anomaly/path-traversal': anomaly(
    'The name of a member leaves the folder into which it is unpacked.',
    {
      kind: 'documentation',
      reference: 'https://cwe.mitre.org/data/definitions/22.html',
    },
    'the name {detail} leaves the folder that it is unpacked into',
  ),
  'anomaly/link-outside': anomaly(
    'A link leads out of the folder into which it is unpacked.',
    {
      kind: 'documentation',
      reference: 'https://cwe.mitre.org/data/definitions/59.html',
    },
    'the link {detail} leaves the folder that it is unpacked into',
  ),
  'anomaly/device-file': anomaly(
    'A member is a device: unpacked, it is the disk or the terminal of the machine.',
    {
      kind: 'documentation',
      reference: 'https://docs.python.org/3/library/tarfile.html#extraction-filters',
    },
    'the member {detail} is a device',
  ),
} as const satisfies Readonly<Record<`anomaly/${Anomaly}`, VerdictRow>>;

/** How much an anomaly weighs, and what could not be examined: high where a model is about, for no honest writer produces one; little in an archive of documents. */
import type { UnexaminedReason } from '../facts.ts';
import type { Severity } from './rule.ts';

/** Formats that only wrap others. */
const CONTAINERS: ReadonlySet<string> = new Set([
  'zip',
  'tar',
  'gzip',
  'bzip2',
  'xz',
  'lzma',
  'zstd',
  'lz4',
  'zlib',
  'zfile',
  '7z',
]);
/** Names under which a loader of models would open an archive. */
const MODEL_NAME =
  /\.(?:pt|pth|pt2|ptl|ckpt|bin|pkl|pickle|p|dill|joblib|npz|npy|keras|h5|hdf5|mar|nemo|skops|model|safetensors|weights)$/i;

/**
 * @param formats of the file and all its members
 * @param path of the file
 */
export function anomalySeverity(formats: readonly string[], path: string): Severity {
  const holdsModel = formats.some((format) => !CONTAINERS.has(format)) || MODEL_NAME.test(path);
  return holdsModel ? 'high' : 'low';
}

/** Behind which a name is looked at. */
const COMPRESSION_SUFFIX = /\.(?:gz|bz2|xz|lzma|zst|zstd|lz4|z|zlib)$/i;

/** Reasons that no loader overcomes without a password, or that leave nothing behind which it would read. All others may be our own limits. */
const HARMLESS_BESIDE_MODELS: ReadonlySet<UnexaminedReason> = new Set(['encrypted', 'truncated']);

/**
 * An encrypted report or a log that is cut short is no model.
 * @param formats of the file and all its members
 * @param names of the file and of the members down to the one that could not be examined
 */
export function unexaminedSeverity(
  formats: readonly string[],
  names: readonly string[],
  reason: UnexaminedReason,
): Severity {
  if (!HARMLESS_BESIDE_MODELS.has(reason) || formats.length === 0) return 'high';
  const holdsModel = formats.some((format) => !CONTAINERS.has(format));
  return holdsModel || names.some((name) => MODEL_NAME.test(name.replace(COMPRESSION_SUFFIX, ''))) ? 'high' : 'low';
}

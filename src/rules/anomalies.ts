/** How much an anomaly weighs: high where a model is about, for no honest writer produces one; little in an archive of documents. */
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

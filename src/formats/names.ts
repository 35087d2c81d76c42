/** Which file names promise a model. A name is only an expectation: content decides what a file is, and a promise that content breaks is told. */

/** Extensions whose loaders can run code or open files, and which nothing else bears: such a file that no format recognises is told as malformed. */
export const MODEL_EXTENSIONS: ReadonlySet<string> = new Set([
  'pkl',
  'pickle',
  'dill',
  'cloudpickle',
  'joblib',
  'pt',
  'pth',
  'ckpt',
  'pt2',
  'ptl',
  'npy',
  'npz',
  'keras',
  'h5',
  'hdf5',
  'cpb',
  'mar',
  'nemo',
  'skops',
  'onnx',
  'gguf',
  'rds',
  'rda',
  'rdata',
]);

/** Extensions that models share with much else, or whose loaders run nothing: content alone decides. */
export const SHARED_EXTENSIONS: ReadonlySet<string> = new Set([
  'p',
  'bin',
  'model',
  'dat',
  'data',
  'pb',
  'meta',
  'obj',
  'sav',
  'weights',
  'params',
  'safetensors',
  'tflite',
  'pdparams',
  'pdopt',
  'pdmodel',
  'pmml',
  'mlmodel',
  't7',
  'llamafile',
]);

/** The last extension in lower case, without the dot; empty where there is none. Compression suffixes stay (`model.pkl.gz` → `gz`). */
export function extensionOf(name: string): string {
  const base = name.slice(name.lastIndexOf('/') + 1);
  const dot = base.lastIndexOf('.');
  return dot <= 0 ? '' : base.slice(dot + 1).toLowerCase();
}

/** Whether the name promises a model that a loader could run, also behind a compression suffix (`model.pkl.gz`). */
export function hasModelName(name: string): boolean {
  const stem = name.replace(/\.(gz|bz2|xz|lzma|zst|zstd|lz4|z|zlib)$/i, '');
  return MODEL_EXTENSIONS.has(extensionOf(stem));
}

/** Whether models are often kept under such a name, beside other things. */
export function mayBeModelName(name: string): boolean {
  return hasModelName(name) || SHARED_EXTENSIONS.has(extensionOf(name));
}

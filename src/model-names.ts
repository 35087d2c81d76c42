/** Every file name that models are kept under: the one list of them. A name is only an expectation; content decides what a file is, and a promise that content breaks is reported. */

/**
 * What a name says.
 * `runs`: a model whose loader can run code or open files, and nothing else: what no format recognises is malformed.
 * `inert`: a model and nothing else; its loader runs nothing.
 * `shared`: a model, or one of a few other things.
 * `any`: data of every kind, models among them.
 */
type Promise = 'runs' | 'inert' | 'shared' | 'any';

const EXTENSIONS = {
  pkl: 'runs',
  pickle: 'runs',
  dill: 'runs',
  cloudpickle: 'runs',
  joblib: 'runs',
  pt: 'runs',
  pth: 'runs',
  ckpt: 'runs',
  pt2: 'runs',
  ptl: 'runs',
  npy: 'runs',
  npz: 'runs',
  keras: 'runs',
  h5: 'runs',
  hdf5: 'runs',
  mar: 'runs',
  nemo: 'runs',
  skops: 'runs',
  onnx: 'runs',
  gguf: 'runs',
  rds: 'runs',
  rda: 'runs',
  rdata: 'runs',
  p: 'shared',
  bin: 'shared',
  model: 'shared',
  dat: 'any',
  data: 'any',
  pb: 'shared',
  cpb: 'runs',
  meta: 'any',
  obj: 'any',
  sav: 'shared',
  weights: 'shared',
  params: 'shared',
  safetensors: 'inert',
  tflite: 'inert',
  pmml: 'inert',
  pdparams: 'inert',
  pdopt: 'inert',
  pdmodel: 'inert',
  pdiparams: 'inert',
  mlmodel: 'inert',
  t7: 'inert',
  llamafile: 'inert',
  ort: 'inert',
  pte: 'inert',
  mnn: 'inert',
  litertlm: 'inert',
  vmfb: 'inert',
  eim: 'inert',
} as const satisfies Record<string, Promise>;

/** Lower case, without the dot, in the order of the list. */
export const MODEL_EXTENSIONS: readonly string[] = Object.keys(EXTENSIONS);

const PROMISES: ReadonlyMap<string, Promise> = new Map(Object.entries(EXTENSIONS));

/** What a compressed model is called besides: `model.pkl.gz`. */
export const COMPRESSION_SUFFIXES: readonly string[] = ['gz', 'bz2', 'xz', 'lzma', 'zst', 'zstd', 'lz4', 'z', 'zlib'];

/** The last extension in lower case, without the dot; empty where there is none. Compression suffixes stay (`model.pkl.gz` → `gz`). */
export function extensionOf(name: string): string {
  const dot = name.lastIndexOf('.');
  // A dot that the base begins with begins no extension.
  return dot <= name.lastIndexOf('/') + 1 ? '' : name.slice(dot + 1).toLowerCase();
}

/** Whether the name promises a model that a loader could run, also behind a compression suffix (`model.pkl.gz`). */
export function hasModelName(name: string): boolean {
  return promiseOf(name) === 'runs';
}

/** Whether the name promises a model whose loader runs nothing. */
export function hasInertModelName(name: string): boolean {
  return promiseOf(name) === 'inert';
}

/** Whether what has this name is to be taken for a model as long as nobody has seen into it. */
export function promisesModel(name: string): boolean {
  const promise = promiseOf(name);
  return promise !== undefined && promise !== 'any';
}

/** Whether models are often kept under such a name, beside other things. */
export function mayBeModelName(name: string): boolean {
  return hasModelName(name) || PROMISES.has(extensionOf(name));
}

function promiseOf(name: string): Promise | undefined {
  const dot = name.lastIndexOf('.');
  const isPacked = dot !== -1 && COMPRESSION_SUFFIXES.includes(name.slice(dot + 1).toLowerCase());
  return PROMISES.get(extensionOf(isPacked ? name.slice(0, dot) : name));
}

/** What a zip archive is by the names of its entries, where a loader goes by them: checkpoints, TorchScript, torch.package, TorchServe. https://pytorch.org/docs/stable/package.html */
import type { FormatId } from '../../format-ids.ts';
import { lastName } from '../file-names.ts';
import { compiledSource } from './compiled-python.ts';

/** Folders of code, without the archive's own root: `model/code/__torch__.py`. */
const TORCHSCRIPT_CODE = /(^|\/)code\//i;
/** By the last part of the name, in small letters. */
const PICKLES: ReadonlySet<string> = new Set(['data.pkl', 'constants.pkl', 'attributes.pkl']);
/** Archives of PyTorch before 1.3: a description that names the file of code of each module, beside a record of the version. https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/serialization/import_legacy.cpp */
const LEGACY_MODEL = 'model.json';
const NO_CODE = /(^|\/)(tensors\/\d+|version|\.data\/\w+|[^/]*\.(json|pkl|debug_pkl))$/i;
/** Byte code of PyTorch Mobile, with or without the code beside it. */
const BYTECODE = 'bytecode.pkl';
/** PyTorch finds the records of an archive whatever the case of their names. */
const PACKAGE_LASTS: ReadonlySet<string> = new Set(['extern_modules', 'python_version']);
const PACKAGE_MARKS = /(^|\/)\.data\/(extern_modules|python_version)$/i;
/** The code and constants of the scripts in a package, below its root. */
const PACKAGED_SCRIPT = /^[^/]+\/\.data\/ts_code\//;
const CONSTANTS = 'constants.pkl';
/** https://docs.pytorch.org/docs/stable/export/pt2_archive.html */
const EXPORT_MARK = 'archive_format';
/** What `aoti_load_package` opens lies there; elsewhere it is a stowaway. */
const LIBRARIES = /(^|\/)data\/aotinductor\//i;
const LIBRARY = /\.(so|dll|pyd|dylib|o)$/i;
/** What `AOTIModelPackageLoader` asks for beside a library, whether or not the archive says its format. https://github.com/pytorch/pytorch/blob/main/torch/csrc/inductor/aoti_package/model_package_loader.cpp */
const LIBRARY_FACTS = /^[^/]+\/data\/aotinductor\/[^/]+\/.*_metadata\.json$/i;
/** The manifest names the file of requirements; `torch-model-archiver` takes any name, and nearly all are called so. */
const REQUIREMENTS =
  /^[^/]*(?:requirements|reqs|(?<![a-z])req(?![a-z])|dependencies|deps|constraints)[^/]*\.(?:txt|in)$|^requirements$|^(?:conda|conda_env|python_env|environment)\.ya?ml$/i;
/** What only archives have whose Python a server or a loader runs: TorchServe, BentoML, Triton, MLflow, SageMaker. */
const SERVED: readonly (readonly [last: string, mark: RegExp])[] = [
  ['manifest.json', /(^|\/)MAR-INF\/MANIFEST\.json$/i],
  ['bento.yaml', /(^|\/)bento\.yaml$/],
  ['config.pbtxt', /(^|\/)config\.pbtxt$/],
  ['mlmodel', /(^|\/)MLmodel$/],
  ['inference.py', /(^|\/)code\/inference\.py$/],
];
const PYTHON = '.py';

/** What every archive says of itself besides. https://docs.pytorch.org/docs/stable/notes/serialization.html */
const REMARKS: ReadonlySet<string> = new Set(['version', 'byteorder', '.format_version', '.storage_alignment']);
const ID_REMARK = /(?:^|\/)\.data\/serialization_id$/;
const REMARK_TEXT = /^(?:little|big|\d{1,40}\n?)$/;

/** Whether it is such an entry, with nothing else in it: no format could make anything of that. */
export function isRemark(name: string, content: Uint8Array): boolean {
  if (content.length > 41) return false;
  const last = lastName(name);
  if (last === 'serialization_id' ? !ID_REMARK.test(name) : !REMARKS.has(last)) return false;
  return REMARK_TEXT.test(Buffer.from(content).toString('latin1'));
}

/** Says of each entry's name which formats its loaders take it for, if they do not look at the content: an archive may be that of several. */
export function expectedFormats(names: readonly string[]): (name: string) => readonly FormatId[] {
  const lasts = new Set(names.map(lastFolded));
  const isPackage = isPackaged(names);
  const constants = lasts.has(CONSTANTS) ? names.filter((name) => lastFolded(name) === CONSTANTS) : [];
  const isTorchScript = constants.some((name) => !isPackage || !PACKAGED_SCRIPT.test(name));
  const isServed = isServedArchive(names, lasts);
  const opensLibraries = lasts.has(EXPORT_MARK) || names.some((name) => LIBRARY_FACTS.test(name));
  const isLegacy = hasLegacyModel(names);
  const all = new Set(names);
  return (name) => {
    const last = lastFolded(name);
    if (last === BYTECODE) return ['torch-bytecode'];
    if (PICKLES.has(last)) return ['pickle'];
    const isPython = last.endsWith(PYTHON);
    // What a package keeps of a script is no module to it.
    if (isPackage && isPython && PACKAGED_SCRIPT.test(name)) return ['torchscript'];
    const formats: FormatId[] = [];
    if ((isTorchScript && isPython && TORCHSCRIPT_CODE.test(name)) || (isLegacy && !NO_CODE.test(name)))
      formats.push('torchscript');
    if (opensLibraries && LIBRARY.test(name) && LIBRARIES.test(name)) formats.push('native-code');
    if (isPackage && isPython) formats.push('python-module');
    else if (isServed && isPython) formats.push('python-source');
    if (isServed && isRequirementsName(name)) formats.push('requirements');
    if (isServed && compiledSource(name, all) !== null) formats.push('python-handler');
    return formats;
  };
}

function isServedArchive(names: readonly string[], lasts: ReadonlySet<string>): boolean {
  return SERVED.some(([last, mark]) => lasts.has(last) && names.some((name) => mark.test(name)));
}

function isPackaged(names: readonly string[]): boolean {
  return names.some((name) => PACKAGE_LASTS.has(lastFolded(name)) && PACKAGE_MARKS.test(name));
}

function lastFolded(name: string): string {
  return lastName(name).toLowerCase();
}

function hasLegacyModel(names: readonly string[]): boolean {
  const models = names.filter((name) => lastFolded(name) === LEGACY_MODEL);
  if (models.length === 0) return false;
  const folded = new Set(names.map((name) => name.toLowerCase()));
  return models.some((name) => {
    const root = name.slice(0, -LEGACY_MODEL.length).toLowerCase();
    return folded.has(`${root}version`) || folded.has(`${root}.data/version`);
  });
}

/** Also compiled: a loader imports that where there is no source. */
export function isPythonName(name: string): boolean {
  return name.toLowerCase().endsWith(PYTHON) || name.endsWith('.pyc');
}

/** Lists of what is installed beside a model that is served. */
export function isRequirementsName(name: string): boolean {
  return REQUIREMENTS.test(lastName(name));
}

/**
 * The records of storages beside each pickle of tensors, by the name of the pickle: `root/data/17` of `root/data.pkl`, `.data/17.storage` of a package.
 * @param sizes of the entries once they are expanded; null where nothing says so
 */
export function storageRecords(
  names: readonly string[],
  sizes: readonly (number | null)[],
): (pickle: string) => ReadonlyMap<string, number> | undefined {
  const folders = new Map<string, Map<string, number>>();
  for (const [index, name] of names.entries()) {
    const size = sizes[index] ?? null;
    const small = name.toLowerCase();
    const folded = small.endsWith('.storage') ? small.slice(0, -'.storage'.length) : small;
    for (const folder of size === null ? [] : foldersOf(folded)) {
      const records = folders.get(folder) ?? new Map<string, number>();
      folders.set(folder, records);
      const key = folded.slice(folder.length);
      // Of two entries of one name the smaller: which one is read is the reader's choice.
      records.set(key, Math.min(size ?? 0, records.get(key) ?? Number.POSITIVE_INFINITY));
    }
  }
  const packaged = isPackaged(names) ? [...folders].find(([folder]) => /(^|\/)\.data\/$/.test(folder))?.[1] : undefined;
  return (pickle) =>
    (PICKLES.has(lastFolded(pickle)) ? folders.get(`${pickle.replace(/\.pkl$/i, '').toLowerCase()}/`) : undefined) ??
    packaged;
}

/** Those around an entry in which a pickle may look for it. */
function foldersOf(name: string): readonly string[] {
  const found: string[] = [];
  let end = 0;
  for (const part of name.split('/').slice(0, -1)) {
    end += part.length + 1;
    if (STORAGE_FOLDERS.has(part)) found.push(name.slice(0, end));
    if (found.length === FOLDERS) break;
  }
  return found;
}

const STORAGE_FOLDERS: ReadonlySet<string> = new Set(['.data', 'data', 'constants', 'attributes']);
/** So deep no loader looks for a record. */
const FOLDERS = 8;

/**
 * Says of each entry's name whether it is a storage of a checkpoint: `torch.load` reads `root/data/17` as numbers, beside
 * `root/data.pkl`. Of an exported program, a package or what is served any entry may be named as a pickle to load.
 */
export function storageNames(names: readonly string[]): (name: string) => boolean {
  const lasts = new Set(names.map(lastFolded));
  if (lasts.has(EXPORT_MARK) || isPackaged(names) || isServedArchive(names, lasts)) return () => false;
  const roots = new Set(names.flatMap((name) => (name.endsWith('/data.pkl') ? [name.slice(0, -'.pkl'.length)] : [])));
  return (name) => {
    const slash = name.lastIndexOf('/');
    return roots.has(name.slice(0, slash)) && /^\d+$/.test(name.slice(slash + 1));
  };
}

/** State that the class itself executes when it is set: source inside an object. See rv_generic in https://github.com/scipy/scipy/blob/main/scipy/stats/_distn_infrastructure.py. */
import type { CodeLanguage } from '../../facts.ts';

/** One key of a state of which `__setstate__` does more than to store it. */
export interface ExecutedState {
  /** A module, or `package.` for all in it. */
  readonly module: string;
  readonly key: string;
  /** Of text that it executes: what the code fact calls it. Else it loads bytes, owns a file or makes a folder. */
  readonly language: CodeLanguage | 'loaded-bytes' | 'owned-file' | 'cache-folder';
}

/** Under which a layer of PyTorch Geometric keeps what it makes a module of. */
export const INSPECTOR_KEY = 'inspector';

/** Those of certain classes only. */
export const EXECUTED_STATES: readonly ExecutedState[] = [
  // A result that was fitted from a formula evaluates it again over its data.
  { module: 'statsmodels.base.data', key: 'formula', language: 'model-formula' },
  // A layer makes a module of a template with the names and annotations of its inspector.
  { module: 'torch_geometric.', key: INSPECTOR_KEY, language: 'module-template' },
  // What depends on the device lies in a pickle, or a file of PyTorch, of its own; up to 0.5 under the name of the list of that.
  { module: 'skorch.', key: '__cuda_dependent_attributes__', language: 'loaded-bytes' },
  { module: 'skorch.', key: 'cuda_dependent_attributes_', language: 'loaded-bytes' },
  { module: 'pycaret.internal.pipeline', key: '_memory', language: 'cache-folder' },
  { module: 'sklearn_crfsuite._fileresource', key: 'name', language: 'owned-file' },
];

/** Looked up on the instance by what loads it, where a state may bring them: `list.extend` of a list with a `__dict__`. */
export const LOADER_KEYS: ReadonlySet<string> = new Set(['extend', 'append', 'add', 'persistent_load']);
/** Executed by every class that inherits it from rv_generic, wherever it is. */
export const ARGUMENT_PARSER_KEY = '_parse_arg_template';

/** Keys of a dict that are remembered wherever they lie. */
export function isNotedKey(text: string): boolean {
  return LOADER_KEYS.has(text) || text === ARGUMENT_PARSER_KEY || text === INSPECTOR_KEY || /^__.*__$/s.test(text);
}

/** By length in bytes the last byte of such keys that are not written between underscores: all others are passed over without being decoded. */
export const LAST_OF_NOTED_KEYS: Uint8Array = lastBytes([...LOADER_KEYS, ARGUMENT_PARSER_KEY, INSPECTOR_KEY]);

function lastBytes(keys: readonly string[]): Uint8Array {
  // No text of no bytes ends so.
  const bytes = new Uint8Array(256);
  bytes[0] = 1;
  for (const key of keys) bytes[key.length] = key.charCodeAt(key.length - 1);
  return bytes;
}

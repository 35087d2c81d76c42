/** Which operator a Keras configuration object makes the loader resolve. See https://keras.io/api/models/model_saving_apis/serialization_utils/. */
import type { Ecosystem, Operator } from '../../facts.ts';

/** What an object says of itself; every value that stands under a key that is written twice. */
export interface ObjectNames {
  readonly classNames: readonly string[];
  /** Empty where the key is missing or null: the name is looked up in the registry of the loading program. */
  readonly modules: readonly string[];
  readonly registeredNames: readonly string[];
  /** The `config` of an object that is a mere function name. */
  readonly functionNames: readonly string[];
  /** `spec_name` of a type specification. */
  readonly specNames: readonly string[];
}

export interface Resolution {
  readonly operator: Operator;
  /** As it stands in the file, where the loader maps it to another. */
  readonly spelled?: Operator;
  /** A class is called with its configuration; a function is only handed over. */
  readonly isCalled: boolean;
}

/** Values, not objects: without a module the loader resolves nothing for them. */
const VALUE_CLASSES: ReadonlySet<string> = new Set([
  '__tensor__',
  '__numpy__',
  '__bytes__',
  '__ellipsis__',
  '__slice__',
  '__keras_tensor__',
  '__tuple__',
  '__lambda__',
  'CompositeTensor',
  'TensorShape',
]);

/** Other names of the keras package; the longest first. */
const KERAS_ALIASES = ['tensorflow.python.keras', 'tensorflow.keras', 'tf_keras', 'tf.keras', 'keras_core', 'keras'];

/** Packages whose names live in parts of the catalogue of their own. */
const ECOSYSTEMS: ReadonlyMap<string, Ecosystem> = new Map([
  ['keras', 'keras'],
  ['keras_hub', 'keras'],
  ['keras_nlp', 'keras'],
  ['keras_cv', 'keras'],
  ['keras_rs', 'keras'],
  ['tensorflow', 'tensorflow'],
  ['tensorflow_hub', 'tensorflow'],
]);

/** What `builtins` holds: the loader takes these where a name is not registered, so any other name there is the user's own function. */
const PYTHON_BUILTINS: ReadonlySet<string> = new Set(
  (
    '__build_class__ __import__ abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr ' +
    'classmethod compile complex copyright credits delattr dict dir divmod enumerate eval exec execfile exit file filter ' +
    'float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len license list ' +
    'locals map max memoryview min next object oct open ord pow print property quit range raw_input reduce reload repr ' +
    'reversed round set setattr slice sorted staticmethod str sum super tuple type vars zip __loader__ __spec__'
  ).split(' '),
);

/** All that the object may resolve, for each reading of a key that stands twice. */
export function resolveObject(names: ObjectNames): readonly Resolution[] {
  const found: Resolution[] = [];
  const modules = names.modules.length === 0 ? [null] : names.modules;
  for (const className of names.classNames) {
    const isFunction = className === 'function';
    for (const module of modules) {
      for (const name of namesIn(module, className, names)) {
        found.push(resolveName(module, name, names.registeredNames, isFunction));
      }
    }
  }
  return found;
}

/** What is looked up: the name itself and, where the module does not have it, the registered name. */
function namesIn(module: string | null, className: string, names: ObjectNames): ReadonlySet<string> {
  const others = names.registeredNames.filter((name) => !name.includes('>'));
  if (className === 'function') {
    const functions = new Set([...names.functionNames, ...names.registeredNames]);
    functions.delete('function');
    return functions;
  }
  const isValue = VALUE_CLASSES.has(className);
  const spelled = className === '__typespec__' ? names.specNames : isValue ? [] : [className];
  return new Set(module === null || module === '' ? spelled : [...spelled, ...others]);
}

function resolveName(
  module: string | null,
  name: string,
  registered: readonly string[],
  isFunction: boolean,
): Resolution {
  if (module === null || module === '') return registryName(name, registered, isFunction);
  if (module === 'builtins' || module === '__builtin__') {
    if (!PYTHON_BUILTINS.has(name)) return registryName(name, registered, isFunction);
    return { operator: { ecosystem: 'python', module: 'builtins', name }, isCalled: !isFunction };
  }
  const keras = kerasModule(module);
  const [topLevel = keras] = keras.split('.', 1);
  const ecosystem = ECOSYSTEMS.get(topLevel) ?? 'python';
  const isCalled = !isFunction;
  // Names of the public interface are looked up as one: `keras` and `utils.get_file` is `keras.utils` and `get_file`.
  const operator: Operator =
    ecosystem === 'keras' ? splitLast(ecosystem, `${keras}.${name}`) : { ecosystem, module: keras, name };
  return keras === module ? { operator, isCalled } : { operator, isCalled, spelled: { ...operator, module } };
}

function splitLast(ecosystem: Ecosystem, path: string): Operator {
  const dot = path.lastIndexOf('.');
  return { ecosystem, module: path.slice(0, dot), name: path.slice(dot + 1) };
}

/** Without a module nothing is imported: Keras's own class of that name, or what the loading program registered as `package>Name`. */
function registryName(name: string, registered: readonly string[], isFunction: boolean): Resolution {
  const full = name.includes('>') ? name : (registered.find((text) => text.includes('>')) ?? name);
  const end = full.lastIndexOf('>');
  if (end < 0) return { operator: splitLast('keras', `keras.${name}`), isCalled: !isFunction };
  return { operator: { ecosystem: 'keras', module: full.slice(0, end), name: full.slice(end + 1) }, isCalled: false };
}

function kerasModule(module: string): string {
  const alias = KERAS_ALIASES.find((prefix) => module === prefix || module.startsWith(`${prefix}.`));
  return alias === undefined ? module : `keras${module.slice(alias.length)}`;
}

/** Makes archives of skops whose nodes call something in every way that the loaders of skops have, and archives that only look so. See https://skops.readthedocs.io/en/stable/persistence.html. */
import { zip } from '../support/containers.ts';
import type { Loaders } from '../support/effect-oracle.ts';
import { Random } from './random.ts';

type Node = Record<string, unknown>;

/** All that the file asks for is trusted, as a user does who wants the model. */
export const SKOPS: Loaders = {
  modules: ['zipfile', 'skops.io', 'skops.io._audit', 'skops.io._utils', 'patsy', 'numpy', 'scipy.stats', 'sklearn'],
  loaders: {
    skops: `with zipfile.ZipFile(path) as file:
    schema, context = skops.io._utils.read_schema(file)
    types = skops.io._audit.get_tree(schema, context, trusted=None).get_unsafe_set()
skops.io.load(path, trusted=sorted(types))`,
  },
};

const CODE = "__import__('os').system('touch left')";
/** Of Python, and of libraries that no row speaks of: with what each of them runs. */
const CALLEES: readonly (readonly [name: string, text: string])[] = [
  ['os.system', 'touch left'],
  ['posix.system', 'touch left'],
  ['builtins.eval', CODE],
  ['patsy.highlevel.dmatrix', CODE],
  ['patsy.dmatrix', CODE],
  ['patsy.eval.EvalEnvironment.capture', CODE],
];

let nextId = 1;

function node(loader: string, full: string, content?: unknown, rest: Node = {}): Node {
  nextId += 1;
  const cut = full.lastIndexOf('.');
  const names = { __class__: full.slice(cut + 1), __module__: full.slice(0, cut), __loader__: loader };
  return { ...names, ...(content === undefined ? {} : { content }), ...rest, __id__: nextId };
}
const json = (value: unknown) => node('JsonNode', 'builtins.str', JSON.stringify(value), { is_json: true });
const list = (...items: unknown[]) => node('ListNode', 'builtins.list', items);
const tuple = (...items: unknown[]) => node('TupleNode', 'builtins.tuple', items);
const dict = (entries: Node, types?: unknown) =>
  node('DictNode', 'builtins.dict', entries, {
    key_types: types ?? list(...Object.keys(entries).map(() => node('TypeNode', 'builtins.str'))),
  });

/** A node that becomes what it names. */
function named(full: string, random: Random): Node {
  if (random.chance(10)) {
    const [module_path, name] = [full.slice(0, full.lastIndexOf('.')), full.slice(full.lastIndexOf('.') + 1)];
    return node('FunctionNode', full, { module_path, function: name });
  }
  return node(random.pick(['FunctionNode', 'TypeNode']), full);
}

/** A node that becomes something which calls it. */
function callable(full: string, random: Random): Node {
  switch (random.below(5)) {
    case 0:
      return node('PartialNode', 'functools.partial', {
        func: named(full, random),
        args: tuple(),
        kwds: dict({}),
        namespace: json(null),
      });
    case 1: {
      const state = { pyfunc: named(full, random), signature: json(null), excluded: json([]), otypes: json(null) };
      return node('ObjectNode', 'numpy.vectorize', dict({ ...state, cache: json(false), _ufunc: json({}) }));
    }
    case 2:
      return node('ConstructorFromReduceNode', 'functools.partial', tuple(named(full, random)));
    default:
      return named(full, random);
  }
}

/** A call of it with the text, while the tree is made. */
function call(full: string, text: string, random: Random): Node {
  switch (random.below(6)) {
    case 0:
      return node('ConstructorFromReduceNode', full, random.pick([tuple, list])(json(text)));
    case 1:
      return node('OperatorFuncNode', 'operator.call', undefined, { attrs: tuple(callable(full, random), json(text)) });
    case 2: {
      const mapped = node('ConstructorFromReduceNode', 'builtins.map', tuple(callable(full, random), json([text])));
      return node('ConstructorFromReduceNode', 'builtins.list', tuple(mapped));
    }
    case 3: {
      const shape = tuple(json(1));
      const types = random.pick([
        (type: Node) => list(type),
        (type: Node) => tuple(type),
        (type: Node) => node('NdArrayNode', 'numpy.ndarray', [type], { type: 'json', shape }),
      ]);
      return dict({ [text]: json(1) }, types(callable(full, random)));
    }
    case 4:
      return dict({ a: json(1), [text]: json(1) }, list(node('TypeNode', 'builtins.str'), callable(full, random)));
    default: {
      const state = { _parse_arg_template: json(text) };
      return node('ObjectNode', 'scipy.stats._continuous_distns.norm_gen', dict(state));
    }
  }
}

/** Somewhere in a tree that is honest otherwise. */
function within(inner: Node, random: Random): Node {
  switch (random.below(6)) {
    case 0:
      return list(json(1), inner);
    case 1:
      return tuple(inner);
    case 2:
      return dict({ a: inner });
    case 3:
      return node(
        'ObjectNode',
        'sklearn.preprocessing._data.StandardScaler',
        dict({ with_mean: json(true), x: inner }),
      );
    case 4:
      return node('DefaultDictNode', 'collections.defaultdict', {
        main: dict({ a: inner }),
        default_factory: node('TypeNode', 'builtins.list'),
      });
    default:
      return inner;
  }
}

/** The node stands at its first place; at the other only its id does, below names that are harmless. */
function byId(inner: Node, random: Random): Node {
  const parts: Node[] = [];
  walk(inner, (part) => void parts.push(part));
  const part = random.pick(parts);
  const first = { ...part };
  for (const key of Object.keys(part)) if (key !== '__id__') delete part[key];
  const others = [{}, json('harmless'), node('CachedNode', 'builtins.list')];
  Object.assign(part, random.pick(others), { __id__: first['__id__'] });
  return list(first, inner);
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('__loader__' in value) visit(value as Node); // nodes are such objects
  for (const child of Object.values(value)) walk(child, visit);
}

function written(schema: Node, random: Random): string {
  const protocol = random.pick([0, 1, 2]);
  let text = JSON.stringify({ ...schema, protocol, _skops_version: '0.16.0' }, null, random.pick([0, 0, 2]));
  if (random.chance(20)) text = text.replaceAll('__loader__', '__lo\\u0061der__');
  if (random.chance(20)) text = text.replaceAll('"os"', '"\\u006fs"');
  if (random.chance(20)) text = text.replace('{', '{"__class__":"int","__module__":"builtins",');
  return text;
}

/** The archive that a seed makes; not every one loads. */
export function makeSkopsFile(seed: number): Uint8Array {
  nextId = 1;
  const random = new Random(seed);
  const [callee, text] = random.pick(CALLEES);
  let tree = random.chance(85) ? call(callee, text, random) : dict({ a: json(text) });
  for (let steps = random.below(3); steps > 0; steps -= 1) tree = within(tree, random);
  if (random.chance(25)) tree = byId(tree, random);
  const schema = written(tree, random);
  const content = random.chance(10) ? Buffer.from(`\ufeff${schema}`, 'utf16le') : Buffer.from(schema);
  return zip([{ name: 'schema.json', content }]);
}

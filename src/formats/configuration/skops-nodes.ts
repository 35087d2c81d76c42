/** What the loader of each kind of skops node does with the class that the node names. See https://skops.readthedocs.io/en/stable/persistence.html. */
import type { CallVia, Operator } from '../../facts.ts';
import {
  combinationsOf,
  isObject,
  type JsonObject,
  type JsonValue,
  textsOf,
  valuesOf,
} from '../../text/json-values.ts';

/** The class is called with what the node holds. */
const CALLING = new Set([
  'ConstructorFromReduceNode',
  'DictNode',
  'ListNode',
  'SetNode',
  'TupleNode',
  'NdArrayNode',
  'RandomStateNode',
  'RandomGeneratorNode',
  'LossNode',
  'ReduceNode',
  'SGDNode',
  'QuantileForestNode',
]);

/** The name is resolved and handed over. */
const NAMING = new Set(['FunctionNode', 'TypeNode']);

/** Loaders that make one kind of object, whatever the node names; the audit looks at the name. */
const FIXED: ReadonlyMap<string, RegExp> = new Map([
  ['JsonNode', /^builtins\./],
  ['BytesNode', /^builtins\.bytes$/],
  ['BytearrayNode', /^builtins\.bytearray$/],
  ['SliceNode', /^builtins\.slice$/],
  ['PartialNode', /^functools\.partial$/],
  ['OperatorFuncNode', /^_?operator\./],
  ['DefaultDictNode', /^collections\.defaultdict$/],
  ['DTypeNode', /^numpy\./],
  ['MaskedArrayNode', /^numpy\.ma\./],
  ['SparseMatrixNode', /^scipy\.sparse\./],
  ['TreeNode', /^sklearn\.tree\._tree\./],
  ['_DictWithDeprecatedKeysNode', /^sklearn\./],
]);

/** What a node makes the loader do. */
export interface NodeUse {
  readonly operator: Operator;
  /** Null: it is only named. */
  readonly via: CallVia | null;
}

export interface NodeReading {
  readonly uses: readonly NodeUse[];
  /** Where the name that is audited is not what is loaded; null where they agree. */
  readonly mismatch: string | null;
}

/** Null where the object is no node. @throws FormatError (`limit`) where keys stand so often that not every reading can be examined */
export function readNode(node: JsonObject): NodeReading | null {
  const keys = ['__loader__', '__module__', '__class__'].map((key) => textsOf(node, key));
  const named = combinationsOf(keys, node.offset).map(([loader = '', module = '', name = '']) => {
    return { loader, operator: { ecosystem: 'python', module, name } } as const;
  });
  if (named.length === 0) return null;
  const uses = named.flatMap(({ loader, operator }) => usesOf(loader, operator, node));
  const mismatches = named.flatMap(({ loader, operator }) => mismatchOf(loader, operator, node));
  return { uses, mismatch: mismatches[0] ?? null };
}

function namesOf(node: JsonObject): readonly Operator[] {
  return operatorsOf(node, '__module__', '__class__');
}

function usesOf(loader: string, named: Operator, node: JsonObject): readonly NodeUse[] {
  const contents = valuesOf(node, 'content').filter(isObject);
  if (loader === 'CachedNode') return [];
  if (loader === 'OperatorFuncNode') return [{ operator: { ...named, module: 'operator' }, via: 'REDUCE' }];
  if (loader === 'PartialNode') return [{ operator: PARTIAL, via: 'REDUCE' }];
  if (loader === 'MethodNode') return contents.flatMap(methodsOf);
  if (NAMING.has(loader)) {
    const older = contents.flatMap((content) => [
      ...operatorsOf(content, 'module_path', 'function'),
      ...namesOf(content),
    ]);
    return [named, ...older].map((operator) => ({ operator, via: null }));
  }
  if (FIXED.has(loader)) return [];
  if (CALLING.has(loader)) return [{ operator: named, via: 'REDUCE' }];
  const hasState = valuesOf(node, 'content').some((content) => content !== null);
  const made: NodeUse = { operator: named, via: 'NEWOBJ' };
  return hasState ? [made, { operator: named, via: 'BUILD' }] : [made];
}

const PARTIAL: Operator = { ecosystem: 'python', module: 'functools', name: 'partial' };

/** `getattr(obj, func)` of the object that the node holds. */
function methodsOf(content: JsonObject): readonly NodeUse[] {
  const owners = valuesOf(content, 'obj').filter(isObject).flatMap(namesOf);
  const methods = textsOf(content, 'func');
  return owners.flatMap((owner) =>
    methods.map((method) => ({ operator: { ...owner, name: `${owner.name}.${method}` }, via: null })),
  );
}

function operatorsOf(object: JsonObject, moduleKey: string, nameKey: string): readonly Operator[] {
  const taken = combinationsOf([textsOf(object, moduleKey), textsOf(object, nameKey)], object.offset);
  return taken.map(([module = '', name = '']) => ({ ecosystem: 'python', module, name }) as const);
}

function mismatchOf(loader: string, { module, name }: Operator, node: JsonObject): readonly string[] {
  const full = `${module}.${name}`;
  const expected = FIXED.get(loader);
  if (expected !== undefined && !expected.test(full)) return [`${loader} names ${full}, which is not what it loads`];
  if (loader !== 'MethodNode' || name === 'method') return [];
  const owners = valuesOf(node, 'content')
    .filter(isObject)
    .flatMap((content) => valuesOf(content, 'obj').filter(isObject).flatMap(namesOf));
  const other = owners.find((owner) => owner.name !== name || topLevel(owner.module) !== topLevel(module));
  return other === undefined ? [] : [`MethodNode names ${full} and holds ${other.module}.${other.name}`];
}

function topLevel(module: string): string {
  return module.split('.', 1)[0] ?? module;
}

/** The text of a node that holds a plain string. */
export function plainText(value: JsonValue | undefined): string | null {
  if (!isObject(value) || !textsOf(value, '__loader__').includes('JsonNode')) return null;
  const [content] = textsOf(value, 'content');
  if (content === undefined) return null;
  return /^\s*"([\s\S]*)"\s*$/.exec(content)?.[1] ?? content;
}

/** What the loader of each kind of skops node does with the class that the node names. See https://skops.readthedocs.io/en/stable/persistence.html. */
import type { CallVia, Operator } from '../../facts.ts';
import {
  combinationsOf,
  isContainer,
  isObject,
  type JsonArray,
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
  /** What a call is given: nodes, or what is none. */
  readonly given: readonly JsonValue[];
}

export interface NodeReading {
  readonly uses: readonly NodeUse[];
  /** Where the name that is audited is not what is loaded; null where they agree. */
  readonly mismatch: string | null;
}

/** A loader and the class that stands beside it. */
export interface NamedNode {
  readonly loader: string;
  readonly operator: Operator;
}

/** Every loader that the node names with every class; keys may stand twice. @throws FormatError (`limit`) where they stand so often that not every reading can be examined */
export function namedBy(node: JsonObject): readonly NamedNode[] {
  const keys = ['__loader__', '__module__', '__class__'].map((key) => textsOf(node, key));
  return combinationsOf(keys, node.offset).map(([loader = '', module = '', name = '']) => {
    return { loader, operator: { ecosystem: 'python', module, name } } as const;
  });
}

/** Null where the object is no node. @throws FormatError (`limit`) as `namedBy` */
export function readNode(node: JsonObject): NodeReading | null {
  const named = namedBy(node);
  if (named.length === 0) return null;
  const uses = named.flatMap(({ loader, operator }) => usesOf(loader, operator, node));
  const mismatches = named.flatMap(({ loader, operator }) => mismatchOf(loader, operator, node));
  return { uses, mismatch: mismatches[0] ?? null };
}

function namesOf(node: JsonObject): readonly Operator[] {
  return operatorsOf(node, '__module__', '__class__');
}

function usesOf(loader: string, named: Operator, node: JsonObject): readonly NodeUse[] {
  if (loader === 'CachedNode') return [];
  if (loader === 'OperatorFuncNode')
    return [{ operator: { ...named, module: 'operator' }, via: 'REDUCE', given: spread(valuesOf(node, 'attrs')) }];
  const contents = valuesOf(node, 'content').filter(isObject);
  if (loader === 'PartialNode') return [{ operator: PARTIAL, via: 'REDUCE', given: contents.flatMap(partsOfPartial) }];
  if (loader === 'MethodNode') return contents.flatMap(methodsOf);
  if (isNaming(loader)) return namedOperators(named, node).map((operator) => ({ operator, via: null, given: [] }));
  if (FIXED.has(loader)) return [];
  const states = valuesOf(node, 'content').filter((content) => content !== null);
  const build: NodeUse[] = states.length === 0 ? [] : [{ operator: named, via: 'BUILD', given: states }];
  if (!CALLING.has(loader)) return [{ operator: named, via: 'NEWOBJ', given: [] }, ...build];
  const made: NodeUse = { operator: named, via: 'REDUCE', given: givenTo(loader, node) };
  return REDUCING.has(loader) ? [made, ...build] : [made];
}

/** Whether the loader resolves the name and hands it over. */
export function isNaming(loader: string): boolean {
  return NAMING.has(loader);
}

/** What such a node stands for, as it is written and as it was written once. */
export function namedOperators(named: Operator, node: JsonObject): readonly Operator[] {
  const contents = valuesOf(node, 'content').filter(isObject);
  const older = contents.flatMap((content) => [
    ...operatorsOf(content, 'module_path', 'function'),
    ...namesOf(content),
  ]);
  return [named, ...older];
}

/** Called with arguments and filled with a state. */
const REDUCING = new Set(['LossNode', 'ReduceNode', 'SGDNode', 'QuantileForestNode']);

function givenTo(loader: string, node: JsonObject): readonly JsonValue[] {
  if (loader === 'ConstructorFromReduceNode') return spread(valuesOf(node, 'content'));
  if (REDUCING.has(loader))
    return spread(valuesOf(node, '__reduce__').flatMap((one) => (isObject(one) ? valuesOf(one, 'args') : [])));
  // What Python and NumPy have for these makes no more of its items.
  const isPlain = textsOf(node, '__module__').every((module) => /^(?:builtins|numpy)$/.test(module));
  if (isPlain || !LISTING.has(loader)) return [];
  const lists = valuesOf(node, 'content').filter(isContainer);
  return lists.length > 0 ? lists : valuesOf(node, 'file');
}

/** `f(*value)` */
function spread(values: readonly JsonValue[]): readonly JsonValue[] {
  return values.flatMap((value) => itemsOf(value) ?? [value]);
}

const LISTING = new Set(['ListNode', 'TupleNode', 'SetNode', 'NdArrayNode']);

/** The nodes in a list, a tuple, a set or an array of objects; null where it is none. */
export function itemsOf(value: JsonValue): readonly JsonValue[] | null {
  const isList = isObject(value) && textsOf(value, '__loader__').some((loader) => LISTING.has(loader));
  const lists = isList ? valuesOf(value, 'content').filter(isArray) : [];
  return lists.length === 0 ? null : lists.flatMap(({ items }) => items);
}

function isArray(value: JsonValue): value is JsonArray {
  return isContainer(value) && value.kind === 'array';
}

/** The function first. */
function partsOfPartial(content: JsonObject): readonly JsonValue[] {
  const keywords = valuesOf(content, 'kwds').filter(isObject);
  const values = keywords.flatMap((one) => valuesOf(one, 'content').filter(isObject));
  return [
    ...valuesOf(content, 'func'),
    ...spread(valuesOf(content, 'args')),
    ...values.flatMap(({ entries }) => entries.map(([, value]) => value)),
  ];
}

const PARTIAL: Operator = { ecosystem: 'python', module: 'functools', name: 'partial' };

/** `getattr(obj, func)` of the object that the node holds. */
function methodsOf(content: JsonObject): readonly NodeUse[] {
  const owners = valuesOf(content, 'obj').filter(isObject).flatMap(namesOf);
  const methods = textsOf(content, 'func');
  return owners.flatMap((owner) =>
    methods.map((method) => ({ operator: { ...owner, name: `${owner.name}.${method}` }, via: null, given: [] })),
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

/** The texts of a node that holds a plain string; a key may stand twice. */
export function plainTexts(value: JsonValue): readonly string[] {
  if (!isObject(value) || !textsOf(value, '__loader__').includes('JsonNode')) return [];
  return textsOf(value, 'content').map((content) => /^\s*"([\s\S]*)"\s*$/.exec(content)?.[1] ?? content);
}

/** Parts of objects in a tree: attributes, items, members. https://docs.python.org/3/library/pickle.html#object.__reduce__ */
import { type CallNode, entriesOf, itemsOf, type Node, type Pair } from './value-tree.ts';

/** They make an object of a class without calling it: the class is their first argument. */
export const RECONSTRUCTORS: ReadonlySet<string> = new Set(['copyreg._reconstructor', 'copyreg.__newobj__']);

/** The attributes that BUILD sets, by name; null where a state is something else, which a method of the class understands. */
export function attributesOf({ states, args, callee }: CallNode): ReadonlyMap<string, Node> | null {
  const given = callee.kind === 'global' && callee.name === 'copyreg._reconstructor' ? args?.[2] : undefined;
  const all = [...(given?.kind === 'dict' ? [given] : []), ...(states ?? [])];
  const attributes = new Map<string, Node>();
  for (const state of all) {
    // With `__slots__` it is a pair of the attributes and the slots.
    const parts = state.kind === 'tuple' && state.items.length === 2 ? state.items : [state];
    for (const part of parts) {
      if (part.kind === 'none') continue;
      if (part.kind !== 'dict') return null;
      const { byName, others } = entriesOf(part.pairs);
      if (others.length > 0) return null;
      for (const [name, value] of byName) attributes.set(name, value);
    }
  }
  return attributes;
}

/** Of `copyreg._reconstructor(cls, …)` and `cls.__new__` the class. */
export function objectName({ args }: CallNode, name: string | null): string {
  const [cls] = args ?? [];
  if (name !== null && RECONSTRUCTORS.has(name) && cls?.kind === 'global') return cls.name;
  return name ?? 'what a call returns';
}

export function namedIn(node: Node | undefined): ReadonlyMap<string, Node> {
  const pairs = node?.kind === 'dict' ? node.pairs : node?.kind === 'call' ? pairsOf(node) : [];
  return entriesOf(pairs).byName;
}

/** What a dict, or an OrderedDict with its items as an argument, holds. */
function pairsOf({ args, pairs }: CallNode): readonly Pair[] {
  const [first] = args ?? [];
  const given = first?.kind === 'dict' ? first.pairs : (itemsOf(first) ?? []).flatMap((item) => pairIn(item));
  return [...given, ...(pairs ?? [])];
}

function pairIn(item: Node): Pair[] {
  const [key, value] = itemsOf(item) ?? [];
  return key === undefined || value === undefined ? [] : [[key, value]];
}

export function membersOf(node: Node | undefined): readonly Node[] {
  if (node?.kind === 'set' || node?.kind === 'frozenset' || node?.kind === 'list') return node.items;
  return node?.kind === 'call' ? [...(node.items ?? []), ...(itemsOf(node.args?.[0]) ?? [])] : [];
}

export function childrenOf(node: Node): readonly Node[] {
  switch (node.kind) {
    case 'tuple':
    case 'list':
    case 'set':
    case 'frozenset':
      return node.items;
    case 'dict':
      return node.pairs.flat();
    case 'call':
      return [
        ...(node.args ?? []),
        ...(node.keywords === null ? [] : [node.keywords]),
        ...(node.states ?? []),
        ...(node.pairs?.flat() ?? []),
        ...(node.items ?? []),
        node.callee,
      ];
    case 'persistent':
      return [node.id];
    default:
      return [];
  }
}

export function isModule(attributes: ReadonlyMap<string, Node>): boolean {
  return attributes.has('_parameters') && attributes.has('_modules');
}

/** What trainers call it, and what `Optimizer.state_dict` looks like. */
const OPTIMIZER = /^(?:optim(?:izer)?s?(?:_states?(?:_dicts?)?)?|adam_?state)$/i;

export function isOptimizer(path: readonly string[], entries: ReadonlyMap<string, Node>): boolean {
  return (entries.has('state') && entries.has('param_groups')) || (path.length === 1 && OPTIMIZER.test(path[0] ?? ''));
}

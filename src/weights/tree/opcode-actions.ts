/** What each opcode does to the tree of a pickle: the table of the machine, in its order. After https://github.com/python/cpython/blob/main/Lib/pickle.py */
import type { LiteralName, OpcodeName } from './literal-nodes.ts';
import type { TreeState } from './tree-state.ts';
import type { Node } from './value-tree.ts';

type Action = (tree: TreeState) => void;

const tuple =
  (size: number): Action =>
  (tree) =>
    tree.push({ kind: 'tuple', items: tree.take(size) });

const put =
  (isText: boolean): Action =>
  (tree) => {
    tree.memo.set(tree.number(isText), tree.top());
  };

const get =
  (isText: boolean): Action =>
  (tree) =>
    tree.push(tree.memo.get(tree.number(isText)) ?? tree.fail('a memo entry that was never written'));

const extension: Action = (tree) => tree.push({ kind: 'unknown', what: `the extension ${tree.number()}` });

const callOf =
  (via: 'call' | 'new'): Action =>
  (tree) => {
    const [callee, args] = tree.take(2) as [Node, Node]; // two were asked for
    tree.call(callee, args.kind === 'tuple' ? args.items : null, via);
  };

/** STOP ends the reading, and what pushes a literal is one action. */
export const ACTIONS: Readonly<Record<Exclude<OpcodeName, LiteralName | 'STOP'>, Action>> = {
  PROTO: (tree) => {
    tree.protocol = tree.number();
  },
  FRAME: (tree) => {
    if (tree.frameEnd !== null) tree.fail('a frame inside a frame');
    tree.frameEnd = tree.end + tree.number();
  },
  MARK: (tree) => tree.mark(),
  POP: (tree) => tree.drop(),
  POP_MARK: (tree) => {
    tree.unmark();
  },
  DUP: (tree) => tree.push(tree.top()),
  EMPTY_TUPLE: tuple(0),
  TUPLE1: tuple(1),
  TUPLE2: tuple(2),
  TUPLE3: tuple(3),
  EMPTY_LIST: (tree) => tree.push({ kind: 'list', items: [] }),
  EMPTY_SET: (tree) => tree.push({ kind: 'set', items: [] }),
  EMPTY_DICT: (tree) => tree.push({ kind: 'dict', pairs: [] }),
  TUPLE: (tree) => tree.push({ kind: 'tuple', items: tree.unmark() }),
  LIST: (tree) => tree.push({ kind: 'list', items: tree.unmark() }),
  FROZENSET: (tree) => tree.push({ kind: 'frozenset', items: tree.unmark() }),
  DICT: (tree) => tree.push({ kind: 'dict', pairs: tree.pairs(tree.unmark()) }),
  APPEND: (tree) => tree.extend(tree.take(1), 'APPEND'),
  APPENDS: (tree) => tree.extend(tree.unmark(), 'APPENDS'),
  ADDITEMS: (tree) => tree.extend(tree.unmark(), 'ADDITEMS'),
  SETITEM: (tree) => tree.setItems(tree.pairs(tree.take(2))),
  SETITEMS: (tree) => tree.setItems(tree.pairs(tree.unmark())),
  MEMOIZE: (tree) => {
    tree.memo.set(tree.memo.size, tree.top());
  },
  PUT: put(true),
  BINPUT: put(false),
  LONG_BINPUT: put(false),
  GET: get(true),
  BINGET: get(false),
  LONG_BINGET: get(false),
  GLOBAL: (tree) => tree.push(tree.global(...tree.lines())),
  STACK_GLOBAL: (tree) => {
    const [module, attribute] = tree.take(2);
    tree.push(tree.global(tree.nameIn(module), tree.nameIn(attribute)));
  },
  EXT1: extension,
  EXT2: extension,
  EXT4: extension,
  NEXT_BUFFER: (tree) => tree.push({ kind: 'unknown', what: 'a buffer that is not in the stream' }),
  READONLY_BUFFER: (tree) => {
    tree.top();
  },
  INST: (tree) => tree.call(tree.global(...tree.lines()), tree.unmark(), 'call'),
  OBJ: (tree) => {
    const [callee, ...args] = tree.unmark();
    tree.call(callee ?? tree.fail('nothing to call'), args, 'call');
  },
  REDUCE: callOf('call'),
  NEWOBJ: callOf('new'),
  NEWOBJ_EX: (tree) => {
    const [callee, args, keywords] = tree.take(3) as [Node, Node, Node]; // three were asked for
    tree.call(callee, args.kind === 'tuple' ? args.items : null, 'new', keywords);
  },
  BUILD: (tree) => tree.build(),
  PERSID: (tree) => tree.persistent({ kind: 'str', text: tree.line(tree.argument, tree.end - 1), offset: tree.at }),
  BINPERSID: (tree) => tree.persistent(tree.pop()),
};

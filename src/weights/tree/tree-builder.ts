/** Builds the tree of one pickle, by the same table of opcodes as the machine, and calls nothing. After https://github.com/python/cpython/blob/main/Lib/pickle.py. Strict: what readers read differently is an error here. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { argumentEnd } from '../../pickle/machine/argument-end.ts';
import { OPCODE_BY_CODE } from '../../pickle/machine/opcodes.ts';
import type { LiteralName, OpcodeName } from './literal-nodes.ts';
import { ACTIONS } from './opcode-actions.ts';
import { type AfterBuild, TreeState } from './tree-state.ts';
import type { CallNode, Node, PersistentNode } from './value-tree.ts';

export interface BuiltTree {
  readonly result: Node;
  /** Where the next byte would be read. */
  readonly end: number;
  readonly calls: readonly CallNode[];
  readonly persistents: readonly PersistentNode[];
}

/** @throws FormatError where it is broken, goes over a limit, or is read differently by different readers */
export function buildTree(source: ByteSource, start: number, afterBuild?: AfterBuild): BuiltTree {
  const tree = new TreeState(source, start, afterBuild);
  for (let count = 1; ; count += 1) {
    keepWithin('treeOpcodes', count, tree.at);
    tree.checkFrame();
    const code = source.read(tree.at, tree.at + 1)[0] ?? 0;
    const opcode = OPCODE_BY_CODE[code] ?? tree.fail('expected an opcode');
    tree.argument = tree.at + 1;
    tree.end = argumentEnd(source, opcode, tree.argument);
    if (tree.end > source.size) tree.fail('an opcode that leaves the source');
    const name = opcode.name as OpcodeName; // the table holds no other names
    if (name === 'STOP') return finish(tree);
    if (isAction(name)) ACTIONS[name](tree);
    else tree.push(tree.literal(name));
    tree.at = tree.end;
  }
}

function isAction(name: Exclude<OpcodeName, 'STOP'>): name is Exclude<OpcodeName, LiteralName | 'STOP'> {
  return Object.hasOwn(ACTIONS, name);
}

function finish(tree: TreeState): BuiltTree {
  if (tree.frameEnd !== null && tree.frameEnd !== tree.end) tree.fail('a frame goes on behind STOP');
  return { result: tree.pop(), end: tree.end, calls: tree.calls, persistents: tree.persistents };
}

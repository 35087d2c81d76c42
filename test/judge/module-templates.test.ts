/** PyTorch Geometric makes a module of the names and annotations of an inspector: see https://github.com/pyg-team/pytorch_geometric/blob/master/torch_geometric/inspector.py */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { findingLines } from '../support/scanned.ts';

const text = (value: string) => op.SHORT_BINUNICODE(value);
const named = (module: string, name: string) => bytes(text(module), text(name), op.STACK_GLOBAL);
const tuple = (...items: readonly Uint8Array[]) => bytes(op.MARK, ...items, op.TUPLE);
const call = (callee: Uint8Array, ...args: readonly Uint8Array[]) => bytes(callee, tuple(...args), op.REDUCE);
const make = (owner: Uint8Array) => bytes(owner, op.EMPTY_TUPLE, op.NEWOBJ);
const dict = (...pairs: readonly Uint8Array[]) => bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS);
const build = (object: Uint8Array, state: Uint8Array) => bytes(object, state, op.BUILD);

const findings = test.macro(async (t, value: Uint8Array, expected: RegExp) => {
  t.regex((await findingLines(bytes(op.PROTO(4), value, op.STOP), 'model.pkl')).join('\n'), expected);
});

const pyg = (name: string) => named('torch_geometric.inspector', name);
const newed = (owner: Uint8Array, ...args: readonly Uint8Array[]) => bytes(owner, tuple(...args), op.NEWOBJ);
const tensor = named('torch', 'Tensor');
const parameter = (type: string, name = 'x_j') => newed(pyg('Parameter'), text(name), tensor, text(type), op.NONE);
const signature = (part: Uint8Array, returned = 'Tensor') =>
  newed(pyg('Signature'), dict(text('x_j'), part), tensor, text(returned));
const inspector = (part: Uint8Array, ...more: readonly Uint8Array[]) =>
  build(
    make(pyg('Inspector')),
    dict(
      text('_cls'),
      tensor,
      text('_signature_dict'),
      dict(text('message'), part),
      text('_source_dict'),
      dict(text('m'), text('def m(): ()')),
      ...more,
    ),
  );
const filling = Array.from({ length: 30 }, (_, at) => bytes(text(`k${at}`), op.NEWTRUE));
const layer = (value: Uint8Array) =>
  build(
    make(named('torch_geometric.nn.conv.gcn_conv', 'GCNConv')),
    dict(...filling, text('fuse'), op.NEWTRUE, text('inspector'), value),
  );
const EXECUTES = /^critical code\/executed-state/m;
const evil = "Tensor = open('a', 'w')";
for (const [title, value, expected] of [
  ['a type', inspector(signature(parameter('Optional[Tensor]'))), /^(?!critical|high)/],
  ['an expression in a type', inspector(signature(parameter(evil))), EXECUTES],
  ['an expression in a name', inspector(signature(parameter('Tensor', evil))), EXECUTES],
  ['an expression in what is returned', inspector(signature(parameter('Tensor'), evil)), EXECUTES],
  ['a signature that is another object', inspector(call(named('types', 'SimpleNamespace'))), EXECUTES],
  ['an attribute more', inspector(signature(parameter('Tensor')), text('_modules'), bytes(op.EMPTY_LIST)), EXECUTES],
  ['an inspector that is another object', call(named('types', 'SimpleNamespace')), EXECUTES],
] as const)
  test(`PyTorch Geometric: ${title}`, findings, layer(value), expected);

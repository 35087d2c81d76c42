/** Models of MindSpore: graphs (MindIR, https://gitee.com/mindspore/mindspore/blob/master/mindspore/core/proto/mind_ir.proto) and checkpoints (https://gitee.com/mindspore/mindspore/blob/master/mindspore/ccsrc/utils/checkpoint.proto), messages of protobuf. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { type Field, fieldsOf } from '../../wire/protobuf.ts';
import type { Examination, Format } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';

/** The version as a text, then the name of the writer. */
const MINDIR = /^\n.\d+\.[\d.]{1,12}.\tMindSpore/s;
/** Fields of the messages. */
const MODEL = { graph: 7, function: 8, primitive: 12 } as const;
const GRAPH_NODE = 1;
const NODE_OPERATOR = 4;
const PRIMITIVE = { name: 1, operator: 2 } as const;
/** `REF::MatMul:4` names the fifth primitive. */
const OPERATOR = /^(?:\w+::)*(\w+)(?::\d+)?$/;
const NAME_BYTES = 256;

export const mindirFormat: Format = {
  id: 'mindir',
  spec: 'https://gitee.com/mindspore/mindspore/blob/master/mindspore/core/proto/mind_ir.proto',
  kind: 'model',
  isOpenEnded: true,
  title: 'MindIR (MindSpore)',
  extensions: ['mindir'],
  sees: 'operators that run Python or load a library',
  provenWith: 'mindspore 2.10.0',
  firstBytes: new Set([0x0a]),
  probe: (source) => (isMindir(source) ? (examination) => examineMindir(source, examination) : null),
};

export function isMindir(source: ByteSource): boolean {
  return MINDIR.test(Buffer.from(headOf(source, 32)).toString('latin1'));
}

function examineMindir(source: ByteSource, examination: Examination): void {
  const window = new ByteWindow(source);
  const names = new NamedOperators(examination, 'mindspore');
  for (const field of fieldsOf(window, 0, source.size)) {
    if (field.number === MODEL.primitive) reportTexts(window, field, Object.values(PRIMITIVE), names);
    if (field.number !== MODEL.graph && field.number !== MODEL.function) continue;
    for (const node of fieldsOf(window, field.start, field.end)) {
      if (node.number === GRAPH_NODE) reportTexts(window, node, [NODE_OPERATOR], names);
    }
  }
}

function reportTexts(window: ByteWindow, part: Field, wanted: readonly number[], names: NamedOperators): void {
  for (const { number, start, end } of fieldsOf(window, part.start, part.end)) {
    if (!wanted.includes(number)) continue;
    const [, name] = OPERATOR.exec(window.text(start, Math.min(end, start + NAME_BYTES), 'latin1')) ?? [];
    if (name !== undefined) names.operator(name, part.start);
  }
}

/** Fields of a checkpoint, of one value and of its tensor. */
const VALUE = 1;
const TENSOR = 2;
const TENSOR_TYPE = 2;
const TYPE = /^(?:BFloat16|Float(?:16|32|64)|U?Int(?:4|8|16|32|64)|Bool|Complex(?:64|128)|String|str)$/;
/** A value begins with the tag of its name, behind that of the value. */
const TAG = 0x0a;
const FIELDS = 16;

/** The first value has a name and a tensor that says its type. @throws FormatError which is a no */
export function isMindsporeCheckpoint(source: ByteSource): boolean {
  const head = headOf(source, 16);
  if (head[0] !== TAG || !head.subarray(2, 6).includes(TAG)) return false;
  const window = new ByteWindow(source);
  const value = first(window, { start: 0, end: source.size }, VALUE);
  const tensor = value === null ? null : first(window, value, TENSOR);
  const type = tensor === null ? null : first(window, tensor, TENSOR_TYPE);
  return type !== null && type.end - type.start <= NAME_BYTES && TYPE.test(window.text(type.start, type.end, 'latin1'));
}

function first(window: ByteWindow, { start, end }: Pick<Field, 'start' | 'end'>, number: number): Field | null {
  let count = 0;
  for (const field of fieldsOf(window, start, end)) {
    if (field.number === number) return field;
    count += 1;
    if (count === FIELDS) break;
  }
  return null;
}

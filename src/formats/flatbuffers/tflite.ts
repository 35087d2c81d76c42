/** TensorFlow Lite (LiteRT) models: their custom operators, the operations of TensorFlow that the Flex delegate runs, buffers and files outside of the FlatBuffer. Schema: https://github.com/tensorflow/tensorflow/blob/master/tensorflow/compiler/mlir/lite/schema/schema.fbs */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { ascii, firstBytesOf } from '../../text/magic.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { type FlatTable, IDENTIFIER_AT, rootTable, startsAsFlatBuffer } from '../../wire/flatbuffer.ts';
import type { Examination, Format } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';
import { GraphNodes } from '../tensorflow/graph-nodes.ts';
import { FlexOperators } from './flex-operators.ts';

/** Behind the offset of the root. */
export const TFLITE_IDENTIFIER = 'TFL3';
const IDENTIFIER = /^TFL3$/;

/** Fields of the tables, by their numbers in the schema. */
const MODEL = { codes: 1, subgraphs: 2, buffers: 4, externalGroups: 8 } as const;
const CODE = { deprecated: 0, custom: 1, builtin: 3 } as const;
const SUBGRAPH = { operators: 3 } as const;
const OPERATOR = { code: 0, largeOffset: 9, largeSize: 10 } as const;
const BUFFER = { offset: 1, size: 2 } as const;
const GROUP = { name: 0 } as const;
const CUSTOM = 32;
/** Offsets 0 and 1 mean that the bytes lie in the FlatBuffer. */
const FIRST_OFFSET = 2;
/** How TensorFlow's own operations are called. https://ai.google.dev/edge/litert/models/ops_select */
const FLEX = 'Flex';

export const tfliteFormat: Format = {
  id: 'tflite',
  spec: 'https://github.com/tensorflow/tensorflow/blob/master/tensorflow/compiler/mlir/lite/schema/schema.fbs',
  kind: 'model',
  isOpenEnded: true,
  title: 'TensorFlow Lite (LiteRT), also inside `.task` bundles',
  extensions: ['tflite', 'lite', 'task'],
  sees: 'operations of TensorFlow that the Flex delegate runs, custom operators by name, buffers and files outside the FlatBuffer',
  provenWith: 'tensorflow 2.21.0',
  laterByte: { at: IDENTIFIER_AT, of: firstBytesOf(ascii(TFLITE_IDENTIFIER)) },
  probe: (source) =>
    startsAsFlatBuffer(source, IDENTIFIER) ? (examination) => examineTflite(source, examination) : null,
};

function examineTflite(source: ByteSource, examination: Examination): void {
  const root = rootTable(new ByteWindow(source));
  const names = new NamedOperators(examination, 'tflite');
  const nodes = new GraphNodes((fact) => examination.report(fact), examination.limits.argumentCharacters);
  try {
    const codes = readCodes(root, names);
    for (const group of root.tables(MODEL.externalGroups)) names.file(group.text(GROUP.name), group.position);
    if (codes.some(isFlex)) readFlex(source, root, codes, nodes);
    checkBuffers(source, root);
  } finally {
    nodes.endGraph('/flex');
  }
}

/** The names of custom operators by the position of their code; empty for those that the runtime brings. */
function readCodes(root: FlatTable, names: NamedOperators): readonly string[] {
  return [...root.tables(MODEL.codes)].map((code) => {
    const name = code.text(CODE.custom);
    const isCustom = code.byte(CODE.deprecated) === CUSTOM || code.number(CODE.builtin) === CUSTOM;
    if (!isCustom && name === '') return '';
    if (!isFlex(name)) names.operator(name, code.position);
    return name;
  });
}

function isFlex(name: string): boolean {
  return name.startsWith(FLEX);
}

/** The code names an operation, and so do the options of each operator: readers differ in which they run. */
function readFlex(source: ByteSource, root: FlatTable, codes: readonly string[], nodes: GraphNodes): void {
  const flex = new FlexOperators(source, root);
  // Tables may lie at one place: what an operator does is said once a graph.
  const graphs = new Set<number>();
  let operations = 0;
  for (const subgraph of root.tables(MODEL.subgraphs)) {
    if (graphs.has(subgraph.position)) continue;
    graphs.add(subgraph.position);
    const operators = new Set<number>();
    for (const operator of subgraph.tables(SUBGRAPH.operators)) {
      if (operators.has(operator.position)) continue;
      operators.add(operator.position);
      const name = codes[operator.number(OPERATOR.code)] ?? '';
      if (!isFlex(name)) continue;
      operations += 1;
      keepWithin('flexOperators', operations, operator.position);
      for (const node of flex.nodes(subgraph, operator, name.slice(FLEX.length))) nodes.add(node);
    }
    nodes.endGraph('/flex');
  }
}

/** Large buffers lie behind the FlatBuffer, but in the file. */
function checkBuffers(source: ByteSource, root: FlatTable): void {
  for (const buffer of root.tables(MODEL.buffers)) {
    checkRange(source, buffer.large(BUFFER.offset), buffer.large(BUFFER.size), buffer.position);
  }
  const seen = new Set<number>();
  for (const subgraph of root.tables(MODEL.subgraphs)) {
    if (seen.has(subgraph.position)) continue;
    seen.add(subgraph.position);
    for (const operator of subgraph.tables(SUBGRAPH.operators)) {
      const size = operator.large(OPERATOR.largeSize);
      checkRange(source, operator.large(OPERATOR.largeOffset), size, operator.position);
    }
  }
}

function checkRange(source: ByteSource, start: number, bytes: number, offset: number): void {
  if (start < FIRST_OFFSET || start + bytes <= source.size) return;
  throw new FormatError(`expected a buffer at ${start} inside the file, found the end at ${source.size}`, {
    offset,
    reason: 'truncated',
  });
}

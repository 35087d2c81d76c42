/** Programs of ExecuTorch (`.pte`) and their data (`.ptd`): kernels and delegates by name, and libraries for the machine inside, which delegates load. Schema: https://github.com/pytorch/executorch/blob/main/schema/program.fbs */
import { type ByteSource, headOf, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { ascii, firstBytesOf } from '../../text/magic.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { type FlatTable, rootTable, startsAsFlatBuffer } from '../../wire/flatbuffer.ts';
import type { Examination, Format } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';
import { programKindOf } from '../native-code.ts';

/** Where the second letter of the identifier stands: a number, so that the bundle of the fast path can leave the format out. */
const T_AT = 5;
/** The number counts changes of the schema. */
export const EXECUTORCH_IDENTIFIER = /^(?:ET|FT)\d\d$/;
const DATA = /^FT\d\d$/;

/** Fields of the tables, by their numbers in the schema. */
const PROGRAM = { plans: 1, constants: 2, delegateData: 3, segments: 4 } as const;
const PLAN = { operators: 6, delegates: 7 } as const;
const OPERATOR = { name: 0, overload: 1 } as const;
const DELEGATE_ID = 0;
const INLINE_DATA = 0;
const TENSORS_SEGMENTS = 1;
const SEGMENT = { offset: 0, size: 1 } as const;

/** The header behind the identifier, which says where the segments begin. */
const HEADER_MAGIC = /^(?:eh|FH)\d\d$/;
const HEADER = { magic: 8, programBase: 24, dataBase: 32 } as const;
const MAGIC_BYTES = 8;

/** Namespaces of the kernels that ExecuTorch and its backends publish. */
const PUBLISHED =
  /^(?:aten|executorch_prim|quantized_decomposed|dim_order_ops|llama|et_vk|cadence|cortex_m|cmsis_nn|neutron|mlx|torchao|quantized|prims|math|debug|higher_order|coreml|mps|qaisw|tosa|vgf)::\w+$/;

export const executorchFormat: Format = {
  id: 'executorch',
  spec: 'https://github.com/pytorch/executorch/blob/main/schema/program.fbs',
  kind: 'model',
  isOpenEnded: true,
  title: 'ExecuTorch',
  extensions: ['pte', 'ptd'],
  sees: 'kernels and delegates that ExecuTorch does not publish, by name; libraries for the machine in the data of delegates; segments outside the file',
  provenWith: 'executorch 1.5.1; `.ptd`: schema',
  laterByte: { at: T_AT, of: firstBytesOf(ascii('T')) },
  probe: (source) =>
    startsAsFlatBuffer(source, EXECUTORCH_IDENTIFIER) ? (examination) => examineExecutorch(source, examination) : null,
};

async function examineExecutorch(source: ByteSource, examination: Examination): Promise<void> {
  const root = rootTable(new ByteWindow(source));
  const isData = DATA.test(Buffer.from(source.read(4, 8)).toString('latin1'));
  const names = new NamedOperators(examination, 'executorch');
  if (!isData) {
    readPlans(root, names);
    for (const data of root.tables(PROGRAM.delegateData)) reportProgram(source, data.span(INLINE_DATA), names);
    for (const data of root.tables(PROGRAM.constants)) reportProgram(source, data.span(INLINE_DATA), names);
  }
  const segments = root.tables(isData ? TENSORS_SEGMENTS : PROGRAM.segments);
  const base = baseOfSegments(source, isData);
  for (const segment of segments) {
    const start = base + segment.large(SEGMENT.offset);
    const end = start + segment.large(SEGMENT.size);
    if (end > source.size) throw outside(start, source.size, segment.position);
    reportProgram(source, { start, end }, names);
  }
}

function readPlans(root: FlatTable, names: NamedOperators): void {
  for (const plan of root.tables(PROGRAM.plans)) {
    for (const operator of plan.tables(PLAN.operators)) {
      const name = operator.text(OPERATOR.name);
      const overload = operator.text(OPERATOR.overload);
      if (!PUBLISHED.test(name)) names.operator(overload === '' ? name : `${name}.${overload}`, operator.position);
    }
    for (const delegate of plan.tables(PLAN.delegates)) names.operator(delegate.text(DELEGATE_ID), delegate.position);
  }
}

/** Delegates write such bytes to a file and open that as a library. */
function reportProgram(source: ByteSource, span: { start: number; end: number } | null, names: NamedOperators): void {
  if (span === null || span.end - span.start < MAGIC_BYTES) return;
  const head = headOf(sectionOf(source, span.start, span.end), MAGIC_BYTES);
  const kind = programKindOf(Buffer.from(head).toString('latin1'));
  if (kind !== null) names.library(kind, span.start);
}

/** Without the header the segments are counted from the start of the file. */
function baseOfSegments(source: ByteSource, isData: boolean): number {
  if (source.size < HEADER.dataBase + 8) return 0;
  const header = Buffer.from(source.read(0, HEADER.dataBase + 8));
  if (!HEADER_MAGIC.test(header.toString('latin1', HEADER.magic, HEADER.magic + 4))) return 0;
  return Number(header.readBigUInt64LE(isData ? HEADER.dataBase : HEADER.programBase));
}

function outside(start: number, size: number, offset: number): FormatError {
  return new FormatError(`expected a segment at ${start} inside the file, found the end at ${size}`, {
    offset,
    reason: 'truncated',
  });
}

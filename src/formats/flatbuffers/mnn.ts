/** Models of MNN, a FlatBuffer without an identifier: operators that a plugin or an engine of its own must bring, by name. Schema: https://github.com/alibaba/MNN/blob/master/schema/default/MNN.fbs */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { type FlatTable, hasRoot, rootTable } from '../../wire/flatbuffer.ts';
import type { Examination, Format } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';

/** Fields of the tables, by their numbers in the schema. */
const NET = { operators: 3, outputs: 4, tensors: 7, subgraphs: 10 } as const;
const SUBGRAPH_NODES = 4;
const OPERATOR = { main: 2, name: 3, outputs: 4, type: 5 } as const;
const PARAMETER_TYPE = 0;
const PLUGIN = 256;
const EXTRA = 512;
/** Above all that MNN has. */
const TYPES = 1024;
/** Operators and names that must be sound before it is taken for a model. */
const PROVEN = 4;
const NAME = /^[\x20-\x7e]{1,300}$/;
/** Bytes of the offset of the root: its upper one is zero. */
const ROOT_BYTES = 4;

export const mnnFormat: Format = {
  id: 'mnn',
  spec: 'https://github.com/alibaba/MNN/blob/master/schema/default/MNN.fbs',
  kind: 'model',
  isOpenEnded: true,
  title: 'MNN',
  extensions: ['mnn'],
  sees: 'operators of plugins and of other engines, by name',
  provenWith: 'MNN 3.6.1',
  isLoose: true,
  laterByte: { at: 3, of: new Set([0]) },
  probe: (source) => (isMnn(source) ? (examination) => examineMnn(source, examination) : null),
};

/** There is no identifier: the first operators and the names of tensors must all be sound. */
function isMnn(source: ByteSource): boolean {
  const head = headOf(source, ROOT_BYTES);
  if (head.length < ROOT_BYTES || head[3] !== 0 || (head[0] ?? 1) % 2 !== 0 || !hasRoot(source)) return false;
  const root = rootTable(new ByteWindow(source));
  const count = root.count(NET.operators);
  if (count === 0 || count * 4 > source.size || root.count(NET.tensors) === 0) return false;
  let sound = 0;
  for (const operator of root.tables(NET.operators)) {
    if (!isSound(operator)) return false;
    sound += 1;
    if (sound === PROVEN) break;
  }
  return [...firstTexts(root)].every((text) => NAME.test(text));
}

function isSound(operator: FlatTable): boolean {
  const [output] = operator.numbers(OPERATOR.outputs);
  const isNamed = !operator.has(OPERATOR.name) || NAME.test(operator.text(OPERATOR.name));
  return isNamed && output !== undefined && output >= 0 && operator.number(OPERATOR.type) < TYPES;
}

function* firstTexts(root: FlatTable): Generator<string> {
  for (let index = 0; index < Math.min(PROVEN, root.count(NET.tensors)); index += 1) {
    yield root.textAt(NET.tensors, index);
  }
}

function examineMnn(source: ByteSource, examination: Examination): void {
  const root = rootTable(new ByteWindow(source));
  const names = new NamedOperators(examination, 'mnn');
  for (const operator of root.tables(NET.operators)) reportOperator(operator, names);
  for (const graph of root.tables(NET.subgraphs)) {
    for (const operator of graph.tables(SUBGRAPH_NODES)) reportOperator(operator, names);
  }
}

function reportOperator(operator: FlatTable, names: NamedOperators): void {
  const type = operator.number(OPERATOR.type);
  if (type !== PLUGIN && type !== EXTRA) return;
  names.operator(operator.table(OPERATOR.main)?.text(PARAMETER_TYPE) ?? '', operator.position);
}

/** Models in ONNX Runtime's own format (`.ort`): the operators of their graphs, judged as those of ONNX are. Schema: https://github.com/microsoft/onnxruntime/blob/main/onnxruntime/core/flatbuffers/schema/ort.fbs */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { type FlatTable, rootTable, startsAsFlatBuffer } from '../../wire/flatbuffer.ts';
import { ByteWindow } from '../../wire/protobuf.ts';
import type { Examination, Format } from '../format.ts';

export const ORT_IDENTIFIER = 'ORTM';
const IDENTIFIER = /^ORTM$/;

/** Fields of the tables, by their numbers in the schema. */
const SESSION_MODEL = 1;
const MODEL_GRAPH = 7;
const GRAPH_NODES = 2;
const NODE = { name: 0, domain: 2, operation: 5, attributes: 10 } as const;
const ATTRIBUTE = { graph: 7, graphs: 12 } as const;
/** Of a name that is kept. */
const NAME_CHARACTERS = 200;

export const onnxRuntimeFormat: Format = {
  id: 'onnxruntime',
  spec: 'https://github.com/microsoft/onnxruntime/blob/main/onnxruntime/core/flatbuffers/schema/ort.fbs',
  kind: 'model',
  isOpenEnded: true,
  title: 'ONNX Runtime',
  extensions: ['ort'],
  sees: 'operators of unknown domains by name, and those that call Python or another machine; the format has no tensors in other files',
  provenWith: 'onnxruntime 1.32.0',
  probe: (source) => (startsAsFlatBuffer(source, IDENTIFIER) ? (examination) => examineOrt(source, examination) : null),
};

function examineOrt(source: ByteSource, examination: Examination): void {
  const graph = rootTable(new ByteWindow(source)).table(SESSION_MODEL)?.table(MODEL_GRAPH) ?? null;
  if (graph !== null) walkGraph(graph, new Set(), examination);
}

/** Without recursion: graphs lie in the attributes of nodes, at any depth, and may lie at one place. */
function walkGraph(first: FlatTable, seen: Set<string>, examination: Examination): void {
  const pending = [first];
  const places = new Set<number>();
  for (let graph = pending.pop(); graph !== undefined; graph = pending.pop()) {
    if (places.has(graph.position)) continue;
    places.add(graph.position);
    for (const node of graph.tables(GRAPH_NODES)) {
      reportNode(node, seen, examination);
      for (const attribute of node.tables(NODE.attributes)) {
        const inner = attribute.table(ATTRIBUTE.graph);
        pending.push(...(inner === null ? [] : [inner]), ...attribute.tables(ATTRIBUTE.graphs));
      }
    }
  }
}

function reportNode(node: FlatTable, seen: Set<string>, examination: Examination): void {
  const name = node.text(NODE.operation).slice(0, NAME_CHARACTERS);
  const domain = node.text(NODE.domain).slice(0, NAME_CHARACTERS);
  const key = `${domain} ${name}`;
  if (seen.has(key)) return;
  seen.add(key);
  keepWithin('onnxOperators', seen.size, node.position);
  examination.report({
    kind: 'call',
    operator: { ecosystem: 'onnx', module: domain === '' ? 'ai.onnx' : domain, name },
    via: 'node',
    arguments: '',
    operands: [],
    offset: node.position,
    at: `/graph/${node.text(NODE.name).slice(0, NAME_CHARACTERS)}`,
  });
}

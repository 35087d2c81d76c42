/** Models in ONNX Runtime's own format (`.ort`): the operators of their graphs, judged as those of ONNX are. Schema: https://github.com/microsoft/onnxruntime/blob/main/onnxruntime/core/flatbuffers/schema/ort.fbs */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { ascii, firstBytesOf } from '../../text/magic.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { type FlatTable, IDENTIFIER_AT, rootTable, startsAsFlatBuffer } from '../../wire/flatbuffer.ts';
import type { Examination, Format } from '../format.ts';
import { CONTEXT_OPERATION, liesElsewhere, namesFile } from '../onnx/context-files.ts';
import { OnnxModel } from '../onnx/onnx.ts';

export const ORT_IDENTIFIER = 'ORTM';
const IDENTIFIER = /^ORTM$/;

/** Fields of the tables, by their numbers in the schema. */
const SESSION_MODEL = 1;
const MODEL_GRAPH = 7;
const GRAPH_NODES = 2;
const NODE = { name: 0, domain: 2, operation: 5, attributes: 10 } as const;
const ATTRIBUTE = { name: 0, integer: 4, text: 5, graph: 7, graphs: 12 } as const;
/** Of a name that is kept. */
const NAME_CHARACTERS = 200;

export const onnxRuntimeFormat: Format = {
  id: 'onnxruntime',
  spec: 'https://github.com/microsoft/onnxruntime/blob/main/onnxruntime/core/flatbuffers/schema/ort.fbs',
  kind: 'model',
  isOpenEnded: true,
  title: 'ONNX Runtime',
  extensions: ['ort'],
  sees: 'operators of unknown domains by name, and those that call Python or another machine; compiled parts in files outside of the folder',
  provenWith: 'onnxruntime 1.32.0',
  laterByte: { at: IDENTIFIER_AT, of: firstBytesOf(ascii(ORT_IDENTIFIER)) },
  probe: (source) => (startsAsFlatBuffer(source, IDENTIFIER) ? (examination) => examineOrt(source, examination) : null),
};

function examineOrt(source: ByteSource, examination: Examination): void {
  const graph = rootTable(new ByteWindow(source)).table(SESSION_MODEL)?.table(MODEL_GRAPH) ?? null;
  if (graph === null) return;
  const model = new OnnxModel(examination);
  try {
    walkGraph(graph, model);
  } finally {
    model.end();
  }
}

/** Without recursion: graphs lie in the attributes of nodes, at any depth, and may lie at one place. */
function walkGraph(first: FlatTable, model: OnnxModel): void {
  const pending = [first];
  const places = new Set<number>();
  for (let graph = pending.pop(); graph !== undefined; graph = pending.pop()) {
    if (places.has(graph.position)) continue;
    places.add(graph.position);
    for (const node of graph.tables(GRAPH_NODES)) {
      reportNode(node, model);
      for (const attribute of node.tables(NODE.attributes)) {
        const inner = attribute.table(ATTRIBUTE.graph);
        pending.push(...(inner === null ? [] : [inner]), ...attribute.tables(ATTRIBUTE.graphs));
      }
    }
  }
}

function reportNode(node: FlatTable, model: OnnxModel): void {
  const name = node.text(NODE.operation).slice(0, NAME_CHARACTERS);
  const domain = node.text(NODE.domain).slice(0, NAME_CHARACTERS);
  const place = `/graph/${node.text(NODE.name).slice(0, NAME_CHARACTERS)}`;
  model.node(domain, name, place, node.position);
  if (name === CONTEXT_OPERATION) reportContext(node, place, model);
}

function reportContext(node: FlatTable, place: string, model: OnnxModel): void {
  let isElsewhere = false;
  for (const attribute of node.tables(NODE.attributes)) {
    isElsewhere ||= liesElsewhere([attribute.text(ATTRIBUTE.name)], () => attribute.large(ATTRIBUTE.integer) === 1);
  }
  for (const attribute of node.tables(NODE.attributes)) {
    const name = attribute.text(ATTRIBUTE.name);
    const path = namesFile([name], isElsewhere) ? attribute.text(ATTRIBUTE.text) : '';
    if (path !== '') model.external(path, `${place}/${name}`, attribute.position);
  }
}

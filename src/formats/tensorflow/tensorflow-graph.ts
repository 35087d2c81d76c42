/** TensorFlow graphs: `saved_model.pb`, frozen graphs, `.meta`, `.pbtxt` and `keras_metadata.pb`; variables are not read. See https://www.tensorflow.org/guide/saved_model. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import type { Once } from '../../bytes/once.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { holdsContent, recognisingWindow, TAG_BYTES } from '../../wire/recognising.ts';
import { leavesFolder } from '../archives/member-names.ts';
import type { Examination, Format } from '../format.ts';
import { evidenceOf, type MessageListener, rootsOf, walkMessage } from './graph-messages.ts';
import { GraphNodes } from './graph-nodes.ts';
import { GRAPH_TEXT_BYTES, startsAsGraphText, walkGraphText } from './text-format.ts';

/** The binary messages, which have no magic: what parses down to a named operation is one. */
export const tensorflowGraph: Format = {
  id: 'tensorflow-graph',
  spec: 'https://github.com/tensorflow/tensorflow/tree/master/tensorflow/core/protobuf',
  kind: 'model',
  title: 'TensorFlow graph (SavedModel, frozen graph, `.meta`)',
  extensions: ['pb', 'meta'],
  sees: 'operations that read or write files, or call Python',
  provenWith: 'tensorflow 2.21',
  isLoose: true,

  firstBytes: TAG_BYTES,
  probe(source, name, once) {
    if (!isGraph(source, name, once)) return null;
    return async (examination) => {
      for (const root of rootsOf(new ByteWindow(source))) {
        await examineGraph(examination, (listener) => walkMessage(new ByteWindow(source), root, listener));
      }
    };
  },
};

function isGraph(source: ByteSource, _name: string, once: Once<ByteSource>): boolean {
  return once(holdsContent) && rootsOf(recognisingWindow(source, once)).next().done !== true;
}

/** The same messages as text. */
export const tensorflowText: Format = {
  id: 'tensorflow-text',
  spec: 'https://protobuf.dev/reference/protobuf/textformat-spec/',
  kind: 'model',
  title: 'TensorFlow graph as text',
  extensions: ['pbtxt'],
  sees: 'operations that read or write files, or call Python',
  provenWith: 'tensorflow 2.21',
  isLoose: true,

  firstBytes: GRAPH_TEXT_BYTES,
  /** Many texts begin with `version:`; only a graph comes to a node. */
  probe(source) {
    const window = new ByteWindow(source);
    const isGraph = startsAsGraphText(window) && evidenceOf((listener) => walkGraphText(window, listener)) === 'found';
    if (!isGraph) return null;
    return async (examination) => {
      try {
        await examineGraph(examination, (listener) => walkGraphText(new ByteWindow(source), listener));
      } catch (error) {
        if (!isAtEnd(source, error)) throw error;
      }
    };
  },
};

/** Of a text in quotes the last ones remain: no field follows, so all of it was read. */
const REST = /^["'`\s]{0,8}$/;

function isAtEnd(source: ByteSource, error: unknown): boolean {
  if (!(error instanceof FormatError) || error.reason !== 'malformed') return false;
  const end = Math.min(source.size, error.offset + REST_BYTES);
  return REST.test(Buffer.from(source.read(error.offset, end)).toString('latin1'));
}

/** More than such a rest has. */
const REST_BYTES = 16;

/** Of the budget of entries: each is the configuration of a layer, of which there are thousands at most. CWE-770. */
const METADATA_WEIGHT = 25;

/** Reports what was found also where the walk breaks off, before its error goes on. */
async function examineGraph(examination: Examination, walk: (listener: MessageListener) => void): Promise<void> {
  const nodes = new GraphNodes((fact) => examination.report(fact), examination.limits.argumentCharacters);
  const metadata: { place: string; json: ByteSource; offset: number }[] = [];
  try {
    walk({
      node: (node) => nodes.add(node),
      passing: (operation) => nodes.passing(operation),
      passed: nodes.passed,
      parameter: (name) => nodes.parameter(name),
      output: (name) => nodes.output(name),
      returns: (name, value) => nodes.returns(name, value),
      bound: (name, count) => nodes.bound(name, count),
      endGraph: (place, functionName) => nodes.endGraph(place, functionName),
      asset: (name, offset) => {
        if (!leavesFolder(name)) return;
        examination.report({ kind: 'anomaly', anomaly: 'path-traversal', detail: `asset ${name}`, offset });
      },
      metadata: (place, json, offset) => {
        examination.countEntry(METADATA_WEIGHT);
        metadata.push({ place, json, offset });
      },
    });
  } finally {
    nodes.endGraph('');
    nodes.end();
    for (const { place, json, offset } of metadata) await examination.member(`#${place}/metadata`, json, offset);
  }
}

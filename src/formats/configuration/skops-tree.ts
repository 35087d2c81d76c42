/** Tells what the nodes of a skops tree name and make. See https://skops.readthedocs.io/en/stable/persistence.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Operand, Operator } from '../../facts.ts';
import { isObject, type JsonArray, type JsonObject, textsOf, valuesOf } from '../../text/json-values.ts';
import { pythonValue } from '../../text/python-text.ts';
import type { Examination } from '../format.ts';
import { readJson } from './configuration-text.ts';
import { type NodeUse, plainText, readNode } from './skops-nodes.ts';
import { type Place, pointerOf, walkValues } from './value-walk.ts';

/** Distributions of SciPy execute this part of their state. */
const EXECUTED_KEY = '_parse_arg_template';
const EXECUTING_MODULE = /^scipy\.stats\b/;

/** @throws FormatError where it is too large or breaks; what was found before was told. */
export function examineSkops(source: ByteSource, examination: Examination): void {
  const { documents, failure } = readJson(source);
  let nodes = 0;
  for (const document of documents) {
    const versions = isObject(document) ? textsOf(document, '_skops_version') : [];
    for (const version of versions)
      if (/^[\w.+-]{1,40}$/.test(version)) examination.tell({ kind: 'mark', text: `skops ${version}`, offset: 0 });
    walkValues(document, (value, place) => {
      if (tellNode(value, place, examination)) nodes += 1;
    });
  }
  if (failure !== null && (nodes > 0 || failure.reason === 'limit')) throw failure;
}

/** @returns whether it is a node */
function tellNode(node: JsonArray | JsonObject, place: Place, examination: Examination): boolean {
  const reading = isObject(node) ? readNode(node) : null;
  if (reading === null || !isObject(node)) return false;
  const { offset } = node;
  const at = pointerOf(place);
  if (reading.mismatch !== null) {
    examination.tell({ kind: 'anomaly', anomaly: 'skops-class-mismatch', detail: reading.mismatch, offset, at });
  }
  for (const use of reading.uses) tellUse(use, node, at, examination);
  return true;
}

function tellUse({ operator, via }: NodeUse, node: JsonObject, at: string, examination: Examination): void {
  const { offset } = node;
  if (via !== 'BUILD') examination.tell({ kind: 'import', operator, via: 'config', offset, at });
  if (via === null) return;
  const contents = valuesOf(node, 'content');
  const shown = contents.map((content) => pythonValue(content, 1)).join(', ');
  const operands = via === 'BUILD' ? contents.map(stateOf) : [];
  const receiver = via === 'BUILD' ? { receiver: { kind: 'instance', via: 'NEWOBJ' } as const } : {};
  const text = shown.slice(0, examination.limits.argumentCharacters);
  examination.tell({ kind: 'call', operator, via, arguments: text, operands, offset, at, ...receiver });
  if (via === 'BUILD') tellExecuted(operator, node, at, examination);
}

/** What `__setstate__` or `__dict__.update` is given. */
function stateOf(content: ReturnType<typeof valuesOf>[number]): Operand {
  const reading = isObject(content) ? readNode(content) : null;
  const isDict = reading?.uses.some(({ operator }) => operator.name === 'dict') === true;
  // Callables inside are nodes of their own, and judged by themselves.
  return { kind: 'container', type: isDict ? 'dict' : 'tuple', operators: [], dunderKeys: [], complete: true };
}

function tellExecuted(operator: Operator, node: JsonObject, at: string, examination: Examination): void {
  if (!EXECUTING_MODULE.test(operator.module)) return;
  const states = valuesOf(node, 'content').flatMap((state) => (isObject(state) ? valuesOf(state, 'content') : []));
  for (const state of states.filter(isObject)) {
    for (const value of valuesOf(state, EXECUTED_KEY)) {
      const text = plainText(value) ?? '(not a plain text)';
      const excerpt = text.replaceAll('\n', '\\n').replace(/[^\x20-\x7e]/g, '?');
      examination.tell({ kind: 'code', language: 'scipy-argument-parser', excerpt, offset: node.offset, at });
    }
  }
}

/** Reports what the nodes of a skops tree name and make. See https://skops.readthedocs.io/en/stable/persistence.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { CallVia, Operand, Operator } from '../../facts.ts';
import { ARGUMENT_PARSER_KEY } from '../../pickle/machine/executed-state.ts';
import {
  isObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  textsOf,
  valuesOf,
} from '../../text/json-values.ts';
import { pythonValue } from '../../text/python-text.ts';
import type { Examination } from '../format.ts';
import { readJson } from './configuration-text.ts';
import { itemsOf, type NodeUse, namedBy, plainTexts, readNode } from './skops-nodes.ts';
import { NodeValues } from './skops-values.ts';
import { type Place, pointerOf, walkValues } from './value-walk.ts';

/** @throws FormatError where it is too large or breaks; what was found before was reported. */
export function examineSkops(source: ByteSource, examination: Examination): void {
  const { documents, failure } = readJson(source);
  let nodes = 0;
  for (const document of documents) {
    const versions = isObject(document) ? textsOf(document, '_skops_version') : [];
    for (const version of versions)
      if (/^[\w.+-]{1,40}$/.test(version)) examination.report({ kind: 'mark', text: `skops ${version}`, offset: 0 });
    const reporter = new NodeReporter(document, examination);
    walkValues(document, (value, place) => {
      if (reporter.report(value, place)) nodes += 1;
    });
  }
  if (failure !== null && (nodes > 0 || failure.reason === 'limit')) throw failure;
}

interface Where {
  readonly offset: number;
  readonly at: string;
}

interface Call {
  readonly operator: Operator;
  readonly via: CallVia;
  readonly shown: string;
}

/** What the keys of a dictionary are made of: their types are called with their text, and these only convert it. */
const PLAIN_KEYS = /^(?:builtins\.(?:str|int|float|bool|complex|NoneType)|numpy\.\w+)$/;
/** Dictionaries that do no more with an item than keep it. */
const PLAIN_DICTS = /^(?:builtins\.dict|collections\.OrderedDict)$/;

class NodeReporter {
  readonly #examination: Examination;
  readonly #values: NodeValues;

  constructor(document: JsonValue, examination: Examination) {
    this.#examination = examination;
    this.#values = new NodeValues(document);
  }

  /** @returns whether it is a node */
  report(node: JsonArray | JsonObject, place: Place): boolean {
    const reading = isObject(node) ? readNode(node) : null;
    if (reading === null || !isObject(node)) return false;
    const where = { offset: node.offset, at: pointerOf(place) };
    if (reading.mismatch !== null)
      this.#examination.report({
        kind: 'anomaly',
        anomaly: 'skops-class-mismatch',
        detail: reading.mismatch,
        ...where,
      });
    for (const use of reading.uses) this.#use(use, node, where);
    for (const { loader, operator } of namedBy(node)) if (loader === 'DictNode') this.#entries(operator, node, where);
    return true;
  }

  #use({ operator, via, given }: NodeUse, node: JsonObject, where: Where): void {
    if (via !== 'BUILD') this.#examination.report({ kind: 'import', operator, via: 'config', ...where });
    if (via === null) return;
    // What it holds is shown with each call of it.
    const shown = this.#shownAll(valuesOf(node, 'content'));
    if (via !== 'BUILD') this.#call({ operator, via, shown }, given, where);
    else for (const state of given) this.#call({ operator, via, shown }, [state], where);
  }

  /** Each key is made by calling its type, which is a node as any other, with its text. */
  #entries(operator: Operator, node: JsonObject, where: Where): void {
    const contents = valuesOf(node, 'content').filter(isObject);
    const entries = contents.flatMap((content) => content.entries);
    for (const [key, value] of entries) if (key === ARGUMENT_PARSER_KEY) this.#executed(value, where);
    if (entries.length === 0) return;
    const keys = entries.slice(0, SHOWN_KEYS).map(([key]) => key);
    const at = `${where.at}/key_types`;
    for (const types of valuesOf(node, 'key_types')) this.#keyTypes(types, keys, { ...where, at });
    if (PLAIN_DICTS.test(`${operator.module}.${operator.name}`)) return;
    this.#call({ operator, via: 'SETITEMS', shown: this.#shownAll(contents) }, contents, where);
  }

  #keyTypes(types: JsonValue, keys: readonly string[], where: Where): void {
    const operands = keys.slice(0, 1).map((key) => this.#values.operandOf(key));
    const shown = this.#shown(keys.map((key) => pythonValue(key, 0)).join(' or '));
    const reported = new Set<string>();
    for (const { how, operator, through } of this.#values.callableOf(itemsOf(types) ?? [types])) {
      if (reported.has(through)) continue;
      reported.add(through);
      if ((how === 'named' || how === 'partial') && operator !== null) {
        if (PLAIN_KEYS.test(`${operator.module}.${operator.name}`)) continue;
        this.#examination.report({ kind: 'call', operator, via: 'REDUCE', arguments: shown, operands, ...where });
      } else {
        const call = { callee: through, origin: operator, via: 'REDUCE', arguments: shown, operands } as const;
        this.#examination.report({ kind: 'unresolved-call', ...call, ...where });
      }
    }
  }

  #call(call: Call, given: readonly JsonValue[], where: Where): void {
    const { operator, via, shown } = call;
    const operands: readonly Operand[] = given.map((value) => this.#values.operandOf(value));
    const isFilled = via === 'BUILD' || via === 'SETITEMS';
    const receiver = isFilled ? { receiver: { kind: 'instance', via: 'NEWOBJ' } as const } : {};
    this.#examination.report({ kind: 'call', operator, via, arguments: shown, operands, ...where, ...receiver });
  }

  /** Distributions of SciPy execute this part of their state. */
  #executed(value: JsonValue, where: Where): void {
    const texts = plainTexts(value);
    for (const text of texts.length === 0 ? ['(not a plain text)'] : texts) {
      const excerpt = text.replaceAll('\n', '\\n').replace(/[^\x20-\x7e]/g, '?');
      this.#examination.report({ kind: 'code', language: 'scipy-argument-parser', excerpt, ...where });
    }
  }

  #shownAll(values: readonly JsonValue[]): string {
    return this.#shown(values.map((value) => pythonValue(value, 1)).join(', '));
  }

  #shown(text: string): string {
    return text.slice(0, this.#examination.limits.argumentCharacters);
  }
}

/** Of a dictionary, in a report. */
const SHOWN_KEYS = 4;

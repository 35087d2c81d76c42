/** Reports what the objects of jsonpickle import, make, call and fill, in the terms of a pickle. See https://github.com/jsonpickle/jsonpickle/blob/main/jsonpickle/unpickler.py. */
import { type CallVia, lastPart, type Operand, type Operator } from '../../facts.ts';
import { JSON_READINGS } from '../../limits.ts';
import { isObject, type JsonObject, type JsonValue, textsOf, valuesOf } from '../../text/json-values.ts';
import { parsePythonJson } from '../../text/python-json.ts';
import { keywordArguments, pythonString, pythonValue } from '../../text/python-text.ts';
import type { Examination } from '../format.ts';
import type { ConfigurationDocuments } from './configuration-text.ts';
import { anyOperatorAt, isTooLong, readingsOf } from './dotted-name.ts';
import { itemsOf, NAMING_TAGS, namedBy, operandOf, stateOf } from './jsonpickle-values.ts';
import { type Place, pointerOf, walkValues } from './value-walk.ts';

/** Keys of dictionaries that are objects themselves, as text. */
const KEY_MARK = 'json://';
/** What old versions wrote for dates: `module/expression`, which is evaluated. */
const PLAIN_REPR = /^datetime\/datetime\.(?:datetime|date|time|timedelta)\([\d, ]*\)$/;
/** A reference to a module, as jsonpickle writes it. */
const PLAIN_MODULE = /^([\w.]+)\/\1$/;
/** Executed by every class that inherits it from rv_generic of SciPy, wherever it is. */
const EXECUTED_KEY = '_parse_arg_template';

/** @throws FormatError where it is too large or breaks; what was found before was reported. */
export function examineJsonpickle({ documents, failure }: ConfigurationDocuments, examination: Examination): void {
  const reporter = new ObjectReporter(examination);
  for (const [index, document] of documents.entries()) {
    reporter.walk(document, documents.length === 1 ? '' : `/${index}`);
  }
  if (failure !== null && (reporter.objects > 0 || failure.reason === 'limit')) throw failure;
}

interface Where {
  readonly offset: number;
  readonly at: string;
}

/** What a call is given. */
interface Given {
  readonly arguments: string;
  readonly operands: readonly Operand[];
}

class ObjectReporter {
  objects = 0;
  readonly #examination: Examination;

  constructor(examination: Examination) {
    this.#examination = examination;
  }

  walk(root: JsonValue, prefix: string): void {
    walkValues(root, (value, place) => {
      if (isObject(value)) this.#object(value, place, prefix);
    });
  }

  #object(object: JsonObject, place: Place, prefix: string): void {
    for (const [key] of object.entries) if (key.startsWith(KEY_MARK)) this.#key(key, object, place, prefix);
    if (!object.entries.some(([key]) => key.startsWith('py/'))) return;
    const where = { offset: object.offset, at: prefix + pointerOf(place) };
    for (const tag of NAMING_TAGS) for (const path of textsOf(object, tag)) this.#resolve(path, where);
    for (const path of textsOf(object, 'py/object')) this.#make(path, object, where);
    for (const value of valuesOf(object, 'py/reduce')) this.#reduce(itemsOf(value) ?? [], where);
    for (const text of textsOf(object, 'py/repr')) {
      if (!PLAIN_REPR.test(text)) this.#acting('eval', text, where);
    }
    for (const text of textsOf(object, 'py/mod')) this.#module(text, where);
  }

  #key(key: string, object: JsonObject, place: Place, prefix: string): void {
    const at = prefix + pointerOf(place);
    const { values, failure } = parsePythonJson(Buffer.from(key.slice(KEY_MARK.length)), JSON_READINGS.key);
    for (const value of values) this.walk(value, at);
    if (failure?.reason !== 'limit') return;
    this.#examination.report({
      kind: 'unexamined',
      reason: 'limit',
      detail: failure.message,
      offset: object.offset,
      at,
    });
  }

  /** A name that is looked up; null where it is none. */
  #resolve(path: string, where: Where): Operator | null {
    this.objects += 1;
    if (isTooLong(path)) {
      const reason = 'the path leads through more objects than any package has';
      this.#examination.report({ kind: 'unresolved-import', reason, ...where });
    }
    const operator = anyOperatorAt(path);
    if (operator === null) return null;
    this.#examination.report({ kind: 'import', operator, via: 'config', ...where });
    // Which part is a module is found by trying, and old versions pass over parts that do not exist.
    for (const spelled of readingsOf(path)) {
      if (spelled.module === operator.module && spelled.name === operator.name) continue;
      this.#examination.report({ kind: 'import', operator, via: 'config', ...where, spelled });
    }
    return operator;
  }

  /** `py/object`: made by `__new__` if it is a class, called if it is not, or if that fails; then its attributes, items and state. */
  #make(path: string, object: JsonObject, where: Where): void {
    const operator = this.#resolve(path, where);
    if (operator === null) return;
    const lists = ['py/newargs', 'py/initargs', 'py/newargsex'].flatMap((tag) => valuesOf(object, tag));
    const factory = valuesOf(object, 'default_factory');
    const given = [...factory, ...lists.flatMap((list) => itemsOf(list) ?? [list])];
    const isCalled = valuesOf(object, 'py/newargsex').length > 0 || !/^_*[A-Z]/.test(lastPart(operator.name));
    this.#call(operator, isCalled ? 'REDUCE' : 'NEWOBJ', given, where);
    const attributes = object.entries.filter(([key]) => !key.startsWith('py/') && key !== 'default_factory');
    if (attributes.length > 0) this.#build(operator, attributes, object, where);
    for (const state of valuesOf(object, 'py/state')) this.#state(operator, state, object, where);
    for (const items of valuesOf(object, 'py/seq')) this.#fill(operator, 'APPENDS', itemsOf(items) ?? [items], where);
  }

  /** `[function, arguments, state, items, pairs]` */
  #reduce(
    [callee, args = null, state = null, items = null, pairs = null]: readonly (JsonValue | undefined)[],
    where: Where,
  ): void {
    if (callee === undefined) return;
    const given = itemsOf(args) ?? (args === null ? [] : [args]);
    const isNew = callee === 'py/newobj' || namedBy(callee).some(({ name }) => /^__newobj(?:_ex)?__$/.test(name));
    const operators = namedBy(isNew ? given[0] : callee);
    const values = isNew ? given.slice(1) : given;
    // Members of enumerations and containers are kept so: a class and what it is made with.
    for (const operator of operators) {
      this.#call(operator, isNew ? 'NEWOBJ' : 'REDUCE', values, where);
      if (state !== null) this.#state(operator, state, { kind: 'object', entries: [], offset: where.offset }, where);
      if (items !== null) this.#fill(operator, 'APPENDS', itemsOf(items) ?? [items], where);
      if (pairs !== null) this.#fill(operator, 'SETITEMS', itemsOf(pairs) ?? [pairs], where);
    }
    const made = isNew ? given[0] : callee;
    if (operators.length === 0 && mayBeCallable(made)) this.#unresolved(made, values, where);
  }

  /** What is called is itself what a call returned, or stands elsewhere in the file. */
  #unresolved(callee: JsonValue, values: readonly JsonValue[], where: Where): void {
    const operand = operandOf(callee);
    this.#examination.report({
      kind: 'unresolved-call',
      callee: this.#shown(pythonValue(callee, 1)),
      origin: operand.kind === 'instance' ? operand.operator : null,
      via: 'REDUCE',
      arguments: this.#shown(values.map((value) => pythonValue(value, 2)).join(', ')),
      operands: values.map(operandOf),
      ...where,
    });
  }

  #call(operator: Operator, via: CallVia, values: readonly JsonValue[], where: Where): void {
    const shown = values.map((value) => pythonValue(value, 2)).join(', ');
    this.#reportCall(operator, via, { arguments: shown, operands: values.map(operandOf) }, where);
  }

  #state(operator: Operator, state: JsonValue, object: JsonObject, where: Where): void {
    if (isObject(state) && !state.entries.some(([key]) => key.startsWith('py/'))) {
      this.#build(operator, state.entries, object, where);
      return;
    }
    for (const part of itemsOf(state) ?? []) if (isObject(part)) this.#executed(part.entries, where);
    this.#reportBuild(operator, pythonValue(state, 2), operandOf(state), where);
  }

  #build(operator: Operator, entries: JsonObject['entries'], object: JsonObject, where: Where): void {
    this.#executed(entries, where);
    const shown = keywordArguments({ ...object, entries }, this.#examination.limits.argumentCharacters);
    this.#reportBuild(operator, shown, stateOf(entries, object), where);
  }

  #reportBuild(operator: Operator, shown: string, operand: Operand, where: Where): void {
    this.#examination.report({
      kind: 'call',
      operator,
      via: 'BUILD',
      arguments: this.#shown(shown),
      operands: [operand],
      receiver: { kind: 'instance', via: 'NEWOBJ' },
      ...where,
    });
  }

  #executed(entries: JsonObject['entries'], { offset, at }: Where): void {
    for (const [key, value] of entries) {
      if (key !== EXECUTED_KEY) continue;
      const text = typeof value === 'string' ? value : '<computed>';
      const excerpt = text.replaceAll('\n', '\\n').replace(/[^\x20-\x7e]/g, '?');
      this.#examination.report({ kind: 'code', language: 'scipy-argument-parser', excerpt, offset, at });
    }
  }

  #fill(operator: Operator, via: 'APPENDS' | 'SETITEMS', values: readonly JsonValue[], where: Where): void {
    this.#examination.report({
      kind: 'call',
      operator,
      via,
      arguments: this.#shown(
        values
          .slice(0, 20)
          .map((value) => pythonValue(value, 1))
          .join(', '),
      ),
      operands: [operandOf({ kind: 'array', items: values, offset: where.offset })],
      receiver: { kind: 'instance', via: 'NEWOBJ' },
      ...where,
    });
  }

  /** `module/module.attribute` */
  #module(text: string, where: Where): void {
    const [, module] = PLAIN_MODULE.exec(text) ?? [];
    if (module === undefined) this.#acting('__import__', text, where);
    const path = text.slice(text.indexOf('/') + 1);
    if (path.includes('.')) this.#resolve(path, where);
  }

  #acting(name: string, text: string, where: Where): void {
    this.objects += 1;
    const shown = pythonString(text, this.#examination.limits.argumentCharacters);
    const operands: readonly Operand[] = [{ kind: 'literal', type: 'str', text: shown }];
    const operator = { ecosystem: 'python', module: 'builtins', name } as const;
    this.#reportCall(operator, 'REDUCE', { arguments: shown, operands }, where);
  }

  #reportCall(operator: Operator, via: CallVia, given: Given, where: Where): void {
    const shown = this.#shown(given.arguments);
    this.#examination.report({ kind: 'call', operator, via, arguments: shown, operands: given.operands, ...where });
  }

  #shown(text: string): string {
    return text.slice(0, this.#examination.limits.argumentCharacters);
  }
}

/** What a call returned, or what stands elsewhere in the file; other values cannot be called. */
function mayBeCallable(value: JsonValue | undefined): value is JsonObject {
  return isObject(value) && value.entries.some(([key]) => /^py\/(?:object|reduce|id|ref|repr|mod)$/.test(key));
}

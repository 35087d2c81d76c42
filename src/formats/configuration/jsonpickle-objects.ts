/** Tells what the objects of jsonpickle import, make and call. See https://jsonpickle.readthedocs.io/en/latest/. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Operand, Operator } from '../../facts.ts';
import {
  isContainer,
  isObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  textsOf,
  valuesOf,
} from '../../text/json-values.ts';
import { parsePythonJson } from '../../text/python-json.ts';
import { pythonString, pythonValue } from '../../text/python-text.ts';
import type { Examination } from '../format.ts';
import { readJson } from './configuration-text.ts';
import { isTooLong, operatorAt } from './dotted-name.ts';
import { type Place, pointerOf, walkValues } from './value-walk.ts';

/** Keys whose text names what is imported. */
const NAMING_TAGS = ['py/object', 'py/type', 'py/function'] as const;
/** Keys of dictionaries that are objects themselves, as text. */
const KEY_MARK = 'json://';
const KEY_LIMITS = { values: 10_000, kept: 1_000 };
/** What old versions wrote for dates: `module/expression`, which is evaluated. */
const PLAIN_REPR = /^datetime\/datetime\.(?:datetime|date|time|timedelta)\([\d, ]*\)$/;

/** @throws FormatError where it is too large or breaks; what was found before was told. */
export function examineJsonpickle(source: ByteSource, examination: Examination): void {
  const { documents, failure } = readJson(source);
  const teller = new ObjectTeller(examination);
  for (const [index, document] of documents.entries()) {
    teller.walk(document, documents.length === 1 ? '' : `/${index}`);
  }
  if (failure !== null && (teller.objects > 0 || failure.reason === 'limit')) throw failure;
}

class ObjectTeller {
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
    for (const [key] of object.entries) if (key.startsWith(KEY_MARK)) this.#key(key, place, prefix);
    if (!object.entries.some(([key]) => key.startsWith('py/'))) return;
    const at = prefix + pointerOf(place);
    for (const tag of NAMING_TAGS) for (const path of textsOf(object, tag)) this.#named(path, object, at);
    for (const value of valuesOf(object, 'py/reduce')) {
      if (isContainer(value) && value.kind === 'array') this.#reduce(value, at);
    }
    for (const text of textsOf(object, 'py/repr')) {
      if (!PLAIN_REPR.test(text)) this.#acting('eval', text, object.offset, at);
    }
    for (const text of textsOf(object, 'py/mod')) this.#acting('__import__', text, object.offset, at);
  }

  #key(key: string, place: Place, prefix: string): void {
    const { values } = parsePythonJson(Buffer.from(key.slice(KEY_MARK.length)), KEY_LIMITS);
    for (const value of values) this.walk(value, prefix + pointerOf(place));
  }

  #named(path: string, object: JsonObject, at: string): void {
    this.objects += 1;
    const { offset } = object;
    if (isTooLong(path)) {
      const reason = 'the path leads through more objects than any package has';
      this.#examination.tell({ kind: 'unresolved-import', reason, offset, at });
    }
    const operator = operatorAt(path);
    if (operator === null) return;
    // Parts that do not exist are skipped: `os.nothing.system` is `os.system`.
    const parts = path.split('.');
    const ends = { module: parts[0] ?? '', name: parts[parts.length - 1] ?? '' };
    const spelled = parts.length > 2 ? { spelled: { ...operator, ...ends } } : {};
    const shown = object.entries
      .filter(([key]) => /^py\/(?:newargs|newargsex|initargs|state)$/.test(key))
      .map(([, value]) => pythonValue(value, 2));
    this.#examination.tell({ kind: 'import', operator, via: 'config', offset, at, ...spelled });
    this.#tellCall(operator, 'config', shown.join(', '), [], offset, at);
  }

  /** `[function, arguments, state, items, pairs]` */
  #reduce({ items: [callee, given], offset }: JsonArray, at: string): void {
    if (!isObject(callee)) return;
    const list = isObject(given) ? (valuesOf(given, 'py/tuple')[0] ?? given) : (given ?? null);
    const values = isContainer(list) && list.kind === 'array' ? list.items : [list];
    const shown = values.map((value) => pythonValue(value, 2)).join(', ');
    for (const tag of NAMING_TAGS) {
      for (const path of textsOf(callee, tag)) {
        const operator = operatorAt(path);
        if (operator === null) continue;
        // Members of enumerations and containers are kept so: a class and what it is made with.
        const via = /^[A-Z]\w*$/.test(operator.name) ? 'config' : 'REDUCE';
        this.#tellCall(operator, via, shown, values.map(operandOf), offset, at);
      }
    }
  }

  #acting(name: string, text: string, offset: number, at: string): void {
    this.objects += 1;
    const shown = pythonString(text, this.#examination.limits.argumentCharacters);
    this.#tellCall({ ecosystem: 'python', module: 'builtins', name }, 'config', shown, [], offset, at);
  }

  #tellCall(
    operator: Operator,
    via: 'config' | 'REDUCE',
    text: string,
    operands: readonly Operand[],
    offset: number,
    at: string,
  ): void {
    const shown = text.slice(0, this.#examination.limits.argumentCharacters);
    this.#examination.tell({ kind: 'call', operator, via, arguments: shown, operands, offset, at });
  }
}

function operandOf(value: JsonValue): Operand {
  if (isObject(value)) {
    const operator = [...textsOf(value, 'py/type'), ...textsOf(value, 'py/function')].map(operatorAt)[0];
    if (operator !== undefined && operator !== null) return { kind: 'operator', operator };
  }
  if (isContainer(value)) return { kind: 'opaque', reason: 'an object of the file' };
  const type = typeof value === 'string' ? 'str' : typeof value === 'number' ? 'int' : 'bool';
  return { kind: 'literal', type: value === null ? 'NoneType' : type, text: pythonValue(value, 0) };
}

/** What the values of jsonpickle are to the calls that take them. See https://github.com/jsonpickle/jsonpickle/blob/main/jsonpickle/unpickler.py. */
import type { Arm, Operand, Operator } from '../../facts.ts';
import { isContainer, isObject, type JsonObject, type JsonValue, textsOf, valuesOf } from '../../text/json-values.ts';
import { pythonValue } from '../../text/python-text.ts';
import { type ContainerType, containerOperand, literalOperand } from '../json-operands.ts';
import { anyOperatorAt } from './dotted-name.ts';

/** Tags whose text names what is resolved, and what stands for it. */
export const NAMING_TAGS = ['py/type', 'py/function'] as const;
/** Tags that hold values and nothing else. */
const PLAIN_TAGS = ['py/tuple', 'py/set', 'py/iterator'] as const;
/** Containers inside each other that are looked into; what is deeper may be anything. CWE-674. */
const DEPTH = 16;
/** Of one value; more may be anything. CWE-770. */
const ARMS = 32;

/** The operators that a value names, uncalled. */
export function namedBy(value: JsonValue | undefined): readonly Operator[] {
  if (!isObject(value)) return [];
  return NAMING_TAGS.flatMap((tag) => textsOf(value, tag))
    .map(anyOperatorAt)
    .filter((operator) => operator !== null);
}

/** The items of a list, or of a tuple, set or iterator; null where it is none. */
export function itemsOf(value: JsonValue | undefined): readonly JsonValue[] | null {
  if (!isContainer(value)) return null;
  if (value.kind === 'array') return value.items;
  const [list] = PLAIN_TAGS.flatMap((tag) => valuesOf(value, tag));
  return list === undefined ? null : (itemsOf(list) ?? []);
}

/** One argument of a call. */
export function operandOf(value: JsonValue): Operand {
  const [operator] = namedBy(value);
  if (operator !== undefined) return { kind: 'operator', operator, arms: armsOf(value) };
  const made = madeBy(value);
  const arms = armsOf(value);
  if (made !== null) return { kind: 'instance', ...made, arms };
  if (isContainer(value)) return containerOf(value, arms);
  return literalOperand(value);
}

/** What makes an object, or returned it. */
function madeBy(value: JsonValue): { readonly operator: Operator; readonly via: 'NEWOBJ' | 'REDUCE' } | null {
  if (!isObject(value)) return null;
  const object = textsOf(value, 'py/object')
    .map(anyOperatorAt)
    .find((operator) => operator !== null);
  if (object !== undefined && object !== null) return { operator: object, via: 'NEWOBJ' };
  const callees = valuesOf(value, 'py/reduce').flatMap((reduce) => namedBy(itemsOf(reduce)?.[0]));
  return callees[0] === undefined ? null : { operator: callees[0], via: 'REDUCE' };
}

function containerOf(value: Extract<JsonValue, object>, arms: readonly Arm[]): Operand {
  // A reference to something else of the file, or an object that nothing names.
  if (isObject(value) && value.entries.some(([key]) => key.startsWith('py/')) && itemsOf(value) === null) {
    return {
      kind: 'opaque',
      reason: 'an object of the file',
      arms: [...arms, { how: 'computed', operator: null, through: pythonValue(value, 1) }],
    };
  }
  const keys = isObject(value) ? value.entries.map(([key]) => key) : [];
  const type: ContainerType =
    value.kind === 'array'
      ? 'list'
      : itemsOf(value) === null
        ? 'dict'
        : valuesOf(value, 'py/set').length > 0
          ? 'set'
          : 'tuple';
  return containerOperand(type, keys, arms);
}

/** The state that attributes, or `py/state`, come to. */
export function stateOf(values: readonly (readonly [key: string, value: JsonValue])[], object: JsonObject): Operand {
  return containerOf({ ...object, entries: values }, armsOf({ ...object, entries: values }));
}

/** What may be called of what the value is and holds. */
function armsOf(value: JsonValue): readonly Arm[] {
  const arms: Arm[] = [];
  collectArms(value, '', 0, arms);
  return arms.length <= ARMS
    ? arms
    : [...arms.slice(0, ARMS), { how: 'computed', operator: null, through: 'more than can be listed' }];
}

function collectArms(value: JsonValue, way: string, depth: number, arms: Arm[]): void {
  if (!isContainer(value) || arms.length > ARMS) return;
  if (depth > DEPTH) {
    arms.push({ how: 'computed', operator: null, through: `${way}what is nested too deeply` });
    return;
  }
  for (const operator of namedBy(value)) {
    arms.push({ how: 'named', operator, through: `${way}${operator.module}.${operator.name}` });
  }
  const made = madeBy(value);
  if (made?.via === 'REDUCE') arms.push(...armsMadeBy(made.operator, value, way));
  const inner = made === null ? way : `${way}a ${made.operator.module}.${made.operator.name} that holds `;
  // What is called is recognised by the call; what it is given may be kept.
  const children =
    value.kind === 'array'
      ? value.items
      : value.entries.flatMap(([key, child]) => (key === 'py/reduce' ? (itemsOf(child) ?? []).slice(1) : [child]));
  for (const child of children) collectArms(child, inner, depth + 1, arms);
}

const PARTIAL = /^(?:functools\.partial|_functools\.partial)$/;
const GETTER = /^_?operator\.(?:itemgetter|attrgetter|methodcaller)$/;
const COMPUTING = /^(?:builtins\.(?:getattr|eval|__import__)|importlib\.import_module)$/;

function armsMadeBy(operator: Operator, value: JsonObject | Extract<JsonValue, object>, way: string): readonly Arm[] {
  const full = `${operator.module}.${operator.name}`;
  const through = `${way}${full}(…)`;
  if (GETTER.test(full)) return [{ how: 'getter', operator, through }];
  if (COMPUTING.test(full)) return [{ how: 'computed', operator, through }];
  if (!PARTIAL.test(full) || !isObject(value)) return [];
  const given = valuesOf(value, 'py/reduce').map((reduce) => itemsOf(itemsOf(reduce)?.[1])?.[0]);
  const callees = given.flatMap(namedBy);
  return callees.length === 0
    ? [{ how: 'computed', operator, through }]
    : callees.map((callee) => ({ how: 'partial', operator: callee, through }));
}

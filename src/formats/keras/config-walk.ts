/** Walks the values of a configuration, however deep, and finds the serialized objects among them. See https://keras.io/api/models/model_saving_apis/serialization_utils/. */
import {
  combinationsOf,
  isContainer,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  type Place,
  textsOf,
} from '../../text/json-values.ts';
import type { ObjectNames } from './operators.ts';

export interface ConfigVisitor {
  /** `at`: the JSON pointer of the layer or other object that it is, or that holds it. Made when it is asked for: most objects are not reported. */
  object(object: JsonObject, names: ObjectNames, at: () => string): void;
  /** Any other text of some length, for what hides outside the known places. */
  longText(text: string, container: JsonArray | JsonObject, at: () => string): void;
}

/** Shorter texts hold neither code nor a pickle of interest. */
const LONG_TEXT_CHARACTERS = 60;

/** Characters of a place that are shown. */
const POINTER_CHARACTERS = 400;

/** A container still to be visited, and the object (a layer, an optimizer, …) that it belongs to. */
interface Visit {
  readonly container: JsonArray | JsonObject;
  readonly place: Place;
  readonly owner: Place;
  /** What stands in a list (a layer, a metric) has a place of its own, whatever it is. */
  readonly inList: boolean;
}

/** Visits every object of `root`, parents before children, in the order of the text. `place`: where `root` stands. */
export function walkConfig(root: JsonValue, visitor: ConfigVisitor, place: Place = null, inList = false): void {
  const todo: Visit[] = isContainer(root) ? [{ container: root, place, owner: place, inList }] : [];
  for (let visit = todo.pop(); visit !== undefined; visit = todo.pop()) {
    const { container } = visit;
    const names = container.kind === 'object' ? namesOf(container) : null;
    const owner = names !== null && isOwner(names, visit.inList) ? visit.place : visit.owner;
    if (names !== null && container.kind === 'object') visitor.object(container, names, () => pointer(owner));
    visitChildren(visit, owner, todo, visitor);
  }
}

/** A function or a special value (`__lambda__`) is reported at the object that holds it, unless it is an item of a list. */
function isOwner(names: ObjectNames, inList: boolean): boolean {
  return inList || !names.classNames.every((name) => name === 'function' || name.startsWith('__'));
}

/**
 * Visits an object that was just read, if all is known of it, and returns what is left to keep: its class names.
 * So a configuration is never in memory as a whole.
 */
export function walkComplete(object: JsonObject, visitor: ConfigVisitor, place: Place, isItem: boolean): JsonObject {
  const names = namesOf(object);
  if (names === null || !isOwner(names, isItem)) return object;
  walkConfig(object, visitor, place, isItem);
  return { ...object, entries: names.classNames.map((name) => ['class_name', name]) };
}

function visitChildren({ container, place }: Visit, owner: Place, todo: Visit[], visitor: ConfigVisitor): void {
  const first = todo.length;
  const inList = container.kind === 'array';
  const visit = (child: JsonValue, key: string | number) => {
    if (typeof child === 'string' && child.length >= LONG_TEXT_CHARACTERS) {
      visitor.longText(child, container, () => pointer(owner));
    } else if (isContainer(child)) {
      todo.push({ container: child, place: { parent: place, key }, owner, inList });
    }
  };
  if (container.kind === 'object') for (const [key, child] of container.entries) visit(child, key);
  else container.items.forEach(visit);
  reverseTail(todo, first);
}

/** The first child must be popped first. */
function reverseTail(todo: Visit[], first: number): void {
  for (let low = first, high = todo.length - 1; low < high; low += 1, high -= 1) {
    const visit = todo[low] as Visit; // both indexes are in range
    todo[low] = todo[high] as Visit;
    todo[high] = visit;
  }
}

/** Null where the value is no serialized object: Keras asks for both `class_name` and `config`. @throws FormatError (`limit`) */
function namesOf(object: JsonObject): ObjectNames | null {
  if (!object.entries.some(([key]) => key === 'config')) return null;
  const classNames = textsOf(object, 'class_name');
  if (classNames.length === 0) return null;
  const names = {
    classNames,
    modules: textsOf(object, 'module'),
    registeredNames: textsOf(object, 'registered_name'),
    functionNames: textsOf(object, 'config'),
    specNames: textsOf(object, 'spec_name'),
  };
  // Each of one is judged with each of the others.
  combinationsOf(
    Object.values(names).filter(({ length }) => length > 1),
    object.offset,
  );
  return names;
}

/** RFC 6901: `/config/layers/3`; the outermost part of a very long one is left out. */
function pointer(place: Place): string {
  const keys: string[] = [];
  let characters = 0;
  for (let at = place; at !== null; at = at.parent) {
    const key = String(at.key).slice(0, POINTER_CHARACTERS).replaceAll('~', '~0').replaceAll('/', '~1');
    characters += key.length + 1;
    keys.push(characters > POINTER_CHARACTERS ? '…' : key);
    if (characters > POINTER_CHARACTERS) break;
  }
  return keys.length === 0 ? '' : `/${keys.reverse().join('/')}`;
}

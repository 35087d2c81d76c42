/** Visits every object of a configuration, however deep, and says where it stands as a JSON pointer. See RFC 6901. */
import { isContainer, type JsonArray, type JsonObject, type JsonValue } from '../../text/json-values.ts';

/** Characters of a place that are shown. */
const POINTER_CHARACTERS = 400;

/** A chain, so that nothing is built for what is not reported. */
interface Step {
  readonly parent: Place;
  readonly key: string;
}
export type Place = Step | null;

export type Visit = (value: JsonArray | JsonObject, place: Place) => void;

/** Parents before children, in the order of the text. @param seen of values that share parts, so that each is visited once */
export function walkValues(root: JsonValue, visit: Visit, seen?: Set<JsonValue>): void {
  const todo: (readonly [JsonArray | JsonObject, Place])[] = isContainer(root) ? [[root, null]] : [];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const [container, place] = next;
    if (seen?.has(container) === true) continue;
    seen?.add(container);
    visit(container, place);
    const children: (readonly [JsonArray | JsonObject, Place])[] = [];
    const add = (value: JsonValue, key: string | number) => {
      if (isContainer(value)) children.push([value, { parent: place, key: String(key) }]);
    };
    if (container.kind === 'array') container.items.forEach(add);
    else for (const [key, value] of container.entries) add(value, key);
    for (let child = children.pop(); child !== undefined; child = children.pop()) todo.push(child);
  }
}

/** `/model/optimizer`; the outermost part of a very long one is left out. */
export function pointerOf(place: Place): string {
  const keys: string[] = [];
  let characters = 0;
  for (let step = place; step !== null; step = step.parent) {
    const key = step.key.slice(0, POINTER_CHARACTERS).replaceAll('~', '~0').replaceAll('/', '~1');
    characters += key.length + 1;
    keys.push(characters > POINTER_CHARACTERS ? '…' : key);
    if (characters > POINTER_CHARACTERS) break;
  }
  return keys.length === 0 ? '' : `/${keys.reverse().join('/')}`;
}

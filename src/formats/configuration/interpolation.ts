/** Resolves the interpolations of OmegaConf as far as one text shows: `${model.name}`, `${.sibling}`, `${oc.env:NAME,default}`. See https://omegaconf.readthedocs.io/en/latest/usage.html#variable-interpolation. */
import { isContainer, type JsonObject, type JsonValue } from '../../text/json-values.ts';
import type { Place } from './value-walk.ts';

/** Interpolations inside each other, and by way of other values. CWE-674. */
const DEPTH = 8;
/** Characters of a text that is put together. CWE-770. */
const TEXT_CHARACTERS = 2000;
/** Interpolations of one value; each may lead to others. CWE-407. */
const STEPS = 100;

/** `${…}` that holds no other. */
const INNERMOST = /\$\{([^${}]*)\}/;

export interface Resolved {
  /** With what is not known left as it stands. */
  readonly text: string;
  /** Functions of the loading program that take part: `oc.env`, `eval`. */
  readonly resolvers: readonly string[];
  /** False where a limit ended it: the text may then become any. */
  readonly isWhole: boolean;
}

/** @param place of the object that holds the value; `childOf` may remember what it looked up in the root's objects */
export function interpolate(text: string, root: JsonValue, place: Place, childOf: ChildOf): Resolved {
  const resolvers: string[] = [];
  let steps = 0;
  let isWhole = true;
  const resolve = (value: string, at: Place, depth: number): string => {
    let known = value;
    const unknown: string[] = [];
    for (let match = INNERMOST.exec(known); match !== null; match = INNERMOST.exec(known)) {
      steps += 1;
      isWhole &&= steps <= STEPS && depth <= DEPTH && known.length <= TEXT_CHARACTERS;
      if (!isWhole) break;
      const found = evaluate(match[1] ?? '', at, depth);
      if (found === null) unknown.push(match[0]);
      const shown = found ?? `\0${unknown.length - 1}\0`;
      known = known.slice(0, match.index) + shown + known.slice(match.index + match[0].length);
    }
    return known.replace(/\0(\d+)\0/g, (_match, index: string) => unknown[Number(index)] ?? '');
  };
  const evaluate = (expression: string, at: Place, depth: number): string | null => {
    const colon = expression.indexOf(':');
    if (colon < 0) return follow(expression.trim(), at, depth);
    const name = expression.slice(0, colon).trim();
    const given = argumentsIn(expression.slice(colon + 1));
    if (name === 'oc.decode') return given.join(',');
    if (name === 'oc.deprecated') return follow(given[0] ?? '', at, depth);
    if (name === 'oc.select') return follow(given[0] ?? '', at, depth) ?? given[1] ?? null;
    if (name === 'oc.env' && given[1] !== undefined) return given[1];
    resolvers.push(name);
    return null;
  };
  const follow = (path: string, at: Place, depth: number): string | null => {
    const found = valueAt(path, root, at, childOf);
    if (typeof found === 'string') return resolve(found, at, depth + 1);
    return typeof found === 'number' || typeof found === 'boolean' ? String(found) : null;
  };
  const resolved = resolve(text, place, 0);
  return { text: resolved, resolvers, isWhole };
}

function argumentsIn(text: string): readonly string[] {
  return text.split(',').map(unquote);
}

function unquote(text: string): string {
  return text.trim().replace(/^(['"])(.*)\1$/s, '$2');
}

/** `model.optim[0].name` from the root; one dot in front is the object itself, each further one the object around it. */
function valueAt(path: string, root: JsonValue, place: Place, childOf: ChildOf): JsonValue | undefined {
  const [, dots = '', rest = ''] = /^(\.*)(.*)$/s.exec(path) ?? [];
  const keys = rest
    .replace(/\[([^[\]]*)\]/g, '.$1')
    .split('.')
    .filter((key) => key !== '');
  const base = dots === '' ? [] : keysOf(place);
  const start = dots === '' ? [] : base.slice(0, Math.max(0, base.length - (dots.length - 1)));
  let value: JsonValue | undefined = root;
  for (const key of [...start, ...keys]) value = childOf(value, key);
  return value;
}

function keysOf(place: Place): readonly string[] {
  const keys: string[] = [];
  for (let step = place; step !== null; step = step.parent) keys.push(step.key);
  return keys.reverse();
}

/** What stands in a container under a key. */
export type ChildOf = (container: JsonValue | undefined, key: string) => JsonValue | undefined;

/** For all interpolations of one text: every reference may lead through the same object, which is indexed once. CWE-407. */
export function childLookup(): ChildOf {
  const indexes = new Map<JsonObject, ReadonlyMap<string, JsonValue>>();
  return (container, key) => {
    if (!isContainer(container)) return undefined;
    const wanted = unquote(key);
    if (container.kind === 'array') return container.items[Number(wanted)];
    const index = indexes.get(container) ?? new Map(container.entries);
    indexes.set(container, index);
    return index.get(wanted);
  };
}

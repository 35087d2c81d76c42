/** What RL Zoo imports and calls of the settings of an agent: wrappers, callbacks and policies, in a dictionary or in the list of pairs that it writes beside an agent (`config.yml`). See https://github.com/DLR-RM/rl-baselines3-zoo/blob/master/rl_zoo3/utils.py. */
import {
  isObject,
  itemsOf,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  valuesOf,
} from '../../text/json-values.ts';
import { type ComponentKind, has } from './component-kind.ts';

const KEYS = ['env_wrapper', 'vec_env_wrapper', 'callback', 'policy'] as const;

export const ZOO_KIND: ComponentKind = {
  words: ['n_timesteps'],
  file: /\.ya?ml$/i,
  sign: /\b(?:env_wrapper|callback|policy)\b|\\[ux]/,
  spec: 'https://github.com/DLR-RM/rl-baselines3-zoo/blob/master/rl_zoo3/utils.py',
  paths: (object: JsonObject) =>
    has(object, 'n_timesteps') || has(object, 'policy')
      ? KEYS.flatMap((key) => valuesOf(object, key)).flatMap(pathsIn)
      : [],
  listed: ({ items: [key, value, ...more] }: JsonArray) =>
    more.length === 0 && value !== undefined && KEYS.some((known) => known === key) ? pathsIn(value) : [],
  own: /^(?:stable_baselines3?|sb3_contrib|rl_zoo3|gym\w*|minigrid|utils)\./,
  isOpen: true,
};

/** A path, a path over its arguments, or a list of such. */
function pathsIn(value: JsonValue): readonly string[] {
  const items = isObject(value) || typeof value === 'string' ? [value] : itemsOf(value);
  return items
    .flatMap((item) => (isObject(item) ? item.entries.map(([name]) => name) : item))
    .filter((name) => typeof name === 'string' && /^[A-Za-z_]\w*(?:\.\w+)+$/.test(name))
    .map(String);
}

/** Makes archives of Stable-Baselines3 whose serialized values call something, in every spelling that its reader of JSON and base64 takes. See https://github.com/DLR-RM/stable-baselines3/blob/master/stable_baselines3/common/save_util.py. */
import { zip } from '../support/containers.ts';
import type { Loaders } from '../support/effect-oracle.ts';
import { hiddenCall } from './pickle-streams.ts';
import { Random } from './random.ts';

/** The archive's entry `data`, by the function that `load` hands it to. */
export const STABLE_BASELINES: Loaders = {
  modules: ['zipfile', 'stable_baselines3.common.save_util'],
  loaders: {
    sb3: 'with zipfile.ZipFile(path) as file: stable_baselines3.common.save_util.json_to_data(file.read("data").decode())',
  },
};

const KEYS = ['policy_class', 'observation_space', 'lr_schedule', 'verbose', 'x y'];

export function makeStableBaselines(seed: number): Buffer {
  const random = new Random(seed);
  const values = Array.from({ length: 1 + random.below(3) }, () => [random.pick(KEYS), madeValue(random)] as const);
  const data = `{${values.map(([key, value]) => `${quoted(key, random)}:${value}`).join(',')}}`;
  const blanks = random.chance(20) ? '\n'.repeat(random.below(9)) : '';
  return zip([
    { name: 'data', content: Buffer.from(blanks + data) },
    { name: '_stable_baselines3_version', content: Buffer.from('2.3.0') },
  ]);
}

function madeValue(random: Random): string {
  if (random.chance(20)) return random.pick(['1', '"text"', '[1, 2]', '{"a": {"b": null}}']);
  const packed = Buffer.from(hiddenCall(random)).toString('base64');
  const value = quoted(respelled(packed, random), random);
  const parts = [`${quoted(':type:', random)}: "<class 'type'>"`, `${quoted(':serialized:', random)}: ${value}`];
  // Of a key that stands twice the last counts.
  if (random.chance(20))
    parts.splice(random.below(3), 0, `":serialized:": ${random.pick(['""', '"gAROLg=="', value])}`);
  return `{${parts.join(', ')}}`;
}

/** Python passes over what is not of the alphabet. */
function respelled(packed: string, random: Random): string {
  if (random.chance(50)) return packed;
  const at = random.below(packed.length);
  const foreign = random.pick(['\n', ' ', '-', '_', '.', '\t', '$', '=']);
  return random.pick([packed.slice(0, at) + foreign + packed.slice(at), foreign + packed, packed + foreign]);
}

/** In JSON, some letters by their numbers. */
function quoted(text: string, random: Random): string {
  const plain = JSON.stringify(text);
  if (random.chance(70)) return plain;
  return plain.replace(/[a-z:]/g, (letter) =>
    random.chance(10) ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}` : letter,
  );
}

/** Names of tensors in the file that is written: paths joined by dots, as `load_state_dict` expects them. */
import type { Path } from './collected.ts';

/** Under what trainers put the weights beside other things: Lightning, timm, DeepSpeed, YOLO, and what tutorials write. */
const WRAPPERS: ReadonlySet<string> = new Set(
  'state_dict model_state_dict model_state model module net network weights params params_ema ema ema_state_dict model_ema'.split(
    ' ',
  ),
);

/** The key of a checkpoint under which all of its weights lie, which names leave out; empty where there is none. */
export function commonWrapper(paths: readonly Path[]): string {
  const [wrapper = ''] = paths[0] ?? [];
  const isWrapped = WRAPPERS.has(wrapper) && paths.every((path) => path.length > 1 && path[0] === wrapper);
  return isWrapped ? wrapper : '';
}

/** @param alone what a file that is nothing but one tensor calls it */
export function nameOf(path: Path, wrapper: string, alone: string): string {
  const parts = wrapper === '' ? path : path.slice(1);
  return parts.length === 0 ? alone : parts.join('.');
}

/** Characters of a name: those of real models come to some hundred. */
const NAME_CHARACTERS = 1024;
/** Controls, what reorders a line, and what stands for bytes that are no text. */
const UNFIT =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffd]|\p{Surrogate}/u;
/** Some tools make files of names. */
const CLIMBS = /(?:^|[/\\])\.\.(?:[/\\]|$)|^[/\\]|^[A-Za-z]:[/\\]/;

/** Why no file should hold such a name; null where it may. */
export function unfitness(name: string): string | null {
  if (name.trim() === '' || name === '__metadata__') return 'the name is none that safetensors allows';
  if (name.length > NAME_CHARACTERS) return `the name is longer than ${NAME_CHARACTERS} characters`;
  if (UNFIT.test(name)) return 'the name holds control characters, or bytes that are no text';
  return CLIMBS.test(name) ? 'the name leads out of a folder' : null;
}

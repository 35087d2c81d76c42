/** `target: ldm.models.Diffusion` beside `params:` is how latent diffusion names its parts. See `instantiate_from_config` in https://github.com/CompVis/latent-diffusion/blob/main/ldm/util.py. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { holdsPattern } from '../../text/pattern-search.ts';
import { hasKey, wordsOf } from '../configuration/text-search.ts';
import { keysOf, pathUnder } from './component-signs.ts';

/** Made where a text is asked: few are. */
let targeted: RegExp | null = null;

/** Whether both words stand in the text, and a path, or what may become one, behind the first. */
export function hasPair(source: ByteSource, once: Once<ByteSource>): boolean {
  const words = once(wordsOf);
  if (!words.has('params') || !words.has('target')) return false;
  targeted ??= pathUnder('target');
  return holdsPattern(source, targeted);
}

/** Whether a text that is too long to be read is meant as such a configuration: not JSON, which is read as YAML here. */
export function isMeantAsPair(source: ByteSource): boolean {
  return hasKey(source, keysOf(['params']));
}

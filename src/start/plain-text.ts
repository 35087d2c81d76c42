/** Whether content is certainly no model: text of which no format could make anything. In doubt it says no, and the whole program looks. */
import { memorySource } from '../bytes/byte-source.ts';
import { meansNo } from '../bytes/format-error.ts';
import { onceFor } from '../bytes/once.ts';
import { TEXT_PROBES, type TextProbe, type TextSample } from '../formats/text-probes.ts';

/** What text does not have: tab, line feed, form feed and carriage return are in it, no other control character is. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const BINARY = /[\0-\x08\x0b\x0e-\x1f\x7f]/;

/** Pointers of Git LFS (blanks of any alphabet may precede) and git-annex: what they point to counts. */
const POINTER = /^(?:[^!-~]*version |\/annex\/)/;

const PROBES: readonly TextProbe[] = Object.values(TEXT_PROBES);

/** @param text each character a byte */
export function isPlainText(text: string, name: string, probes = PROBES): boolean {
  if (BINARY.test(text) || POINTER.test(text)) return false;
  const source = memorySource(Buffer.from(text, 'latin1'));
  const sample = { text, source, name, once: onceFor(source) };
  return !probes.some((probe) => mayBe(probe, sample));
}

/** A probe that is not done within its bounds does not know. */
function mayBe(probe: TextProbe, sample: TextSample): boolean {
  try {
    return probe(sample);
  } catch (error) {
    return !meansNo(error);
  }
}

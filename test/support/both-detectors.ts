/** The fast path may let pass only what no format of the registry recognises: https://git-scm.com/docs/githooks#_pre_commit waits for it alone. */
import { memorySource } from '../../src/bytes/byte-source.ts';
import { isPlainText } from '../../src/formats/plain-text.ts';
import type { TextProbe } from '../../src/formats/text-probes.ts';
import { mayBeModelName } from '../../src/model-names.ts';
import { isRecognised } from '../../src/recognise.ts';

/** Whether the fast path would commit unseen what the program takes for something. */
export function passesUnseen(content: Uint8Array, name: string, probes?: readonly TextProbe[]): boolean {
  if (mayBeModelName(name)) return false;
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  return isPlainText(text, name, probes) && isRecognised(memorySource(content), name);
}

/** @throws Error for a specimen that does, under its own name or one that says nothing. */
export function checkBoth(content: Uint8Array, name: string): void {
  for (const each of [name, 'notes.txt']) {
    if (passesUnseen(content, each)) throw new Error(`the fast path lets pass what the program recognises: ${each}`);
  }
}

/** The text of settings, for several readers that search the same one: what they look at ends where `settingsBytes` in limits.ts says. See https://nodejs.org/api/buffer.html#buffers-and-character-encodings. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { CEILINGS } from '../../limits.ts';
import { headText } from '../../text/head-text.ts';
import { isBinary } from '../../text/text.ts';

/** Each character a byte; empty where the bytes are no text. */
export function settingsText(_source: ByteSource, once: Once<ByteSource>): string {
  return once(isBinary) ? '' : once(headText).slice(0, CEILINGS.settingsBytes.most);
}

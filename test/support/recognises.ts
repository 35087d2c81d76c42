/** Whether a format takes bytes for its own, asked as the scan asks it. */
import { memorySource } from '../../src/bytes/byte-source.ts';
import { onceFor } from '../../src/bytes/once.ts';
import type { Format } from '../../src/formats/format.ts';

export function recognises(format: Format, bytes: Uint8Array, name: string): boolean {
  const source = memorySource(bytes);
  return format.probe(source, name, onceFor(source)) !== null;
}

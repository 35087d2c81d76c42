/** Small honest models that libraries wrote which the tests cannot count on, each with the library and its version; large ones are cut to their beginning. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';

export interface RealModel {
  readonly name: string;
  /** The id of the format that must recognise it. */
  readonly format: string;
  readonly library: string;
  readonly bytes: Buffer;
}

interface Stored {
  readonly format: string;
  readonly library: string;
  readonly size: number;
  readonly content: string;
}

const FILE = fileURLToPath(new URL('../../../test/support/real-models.json', import.meta.url));

export const REAL_MODELS: readonly RealModel[] = Object.entries(
  JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, Stored>, // what the script beside it wrote
).map(([name, { format, library, content }]) => ({
  name,
  format,
  library,
  bytes: inflateSync(Buffer.from(content, 'base64')),
}));

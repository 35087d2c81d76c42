/** Text of a policy file → plain data, by cosmiconfig's own JSON and YAML loaders; nothing is searched on disk, imported or executed. See https://github.com/cosmiconfig/cosmiconfig. */
import { CheckError } from '../check-error.ts';
import { escapeForTerminal } from '../printable.ts';
import { duplicateKey, type JsonNode, jsonTree, memberOf } from './json-tree.ts';
import { isJsonFile, isPackageFile, POLICY_BYTES, POLICY_NAME } from './places.ts';
import { isDay } from './shape.ts';

/**
 * @param file named in errors; its ending says whether it is JSON or YAML
 * @returns undefined where a package.json has no such key, or the file is empty
 * @throws CheckError (`usage`) for what is too big, not UTF-8, or no JSON or YAML
 */
export async function parsePolicy(file: string, content: string | Uint8Array): Promise<unknown> {
  if (isPackageFile(file) && !speaksOfUs(content)) return undefined;
  const text = decode(file, content);
  if (isPackageFile(file)) return parsePackage(file, text);
  if (text.trim() === '') return undefined;
  const value = isJsonFile(file) ? await parseJson(file, text) : await parseYaml(file, text);
  return value ?? undefined;
}

/** As it stands in a package.json that holds a policy. */
export const POLICY_KEY = `"${POLICY_NAME}"`;

/** A package.json without the word costs neither a parser nor a complaint: it is not ours. */
function speaksOfUs(content: string | Uint8Array): boolean {
  const text = typeof content === 'string' ? content : Buffer.from(content).toString('latin1');
  return text.includes(POLICY_KEY);
}

async function parsePackage(file: string, text: string): Promise<unknown> {
  const value = await load('.json', file, text);
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, POLICY_NAME)) return undefined;
  const whole = treeOf(file, text);
  const node = memberOf(whole, POLICY_NAME)?.value;
  if (node !== undefined) refuseDuplicates(file, node, POLICY_NAME);
  const ours = (whole.members ?? []).filter(({ key }) => key === POLICY_NAME);
  if (ours.length > 1) throw usage(file, `${POLICY_NAME}: found twice, expected once`);
  return (value as Record<string, unknown>)[POLICY_NAME] ?? undefined; // an object with that key, as tested above
}

async function parseJson(file: string, text: string): Promise<unknown> {
  const value = await load('.json', file, text);
  refuseDuplicates(file, treeOf(file, text), '');
  return value;
}

/** The loader makes dates of what looks like one, and moves 30 February into March without a word. */
async function parseYaml(file: string, text: string): Promise<unknown> {
  for (const [, written = ''] of text.matchAll(/\bexpires["']?\s*:\s*["']?(\d{4}-\d\d-\d\d)/g)) {
    if (!isDay(written)) throw usage(file, `expires: found ${written}, expected a day as YYYY-MM-DD`);
  }
  return load('.yaml', file, text);
}

async function load(kind: '.json' | '.yaml', file: string, text: string): Promise<unknown> {
  const { default: cosmiconfig } = await import('cosmiconfig'); // its named exports do not survive bundling: it is CommonJS
  try {
    return cosmiconfig.defaultLoaders[kind](file, text);
  } catch (error) {
    throw unreadable(file, kind === '.json' ? 'JSON' : 'YAML', error);
  }
}

function treeOf(file: string, text: string): JsonNode {
  try {
    return jsonTree(text);
  } catch (error) {
    throw unreadable(file, 'JSON', error);
  }
}

function refuseDuplicates(file: string, node: JsonNode, at: string): void {
  const twice = duplicateKey(node, at);
  if (twice !== null) throw usage(file, `${twice}: found twice, expected once`);
}

/** @param bytes how many there are */
export function tooLarge(file: string, bytes: number): CheckError {
  return usage(file, `found ${bytes} bytes, expected at most ${POLICY_BYTES}`);
}

function decode(file: string, content: string | Uint8Array): string {
  if (content.length > POLICY_BYTES) throw tooLarge(file, content.length);
  const text = typeof content === 'string' ? content : decodeUtf8(file, content);
  if (text.includes('\0') || text.includes('\ufffd')) throw usage(file, 'found bytes that are no text, expected UTF-8');
  return text.startsWith('\ufeff') ? text.slice(1) : text;
}

function decodeUtf8(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw usage(file, 'found bytes that are no text, expected UTF-8', cause);
  }
}

/** The parser's own words, without the excerpts that they quote over several lines. */
function unreadable(file: string, language: string, error: unknown): CheckError {
  const message = error instanceof Error ? error.message : String(error);
  const words = error instanceof RangeError ? 'too many values inside each other' : firstLine(message);
  return usage(file, `found no valid ${language}: ${words}`, error);
}

/** cosmiconfig puts `YAML Error in FILE:` on a line of its own before the parser's. */
function firstLine(message: string): string {
  const lines = message.split('\n').filter((line) => !/^(YAML|JSON) Error in /.test(line));
  return (lines[0] ?? 'unknown error').slice(0, 200);
}

function usage(file: string, message: string, cause?: unknown): CheckError {
  return new CheckError('usage', escapeForTerminal(`${file}: ${message}`), { cause });
}

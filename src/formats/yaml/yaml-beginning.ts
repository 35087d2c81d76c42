/** What the beginning of a long text shows, before anybody reads all of it. See https://yaml.org/spec/1.1/. */
import { withoutStack } from '../../bytes/format-error.ts';
import { laidOut } from './lax-layout.ts';
import { PLAIN_ERRORS } from './yaml-values.ts';

type BeginningKind = 'broken' | 'scalar' | 'other';

/**
 * What the beginning of a long text shows. `broken`: it breaks well before its end, then the whole is no YAML, and no
 * loader makes anything of it. `scalar`: it is one plain scalar, as much code is, and never becomes a mapping, for a key
 * is one line of 1,024 characters.
 */
export async function kindOfBeginning(beginning: string): Promise<BeginningKind> {
  const yaml = await import('yaml');
  const kind = kindOf(yaml, beginning);
  const lax = kind === 'broken' ? laidOut(beginning) : null;
  return lax === null ? kind : kindOf(yaml, lax.text);
}

function kindOf({ isScalar, parseAllDocuments }: typeof import('yaml'), beginning: string): BeginningKind {
  const options = { version: '1.1', uniqueKeys: false, logLevel: 'silent', ...PLAIN_ERRORS } as const;
  const [first, second] = withoutStack(() => parseAllDocuments(beginning, options));
  if (first?.errors?.some(({ pos: [start] }) => start < beginning.length / 2) === true) return 'broken';
  const root = first?.contents;
  if (second !== undefined || !isScalar(root) || root.type !== 'PLAIN' || root.tag !== undefined) return 'other';
  // Behind the scalar only a comment, to which the third place leads.
  const [start = 0, end = 0, next = 0] = root.range ?? [];
  return end - start > KEY_CHARACTERS && beginning.slice(next).trim() === '' ? 'scalar' : 'other';
}

const KEY_CHARACTERS = 1_024;

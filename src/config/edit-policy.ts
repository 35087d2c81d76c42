/** Writes exceptions into a policy file as the person keeps it, and proves that nothing else was changed. */
import { isDeepStrictEqual } from 'node:util';
import { CheckError } from '../check-error.ts';
import type { Exception } from '../policy/policy.ts';
import { addToJsonList, removeFromJsonList, setJsonMember } from './edit-json.ts';
import { isJsonFile, isPackageFile, POLICY_NAME } from './places.ts';
import { readPolicyText } from './policy-file.ts';
import type { PolicyDraft } from './policy-shape.ts';

/**
 * The text with the exceptions at the end of `allow`.
 * @throws CheckError (`usage`) when the text is no policy, or is laid out in a way that cannot be edited
 */
export async function addExceptions(file: string, text: string, entries: readonly Exception[]): Promise<string> {
  const before = await draftOf(file, text);
  const edited = isJsonFile(file)
    ? addToJsonList(text, keyOf(file), 'allow', entries)
    : (await import('./edit-yaml.ts')).addToYamlList(text, 'allow', entries);
  return proven(file, edited, { ...before, allow: [...(before.allow ?? []), ...entries] });
}

/** The text without the exceptions at these positions of `allow`. @throws CheckError (`usage`) as `addExceptions` */
export async function removeExceptions(file: string, text: string, indexes: ReadonlySet<number>): Promise<string> {
  const before = await draftOf(file, text);
  const edited = isJsonFile(file)
    ? removeFromJsonList(text, keyOf(file), 'allow', indexes)
    : (await import('./edit-yaml.ts')).removeFromYamlList(text, 'allow', indexes);
  return proven(file, edited, { ...before, allow: (before.allow ?? []).filter((_, index) => !indexes.has(index)) });
}

/** The text with `base` among the files that it extends. @throws CheckError (`usage`) as `addExceptions` */
export async function addExtends(file: string, text: string, base: string): Promise<string> {
  const before = await draftOf(file, text);
  const names = before.extends ?? [];
  if (names.includes(base)) return text;
  const wanted = [...names, base];
  const value = wanted.length === 1 ? base : wanted;
  const edited = isJsonFile(file)
    ? setJsonMember(text, keyOf(file), 'extends', value)
    : (await import('./edit-yaml.ts')).setYamlValue(text, 'extends', value);
  return proven(file, edited, { ...before, extends: wanted });
}

/** What the file says, without a mention of it where it says nothing. */
export async function draftOf(file: string, text: string): Promise<PolicyDraft> {
  return (await readPolicyText(file, text))?.draft ?? {};
}

function keyOf(file: string): string | null {
  return isPackageFile(file) ? POLICY_NAME : null;
}

/** An edit of text is a guess about its layout: it counts only when the result says exactly what was meant. */
async function proven(file: string, edited: string, meant: PolicyDraft): Promise<string> {
  const found = await draftOf(file, edited).catch((error: unknown) => {
    if (error instanceof CheckError) return null;
    throw error;
  });
  if (found !== null && isDeepStrictEqual(sorted(found), sorted(meant))) return edited;
  throw new CheckError('usage', `${file}: found a layout that cannot be edited, expected plain lists and mappings`, {
    hint: 'Add the entry by hand; git model-check allow --help shows its keys.',
  });
}

/** Keys in one order, so that only content is compared. */
function sorted(draft: PolicyDraft): unknown {
  return JSON.parse(JSON.stringify(Object.fromEntries(Object.entries(draft).sort(([a], [b]) => (a < b ? -1 : 1)))));
}

/** `model-check.lock`: one line a model, with the program that it had when it was reviewed. Text, sorted by path, so that two branches merge line by line. */
export const LOCK_FILE = 'model-check.lock';

export interface LockedModel {
  readonly path: string;
  readonly formats: readonly string[];
  /** Of its program; see `Program`. */
  readonly digest: string;
  readonly operators: readonly string[];
}

export type Lock = ReadonlyMap<string, LockedModel>;

const HEAD = `# The programs of this repository's models: path, formats, digest, operators. A model that is trained again and keeps its
# program passes as it did before. \`git model-check lock\` writes this file again; it counts once it is staged.
`;

/** The same models give the same bytes. */
export function lockText(models: Iterable<LockedModel>): string {
  const lines = [...models].map(({ path, formats, digest, operators }) =>
    [pathText(path), formats.join(','), digest, operators.map(wordText).join(' ')].join('\t'),
  );
  return (
    HEAD +
    [...new Set(lines)]
      .sort()
      .map((line) => `${line}\n`)
      .join('')
  );
}

/** A path that would break the line, or be taken for something else, as JSON. */
function pathText(path: string): string {
  return /^["#\s]|[\p{Cc}\p{Zl}\p{Zp}]|\s$/u.test(path) ? JSON.stringify(path) : path;
}

function wordText(name: string): string {
  return /^[^\s"\p{Cc}]+$/u.test(name) ? name : JSON.stringify(name).replaceAll(' ', '\\u0020');
}

/**
 * What the lines say.
 * @throws Error with the number of the line that is none
 */
export function parseLock(text: string): Lock {
  const models = new Map<string, LockedModel>();
  for (const [index, line] of text.split('\n').entries()) {
    const content = line.replace(/\r$/, '');
    if (content.trim() === '' || content.startsWith('#')) continue;
    const model = modelIn(content);
    if (model === null) throw new Error(`line ${index + 1}: expected path, formats, digest and operators`);
    if (models.has(model.path)) throw new Error(`line ${index + 1}: ${model.path} a second time`);
    models.set(model.path, model);
  }
  return models;
}

function modelIn(line: string): LockedModel | null {
  const [path, formats, digest, operators, ...more] = line.split('\t');
  if (path === undefined || formats === undefined || digest === undefined || operators === undefined) return null;
  if (more.length > 0 || !/^[0-9a-f]{32}$/.test(digest)) return null;
  const name = unquoted(path);
  if (name === null || name === '') return null;
  const names = operators.split(' ').filter((word) => word !== '');
  return { path: name, formats: formats.split(','), digest, operators: names.map((word) => unquoted(word) ?? word) };
}

function unquoted(text: string): string | null {
  if (!text.startsWith('"')) return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}

/** Why a finding that the lock covers does not count. */
export const AS_LOCKED = `the same program as in ${LOCK_FILE}`;

/** In which ways a program differs from the locked one; the operators alone, where the digests differ in more. */
export function programDifference(locked: LockedModel, operators: readonly string[]): string {
  const added = operators.filter((name) => !locked.operators.includes(name));
  const gone = locked.operators.filter((name) => !operators.includes(name));
  const ways = [
    ...(added.length === 0 ? [] : [`new: ${named(added)}`]),
    ...(gone.length === 0 ? [] : [`gone: ${named(gone)}`]),
  ];
  return ways.length === 0 ? 'the same operators, used otherwise' : ways.join('; ');
}

const NAMED = 5;

function named(names: readonly string[]): string {
  return names.slice(0, NAMED).join(', ') + (names.length > NAMED ? ` and ${names.length - NAMED} more` : '');
}

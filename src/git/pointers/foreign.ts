/** Pointers of filters whose store this program does not know: the content that checkout puts in their place is not here to be examined. See https://github.com/xetdata/xet-core (git-xet) and https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md, whose form others have taken. */
import type { PointedObject } from './pointed-object.ts';

/** Comments and values of other letters are in none: they could be code for who reads the text itself. */
const POINTERS: readonly (readonly [program: string, pattern: RegExp])[] = [
  [
    'git-xet',
    /^# xet version [\w.]+\r?\n(?=(?:[^\n]*\n)*hash = )(?:[\w.-]+ = (?:'[\w.-]*'|"[\w.-]*"|[\w.-]+)(?:\r?\n|$))+$/,
  ],
  ['a filter', /^version https?:\/\/[\w./-]+\r?\noid [\w-]+:[0-9a-f]+\r?\nsize \d+\r?\n?$/],
];

/** In every text that is one. */
export const FOREIGN_MARK = /^(?:# xet version |version https?:)/;

/** Null where it is no such pointer, and for those of Git LFS, which are followed. No digest of the bytes is known: what lies in the worktree proves nothing. */
export function foreignObject(text: string): PointedObject | null {
  if (!FOREIGN_MARK.test(text)) return null;
  const [program] = POINTERS.find(([, pattern]) => pattern.test(text)) ?? [];
  if (program === undefined) return null;
  return {
    name: `the content of this pointer of ${program}`,
    algorithm: 'sha256',
    digest: '',
    size: null,
    places: [],
    fetch: 'git checkout, then git model-check scan',
  };
}

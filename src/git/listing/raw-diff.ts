/** Reads `git diff-index --raw -z`. See https://git-scm.com/docs/git-diff-index#_raw_output_format. */
import { CheckError } from '../../check-error.ts';
import { type Entry, fieldsOf, isAttributesFile } from './entry.ts';

/** What git prints for a path that is in conflict. */
const UNMERGED = 'U';
const DELETED = 'D';

export interface RawDiff {
  /** What the new side records, deletions left out but those of `.gitattributes`. */
  readonly entries: readonly Entry[];
  readonly unmerged: readonly Buffer[];
}

/**
 * Without renames every record is two fields:
 * `:100644 100644 bcd1234… 0123456… M` NUL `file0` NUL.
 * @throws CheckError (`incomplete`) when it is anything else: a listing that is misread would be a silent green
 */
export function parseRawDiff(output: Buffer): RawDiff {
  const entries: Entry[] = [];
  const unmerged: Buffer[] = [];
  const fields = fieldsOf(output);
  for (const field of fields) {
    const path = fields.next();
    const [, mode, , oid, status] = /^:\d{6} (\d{6}) ([0-9a-f]+) ([0-9a-f]+) ([A-Z])\d*$/.exec(field.toString()) ?? [];
    if (mode === undefined || oid === undefined || path.done === true) {
      throw new CheckError(
        'incomplete',
        `expected a record of git diff-index --raw, found ${JSON.stringify(field.toString().slice(0, 120))}`,
      );
    }
    if (status === UNMERGED) unmerged.push(path.value);
    else if (status !== DELETED || isAttributesFile({ path: path.value }))
      entries.push({ path: path.value, mode, oid });
  }
  return { entries, unmerged };
}

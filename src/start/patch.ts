/** Reads `git diff-index --raw -p -z` with unlimited context: the new content of every text file, out of one git process. See https://git-scm.com/docs/diff-format. */

/** A recorded path and what it now holds, each character a byte. */
export interface PatchedFile {
  readonly name: string;
  readonly oid: string;
  /** Null where git does not show it as text. May end in one line feed too many: that adds to what is looked at, and hides nothing. */
  readonly content: string | null;
}

const NUL = '\0';
const REGULAR = /^:\d{6} 100(?:644|755) ([0-9a-f]{40,64}) ([0-9a-f]{40,64}) [AM]$/;
const DELETED = /^:\d{6} 000000 [0-9a-f]+ 0+ D$/;
/** Gone, they no longer keep other files from being converted on checkout. */
const ATTRIBUTES = '.gitattributes';
const PATCH = '\ndiff --git ';
const NEW_OBJECT = /\nindex [0-9a-f]{40,64}\.\.([0-9a-f]{40,64})(?: \d+)?(?:\n|$)/;
/** Unlimited context makes one hunk of a file, from its first line on; an empty side counts from 0. */
const HUNK = /\n@@ -[01](?:,\d+)? \+[01](?:,\d+)? @@[^\n]*/;

/**
 * Null unless the whole output is understood: every recorded path is a regular file, whose content is shown in full if it is text.
 * Which file a patch belongs to is recognised by its new object id, never by its name.
 * @param output each character a byte
 */
export function readPatchedFiles(output: string): readonly PatchedFile[] | null {
  const names = new Map<string, string>();
  const patchStart = readRecords(output, names);
  if (patchStart === null) return null;
  const contents = readPatches(output.slice(patchStart));
  return [...names].map(([name, oid]) => ({ name, oid, content: contents.get(oid) ?? null }));
}

/** `:100644 100644 0123… 4567… M` NUL `name` NUL …, then one more NUL before the patches. Null: links, submodules, conflicts, changes of mode alone. */
function readRecords(output: string, names: Map<string, string>): number | null {
  let position = 0;
  while (output[position] === ':') {
    const recordEnd = output.indexOf(NUL, position);
    const nameEnd = output.indexOf(NUL, recordEnd + 1);
    if (recordEnd === -1 || nameEnd === -1) return null;
    const record = output.slice(position, recordEnd);
    const [, old, oid] = REGULAR.exec(record) ?? [];
    if (oid !== undefined && old !== oid) names.set(output.slice(recordEnd + 1, nameEnd), oid);
    else if (!DELETED.test(record) || output.slice(recordEnd + 1, nameEnd).endsWith(ATTRIBUTES)) return null;
    position = nameEnd + 1;
  }
  return position === output.length || output[position] === NUL ? position + 1 : null;
}

/** New content by object id. Lines of content begin with a space, `+`, `-` or a backslash, so that none can pass for the start of a patch. */
function readPatches(patches: string): ReadonlyMap<string, string> {
  const contents = new Map<string, string>();
  for (const patch of `\n${patches}`.split(PATCH).slice(1)) {
    const hunk = HUNK.exec(patch);
    const header = hunk === null ? patch : patch.slice(0, hunk.index);
    const oid = NEW_OBJECT.exec(header)?.[1];
    if (oid === undefined || header.includes('\nBinary files ') || header.includes('\nGIT binary ')) continue;
    contents.set(oid, hunk === null ? '' : newSide(patch.slice(hunk.index + hunk[0].length)));
  }
  return contents;
}

/** Without the lines of the old side and `\ No newline at end of file`, and without the sign before the others. */
function newSide(lines: string): string {
  return lines
    .replace(/\n[-\\][^\n]*/g, '')
    .replace(/\n[ +]/g, '\n')
    .slice(1);
}

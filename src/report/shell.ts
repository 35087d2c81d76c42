/** File names as one word of a POSIX shell, so that a command can be copied as it stands. See https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html. */
import type { FileReport } from '../judge/finding.ts';
import { escapeForTerminal } from '../printable.ts';

/** The path of a file after `--`; what is not printable or not UTF-8 is written as `$'\xff'`. */
export function shellPath(file: Pick<FileReport, 'path' | 'pathBytes'>): string {
  // A leading colon would be read as pathspec magic.
  return prefixedPath(/^[:-]/.test(file.path) ? './' : '', file);
}

/** `REV:PATH` as one word. */
export function prefixedPath(prefix: string, { path, pathBytes }: Pick<FileReport, 'path' | 'pathBytes'>): string {
  if (pathBytes === undefined) return shellWord(prefix + path);
  return fromBytes(Buffer.concat([Buffer.from(prefix), Buffer.from(pathBytes, 'base64')]));
}

export function shellWord(text: string): string {
  if (/^[\w./@%+=:,^-]+$/.test(text)) return text;
  if (escapeForTerminal(text) !== text) return fromBytes(Buffer.from(text));
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function fromBytes(bytes: Uint8Array): string {
  const characters = Array.from(bytes, (byte) => {
    const character = String.fromCharCode(byte);
    if (/[\w./@%+=:, -]/.test(character)) return character;
    return `\\x${byte.toString(16).padStart(2, '0')}`;
  });
  return `$'${characters.join('')}'`;
}

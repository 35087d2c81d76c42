/** File names as one word of a POSIX shell, so that a command can be copied as it stands. See https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html. */
import type { FileReport } from '../policy/finding.ts';
import { escapeForTerminal } from '../printable.ts';

/** The path of a file after `--`; what is not printable or not UTF-8 is written as `$'\xff'`. */
export function shellPath({ path, pathBytes }: Pick<FileReport, 'path' | 'pathBytes'>): string {
  if (pathBytes !== undefined) return fromBytes(Buffer.from(pathBytes, 'base64'));
  // A leading colon would be read as pathspec magic.
  return shellWord(/^[:-]/.test(path) ? `./${path}` : path);
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

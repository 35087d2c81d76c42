/** A temporary folder of executables, to stand first on PATH. */
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface CommandFolder {
  readonly path: string;
  /** @returns the file's text, empty when there is none */
  read(file: string): string;
  remove(): void;
}

export function commandFolder(scripts: Readonly<Record<string, string>>): CommandFolder {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-bin-'));
  for (const [name, text] of Object.entries(scripts)) {
    writeFileSync(path.join(folder, name), text);
    chmodSync(path.join(folder, name), 0o755);
  }
  return {
    path: folder,
    read(file) {
      try {
        return readFileSync(path.join(folder, file), 'utf8');
      } catch {
        return ''; // nothing was written yet
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Where the Python source lies that a configuration names, for the run to look there. See https://docs.python.org/3/reference/import.html#searching. */
import type { Examination } from '../format.ts';

/** Parts of a dotted path that are tried as modules; packages come to some five. CWE-407. */
const MODULE_PARTS = 8;
/** A name of a file or module; what is longer is none. */
const NAME_CHARACTERS = 1000;

/** @param paths from the folder of the examined file; with a slash from the root of the tree */
export function reportSource(paths: readonly string[], offset: number, examination: Examination): void {
  const known = [...new Set(paths)].filter((path) => path.length <= NAME_CHARACTERS);
  if (known.length > 0) examination.report({ kind: 'runs-source', paths: known, offset });
}

/** What stands before the name of a function or class: `handler.py:function`; a drive or a scheme stays. */
export function writtenFile(written: string): string {
  return written.split(/:(?![/\\])/)[0] ?? '';
}

/** `service:svc`, `package.module:Name`, `folder/module.py:Name`, `package.module.Class`: every file that importing it may run. */
export function modulePaths(written: string, folders: readonly string[] = ['']): readonly string[] {
  const file = writtenFile(written.trim().replace(/^(?:\.[/\\])+/, ''));
  const parts = file
    .replace(/\.py$/i, '')
    .split(/[/\\.]+/)
    .filter((part) => part !== '')
    .slice(0, MODULE_PARTS);
  if (parts.length === 0 || /^(?:\.\.|[/\\]|[a-z]+:\/\/)/i.test(file)) return [];
  const stems = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
  return folders.flatMap((folder) => stems.flatMap((stem) => [`${folder}${stem}.py`, `${folder}${stem}/__init__.py`]));
}

/** `handler.py`, `handler.py:function`, `handler:function`: the file alone. */
export function scriptPaths(written: string, folders: readonly string[] = ['']): readonly string[] {
  const file = writtenFile(written.trim());
  if (file === '') return [];
  return folders.map((folder) => `${folder}${/\.py$/i.test(file) ? file : `${file}.py`}`);
}

const IMPORT =
  /^[ \t]*(?:from[ \t]+(?=[.\w])(\.*)((?:\w[\w.]*)?)[ \t]+import[ \t]*(?:\(([^)]*)|([^\n;#]*))|import[ \t]+([^\n;#]+))/gm;

/** Files beside a source, and in folders around it, that it may import: its folder is where a server looks first. */
export function importedPaths(source: string): readonly string[] {
  const found: string[] = [];
  for (const { 1: dots = '', 2: module = '', 3: inBrackets, 4: onLine, 5: plain } of source.matchAll(IMPORT)) {
    if (plain !== undefined) {
      for (const each of namesIn(plain)) found.push(...modulePaths(each));
      continue;
    }
    const folder = '../'.repeat(Math.max(0, dots.length - 1));
    const names = module === '' ? namesIn(inBrackets ?? onLine ?? '') : [];
    for (const each of module === '' ? names : [module]) found.push(...modulePaths(each, [folder]));
  }
  return found;
}

/** `a.b as c, d` */
function namesIn(list: string): readonly string[] {
  return list
    .split(',')
    .map((each) => each.trim().split(/\s+/)[0] ?? '')
    .filter((name) => /^[\w.]+$/.test(name));
}

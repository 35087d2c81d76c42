/** What this project shows to a reader: the documents, the manual, files in YAML, and the code in them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const textOf = (name: string): string => readFileSync(path.join(ROOT, name), 'utf8');

export function listed(folder: string, ending: string): string[] {
  return readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name}`);
}

export const MARKDOWN = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...listed('docs', '.md')];
export const YAML_FILES = [
  'action.yml',
  '.pre-commit-hooks.yaml',
  ...listed('templates', '.yml'),
  ...listed('examples', '.yml'),
  ...listed('examples', '.yaml'),
  ...listed('.github/workflows', '.yml'),
];
export const MANUAL = 'man/git-model-check.1';

/** As a terminal shows it, all but the layout. */
export const manual = (): string =>
  textOf(MANUAL)
    .replaceAll('\\-', '-')
    .replaceAll(/\\f[BIR]/g, '');

export interface Block {
  /** `docs/ci.md:12` */
  readonly where: string;
  readonly language: string;
  readonly text: string;
}

export function blocksOf(name: string, text = textOf(name)): Block[] {
  return [...text.matchAll(/^( *)```(\w*)\n([\s\S]*?)^\1```/gm)].map(
    ({ index, 1: indent = '', 2: language = '', 3: body = '' }) => ({
      where: `${name}:${text.slice(0, index).split('\n').length}`,
      language,
      text: body.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}

/** Code between two backticks in prose. */
export function inlineCodeOf(name: string): string[] {
  const inline = textOf(name)
    .replaceAll(/^( *)```[\s\S]*?^\1```/gm, '')
    .matchAll(/`([^`\n]+)`/g);
  return [...inline].map(([, code = '']) => code);
}

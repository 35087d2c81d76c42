/** lefthook: a file of our own that its configuration extends. https://lefthook.dev/configuration/extends.html */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../../check-error.ts';
import type { Home } from './home.ts';
import { script } from './hook-lines.ts';
import { CLIENT_EVENTS, type HookManager } from './hook-manager.ts';
import { ownFile, withoutBlock } from './marked-block.ts';
import { readText, type Step } from './step.ts';
import { withListItem } from './yaml-list.ts';

const NAMES = ['lefthook', '.lefthook', '.config/lefthook'];
const EXTENSIONS = ['yml', 'yaml', 'json', 'jsonc', 'toml'];
const OUR_FILE = 'lefthook-model-check.yml';
const COMMANDS = ['node_modules/.bin/git-model-check', 'git-model-check'];

export const lefthook: HookManager = {
  name: 'lefthook',
  needs: 'a file lefthook.yml',
  isUsed: (home) => !home.bare && configsOf(home).length > 0,
  install(home) {
    const ours = path.join(home.root, OUR_FILE);
    return [
      { kind: 'file', path: ours, before: readText(ours), after: ownFile(jobs()) },
      ...configsOf(home).map(
        (file) => ({ kind: 'file', path: file, before: readText(file), after: extended(file, home) }) as const,
      ),
    ];
  },
  uninstall: (home) =>
    [path.join(home.root, OUR_FILE), ...configsOf(home)].flatMap((file): readonly Step[] => {
      const before = readText(file);
      const stripped = before === null ? null : withoutBlock(before);
      if (stripped === null) return [];
      return [{ kind: 'file', path: file, before, after: stripped.remove ? null : stripped.text }];
    }),
  next: () => ['Let lefthook write its hooks for the three events: npx lefthook install'],
};

/** The one file that lefthook reads; none where it is not used. */
function configsOf(home: Home): readonly string[] {
  const files = NAMES.flatMap((name) => EXTENSIONS.map((extension) => `${name}.${extension}`));
  return files
    .map((file) => path.join(home.root, file))
    .filter((file) => existsSync(file))
    .slice(0, 1);
}

function extended(config: string, home: Home): string {
  const before = readText(config) ?? '';
  const text = withoutBlock(before)?.text ?? before;
  const after = /\.ya?ml$/.test(config) ? withListItem(text, 'extends', `- ${OUR_FILE}\n`) : null;
  if (after !== null) return after;
  throw new CheckError('usage', `${home.shown(config)} is not a file that init can add a line to: nothing was added`, {
    hint: `Write the jobs as a list of lines under "extends:", or run "git-model-check hook pre-commit" (pre-merge-commit, pre-push) from a job of your own.`,
  });
}

/** lefthook puts no node_modules/.bin on PATH, and hands on what git passed only where it is asked to. */
function jobs(): string {
  return CLIENT_EVENTS.map((event) => {
    const operands = event === 'pre-push' ? '{1} {2}' : '';
    const removal = `delete ${OUR_FILE} and its line under extends in lefthook.yml`;
    const lines = script({ event, commands: COMMANDS, removal, operands }).replace(/^/gm, '        ').trimEnd();
    const input = event === 'pre-push' ? '      use_stdin: true\n' : '';
    return `${event}:\n  jobs:\n    - name: model-check\n${input}      run: |\n${lines}\n`;
  }).join('');
}

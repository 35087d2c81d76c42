/** pre-commit: a hook of a `local` repository in its configuration. https://pre-commit.com/#repository-local-hooks */
import path from 'node:path';
import { CheckError } from '../../check-error.ts';
import type { Home } from './home.ts';
import { commandLine } from './hook-lines.ts';
import type { HookManager } from './hook-manager.ts';
import { withoutBlock } from './marked-block.ts';
import { readText } from './step.ts';
import { takeOut } from './take-out.ts';
import { withListItem } from './yaml-list.ts';

const CONFIG = '.pre-commit-config.yaml';

export const preCommit: HookManager = {
  name: 'pre-commit',
  needs: 'a file .pre-commit-config.yaml',
  isUsed: (home) => !home.bare && readText(configOf(home)) !== null,
  install(home) {
    const file = configOf(home);
    const before = readText(file);
    const text = before === null ? '' : (withoutBlock(before)?.text ?? before);
    if (THERE_ALREADY.test(text)) return [{ kind: 'note', text: `${CONFIG} has the hook model-check already` }];
    const after = withListItem(text, 'repos', item(home));
    if (after !== null) return [{ kind: 'file', path: file, before, after }];
    throw new CheckError('usage', `${CONFIG} holds no list of lines under "repos:": nothing was added`, {
      hint: 'Write the list item by item, or add a local hook whose entry is "git-model-check hook pre-commit" yourself.',
    });
  },
  uninstall: (home) => takeOut(configOf(home)),
  next: () => [
    'Let pre-commit serve all three events: pre-commit install -t pre-commit -t pre-merge-commit -t pre-push',
    `Stage ${CONFIG}: pre-commit refuses to run while it is changed and not staged.`,
  ],
};

/** As README writes it, or by its entry. */
const THERE_ALREADY = /^[\s-]*(?:id:\s*["']?model-check\b|entry:.*\bgit[- ]model-check\b)/m;

const configOf = (home: Home): string => path.join(home.root, CONFIG);

/** Always run, and without names: what pre-commit passes is not the whole commit, and the command finds that itself. */
function item({ sharedCommands }: Home): string {
  const removal = `delete the hook model-check in ${CONFIG}`;
  const entry = commandLine({ event: 'pre-commit', commands: sharedCommands, removal });
  return `- repo: local
  hooks:
    - id: model-check
      name: git model-check
      entry: >-
        ${entry}
      language: system
      always_run: true
      pass_filenames: false
      require_serial: true
`;
}

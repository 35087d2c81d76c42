/** husky: one shell file an event in its folder. https://typicode.github.io/husky/ */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Home } from './home.ts';
import { installHookFile, uninstallHookFile } from './hook-file.ts';
import { CLIENT_EVENTS, type HookManager } from './hook-manager.ts';
import { ATTRIBUTES, lineEnds } from './line-ends.ts';
import { takeOut } from './take-out.ts';

export const husky: HookManager = {
  name: 'husky',
  needs: 'a folder .husky',
  isUsed: (home) => !home.bare && existsSync(folderOf(home)),
  install: (home) => [
    ...CLIENT_EVENTS.map((event) => {
      return installHookFile({
        folder: folderOf(home),
        event,
        runner: runnerOf(home),
        commands: home.sharedCommands,
        root: home.root,
      });
    }),
    lineEnds(folderOf(home)),
  ],
  uninstall: (home) => [
    ...CLIENT_EVENTS.flatMap((event) => {
      return uninstallHookFile({ folder: folderOf(home), event, runner: runnerOf(home) });
    }),
    ...takeOut(path.join(folderOf(home), ATTRIBUTES)),
  ],
  next: (home) => [
    ...(home.hooks.scope === null ? ['husky is not active in this clone yet: npx husky'] : []),
    `Commit the files in ${home.shown(folderOf(home))}: everyone who works here gets them.`,
  ],
};

/** husky 9 sets core.hooksPath to `<its folder>/_`; before it has run, the folder has its usual name. */
function folderOf(home: Home): string {
  const { path: hooks, scope } = home.hooks;
  if (scope !== null && path.basename(hooks) === '_') return path.dirname(hooks);
  return path.join(home.root, '.husky');
}

/** Up to version 8, git ran the files themselves. */
function runnerOf(home: Home): 'git' | 'husky' {
  return home.hooks.path === folderOf(home) ? 'git' : 'husky';
}

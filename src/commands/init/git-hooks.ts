/** Hook files, wherever git looks for them: https://git-scm.com/docs/githooks. */
import { CheckError } from '../../check-error.ts';
import type { Home } from './home.ts';
import { installHookFile, uninstallHookFile } from './hook-file.ts';
import type { HookEvent } from './hook-lines.ts';
import { CLIENT_EVENTS, type HookManager } from './hook-manager.ts';

export const gitHooks: HookManager = {
  name: 'git-hooks',
  needs: 'a repository',
  isUsed: () => true,
  install(home) {
    refuseShared(home);
    const commands = home.localCommand === null ? ['git-model-check'] : [home.localCommand, 'git-model-check'];
    return eventsOf(home).map((event) => {
      return installHookFile({ folder: home.hooks.path, event, runner: 'git', commands });
    });
  },
  uninstall: (home) =>
    eventsOf(home).flatMap((event) => {
      return uninstallHookFile({ folder: home.hooks.path, event, runner: 'git' }) ?? [];
    }),
  next: () => [],
};

/** A bare repository receives: what it refuses, nobody gets. */
function eventsOf(home: Home): readonly HookEvent[] {
  return home.bare ? ['pre-receive'] : CLIENT_EVENTS;
}

/** What is set for all repositories of a person or a machine is not for one of them to change. */
function refuseShared({ hooks }: Home): void {
  if (hooks.scope !== 'global' && hooks.scope !== 'system') return;
  throw new CheckError('usage', `core.hooksPath is set in the ${hooks.scope} git configuration: ${hooks.path}`, {
    hint: `Those hooks serve every repository, so nothing was added. For this one alone: git config core.hooksPath "$(git rev-parse --git-common-dir)/hooks", then init again.`,
  });
}

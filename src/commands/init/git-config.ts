/** Hooks in git's own configuration, which git runs besides the hook files since 2.54: https://git-scm.com/docs/git-hook. */
import type { Home } from './home.ts';
import { commandLine, type HookEvent } from './hook-lines.ts';
import { CLIENT_EVENTS, type HookManager } from './hook-manager.ts';
import type { ConfigStep } from './step.ts';

const FIRST_VERSION = [2, 54] as const;

export const gitConfig: HookManager = {
  name: 'git-config',
  needs: 'a worktree, and git 2.54 or newer',
  isUsed: ({ gitVersion: [major, minor], bare }) =>
    !bare && (major > FIRST_VERSION[0] || (major === FIRST_VERSION[0] && minor >= FIRST_VERSION[1])),
  install: (home) => CLIENT_EVENTS.map((event) => sectionOf(home, event)),
  uninstall: (home) =>
    CLIENT_EVENTS.filter((event) => configured(home, event, 'event') !== null).map((event) => {
      return { kind: 'config', section: nameOf(event), entries: null, done: false };
    }),
  next: () => [],
};

const nameOf = (event: HookEvent): string => `hook.model-check-${event}`;

function configured(home: Home, event: HookEvent, key: string): string | null {
  return home.git('config', '--local', '--get', `${nameOf(event)}.${key}`);
}

function sectionOf(home: Home, event: HookEvent): ConfigStep {
  const { ownCommands: commands } = home;
  const removal = `git config --remove-section ${nameOf(event)}`;
  const entries = [
    ['event', event],
    ['command', commandLine({ event, commands, removal })],
  ] as const;
  const done = entries.every(([key, value]) => configured(home, event, key) === value);
  return { kind: 'config', section: nameOf(event), entries, done };
}

/** Hook files, wherever git looks for them: https://git-scm.com/docs/githooks. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../../check-error.ts';
import type { Home } from './home.ts';
import { installHookFile, uninstallHookFile } from './hook-file.ts';
import type { HookEvent } from './hook-lines.ts';
import { CLIENT_EVENTS, type HookManager } from './hook-manager.ts';
import { ATTRIBUTES, lineEnds } from './line-ends.ts';
import { readText } from './step.ts';
import { takeOut } from './take-out.ts';

export const gitHooks: HookManager = {
  name: 'git-hooks',
  needs: 'a repository',
  isUsed: () => true,
  install(home) {
    refuseShared(home);
    const attributes = isShared(home) ? [lineEnds(home.hooks.path)] : [];
    const files = eventsOf(home).map((event) => {
      return installHookFile({
        folder: home.hooks.path,
        event,
        runner: 'git',
        commands: isShared(home) ? home.sharedCommands : home.ownCommands,
        root: home.root,
      });
    });
    return [...files, ...attributes];
  },
  uninstall: (home) => [
    ...eventsOf(home).flatMap((event) => {
      return uninstallHookFile({ folder: home.hooks.path, event, runner: 'git' });
    }),
    ...takeOut(path.join(home.hooks.path, ATTRIBUTES)),
  ],
  next(home) {
    if (!isShared(home)) return isWrittenAnew(home) ? [WRITTEN_ANEW] : [];
    const folder = home.shown(home.hooks.path);
    const isModeLost = home.git('config', '--type=bool', '--get', 'core.fileMode') === 'false';
    const files = CLIENT_EVENTS.map((event) => `${folder}/${event}`).join(' ');
    return [
      ...(isModeLost
        ? [`Record them as executable, or git never runs them elsewhere: git add --chmod=+x -- ${files}`]
        : []),
      `Commit the files in ${folder}: everyone who works here gets them.`,
    ];
  },
};

/** Where it is configured: https://github.com/toplenboren/simple-git-hooks#usage. */
const SIMPLE_GIT_HOOKS = 'simple-git-hooks';
const WRITTEN_ANEW = `${SIMPLE_GIT_HOOKS}, which is used here, writes these files anew and deletes those that it does not know. Let its own configuration call, for ${CLIENT_EVENTS.join(', ')}: npx git-model-check hook EVENT`;

function isWrittenAnew({ root, bare }: Home): boolean {
  if (bare) return false;
  if (readText(path.join(root, 'package.json'))?.includes(`"${SIMPLE_GIT_HOOKS}"`) === true) return true;
  return readdirSync(root).some((name) => /^\.?simple-git-hooks\.(?:json|[cm]?js)$/.test(name));
}

/** Git's own folder of hooks belongs to this clone; one that core.hooksPath names inside the worktree is recorded. */
function isShared({ hooks, root }: Home): boolean {
  return hooks.scope !== null && !path.relative(root, hooks.path).startsWith('..');
}

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

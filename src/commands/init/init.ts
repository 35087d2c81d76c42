/** `git model-check init`: hooks into whatever this repository uses and starts its policy file; `--uninstall` takes exactly that out again. */
import { CheckError } from '../../check-error.ts';
import { nearestNote } from '../../nearest.ts';
import { escapeForTerminal } from '../../printable.ts';
import { asStarted } from '../../report/program-name.ts';
import type { Command, Io } from '../../run/command.ts';
import { ADDS, packageManager, startedAs } from '../../run/started-as.ts';
import { gitConfig } from './git-config.ts';
import { gitHooks } from './git-hooks.ts';
import { findHome, type Home } from './home.ts';
import type { HookManager } from './hook-manager.ts';
import { husky } from './husky.ts';
import { lefthook } from './lefthook.ts';
import { endPolicy, startPolicy } from './policy-file.ts';
import { preCommit } from './pre-commit.ts';
import { carryOut, describe, type Step } from './step.ts';

/** The first that the repository uses serves it. */
const MANAGERS: readonly HookManager[] = [husky, lefthook, preCommit, gitConfig, gitHooks];

export const init: Command = {
  usage: 'init [--manager husky|lefthook|pre-commit|git-config|git-hooks] [--dry-run] [--uninstall]',
  options: {
    manager: { type: 'string' },
    'dry-run': { type: 'boolean' },
    uninstall: { type: 'boolean' },
  },
  async run({ io, values, positionals }) {
    if (positionals.length > 0) throw new CheckError('usage', `init takes no argument, found "${positionals[0]}"`);
    const home = findHome(io);
    const dry = values['dry-run'] === true;
    if (values['uninstall'] === true) uninstall(io, home, dry);
    else install(io, home, chosen(home, values['manager']), dry);
    return 0;
  },
};

/** @throws CheckError (`usage`) for a manager that there is not, or that this repository does not use */
function chosen(home: Home, name: unknown): HookManager {
  if (name === undefined) return MANAGERS.find((manager) => manager.isUsed(home)) ?? gitHooks;
  const manager = MANAGERS.find((each) => each.name === name);
  if (manager === undefined) {
    const names = MANAGERS.map((each) => each.name);
    const meant = nearestNote(String(name), names);
    throw new CheckError('usage', `--manager: found "${name}", expected one of ${names.join(', ')}${meant}`);
  }
  if (manager.isUsed(home)) return manager;
  throw new CheckError('usage', `--manager ${manager.name} needs ${manager.needs}: nothing was added`, {
    hint: 'What init finds here, and would do: git model-check init --dry-run',
  });
}

const MISSING = 'The command itself is not installed here, so the hooks will refuse:';

function install(io: Io, home: Home, manager: HookManager, dry: boolean): void {
  const policy = home.bare ? [] : [startPolicy(home)];
  const steps = [...manager.install(home), ...policy];
  report(io, `${dry ? 'Would hook' : 'Hooking'} into ${manager.name} in ${home.root}`);
  proceed(io, home, steps, dry);
  const next = [
    ...(home.localCommand === null && !home.onPath && !home.byYarn
      ? [`${MISSING} ${ADDS[packageManager(io.environment, home.root)]}`]
      : []),
    ...manager.next(home),
    ...(policy.some(({ kind }) => kind === 'file') ? ['Commit the policy: what is recorded of it counts.'] : []),
  ];
  for (const line of next) report(io, `- ${line}`);
}

function uninstall(io: Io, home: Home, dry: boolean): void {
  const all = [...MANAGERS.flatMap((manager) => manager.uninstall(home)), ...(home.bare ? [] : endPolicy(home))];
  const steps = all.filter((step, index) => step.kind !== 'file' || firstOf(all, step.path) === index);
  if (steps.length === 0) report(io, 'Nothing of git model-check is installed here.');
  proceed(io, home, steps, dry);
}

/** Two managers may share a folder, as husky and git do where core.hooksPath is `.husky`. */
function firstOf(steps: readonly Step[], file: string): number {
  return steps.findIndex((step) => step.kind === 'file' && step.path === file);
}

function proceed(io: Io, home: Home, steps: readonly Step[], dry: boolean): void {
  for (const step of steps) {
    if (!dry) carryOut(step, home);
    report(io, `  ${describe(step, home)}`);
  }
}

function report(io: Io, line: string): void {
  io.stdout.write(`${escapeForTerminal(asStarted(line, startedAs(io)))}\n`);
}

/** `git model-check lock [PATH…] [--check]`: records the program of each model that passes, so that it passes when it is trained again. */
import path from 'node:path';
import { CheckError } from '../../check-error.ts';
import type { FileReport } from '../../judge/finding.ts';
import { LOCK_FILE, type Lock, type LockedModel, lockText, programDifference } from '../../policy/lock.ts';
import { escapeForTerminal } from '../../printable.ts';
import { counted } from '../../report/layout.ts';
import type { ExitCode } from '../../report/report-types.ts';
import { withGitPlan } from '../../run/check-git.ts';
import type { Command, Io } from '../../run/command.ts';
import { lockFrom } from '../../run/lock/lock-of.ts';
import { fileAt, rootOf, save } from '../../run/policy/policy-on-disk.ts';
import { examine } from '../../run/run-checks.ts';
import { named } from '../../run/standing.ts';
import { wholeIndex } from './allow-review.ts';

export const lock: Command = {
  usage: 'lock [PATH…] [--check]',
  options: { check: { type: 'boolean' } },
  run(invocation) {
    const { io, values, positionals } = invocation;
    return withGitPlan<ExitCode>(invocation, wholeIndex, async (plan, repository) => {
      const root = rootOf(repository);
      const isNamed = namedBy(io, root, positionals);
      const programs = new Map<string, LockedModel>();
      const { files, lock: staged } = await examine(invocation, plan, undefined, (model) =>
        programs.set(model.path, model),
      );
      const chosen = files.filter(({ path: name }) => isNamed(name));
      refuseNothing(positionals, chosen);
      refuseUnseen(chosen);
      const file = fileAt(path.join(root, LOCK_FILE), LOCK_FILE);
      const before = values['check'] === true ? staged : await lockFrom(async () => file.text);
      const kept = [...before.values()].filter((model) => !isNamed(model.path));
      const passing = chosen.filter(({ status }) => status !== 'rejected');
      const models = passing.flatMap(({ path: name }) => programs.get(name) ?? []);
      const rejected = chosen.filter(({ status }) => status === 'rejected');
      const changes = changesOf(before, [...kept, ...models]);
      print(io, [...changes, ...rejected.map(rejectedLine)]);
      if (values['check'] === true) {
        print(io, [
          changes.length === 0 ? `${LOCK_FILE} is up to date` : `${LOCK_FILE} is out of date: git model-check lock`,
        ]);
        return changes.length === 0 ? 0 : 1;
      }
      save(file, lockText([...kept, ...models]));
      print(io, [
        `${LOCK_FILE}: ${counted(kept.length + models.length, 'model')}; it counts once it is staged: git add -- ${named(io, file.path)}`,
      ]);
      return rejected.length === 0 ? 0 : 1;
    });
  },
};

/** All files without a name; else those, and what lies in those folders. */
function namedBy(io: Io, root: string, names: readonly string[]): (file: string) => boolean {
  const wanted = names.map((name) => path.relative(root, path.resolve(io.cwd, name)).split(path.sep).join('/'));
  if (names.length === 0) return () => true;
  return (file) => wanted.some((name) => name === '' || name === file || file.startsWith(`${name}/`));
}

function refuseNothing(names: readonly string[], chosen: readonly FileReport[]): void {
  if (names.length === 0 || chosen.length > 0) return;
  throw new CheckError('usage', `lock: found no tracked file called ${names.join(' ')}`, {
    hint: 'It reads the index: stage the model first.',
  });
}

/** @throws CheckError (`incomplete`): what was not seen cannot be locked */
function refuseUnseen(files: readonly FileReport[]): void {
  const unseen = files.find(({ status }) => status === 'incomplete');
  if (unseen === undefined) return;
  throw new CheckError(
    'incomplete',
    `${unseen.path} could not be checked, nothing was written: ${unseen.unexamined[0]?.detail ?? ''}`,
  );
}

/** A lock approves nothing: what is rejected is reviewed and allowed first. */
function rejectedLine({ path: name }: FileReport): string {
  return `${name}: not locked, it is rejected; once it is reviewed: git model-check allow, then lock`;
}

function changesOf(before: Lock, models: readonly LockedModel[]): readonly string[] {
  const after = new Map(models.map((model) => [model.path, model]));
  const gone = [...before.keys()].filter((name) => !after.has(name)).map((name) => `${name}: taken out`);
  const others = [...after.values()].flatMap((model) => {
    const known = before.get(model.path);
    if (known === undefined) return [`${model.path}: new, ${counted(model.operators.length, 'operator')}`];
    return known.digest === model.digest ? [] : [`${model.path}: ${programDifference(known, model.operators)}`];
  });
  return [...gone, ...others].sort();
}

function print(io: Io, lines: readonly string[]): void {
  io.stdout.write(lines.map((line) => `${escapeForTerminal(line)}\n`).join(''));
}

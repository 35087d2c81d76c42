/** The library's `checkStaged`: the line of `git model-check staged` as a function that returns the report and prints nothing. */
import { PassThrough } from 'node:stream';
import type { Report } from '../report/report.ts';
import { withGitPlan } from '../run/check-git.ts';
import type { Invocation } from '../run/command.ts';
import { examine, reportOf } from '../run/run-checks.ts';
import { stagedPlan } from './staged.ts';

export interface CheckStagedOptions {
  /** A folder inside the worktree. Default: the process's. */
  readonly cwd?: string;
  /** For git and for `MODEL_CHECK_*`. Default: the process's. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** The least severity that rejects: above what the policy says. */
  readonly failOn?: 'low' | 'medium' | 'high' | 'critical' | 'never';
  readonly strict?: boolean;
  /** A policy file on disk in place of the one in the index; false: none at all. */
  readonly config?: string | false;
}

/**
 * What `git commit` would record now, examined and judged: files, findings, verdict and exit code, as `--format json` writes them.
 * @throws CheckError: `usage` outside a repository or for a policy that is wrong, `incomplete` when git fails
 */
export function checkStaged(options: CheckStagedOptions = {}): Promise<Report> {
  const invocation = invocationOf(options);
  return withGitPlan(invocation, stagedPlan('staged'), async (plan) =>
    reportOf(invocation, plan, await examine(invocation, plan)),
  );
}

/** Nothing is written to these streams: only the working folder and the environment are asked for. */
function invocationOf({ cwd, environment, failOn, strict, config }: CheckStagedOptions): Invocation {
  return {
    io: {
      cwd: cwd ?? process.cwd(),
      environment: environment ?? process.env,
      stdout: new PassThrough(),
      stderr: new PassThrough(),
      stdin: new PassThrough(),
    },
    values: {
      'fail-on': failOn,
      strict,
      config: config === false ? undefined : config,
      'no-config': config === false,
    },
    positionals: [],
  };
}

/** What git is asked of a commit, before anything else is loaded: one question, whose answer shows all that it records. */
import { NO_MONITOR } from '../git/environment.ts';
import { gitProgram } from '../git/program.ts';
import type { GitQuestion } from './git-answer.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Calls without an option or a file name: every other goes to the program. */
const PLAIN_CALLS: ReadonlySet<string> = new Set(['hook pre-commit', 'hook pre-merge-commit']);

/** Variables that may change what is checked or said begin so. */
const STEERING = [
  'MODEL_CHECK_',
  'PRE_COMMIT_FROM_REF',
  'PRE_COMMIT_TO_REF',
  'PRE_COMMIT_ORIGIN',
  'PRE_COMMIT_SOURCE',
  'PRE_COMMIT_LOCAL_BRANCH',
  'FORCE_COLOR',
  'GIT_TRACE',
  'GIT_EXTERNAL_DIFF',
  'GIT_DIFF_OPTS',
];

/** More than this is no ordinary commit. */
const OUTPUT_BYTES = 16 * 1024 * 1024;

/** Files above 1 MiB are not shown as text. Attributes and settings must not change what is shown, nor name a program that runs. */
const DIFF = [
  ...NO_MONITOR,
  '-c',
  'core.bigFileThreshold=1m',
  '-c',
  'diff.suppressBlankEmpty=false',
  'diff-index',
  '--cached',
  '--raw',
  '-p',
  '-z',
  '-U2147483647',
  '--no-renames',
  '--no-relative',
  '--ita-invisible-in-index',
  '--no-abbrev',
  '--full-index',
  '--no-ext-diff',
  '--no-textconv',
  '--no-color',
  '--src-prefix=a/',
  '--dst-prefix=b/',
  'HEAD',
  '--',
];

function steers(variable: string): boolean {
  if (variable.startsWith('GIT_') && variable.includes('PATHSPECS')) return true;
  return STEERING.some((start) => variable.startsWith(start));
}

/** Null when the program must look. */
export function commitQuestion(args: readonly string[], environment: Environment): GitQuestion | null {
  if (!PLAIN_CALLS.has(args.join(' ')) || Object.keys(environment).some(steers)) return null;
  const asked = {
    ...environment,
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_OPTIONAL_LOCKS: '0',
  };
  return { file: gitProgram('.', environment), args: DIFF, environment: asked, cwd: '.', most: OUTPUT_BYTES };
}

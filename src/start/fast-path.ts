/** What a commit would record, out of one git process and with nothing loaded: bundled on its own, run before the program. In any doubt it says nothing. */

import { readFileSync, statSync } from 'node:fs';
import { isPlainText } from '../formats/plain-text.ts';
import { neighboursOf } from '../formats/serving/neighbours.ts';
import { NO_MONITOR } from '../git/environment.ts';
import { gitProgram } from '../git/program.ts';
import { mayBeModelName } from '../model-names.ts';
import { mayConvert } from './attributes.ts';
import { gitAnswer } from './git-answer.ts';
import { type PatchedFile, readPatchedFiles } from './patch.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Calls without an option or a file name: every other goes to the program. */
const PLAIN_CALLS: ReadonlySet<string> = new Set(['hook pre-commit', 'hook pre-merge-commit']);

/** Variables that may change what is checked or said. */
const STEERING =
  /^(MODEL_CHECK_|PRE_COMMIT_(FROM_REF|TO_REF|ORIGIN|SOURCE)|PRE_COMMIT_LOCAL_BRANCH|FORCE_COLOR|GIT_(TRACE|EXTERNAL_DIFF|DIFF_OPTS|\w*PATHSPECS))/;

/** Files that steer what is checked, at the root; `package.json` only where it holds the policy's key. And pointers to content elsewhere. */
const STEERING_FILE = /^(?:(?:\.config\/)?\.?model-check[^/]*|.*\.dvc|(?:.*\/)?dvc\.lock)$/i;
const POLICY_KEY = 'model-check';

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

/** What a commit records, all of it understood. */
export interface StagedCommit {
  /** What may hold a model. None: the whole program would say nothing, and end with 0. */
  readonly models: readonly PatchedFile[];
  /** Whether the attributes change with it. */
  readonly changesAttributes: boolean;
  /** For further questions to git. */
  readonly environment: Environment;
}

/** Null when the program must look. */
export function readCommit(args: readonly string[], environment: Environment): StagedCommit | null {
  if (!PLAIN_CALLS.has(args.join(' ')) || Object.keys(environment).some((name) => STEERING.test(name))) return null;
  const env = {
    ...environment,
    GIT_NO_REPLACE_OBJECTS: '1',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_OPTIONAL_LOCKS: '0',
  };
  const file = gitProgram('.', environment);
  const answer = gitAnswer({ file, args: DIFF, environment: env, cwd: '.', most: OUTPUT_BYTES });
  if (answer === null) return null;
  const files = readPatchedFiles(answer.toString('latin1'));
  if (files === null || files.some(steers)) return null;
  // Nothing is staged: `pre-commit run --all-files`, which means the whole index.
  if (files.length === 0 && environment['PRE_COMMIT'] === '1') return null;
  if (files.some(isNamed)) return null;
  if (mayConvert(files, environment, isPlainContent)) return null;
  const changesAttributes = files.some(({ name }) => name.endsWith('.gitattributes'));
  return { models: files.filter((file) => !isPlain(file)), changesAttributes, environment: env };
}

/** Longer ones are no configurations. */
const NEIGHBOUR_BYTES = 1024 * 1024;

/** Whether a configuration of the worktree may name it as source that a server of models runs. */
function isNamed({ name }: PatchedFile): boolean {
  return neighboursOf(name).some(({ path, word }) => {
    const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    return size > 0 && (size > NEIGHBOUR_BYTES || readFileSync(path, 'latin1').includes(word));
  });
}

function steers({ name, content }: PatchedFile): boolean {
  return STEERING_FILE.test(name) || (name === 'package.json' && (content === null || content.includes(POLICY_KEY)));
}

/** Whether no format could make anything of it, whatever the policy says. */
function isPlain({ name, content }: PatchedFile): boolean {
  return content !== null && !mayBeModelName(name) && isPlainContent(content, name);
}

/** @param content each character a byte */
export function isPlainContent(content: string, name = ''): boolean {
  return isPlainText(content, name);
}

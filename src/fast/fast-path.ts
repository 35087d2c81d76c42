/** The commit that holds no model, decided out of one git process and nothing loaded: bundled on its own, run before the program. In any doubt it decides nothing. */
import { spawnSync } from 'node:child_process';
import { mayBeModelName } from '../formats/model-names.ts';
import { type PatchedFile, readPatchedFiles } from './patch.ts';
import { mayBePickle } from './pickle-walk.ts';
import { isPlainThroughout, startsPlain } from './plain-text.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Calls without an option or a file name: every other goes to the program. Hooks are silent where there is nothing to tell. */
const PLAIN_CALLS: ReadonlySet<string> = new Set(['hook pre-commit', 'hook pre-merge-commit']);

/** Variables that may change what is checked or said. */
const STEERING =
  /^(MODEL_CHECK_|PRE_COMMIT_(FROM_REF|TO_REF|ORIGIN|SOURCE)|PRE_COMMIT_LOCAL_BRANCH|FORCE_COLOR|GIT_(TRACE|EXTERNAL_DIFF|DIFF_OPTS|\w*PATHSPECS))/;

/** Files that steer what is checked, at the root; `package.json` only where it holds the policy's key. And pointers to content elsewhere. */
const STEERING_FILE = /^(?:(?:\.config\/)?\.?model-check[^/]*|.*\.dvc|(?:.*\/)?dvc\.lock)$/i;
const POLICY_KEY = 'model-check';

/** Templates: only the whole program tells those of models. */
const TEMPLATE_FILE = /\.jinja2?$/i;

/** More than this is no ordinary commit. */
const OUTPUT_BYTES = 16 * 1024 * 1024;

/** Files above 1 MiB are not shown and so go to the program. Attributes and settings must not change what is shown. */
const DIFF = [
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

/** Whether all that the commit records is certainly no model: the whole program would then say nothing, and end with 0. False when it must look. */
export function isPlainCommit(args: readonly string[], environment: Environment): boolean {
  if (!PLAIN_CALLS.has(args.join(' ')) || Object.keys(environment).some((name) => STEERING.test(name))) return false;
  const env = { ...environment, GIT_NO_REPLACE_OBJECTS: '1', GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0' };
  const { status, stdout } = spawnSync('git', DIFF, {
    env,
    maxBuffer: OUTPUT_BYTES,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (status !== 0) return false;
  const files = readPatchedFiles(stdout.toString('latin1'));
  return files?.every(isPlain) === true;
}

/** Whether no format could make anything of it, whatever the policy says. */
function isPlain({ name, content }: PatchedFile): boolean {
  if (mayBeModelName(name) || STEERING_FILE.test(name) || TEMPLATE_FILE.test(name)) return false;
  if (name === 'package.json' && content.includes(POLICY_KEY)) return false;
  return isPlainContent(content);
}

/** @param content each character a byte */
export function isPlainContent(content: string): boolean {
  return isPlainThroughout(content) && startsPlain(content) && !mayBePickle(content);
}

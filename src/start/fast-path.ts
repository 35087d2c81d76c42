/** What a commit would record, out of what one git process said and with nothing else loaded: bundled on its own, run before the program. In any doubt it says nothing. */

import { readFileSync, statSync } from 'node:fs';
import { isPlainText } from '../formats/plain-text.ts';
import { neighboursOf } from '../formats/serving/neighbours.ts';
import { mayBeModelName } from '../model-names.ts';
import { mayConvert } from './attributes.ts';
import { type PatchedFile, readPatchedFiles } from './patch.ts';
import { type Worktree, worktreeOf } from './worktree.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Files that steer what is checked, at the root; `package.json` only where it holds the policy's key. And pointers to content elsewhere. */
const STEERING_FILE = /^(?:\.config\/)?\.?model-check[^/]*$/;
const STEERING_WORD = 'model-check';
const POLICY_KEY = 'model-check';

/** What a commit records, all of it understood. */
export interface StagedCommit {
  /** What may hold a model. None: the whole program would say nothing, and end with 0. */
  readonly models: readonly PatchedFile[];
  /** Whether the attributes change with it. */
  readonly changesAttributes: boolean;
  /** For further questions to git. */
  readonly environment: Environment;
}

/**
 * Null when the program must look.
 * @param answer of git to the question of `commit-question.ts`
 * @param environment in which git was asked
 */
export function readCommit(answer: Buffer, environment: Environment): StagedCommit | null {
  const files = readPatchedFiles(answer.toString('latin1'));
  if (files === null || files.some(steers)) return null;
  // Nothing is staged: `pre-commit run --all-files`, which means the whole index.
  if (files.length === 0 && environment['PRE_COMMIT'] === '1') return null;
  const worktree = worktreeOf(files, environment);
  if (worktree === null || files.some((file) => isNamed(file, worktree))) return null;
  if (mayConvert(files, worktree, isPlainContent)) return null;
  const changesAttributes = files.some(({ name }) => name.endsWith('.gitattributes'));
  return { models: files.filter((file) => !isPlain(file)), changesAttributes, environment };
}

/** Longer ones are no configurations. */
const NEIGHBOUR_BYTES = 1024 * 1024;

/** Whether a configuration of the worktree may name it as source that a server of models runs. */
function isNamed({ name }: PatchedFile, { placeOf }: Worktree): boolean {
  return neighboursOf(name).some(({ path, word }) => {
    const place = placeOf(path);
    const size = statSync(place, { throwIfNoEntry: false })?.size ?? 0;
    return size > 0 && (size > NEIGHBOUR_BYTES || readFileSync(place, 'latin1').includes(word));
  });
}

function steers({ name, content }: PatchedFile): boolean {
  const small = name.toLowerCase();
  if (small.endsWith('.dvc') || small === 'dvc.lock' || small.endsWith('/dvc.lock')) return true;
  if (small.includes(STEERING_WORD) && STEERING_FILE.test(small)) return true;
  return name === 'package.json' && (content === null || content.includes(POLICY_KEY));
}

/** Whether no format could make anything of it, whatever the policy says. */
function isPlain({ name, content }: PatchedFile): boolean {
  return content !== null && !mayBeModelName(name) && isPlainContent(content, name);
}

/** @param content each character a byte */
export function isPlainContent(content: string, name = ''): boolean {
  return isPlainText(content, name);
}

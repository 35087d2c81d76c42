/** Why a revision names no commit here, and what to do: a path in its place, a branch without commits, a slip, a clone that is cut off. See https://git-scm.com/docs/gitrevisions. */
import { statSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../check-error.ts';
import { nearestNote } from '../nearest.ts';
import type { Location } from './environment.ts';
import { ask, PlumbingError } from './plumbing.ts';

/** @returns what to throw: `usage` for a path, else `incomplete`. @throws CheckError when git cannot be asked */
export async function missingCommit(location: Location, revision: string): Promise<CheckError> {
  const missing = `${revision}: no such commit here`;
  const object = await answerOf(location, ['rev-parse', '--verify', revision]);
  if (object === null && /^(?:HEAD|@)$/.test(revision)) {
    return new CheckError('incomplete', `${revision}: this branch has no commit yet; nothing was examined`, {
      hint: 'What is staged for the first one: git model-check',
    });
  }
  const type = object === null ? null : await typeOf(location, object);
  if (type !== null) {
    return new CheckError('usage', `${revision}: found a ${type}, expected a branch, a tag or a commit`, {
      hint: 'What references name besides commits: git model-check history --all',
    });
  }
  const kind = object === null ? kindOnDisk(path.resolve(location.cwd, revision)) : null;
  if (kind !== null) {
    return new CheckError('usage', `${revision}: found a ${kind}, expected a branch, a tag or a commit`, {
      hint: `To check what is on disk: git model-check scan ${/^[\w./@][\w./@-]*$/.test(revision) ? revision : 'PATH'}`,
    });
  }
  const references = await answerOf(location, ['for-each-ref', '--format=%(refname:short)']);
  const meant = nearestNote(revision, (references ?? '').split('\n').slice(0, REFERENCES));
  return new CheckError('incomplete', `${missing}${meant}; nothing was examined`, { hint: await hintFor(location) });
}

/** Of a tag that names a tree or a single content. */
async function typeOf(location: Location, object: string): Promise<string | null> {
  const type = await answerOf(location, ['cat-file', '-t', `${object}^{}`]);
  return type === 'commit' ? null : type;
}

/** References that a name is held against. CWE-407. */
const REFERENCES = 10_000;

async function hintFor(location: Location): Promise<string> {
  if ((await answerOf(location, ['rev-parse', '--is-shallow-repository'])) === 'true') {
    return 'This clone is cut off. Fetch the whole history: git fetch --unshallow (in CI fetch-depth: 0).';
  }
  return 'What the remote has: git fetch. In CI the clone may be cut off: fetch the whole history (fetch-depth: 0).';
}

async function answerOf(location: Location, question: readonly string[]): Promise<string | null> {
  try {
    return await ask(location, question);
  } catch (error) {
    if (error instanceof PlumbingError) return null;
    throw error;
  }
}

function kindOnDisk(full: string): 'file' | 'folder' | null {
  try {
    return statSync(full).isDirectory() ? 'folder' : 'file';
  } catch {
    return null; // nothing is there, or nothing that could be meant
  }
}

/** Opens what a person names: a file on disk, or `REV:PATH` of the repository (`:PATH` for the index). What is a pointer of Git LFS or git-annex stands for its object. See https://git-scm.com/docs/gitrevisions. */
import path from 'node:path';
import type { OpenedSource } from '../../candidate.ts';
import { CheckError } from '../../check-error.ts';
import { refuseAmbiguous } from '../../git/ambiguous.ts';
import { BlobStore } from '../../git/content/blob-store.ts';
import { openFile } from '../../git/content/file-source.ts';
import { ask, PlumbingError } from '../../git/plumbing.ts';
import { openObject } from '../../git/pointers/pointed-object.ts';
import { mayBePointer, Pointers } from '../../git/pointers/pointers.ts';
import { findRepository, type Repository } from '../../git/repository.ts';
import { shellWord } from '../../report/shell.ts';
import type { Io } from '../command.ts';
import { DiskPointers } from '../disk-pointers.ts';
import { nearestTracked } from './nearest-file.ts';
import { statOf } from './stat-of.ts';

/** A file on disk wins over a revision of the same spelling. @throws CheckError (`usage`) when there is neither */
export async function openNamed(io: Io, name: string): Promise<OpenedSource> {
  const full = path.resolve(io.cwd, name);
  const stat = statOf(full, name);
  if (stat?.isFile() === true) {
    const entry = { full, shown: name, size: stat.size, isLink: false };
    const pointed = await new DiskPointers(io, 'reject').pointed(entry);
    return pointed === null ? openFile(full, name) : openObject(pointed.object, name);
  }
  if (stat?.isDirectory() === true) {
    const hint = `Name a file in it. To check all of them: git model-check scan ${shellWord(name)}`;
    throw new CheckError('usage', `${name}: expected a file, found a folder`, { hint });
  }
  if (!name.includes(':')) {
    throw new CheckError('usage', `${name}: no such file${await nearestTracked(io, name)}`, {
      hint: 'Name a file, or REV:PATH.',
    });
  }
  return openRevision(io, name);
}

async function openRevision({ cwd, environment }: Io, name: string): Promise<OpenedSource> {
  const repository = await findRepository({ cwd, environment });
  const oid = await objectNamed(repository, name);
  const store = new BlobStore(repository);
  try {
    const header = await store.header(oid);
    if (header?.type !== 'blob') throw new CheckError('usage', `${name}: expected a file, found a ${header?.type}`);
    const path = Buffer.from(name.slice(name.indexOf(':') + 1));
    const content = mayBePointer(header.size) ? await store.content(oid) : null;
    const pointers = new Pointers(repository, { fetch: false });
    const pointed =
      content === null ? null : await pointers.pointed({ content, path, shown: path.toString(), isLink: false });
    if (pointed !== null) return await openObject(pointed.object, name);
    return await store.open(oid, header.size, name);
  } finally {
    store.close();
  }
}

async function objectNamed(repository: Repository, name: string): Promise<string> {
  const missing = `${name}: no such file on disk or in that revision`;
  const hint = 'PATH of REV:PATH is from the top of the repository, or begins with ./';
  if (name.startsWith('-')) throw new CheckError('usage', missing); // an option; git before 2.30 takes no --end-of-options here
  try {
    const oid = await ask(repository, ['rev-parse', '--verify', name]);
    await refuseAmbiguous(repository, name);
    return oid;
  } catch (cause) {
    if (!(cause instanceof PlumbingError)) throw cause;
    throw new CheckError('usage', missing, { cause, hint });
  }
}

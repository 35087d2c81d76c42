/** A newcomer who gets something wrong: what is there, what is typed, how it ends, and the line that helps. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { someOf } from '../support/in-full.ts';
import { createRepository, type Repository } from '../support/repository.ts';

/** A class that nobody knows. */
export const UNKNOWN = bytes(op.PROTO(4), op.GLOBAL('shop.models', 'Net'), op.EMPTY_TUPLE, op.NEWOBJ, op.STOP);

export interface Case {
  /** What is there. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly isStaged?: boolean;
  readonly before?: readonly (readonly string[])[];
  /** The folder in which it is typed. Default: the top. */
  readonly folder?: string;
  readonly run: readonly string[];
  readonly status: number;
  readonly helps: RegExp;
}

/** With one commit, without files. */
export function prepared(t: ExecutionContext, { files = {}, isStaged = false, before = [] }: Case): Repository {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.git('commit', '-q', '--allow-empty', '-m', 'root');
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(repository.folder, name)), { recursive: true });
    repository.write(name, content);
  }
  if (isStaged) repository.git('add', '.');
  for (const args of before) repository.modelCheck(...args);
  return repository;
}

/** A test for each, by its sentence. */
export function endsInALineThatHelps(cases: Readonly<Record<string, Case>>): void {
  for (const [sentence, each] of someOf('slips of a newcomer', Object.entries(cases), 16)) {
    test(sentence, (t) => {
      const { status, stdout, stderr } = typed(t, each);
      t.regex(stdout + stderr, each.helps);
      t.is(status, each.status, stdout + stderr);
    });
  }
}

function typed(t: ExecutionContext, each: Case) {
  const repository = prepared(t, each);
  return repository.modelCheckIn(path.join(repository.folder, each.folder ?? ''), ...each.run);
}

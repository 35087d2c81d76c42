/** A home, a repository and a server that hold what the examples of the documents name: models, revisions, reports, a floor. */

import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { bytes, op } from './assembler.ts';
import { BIN, isolatedEnvironment } from './repository.ts';
import { runTool } from './tool.ts';

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Place {
  /** Below the home; the repository, unless an example needs another. */
  readonly folder?: string;
  readonly input?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

export interface World {
  /** Runs a line as a person types it. */
  type(line: string, place?: Place): Ran;
  remove(): void;
}

const REPOSITORY = 'project';
const POLICY = 'failOn: high\n';
/** Calls a class that nobody has catalogued: what a first model of one's own does. */
const own = (epoch: number): Uint8Array =>
  bytes(op.PROTO(4), op.GLOBAL('mylib.models', 'Net'), op.BININT1(epoch), op.TUPLE1, op.REDUCE, op.STOP);

/** Weights beside a call: what a trojan horse is. */
function trojan(): Uint8Array {
  const shape = bytes(op.BININT1(3), op.TUPLE1);
  const array = bytes(
    op.GLOBAL('numpy.core.multiarray', '_reconstruct'),
    bytes(op.GLOBAL('numpy', 'ndarray'), op.BININT1(0), op.TUPLE1, op.SHORT_BINBYTES(Buffer.from('b')), op.TUPLE3),
    op.REDUCE,
    bytes(
      op.MARK,
      op.BININT1(1),
      shape,
      bytes(op.GLOBAL('numpy', 'dtype'), op.SHORT_BINUNICODE('u1'), op.TUPLE1, op.REDUCE),
    ),
    bytes(bytes(0x89), op.SHORT_BINBYTES(Buffer.from([1, 2, 3])), op.TUPLE, op.BUILD),
  );
  const call = bytes(op.GLOBAL('posix', 'system'), op.SHORT_BINUNICODE('echo no'), op.TUPLE1, op.REDUCE);
  const entry = (key: string, value: Uint8Array) => bytes(op.SHORT_BINUNICODE(key), value, op.SETITEM);
  return bytes(op.PROTO(4), op.EMPTY_DICT, entry('weight', array), entry('x', call), op.STOP);
}

/** A call of the program that no shell would change. */
const PLAIN = /^git model-check (\w[\w./:=^ -]*)$/;

function typedIn(home: string) {
  const environment = isolatedEnvironment({
    HOME: home,
    XDG_CACHE_HOME: path.join(home, 'cache'),
    PATH: [path.join(home, 'bin'), process.env['PATH']].join(path.delimiter),
    GITHUB_BASE_REF: 'main',
    SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main',
    NO_COLOR: '1',
  });
  return (line: string, { folder = REPOSITORY, input = '', variables = {} }: Place = {}): Ran => {
    const cwd = path.join(home, folder);
    const env = { ...environment, ...variables };
    const words = PLAIN.exec(line)?.[1];
    if (words !== undefined) return runTool(words.split(' '), { cwd, environment: env, input });
    return spawnSync('bash', ['-c', line], { cwd, env, encoding: 'utf8', input });
  };
}

/** A command of that name which is not the real one: no registry and no network is asked. */
function stand(home: string, name: string, script: string): void {
  const file = path.join(home, 'bin', name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

function commands(home: string): void {
  mkdirSync(path.join(home, 'bin'));
  symlinkSync(BIN, path.join(home, 'bin', 'git-model-check'));
  stand(home, 'npx', 'exec "$@"');
  stand(home, 'curl', 'exec cat "$HOME/Downloads/model.pth"');
}

function history(home: string): void {
  const write = (name: string, content: string | Uint8Array): void => {
    const file = path.join(home, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  };
  const inProject = (name: string, content: string | Uint8Array): void => write(path.join(REPOSITORY, name), content);
  const type = typedIn(home);
  const does = (line: string, place?: Place): void => {
    const { status, stderr } = type(line, place);
    if (status !== 0) throw new Error(`${line}: ${stderr}`);
  };
  write('Downloads/model.pth', safeModel());
  write('policies/floor.yaml', POLICY);
  for (const folder of ['.local/share/bash-completion/completions', '.config/fish/completions', 'project/.husky'])
    mkdirSync(path.join(home, folder), { recursive: true });
  for (const name of ['model.pth', 'model.pkl', 'model.ckpt', 'upload.bin', 'old.pkl', 'new.pkl'])
    inProject(name, safeModel());
  inProject('malicious_model.pth', trojan());
  inProject('models/old.pkl', maliciousModel());
  inProject('models/net.pkl', own(1));
  does('git init -q -b main && git add . && git commit -qm "Models" && git tag v1.2.0');
  does('git update-ref refs/remotes/origin/main HEAD && git checkout -q -b topic');
  inProject('models/net.pkl', own(2));
  does('git commit -qam "Train anew" && git fetch -q . main');
  does(`git clone -q --bare ${REPOSITORY} server.git`, { folder: '' });
  // What the parts of a run and other repositories have sent.
  for (const part of [1, 2, 3, 4]) {
    type(`git model-check history --shard ${part}/4 --format json=part-${part}.json`);
    does(`mkdir part-${part} && cp part-${part}.json part-${part}/model-check.json`);
  }
  type('git model-check tree --format json=web.json; cp web.json core.json');
}

let template: string | undefined;

/** A world of its own, copied from one that is made once. */
export function exampleWorld(): World {
  if (template === undefined) {
    template = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
    commands(template);
    mkdirSync(path.join(template, REPOSITORY));
    history(template);
  }
  const home = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  cpSync(template, home, { recursive: true, verbatimSymlinks: true });
  return { type: typedIn(home), remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 5 }) };
}

export function removeTemplate(): void {
  if (template !== undefined) rmSync(template, { recursive: true, force: true, maxRetries: 5 });
}

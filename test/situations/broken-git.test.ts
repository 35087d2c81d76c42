/** Whichever call to git fails, hangs or is killed: an evil file is never approved, the run ends in its time, and no process is left behind. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { maliciousModel } from '../../src/commands/demo/demo-models.ts';
import { inFull } from '../support/in-full.ts';
import { FULL } from '../support/python.ts';
import { BIN, createRepository, isolatedEnvironment, type Repository } from '../support/repository.ts';

const REAL = spawnSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).stdout.trim();

/** What the call with the number in `$FAULT_AT` does; all others are git's own. */
const FAULTS = {
  fails: 'exit 3',
  'fails without a reason that matters': 'exit 128',
  'is killed': 'kill -9 $$',
  'is killed in the middle of its answer': 'cut 40 "$@"; kill -9 $$',
  'ends early, and says that all is well': 'cut 45 "$@"; exit 0',
  hangs: 'exec sleep 30',
} as const;

/** Counts its calls in a file; the folder is made for PATH. */
function countingGit(t: ExecutionContext): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const cases = Object.entries(FAULTS).map(([name, act]) => `  '${name}') ${act};;`);
  const script = `#!/bin/sh
real='${REAL}'
all="$*"
# A reader of objects waits for more questions: it is given two.
cut() { case "$all" in *cat-file*--batch*) count="$1"; shift; head -n 2 | "$real" "$@" | head -c "$count";; *) count="$1"; shift; "$real" "$@" | head -c "$count";; esac; }
echo "$*" >> "$FAULT_LOG"
at=0
while read -r _; do at=$((at + 1)); done < "$FAULT_LOG"
if [ "$at" -eq "$FAULT_AT" ]; then
case "$FAULT" in
${cases.join('\n')}
esac
fi
exec "$real" "$@"
`;
  writeFileSync(path.join(folder, 'git'), script);
  chmodSync(path.join(folder, 'git'), 0o755);
  return folder;
}

function evilRepository(t: ExecutionContext): Repository {
  const r = createRepository();
  t.teardown(r.remove);
  r.write('a.txt', 'text\n');
  r.git('add', '.');
  r.git('commit', '-qm', 'start');
  r.write('models/evil.pkl', maliciousModel());
  r.write('.gitattributes', '*.pkl ident\n');
  r.git('add', '.');
  r.git('commit', '-qm', 'evil');
  r.write('models/other.pkl', Buffer.concat([maliciousModel(), Buffer.of(1)]));
  r.git('add', '.');
  return r;
}

const zeros = '0'.repeat(40);
const COMMANDS: Readonly<Record<string, (r: Repository) => { args: readonly string[]; input?: string }>> = {
  commit: () => ({ args: ['hook', 'pre-commit'] }),
  staged: () => ({ args: ['staged'] }),
  tree: () => ({ args: ['tree', 'HEAD'] }),
  range: () => ({ args: ['range', 'HEAD~1..HEAD'] }),
  history: () => ({ args: ['history'] }),
  push: (r) => ({
    args: ['hook', 'pre-push', 'origin', '../nowhere'],
    input: `refs/heads/x ${r.git('rev-parse', 'HEAD').trim()} refs/heads/x ${zeros}\n`,
  }),
  receive: (r) => ({
    args: ['hook', 'pre-receive'],
    input: `${zeros} ${r.git('commit-tree', '-p', 'HEAD', '-m', 'x', r.git('write-tree').trim()).trim()} refs/heads/x\n`,
  }),
};

/** One of what is asked before a commit, and of a revision: a push asks most, and takes longest. */
const QUICK = ['commit', 'tree'];

for (const [name, of] of Object.entries(COMMANDS)) {
  const runs = QUICK.includes(name) ? test.serial : inFull;
  runs(`${name}: no call to git may fail unseen`, (t: ExecutionContext) => {
    t.timeout(600_000);
    const r = evilRepository(t);
    const folder = countingGit(t);
    const log = path.join(folder, 'log');
    const { args, input = '' } = of(r);
    const run = (fault: string, at: number) => {
      rmSync(log, { force: true });
      const timed = args[0] === 'hook' ? [] : ['--timeout', '1'];
      const result = spawnSync(process.execPath, [BIN, ...args, ...(fault === 'hangs' ? timed : []), '--no-cache'], {
        cwd: r.folder,
        env: isolatedEnvironment({
          PATH: `${folder}:${process.env['PATH']}`,
          FAULT: fault,
          FAULT_AT: String(at),
          FAULT_LOG: log,
        }),
        encoding: 'utf8',
        input,
        timeout: 20_000,
      });
      return { ...result, calls: existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [] };
    };
    const whole = run('', 0);
    t.is(whole.status, 1, whole.stdout + whole.stderr);
    for (const [index, call] of whole.calls.entries()) {
      // A hook has no time of its own: whoever calls it has.
      const faults = Object.keys(FAULTS).filter((fault) => fault !== 'hangs' || args[0] !== 'hook');
      // Each call fails in one way, the next call in the next; with everything, in all of them.
      for (const fault of FULL ? faults : [faults[index % faults.length] ?? '']) {
        const { status, signal, stdout, stderr } = run(fault, index + 1);
        const reported = `call ${index + 1} (${call}) ${fault}: ${status} ${signal}\n${stdout}${stderr}`;
        t.is(signal, null, reported);
        t.true(status === 1 || status === 2, reported);
      }
    }
    t.deepEqual(leftBehind(r.folder), []);
  });
}

/** Processes that still run in a folder; on systems with /proc. */
function leftBehind(folder: string): readonly string[] {
  if (!existsSync('/proc/self/cmdline')) return [];
  return readdirSync('/proc').flatMap((id) => {
    if (!/^\d+$/.test(id)) return [];
    try {
      const isThere = readlinkSync(`/proc/${id}/cwd`) === folder;
      return isThere ? [readFileSync(`/proc/${id}/cmdline`, 'utf8')] : [];
    } catch {
      return []; // it has ended meanwhile
    }
  });
}

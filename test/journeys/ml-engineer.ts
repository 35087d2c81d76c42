/** An ML engineer with pre-commit and Git LFS: a hook that shows its warnings, models that are there already, pointers whose objects are elsewhere. */
import { spawnSync } from 'node:child_process';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { bytes, op, reducePickle } from '../support/assembler.ts';
import type { Journey } from './journey.ts';

const has = (command: string, ...args: readonly string[]) => spawnSync(command, args).status === 0;

export function mlEngineer(journey: Journey): string | null {
  const { t } = journey;
  journey.does('git init -q -b main');
  journey.write('models/old.pth', maliciousModel());
  journey.does('git add . && git commit -qm "What was here before"');
  // What is there already.
  const tree = journey.follow('docs/quick-start.md', 'git model-check tree', 1);
  t.regex(tree.stdout, /git model-check baseline/, 'it says how to accept what is there');
  const baseline = 'git model-check baseline --because "was here before, reviewed by the ML team"';
  journey.follow('docs/quick-start.md', baseline);
  journey.does('git add .');
  journey.follow('docs/quick-start.md', 'git model-check tree');
  journey.does('git commit -qm "Accept what is here"');
  // A pointer whose object is on no disk near.
  journey.write(
    'models/net.pt',
    `version https://git-lfs.github.com/spec/v1\noid sha256:${'a1'.repeat(32)}\nsize 4096\n`,
  );
  const scanned = journey.shell('git model-check scan models/net.pt');
  t.is(scanned.status, 2, scanned.shown);
  t.regex(scanned.shown, /git lfs fetch/, 'it says what to fetch');
  journey.does('rm models/net.pt');
  if (!has('pre-commit', '--version')) return 'pre-commit is not installed here';
  return withPreCommit(journey);
}

function withPreCommit(journey: Journey): null {
  const { t } = journey;
  journey.copy('docs/hooks.md', '.pre-commit-config.yaml');
  journey.follow('README.md', 'pre-commit install');
  journey.does('git add . && git commit -qm "Use pre-commit"');
  journey.write('models/safe.pth', safeModel());
  journey.does('git add . && git commit -qm "A safe model"');
  // A warning is seen, though the hook passes.
  journey.write(
    'models/unknown.pkl',
    bytes(op.PROTO(4), op.GLOBAL('shop.models', 'Net'), op.EMPTY_TUPLE, op.NEWOBJ, op.STOP),
  );
  const warned = journey.shell('git add . && git commit -m "A model of our own"');
  t.is(warned.status, 0, warned.shown);
  t.regex(warned.shown, /shop\.models\.Net/, 'pre-commit shows the warning');
  t.regex(warned.shown, /operators:\s+safe:/, 'and what to do about it');
  journey.write('models/new.pth', reducePickle('posix', 'system', 'echo no'));
  const rejected = journey.shell('git add . && git commit -m "A malicious model"');
  t.is(rejected.status, 1, rejected.shown);
  const [, command = 'false'] = /^ {4}(git model-check explain .*)$/m.exec(rejected.shown) ?? [];
  t.regex(journey.does(command).stdout, /posix\.system/, 'the printed command runs');
  journey.does('git restore --staged -- models/new.pth');
  return null;
}

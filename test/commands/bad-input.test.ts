/** Bad input: one clear line each, the right exit code, never a stack trace, never clean, and the payload never runs. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { DEMO_TRACE, maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { bytes, op, reducePickle } from '../support/assembler.ts';
import { BIN, isolatedEnvironment } from '../support/repository.ts';
import { runTool } from '../support/tool.ts';

interface Expected {
  readonly code: number;
  /** Must stand in the output. */
  readonly says: RegExp;
}

const scanned = test.macro((t: ExecutionContext, name: string, content: Uint8Array | null, expected: Expected) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-bad-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  if (content !== null) writeFileSync(path.join(folder, name), content);
  const { status, stdout, stderr } = runTool(['scan', name], { cwd: folder, environment: isolatedEnvironment() });
  const output = stdout + stderr;
  t.is(status, expected.code, output);
  t.regex(output, expected.says);
  t.notRegex(output, /\n\s+at .*:\d+:\d+/, 'a stack trace');
  t.false(existsSync(path.join(folder, DEMO_TRACE)));
});

const malicious = maliciousModel();
const attack = reducePickle('posix', 'system', `touch ${DEMO_TRACE}`);

test('no such file', scanned, 'missing.pkl', null, { code: 4, says: /missing\.pkl: no such file/ });
test('an empty model', scanned, 'empty.pkl', Buffer.alloc(0), { code: 3, says: /empty\.pkl/ });
test('a checkpoint that is cut short', scanned, 'cut.pth', malicious.subarray(0, malicious.length - 30), {
  code: 1,
  says: /cut\.pth/,
});
test('a safe checkpoint that is cut short', scanned, 'cut.pth', safeModel().subarray(0, 200), {
  code: 1,
  says: /cut\.pth/,
});
test('a checkpoint that is text', scanned, 'text.pth', Buffer.from('not a model\n'), { code: 3, says: /text\.pth/ });
test('a checkpoint that is no zip', scanned, 'noise.pth', Buffer.from([0xd7, 0, 1, 0xff, 3]), {
  code: 1,
  says: /noise\.pth/,
});
test('a zip without members', scanned, 'none.pth', bytes('PK\x05\x06', Buffer.alloc(18)), {
  code: 1,
  says: /none\.pth/,
});
test('a pickle without STOP', scanned, 'nostop.pkl', attack.subarray(0, attack.length - 1), {
  code: 1,
  says: /posix\.system/,
});
test(
  'a pickle that breaks after its payload',
  scanned,
  'broken.pkl',
  bytes(attack.subarray(0, attack.length - 1), 0xff),
  { code: 1, says: /posix\.system/ },
);
test('a harmless pickle without STOP', scanned, 'nostop.pkl', bytes(op.PROTO(2), op.NONE), {
  code: 1,
  says: /nostop\.pkl/,
});
test('text', scanned, 'notes.txt', Buffer.from('colour: red\n'), { code: 3, says: /no models found/ });
test('a malicious pickle', scanned, 'model.pkl', attack, {
  code: 1,
  says: /posix\.system\('touch malicious_output\.txt'\)/,
});
test('a safe checkpoint', scanned, 'safe.pth', safeModel(), { code: 0, says: /1 .*examined/i });

test('no repository', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-bad-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const { status, stderr } = spawnSync(process.execPath, [BIN, 'staged'], {
    cwd: folder,
    env: isolatedEnvironment(),
    encoding: 'utf8',
  });
  t.is(status, 4);
  t.regex(stderr, /not a git repository|no git repository|in a repository/i);
});

test('a policy with an unknown key', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-bad-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(path.join(folder, 'policy.yaml'), 'failon: high\n');
  writeFileSync(path.join(folder, 'safe.pth'), safeModel());
  const run = spawnSync(process.execPath, [BIN, 'scan', '--config', 'policy.yaml', 'safe.pth'], {
    cwd: folder,
    env: isolatedEnvironment(),
    encoding: 'utf8',
  });
  t.is(run.status, 4, run.stdout + run.stderr);
  t.regex(run.stderr, /policy\.yaml.*failon.*failOn/s);
});

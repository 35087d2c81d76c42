/** `git model-check lock`: a model that is trained again passes while its program is the one that was reviewed, and no attacker's does. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { lockText, parseLock } from '../../src/policy/lock.ts';
import { bytes, op } from '../support/assembler.ts';
import { createRepository, type Repository } from '../support/repository.ts';

const text = (value: string) => op.BINUNICODE(value);
const call = (module: string, name: string, ...args: readonly Uint8Array[]) =>
  bytes(op.GLOBAL(module, name), op.MARK, ...args, op.TUPLE, op.REDUCE);
const pickle = (...parts: readonly Uint8Array[]) => bytes(op.PROTO(2), ...parts, op.STOP);
const int = (value: number) => op.BININT1(value);

/** What `numpy.dumps` writes of so many bytes. */
const array = (...values: readonly number[]) =>
  bytes(
    ...[op.GLOBAL('numpy.core.multiarray', '_reconstruct'), op.GLOBAL('numpy', 'ndarray'), int(0), op.TUPLE1],
    ...[op.SHORT_BINBYTES(Buffer.from('b')), op.TUPLE3, op.REDUCE, op.MARK, int(1), int(values.length), op.TUPLE1],
    ...[op.GLOBAL('numpy', 'dtype'), text('u1'), bytes(0x89), op.NEWTRUE, op.TUPLE3, op.REDUCE],
    ...[bytes(0x89), op.SHORT_BINBYTES(Uint8Array.from(values)), op.TUPLE, op.BUILD],
  );

/** A model whose class nobody knows: rejected until somebody has reviewed it. */
const model = (name: string, ...weights: readonly number[]) =>
  pickle(call('mylib', 'make', text(name), int(weights[0] ?? 0), array(...weights)));

/** By what they have locked. */
const made = new Map<string, Repository>();

test.after.always(() => {
  for (const repository of made.values()) repository.remove();
});

/** A copy of one that is made once. */
function locked(t: ExecutionContext, content: Uint8Array): Repository {
  const key = Buffer.from(content).toString('latin1');
  const like = made.get(key) ?? lockedOnce(t, content);
  made.set(key, like);
  const repository = createRepository({ like });
  t.teardown(repository.remove);
  return repository;
}

function lockedOnce(t: ExecutionContext, content: Uint8Array): Repository {
  const repository = createRepository();
  repository.write('net.pkl', content);
  repository.git('add', '.');
  t.is(repository.modelCheck().status, 1);
  t.is(repository.modelCheck('allow', '--because', 'reviewed', '--', 'net.pkl').status, 0);
  repository.git('add', '.');
  const { status, stdout } = repository.modelCheck('lock');
  t.is(status, 0, stdout);
  repository.git('add', '.');
  repository.git('commit', '-qm', 'reviewed');
  return repository;
}

/** Reports are as wide as a terminal. */
const oneLine = (output: string): string => output.replaceAll(/\s+/g, ' ');

/** Whether another version passes. */
const judged = test.macro((t: ExecutionContext, content: Uint8Array, status: 0 | 1, pattern?: RegExp) => {
  const repository = locked(t, model('resnet', 1, 2, 3));
  repository.write('net.pkl', content);
  repository.git('add', 'net.pkl');
  const result = repository.modelCheck('--verbose');
  t.is(result.status, status, result.stdout + result.stderr);
  t.regex(oneLine(result.stdout), pattern ?? /./);
});

test('trained again', judged, model('resnet', 9, 8, 7), 0, /the same program as in model-check\.lock/);
test('of another size', judged, model('resnet', 9, 8, 7, 6), 0);
test(
  'other text',
  judged,
  model('densenet', 1, 2, 3),
  1,
  /net\.pkl is not the program of model-check\.lock: the same operators, used otherwise/,
);
test(
  'a second call with another text',
  judged,
  pickle(
    call('mylib', 'make', text('resnet'), int(1), array(1, 2, 3)),
    op.POP,
    call('mylib', 'make', text('evil'), int(1), array(1, 2, 3)),
  ),
  1,
);
test('text in the place of the number', judged, pickle(call('mylib', 'make', text('resnet'), text('x'), array(1))), 1);
test(
  'bytes in the place of the array',
  judged,
  pickle(call('mylib', 'make', text('resnet'), int(1), op.SHORT_BINBYTES(Uint8Array.of(1)))),
  1,
);
test(
  'bytes that another call makes',
  judged,
  pickle(call('mylib', 'make', text('resnet'), int(1), call('builtins', 'bytes', bytes(op.EMPTY_LIST)))),
  1,
);
test(
  'a new operator',
  judged,
  pickle(call('mylib', 'make', text('resnet'), int(1), array(1)), op.POP, call('builtins', 'eval', text('1'))),
  1,
  /not the program of model-check\.lock: new: builtins\.eval/,
);
test('a second pickle behind it', judged, bytes(model('resnet', 1, 2, 3), model('evil', 1)), 1);
test(
  'a second pickle that no strict reader takes',
  judged,
  bytes(
    model('resnet', 1, 2, 3),
    op.PROTO(4),
    op.FRAME(3),
    call('mylib', 'make', text('evil'), int(1), array(1)),
    op.STOP,
  ),
  1,
);
test('bytes behind it', judged, bytes(model('resnet', 1, 2, 3), 'x'), 1);
test(
  'an operator of the lock that is called once more by another way',
  judged,
  pickle(
    call('mylib', 'make', text('resnet'), int(1), array(1)),
    op.POP,
    op.GLOBAL('mylib', 'make'),
    op.EMPTY_TUPLE,
    op.NEWOBJ,
  ),
  1,
);
test(
  'the state of what is made',
  judged,
  pickle(
    call('mylib', 'make', text('resnet'), int(1), array(1)),
    op.EMPTY_DICT,
    text('x'),
    text('y'),
    op.SETITEM,
    op.BUILD,
  ),
  1,
);
test('cut', judged, model('resnet', 1, 2, 3).subarray(0, 60), 1);

test('a critical call passes with the same argument alone', (t) => {
  const shell = (command: string, weight: number) =>
    pickle(call('posix', 'system', text(command)), op.POP, int(weight));
  const repository = locked(t, shell('echo', 1));
  const statusOf = (content: Uint8Array) => {
    repository.write('net.pkl', content);
    repository.git('add', 'net.pkl');
    return repository.modelCheck().status;
  };
  t.is(statusOf(shell('echo', 2)), 0);
  t.is(statusOf(shell('echo 2', 1)), 1);
  t.is(statusOf(pickle(call('posix', 'system', text('echo')), op.POP, call('posix', 'system', text('id')))), 1);
  t.is(statusOf(pickle(call('posix', 'system', call('builtins', 'str', text('echo'))))), 1);
});

test('what is rejected is not locked', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.write('net.pkl', model('resnet', 1));
  repository.git('add', '.');
  const { status, stdout } = repository.modelCheck('lock');
  t.is(status, 1);
  t.regex(stdout, /net\.pkl: not locked, it is rejected/);
  t.is(parseLock(readFileSync(path.join(repository.folder, 'model-check.lock'), 'utf8')).size, 0);
});

/** A lock that knows `content`, made elsewhere, as who wants it to pass would write it. */
function forged(t: ExecutionContext, content: Uint8Array): string {
  return readFileSync(path.join(locked(t, content).folder, 'model-check.lock'), 'utf8');
}

test('a lock that a change loosens is reported, and refused where nothing may approve itself', (t) => {
  const repository = locked(t, model('resnet', 1, 2, 3));
  const evil = model('evil', 1);
  repository.write('net.pkl', evil);
  repository.write('model-check.lock', forged(t, evil));
  repository.git('add', '.');
  const { status, stdout } = repository.modelCheck();
  t.is(status, 0);
  t.regex(oneLine(stdout), /model-check\.lock is loosened by the very change that is checked here: net\.pkl/);
  const policy = readFileSync(path.join(repository.folder, '.model-checkrc.yaml'), 'utf8');
  repository.git('stash', '-q');
  repository.write('.model-checkrc.yaml', `selfApproval: reject\n${policy}`);
  repository.git('commit', '-qam', 'strict');
  repository.git('stash', 'pop', '-q');
  repository.git('add', '.');
  const refused = repository.modelCheck();
  t.is(refused.status, 1, refused.stdout);
  t.regex(refused.stdout, /this change loosens the lock/);
});

test('a range is judged by the lock of its base', (t) => {
  const repository = locked(t, model('resnet', 1, 2, 3));
  const evil = model('evil', 1);
  repository.git('checkout', '-qb', 'evil');
  repository.write('net.pkl', evil);
  repository.write('model-check.lock', forged(t, evil));
  repository.git('add', '.');
  repository.git('commit', '-qm', 'evil');
  const { status, stdout } = repository.modelCheck('range', 'HEAD~1..HEAD');
  t.is(status, 1);
  t.regex(
    oneLine(stdout),
    /model-check\.lock is loosened by the very change that is checked here, which does not count yet: net\.pkl/,
  );
  t.is(repository.modelCheck('range', 'HEAD~1..HEAD', '--no-config').status, 1);
  repository.git('checkout', '-q', '-');
  repository.write('net.pkl', model('resnet', 7, 7, 7));
  repository.git('commit', '-qam', 'trained');
  t.is(repository.modelCheck('range', 'HEAD~1..HEAD').status, 0);
  t.is(repository.modelCheck('tree').status, 0);
  t.is(repository.modelCheck('tree', '--no-config').status, 1);
});

test('a lock that is none', (t) => {
  const repository = locked(t, model('resnet', 1, 2, 3));
  repository.write('model-check.lock', '<<<<<<< HEAD\n');
  repository.git('add', '.');
  const { status, stderr } = repository.modelCheck();
  t.is(status, 4);
  t.regex(stderr, /model-check\.lock: line 1: expected path, formats, digest and operators[\s\S]*lock writes it again/);
  t.is(repository.modelCheck('lock').status, 4);
});

test('--check', (t) => {
  const repository = locked(t, model('resnet', 1, 2, 3));
  t.is(repository.modelCheck('lock', '--check').status, 0);
  repository.write('other.pkl', pickle(call('collections', 'OrderedDict')));
  repository.git('add', '.');
  const { status, stdout } = repository.modelCheck('lock', '--check');
  t.is(status, 1);
  t.regex(stdout, /other\.pkl: new, 1 operator\nmodel-check\.lock is out of date/);
  t.is(repository.modelCheck('lock', 'other.pkl').status, 0);
  repository.git('add', '.');
  t.is(repository.modelCheck('lock', '--check').status, 0);
  repository.git('rm', '-qf', 'other.pkl');
  t.regex(repository.modelCheck('lock').stdout, /other\.pkl: taken out/);
  t.true(existsSync(path.join(repository.folder, 'model-check.lock')));
});

test('a lock is text, and the same models give the same bytes', (t) => {
  const one = { path: 'a b\tc', formats: ['pickle'], digest: '0'.repeat(32), operators: ['x y.z', 'a.b'] };
  const two = { ...one, path: '#x', operators: [] };
  t.is(lockText([one, two]), lockText([two, one]));
  t.deepEqual(
    [...parseLock(lockText([one, two])).values()].sort((a, b) => (a.path < b.path ? -1 : 1)),
    [two, one],
  );
  t.throws(() => parseLock(`${lockText([one])}${lockText([one])}`), { message: /a second time/ });
});

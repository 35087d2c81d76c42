/** `git model-check explain`: what people read. See https://docs.python.org/3/library/pickletools.html for the disassembly. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { bytes, op, reducePickle } from '../support/assembler.ts';
import { runMain } from '../support/command-line.ts';
import { zip } from '../support/containers.ts';
import { createRepository } from '../support/repository.ts';

async function explained(
  stream: Uint8Array,
  ...options: readonly string[]
): Promise<{ code: number; lines: readonly string[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  try {
    writeFileSync(path.join(folder, 'm.pkl'), stream);
    const { code, text } = await runMain(folder, ['explain', ...options, 'm.pkl']);
    return { code, lines: text.trimEnd().split('\n') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('statements in order, with offsets', async (t) => {
  const second = bytes(op.PROTO(4), op.GLOBAL('m', 'C'), op.EMPTY_TUPLE, op.NEWOBJ, op.EMPTY_DICT, op.BUILD, op.STOP);
  const { code, lines } = await explained(bytes(reducePickle('posix', 'system', 'id'), second));
  t.is(code, 0);
  t.deepEqual(lines.slice(2), [
    '     0            # protocol 2',
    '     2            from posix import system',
    "    25  CRITICAL  v0 = posix.system('id')",
    '                  It starts, replaces or kills a process on the machine that loads the file. (python/posix/process-execution)',
    '    26            return v0',
    '    27            # the pickle at 27',
    '    27            # protocol 4',
    '    29            from m import C',
    '    35  MEDIUM    v0 = m.C.__new__(m.C)',
    '                  Nobody has looked at m.C: what it does when its state is set is not known. (pickle/unknown-class)',
    '    37            v0.__setstate__({})',
    '    38            return v0',
    '',
    '✖ rejected by the default policy: 1 critical, 1 medium',
  ]);
});

test('what is harmless has no column of severities', async (t) => {
  const { lines } = await explained(bytes(op.PROTO(4), op.NONE, op.STOP));
  t.deepEqual(lines, [
    'm.pkl  pickle · 4 bytes',
    '',
    '     0  # protocol 4',
    '     3  return None',
    '',
    '✔ nothing that the default policy rejects',
  ]);
});

test('what is no model says so', async (t) => {
  const { code, lines } = await explained(Buffer.from('import os\n'));
  t.is(code, 0);
  t.deepEqual(lines.slice(2), ['nothing of it is read as a model']);
});

test('members in archives, each under its name', async (t) => {
  const archive = zip([
    { name: 'a/data.pkl', content: reducePickle('posix', 'system', 'id') },
    { name: 'a/more.pkl', content: reducePickle('collections', 'OrderedDict', 'x') },
  ]);
  const { lines } = await explained(archive);
  t.true(lines.indexOf('# m.pkl!a/data.pkl') > 0);
  t.true(lines.indexOf('# m.pkl!a/more.pkl') > lines.indexOf('# m.pkl!a/data.pkl'));
});

test('what is no pickle is explained by what was seen in it', async (t) => {
  const { lines } = await explained(Buffer.from('{"_target_": "os.system", "command": "id"}'));
  t.true(lines.some((line) => /^ +\d+ {2}CRITICAL {2}calls os\.system\(/.test(line)));
});

test('for a machine', async (t) => {
  const { lines } = await explained(reducePickle('posix', 'system', 'id'), '--format', 'json');
  const { schema, status, steps } = JSON.parse(lines.join('\n')) as { schema: string; status: string; steps: object[] };
  t.is(schema, 'git-model-check/explanation/1');
  t.is(status, 'rejected');
  const { because: _, ...finding } = (steps[2] as { findings: { because: string }[] }).findings[0] ?? { because: '' };
  t.deepEqual(finding, { rule: 'python/posix/process-execution', severity: 'critical' });
  t.is((await explained(reducePickle('posix', 'system', 'id'), '--format', 'sarif')).code, 4);
});

test('opcodes', async (t) => {
  const { lines } = await explained(reducePickle('posix', 'system', 'id'), '--disassemble');
  t.deepEqual(lines.slice(2, 6), [
    '     0            \\x80 PROTO      2',
    "     2            c    GLOBAL     'posix system'",
    '    16            (    MARK',
    "    17            X        BINUNICODE 'id'",
  ]);
});

test('a stream that breaks is shown up to there', async (t) => {
  const { code, lines } = await explained(bytes(op.PROTO(2), op.GLOBAL('m', 'f'), 0xff));
  t.is(code, 0);
  t.deepEqual(
    lines
      .filter((line) => !line.includes('Nobody'))
      .slice(2, 5)
      .map((line) => line.replace(/(?<=^.{8})(?:[A-Z]+)? +/, '')),
    ['     0  # protocol 2', '     2  from m import f', '        … expected an opcode, found 0xff'],
  );
});

test('a file that is not there is a mistake of the user', async (t) => {
  const { code } = await runMain(tmpdir(), ['explain', 'no-such-file.pkl']);
  t.is(code, 4);
});

test('behind the arrays of joblib', async (t) => {
  const text = op.SHORT_BINUNICODE;
  const type = bytes(op.GLOBAL('numpy', 'dtype'), text('u1'), op.TUPLE1, op.REDUCE);
  const state = bytes(
    bytes(op.EMPTY_DICT, op.MARK, text('subclass'), op.GLOBAL('numpy', 'ndarray'), text('dtype'), type),
    bytes(text('shape'), op.BININT1(3), op.TUPLE1, text('order'), text('C'), op.SETITEMS, op.BUILD),
  );
  const wrapper = bytes(op.GLOBAL('joblib.numpy_pickle', 'NumpyArrayWrapper'), op.EMPTY_TUPLE, op.NEWOBJ, state);
  const stream = bytes(op.PROTO(4), wrapper, 0xff, 0xff, 0xff, op.POP, op.GLOBAL('m', 'f'), op.STOP);
  const { lines } = await explained(stream);
  const array = lines.findIndex((line) => /\d+ +# 3 bytes of an array$/.test(line));
  t.true(array > 0);
  t.regex(lines[array + 1] ?? '', /from m import f/);
  const opcodes = (await explained(stream, '--disassemble')).lines;
  t.regex(opcodes[opcodes.findIndex((line) => / # 3 bytes of an array$/.test(line)) + 1] ?? '', /POP/);
});

const OWN = bytes(op.PROTO(4), op.GLOBAL('shop.models', 'Net'), op.EMPTY_TUPLE, op.NEWOBJ, op.STOP);

test('by the policy of the repository: its operators, thresholds and overrides, from any folder of it', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.write('models/net.pkl', OWN);
  const verdict = (...args: readonly string[]) =>
    repository
      .modelCheck('explain', ...args)
      .stdout.trimEnd()
      .split('\n')
      .at(-1);
  t.is(verdict('models/net.pkl'), '! warned: 1 medium');
  t.is(verdict('--strict', 'models/net.pkl'), '✖ rejected by the policy: 1 medium');
  repository.write(
    '.model-checkrc.yaml',
    'overrides: [{ files: [models/**], because: trained by others, failOn: medium }]\n',
  );
  t.is(verdict('models/net.pkl'), '✖ rejected by the policy (.model-checkrc.yaml): 1 medium');
  repository.git('add', '.');
  t.is(verdict(':models/net.pkl'), '✖ rejected by the policy (.model-checkrc.yaml): 1 medium');
  repository.write('.model-checkrc.yaml', 'operators: { safe: [{ operator: shop.models.*, because: our own }] }\n');
  t.is(verdict('models/net.pkl'), '✔ nothing that the policy (.model-checkrc.yaml) rejects');
  repository.write('.model-checkrc.yaml', 'failon: medium\n');
  t.is(repository.modelCheck('explain', 'models/net.pkl').status, 4);
});

test('an exception is shown where it counts, with its reason', (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  repository.write('m.pkl', reducePickle('posix', 'system', 'id'));
  repository.git('add', '.');
  repository.modelCheck('allow', 'm.pkl', '--because', 'reviewed by the team');
  for (const name of ['m.pkl', ':m.pkl']) {
    const { stdout } = repository.modelCheck('explain', name);
    t.regex(stdout, /^ +allowed: reviewed by the team$/m);
    t.regex(stdout, /^✔ allowed by the policy \(\.model-checkrc\.yaml\): 1 critical$/m);
  }
  const { steps } = JSON.parse(repository.modelCheck('explain', 'm.pkl', '--format', 'json').stdout) as {
    steps: { findings: { allowed?: string }[] }[];
  };
  t.deepEqual(
    steps.flatMap(({ findings }) => findings.map(({ allowed }) => allowed)),
    ['reviewed by the team'],
  );
});

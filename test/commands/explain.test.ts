/** `git model-check explain`: what people read. See https://docs.python.org/3/library/pickletools.html for the disassembly. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import test from 'ava';
import { main } from '../../src/cli.ts';
import { bytes, op, reducePickle } from '../support/assembler.ts';

async function explained(
  stream: Uint8Array,
  ...options: readonly string[]
): Promise<{ code: number; lines: readonly string[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
  const out: string[] = [];
  const sink = () =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        out.push(chunk.toString());
        done();
      },
    });
  try {
    writeFileSync(path.join(folder, 'm.pkl'), stream);
    const io = { cwd: folder, environment: {}, stdout: sink(), stderr: sink(), stdin: process.stdin };
    const code = await main(['explain', ...options, 'm.pkl'], io);
    return { code, lines: out.join('').trimEnd().split('\n') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('statements in order, with offsets', async (t) => {
  const second = bytes(op.PROTO(4), op.GLOBAL('m', 'C'), op.EMPTY_TUPLE, op.NEWOBJ, op.EMPTY_DICT, op.BUILD, op.STOP);
  const { code, lines } = await explained(bytes(reducePickle('posix', 'system', 'id'), second));
  t.is(code, 0);
  t.deepEqual(lines.slice(0, 10), [
    '# m.pkl',
    '     0  # protocol 2',
    '     2  from posix import system',
    "    25  v0 = posix.system('id')",
    '    26  return v0',
    '# the pickle at 27',
    '    27  # protocol 4',
    '    29  from m import C',
    '    35  v0 = m.C.__new__(m.C)',
    '    37  v0.__setstate__({})',
  ]);
  t.true(lines.includes("calls posix.system('id')"));
});

test('opcodes', async (t) => {
  const { lines } = await explained(reducePickle('posix', 'system', 'id'), '--disassemble');
  t.deepEqual(lines.slice(1, 5), [
    '    0: \\x80 PROTO      2',
    "    2: c    GLOBAL     'posix system'",
    '   16: (    MARK',
    "   17: X        BINUNICODE 'id'",
  ]);
});

test('a stream that breaks is shown up to there', async (t) => {
  const { code, lines } = await explained(bytes(op.PROTO(2), op.GLOBAL('m', 'f'), 0xff));
  t.is(code, 0);
  t.deepEqual(lines.slice(1, 4), [
    '     0  # protocol 2',
    '     2  from m import f',
    '        … expected an opcode, found 0xff',
  ]);
});

test('a file that is not there is a mistake of the user', async (t) => {
  const io = {
    cwd: tmpdir(),
    environment: {},
    stdout: new Writable({ write: (_c, _e, done) => done() }),
    stderr: new Writable({ write: (_c, _e, done) => done() }),
    stdin: process.stdin,
  };
  t.is(await main(['explain', 'no-such-file.pkl'], io), 4);
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
  const array = lines.findIndex((line) => /\d+ {2}# 3 bytes of an array$/.test(line));
  t.true(array > 0);
  t.regex(lines[array + 1] ?? '', /from m import f/);
  const opcodes = (await explained(stream, '--disassemble')).lines;
  t.regex(opcodes[opcodes.findIndex((line) => / # 3 bytes of an array$/.test(line)) + 1] ?? '', /POP/);
});

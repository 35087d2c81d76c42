/** Checkpoints of LangGraph in SQLite: what their reader calls is found however it is nested, what it writes itself is silent. langgraph-checkpoint 4 ran each hostile one when this was written. See https://docs.langchain.com/oss/python/langgraph/persistence. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { pythonInFolder } from '../support/python.ts';
import { judgeBytes } from '../support/scanned.ts';

const MAKE = `
import sqlite3, sys
database = sqlite3.connect('state.db')
database.execute("CREATE TABLE checkpoints (thread_id TEXT, checkpoint_id TEXT, type TEXT, checkpoint BLOB, metadata BLOB, PRIMARY KEY (thread_id, checkpoint_id))")
database.execute('INSERT INTO checkpoints VALUES (?, ?, ?, ?, ?)', ('t', '1', sys.argv[2], bytes.fromhex(sys.argv[1]), b'{}'))
database.commit()
`;

/** MessagePack, as far as it is needed. */
type Value = string | number | readonly Value[] | ReadonlyMap<Value, Value> | Buffer;
function pack(value: Value): Buffer {
  if (Buffer.isBuffer(value)) return value;
  if (typeof value === 'number') return Buffer.from([value]);
  if (typeof value === 'string') {
    const bytes = Buffer.from(value);
    return Buffer.concat([
      bytes.length < 32 ? Buffer.from([0xa0 | bytes.length]) : Buffer.from([0xd9, bytes.length]),
      bytes,
    ]);
  }
  if (value instanceof Map) {
    const pairs = [...(value as ReadonlyMap<Value, Value>)].flatMap(([key, part]) => [pack(key), pack(part)]);
    return Buffer.concat([Buffer.from([0x80 | (pairs.length / 2)]), ...pairs]);
  }
  const items = value as readonly Value[];
  return Buffer.concat([Buffer.from([0x90 | items.length]), ...items.map(pack)]);
}
function extension(type: number, content: Value): Buffer {
  const bytes = pack(content);
  return Buffer.concat([Buffer.from([0xc7, bytes.length, type]), bytes]);
}

const judged = test.macro(async (t: ExecutionContext, value: Value, expected: string, ...rest: readonly string[]) => {
  const [type = 'msgpack'] = rest;
  const made = pythonInFolder(t, 'sqlite3');
  if (made === null) return;
  made.run(MAKE, [pack(value).toString('hex'), type]);
  const { status, findings } = await judgeBytes(readFileSync(path.join(made.folder, 'state.db')), 'state.db');
  t.is<string, string>(status, expected, findings.map(({ rule }) => rule).join());
});

const ECHO = 'echo harmless';
const SYSTEM = extension(0, ['posix', 'system', ECHO]);
test('one argument', judged, SYSTEM, 'rejected');
test('a list of arguments', judged, extension(1, ['posix', 'system', [ECHO]]), 'rejected');
test('arguments by name', judged, extension(2, ['os', 'system', new Map([['command', ECHO]])]), 'rejected');
test('a model of pydantic 1', judged, extension(4, ['os', 'system', new Map([['command', ECHO]])]), 'rejected');
test(
  'a model of pydantic 2',
  judged,
  extension(5, ['subprocess', 'Popen', new Map([['args', ECHO]]), 'x']),
  'rejected',
);
test('a method', judged, extension(3, ['pathlib', 'Path', 'x', 'unlink']), 'rejected');
test('a method of a module', judged, extension(3, ['langchain_core.utils', 'os', ECHO, 'system']), 'rejected');
test(
  'inside other values',
  judged,
  new Map<Value, Value>([
    ['v', 1],
    ['a', [1, extension(0, ['builtins', 'set', [SYSTEM]])]],
  ]),
  'rejected',
);
test(
  'a computed module',
  judged,
  extension(0, [extension(0, ['builtins', 'str', 'posix']), 'system', ECHO]),
  'rejected',
);
test(
  'a map in the place of the list',
  judged,
  extension(
    0,
    new Map<Value, Value>([
      [0, 'posix'],
      [1, 'system'],
      [2, ECHO],
    ]),
  ),
  'rejected',
);
test('before what breaks', judged, [SYSTEM, Buffer.from([0xc1])], 'rejected');
test(
  'behind all kinds of values',
  judged,
  [Buffer.from('cb3ff0000000000000c0c3d1fff6c40161d90361c3a9', 'hex'), SYSTEM],
  'rejected',
);
test('a class of the program', judged, extension(5, ['mine.state', 'State', new Map([['a', 1]]), 'x']), 'warned');
test('behind a class of its own', judged, extension(0, ['langchain_core.utils.os', 'system', ECHO]), 'rejected');

const MESSAGE = extension(5, ['langchain_core.messages.human', 'HumanMessage', new Map([['content', 'hi']]), 'x']);
const DATE = extension(3, ['datetime', 'datetime', '2026-01-01', 'fromisoformat']);
test(
  'what LangGraph writes',
  judged,
  new Map<Value, Value>([
    ['ts', DATE],
    ['messages', [MESSAGE]],
  ]),
  'not-a-model',
);
test('an array', judged, extension(6, ['<f4', [1], 'C', 'abcd']), 'not-a-model');
test('a value of another type', judged, SYSTEM, 'not-a-model', 'other');

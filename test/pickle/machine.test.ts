/** What single streams do, opcode by opcode. A row is a sentence. See https://github.com/python/cpython/blob/main/Lib/pickle.py. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { linesOf } from './facts-of.ts';

const does = test.macro((t, stream: Uint8Array, ...lines: string[]) => {
  t.deepEqual([...linesOf(stream)], [...lines]);
});

const text = (value: string) => op.SHORT_BINUNICODE(value);
const system = op.GLOBAL('posix', 'system');
const systemCall = ['import posix.system', "REDUCE posix.system('id')"];

test(
  'REDUCE calls what lies below its arguments',
  does,
  bytes(system, text('id'), op.TUPLE1, op.REDUCE, op.STOP),
  ...systemCall,
);
test(
  'STACK_GLOBAL takes any text from the stack',
  does,
  bytes(op.PROTO(4), op.STRING("'po\\x73ix'"), op.UNICODE('s\\u0079stem'), op.STACK_GLOBAL, op.STOP),
  'import posix.system',
);
test(
  'an operand may come from the memo, over a value that was popped',
  does,
  bytes(
    op.PROTO(4),
    text('posix'),
    op.BINPUT(9),
    op.POP,
    op.BINGET(9),
    text('system'),
    op.NONE,
    op.POP,
    op.STACK_GLOBAL,
    op.STOP,
  ),
  'import posix.system',
);
test(
  'MEMOIZE numbers by the entries in use',
  does,
  bytes(
    op.PROTO(4),
    text('posix'),
    op.BINPUT(7),
    text('system'),
    op.MEMOIZE,
    op.POP,
    op.BINGET(1),
    op.STACK_GLOBAL,
    op.STOP,
  ),
  'import posix.system',
);
test(
  'INST calls with the items above the mark',
  does,
  bytes(op.MARK, text('id'), op.INST('posix', 'system'), op.STOP),
  'import posix.system',
  "INST posix.system('id')",
);
test(
  'OBJ calls the first item above the mark',
  does,
  bytes(op.MARK, system, text('id'), op.OBJ, op.STOP),
  'import posix.system',
  "OBJ posix.system('id')",
);
test(
  'NEWOBJ makes an instance',
  does,
  bytes(op.PROTO(2), op.GLOBAL('m', 'C'), op.EMPTY_TUPLE, op.NEWOBJ, op.STOP),
  'import m.C',
  'NEWOBJ m.C()',
);
test(
  'BUILD on a class is reported with the class',
  does,
  bytes(op.GLOBAL('m', 'C'), op.EMPTY_DICT, op.BUILD, op.STOP),
  'import m.C',
  'BUILD m.C({})',
);
test(
  'APPEND to what the stream made is a call',
  does,
  bytes(op.GLOBAL('m', 'C'), op.EMPTY_TUPLE, op.REDUCE, op.NONE, op.APPEND, op.STOP),
  'import m.C',
  'REDUCE m.C()',
  'APPEND m.C([None])',
);
test(
  'SETITEM on an operator is a call',
  does,
  bytes(op.GLOBAL('sys', 'modules'), text('os'), op.NONE, op.SETITEM, op.STOP),
  'import sys.modules',
  "SETITEM sys.modules({'os': None})",
);
test(
  'a result that is popped was made',
  does,
  bytes(system, text('id'), op.TUPLE1, op.REDUCE, op.POP, op.NONE, op.STOP),
  ...systemCall,
);
test(
  'what was resolved before the stream breaks counts',
  does,
  bytes(system, 0xff),
  'import posix.system',
  'unexamined malformed',
);
test(
  'names below protocol 3 are mapped',
  does,
  bytes(op.PROTO(2), op.GLOBAL('__builtin__', 'eval'), op.STOP),
  'import builtins.eval',
);
test(
  'names from protocol 3 on are not',
  does,
  bytes(op.PROTO(3), op.GLOBAL('__builtin__', 'eval'), op.STOP),
  'import __builtin__.eval',
);
test(
  'pickle.py takes a name that the end cuts short',
  does,
  bytes('cposix\nsystem!'),
  'import posix.system',
  'unexamined truncated',
);
test(
  'getattr on an imported module names the operator',
  does,
  bytes(
    op.PROTO(4),
    op.GLOBAL('builtins', 'getattr'),
    op.GLOBAL('importlib', 'import_module'),
    text('os'),
    op.TUPLE1,
    op.REDUCE,
    text('system'),
    op.TUPLE2,
    op.REDUCE,
    text('id'),
    op.TUPLE1,
    op.REDUCE,
    op.STOP,
  ),
  'import builtins.getattr',
  'import importlib.import_module',
  "REDUCE importlib.import_module('os')",
  "REDUCE builtins.getattr(<module os>, 'system')",
  'import os.system (derived)',
  "REDUCE os.system('id')",
);
test(
  'a partial is called with its arguments',
  does,
  bytes(
    op.PROTO(4),
    op.GLOBAL('functools', 'partial'),
    system,
    text('id'),
    op.TUPLE2,
    op.REDUCE,
    op.EMPTY_TUPLE,
    op.REDUCE,
    op.STOP,
  ),
  'import functools.partial',
  'import posix.system',
  "REDUCE functools.partial(posix.system, 'id')",
  "REDUCE posix.system('id')",
);
test(
  'a name from a codec is followed, and reported as computed',
  does,
  bytes(
    op.PROTO(4),
    op.GLOBAL('codecs', 'decode'),
    text('cbfvk'),
    text('rot13'),
    op.TUPLE2,
    op.REDUCE,
    text('system'),
    op.STACK_GLOBAL,
    op.STOP,
  ),
  'import codecs.decode',
  "REDUCE codecs.decode('cbfvk', 'rot13')",
  'anomaly computed-name',
  'import posix.system',
);
test(
  'a name that only running shows is unresolved',
  does,
  bytes(op.PROTO(4), op.GLOBAL('m', 'f'), op.EMPTY_TUPLE, op.REDUCE, text('system'), op.STACK_GLOBAL, op.STOP),
  'import m.f',
  'REDUCE m.f()',
  'unresolved import',
);
test(
  'a call of a result is unresolved',
  does,
  bytes(op.GLOBAL('m', 'f'), op.EMPTY_TUPLE, op.REDUCE, op.EMPTY_TUPLE, op.REDUCE, op.STOP),
  'import m.f',
  'REDUCE m.f()',
  'REDUCE m.f(…)()',
);
test(
  'an extension that the stream registers is resolved',
  does,
  bytes(
    op.PROTO(2),
    op.GLOBAL('copyreg', 'add_extension'),
    op.BINUNICODE('posix'),
    op.BINUNICODE('system'),
    op.BININT1(7),
    op.TUPLE3,
    op.REDUCE,
    op.EXT1(7),
    op.STOP,
  ),
  'import copyreg.add_extension',
  "REDUCE copyreg.add_extension('posix', 'system', 7)",
  'import posix.system',
);
test(
  'an extension that nobody registered is unresolved',
  does,
  bytes(op.PROTO(2), op.EXT1(7), op.STOP),
  'unresolved import',
);
test(
  'copyreg._reconstructor makes an instance of its first argument',
  does,
  bytes(
    op.GLOBAL('copyreg', '_reconstructor'),
    op.GLOBAL('m', 'C'),
    op.GLOBAL('builtins', 'object'),
    op.NONE,
    op.TUPLE3,
    op.REDUCE,
    op.STOP,
  ),
  'import copyreg._reconstructor',
  'import m.C',
  'import builtins.object',
  'REDUCE copyreg._reconstructor(m.C, builtins.object, None)',
  'RECONSTRUCTOR m.C()',
);
test(
  'pickle.py calls with a list of arguments, which C refuses',
  does,
  bytes(system, op.EMPTY_LIST, text('id'), op.APPEND, op.REDUCE, op.STOP),
  'import posix.system',
  'anomaly call-without-tuple',
  "REDUCE posix.system(*['id'])",
);
test('numbers that readers take differently are reported', does, bytes('I0x10\n', op.STOP), 'anomaly number-text');
test(
  'numbers as picklers write them are not',
  does,
  bytes(op.MARK, 'I01\nI-5\nL123L\nF1.5\nF1e+100\nFinf\nFnan\n', op.TUPLE, op.STOP),
);
test(
  'PROTO in the middle is reported',
  does,
  bytes(op.PROTO(2), op.NONE, op.PROTO(4), op.STOP),
  'anomaly protocol-switched',
);
test(
  'the next pickle of the file is run',
  does,
  bytes(op.PROTO(2), op.NONE, op.STOP, system, text('id'), op.TUPLE1, op.REDUCE, op.STOP),
  ...systemCall,
);
test(
  'a pickle behind other data is run',
  does,
  bytes(op.PROTO(2), op.NONE, op.STOP, '\0\0 noise \0', op.PROTO(2), system, text('id'), op.TUPLE1, op.REDUCE, op.STOP),
  ...systemCall,
);
test(
  'text behind a pickle is no pickle',
  does,
  bytes(op.PROTO(2), op.NONE, op.STOP, '\n(c) 2020 the authors\ncount\nname\n'),
);
test(
  'hostile text cannot forge lines',
  does,
  bytes(op.PROTO(4), op.GLOBAL('m', 'f'), text('a\nb\u202e\x1b[2J'), op.TUPLE1, op.REDUCE, op.STOP),
  'import m.f',
  "REDUCE m.f('a\\nb\\u202e\\x1b[2J')",
);
test(
  'calls that differ in what a judge sees are distinguished',
  does,
  bytes(
    op.GLOBAL('m', 'f'),
    op.BINPUT(0),
    op.NONE,
    op.TUPLE1,
    op.REDUCE,
    op.POP,
    op.BINGET(0),
    text('x'),
    op.TUPLE1,
    op.REDUCE,
    op.POP,
    op.BINGET(0),
    system,
    op.TUPLE1,
    op.REDUCE,
    op.STOP,
  ),
  'import m.f',
  'REDUCE m.f(None)',
  "REDUCE m.f('x')",
  'import posix.system',
  'REDUCE m.f(posix.system)',
);

const made = bytes(op.GLOBAL('m', 'C'), op.EMPTY_TUPLE, op.NEWOBJ);
const oddDict = bytes(op.EMPTY_DICT, text('a'), made, op.SETITEM, made, op.APPEND);

for (const before of [bytes(), bytes(op.BININT1(1), op.TUPLE1, op.POP)])
  test(`a state is a dict that something was appended to, ${before.length} bytes behind the beginning`, (t) => {
    const lines = linesOf(bytes(op.PROTO(4), before, made, oddDict, op.BUILD, op.STOP));
    t.true(lines.some((line) => line.startsWith('BUILD m.C')));
  });

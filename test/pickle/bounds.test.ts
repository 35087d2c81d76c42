/** What would take a pickle's reader hours is given up, and reported; asserted by counts, not by clocks. */
import test, { type ExecutionContext } from 'ava';
import { type ByteSource, memorySource } from '../../src/bytes/byte-source.ts';
import type { Fact } from '../../src/facts.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/limits.ts';
import { scan } from '../../src/scan.ts';
import { bytes } from '../support/assembler.ts';
import { inFull } from '../support/in-full.ts';
import { FULL } from '../support/python.ts';

async function factsOf(content: Uint8Array | ByteSource, limits: Partial<Limits> = {}): Promise<Fact[]> {
  const source = content instanceof Uint8Array ? memorySource(content) : content;
  const { facts } = await scan(source, 'model.pkl', { limits: { ...DEFAULT_LIMITS, ...limits } });
  return facts.map(({ fact }) => fact);
}

/** Read piece by piece, as from a file. */
function onDisk(content: Uint8Array): ByteSource {
  return { size: content.length, read: (start, end) => content.subarray(start, end) };
}

const givenUp = test.macro(async (t: ExecutionContext, content: Uint8Array, limits: Partial<Limits>) => {
  const facts = await factsOf(content, limits);
  t.true(facts.some((fact) => fact.kind === 'unexamined' && fact.reason === 'limit'));
  t.true(facts.length < 200, `${facts.length} facts`);
});

const PICKLE = bytes(0x80, 2, 'N.');
/** A frame of a thousand bytes that goes on behind STOP. */
const OPEN_FRAME = bytes(0x80, 4, 0x95, 0xe8, 3, 0, 0, 0, 0, 0, 0, 'N.');

function many(part: Uint8Array, count: number): Buffer {
  return Buffer.concat(Array.from({ length: count }, () => part));
}

test('very many pickles after each other', givenUp, many(PICKLE, 300), { picklesPerSource: 200 });
inFull('frames that go on behind STOP, again and again', givenUp, many(OPEN_FRAME, 3000), {});
test('very many names', givenUp, bytes(0x80, 2, ...names(300), 'N.'), { factsPerSource: 100 });
test('very many calls', givenUp, bytes(0x80, 2, ...names(300, ')R'), 'N.'), { factsPerSource: 100 });

test('memo entries far from all others', givenUp, bytes(0x80, 2, 'N', ...sparse(2, 1000), '.'), {
  pickleSparseMemoEntries: 500,
});
test(
  'memo entries far from all others, behind a pickle',
  givenUp,
  bytes(0x80, 2, 'N.', 0xff, ...sparse(20, 1000).map((put) => bytes(0x80, 2, 'N', put))),
  {
    pickleSearchOpcodes: 100_000,
  },
);
inFull(
  'very many frames that end inside an opcode',
  givenUp,
  many(bytes(0x95, 3, 0, 0, 0, 0, 0, 0, 0, 'N0'), 70_000),
  {},
);

test('very many containers', async (t) => {
  const content = bytes(0x80, 2, 'N', ']0'.repeat(600_000), '.');
  const limits = { pickleContainers: 200_000, pickleValues: 0 };
  const reasons = (await factsOf(onDisk(content), limits)).map((fact) => fact.kind === 'unexamined' && fact.detail);
  t.deepEqual(reasons, ['pickle: more than 200000 containers']);
  t.deepEqual(await factsOf(onDisk(content)), []);
});

/** LONG_BINPUT, `step` times 65,536 apart. */
function sparse(step: number, count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, index) => {
    const put = Buffer.from([0x72, 0, 0, 0, 0]);
    put.writeUInt32LE((index + 1) * step * 65_536, 1);
    return put;
  });
}

test('a memo that no pickler wrote is read back all the same', async (t) => {
  const content = bytes(
    0x80,
    2,
    'cposix\nsystem\n',
    0x72,
    0xff,
    0xff,
    0xff,
    0xff,
    '0X',
    1,
    0,
    0,
    0,
    'a',
    0x85,
    0x72,
    0,
    0,
    0,
    0x80,
    '0j',
    0xff,
    0xff,
    0xff,
    0xff,
    'j',
    0,
    0,
    0,
    0x80,
    'R.',
  );
  const calls = (await factsOf(content)).filter(({ kind }) => kind === 'call');
  t.is(calls.length, 1);
  t.like(calls[0], { operator: { module: 'posix', name: 'system' } });
});

test('a name that no library has is reported, not repeated', async (t) => {
  const name = `${'path.os.'.repeat(4000)}system`;
  const facts = await factsOf(bytes(0x80, 2, `cos\n${name}\n`, '(X', 1, 0, 0, 0, 'atR.'));
  t.deepEqual(
    facts.map(({ kind }) => kind),
    ['unresolved-import', 'unresolved-call'],
  );
  t.true(JSON.stringify(facts).length < 2000);
});

test('what calls returned is called without end, and reported once', async (t) => {
  const facts = await factsOf(bytes(0x80, 2, 'cm\nf\n', ')R'.repeat(200_000), 'cposix\nsystem\n', 0x85, 'R.'));
  t.true(facts.length < 200, `${facts.length} facts`);
  const operands = facts.flatMap((fact) => (fact.kind === 'unresolved-call' ? fact.operands : []));
  t.true(operands.some((operand) => operand.kind === 'operator' && operand.operator.name === 'system'));
});

test('a call behind megabytes of data is found, wherever the pickle begins', async (t) => {
  const data = Buffer.alloc(3 * 1024 * 1024, 'K\x000');
  const call = bytes('cposix\nsystem\n(X', 1, 0, 0, 0, 'atR.');
  const content = bytes(0x80, 2, 'N.', 0xff, 0xff, 0x80, 2, data, call);
  t.true((await factsOf(content)).some((fact) => fact.kind === 'call' && fact.operator.name === 'system'));
});

function names(count: number, use = ''): string[] {
  return Array.from({ length: count }, (_, index) => `cm${index}\nn\n${use}0`);
}

test('as many pickles as the limit allows are examined', async (t) => {
  t.deepEqual(await factsOf(many(PICKLE, 200), { picklesPerSource: 200 }), []);
});

inFull('pieces of bytes that may be models are examined up to a bound', async (t) => {
  const piece = bytes('ca\nb\nC', 5, 0x80, 2, 'K', 1, '.', 0x85, 'R0');
  const facts = await factsOf(bytes(0x80, 4, many(piece, 5_001), 'N.'));
  t.deepEqual(
    facts.filter(({ kind }) => kind === 'unexamined').map((fact) => fact.kind === 'unexamined' && fact.reason),
    ['limit'],
  );
});

/** More than a stack holds: who followed them one inside the other would fall. */
const BOUND = FULL ? 50_000 : 15_000;

inFull('functions bound in each other without end are a call like any other', async (t) => {
  const step = 'q\x01h\x00h\x01\x85R';
  const facts = await factsOf(
    bytes(
      0x80,
      2,
      'cfunctools\npartial\nq\x00cposix\nsystem\n',
      Buffer.from(step.repeat(BOUND), 'latin1'),
      'X',
      1,
      0,
      0,
      0,
      'a',
      0x85,
      'R.',
    ),
  );
  t.true(facts.some((fact) => fact.kind === 'call' && fact.operator.name === 'partial'));
  t.true(facts.some((fact) => fact.kind === 'unresolved-call'));
});

test('attributes of attributes come to no longer names than a thousand characters', async (t) => {
  const step = 'q\x01h\x00h\x01X\x01\x00\x00\x00a\x86R';
  const facts = await factsOf(
    bytes(0x80, 2, 'cbuiltins\ngetattr\nq\x00cposix\nsystem\n', Buffer.from(step.repeat(3000), 'latin1'), ')R.'),
  );
  const longest = Math.max(...facts.map((fact) => (fact.kind === 'import' ? fact.operator.name.length : 0)));
  t.true(longest > 1000 && longest < 1100, `${longest} characters`);
  t.true(facts.some((fact) => fact.kind === 'unresolved-call'));
});

test('lines are read from what was read ahead, not one by one', async (t) => {
  const content = bytes(0x80, 2, '(ia\nb\n0Pid\n0'.repeat(20_000), 'N.');
  let reads = 0;
  const source: ByteSource = {
    size: content.length,
    read(start, end) {
      reads += 1;
      return content.subarray(start, end);
    },
  };
  await scan(source, 'model.pkl');
  t.true(reads < 1000, `${reads} reads`);
});

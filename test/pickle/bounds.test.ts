/** What would take a pickle's reader hours is given up, and told; asserted by counts, not by clocks. */
import test, { type ExecutionContext } from 'ava';
import { type ByteSource, memorySource } from '../../src/bytes/byte-source.ts';
import type { Fact } from '../../src/facts.ts';
import { DEFAULT_LIMITS, type Limits } from '../../src/limits.ts';
import { scan } from '../../src/scan.ts';
import { bytes } from '../support/assembler.ts';

async function factsOf(content: Uint8Array, limits: Partial<Limits> = {}): Promise<Fact[]> {
  const { facts } = await scan(memorySource(content), 'model.pkl', { limits: { ...DEFAULT_LIMITS, ...limits } });
  return facts.map(({ fact }) => fact);
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
test('frames that go on behind STOP, again and again', givenUp, many(OPEN_FRAME, 3000), {});
test('very many names', givenUp, bytes(0x80, 2, ...names(300), 'N.'), { factsPerSource: 100 });
test('very many calls', givenUp, bytes(0x80, 2, ...names(300, ')R'), 'N.'), { factsPerSource: 100 });

function names(count: number, use = ''): string[] {
  return Array.from({ length: count }, (_, index) => `cm${index}\nn\n${use}0`);
}

test('as many pickles as the limit allows are examined', async (t) => {
  t.deepEqual(await factsOf(many(PICKLE, 200), { picklesPerSource: 200 }), []);
});

test('pieces of bytes that may be models are examined up to a bound', async (t) => {
  const piece = bytes('ca\nb\nC', 5, 0x80, 2, 'K', 1, '.', 0x85, 'R0');
  const facts = await factsOf(bytes(0x80, 4, many(piece, 10_001), 'N.'));
  t.deepEqual(
    facts.filter(({ kind }) => kind === 'unexamined').map((fact) => fact.kind === 'unexamined' && fact.reason),
    ['limit'],
  );
});

test('functions bound in each other without end are a call like any other', async (t) => {
  const step = 'q\x01h\x00h\x01\x85R';
  const facts = await factsOf(
    bytes(
      0x80,
      2,
      'cfunctools\npartial\nq\x00cposix\nsystem\n',
      Buffer.from(step.repeat(50_000), 'latin1'),
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

/** Filters of XZ before LZMA2, against Python's lzma: differences, and branches of programs. Each changes any bytes that look so, programs or not. */
import test from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { decodeXz } from '../../src/streams/xz.ts';
import { pythonsWith, runPython } from '../support/python.ts';
import { judgeBytes } from '../support/scanned.ts';

/** Bytes with which calls and jumps of each processor begin and end, programs, and chance; packed behind one to three filters. */
const SCRIPT = `
import base64, json, lzma, random, sys
random.seed(7)
EDGES = [0xe8, 0xe9, 0, 0xff, 0xeb, 0xf0, 0xf8, 0x48, 1, 0x40, 0x7f, 0x10, 0x12, 0x16]
program = open(sys.executable, 'rb').read()[:400000]
def data():
    kind = random.randrange(4)
    if kind == 0:
        at = random.randrange(len(program))
        return program[at:at + random.randrange(1, 20000)]
    if kind == 1:
        return bytes(random.choice(EDGES + [random.randrange(256)]) for _ in range(random.randrange(3000)))
    return bytes(random.randrange(256) for _ in range(random.randrange(200)))
def one():
    if random.random() < 0.3:
        return {'id': lzma.FILTER_DELTA, 'dist': random.choice([1, 2, 3, 4, 16, 255, 256])}
    branches = {'id': random.choice([4, 5, 6, 7, 8, 9])}
    return dict(branches, start_offset=16 * random.randrange(1 << 28)) if random.random() < 0.4 else branches
cases = []
for _ in range(240):
    filters = [one() for _ in range(random.choice([1, 1, 1, 2, 3]))]
    plain = data()
    packed = lzma.compress(plain, filters=filters + [{'id': lzma.FILTER_LZMA2, 'preset': 0}])
    cases.append([json.dumps(filters), *(base64.b64encode(part).decode() for part in (plain, packed))])
print(json.dumps(cases))
`;

const [python = 'python3'] = pythonsWith('lzma');

function expanded(content: Uint8Array): Buffer {
  const source = memorySource(content);
  return Buffer.concat([...decodeXz({ source, start: 0, end: source.size })].map((part) => Buffer.from(part)));
}

test('what Python packs behind filters comes out as it was', (t) => {
  const cases: readonly (readonly [filters: string, plain: string, packed: string])[] = JSON.parse(
    runPython(python, SCRIPT),
  );
  t.is(cases.length, 240);
  for (const [filters, plain, packed] of cases)
    t.true(expanded(Buffer.from(packed, 'base64')).equals(Buffer.from(plain, 'base64')), filters);
});

/** `xz --arm64=start=8192` of ten instructions, which Python cannot pack, and three bytes behind them. */
const ARM64 =
  '/Td6WFoAAAD/EtlBAwEKBAAgAAAhAQwAZt5P/eAAKgApXQAAglMqPpImDia+tYs2JL1LlPYBx+idtFT1bmvBqzKy3rKn7AsDUGtsQAAAAAAAAUErLzJYZQZynnoBAAAAAABZWg==';
const INSTRUCTIONS = 'AQAAlP///5cAAACQ8f//sAAAgNJWNBKU3sAAkP///5AAAACUEREREWFiYw==';

test('branches of ARM64', (t) => {
  t.is(expanded(Buffer.from(ARM64, 'base64')).toString('base64'), INSTRUCTIONS);
});

const DELTA = `
import base64, lzma
text = b"cposix\\nsystem\\n(S'echo harmless'\\ntR."
filters = [{'id': lzma.FILTER_DELTA, 'dist': 3}, {'id': lzma.FILTER_X86}, {'id': lzma.FILTER_LZMA2}]
print(base64.b64encode(lzma.compress(text, filters=filters)).decode())
`;

test('a pickle behind filters is examined, and a filter that nobody knows is told of', async (t) => {
  const packed = Buffer.from(runPython(python, DELTA), 'base64');
  const { status, findings } = await judgeBytes(packed, 'model.xz');
  t.is(status, 'rejected');
  t.true(findings.some(({ rule }) => rule === 'python/posix/process-execution'));
  packed[14] = 0x2a; // in the place of delta
  const unknown = await judgeBytes(packed, 'model.xz');
  t.deepEqual([unknown.status, unknown.findings.map(({ rule }) => rule)], ['rejected', ['unexaminable/unsupported']]);
});

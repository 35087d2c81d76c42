/** LZMA streams behind each other, which Python's `lzma.open` reads as one. https://docs.python.org/3/library/lzma.html */
import test from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { decodeLzma, isLzma } from '../../src/streams/lzma.ts';
import { runPython } from '../support/python.ts';

const SCRIPT = `
import base64, lzma, sys
parts = [lzma.compress(part.encode(), lzma.FORMAT_ALONE) for part in sys.argv[1].split('|')]
print(base64.b64encode(b''.join(parts) + sys.argv[2].encode()).decode())
`;

function packed(parts: string, behind = ''): Buffer {
  return Buffer.from(runPython('python3', SCRIPT, [parts, behind]), 'base64');
}

function expanded(content: Buffer): readonly [text: string, end: number] {
  const source = memorySource(content);
  const stream = decodeLzma({ source, start: 0, end: source.size });
  let text = '';
  for (let part = stream.next(); ; part = stream.next()) {
    if (part.done === true) return [text, part.value];
    text += Buffer.from(part.value).toString('latin1');
  }
}

test('several are one', (t) => {
  const content = packed('cpo|six\n|system');
  t.true(isLzma(memorySource(content)));
  t.deepEqual(expanded(content), ['cposix\nsystem', content.length]);
});

test('the first may be empty', (t) => {
  const content = packed('|text');
  t.true(isLzma(memorySource(content)));
  t.deepEqual(expanded(content), ['text', content.length]);
});

test('what is none ends them', (t) => {
  const content = packed('a|b', 'junk that is no stream at all');
  t.deepEqual(expanded(content), ['ab', packed('a|b').length]);
});

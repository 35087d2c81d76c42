/** How values of MessagePack begin, against the overview of its specification. See https://github.com/msgpack/msgpack/blob/master/spec.md#overview. */
import test from 'ava';
import { type MessageKind, MessageReader, messageHead } from '../../src/wire/message-pack.ts';

/** From, to, what it is, bytes of the count behind it, count of the first of them. */
const OVERVIEW: readonly (readonly [number, number, MessageKind, number, number])[] = [
  [0x00, 0x7f, 'number', 0, 0],
  [0x80, 0x8f, 'map', 0, 0],
  [0x90, 0x9f, 'array', 0, 0],
  [0xa0, 0xbf, 'text', 0, 0],
  [0xc0, 0xc0, 'number', 0, 0],
  [0xc1, 0xc1, 'none', 0, 0],
  [0xc2, 0xc3, 'number', 0, 0],
  [0xc4, 0xc4, 'bytes', 1, 0],
  [0xc5, 0xc5, 'bytes', 2, 0],
  [0xc6, 0xc6, 'bytes', 4, 0],
  [0xc7, 0xc7, 'extension', 1, 0],
  [0xc8, 0xc8, 'extension', 2, 0],
  [0xc9, 0xc9, 'extension', 4, 0],
  [0xca, 0xca, 'number', 0, 4],
  [0xcb, 0xcb, 'number', 0, 8],
  ...[1, 2, 4, 8, 1, 2, 4, 8].map((bytes, index) => [0xcc + index, 0xcc + index, 'number', 0, bytes] as const),
  ...[1, 2, 4, 8, 16].map((bytes, index) => [0xd4 + index, 0xd4 + index, 'extension', 0, bytes] as const),
  [0xd9, 0xd9, 'text', 1, 0],
  [0xda, 0xda, 'text', 2, 0],
  [0xdb, 0xdb, 'text', 4, 0],
  [0xdc, 0xdc, 'array', 2, 0],
  [0xdd, 0xdd, 'array', 4, 0],
  [0xde, 0xde, 'map', 2, 0],
  [0xdf, 0xdf, 'map', 4, 0],
  [0xe0, 0xff, 'number', 0, 0],
];

test('every byte', (t) => {
  let seen = 0;
  for (const [from, to, kind, countBytes, first] of OVERVIEW) {
    for (let byte = from; byte <= to; byte += 1, seen += 1) {
      const isHeld = kind === 'map' || kind === 'array' || kind === 'text';
      const count = first + (isHeld && countBytes === 0 ? byte - from : 0);
      t.deepEqual(messageHead(byte), { kind, countBytes, count }, byte.toString(16));
    }
  }
  t.is(seen, 256);
});

test('what leaves the bytes breaks, and gives nothing', (t) => {
  const whole = Buffer.from('93a26f73c70301ffffffcb0000000000000000', 'hex');
  const texts = (bytes: Uint8Array) => {
    const reader = new MessageReader(bytes);
    const list = reader.list();
    const text = reader.text();
    const extension = reader.isWhole ? reader.enter() : null;
    return { list, text, extension, isWhole: reader.isWhole };
  };
  t.deepEqual(texts(whole), { list: 3, text: 'os', extension: 1, isWhole: true });
  t.deepEqual(texts(whole.subarray(0, 3)), { list: 3, text: null, extension: null, isWhole: false });
  t.deepEqual(texts(Buffer.of(0xc1)), { list: null, text: null, extension: null, isWhole: false });
  t.deepEqual(texts(Buffer.alloc(0)), { list: null, text: null, extension: null, isWhole: false });
});

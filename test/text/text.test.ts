/** Which bytes are text of wide characters: offsets and numbers have zeros in the same places. */
import test from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { wordsOf } from '../../src/formats/configuration/text-search.ts';
import { isWideText } from '../../src/text/text.ts';

const JSON_TEXT = '{"_target_": "a.b"}';
const utf32 = (text: string): Buffer => {
  const bytes = Buffer.alloc(text.length * 4);
  for (let at = 0; at < text.length; at += 1) bytes.writeUInt32LE(text.charCodeAt(at), at * 4);
  return bytes;
};

test('JSON of wide characters, with a mark and without', (t) => {
  const wide = [Buffer.from(JSON_TEXT, 'utf16le'), Buffer.from(JSON_TEXT, 'utf16le').swap16(), utf32(JSON_TEXT)];
  const marked = Buffer.from(`\u{feff}${JSON_TEXT}`, 'utf16le');
  for (const bytes of [...wide, utf32(JSON_TEXT).swap32(), marked]) {
    t.true(isWideText(memorySource(bytes)), bytes.toString('hex'));
    t.true(wordsOf(memorySource(bytes)).has('_target_'), bytes.toString('hex'));
  }
});

test('an offset of 32, which looks like a blank of four bytes', (t) => {
  const offsets = Buffer.concat([Buffer.from([32, 0, 0, 0, 0, 0, 26, 0, 20, 0, 16, 0]), Buffer.alloc(4096, 0x3f)]);
  t.false(isWideText(memorySource(offsets)));
  t.false(isWideText(memorySource(Buffer.concat([utf32('{ '), Buffer.from('ffffffff', 'hex')]))));
});

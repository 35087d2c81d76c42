/** Which bytes are text of wide characters: offsets and numbers have zeros in the same places. */
import test from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { byteTable } from '../../src/bytes/byte-table.ts';
import { wordsOf } from '../../src/formats/configuration/text-search.ts';
import { holdsControl, isWideText } from '../../src/text/text.ts';

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

test('a control is found wherever it stands, and no other byte is taken for one', (t) => {
  const controls = byteTable((byte) => byte === 0x7f || (byte < 0x20 && byte !== 0x0a));
  const text = Buffer.from('letters\nand \u{20ac}\u{ff}~\x80\xa0 ', 'utf8');
  for (let offset = 0; offset < 4; offset += 1) {
    const bytes = Buffer.concat([Buffer.alloc(offset), text, text, Buffer.from('end')]).subarray(offset);
    t.false(holdsControl(bytes, controls));
    for (let byte = 0; byte < 256; byte += 1) {
      for (const at of [0, 1, 2, 3, 4, 9, bytes.length - 2, bytes.length - 1]) {
        const changed = Buffer.from(bytes);
        changed[at] = byte;
        if (holdsControl(changed, controls) !== (controls[byte] === 1)) t.fail(`${byte} at ${at}`);
      }
    }
  }
});

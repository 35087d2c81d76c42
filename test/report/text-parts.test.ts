/** The parts of the text report: wrapping, sizes, shell words, escapes. */
import { spawnSync } from 'node:child_process';
import test from 'ava';
import fc from 'fast-check';
import { escapeForTerminal } from '../../src/printable.ts';
import { clip, columnsOf, hanging, sizeText, wrap } from '../../src/report/layout.ts';
import { shellPath, shellWord } from '../../src/report/shell.ts';

test('no line is longer than asked, and no character is lost but blanks at breaks', (t) => {
  const text = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '模', 'é', '/') }), { maxLength: 20 });
  const property = fc.property(text, fc.integer({ min: 2, max: 40 }), (words, columns) => {
    const lines = wrap(words.join(' '), columns);
    return lines.every((line) => columnsOf(line) <= columns) && lines.join('').replaceAll(' ', '') === words.join('');
  });
  t.notThrows(() => fc.assert(property, { seed: 7 }));
});

test('wide characters take two columns, marks none', (t) => {
  t.is(columnsOf('模型'), 4);
  t.is(columnsOf('e\u0301'), 1);
  t.deepEqual(clip(['a', 'bcd', 'e'], 2), ['a', 'b …']);
});

test('sizes', (t) => {
  const sizes: readonly (readonly [number, string])[] = [
    [0, '0 bytes'],
    [1, '1 byte'],
    [1023, '1023 bytes'],
    [1024, '1.0 KiB'],
    [1024 ** 2 - 1, '1.0 MiB'],
    [1.5 * 1024 ** 3, '1.5 GiB'],
  ];
  for (const [bytes, text] of sizes) t.is(sizeText(bytes), text);
});

test('what a shell reads is the name', (t) => {
  const names = [
    'a.pkl',
    'models/a b.pkl',
    "it's",
    '$(echo x)',
    '`x`',
    'a;b',
    '-rf',
    ':(glob)x',
    'ümläut',
    '*',
    '~',
    'a"b',
    '#',
    'a!b',
    '\u202e\u001b[31m\n.pkl',
  ];
  for (const name of names) {
    const { stdout } = spawnSync('bash', ['-c', `printf '%s' ${shellPath({ path: name })}`], { encoding: 'utf8' });
    t.is(stdout, /^[-:]/.test(name) ? `./${name}` : name);
    t.is(escapeForTerminal(shellWord(name)), shellWord(name));
  }
  const { stdout } = spawnSync('bash', [
    '-c',
    `printf '%s' ${shellPath({ path: '?', pathBytes: Buffer.of(0x61, 0xff, 0x27).toString('base64') })}`,
  ]);
  t.deepEqual([...stdout], [0x61, 0xff, 0x27]);
});

test('escapes are visible, and what is harmless stays', (t) => {
  const rows: readonly (readonly [string, string])[] = [
    ['plain ümläut 模型 😀', 'plain ümläut 模型 😀'],
    ['\u001b[31m', '\\x1b[31m'],
    ['a\r\n\tb\u0000', 'a\\r\\n\\tb\\x00'],
    ['\u202e\u2066\u200b\ufeff', '\\u202e\\u2066\\u200b\\ufeff'],
    ['\ud800x\udc00', '\\ud800x\\udc00'],
    ['\u{e0041}', '\\u{e0041}'],
    ['\u009b31m\u007f', '\\x9b31m\\x7f'],
  ];
  for (const [text, shown] of rows) t.is(escapeForTerminal(text), shown);
});

test('a row breaks so that its text hangs below its beginning', (t) => {
  t.deepEqual(hanging('  why         one two three four', 30), ['  why         one two three', '              four']);
  t.deepEqual(hanging('  a label that is too  long text', 22), ['  a label that is', '    too long text']);
  t.deepEqual(hanging('plain words of a line', 12), ['plain', '  words of a', '  line']);
});

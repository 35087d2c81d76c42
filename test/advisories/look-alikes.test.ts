import test from 'ava';
import { judgeBytes } from '../support/scanned.ts';

const quiet = test.macro({
  async exec(t, name: string, content: Uint8Array | string) {
    const { status, findings } = await judgeBytes(content, name);
    t.true(status === 'not-a-model' || status === 'clean', `${status}: ${JSON.stringify(findings[0])}`);
  },
  title: (sentence, name) => `${sentence ?? 'left in peace'}: ${name}`,
});

/** Bytes that look random and are the same in every run. */
function noise(seed: number, length: number): Uint8Array {
  let state = seed * 2_654_435_761 + 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
}

test(quiet, 'empty.pkl', '');
test(quiet, 'empty.bin', '');
test(quiet, 'paren.txt', '(this is a text)\n. And more.\n');
test(quiet, 'c.txt', 'c is a language\nand so on\n.');
test(quiet, 'capital.txt', 'I am here\n.');
test(quiet, 'number.txt', 'I5\n.');
test(quiet, 'north.txt', 'N.');
test(quiet, 'quoted.txt', "S'hello'\n.");
test(quiet, 'prose.txt', 'cos\nsystem\nis what attackers write\n');
test(quiet, 'table.csv', 'a,b,c\n1,2,3\n'.repeat(100));
test(quiet, 'source.py', 'import os\nos.system("ls")\n'.repeat(20));
test(quiet, 'code.c', '(((( c\nint main(){return 0;}\n');
test(quiet, 'mesh.obj', 'v 0.1 0.2 0.3\nv 1 2 3\nf 1 2 3\n'.repeat(20));
test(quiet, 'pascal.p', 'program hello;\nbegin\n writeln(1);\nend.\n');
test(quiet, 'words.txt', 'exec\neval\nos.system\n__import__\n(c\n'.repeat(50));
test(quiet, 'settings.json', '{"a": "(c__main__"}');
test(quiet, 'settings.yaml', 'a: [1, 2]\n');
test(quiet, 'pieces.model', '\n\x0e\n\x05<unk>\x15\0\0\0\0\x18\x02\n\x0c\n\x03<s>\x15\0\0\0\0\x18\x03'.repeat(50));
test(quiet, 'zeros.bin', new Uint8Array(5000));
test(quiet, 'weights.bin', new Uint8Array(Float32Array.from({ length: 1000 }, (_, at) => Math.sin(at)).buffer));
test(quiet, 'picture.png', Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), noise(1, 3000)]));
test(quiet, 'photo.jpg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), noise(2, 3000)]));
test(quiet, 'sound.wav', Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt '), new Uint8Array(3000)]));
test(quiet, 'program.elf', Buffer.concat([Buffer.from('\x7fELF'), noise(3, 3000)]));

test('left in peace: 200 files of noise, whatever they are called', async (t) => {
  const names = ['firmware.bin', 'game.dat', 'slot.sav', 'data'];
  for (let seed = 0; seed < 200; seed += 1) {
    const { status } = await judgeBytes(noise(seed, 1 + seed * 13), names[seed % names.length] ?? 'data');
    t.true(status === 'not-a-model' || status === 'clean', `seed ${seed}: ${status}`);
  }
});

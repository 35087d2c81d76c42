/** Where the walk over lengths sees no import or no call ahead, the machine meets none: held against it at every start of made and of random bytes. */
import test, { type ExecutionContext } from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { tryPickles } from '../../src/pickle/chance.ts';
import { OPCODES } from '../../src/pickle/machine/opcodes.ts';
import { Prospects } from '../../src/pickle/prospect.ts';
import { Random } from '../fuzz/random.ts';
import { reducePickle } from '../support/assembler.ts';
import { runs } from '../support/runs.ts';

/** @param goesOn whether a loader may go on behind the bytes: what it would do there must not be spared then */
function agree(t: ExecutionContext, bytes: Uint8Array, goesOn: boolean): number {
  const prospects = new Prospects(bytes, goesOn);
  const window = memorySource(bytes);
  let spared = 0;
  for (let start = 0; start < bytes.length; start += 1) {
    if (prospects.mayImportAndCall(start)) continue;
    spared += 1;
    const { imports, calls, truncated } = tryPickles(window, start, 1);
    if ((imports !== 0 && calls !== 0) || (truncated && goesOn))
      t.fail(`${Buffer.from(bytes).toString('hex')} at ${start}`);
  }
  return spared;
}

test('every start of a pickle, of each protocol, is worth a look', (t) => {
  for (const prefix of ['', 'N0', 'K\u0001', ']q\0', '\u0080\u0002', '(lp0\n', 'X\u0003\0\0\0cat']) {
    const bytes = Buffer.concat([Buffer.from(prefix, 'latin1'), reducePickle('posix', 'system', 'echo harmless')]);
    t.true(new Prospects(bytes).mayImportAndCall(0), JSON.stringify(prefix));
  }
});

test('a walk that leaves the window is worth a look', (t) => {
  t.true(new Prospects(Buffer.from('(NN')).mayImportAndCall(0));
  t.true(new Prospects(Buffer.from('(Iwithout an end')).mayImportAndCall(0));
  t.true(new Prospects(Buffer.from('(X\xff\xff\0\0abc', 'latin1')).mayImportAndCall(0));
  t.false(new Prospects(Buffer.from('(NN.')).mayImportAndCall(0));
  t.false(new Prospects(Buffer.from('(NN\0cos\nsystem\n', 'latin1')).mayImportAndCall(0));
});

test('an import alone is none, nor is a call', (t) => {
  t.false(new Prospects(Buffer.from('(Ncos\nsystem\n.')).mayImportAndCall(0));
  t.false(new Prospects(Buffer.from('(NPid\nN)R.')).mayImportAndCall(0));
  t.true(new Prospects(Buffer.from('(NPid\nN)Rcos\nsystem\n.')).mayImportAndCall(0));
  t.true(new Prospects(Buffer.from('cos\nsystem\n(NtR.')).mayImportAndCall(0));
});

test('what the stack cannot hold ends a walk, but not what came before', (t) => {
  t.false(new Prospects(Buffer.from('cat\nfoo\nbcos\nsystem\n(NtR.')).mayImportAndCall(0));
  t.false(new Prospects(Buffer.from('(cos\nsystem\nR.')).mayImportAndCall(0));
  t.true(new Prospects(Buffer.from('cos\nsystem\n(NtRbbbb')).mayImportAndCall(0));
  t.true(new Prospects(Buffer.from('NQN)Rios\nsystem\n')).mayImportAndCall(0));
});

test('what one walk remembers is no answer for another', (t) => {
  const bytes = Buffer.from('cos\nsystem\n(NtR.');
  const prospects = new Prospects(bytes);
  t.false(prospects.mayImportAndCall(11));
  t.true(prospects.mayImportAndCall(0));
});

test('a walk that leaves the end of a source is none', (t) => {
  t.false(new Prospects(Buffer.from('(NN'), false).mayImportAndCall(0));
  t.false(new Prospects(Buffer.from('(X\xff\xff\0\0abc', 'latin1'), false).mayImportAndCall(0));
  t.false(new Prospects(Buffer.from('(Ncos\nsystem'), false).mayImportAndCall(0));
  t.true(new Prospects(Buffer.from('(Ncos\nsystem'), true).mayImportAndCall(0));
});

test('the machine agrees', (t) => {
  const random = new Random(7);
  const rounds = runs(300);
  let spared = 0;
  for (let round = 0; round < rounds; round += 1) {
    const bytes = Buffer.alloc(200);
    for (let at = 0; at < bytes.length; at += 1) {
      const isOpcode = random.below(10) < 7;
      bytes[at] = isOpcode ? OPCODES[random.below(OPCODES.length)]!.code : random.below(round % 2 === 0 ? 256 : 12);
    }
    spared += agree(t, bytes, round % 3 > 0);
  }
  t.true(spared > rounds * 3);
});

test('the machine agrees on pickles with opcodes put in and taken out', (t) => {
  const random = new Random(11);
  const whole = reducePickle('posix', 'system', 'echo harmless');
  const rounds = runs(1_000);
  let spared = 0;
  for (let round = 0; round < rounds; round += 1) {
    const at = random.below(whole.length);
    const put = Buffer.from(Array.from({ length: random.below(4) }, () => OPCODES[random.below(OPCODES.length)]!.code));
    const bytes = Buffer.concat([whole.subarray(0, at), put, whole.subarray(at + random.below(3)), whole]);
    spared += agree(t, bytes, round % 3 > 0);
  }
  t.true(spared > rounds);
});

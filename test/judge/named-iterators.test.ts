/** `map` and `filter` as values: pools of processes of honest libraries (madmom, Platypus) keep one of them where they have a single process. */
import test from 'ava';
import { findingLines } from '../support/scanned.ts';

const MAP = 'cbuiltins\nmap\n';
const GIVEN = '(cbuiltins\nprint\n(lI1\natR';

for (const named of ['builtins\nmap', '__builtin__\nmap', 'itertools\nimap', 'builtins\nfilter']) {
  test(`who only names ${named.replace('\n', '.')} has called nothing`, async (t) => {
    t.deepEqual(await findingLines(`(lp0\nc${named}\na.`, 'a.pkl'), []);
  });
}

const CALLED: Readonly<Record<string, string>> = {
  'a call': `${MAP}${GIVEN}.`,
  'a call after it was only named': `(lp0\n${MAP}a0c__builtin__\nmap\n${GIVEN}.`,
  'a call by INST': '(cbuiltins\nprint\n(lI1\naibuiltins\nmap\n.',
  'a call by OBJ': `(${MAP}cbuiltins\nprint\n(lI1\nao.`,
  'a call by NEWOBJ': `\x80\x02${MAP}cbuiltins\nprint\n(lI1\na\x86\x81.`,
  'a call by a part of it': `cfunctools\npartial\n(${MAP}cbuiltins\nprint\n(lI1\natR.`,
  'a call by who is given it': `cfunctools\nreduce\n(${MAP}(cbuiltins\nprint\n(lI1\naltR.`,
  'its method': `ctypes\nMethodType\n(${MAP}cbuiltins\nprint\ntR.`,
};

for (const [title, content] of Object.entries(CALLED)) {
  test(`${title} is critical`, async (t) => {
    const lines = await findingLines(Buffer.from(content, 'latin1'), 'a.pkl');
    t.true(
      lines.some((line) => line.startsWith('critical')),
      lines.join('\n'),
    );
  });
}

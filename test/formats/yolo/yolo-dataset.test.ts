/** Data sets of YOLO: what `check_dataset` runs where the data are missing. */
import test from 'ava';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const dataset = (download: string): string =>
  `path: ../datasets/coco\ntrain: images/train\nval: images/val\nnames:\n  0: person\ndownload: ${download}\n`;
const rejects = test.macro(async (t, content: string) => {
  for (const name of ['data.yaml', 'notes.txt']) {
    const lines = await findingLines(content, name);
    t.true(
      lines.some((line) => line.startsWith('critical ')),
      lines.join('\n'),
    );
  }
});
const silent = test.macro(async (t, content: string) => {
  t.deepEqual(await findingLines(content, 'data.yaml'), []);
});

test('Python', rejects, dataset(`|\n  import os\n  os.system('x')`));
test('a hidden import', rejects, dataset(`"__import__('os').system('x')"`));
test('a shell command', rejects, dataset('bash -c "x"'));
test('a script and more', rejects, dataset('bash x.sh; touch y'));
test('in braces', rejects, `{train: a, val: b, download: "exec('x')"}`);
test('an escaped key', rejects, dataset(`"exec('x')"`).replace('download', '"\\x64ownload"'));
test('behind an alias', rejects, `x: &a "exec('x')"\n${dataset('*a')}`);
test('as JSON', rejects, JSON.stringify({ train: 'a', val: 'b', download: "exec('x')" }));

test('an address', silent, dataset('https://example.org/coco128.zip'));
test('a script', silent, dataset('bash ./scripts/get_coco.sh --train --val'));
test(
  'Python that prepares data',
  silent,
  dataset(
    `|\n  from pathlib import Path\n  from utils.general import download\n  import shutil\n  dir = Path(yaml['path'])\n  download(['https://example.org/x.zip'], dir=dir)\n  with open(dir.__str__(), 'w') as f:\n    f.write('x')\n  shutil.rmtree(dir)`,
  ),
);
test('another configuration', async (t) => {
  const { findings } = await judgeBytes('train: true\ndownload: false\n', 'x.yaml');
  t.deepEqual(findings, []);
});

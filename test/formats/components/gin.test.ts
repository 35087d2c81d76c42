/** Configurations of gin: functions of what they import, and files from elsewhere. See https://github.com/google/gin-config/blob/master/docs/index.md. */
import test from 'ava';
import { findingLines } from '../../support/scanned.ts';

const REGISTERS = 'from __gin__ import dynamic_registration\n';
const PROCESS = ['critical python/os/process-execution train.gin'];

const finds = test.macro(async (t, content: string, expected: readonly string[]) => {
  t.deepEqual(await findingLines(content, 'train.gin'), expected);
});

test('a function that is called', finds, `${REGISTERS}import os\nrun.model = @os.system()\n`, PROCESS);
test(
  'one under another name',
  finds,
  `${REGISTERS}import os as o\nrun.model = [\n  1, # here\n  @o.system]\n`,
  PROCESS,
);
test(
  'one that is imported itself',
  finds,
  `${REGISTERS}from os import system as s\nrun.model = @train/eval/s()\n`,
  PROCESS,
);
test('one in a text is none', finds, `${REGISTERS}import os\nrun.model = '@os.system()'  # @os.system()\n`, []);
test('one that the program has registered', finds, 'import t5.models\nrun.model = @os.system()\nrun.rate = 0.1\n', []);
test('a file beside', finds, "include 'base.gin'\ninclude '../base.gin'\n", []);
test('a file from elsewhere', finds, "include 'gs://other/base.gin'\n", ['medium serving/code-elsewhere train.gin']);

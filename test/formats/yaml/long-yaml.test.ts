/** Long YAML is read as a whole, whatever stands in it. See https://yaml.org/spec/1.1/. */
import test from 'ava';
import { CEILINGS } from '../../../src/limits.ts';
import { findingLines } from '../../support/scanned.ts';

const words = 'some words of a value that is long enough';

// As a loader would find it in a configuration of half a megabyte.
const long = Array.from({ length: 6000 }, (_, index) => `  key${index}:\n    a: ${words}\n    b: [1, 2]\n`).join('');
const found = test.macro(async (t, text: string, ...expected: readonly string[]) => {
  t.deepEqual(await findingLines(text, 'config.yaml'), expected);
});
const PROCESS = 'critical python/os/process-execution config.yaml';
test('a word of configurations', found, `paths:\n${long}module_name: here\nstorage_type: gp2\n`);
test('a call by its tag', found, `paths:\n${long}  x: !!python/object/apply:os.system [true]\n`, PROCESS);
test(
  'a target of Hydra',
  found,
  `paths:\n${long}  x:\n    _target_: os.system\n    command: true\n`,
  `${PROCESS}#/paths/x`,
);
test('a target at the root', found, `_target_: os.system\npaths:\n${long}command: true\n`, PROCESS);
test(
  'a class of jsonargparse',
  found,
  `- class_path: os.system\n  init_args:\n    command: true\n- paths:\n${long}`,
  `${PROCESS}#/0`,
);
test('a target beside an anchor', found, `paths: &x\n  y: 1\n${long}  _target_: os.system\n`, `${PROCESS}#/paths`);
test(
  'a target behind a key of several lines',
  found,
  `? a\n: b\nc: "d\ne"\npaths:\n${long}  x: {_target_: os.system}\n`,
  `${PROCESS}#/paths/x`,
);
test(
  'what is too long is not read',
  found,
  `paths:\n${long.repeat(Math.ceil(CEILINGS.yamlBytes.most / long.length))}  _target_: os.system\n`,
  'high unexaminable/limit config.yaml',
);
test(
  'what breaks far behind its beginning, in brackets, is not read as others may read it',
  found,
  `_target_: os.system\npaths:\n${long}  x: [a\n    b: c]\n`,
  'high unexaminable/limit config.yaml',
);

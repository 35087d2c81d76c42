/** The fast path and the program see the same: every format that text may be of, held against the registry itself, and proofs that a gap would be seen. See https://git-scm.com/docs/githooks#_pre_commit. */
import test from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { onceFor } from '../../src/bytes/once.ts';
import { NEVER_TEXT } from '../../src/format-ids.ts';
import { isPlainSource } from '../../src/formats/plain-text.ts';
import { FORMATS, LAST_FORMATS } from '../../src/formats/registry.ts';
import { TEXT_PROBES, type TextProbe } from '../../src/formats/text-probes.ts';
import { isRecognised } from '../../src/recognise.ts';
import { scan } from '../../src/scan.ts';
import { Random } from '../fuzz/random.ts';
import { passesUnseen } from '../support/both-detectors.ts';
import { runs } from '../support/runs.ts';
import { hostileText, TEXT_FORMATS } from './hostile-texts.ts';

/** More with MODEL_CHECK_TEST_TEXTS. */
const TEXTS = Number(process.env['MODEL_CHECK_TEST_TEXTS'] ?? runs(4000));

/** @param most ends there */
function unseen(texts: number, most: number, probes?: readonly TextProbe[]): readonly string[] {
  const random = new Random(14);
  const missed: string[] = [];
  for (let index = 0; index < texts && missed.length < most; index += 1) {
    const { format, text, name } = hostileText(random);
    if (passesUnseen(Buffer.from(text, 'latin1'), name, probes))
      missed.push(`${format} ${name} ${JSON.stringify(text)}`);
  }
  return missed;
}

test('what the program recognises in a generated text the fast path never passes', (t) => {
  t.deepEqual(unseen(TEXTS, 5), []);
});

test('the examination passes over no text that a format recognises, under any name', async (t) => {
  const random = new Random(16);
  const missed: string[] = [];
  for (let index = 0; index < TEXTS / 4; index += 1) {
    const { text, name } = hostileText(random);
    const source = memorySource(Buffer.from(text, 'latin1'));
    for (const each of [name, 'model.pkl', 'notes.txt']) {
      const { formats } = await scan(source, each);
      if (formats.length === 0 && isRecognised(source, each)) missed.push(`${each} ${JSON.stringify(text)}`);
    }
  }
  t.deepEqual(missed.slice(0, 5), []);
});

test('every format of the registry says whether text may be of it', (t) => {
  const ids = [...FORMATS, ...LAST_FORMATS].map(({ id }) => id).sort();
  t.deepEqual([...Object.keys(TEXT_PROBES), ...Object.keys(NEVER_TEXT)].sort(), ids);
});

const REMARKS = ['version', 'byteorder', '.format_version', '.storage_alignment', '.data/serialization_id'];

test('what every archive of PyTorch says of itself is of no format', (t) => {
  const random = new Random(18);
  const numbers = Array.from({ length: 300 }, () => {
    const length = 1 + random.below(40);
    return Array.from({ length }, () => random.below(10)).join('') + (random.below(2) === 0 ? '\n' : '');
  });
  for (const [index, text] of ['little', 'big', '1', '3\n', '64', ...numbers].entries()) {
    const name = `archive/${REMARKS[index % REMARKS.length]}`;
    const source = memorySource(Buffer.from(text));
    t.true(isPlainSource(source, name, onceFor(source)) && !isRecognised(source, name), `${name} ${text}`);
  }
});

test('other content under those names is asked what it is', (t) => {
  for (const name of REMARKS)
    for (const text of ['cos\nsystem\n(tR.', '!!python/none x'])
      t.false(isPlainSource(memorySource(Buffer.from(text)), name, onceFor(memorySource(Buffer.from(text)))), text);
});

const generated = test.macro((t, format: (typeof TEXT_FORMATS)[number]) => {
  const random = new Random(15);
  const isSome = Array.from({ length: 200 }, () => hostileText(random, format)).some(({ text, name }) =>
    isRecognised(memorySource(Buffer.from(text, 'latin1')), name),
  );
  t.true(isSome);
});
/** Under names that the fast path passes no program of the machine is a model; of zstd and its like text is no whole stream, but begins as one. */
for (const format of TEXT_FORMATS.filter((id) => id !== 'native-code'))
  test(`${format} is generated`, generated, format);

/** A mutant of the fast path that knows one format less. */
const without = (...formats: readonly string[]): readonly TextProbe[] =>
  Object.entries(TEXT_PROBES).flatMap(([id, probe]) => (formats.includes(id) ? [] : [probe]));

for (const format of ['pickle', 'r-data', 'onnx', 'torch-flatbuffer', 'pmml', 'yaml', 'tar', 'jinja', 'hydra'])
  test(`a fast path that forgot ${format} is found out`, (t) => t.true(unseen(3000, 1, without(format)).length > 0));

/** A mutant that knows one word less: the text in which it stands is shown to it without. */
const deaf = (word: string): readonly TextProbe[] =>
  Object.values(TEXT_PROBES).map((probe): TextProbe => {
    return (sample) => {
      const text = sample.text.replaceAll(word, 'x'.repeat(word.length));
      const source = memorySource(Buffer.from(text, 'latin1'));
      return probe({ ...sample, text, source, once: (question) => question(source) });
    };
  });

for (const word of ['_target_', 'auto_map', '"py/', 'loader_module', 'chat_template', 'class_name', '!!', 'PMML'])
  test(`a fast path that forgot the word ${word} is found out`, (t) => t.true(unseen(3000, 1, deaf(word)).length > 0));

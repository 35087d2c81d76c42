/** Every text that a format's probe says yes to is asked for it, by its first byte, its name or its words: else the probe would be passed over. See https://git-scm.com/docs/githooks#_pre_commit. */
import test from 'ava';
import type { ByteSource } from '../../src/bytes/byte-source.ts';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { meansNo } from '../../src/bytes/format-error.ts';
import { type Once, onceFor } from '../../src/bytes/once.ts';
import { wordsOf } from '../../src/formats/configuration/text-search.ts';
import { mayBeAny, TEXT_GATES } from '../../src/formats/text-gates.ts';
import { TEXT_PROBES, type TextProbe, type TextSample } from '../../src/formats/text-probes.ts';
import { Random } from '../fuzz/random.ts';
import { runs } from '../support/runs.ts';
import { hostileText } from './hostile-texts.ts';

/** More with MODEL_CHECK_TEST_TEXTS. */
const TEXTS = Number(process.env['MODEL_CHECK_TEST_TEXTS'] ?? runs(4000));

function sampleOf(text: string, name: string): TextSample {
  const source = memorySource(Buffer.from(text, 'latin1'));
  return { text, name, source, once: onceFor(source) };
}

function askedOf(sample: TextSample): ReadonlySet<TextProbe> {
  const asked = new Set<TextProbe>();
  mayBeAny(sample, (probe) => {
    asked.add(probe);
    return false;
  });
  return asked;
}

function saysYes(probe: TextProbe, sample: TextSample): boolean {
  try {
    return probe(sample);
  } catch (error) {
    return !meansNo(error);
  }
}

const NAMES = [
  'notes.txt',
  'a/.json',
  'a/.yaml',
  'config.yaml',
  'x.PY',
  'model.conf',
  'logging.INI',
  'extra/config.txt',
  'x',
];

/** A text that was generated, at times with a blank, a mark or another letter before it. */
function* texts(random: Random): Generator<readonly [text: string, name: string]> {
  const before = ['', '', '', ' ', '\n', '\t', '\f', '\xa0', '\xef\xbb\xbf', '# x\n', '{"a": 1}\n', '\xff\xfe'];
  for (let index = 0; index < TEXTS; index += 1) {
    const { text, name } = hostileText(random);
    yield [
      `${before[random.below(before.length)]}${text}`,
      random.below(3) === 0 ? NAMES[random.below(NAMES.length)]! : name,
    ];
  }
}

function passedOver(hear: (sample: TextSample) => TextSample = (sample) => sample): readonly string[] {
  const missed: string[] = [];
  for (const [text, name] of texts(new Random(20))) {
    const sample = sampleOf(text, name);
    const asked = askedOf(hear(sample));
    for (const [id, probe] of Object.entries(TEXT_PROBES))
      if (!asked.has(probe) && saysYes(probe, sample)) missed.push(`${id} ${name} ${JSON.stringify(text)}`);
  }
  return missed;
}

test('no probe that says yes is passed over', (t) => {
  t.deepEqual(passedOver().slice(0, 5), []);
});

test('an empty text is asked of every format', (t) => {
  t.deepEqual(askedOf(sampleOf('', 'x')), new Set(Object.values(TEXT_PROBES)));
});

test('text that begins as a program does is asked of few', (t) => {
  const asked = askedOf(sampleOf('"""Documentation."""\nimport os\n', 'package/module.py'));
  t.true(asked.size < Object.keys(TEXT_PROBES).length / 3, `${asked.size}`);
});

const deaf: Once<ByteSource> = (question) =>
  question === (wordsOf as unknown) ? (new Set() as never) : (undefined as never);

for (const [what, hear] of [
  ['words', (sample: TextSample) => ({ ...sample, once: deaf })],
  ['names', (sample: TextSample) => ({ ...sample, name: 'x' })],
  ['first bytes', (sample: TextSample) => ({ ...sample, text: `"${sample.text}` })],
] as const)
  test(`gates that are deaf to ${what} are found out`, (t) => t.true(passedOver(hear).length > 0));

test('each gate has a sign', (t) => {
  for (const [id, { first, extensions, words }] of Object.entries(TEXT_GATES))
    t.true(first !== undefined || (extensions?.length ?? 0) + (words?.length ?? 0) > 0, id);
});

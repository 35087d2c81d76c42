/** HyperPyYAML, with which SpeechBrain reads `hyperparams.yaml`: its tags make objects and call functions while the file is read. https://github.com/speechbrain/HyperPyYAML */
import test, { type ExecutionContext } from 'ava';
import { judgeBytes } from '../../support/scanned.ts';

const rejected = test.macro(async (t: ExecutionContext, text: string) => {
  for (const name of ['hyperparams.yaml', 'settings']) t.is((await judgeBytes(text, name)).status, 'rejected', name);
});
for (const text of [
  'x: !apply:os.system ["echo harmless"]\n',
  'x: !applyref:os.system\n    command: echo harmless\n',
  'x: !new:subprocess.Popen\n    - [echo, harmless]\n',
  '{x: !apply:posix.system [echo]}\n',
  '- a\n- !apply:random._os.system\n  - echo harmless\n',
  'x: !%61pply:os.system [echo]\n',
  'x: !<!apply:os.system> [echo]\n',
  '%TAG !q! !app\n---\nx: !q!ly:os.system [echo]\n',
  'a: &x {c: !apply:os.system [echo]}\nb:\n  <<: *x\n',
  'y: !apply:eval ["1"]\n',
  'f: !name:os.system\n',
  `x: !tuple "(!!python/object/apply:os.system ['echo'],)"\n`,
  "x: (!!python/object/apply:os.system ['echo'],)\n",
  'x: "(!\\x21python/object/apply:os.system [\\"echo\\"],)"\n',
  'x: "(!!pyth\\u006fn/object/apply:os.system [\\"echo\\"],)"\n',
])
  test(`rejected: ${text}`, rejected, text);

// What looks like a tuple after a control, as numbers in a text pickle may: no reader gets there.
for (const [what, text, status] of [
  ['a control before it', 'y: \x03\nx: "(!\\x21python/name:os.system ,)"\n', 'not-a-model'],
  ['a control behind it', 'x: "(!\\x21python/name:os.system ,)"\ny: \x03\n', 'rejected'],
] as const)
  test(`a tuple in escapes with ${what}`, async (t) => {
    t.is((await judgeBytes(`a: ${'x'.repeat(2000)}\n${text}`, 'settings')).status, status);
  });
// PyYAML and ruamel.yaml begin a text in quotes where a token begins, and nowhere else.
const TUPLE = '"(!\\x21python/object/apply:os.system [\\"echo\\"],)"';
for (const text of [
  `x: ${TUPLE}\n`,
  `x:\t${TUPLE}\n`,
  `x:\n  ${TUPLE}\n`,
  `x:\r\n  ${TUPLE}\r\n`,
  `x: [${TUPLE}]\n`,
  `x: [a,${TUPLE}]\n`,
  `{"x":${TUPLE}}\n`,
  `${TUPLE}\n`,
  `- ${TUPLE}\n`,
  `x:\u0085  ${TUPLE}\n`,
  `x:\u2028  ${TUPLE}\n`,
])
  test(`a tuple in escapes: ${encodeURIComponent(text.replace(TUPLE, 'TUPLE'))}`, async (t) => {
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const { status } = await judgeBytes(Buffer.from(`\ufeff${text}`, encoding), 'settings.yaml');
      t.is(status, 'rejected', encoding);
    }
  });
// As gensim's varembed_vectors.pkl, of protocol 0, has it among its numbers.
test('a quote behind a letter of a text pickle begins no tuple', async (t) => {
  const numbers = "S'\\xb4?\\xc5\\xa9\\x7f?\\xc9\"(\\xcb\\xc4+\\xbe\\x2c'";
  const { formats, status } = await judgeBytes(`(lp0\n${`${numbers}\np1\na`.repeat(9000)}.`, 'vectors.pkl');
  t.deepEqual(formats, ['pickle']);
  t.is(status, 'clean');
});
// In UTF-16 a half of a letter looks like a control.
test('a tuple in escapes behind letters of two bytes', async (t) => {
  const text = '\ufeffy: \u0101\nx: "(!\\x21python/object/apply:os.system [\\"echo\\"],)"\n';
  t.is((await judgeBytes(Buffer.from(text, 'utf16le'), 'settings.yaml')).status, 'rejected');
});

test('what SpeechBrain writes is silent', async (t) => {
  const { status, findings } = await judgeBytes(
    `seed: 1986
__set_seed: !apply:torch.manual_seed [!ref <seed>]
activation: !name:torch.nn.GELU
opt_class: !name:torch.optim.Adadelta
    rho: 0.95
CNN: !new:speechbrain.lobes.models.convolution.ConvolutionFrontEnd
    input_shape: (8, 10, 80)
    residuals: (False, False)
    activation: !ref <activation>
model: !new:torch.nn.ModuleList
    - [!ref <CNN>]
label_encoder: !new:speechbrain.dataio.encoder.CategoricalEncoder
`,
    'hyperparams.yaml',
  );
  t.deepEqual(
    findings.filter(({ severity }) => severity !== 'low'),
    [],
  );
  t.is(status, 'clean');
});

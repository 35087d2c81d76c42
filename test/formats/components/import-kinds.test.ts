/** Settings whose readers import what a path leads to. The notations are as the sources of their readers take them; none was run. See https://docs.litellm.ai/docs/observability/custom_callback. */
import test, { type ExecutionContext } from 'ava';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { scanBytes, verdictLine } from '../../support/scanned.ts';

const json = JSON.stringify;
const judged = test.macro(async (t: ExecutionContext, name: string, content: string, expected: RegExp) => {
  t.regex(await verdictLine(content, name), expected);
});
const rejected = /^rejected .*python\/os\/process-execution/;
const silent = /^(?:clean|not-a-model) (?:low [^,]*,?)*$/;

const proxy = (settings: string) => `model_list: []\nlitellm_settings:\n${settings}`;
const schema = (path: string) =>
  json({ type: 'struct', fields: [{ name: 'v', type: { type: 'udt', pyClass: path, sqlType: 'double' } }] });
const speech = (path: string) => json({ model: 'vits', characters: { characters_class: path } });

/** By the loader: the file, what a hostile one says, what an honest one says. */
const LOADERS: Readonly<Record<string, readonly [name: string, text: (path: string) => string, own: string]>> = {
  'LiteLLM, a callback': ['config.yaml', (path) => proxy(`  callbacks: ${path}\n`), 'custom_callbacks.handler'],
  'LiteLLM, a list': ['p.yaml', (path) => proxy(`  success_callback: ["langfuse", "${path}"]\n`), 'mine.handler'],
  'LiteLLM, who may enter': [
    'c.yml',
    (path) => `general_settings: {custom_auth: ${path}}\nlitellm_settings: {}\n`,
    'a.b',
  ],
  TRL: [
    'grpo.yaml',
    (path) => `model_name_or_path: x\nreward_funcs:\n- ${path}\n- think_format_reward\n`,
    'rewards.short',
  ],
  'Coqui TTS': ['config.json', speech, 'TTS.tts.models.vits.VitsCharacters'],
  Spark: ['schema.json', schema, 'pyspark.ml.linalg.VectorUDT'],
  'Spark, of another package': ['schema.json', schema, 'sedona.sql.types.GeometryType'],
};
for (const [loader, [name, text, own]] of Object.entries(LOADERS)) {
  test(`${loader}: a function of the system`, judged, name, text('os.system'), rejected);
  test(`${loader}: its own`, judged, name, text(own), silent);
}
test('Spark: a module that acts when it is imported', judged, 's.json', schema('antigravity.a'), /^rejected /);

const names = test.macro(async (t, name: string, content: string, path: string) => {
  const { facts } = await scanBytes(content, name);
  t.true(facts.flatMap(({ fact }) => (fact.kind === 'runs-source' ? fact.paths : [])).includes(path));
  t.false(isPlainContent(content, name), 'the fast path must leave it to the program');
});
test('a module of LiteLLM', names, 'config.yaml', proxy('  callbacks: hooks.mine.handler\n'), 'hooks/mine.py');
test('a module of TRL', names, 'grpo.yaml', 'reward_funcs: [rewards.short]\n', 'rewards.py');
test(
  'a file of verl',
  names,
  'ppo.yaml',
  'custom_reward_function:\n  path: src/reward.py\n  name: f\n',
  'src/reward.py',
);

test('hubconf.py is imported', judged, 'hubconf.py', 'import os\nos.system("echo harmless")\n', rejected);
test('an honest hubconf.py', judged, 'hubconf.py', 'dependencies = ["torch"]\nfrom nets import resnet18\n', silent);

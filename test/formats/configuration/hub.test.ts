/** Configurations of the Hub and of trainings that name code: what the libraries bring is silent, what else is imported is reported. */
import test from 'ava';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const OWN = 'medium huggingface/own-code';
const PROCESS = 'critical python/os/process-execution';

const finds = test.macro(async (t, name: string, content: unknown, ...expected: readonly string[]) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  const lines = await findingLines(text, name);
  t.deepEqual(
    lines.map((line) => line.replace(new RegExp(` ${name}.*`), '')),
    expected,
  );
  t.false(isPlainContent(text, name), 'the fast path must leave it to the program');
});

const silent = test.macro(async (t, name: string, content: unknown) => {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  t.deepEqual((await judgeBytes(text, name)).findings, []);
});

const module = (type: string) => [
  { idx: 0, name: '0', path: '', type: 'sentence_transformers.models.Transformer' },
  { idx: 1, name: '1', path: '1_Pooling', type },
];
test('sentence-transformers: a module of its own', finds, 'modules.json', module('custom_st.Transformer'), OWN);
test('sentence-transformers: in a folder', finds, 'model/modules.json', module('custom_st.Transformer'), OWN);
test('sentence-transformers: a function', finds, 'modules.json', module('os.system'), OWN, PROCESS);
test(
  'sentence-transformers: through the library',
  finds,
  'modules.json',
  module('torch.hub.load'),
  'high python/torch.hub/network',
);
test(
  'sentence-transformers: of a router',
  finds,
  'router_config.json',
  { types: { query_0: 'evil.X' }, structure: {} },
  OWN,
);
test('sentence-transformers: an activation', finds, '2_Dense/config.json', { activation_function: 'evil.act.Fn' }, OWN);
test(
  'sentence-transformers: an activation in a folder of another name',
  finds,
  'head/config.json',
  { in_features: 4, out_features: 4, bias: true, activation_function: 'evil.act.Fn' },
  OWN,
);
test('a layer of another program', silent, 'config.json', { in_features: 4, out_features: 4, activation: 'a.b' });
test('sentence-transformers', silent, 'modules.json', module('sentence_transformers.models.Pooling'));
test(
  'sentence-transformers: newer',
  silent,
  'modules.json',
  module('sentence_transformers.sparse_encoder.models.SpladePooling'),
);
test('sentence-transformers: Dense', silent, '2_Dense/config.json', {
  in_features: 4,
  activation_function: 'torch.nn.modules.activation.Tanh',
});
test('modules of another kind', silent, 'modules.json', [{ name: 'a', type: 'feature' }, { type: 'a/b.c' }]);

const lora = (megatron_config: unknown, megatron_core: string) => ({
  peft_type: 'LORA',
  megatron_config,
  megatron_core,
});
test('PEFT: a core of its own', finds, 'adapter_config.json', lora({}, 'evil_core'), OWN);
test('PEFT: a core that is not used', silent, 'adapter_config.json', lora(null, 'evil_core'));
test('PEFT: the core of Megatron', silent, 'adapter_config.json', lora({}, 'megatron.core'));
test('a kernel of the Hub', finds, 'config.json', { _attn_implementation: 'somebody/kernel' }, OWN);
const genai = (options: object) => ({
  model: { type: 'phi', decoder: { session_options: options, filename: 'model.onnx' } },
});
const LIBRARY = genai({ custom_ops_library: 'libops.so', provider_options: [] });
test('ONNX Runtime: a library of operators', finds, 'genai_config.json', LIBRARY, 'medium serving/library');
test('ONNX Runtime', silent, 'genai_config.json', genai({ log_id: 'x', provider_options: [] }));
test('one of a part', finds, 'config.json', { text_config: { attn_implementation: 'paged|some/kernel@v1:f' } }, OWN);
test('attention of the library', silent, 'config.json', { _attn_implementation: 'flash_attention_2' });
test('a kernel of the library', silent, 'config.json', { attn_implementation: 'kernels-community/flash-attn' });

const adapter = (library: string) => ({
  auto_mapping: { base_model_class: 'LlamaForCausalLM', parent_library: library },
  peft_type: 'LORA',
});
test('PEFT: a library of its own', finds, 'adapter_config.json', adapter('transformers_modules.evil.modeling'), OWN);
test(
  'PEFT: a dangerous one',
  finds,
  'adapter_config.json',
  { auto_mapping: { base_model_class: 'system', parent_library: 'os' } },
  OWN,
  PROCESS,
);
test('PEFT: a library alone', finds, 'adapter_config.json', { auto_mapping: { parent_library: 'evil' } }, OWN);
test('PEFT', silent, 'adapter_config.json', adapter('transformers.models.llama.modeling_llama'));
test('PEFT: a model of a script', silent, 'adapter_config.json', adapter('__main__'));
test('PEFT: none', silent, 'adapter_config.json', { auto_mapping: null, peft_type: 'LORA', parent_library: null });

const pipeline = (...part: readonly unknown[]) => ({
  _class_name: 'StableDiffusionPipeline',
  _diffusers_version: '0.30.0',
  unet: ['diffusers', 'UNet2DConditionModel'],
  text_encoder: ['transformers', 'CLIPTextModel'],
  safety_checker: ['stable_diffusion', 'StableDiffusionSafetyChecker'],
  feature_extractor: [null, null],
  image_encoder: part,
});
test('diffusers: a part of its own', finds, 'model_index.json', pipeline('my_unet', 'MyUNet'), OWN);
test('diffusers: under another name', finds, 'index.json', pipeline('my_unet', 'MyUNet'), OWN);
test('diffusers: a function', finds, 'model_index.json', pipeline('os', 'system'), OWN, PROCESS);
test('diffusers: a pipeline of its own', finds, 'model_index.json', { _class_name: ['pipeline', 'Mine'] }, OWN);
test('diffusers', silent, 'model_index.json', pipeline('transformers', 'CLIPVisionModelWithProjection'));
const part = (name: string) => ({
  _class_name: name,
  _diffusers_version: '0.42.1',
  up_block_types: ['UpDecoderBlock2D', 'UpDecoderBlock2D'],
});
test('diffusers: a part, whose lists name blocks', silent, 'vae/config.json', part('AutoencoderKL'));
test('diffusers: a pipeline under any name', finds, 'vae/config.json', part('MyPipeline'), OWN);
const modular = (listed: string, hint: string) => ({
  _class_name: 'MineModularPipeline',
  _diffusers_version: '0.42.1',
  unet: [listed, 'UNet', { type_hint: [hint, 'UNet2DConditionModel'], subfolder: 'unet' }],
});
test('diffusers: a modular pipeline', silent, 'modular_model_index.json', modular('diffusers', 'diffusers'));
test('diffusers: what it imports is its hint', finds, 'modular_model_index.json', modular('diffusers', 'mine'), OWN);
test('diffusers: ONNX', silent, 'model_index.json', pipeline('diffusers', 'OnnxRuntimeModel'));

test(
  'a generator of a repository',
  finds,
  'generation_config.json',
  { custom_generate: 'user/repo' },
  'medium huggingface/code-elsewhere',
);

const ELSEWHERE = 'medium unknown-operator/elsewhere';
test('jsonargparse', finds, 'config.yaml', 'model:\n  class_path: evil.net.Net\n  init_args:\n    a: 1\n', ELSEWHERE);
test(
  'jsonargparse: a process',
  finds,
  'config.yaml',
  'model:\n  class_path: os.system\n  init_args: {command: echo}\n',
  PROCESS,
);
test(
  'jsonargparse: JSON',
  finds,
  'config.json',
  { trainer: { logger: [{ class_path: 'subprocess.Popen' }] } },
  'critical python/subprocess/process-execution',
);
test('torchtune', finds, 'recipe.yaml', 'tokenizer:\n  _component_: evil.tok\n', ELSEWHERE);
test('torchtune: a process', finds, 'recipe.yaml', 'optimizer: {_component_: os.system, command: echo}\n', PROCESS);
test(
  'Haystack',
  finds,
  'pipeline.yaml',
  'components:\n  a:\n    init_parameters: {}\n    type: evil.parts.Part\n',
  ELSEWHERE,
);
test('Kedro', finds, 'conf/base/catalog.yml', 'cars:\n  type: os.system\n  filepath: a.csv\n', PROCESS);
test('Kedro: a data set of its own', finds, 'catalog_extra.yml', 'cars:\n  type: evil.data.CarsDataset\n', ELSEWHERE);

test(
  'Lightning',
  silent,
  'config.yaml',
  [
    'trainer:\n  callbacks:\n    - class_path: lightning.pytorch.callbacks.ModelCheckpoint\n      init_args: {monitor: loss}\n',
    'optimizer:\n  class_path: torch.optim.AdamW\n  init_args: {lr: 0.1}\nmodel:\n  class_path: Net\n',
  ].join(''),
);
test(
  'torchtune: its own parts',
  silent,
  'recipe.yaml',
  [
    'model:\n  _component_: torchtune.models.llama3_2.llama3_2_1b\noptimizer:\n  _component_: torch.optim.AdamW\n',
    'dataset:\n  _component_: torchtune.datasets.alpaca_cleaned_dataset\n',
  ].join(''),
);
test(
  'Haystack: its own parts',
  silent,
  'pipeline.yaml',
  [
    'components:\n  llm:\n    type: haystack.components.generators.openai.OpenAIGenerator\n    init_parameters: {model: x}\n',
    '  db:\n    type: haystack_integrations.document_stores.qdrant.QdrantDocumentStore\n    init_parameters: {}\n',
  ].join(''),
);
test(
  'Kedro: its own data sets',
  silent,
  'conf/base/catalog.yml',
  [
    'cars:\n  type: pandas.CSVDataset\n  filepath: a.csv\nsettings:\n  type: json.JSONDataset\nmodel:\n  type: pickle.PickleDataset\n',
    'plot:\n  type: matplotlib.MatplotlibWriter\nmore:\n  type: PartitionedDataset\n  dataset: {type: kedro_datasets.pandas.ParquetDataset}\n',
  ].join(''),
);
test('a type that is no part', silent, 'config.yaml', 'a:\n  type: os.stat_result\n');

test('sentence-transformers: a module of any name', finds, 'modules.json', module('x y.Z'), OWN);
const crossEncoder = (activation: string) => ({
  sentence_transformers: { activation_fn: activation, version: '4.1.0' },
});
test('a cross encoder with an activation of its own', finds, 'config.json', crossEncoder('evil.act'), OWN);
test(
  'a cross encoder, as it was before',
  finds,
  'config.json',
  { sbert_ce_default_activation_function: 'evil.act' },
  OWN,
);
test('a cross encoder', silent, 'config.json', crossEncoder('torch.nn.modules.linear.Identity'));
test('a tokenizer whose auto_map is a list', finds, 'config.json', { auto_map: ['tokenizer.T', null] }, OWN);
test('MLX: a file of Python', finds, 'config.json', { model_type: 'x', model_file: 'modeling.py' }, OWN);
test('a file of weights', silent, 'config.json', { model_type: 'x', model_file: 'model.bin' });

test(
  'sentence-transformers: a tokenizer of words',
  finds,
  '0_WordEmbeddings/wordembedding_config.json',
  { tokenizer_class: 'own_words.Tokenizer', update_embeddings: false },
  OWN,
);
test('sentence-transformers: its own tokenizer of words', silent, 'wordembedding_config.json', {
  tokenizer_class: 'sentence_transformers.models.tokenizer.WhitespaceTokenizer.WhitespaceTokenizer',
});

for (const file of ['keras_module.txt', 'data/pickle_module_info.txt'])
  test(`MLflow: ${file}`, finds, file, 'own_module\n', 'medium mlflow/loader');
for (const module of ['tensorflow.keras', 'keras', 'mlflow.pytorch.pickle_module', 'cloudpickle', 'notes on a module'])
  test(`MLflow: ${module}`, async (t) => {
    t.deepEqual(await findingLines(module, 'data/keras_module.txt'), []);
  });

const modelScope = (more: object) => ({ framework: 'pytorch', task: 'text-generation', model: { type: 'x' }, ...more });
test('ModelScope', async (t) => {
  t.deepEqual(await findingLines(JSON.stringify(modelScope({ allow_remote: false })), 'configuration.json'), []);
  t.deepEqual(await findingLines('{"plugins": ["a"], "allow_remote": true}', 'configuration.json'), []);
});
test('ModelScope: its own code', finds, 'configuration.json', modelScope({ allow_remote: true }), OWN);
test('ModelScope: packages', finds, 'configuration.json', modelScope({ plugins: ['own_package==1.0'] }), OWN);

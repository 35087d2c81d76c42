/** Parts that loaders import by their paths, and texts that they evaluate: one row a loader, hostile and honest. See https://jsonargparse.readthedocs.io/en/stable/#classes-as-type. */
import test, { type ExecutionContext } from 'ava';
import { tar, tarEntry } from '../../support/containers.ts';
import { inFull } from '../../support/in-full.ts';
import { field } from '../../support/protobuf.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const OS = 'os.system';
const json = JSON.stringify;

const rejected = test.macro(async (t: ExecutionContext, name: string, content: string | Uint8Array) => {
  const { status, findings } = await judgeBytes(content, name);
  t.is(status, 'rejected', findings.map(({ rule }) => rule).join());
});
const silent = test.macro(async (t: ExecutionContext, name: string, content: string | Uint8Array) => {
  const { findings } = await judgeBytes(content, name);
  t.deepEqual(
    findings.filter(({ severity }) => severity !== 'low'),
    [],
  );
});

const pyannote = (name: string) => `pipeline:\n  name: ${name}\n  params:\n    command: echo harmless\n`;
test('pyannote: a function of Python', rejected, 'config.yaml', pyannote(OS));
test('pyannote: a preprocessor', rejected, 'config.yml', `pipeline: {}\npreprocessors:\n  audio:\n    name: ${OS}\n`);
test('pyannote: its own', silent, 'config.yaml', pyannote('pyannote.audio.pipelines.SpeakerDiarization'));
test('a name in any other config.yaml', silent, 'config.yaml', 'pipeline: build\nname: os.system\n');
const gluonts = (path: string, kind = 'instance') => json({ __kind__: kind, class: path, args: ['echo harmless'] });
test('GluonTS: a function of Python', rejected, 'predictor.json', gluonts(OS));
test('GluonTS: inside another object', rejected, 'x.json', json([{ a: JSON.parse(gluonts('subprocess.Popen')) }]));
const llama = (path: string) => json({ llm: { object_constructor: path, object_kwargs: { args: 'echo harmless' } } });
test('LlamaIndex in MLflow: a function of Python', rejected, 'settings.json', llama(OS));
test('LlamaIndex in MLflow: its own', silent, 'settings.json', llama('llama_index.llms.openai.base.OpenAI'));
test('GluonTS: its own', silent, 'predictor.json', gluonts('gluonts.torch.model.predictor.PyTorchPredictor'));
test('GluonTS: of pandas', silent, 'predictor.json', gluonts('pandas.tseries.offsets.Hour'));
const plans = (name: string, operation: string) =>
  json({
    configurations: {
      '3d': {
        architecture: {
          network_class_name: name,
          arch_kwargs: { conv_op: operation, norm_op: 'torch.nn.modules.instancenorm.InstanceNorm3d' },
          _kw_requires_import: ['conv_op', 'norm_op'],
        },
      },
    },
  });
const UNET = 'dynamic_network_architectures.architectures.unet.PlainConvUNet';
test('nnU-Net: the network', rejected, 'plans.json', plans(OS, 'torch.nn.modules.conv.Conv3d'));
test('nnU-Net: an argument', rejected, 'plans.json', plans(UNET, OS));
test('nnU-Net: its own', silent, 'plans.json', plans(UNET, 'torch.nn.modules.conv.Conv3d'));
const settings = (path: string) => json({ name: 'm', implementation: path });
test('MLServer: a function of Python', rejected, 'model-settings.json', settings(OS));
test('MLServer: its own', silent, 'model-settings.json', settings('mlserver_sklearn.SKLearnModel'));
const rasa = (path: string) =>
  json({ train_schema: { nodes: { a: { uses: path, constructor_name: 'load', fn: 'x' } } } });
test('Rasa: a class of Python', rejected, 'metadata.json', rasa('subprocess.Popen'));
test('Rasa: its own', silent, 'metadata.json', rasa('rasa.nlu.tokenizers.whitespace_tokenizer.WhitespaceTokenizer'));
const allen = (path: string) => json({ dataset_reader: { type: 'snli' }, model: { type: path } });
test('AllenNLP: a function of Python', rejected, 'config.json', allen(OS));
test('AllenNLP: its own', silent, 'config.json', allen('allennlp_models.pair_classification.models.ESIM'));

const distribution = (name: string, parameters: readonly unknown[], frozen: unknown = false) =>
  json({ states: [{ distribution: { class: 'Distribution', name, parameters, frozen } }], class: 'HiddenMarkovModel' });
test('pomegranate: a call as the name', rejected, 'hmm.json', distribution(`__import__('os').system('x') or A`, [1]));
test('pomegranate: a function as the name', rejected, 'hmm.json', distribution('exec', ["'import os'"]));
test('pomegranate: a call as a parameter', rejected, 'hmm.json', distribution('A', [`__import__('os').system('x')`]));
test('pomegranate: a call behind them', rejected, 'hmm.json', distribution('A', [1], `__import__('os').system('x')`));
test('pomegranate: numbers', silent, 'hmm.json', distribution('NormalDistribution', [5, 2.5]));
test('pomegranate: names of events', silent, 'hmm.json', distribution('DiscreteDistribution', [{ A: 0.5, 'a b': 1 }]));
const physics = (module: string, name: string) =>
  json({ __name__: name, __module__: module, __args__: { command: 'echo harmless' } });
test('PhysicsNeMo: a function of Python', rejected, 'args.json', physics('os', 'system'));
test('PhysicsNeMo: a model in another', rejected, 'args.json', `{"__args__":{"a":${physics('subprocess', 'Popen')}}}`);
test('PhysicsNeMo: its own', silent, 'args.json', physics('modulus.models.mlp.fully_connected', 'FullyConnected'));
test(
  'PhysicsNeMo: in its archive',
  rejected,
  'net.mdlus',
  tar(tarEntry('./args.json', Buffer.from(physics('os', 'system')))),
);
const qlib = (module: string, name: string) =>
  `task:\n  model:\n    class: ${name}\n    module_path: ${module}\n    kwargs:\n      args: echo harmless\n`;
test('Qlib: a class of Python', rejected, 'workflow.yaml', qlib('subprocess', 'Popen'));
test('Qlib: its own', silent, 'workflow.yaml', qlib('qlib.contrib.model.gbdt', 'LGBModel'));
test('Qlib: a file beside it', silent, 'workflow.yaml', qlib('model.py', 'Mine'));
const mmengine = (module: string) => `custom_imports:\n  imports: [${module}]\nmodel:\n  type: ResNet\n`;
test('MMEngine: a module of a package', async (t) => {
  const { status } = await judgeBytes(mmengine('some_package.models'), 'config.yaml');
  t.is(status, 'warned');
});
test('MMEngine: its own', silent, 'config.yaml', mmengine('mmpretrain.models'));

const NAMES = "{0: 'person', 1: 'traffic light'}";
const CODE = `__import__("os").system("echo harmless")`;
const metadata = (names: string) =>
  `stride: 32\ntask: detect\nimgsz: [640, 640]\nnames: '${names.replaceAll("'", "''")}'\n`;
test('Ultralytics: code for names', rejected, 'model_openvino/metadata.yaml', metadata(CODE));
test('Ultralytics: a dictionary', silent, 'metadata.yaml', metadata(NAMES));
test('another metadata.yaml', silent, 'metadata.yaml', 'names: people[0]\nargs: "--size (large)"\n');
test('Ultralytics: in TorchScript', rejected, 'extra/config.txt', json({ stride: 32, names: CODE }));
const paddle = (type: string) => `mode: paddle\nPreprocess:\n- type: ${type}\n  command: echo harmless\nNMS: null\n`;
test('PaddleDetection: a function of Python', rejected, 'infer_cfg.yml', paddle(OS));
test('PaddleDetection: a builtin', rejected, 'infer_cfg.yml', paddle('exec'));
test('PaddleDetection: code', rejected, 'infer_cfg.yml', paddle(`'${CODE}'`));
test('PaddleDetection: its own', silent, 'infer_cfg.yml', paddle('NormalizeImage'));
const ocr = (name: string) =>
  `PreProcess:\n  transform_ops:\n  - ${name}:\n      command: echo\nPostProcess:\n  name: CTC\n`;
test('PaddleOCR: a function of Python', rejected, 'inference.yml', ocr(OS));
test('PaddleOCR: its own', silent, 'inference.yml', ocr('DecodeImage'));

/** A graph with one node, and metadata. */
function onnx(properties: Readonly<Record<string, string>>): Buffer {
  const graph = field(7, field(1, field(4, 'Relu')));
  const entries = Object.entries(properties).map(([key, value]) => field(14, field(1, key), field(2, value)));
  return Buffer.concat([graph, ...entries]);
}
test('YOLOv5: code in the metadata of ONNX', rejected, 'best.onnx', onnx({ stride: '32', names: CODE }));
test('code without a mark', rejected, 'best.onnx', onnx({ names: CODE }));
test('an item, where YOLOv5 evaluates it', rejected, 'best.onnx', onnx({ stride: '32', names: 'x.y[0]' }));
test('names', silent, 'best.onnx', onnx({ stride: '32', names: NAMES, imgsz: '[640, 640]', args: "{'nms': False}" }));
test('other metadata', silent, 'best.onnx', onnx({ names: 'cat, dog', author: 'f(x)', args: 'a[0]' }));

const axolotl = (plugin: string) => `base_model: a/b\nplugins:\n  - ${plugin}\n`;
test('axolotl: a plugin of Python', rejected, 'axolotl.yml', axolotl(OS));
test('axolotl: its own', silent, 'axolotl.yml', axolotl('axolotl.integrations.liger.LigerPlugin'));
test('plugins of any other text', silent, 'mkdocs.yml', `plugins:\n  - ${OS}\n`);

const logging = (part: string, section = 'handlers') => `version: 1\n${section}:\n  x:\n${part}`;
test('logging: a version that equals 1', rejected, 'logging.yaml', logging(`    (): ${OS}\n`).replace('1', 'yes'));
inFull('logging: one that is too long to be read is reported, another text of filters is not', async (t) => {
  const padded = (text: string) => `${text}${'padding: 1\n'.repeat(250_000)}`;
  for (const version of ['version: 1', 'version:\n  0x1', '"version": !!int "1"', '"\\x76ersion": 1'])
    t.deepEqual(
      await findingLines(padded(`${version}\nfilters: {}\n`), 'logging.yaml'),
      ['high unexaminable/limit logging.yaml'],
      version,
    );
  for (const version of ['v1', '19.2.7', '1.0.0', '1.10'])
    t.deepEqual(
      await findingLines(padded(`version: ${version}\nproperties:\n  filters: {}\n  handlers: []\n`), 'crd.yaml'),
      [],
      version,
    );
  t.deepEqual(await findingLines(padded('resolution: {integrity: sha512-lc/aahn+t4}\n'), 'pnpm-lock.yaml'), []);
  t.deepEqual(await findingLines(padded('about: it filters all\nexample: {version: 1}\n'), 'api.yaml'), []);
  t.deepEqual(await findingLines(padded('about: "filters and mo\\\n  re"\nexample: {version: 1}\n'), 'api.yaml'), []);
  t.deepEqual(await findingLines(padded('about: see class_path, _component_ and module_path\n'), 'api.yaml'), []);
  for (const key of ['class_path', '"_component_"', "'module_path' "])
    t.deepEqual(await findingLines(padded(`${key}: 1\n`), 'a.yaml'), ['high unexaminable/limit a.yaml'], key);
  for (const key of ['lc', '"\\x6cc"'])
    t.deepEqual(
      await findingLines(padded(`${key}: 1\nlc: 1\nid: [a, b]\n`), 'chain.yaml'),
      ['high unexaminable/limit chain.yaml'],
      key,
    );
});
test('logging: a factory', rejected, 'logging.yaml', logging(`    (): ${OS}\n    command: echo harmless\n`));
test('logging: a factory of a filter', rejected, 'logging.yaml', logging(`    (): ${OS}\n`, 'filters'));
test('logging: a class', rejected, 'logging.yaml', logging(`    class: ${OS}\n    command: echo harmless\n`));
test(
  'logging: a value that is looked up',
  rejected,
  'logging.yaml',
  logging(`    class: logging.StreamHandler\n    stream: ext://${OS}\n`),
);
test(
  'logging: in JSON, inside another object',
  rejected,
  'settings.json',
  json({ log: { version: 1, formatters: { a: { '()': OS } } } }),
);
test(
  'logging: what most write',
  silent,
  'logging.yaml',
  'version: 1\nformatters:\n  json:\n    (): pythonjsonlogger.jsonlogger.JsonFormatter\nhandlers:\n  a:\n    class: logging.StreamHandler\n    stream: ext://sys.stdout\n  b:\n    class: mine.Handler\n',
);
test('handlers of another program', silent, 'app.yaml', `handlers:\n  x:\n    class: ${OS}\n`);

const langchain = (...id: readonly string[]) => json({ lc: 1, type: 'constructor', id, kwargs: { a: 'echo' } });
test('LangChain: a function of Python', rejected, 'chain.json', langchain('os', 'system'));
test('LangChain: its own', silent, 'chain.json', langchain('langchain', 'prompts', 'prompt', 'PromptTemplate'));

const zarr = (...filters: readonly object[]) =>
  json({ zarr_format: 2, dtype: '|O', filters, compressor: { id: 'blosc' } });
test('Zarr: chunks that are unpickled', rejected, '.zarray', zarr({ id: 'pickle', protocol: 5 }));
test(
  'Zarr: all arrays in one file',
  rejected,
  '.zmetadata',
  json({ metadata: { 'a/.zarray': JSON.parse(zarr({ id: 'pickle' })) } }),
);
test(
  'Zarr 3: chunks that are unpickled',
  rejected,
  'zarr.json',
  json({ zarr_format: 3, codecs: [{ name: 'numcodecs.pickle' }] }),
);
test(
  'Zarr: chunks that are unpickled, in escapes',
  rejected,
  '.zarray',
  zarr({ id: 'pickle' }).replace('"pickle"', String.raw`"p\u0069ckle"`),
);
test('Zarr: texts', silent, '.zarray', zarr({ id: 'vlen-utf8' }));
test('Zarr: an attribute of that name', silent, '.zattrs', json({ zarr_format: 2, id: 'pickle' }));

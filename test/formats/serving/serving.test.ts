/** Configurations of servers and of pipelines: what of them loads code, in several spellings, and honest ones that stay silent. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { tar, tarEntry, zip } from '../../support/containers.ts';
import { pythonsThatImport, runPython } from '../../support/python.ts';
import { runs } from '../../support/runs.ts';
import { findingLines, judgeBytes, scanBytes } from '../../support/scanned.ts';

const finds = test.macro(async (t, content: string, name: string, ...expected: readonly string[]) => {
  const lines = await findingLines(content, name);
  t.deepEqual(
    lines.map((line) => line.split(' ').slice(0, 2).join(' ')),
    expected,
  );
});
const silent = test.macro(async (t, content: string, name: string, format: string) => {
  const { findings, formats } = await judgeBytes(content, name);
  t.deepEqual(
    findings.filter(({ severity }) => severity !== 'low'),
    [],
  );
  t.true(formats.includes(format), formats.join(' '));
});

const NET = `name: "net"\nlayer {\n  name: "data"\n  type: "Input"\n  top: "data"\n  input_param { shape: { dim: 1 dim: 3 } }\n}\n`;
const python = (param: string): string => `${NET}layer {\n  type: "Python" top: "x"\n  ${param}\n}\n`;
test('a network', silent, NET, 'notes.txt', 'caffe');
test(
  'a network of old',
  silent,
  'name: "LeNet"\ninput: "data"\ninput_dim: 1\nlayers {\n  name: "conv1"\n  type: CONVOLUTION\n  bottom: "data"\n}\n',
  'x',
  'caffe',
);
test(
  'a Python layer',
  finds,
  python('python_param { module: "elsewhere" layer: "Layer" }'),
  'notes.txt',
  'medium unknown-operator/elsewhere',
);
test(
  'a Python layer of the system',
  finds,
  python(`python_param: < module: 'o' "s", layer: "system"; param_str: "x" >`),
  'x',
  'critical python/os/process-execution',
);
test(
  'a Python layer in escapes',
  finds,
  python('python_param { module: "\\157\\x73" # comment\n layer: "system" }'),
  'x',
  'critical python/os/process-execution',
);
test(
  'a Python layer in a list',
  finds,
  `${NET}layer: [{ type: "Python" python_param { module: "os" layer: "system" } }, { name: "y" }]\n`,
  'x',
  'critical python/os/process-execution',
);
test(
  'a Python layer behind much else',
  finds,
  python(`# ${'x'.repeat(200_000)}\npython_param { module: "os" layer: "system" }`),
  'x',
  'critical python/os/process-execution',
);
test(
  'two modules in one layer',
  finds,
  python('python_param { module: "a" module: "os" layer: "system" layer: "B" }'),
  'x',
  'medium unknown-operator/elsewhere',
  'medium unknown-operator/elsewhere',
  'critical python/os/process-execution',
  'high unknown-operator/standard-library',
);

const TRITON = `name: "model"\nmax_batch_size: 8\ninput [ { name: "x" data_type: TYPE_FP32 dims: [ 3, 224, 224 ] } ]\noutput [ { name: "y" data_type: TYPE_FP32 dims: [ 1000 ] } ]\n`;
test('a model of Triton', silent, `backend: "onnxruntime"\n${TRITON}`, 'config.pbtxt', 'triton-config');
test('a model of Triton by platform', silent, `platform: "tensorrt_plan"\n${TRITON}`, 'x', 'triton-config');
test('a Python backend', silent, `backend: "python"\n${TRITON}`, 'x', 'triton-config');
test(
  'a Python backend elsewhere',
  finds,
  `backend: 'python'\n${TRITON}default_model_filename: "../../x.py"\n`,
  'x',
  'high serving/file-elsewhere',
);
test(
  'an environment inside',
  silent,
  `backend: "python"\n${TRITON}parameters: { key: "EXECUTION_ENV_PATH" value: { string_value: "$$TRITON_MODEL_DIRECTORY/e.tar.gz" } }\n`,
  'x',
  'triton-config',
);
test(
  'an environment elsewhere',
  finds,
  `backend: "python"\n${TRITON}parameters: { key: "EXECUTION_ENV_PATH" value: { string_value: "/tmp/e.tar.gz" } }\n`,
  'x',
  'high serving/file-elsewhere',
);
test('a backend by path', finds, `${TRITON}backend: "../x"\n`, 'x', 'high serving/file-elsewhere');
test(
  'a library of operators',
  finds,
  `platform: "tensorflow_savedmodel"\n${TRITON}model_operations { op_library_filename: [ "libx.so" ] }\n`,
  'x',
  'medium serving/library',
);
test(
  'an agent',
  finds,
  `backend: "onnxruntime"\n${TRITON}model_repository_agents { agents [ { name: "x" } ] }\n`,
  'x',
  'medium serving/library',
);

const BENTO =
  'service: "service:svc"\nlabels:\n  owner: me\ninclude:\n  - "*.py"\npython:\n  packages:\n    - torch==2.0\n    - numpy\n';
test('a service of BentoML', silent, BENTO, 'bentofile.yaml', 'bentoml');
test(
  'a service of the system',
  finds,
  BENTO.replace('service:svc', 'os:system'),
  'bentofile.yaml',
  'critical python/os/process-execution',
);
test(
  'a service in a file',
  finds,
  'service: "./subprocess.py:run"\n',
  'bento.yaml',
  'critical python/subprocess/process-execution',
);
test(
  'packages from elsewhere',
  finds,
  BENTO.replace('numpy', 'git+https://example.org/x'),
  'bentofile.yaml',
  'medium serving/packages-elsewhere',
);
test(
  'another index',
  finds,
  `${BENTO}  extra_index_url:\n    - https://example.org/simple\n`,
  'bentofile.yaml',
  'medium serving/packages-elsewhere',
);
test(
  'a script elsewhere',
  finds,
  `${BENTO}docker:\n  setup_script: ../x.sh\n`,
  'bentofile.yaml',
  'high serving/file-elsewhere',
);
test(
  'a model of BentoML',
  silent,
  'name: m\nversion: v\nmodule: bentoml.sklearn\ncontext:\n  bentoml_version: 1.2.0\n',
  'x',
  'bentoml',
);
const IMAGE =
  'bentoml_version: 1.4.40\nimage:\n  base_image: python:3.11-slim\n  python_requirements: |\n    --index-url https://pypi.org/simple\n\n    attrs==26.1.0\n';
test('the image of a service', silent, IMAGE, 'bento.yaml', 'bentoml');
test(
  'packages of an image from elsewhere',
  finds,
  `${IMAGE}    x @ https://example.org/x.whl\n`,
  'bento.yaml',
  'medium serving/packages-elsewhere',
);
test(
  'a model that a module loads',
  finds,
  'name: m\nmodule: runpy.run_path\ncontext: {bentoml_version: 1.2.0}\n',
  'x',
  'critical python/runpy/code-execution',
);

const COG = 'build:\n  gpu: true\n  run:\n    - apt-get update\npredict: "predict.py:Predictor"\n';
test('Cog', silent, COG, 'cog.yaml', 'cog');
test(
  'Cog: Python elsewhere',
  finds,
  COG.replace('predict.py', '../../x.py'),
  'a/cog.yaml',
  'high serving/file-elsewhere',
);
test('Cog names its Python', async (t) => {
  const { facts } = await scanBytes(COG, 'cog.yaml');
  const named = facts.flatMap(({ fact }) => (fact.kind === 'runs-source' ? fact.paths : []));
  t.deepEqual(named, ['predict.py']);
});

const RAY =
  'proxy_location: EveryNode\napplications:\n  - name: app\n    route_prefix: /\n    import_path: package.module:app\n    runtime_env:\n      pip: [torch]\n    deployments:\n      - name: D\n';
test('an application of Ray', silent, RAY, 'serve.yaml', 'ray-serve');
test(
  'an application of the system',
  finds,
  RAY.replace('package.module:app', 'os:system'),
  'x',
  'critical python/os/process-execution',
);
const SERVER = `tracing_config: {exporter_import_path: "ray.serve._private.tracing_utils:default_tracing_exporter"}\n`;
const ROUTER =
  '        request_router_config: {request_router_class: ray.serve.llm.request_router.PrefixCacheAffinityRouter}\n';
test("parts of Ray's own", silent, `${SERVER}${RAY}${ROUTER}`, 'serve.yaml', 'ray-serve');
for (const [what, part] of [
  ['an exporter of traces', 'tracing_config:\n  exporter_import_path: os:system\n'],
  ['a service of gRPC', 'grpc_options:\n  grpc_servicer_functions: [os.system]\n'],
  ['a router', 'deployments:\n- request_router_config: {request_router_class: os.system}\n'],
  ['a policy of replicas', 'deployments:\n- autoscaling_config: {policy: {policy_function: os.system}}\n'],
] as const)
  test(what, finds, `http_options: {port: 8000}\n${part}`, 'x', 'critical python/os/process-execution');
test(
  'an application from elsewhere',
  finds,
  RAY.replace('pip: [torch]', 'working_dir: https://example.org/x.zip'),
  'x',
  'medium serving/code-elsewhere',
);
test(
  'packages of an application',
  finds,
  RAY.replace('[torch]', '{packages: ["https://example.org/x.whl"]}'),
  'x',
  'medium serving/packages-elsewhere',
);

const SERVE =
  'inference_address=http://0.0.0.0:8080\nmanagement_address=http://0.0.0.0:8081\nmodel_store=/home/model-server/model-store\nload_models=all\nvmargs=-Xmx4g\n';
test(
  'a guide that shows settings of TorchServe',
  silent,
  '# Serve\n\nWrite the settings:\n\n```\ninference_address=http://127.0.0.1:8080\nmodel_store=/models\nload_models=a.mar\n```\n\nThen install what they need and start it:\n\npython ./scripts/install.py --environment dev\nNow ask it:\ncurl http://127.0.0.1:8080/ping\n',
  'guide.md',
  'torchserve-settings',
);
test('settings of TorchServe', silent, SERVE, 'config.properties', 'torchserve-settings');
test(
  'settings of TorchServe under their name, one of them',
  silent,
  '#Sample config.properties\ndefault_response_timeout=300\n',
  'serve/config.properties',
  'torchserve-settings',
);
test('plugins alone', finds, 'plugins_path=/tmp/p\n', 'config.properties', 'medium serving/library');
test(
  'an agent of Java',
  finds,
  SERVE.replace('-Xmx4g', '-Xmx4g \\\n  -javaagent:x.jar'),
  'x',
  'high serving/arguments',
);
test('an interpreter', finds, `${SERVE}python = /tmp/python\n`, 'x', 'medium serving/interpreter');
test('plugins', finds, `${SERVE}plugins_path=/tmp/p\n`, 'x', 'medium serving/library');
test(
  'models from elsewhere',
  finds,
  SERVE.replace('=all', '=https://example.org/x.mar'),
  'x',
  'medium serving/code-elsewhere',
);

const OLLAMA =
  '# made by hand\nFROM llama3:8b\nPARAMETER temperature 0.7\nSYSTEM """\nFROM /not/this\n"""\nTEMPLATE "{{ .Prompt }}"\n';
test('a Modelfile', silent, OLLAMA, 'notes.txt', 'ollama-modelfile');
test('a Modelfile of a file', silent, 'FROM ./model.gguf\n', 'Modelfile', 'ollama-modelfile');
test(
  'a model elsewhere',
  finds,
  OLLAMA.replace('llama3:8b', '../../model.gguf'),
  'x',
  'medium serving/model-elsewhere',
);
test('an adapter elsewhere', finds, `${OLLAMA}adapter "/etc/x"\n`, 'x', 'medium serving/model-elsewhere');

const spark = (name: string): string =>
  `{"class":"${name}","timestamp":1700000000000,"sparkVersion":"3.5.0","uid":"PipelineModel_4f","paramMap":{"stageUids":["a"]},"defaultParamMap":{}}\n`;
test('a pipeline of Spark', silent, spark('org.apache.spark.ml.PipelineModel'), 'part-00000', 'spark-metadata');
test('a class of another package', finds, spark('elsewhere.Stage'), 'part-00000', 'medium unknown-operator/elsewhere');
test('a class of the system', finds, spark('o\\u0073.system'), 'x', 'critical python/os/process-execution');

const SPACY =
  '[nlp]\nlang = "en"\npipeline = ["ner"]\n\n[components]\n\n[components.ner]\nfactory = "ner"\n\n[components.ner.model]\n@architectures = "spacy.TransitionBasedParser.v2"\n\n[training.optimizer]\n@optimizers = "Adam.v1"\n';
test('a pipeline of spaCy', silent, SPACY, 'config.cfg', 'spacy-config');
test(
  'a pipeline elsewhere',
  finds,
  SPACY.replace('factory = "ner"', 'source = "../../m"'),
  'x',
  'medium serving/model-elsewhere',
);
test('a function of another package', async (t) => {
  const { findings } = await judgeBytes(SPACY.replace('spacy.TransitionBasedParser.v2', 'mine.Model'), 'x');
  t.deepEqual(
    findings.map(({ severity, rule }) => `${severity} ${rule}`),
    ['low serving/function'],
  );
});

test('a pipeline that spaCy saved', async (t) => {
  const [python] = pythonsThatImport('spacy');
  if (python === undefined) {
    t.log('skipped: no spacy');
    t.pass();
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'model-check-spacy-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  runPython(
    python,
    `import spacy, sys; nlp = spacy.blank('en'); nlp.add_pipe('sentencizer'); nlp.add_pipe('ner'); nlp.to_disk(sys.argv[1])`,
    [folder],
  );
  const { findings, formats } = await judgeBytes(readFileSync(join(folder, 'config.cfg')), 'notes');
  t.deepEqual(findings, []);
  t.deepEqual(formats, ['spacy-config']);
});

test('cut, flipped and padded texts give findings or facts, never a crash', async (t) => {
  let seed = 11;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  const specimens = [
    python('python_param { module: "a" layer: "B" }'),
    `backend: "python"\n${TRITON}`,
    BENTO,
    RAY,
    SERVE,
    OLLAMA,
    spark('a.B'),
    SPACY,
  ];
  for (const specimen of specimens) {
    for (let round = 0; round < runs(60); round += 1) {
      const mutant = Buffer.from(round % 3 === 0 ? specimen.slice(0, random(specimen.length)) : specimen);
      if (round % 3 !== 0) mutant[random(mutant.length)] = random(256);
      await t.notThrowsAsync(
        judgeBytes(
          round % 5 === 0 ? Buffer.concat([mutant, Buffer.alloc(64)]) : mutant,
          round % 2 === 0 ? 'x' : 'bentofile.yaml',
        ),
      );
    }
  }
});

test('source of a service, of a Python backend and of a model of MLflow', async (t) => {
  for (const [mark, content] of [
    ['bento.yaml', 'service: service:Service\n'],
    ['model/config.pbtxt', 'backend: "python"\nmax_batch_size: 0\n'],
    ['model/MLmodel', 'flavors:\n  python_function:\n    loader_module: mlflow.sklearn\n'],
  ] as const) {
    const archive = tar(
      tarEntry('src/service.py', Buffer.from('import os\nos.system("x")\n')),
      tarEntry(mark, Buffer.from(content)),
    );
    t.deepEqual(
      (await findingLines(archive, 'a.tar')).map((line) => line.split(' ').slice(0, 2).join(' ')),
      ['medium code-by-value/python', 'critical python/os/process-execution'],
      mark,
    );
  }
});

test('a handler of TorchServe whose import acts', async (t) => {
  const archive = (source: string): Buffer =>
    zip([
      { name: 'MAR-INF/MANIFEST.json', content: Buffer.from('{"model":{"handler":"handler.py"}}') },
      { name: 'handler.py', content: Buffer.from(source) },
    ]);
  t.deepEqual(
    await findingLines(
      archive('import os, torch\nclass Handler:\n  def handle(self, x):\n    return os.system(x)\n'),
      'model.mar',
    ),
    ['medium code-by-value/python model.mar!handler.py'],
  );
  t.deepEqual(await findingLines(archive('import os as o\no.system("x")\n'), 'model.mar'), [
    'medium code-by-value/python model.mar!handler.py',
    'critical python/os/process-execution model.mar!handler.py',
  ]);
});

const EVERY_SPELLING: readonly (readonly [name: string, content: string, file: string, expected: string])[] = [
  ['a backend on one line', "name: 'm' max_batch_size: 1 backend: 'mine'", 'x', 'medium serving/library'],
  ['a backend and nothing else', 'backend: "mine"\n', 'config.pbtxt', 'medium serving/library'],
  [
    'a library of the backend',
    'backend: "onnxruntime"\nruntime: "../x.so"',
    'config.pbtxt',
    'high serving/file-elsewhere',
  ],
  [
    'a file for one kind of card',
    'platform: "x" max_batch_size: 1 cc_model_filenames [ { key: "7.5" value: "../x" } ]',
    'x',
    'high serving/file-elsewhere',
  ],
  [
    'a setting without a sign',
    'inference_address http://x\nmodel_store /x\npython /tmp/p\n',
    'x',
    'medium serving/interpreter',
  ],
  ['a setting in escapes', `${SERVE}pyth\\u006fn=/tmp/p\n`, 'x', 'medium serving/interpreter'],
  [
    'a model behind texts of several lines',
    'PARAMETER a 1\nSYSTEM """\nhello\nFROM /x\n"""\nFROM /y/a.gguf\n',
    'Modelfile',
    'medium serving/model-elsewhere',
  ],
  [
    'a model in a text of several lines',
    'FROM """../../x.gguf"""\nPARAMETER a 1\n',
    'x',
    'medium serving/model-elsewhere',
  ],
  [
    'a hook of each process',
    'applications:\n- import_path: a.b:c\n  runtime_env: {worker_process_setup_hook: os.system}\n',
    'x.yaml',
    'critical python/os/process-execution',
  ],
  [
    'a library for each process',
    'applications:\n- import_path: a.b:c\n  runtime_env: {env_vars: {LD_PRELOAD: ./e.so, A: b}}\n',
    'x.yaml',
    'medium serving/library',
  ],
  [
    'a statement that calls a method',
    '{"class":"org.apache.spark.ml.feature.SQLTransformer","sparkVersion":"3.5.0","paramMap":{"statement":"SELECT Reflect (\'a\', \'b\') FROM __THIS__"}}',
    'part-00000',
    'high serving/sql-method',
  ],
];
for (const [name, content, file, expected] of EVERY_SPELLING) test(name, finds, content, file, expected);

test('a library of the backend that is not named', async (t) => {
  t.deepEqual(await findingLines('backend: "onnxruntime"\nruntime: ""', 'config.pbtxt'), []);
});

test('settings of other programs', async (t) => {
  for (const content of ['name: app\nbackend: "redis"\n', 'on: push\njobs:\n  a:\n    platform: "x"\n    input: 3\n'])
    t.deepEqual(await findingLines(content, 'a.yaml'), []);
});

test('source of a model of SageMaker', async (t) => {
  const file = tar(tarEntry('code/inference.py', Buffer.from('import os\nos.system("x")\n')));
  t.true((await findingLines(file, 'model.tar')).some((line) => line.startsWith('critical python/os/')));
});

test('manifests of TorchServe', async (t) => {
  const manifest = (handler: string): string => JSON.stringify({ model: { handler }, archiverVersion: '0.12' });
  for (const handler of ['../h.py', '/tmp/h.py:go', '..\\h.py']) {
    const lines = await findingLines(
      zip([{ name: 'MAR-INF/MANIFEST.json', content: Buffer.from(manifest(handler)) }]),
      'data',
    );
    t.true(
      lines.some((line) => line.startsWith('high serving/file-elsewhere')),
      handler,
    );
  }
  t.deepEqual(await findingLines(manifest('image_classifier'), 'MANIFEST.json'), []);
});

test('requirements of TorchServe under a name that is not theirs', async (t) => {
  const manifest = (requirementsFile: string): string =>
    JSON.stringify({ model: { handler: 'image_classifier', requirementsFile }, archiverVersion: '0.12' });
  for (const name of ['r.in', 'packages', 'frequency.txt'])
    t.deepEqual(await findingLines(manifest(name), 'MANIFEST.json'), [
      'medium torchserve/requirements-unread MANIFEST.json#/model',
    ]);
  for (const name of ['requirements.txt', 'req.txt', 'reqs-gpu.txt', 'constraints.in'])
    t.deepEqual(await findingLines(manifest(name), 'MANIFEST.json'), []);
});

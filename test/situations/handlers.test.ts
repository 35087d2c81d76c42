/** Python source that a configuration of the same tree names: what its import plainly calls is judged, whoever of the two changes. */
import test, { type ExecutionContext } from 'ava';
import { createRepository } from '../support/repository.ts';

const EVIL = 'import os\nos.system("echo harmless")\n';
const HONEST = 'import os, torch\nos.makedirs("cache", exist_ok=True)\nMODEL = torch.load("model.pt")\n';

interface Named {
  readonly by: string;
  readonly text: string;
  readonly file: string;
}

const NAMED: Readonly<Record<string, Named>> = {
  Triton: { by: 'm/a/config.pbtxt', text: 'name: "a"\nbackend: "python"\nmax_batch_size: 1\n', file: 'm/a/1/model.py' },
  TorchServe: {
    by: 'x/MAR-INF/MANIFEST.json',
    // As torch-model-archiver 0.12.0 writes it.
    text: '{\n  "createdOn": "29/11/2026 16:41:39",\n  "runtime": "python",\n  "model": {\n    "modelName": "m",\n    "serializedFile": "w.pt",\n    "handler": "h.py",\n    "modelVersion": "1.0"\n  },\n  "archiverVersion": "0.12.0"\n}',
    file: 'x/h.py',
  },
  'TorchServe, settings': {
    by: 'config.properties',
    text: 'inference_address=http://127.0.0.1\nmodel_store=x\ndefault_service_handler=h.py:handle\n',
    file: 'h.py',
  },
  BentoML: { by: 'b/bentofile.yaml', text: "service: 'pkg.service:Svc'\n", file: 'b/pkg/service.py' },
  'BentoML, a package': { by: 'b/bentofile.yaml', text: 'service: pkg.service:Svc\n', file: 'b/pkg/__init__.py' },
  'Ray Serve': { by: 'serve.yaml', text: 'applications:\n- import_path: app.main:entry\n', file: 'app/main.py' },
  transformers: { by: 'hf/config.json', text: '{"auto_map": {"AutoModel": "modeling_x.X"}}', file: 'hf/modeling_x.py' },
  diffusers: {
    by: 'd/model_index.json',
    text: '{"_class_name": "P", "_diffusers_version": "0.30", "unet": ["my_unet", "U"]}',
    file: 'd/my_unet.py',
  },
  'sentence-transformers': {
    by: 's/modules.json',
    text: '[{"idx": 0, "name": "0", "path": "", "type": "custom_st.Transformer"}]',
    file: 's/custom_st.py',
  },
  MLflow: {
    by: 'ml/MLmodel',
    // As MLflow 3.17.2 writes it.
    text: 'flavors:\n  python_function:\n    code: code\n    env:\n      conda: conda.yaml\n      virtualenv: python_env.yaml\n    loader_module: mine\n    python_version: 3.11.7\n    streamable: false\nmlflow_version: 3.17.2\nmodel_id: null\nmodel_uuid: e6e8ff814f894c5aaed3e46644ee217e\n',
    file: 'ml/code/mine.py',
  },
  'MLflow, a script': {
    by: 'ml/MLmodel',
    text: 'flavors:\n  python_function:\n    cloudpickle_version: 3.1.3\n    code: null\n    loader_module: mlflow.pyfunc.loaders.code_model\n    model_code_path: /home/me/project/run.py\n    streamable: false\nmlflow_version: 3.17.2\n',
    file: 'ml/run.py',
  },
};

function repositoryOf(t: ExecutionContext) {
  const repository = createRepository();
  t.teardown(repository.remove);
  return repository;
}

for (const [name, { by, text, file }] of Object.entries(NAMED)) {
  test(`${name}: both come at once`, (t) => {
    const repository = repositoryOf(t);
    repository.write(by, text);
    repository.write(file, EVIL);
    repository.git('add', '.');
    const { status, stdout } = repository.modelCheck('staged');
    t.is(status, 1, stdout);
    t.regex(stdout, new RegExp(`✖ ${file}\n.*python-handler`));
    t.is(repository.modelCheck('scan', '.').status, 1);
  });

  test(`${name}: the source changes alone`, (t) => {
    const repository = repositoryOf(t);
    repository.write(by, text);
    repository.write(file, HONEST);
    repository.git('add', '.');
    const first = repository.modelCheck('staged');
    t.is(first.status, 0, first.stdout);
    repository.git('commit', '-qnm', 'x');
    repository.write(file, EVIL);
    repository.git('add', '.');
    t.is(repository.modelCheck('hook', 'pre-commit').status, 1);
  });
}

test('every way to look at a repository', (t) => {
  const repository = repositoryOf(t);
  repository.write('hf/config.json', '{"auto_map": {"AutoModel": "modeling_x.X"}}');
  repository.write('hf/modeling_x.py', HONEST);
  repository.git('add', '.');
  repository.git('commit', '-qnm', 'x');
  repository.write('hf/modeling_x.py', EVIL);
  repository.git('add', '.');
  repository.git('commit', '-qnm', 'y');
  t.is(repository.modelCheck('range', 'HEAD~1..HEAD').status, 1);
  t.is(repository.modelCheck('history', '--all').status, 1);
  t.is(repository.modelCheck('tree', 'HEAD').status, 1);
  t.is(repository.modelCheck('tree', 'HEAD~1').status, 0);
});

test('what named source imports is looked for, link by link, and circles end', (t) => {
  const repository = repositoryOf(t);
  repository.write('hf/config.json', '{"auto_map": {"AutoModel": "modeling_x.X"}}');
  repository.write('hf/modeling_x.py', 'import torch\nfrom .parts import (\n  a,\n  b,\n)\n');
  repository.write('hf/parts/__init__.py', 'from . import deep, other as o\nfrom ..modeling_x import X\n');
  repository.write('hf/parts/deep.py', EVIL);
  repository.write('hf/elsewhere.py', EVIL);
  repository.git('add', '.');
  const { status, stdout } = repository.modelCheck('staged');
  t.is(status, 1);
  t.regex(stdout, /✖ hf\/parts\/deep\.py/);
  t.notRegex(stdout, /elsewhere/);
});

test('source that nothing names is none of ours', (t) => {
  const repository = repositoryOf(t);
  repository.write('m/a/1/model.py', EVIL);
  repository.write('hf/config.json', '{"architectures": ["X"]}');
  repository.write('hf/modeling_x.py', EVIL);
  repository.git('add', '.');
  t.is(repository.modelCheck('staged').status, 0);
});

test('what the policy excludes stays out, and what leaves the tree is not looked for', (t) => {
  const repository = repositoryOf(t);
  repository.write('.model-checkrc.yaml', 'exclude: [hf/modeling_x.py]\n');
  repository.write('hf/config.json', '{"auto_map": {"AutoModel": "modeling_x.X"}}');
  repository.write('hf/modeling_x.py', EVIL);
  repository.write('MAR-INF/MANIFEST.json', '{"model": {"handler": "../../h.py"}, "archiverVersion": "1"}');
  repository.git('add', '.');
  const { status, stdout } = repository.modelCheck('staged');
  t.is(status, 1);
  t.regex(stdout, /serving\/file-elsewhere/);
  t.notRegex(stdout, /python\/os/);
});

test('a file on disk that nobody asked for is not read', (t) => {
  const repository = repositoryOf(t);
  repository.write('hf/config.json', '{"auto_map": {"AutoModel": "modeling_x.X"}}');
  repository.write('hf/modeling_x.py', EVIL);
  t.notRegex(repository.modelCheck('scan', 'hf/config.json').stdout, /python\/os/);
  t.regex(repository.modelCheck('scan', 'hf/config.json', 'hf/modeling_x.py').stdout, /python\/os/);
});

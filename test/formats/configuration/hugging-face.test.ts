/** Configurations of transformers that name code of the model's own, and the files of MLflow that name the module that loads it. */
import test from 'ava';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const finds = test.macro(async (t, path: string, content: string, ...expected: readonly string[]) => {
  t.deepEqual(await findingLines(content, path), expected);
  t.false(isPlainContent(content), 'the fast path must leave it to the program');
});

const silent = test.macro(async (t, path: string, content: string) => {
  t.deepEqual((await judgeBytes(content, path)).findings, []);
});

test(
  'code beside the model',
  finds,
  'config.json',
  '{"auto_map": {"AutoModel": "modeling_x.Model"}}',
  'medium huggingface/own-code config.json',
);
test(
  'code of another repository',
  finds,
  'config.json',
  '{"auto_map": {"AutoModel": "user/repo--modeling_x.Model"}}',
  'medium huggingface/code-elsewhere config.json',
);
test(
  'tokenizers',
  finds,
  'tokenizer_config.json',
  '{"auto_map": {"AutoTokenizer": ["tok.Slow", null]}}',
  'medium huggingface/own-code tokenizer_config.json',
);
test(
  'a part of a configuration',
  finds,
  'config.json',
  '{"text_config": {"auto_map": {"AutoConfig": "a--b.C"}}}',
  'medium huggingface/code-elsewhere config.json#/text_config',
);
test(
  'in escapes',
  finds,
  'config.json',
  '{"\\u0061uto_map": {"AutoModel": "modeling_x.Model"}}',
  'medium huggingface/own-code config.json',
);
test(
  'a pipeline',
  finds,
  'config.json',
  '{"custom_pipelines": {"x": {"impl": "pipe.Pipe", "pt": ["AutoModel"]}}}',
  'medium huggingface/own-code config.json',
);
test('the files of a model in parts, of which one lies outside of its folder', async (t) => {
  const text = (file: string) => JSON.stringify({ metadata: {}, weight_map: { a: 'x-00001-of-00002.bin', b: file } });
  for (const name of ['pytorch_model.bin.index.json', 'model.safetensors.index.json']) {
    for (const file of ['../x.bin', '/tmp/x.bin', 'a/../../x.bin', 'C:\\x.bin']) {
      t.deepEqual(await findingLines(text(file), name), [`medium serving/model-elsewhere ${name}#/weight_map`]);
      t.false(isPlainContent(text(file), name));
    }
    t.deepEqual((await judgeBytes(text('parts/x.bin'), name)).findings, []);
  }
});
test(
  'an honest configuration',
  silent,
  'config.json',
  '{"architectures": ["BertModel"], "model_type": "bert", "torch_dtype": "float32"}',
);
test('an empty map', silent, 'config.json', '{"auto_map": {}}');
test('another use of the word', silent, 'settings.json', '{"auto_map": true, "a": {"auto_map": ["x.y"]}}');
test('prose', silent, 'README.md', 'Set `auto_map` to `{"AutoModel": "modeling_x.Model"}`.\n');

const mlmodel = (loader: string, rest = '') => `artifact_path: model
flavors:
  python_function:
    env: {conda: conda.yaml, virtualenv: python_env.yaml}
    loader_module: ${loader}
    model_path: model.pkl
    python_version: 3.10.12
${rest}  sklearn:
    code: null
    pickled_model: model.pkl
    serialization_format: cloudpickle
mlflow_version: 2.9.2
model_uuid: 1b2c
`;

test('a loader of scikit-learn', silent, 'MLmodel', mlmodel('mlflow.sklearn'));
test('a loader of functions', silent, 'MLmodel', mlmodel('mlflow.pyfunc.model'));
test('a loader of PyTorch', silent, 'MLmodel', mlmodel('mlflow.pytorch'));
test(
  'a loader of its own',
  finds,
  'MLmodel',
  mlmodel('my_loader', '    code: code\n'),
  'medium mlflow/loader MLmodel#/flavors/python_function',
);
test(
  'a loader that only looks like one',
  finds,
  'MLmodel',
  mlmodel('mlflow_evil.x'),
  'medium mlflow/loader MLmodel#/flavors/python_function',
);
test(
  'a script',
  finds,
  'MLmodel',
  mlmodel('mlflow.pyfunc.model', '    model_code_path: agent.py\n'),
  'medium mlflow/loader MLmodel#/flavors/python_function',
);
test(
  'a script of LangChain',
  finds,
  'MLmodel',
  `flavors:\n  langchain:\n    model_code_path: chain.py\nmlflow_version: 3.17.2\n`,
  'medium mlflow/loader MLmodel#/flavors/langchain',
);
const flavor = (lines: string) => `flavors:\n  xgboost:\n    data: model.xgb\n    ${lines}\nmlflow_version: 3.17.2\n`;
test('a class of the library', silent, 'MLmodel', flavor('model_class: xgboost.sklearn.XGBClassifier'));
test('a module of Keras', silent, 'MLmodel', flavor('keras_module: tensorflow.keras'));
test(
  'what is called in place of a class',
  finds,
  'MLmodel',
  flavor('model_class: posix.abort'),
  'critical python/posix/process-execution MLmodel#/flavors/xgboost',
);
test(
  'a module in place of Keras',
  finds,
  'x',
  flavor('keras_module: this'),
  'critical python/this/import x#/flavors/xgboost',
);
test('source that names the key', silent, 'loader.py', 'def f(conf):\n    return conf["loader_module"]\n');

/** Python source that has what servers of models look for in it: silent while its import only defines things, whatever it is imported for. */
import test from 'ava';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const SHAPES: Readonly<Record<string, string>> = {
  Triton: 'class TritonPythonModel:\n    def execute(self, requests):\n        return requests\n',
  'an endpoint of the Hub': 'class EndpointHandler():\n    def __init__(self, path=""):\n        pass\n',
  SageMaker: 'def model_fn(model_dir):\n    return None\n',
  'SageMaker with TensorFlow': 'def input_handler(data, context):\n    return data\n',
  TorchServe: 'def handle(data, context):\n    return data\n',
  'a class of TorchServe': 'from ts.torch_handler.base_handler import BaseHandler\nclass H(BaseHandler): pass\n',
  MLflow: 'def _load_pyfunc(path):\n    return path\n',
  BentoML: 'import bentoml\n@bentoml.service(resources={"cpu": "1"})\nclass S:\n    pass\n',
  'BentoML of old': 'import bentoml\nsvc = bentoml.Service("x")\n',
  'SageMaker for transformers': 'def predict_fn(data, model):\n    return data\n',
  'Azure ML': 'def init():\n    pass\ndef run(raw_data):\n    return raw_data\n',
  Cog: 'from cog import BasePredictor, Input\nclass Predictor(BasePredictor):\n    pass\n',
  KServe: 'from kserve import Model, ModelServer\nclass M(Model):\n    pass\n',
  'KServe with one name': 'from kserve import Model\nclass M(Model):\n    pass\n',
  'KServe by its package': 'import kserve\nclass M(kserve.Model):\n    pass\n',
  'KServe with names in brackets':
    'from kserve import (\n    Model,\n    ModelServer,\n)\nclass M(Model):\n    pass\nif __name__ == "__main__":\n    ModelServer().start([M("x")])\n',
  MLServer: 'from mlserver import MLModel\nclass M(MLModel):\n    pass\n',
  Seldon: 'from seldon_core.user_model import SeldonComponent\nclass M(SeldonComponent):\n    pass\n',
  LitServe: 'import litserve as ls\nclass A(ls.LitAPI):\n    pass\n',
  Vertex: 'from google.cloud.aiplatform.prediction.predictor import Predictor\n',
  'Ray Serve': 'from ray import serve\n@serve.deployment\nclass D:\n    pass\n',
};
const HONEST =
  'import logging, os, torch, joblib\nfrom pathlib import Path\nlog = logging.getLogger(__name__)\nos.makedirs("x", exist_ok=True)\n' +
  'Path("x").mkdir(exist_ok=True)\nmodel = joblib.load("m.joblib")\nnet = torch.load(os.path.join(os.environ.get("M", "."), "m.pt"))\nlabels = open("labels.txt").read()\n';

const finds = test.macro(async (t, content: string, ...expected: readonly string[]) => {
  for (const [name, shape] of Object.entries(SHAPES)) {
    const lines = await findingLines(`${content}${shape}`, 'a/1/model.py');
    t.deepEqual(
      lines.map((line) => line.split(' ').slice(0, 2).join(' ')),
      expected,
      name,
    );
  }
});

test('what programs do when they start', finds, HONEST);
test('a process', finds, 'import os\nos.system("echo harmless")\n', 'critical python/os/process-execution');
test(
  'a process by another name',
  finds,
  'from subprocess import Popen as P\nP("x")\n',
  'critical python/subprocess/process-execution',
);
test('code', finds, 'exec("x")\n', 'critical python/builtins/code-execution');
test(
  'the network, by a package',
  finds,
  'import requests as r\nA = r.get("http://x").json()\n',
  'high python/requests/network',
);
test('a download', finds, 'import gdown\ngdown.download("http://x")\n', 'high python/gdown/network');
test('the network', finds, 'import urllib.request as u\nu.urlopen("http://x")\n', 'high python/urllib.request/network');
test('a library', finds, 'import ctypes\nctypes.CDLL("x.so")\n', 'high python/ctypes/native-code');
test('a pickle of its own', finds, 'import pickle\npickle.loads(b"x")\n', 'high python/pickle/nested-load');
test('a file', finds, 'import os\nos.remove("x")\n', 'medium python/os/file-write');
test(
  'a function that is looked up',
  finds,
  'import os\ngetattr(os, "system")("x")\n',
  'critical python/os/process-execution',
);
test(
  'types and constants',
  finds,
  'import subprocess, ctypes, socket\nA = (subprocess.PIPE, ctypes.c_int(1), socket.SOCK_STREAM)\n',
);

test('functions that a server calls later are for a review', async (t) => {
  const later = 'import os\nclass TritonPythonModel:\n    def execute(self, r):\n        os.system("x")\n';
  t.deepEqual(await findingLines(later, 'model.py'), []);
});

test('clients of a server', async (t) => {
  for (const line of [
    'from mlserver.codecs import NumpyCodec',
    'import kserve',
    'from seldon_core.seldon_client import SeldonClient',
  ])
    t.deepEqual(
      await findingLines(`import requests\n${line}\nprint(requests.post("http://x"))\n`, 'client.py'),
      [],
      line,
    );
});

test('texts that quote such source', async (t) => {
  const text = 'import os\nos.system("x")\nclass TritonPythonModel:\n    pass\n';
  for (const name of ['README.md', 'notes.txt', 'model.ipynb']) {
    const { formats } = await judgeBytes(text, name);
    t.false(formats.includes('python-handler'), name);
  }
});

test('tests and installed packages quote what a server imports', async (t) => {
  const code = `import os\nos.system("echo harmless")\n${SHAPES['MLflow']}`;
  for (const name of [
    'test_model.py',
    'a/model_test.py',
    'tests/conftest.py',
    'v/lib/site-packages/mlflow/statsmodels.py',
  ])
    t.deepEqual(await findingLines(code, name), [], name);
  for (const name of ['model.py', 'tests/model.py', 'testing_model.py', 'contest.py'])
    t.deepEqual(await findingLines(code, name), [`critical python/os/process-execution ${name}`], name);
});

/** Rows about what the configurations of servers of models make these load, fetch or run. */
import { splitNames } from '../rows.ts';
import type { Effect, OperatorRule, Provenance, Severity } from '../rule.ts';

function documented(reference: string): Provenance {
  return { kind: 'documentation', reference };
}

const TRITON = documented('https://github.com/triton-inference-server/python_backend');
const TRITON_OPERATORS = documented(
  'https://docs.nvidia.com/deeplearning/triton-inference-server/user-guide/docs/user_guide/custom_operations.html',
);
const RAY = documented('https://docs.ray.io/en/latest/ray-core/handling-dependencies.html');
const BENTO = documented('https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html');
const TORCHSERVE = documented('https://docs.pytorch.org/serve/configuration.html');
const OLLAMA = documented('https://docs.ollama.com/modelfile');
const OCI = documented('https://github.com/opencontainers/image-spec/blob/main/descriptor.md');
const SPARK = documented('https://spark.apache.org/docs/latest/api/sql/#reflect');
const KALDI = documented('https://kaldi-asr.org/doc/io.html');
const SPACY = documented('https://spacy.io/usage/training#custom-functions');

const ROWS: readonly (readonly [
  name: string,
  severity: Severity,
  effect: Effect,
  because: string,
  ...provenance: [Provenance, ...Provenance[]],
])[] = [
  ['python', 'low', 'code-execution', 'The server runs a Python file beside the model: review it as code.', TRITON],
  [
    'library',
    'medium',
    'native-code',
    'The server loads a library for the machine that does not come with it.',
    TRITON_OPERATORS,
    TORCHSERVE,
  ],
  ['script', 'low', 'process-execution', 'A script of the folder is run: review it as code.', BENTO],
  [
    'reader',
    'low',
    'process-execution',
    'Reading an entry starts a program that decodes sound, or a script of the folder.',
    KALDI,
  ],
  ['interpreter', 'medium', 'process-execution', 'The server starts the program that is named here.', TORCHSERVE],
  [
    'arguments',
    'high',
    'process-execution',
    'The options of the Java machine load an agent, or run a program where something fails.',
    TORCHSERVE,
  ],
  ['function', 'low', 'code-execution', 'It names a function that installed code registers.', SPACY],
  [
    'sql-method',
    'high',
    'code-execution',
    'A stage runs a statement of SQL that calls a method of any class by its name.',
    SPARK,
  ],
  ['code-elsewhere', 'medium', 'code-execution', 'The server fetches code from an address, and runs it.', RAY],
  [
    'packages-elsewhere',
    'medium',
    'network',
    'Packages are installed from another index, an address or a path: installing them runs their code.',
    BENTO,
    RAY,
  ],
  ['file-elsewhere', 'high', 'code-execution', 'What the server runs lies outside of the folder of the model.', TRITON],
  ['layer-elsewhere', 'medium', 'network', 'A layer of the image is fetched from an address.', OCI],
  ['model-elsewhere', 'medium', 'file-read', 'The model, or a part of it, is a file outside of this folder.', OLLAMA],
];

export const SERVING_RULES: readonly OperatorRule[] = ROWS.map(([name, severity, effect, because, ...provenance]) => ({
  id: `serving/${name}`,
  ecosystem: 'serving',
  module: 'server',
  names: splitNames(name),
  severity,
  effect,
  because,
  provenance,
}));

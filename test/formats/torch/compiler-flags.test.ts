/** Archives of `torch.export` without a library: loading compiles their C++ by a command of a shell, which is made of their own texts and names. torch 2.13 ran each command that is critical here when this was written. */
import test from 'ava';
import { zip } from '../../support/containers.ts';
import { findingLines } from '../../support/scanned.ts';

const FOLDER = 'm/data/aotinductor/model/';
/** As torch 2.13 writes them beside C++ of its own. */
const OPTIONS = {
  compiler: 'g++',
  definitions: ['TORCH_INDUCTOR_CPP_WRAPPER', ' C10_USING_CUSTOM_GENERATED_MACROS', 'CPU_CAPABILITY_AVX512'],
  include_dirs: ['/opt/venv/lib/python3.11/site-packages/torch/include'],
  cflags: ['O3', 'std=c++20', 'march=native', 'fopenmp'],
  ldflags: [],
  libraries_dirs: ['/opt/venv/lib'],
  libraries: ['torch', 'gomp'],
  passthrough_args: ['', '-mavx512f -mavx512dq'],
  aot_mode: true,
  use_relative_path: false,
  compile_only: true,
};

function archive(options: string, { stem = 'x.wrapper', others = [] as readonly string[] } = {}): Uint8Array {
  const entries = [`${stem}.cpp`, ...others].map((name) => ({ name: FOLDER + name, content: Buffer.from('int x;') }));
  const flags = { name: `${FOLDER}${stem}_compile_flags.json`, content: Buffer.from(options) };
  return zip([...entries, flags]);
}

const COMPILED = 'medium code-by-value/machine';
const SHELL = 'critical python/os/process-execution';

const finds = test.macro(async (t, content: Uint8Array, name: string, ...expected: readonly string[]) => {
  const lines = await findingLines(content, name);
  t.deepEqual(
    lines.map((line) => line.replace(/ \S+$/, '')),
    expected,
  );
});

const changed = (change: Record<string, unknown>) => archive(JSON.stringify({ ...OPTIONS, ...change }));
for (const compiler of ['g++', 'clang++-17', '/usr/bin/x86_64-linux-gnu-g++', 'ccache g++', '/opt/cuda/bin/nvcc', 'cl'])
  test(`compiled by ${compiler}`, finds, changed({ compiler }), 'm.pt2', COMPILED);
test(
  'texts in quotes',
  finds,
  changed({ passthrough_args: ["-Xcompiler '-fPIC -O3'", '-DA=\\"_gcc\\"', '-gencode=arch=compute_80,code=[sm_80]'] }),
  'm.pt2',
  COMPILED,
);

for (const compiler of ['touch /tmp/x;g++', './g++', '/tmp/g++', '/bin/sh', 'g++ -v|sh', 'sh -c id #g++'])
  test(`compiler: ${compiler}`, finds, changed({ compiler }), 'm.pt2', COMPILED, SHELL);
for (const option of [';id', '$(id)', '`id`', '-wrapper id,', '-fplugin=./a.so', '@more', '-o ../x', "'a' 'b", '\nid'])
  test(`option: ${JSON.stringify(option)}`, finds, changed({ passthrough_args: [option] }), 'a', COMPILED, SHELL);
for (const key of ['definitions', 'include_dirs', 'cflags', 'ldflags', 'libraries_dirs', 'libraries'])
  test(`a command in ${key}`, finds, changed({ [key]: ['x;id'] }), 'm.pt2', COMPILED, SHELL);
test(
  'a key that stands twice',
  finds,
  archive(`{"c\\u006fmpiler":"touch /tmp/x;","compiler":"g++"}`),
  'm.pt2',
  COMPILED,
  SHELL,
);
test('the name of the source', finds, archive('{}', { stem: 'a;id;' }), 'm.pt2', SHELL);
test('the name of an object', finds, archive('{}', { others: ['$(id).o'] }), 'm.pt2', SHELL);
test('a file beside the archive', async (t) => {
  const lines = await findingLines(JSON.stringify({ compiler: 'id', cflags: [] }), 'x/model_linker_flags.json');
  t.is(lines.length, 2);
});
test('flags of something else', async (t) => {
  t.deepEqual(await findingLines('{"flags":["-O2; id"]}', 'app_compile_flags.json'), []);
});

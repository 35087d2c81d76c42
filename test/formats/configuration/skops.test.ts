/** Archives of skops: a tree of nodes, each with the class that it names and the loader that makes it. */
import test from 'ava';
import fc from 'fast-check';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { bytes, reducePickle } from '../../support/assembler.ts';
import { zip } from '../../support/containers.ts';
import { inFull } from '../../support/in-full.ts';
import { runs } from '../../support/runs.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

type Node = Record<string, unknown>;

const node = (loader: string, full: string, content: unknown = {}, rest: Node = {}): Node => ({
  __class__: full.slice(full.lastIndexOf('.') + 1),
  __module__: full.slice(0, full.lastIndexOf('.')),
  __loader__: loader,
  content,
  ...rest,
});
const json = (value: unknown): Node => node('JsonNode', 'builtins.str', JSON.stringify(value), { is_json: true });
const list = (...items: unknown[]): Node => node('ListNode', 'builtins.list', items);
const tuple = (...items: unknown[]): Node => node('TupleNode', 'builtins.tuple', items);
const dict = (entries: Node): Node =>
  node('DictNode', 'builtins.dict', entries, {
    key_types: list(...Object.keys(entries).map(() => node('TypeNode', 'builtins.str'))),
  });
const array = (file: string): Node => node('NdArrayNode', 'numpy.ndarray', undefined, { type: 'numpy', file });

const archive = (schema: Node | string, ...others: readonly { name: string; content: Uint8Array }[]): Buffer => {
  const text = typeof schema === 'string' ? schema : JSON.stringify({ ...schema, protocol: 2, _skops_version: '0.11' });
  return zip([...others, { name: 'schema.json', content: Buffer.from(text) }]);
};

const finds = test.macro(async (t, schema: Node | string, ...expected: readonly string[]) => {
  const lines = await findingLines(archive(schema), 'model.skops');
  t.deepEqual(
    lines.map((line) => line.replace(' model.skops!schema.json', '')),
    expected,
  );
});

const PROCESS = 'critical python/os/process-execution';

test('an object', finds, node('ObjectNode', 'os.system'), PROCESS);
for (const count of [1, 8, 1_000, 3_000]) {
  test(`keys that stand ${count} times more`, async (t) => {
    const repeated = (key: string, text: string) => `"${key}":"${text}",`.repeat(count);
    const schema = JSON.stringify(node('ObjectNode', 'os.system')).replace(
      '{',
      `{${repeated('__module__', 'builtins')}${repeated('__class__', 'int')}`,
    );
    t.true((await findingLines(archive(schema), 'model.skops')).includes(`${PROCESS} model.skops!schema.json`));
  });
}

test('more readings of doubled keys than can be examined are a limit', async (t) => {
  const many = Array.from({ length: 2_000 }, (_, index) => `"__module__":"a${index}",`).join('');
  const schema = JSON.stringify(node('ObjectNode', 'os.system')).replace('{', `{${many}`);
  t.true(
    (await findingLines(archive(schema), 'model.skops')).includes('high unexaminable/limit model.skops!schema.json'),
  );
});

test('a function', finds, dict({ f: node('FunctionNode', 'os.system') }), `${PROCESS}#/content/f`);
test(
  'a function as it was written once',
  finds,
  node('FunctionNode', 'numpy.sum', { module_path: 'os', function: 'system' }),
  PROCESS,
);
test('a type', finds, node('TypeNode', 'subprocess.Popen'), 'critical python/subprocess/process-execution');
test(
  'a type as it was written once',
  finds,
  node('TypeNode', 'builtins.type', { __module__: 'os', __class__: 'system' }),
  PROCESS,
);
test('a list that is none', finds, node('ListNode', 'os.system', []), PROCESS);
test('a dictionary that is none', finds, node('DictNode', 'os.system', {}), PROCESS);
test('a constructor', finds, node('ConstructorFromReduceNode', 'os.system', tuple(json('echo harmless'))), PROCESS);
test('a loss', finds, node('LossNode', 'os.system', {}, { __reduce__: { args: tuple() } }), PROCESS);
test('a state of random numbers', finds, node('RandomStateNode', 'os.system'), PROCESS);
test(
  'a partial function',
  finds,
  node('PartialNode', 'functools.partial', {
    func: node('FunctionNode', 'os.system'),
    args: tuple(),
    kwds: dict({}),
    namespace: json(null),
  }),
  'critical pickle/partial',
  `${PROCESS}#/content/func`,
);
test(
  'a partial function under another name',
  finds,
  node('PartialNode', 'builtins.int', { func: json(1) }),
  'high anomaly/skops-class-mismatch',
  'high pickle/partial',
);
test(
  'an operator under another name (CVE-2025-54412)',
  finds,
  node('OperatorFuncNode', 'sklearn.linear_model.call', undefined, { attrs: tuple() }),
  'high anomaly/skops-class-mismatch',
  'critical python/operator/trampoline',
);
test(
  'a method of another object (CVE-2025-54413)',
  finds,
  node('MethodNode', 'sklearn.linear_model.LinearRegression', { func: 'fit', obj: node('ObjectNode', 'other.Thing') }),
  'high anomaly/skops-class-mismatch',
  'medium pickle/unknown-class#/content/obj',
);
test(
  'a method that walks',
  finds,
  node('MethodNode', 'builtins.method', { func: '__globals__', obj: list() }),
  'critical python/dunder-walk',
);
test('text under another name', finds, node('JsonNode', 'os.system', '1'), 'high anomaly/skops-class-mismatch');
test(
  'an object array',
  finds,
  node('NdArrayNode', 'numpy.ndarray', [node('ObjectNode', 'os.system')], { type: 'json', shape: tuple(json(1)) }),
  `${PROCESS}#/content/0`,
);
test(
  'an array of another class',
  finds,
  node('NdArrayNode', 'os.system', undefined, { type: 'numpy', file: 'x.npy' }),
  PROCESS,
);
test(
  'a key type',
  finds,
  { ...dict({ a: json(1) }), key_types: list(node('TypeNode', 'os.system')) },
  `${PROCESS}#/key_types`,
);
const UNKNOWN_CALL = 'high pickle/unknown-call#/key_types';
const keyedBy = (...types: Node[]): Node => ({ ...dict({ '1 + 1': json(1) }), key_types: list(...types) });
const partial = (func: Node): Node =>
  node('PartialNode', 'functools.partial', { func, args: tuple(), kwds: dict({}), namespace: json(null) });
test('a key that a function makes', finds, keyedBy(node('FunctionNode', 'patsy.highlevel.dmatrix')), UNKNOWN_CALL);
test('a key that a class makes', finds, keyedBy(node('TypeNode', 'patsy.highlevel.dmatrix')), UNKNOWN_CALL);
test(
  'a key that a partial function makes',
  finds,
  keyedBy(partial(node('FunctionNode', 'patsy.highlevel.dmatrix'))),
  UNKNOWN_CALL,
  'high pickle/partial#/key_types/content/0',
);
test(
  'a key that an object makes',
  finds,
  keyedBy(node('ObjectNode', 'numpy.vectorize', dict({ pyfunc: node('FunctionNode', 'patsy.highlevel.dmatrix') }))),
  UNKNOWN_CALL,
  'high python/unresolved-call#/key_types',
);
for (const [other, here] of [
  ['names nothing', {}],
  ['names something else', node('TypeNode', 'builtins.str')],
  ['is cached', node('CachedNode', 'builtins.list')],
] as const) {
  test(`a key that a function makes whose node stands elsewhere and here ${other}`, async (t) => {
    const there = node('FunctionNode', 'patsy.highlevel.dmatrix', undefined, { __id__: 7 });
    const schema = list(there, keyedBy({ ...here, __id__: 7 }));
    const lines = await findingLines(archive(schema), 'model.skops');
    t.true(lines.includes('high pickle/unknown-call model.skops!schema.json#/content/1/key_types'), lines.join());
  });
}
test('nodes that say the same may have one id', async (t) => {
  const types = Array.from({ length: 100 }, () => node('TypeNode', 'builtins.str', undefined, { __id__: 7 }));
  const entries = Object.fromEntries(types.map((_, index) => [`k${index}`, json(index)]));
  t.deepEqual(await findingLines(archive({ ...dict(entries), key_types: list(...types) }), 'model.skops'), []);
});
test(
  'a constructor that is given a function',
  finds,
  node('ConstructorFromReduceNode', 'some_package.Thing', tuple(node('FunctionNode', 'numpy.log1p'))),
  'high pickle/unknown-call',
);

test('an unknown class', finds, node('ObjectNode', 'some_package.Thing', dict({})), 'medium pickle/unknown-class');
test('an unknown loader', finds, node('NewNode', 'os.system'), PROCESS);
test(
  'behind a reference',
  finds,
  list(node('ObjectNode', 'os.system', {}, { __id__: 7 }), node('CachedNode', 'builtins.list', {}, { __id__: 7 })),
  `${PROCESS}#/content/0`,
);
test(
  'a key that stands twice',
  finds,
  '{"__class__":"system","__class__":"list","__module__":"os","__module__":"builtins","__loader__":"ListNode","content":[]}',
  PROCESS,
  'high unknown-operator/standard-library',
  'high unknown-operator/standard-library',
);
test(
  'in escapes',
  finds,
  '{"__cl\\u0061ss__":"system","__module__":"\\u006fs","\\u005f_loader__":"ObjectNode"}',
  PROCESS,
);
test(
  'cut short',
  finds,
  '{"a":{"__class__":"system","__module__":"os","__loader__":"ObjectNode"},',
  'high unexaminable/truncated',
  `${PROCESS}#/a`,
);

const HONEST = node(
  'ObjectNode',
  'sklearn.pipeline.Pipeline',
  dict({
    steps: list(
      tuple(
        json('scale'),
        node(
          'ObjectNode',
          'sklearn.preprocessing._data.StandardScaler',
          dict({
            with_mean: json(true),
            mean_: array('1.npy'),
            n_features_in_: json(4),
            dtype: node('DTypeNode', 'numpy.dtype', array('1.npy')),
          }),
        ),
      ),
      tuple(
        json('forest'),
        node(
          'ObjectNode',
          'sklearn.ensemble._forest.RandomForestClassifier',
          dict({
            estimator: node(
              'ObjectNode',
              'sklearn.tree._classes.DecisionTreeClassifier',
              dict({
                tree_: node('TreeNode', 'sklearn.tree._tree.Tree', dict({ nodes: array('1.npy') }), {
                  __reduce__: { args: tuple(json(4), array('1.npy'), json(1)) },
                }),
                random_state: node(
                  'RandomStateNode',
                  'numpy.random.mtrand.RandomState',
                  dict({ bit_generator: json('MT19937') }),
                ),
              }),
            ),
            classes_: array('1.npy'),
            class_weight: node('DefaultDictNode', 'collections.defaultdict', {
              main: dict({}),
              default_factory: node('TypeNode', 'builtins.list'),
            }),
            scores: node('NdArrayNode', 'numpy.float64', undefined, { type: 'numpy', file: '1.npy' }),
            func: node('FunctionNode', 'numpy.log1p'),
            part: node('SliceNode', 'builtins.slice', { start: 1, stop: 2, step: null }),
            raw: node('BytesNode', 'builtins.bytes', undefined, { file: 'x.bin' }),
            order: node('DictNode', 'collections.OrderedDict', {}, { key_types: list() }),
            again: node('CachedNode', 'builtins.list', undefined, { __id__: 7 }),
          }),
        ),
      ),
    ),
  }),
  { __id__: 1 },
);

const NPY = bytes(
  0x93,
  'NUMPY',
  1,
  0,
  0x76,
  0,
  "{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }".padEnd(117),
  '\n',
  ...Array.from({ length: 8 }, () => 0),
);

test('an honest pipeline is silent', async (t) => {
  const content = archive(HONEST, { name: '1.npy', content: NPY });
  t.deepEqual(await findingLines(content, 'model.skops'), []);
  t.is((await judgeBytes(content, 'model.skops')).status, 'clean');
});

test('a pickle under that name (CVE-2025-54886)', async (t) => {
  const [line] = await findingLines(reducePickle('os', 'system', 'echo harmless'), 'model.skops');
  t.is(line, `${PROCESS} model.skops`);
});

test('a pickle beside the schema', async (t) => {
  const content = archive(HONEST, { name: '1.npy', content: reducePickle('os', 'system', 'echo harmless') });
  t.deepEqual(await findingLines(content, 'model.skops'), [`${PROCESS} model.skops!1.npy`]);
});

test('the argument parser of a distribution', async (t) => {
  const of = (text: string) =>
    node('ObjectNode', 'scipy.stats._continuous_distns.norm_gen', dict({ _parse_arg_template: json(text) }));
  const lines = await findingLines(archive(of("__import__('os').system('echo harmless')")), 'model.skops');
  t.true(
    lines.some((line) => line.startsWith('critical code/executed-state')),
    lines.join(),
  );
});

test('a schema of JSON is none', async (t) => {
  const { status } = await judgeBytes(
    '{"$schema": "http://json-schema.org/draft-07/schema#", "type": "object"}',
    'schema.json',
  );
  t.is(status, 'not-a-model');
});

test('the fast path leaves it to the program', (t) => {
  t.false(isPlainContent(JSON.stringify(HONEST)));
});

inFull('every prefix ends in a verdict, and none in an alarm about a class', async (t) => {
  const text = JSON.stringify(HONEST);
  for (let length = 0; length < text.length; length += 41) {
    const lines = await findingLines(text.slice(0, length), 'schema.json');
    t.deepEqual(
      lines.filter((line) => !/^(?:high unexaminable\/|medium )/.test(line)),
      [],
    );
  }
});

test('random bytes behind a beginning end in a verdict', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (tail) => {
      await judgeBytes(Buffer.concat([Buffer.from('{"__loader__":"ObjectNode",'), tail]), 'schema.json');
    }),
    { numRuns: runs(200), seed: 7 },
  );
  t.pass();
});

test.serial('nesting without end', async (t) => {
  const start = process.cpuUsage();
  await judgeBytes(
    `{"__loader__":"ListNode","__class__":"list","__module__":"builtins","content":${'['.repeat(3_000_000)}`,
    'schema.json',
  );
  t.true(process.cpuUsage(start).user < 2_000_000);
});

test('the argument parser of a distribution that stands twice', async (t) => {
  const twice = `{"__class__":"str","__module__":"builtins","__loader__":"JsonNode","content":"\\"\\"","content":${JSON.stringify(JSON.stringify('print(1)'))}}`;
  const text = JSON.stringify(node('ObjectNode', 'mine.norm_gen', dict({ _parse_arg_template: 'HERE' }))).replace(
    '"HERE"',
    () => twice,
  );
  const lines = await findingLines(archive(text), 'model.skops');
  t.true(
    lines.some((line) => line.startsWith('critical code/executed-state')),
    lines.join(),
  );
});

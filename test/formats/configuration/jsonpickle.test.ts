/** Objects of jsonpickle: every name goes through the catalogue. */
import test from 'ava';
import fc from 'fast-check';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { inFull } from '../../support/in-full.ts';
import { runs } from '../../support/runs.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const finds = test.macro(async (t, content: string, ...expected: readonly string[]) => {
  t.deepEqual(
    (await findingLines(content, 'model.json')).map((line) => line.replace(' model.json', '')),
    expected,
  );
  t.false(isPlainContent(content), 'the fast path must leave it to the program');
});

const PROCESS = 'critical python/os/process-execution';
/** A class that nobody knows, as in a pickle. */
const OTHER = 'medium pickle/unknown-class';

test('a call', finds, '{"py/reduce": [{"py/function": "os.system"}, {"py/tuple": ["echo harmless"]}]}', PROCESS);
test('a call by type', finds, '{"a": {"py/reduce": [{"py/type": "os.system"}, ["echo harmless"]]}}', `${PROCESS}#/a`);
test('a function', finds, '{"py/function": "os.system"}', PROCESS);
test('a type', finds, '{"py/type": "subprocess.Popen"}', 'critical python/subprocess/process-execution');
test(
  'an object',
  finds,
  '{"py/object": "subprocess.Popen", "py/newargs": [["true"]]}',
  'critical python/subprocess/process-execution',
);
test(
  'a name with parts that do not exist',
  finds,
  '{"py/function": "os.nothing.system"}',
  'high unknown-operator/standard-library',
  PROCESS,
);
test(
  'YAML that begins as JSON does',
  finds,
  '{"a": 1, "py/reduce": [{py/function: os.system}, {py/tuple: [echo harmless]}]}',
  PROCESS,
);
test('through a module', async (t) => {
  t.true(
    (await findingLines('{"py/function": "torch.serialization.os.system"}', 'a.json')).includes(`${PROCESS} a.json`),
  );
});
test(
  'an expression',
  finds,
  '{"py/repr": "os/os.system(\'echo harmless\')"}',
  'critical python/builtins/code-execution',
);
test('a slash as an escape', finds, '{"py\\/object": "os.system"}', PROCESS);
test('in escapes', finds, '{"p\\u0079\\u002ffunction": "os.system"}', PROCESS);
test('a key', finds, '{"json://{\\"py/function\\": \\"os.system\\"}": 1, "a": {"py/id": 1}}', PROCESS);
test(
  'inside a state',
  finds,
  '{"py/object": "my.Thing", "py/state": {"x": {"py/function": "os.system"}}}',
  OTHER,
  `${PROCESS}#/py~1state/x`,
);
test(
  'the second of several lines',
  finds,
  '{"py/object": "my.Thing"}\n{"py/function": "os.system"}',
  `${OTHER}#/0`,
  `${PROCESS}#/1`,
);
test('a key that stands twice', finds, '{"py/function": "os.system", "py/function": "my.f"}', PROCESS);
test('cut short', finds, '{"a": {"py/function": "os.system"}, ', 'high unexaminable/truncated', `${PROCESS}#/a`);

const rejects = test.macro(async (t, content: string, ...rules: readonly string[]) => {
  const { status, findings } = await judgeBytes(content, 'model.json');
  t.is(status, 'rejected', findings.map(({ rule }) => rule).join());
  for (const rule of rules)
    t.true(
      findings.some((finding) => finding.rule === rule),
      rule,
    );
});
const EVIL = "__import__('os').getcwd()";
test(
  'a function that evaluates what it is given',
  rejects,
  JSON.stringify({ 'py/object': 'patsy.highlevel.dmatrix', 'py/initargs': { 'py/tuple': [EVIL] } }),
);
test('a function that nobody knows', async (t) => {
  const text = JSON.stringify({ 'py/object': 'mpmath.identify', 'py/initargs': { 'py/tuple': [1, [EVIL]] } });
  t.not((await judgeBytes(text, 'model.json')).status, 'clean');
});
test(
  'a call of such',
  rejects,
  JSON.stringify({ 'py/reduce': [{ 'py/function': 'patsy.highlevel.dmatrix' }, { 'py/tuple': [EVIL] }] }),
);
test(
  'a method of a class',
  rejects,
  JSON.stringify({
    'py/reduce': [{ 'py/type': 'statsmodels.base.model.LikelihoodModel.from_formula' }, { 'py/tuple': [EVIL, {}] }],
  }),
);
test(
  'a state that is executed',
  rejects,
  JSON.stringify({
    'py/object': 'scipy.stats._continuous_distns.norm_gen',
    'py/state': { _parse_arg_template: 'import os' },
  }),
  'code/executed-state',
);
test(
  'attributes that are executed',
  rejects,
  JSON.stringify({ 'py/reduce': [{ 'py/type': 'my.norm_gen' }, [], { _parse_arg_template: 'import os' }] }),
  'code/executed-state',
);
test(
  'a key that is an object',
  rejects,
  JSON.stringify({
    a: 1,
    [`json://${JSON.stringify({ 'py/object': 'patsy.highlevel.dmatrix', 'py/initargs': [EVIL] })}`]: 1,
  }),
);
test(
  'a call of what a call returned',
  rejects,
  JSON.stringify({
    'py/reduce': [{ 'py/reduce': [{ 'py/type': 'my.factory' }, []] }, { 'py/tuple': ['echo'] }],
  }),
  'python/unresolved-call',
);
test('a call of what stands elsewhere', rejects, JSON.stringify({ 'py/reduce': [{ 'py/id': 1 }, ['echo']] }));
test('a module that is run', rejects, '{"py/mod": "os/os.system"}');

const HONEST = `{"py/object": "my_package.models.Model", "weights": {"py/object": "numpy.ndarray", "dtype": "float64", "values": [1, 2]},
 "when": {"py/object": "datetime.datetime", "__reduce__": [{"py/type": "datetime.datetime"}, ["B+QBAQAAAAAAAA=="]]},
 "scaler": {"py/object": "sklearn.preprocessing._data.StandardScaler", "mean_": {"py/id": 2}},
 "counts": {"py/reduce": [{"py/type": "collections.OrderedDict"}, {"py/tuple": []}, null, null, {"py/tuple": []}]},
 "default": {"py/object": "collections.defaultdict", "default_factory": {"py/type": "builtins.list"}},
 "shape": {"py/tuple": [1, 2]}, "names": {"py/set": ["a"]}, "path": {"py/object": "pathlib.PosixPath"}, "type": {"py/type": "numpy.float64"},
 "kind": {"py/reduce": [{"py/type": "my_package.kinds.Kind"}, {"py/tuple": [1]}]}, "old": {"py/repr": "datetime/datetime.date(2010, 1, 2)"}}`;

test('an honest object', finds, HONEST, OTHER, 'medium pickle/unknown-call#/kind');

const silent = test.macro(async (t, content: string, path: string) => {
  const { findings } = await judgeBytes(content, path);
  t.deepEqual(findings, []);
});

test('plain JSON is silent', silent, '{"path": "py/object", "a": ["py/x"]}', 'data.json');
test(
  'a model of xgboost is silent',
  silent,
  '{"learner": {"gradient_booster": {"name": "gbtree", "model": {"trees": []}}}, "version": [1, 7, 3]}',
  'model.json',
);
test(
  'a model of lightgbm is silent',
  silent,
  'tree\nversion=v3\nnum_class=1\nobjective=binary sigmoid:1\n\nTree=0\nnum_leaves=3\n',
  'model.txt',
);

inFull('every prefix ends in a verdict', async (t) => {
  for (let length = 0; length < HONEST.length; length += 7) {
    const lines = await findingLines(HONEST.slice(0, length), 'model.json');
    t.deepEqual(
      lines.filter(
        (line) =>
          !/^(?:high unexaminable\/(?:truncated|malformed)|(?:medium|high) pickle\/unknown-(?:class|call))/.test(line),
      ),
      [],
    );
  }
});

test('random bytes behind a beginning end in a verdict', async (t) => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (tail) => {
      await judgeBytes(Buffer.concat([Buffer.from('{"py/object": '), tail]), 'model.json');
    }),
    { numRuns: runs(200), seed: 7 },
  );
  t.pass();
});

test.serial('nesting without end', async (t) => {
  const start = process.cpuUsage();
  await judgeBytes(`{"py/object": "a.B", "x": ${'[{"x":'.repeat(700_000)}`, 'model.json');
  t.true(process.cpuUsage(start).user < 2_000_000);
});

/** What clusterings, frozen graphs and models of streams keep, which was once rejected, and beside each what an attacker would make of it. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const dict = (...pairs: readonly Uint8Array[]) => bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS);
const waits = call(named('functools', 'partial'), named('posix', 'system'), text('true'));

// hdbscan keeps the metric that points to come are measured by: https://github.com/scikit-learn-contrib/hdbscan/blob/master/hdbscan/dist_metrics.pyx
const metric = (owner: Uint8Array) => call(named('hdbscan.dist_metrics', 'newObj'), owner);
const euclidean = metric(named('hdbscan.dist_metrics', 'EuclideanDistance'));
test('a metric', findings, pickle(build(euclidean, tuple(op.BININT1(2), op.NONE, op.NONE))), null);
test('an object of another class', findings, pickle(metric(named('subprocess', 'Popen'))), REFUSED);
test('a metric that is a call which waits', findings, pickle(metric(waits)), REFUSED);
test(
  'a metric that nobody knows',
  findings,
  pickle(metric(named('pkg.mod', 'Thing'))),
  /^medium pickle\/unknown-class/m,
);

// networkx puts these in the place of methods of graphs that nobody may change: https://github.com/networkx/networkx/blob/main/networkx/classes/function.py
const graph = (method: Uint8Array) =>
  pickle(
    build(make(named('networkx.classes.graph', 'Graph')), dict(text('_node'), op.EMPTY_DICT, text('clear'), method)),
  );
test('a frozen graph', findings, graph(named('networkx.classes.function', 'frozen')), null);
test('a graph with another method', findings, graph(named('posix', 'system')), /^critical /m);
test('a graph with a call that waits', findings, graph(waits), REFUSED);
test(
  'a graph with a function of the library',
  findings,
  graph(named('networkx.readwrite.gpickle', 'read_gpickle')),
  REFUSED,
);

// river: https://github.com/online-ml/river/blob/main/river/time_series/holt_winters.py
const level = call(named('river.time_series.holt_winters', 'AdditiveLevel'), op.NONE);
test('the level of a series', findings, pickle(bytes(level, op.BININT1(1), op.APPEND)), null);
test(
  'the class of a whole model, called',
  findings,
  pickle(call(named('river.time_series.holt_winters', 'HoltWinters'), waits)),
  REFUSED,
);
const drift = (method: string) =>
  call(named('builtins', 'getattr'), make(named('river.drift.page_hinkley', 'PageHinkley')), text(method));
test('how a drift is told', findings, pickle(drift('_test_both')), null);
test('another method of it', findings, pickle(drift('clone')), REFUSED);
test('one that is called', findings, pickle(call(drift('_test_both'), waits)), REFUSED);

// scikit-learn calls it on a table that comes later: https://docs.python.org/3/library/operator.html#operator.attrgetter
const getter = (...names: readonly string[]) => call(named('operator', 'attrgetter'), ...names.map(text));
const path = call(named('pathlib', 'Path'), text('x'));
const transformer = build(
  make(named('sklearn.preprocessing._function_transformer', 'FunctionTransformer')),
  dict(text('func'), getter('dt.hour')),
);
test('a getter that is kept', findings, pickle(transformer), null);
test('a getter of a dunder', findings, pickle(getter('__globals__')), REFUSED);
test('a getter of several names', findings, pickle(getter('a', 'b')), null);
test('a getter of several names that is called', findings, pickle(call(getter('name', 'touch'), path)), REFUSED);
test('a getter of a property', findings, pickle(call(getter('parent'), path)), REFUSED);
test('a getter that is called', findings, pickle(call(getter('touch'), path)), REFUSED);
test('what it gives is called', findings, pickle(call(call(getter('touch'), path))), REFUSED);
test('a call of it that waits', findings, pickle(call(named('functools', 'partial'), getter('touch'), path)), REFUSED);
test(
  'a getter in the place of a method',
  findings,
  pickle(
    call(named('uuid', 'UUID'), build(call(named('types', 'SimpleNamespace')), dict(text('replace'), getter('touch')))),
  ),
  REFUSED,
);

/** Objects whose state brings what their `__del__` calls: it runs when the loader lets go of them, though their class is only unknown. See https://docs.python.org/3/reference/datamodel.html#object.__del__. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, findings, make, named, pickle, text, tuple } from '../support/pickled.ts';

const run = named('shop', 'run');
const dict = (...pairs: readonly Uint8Array[]) => bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS);
const held = (state: Uint8Array) => call(named('types', 'SimpleNamespace'), state);
const simple = (key: string, value: Uint8Array) => build(held(bytes()), dict(text(key), value));

for (const [module, name, key] of [
  ['grpc.aio._interceptor', 'InterceptedCall', 'cancel'],
  ['tensorflow.python.grappler.cluster', 'Cluster', 'Shutdown'],
  ['tensorflow.python.data.experimental.service.server_lib', 'DispatchServer', '_stop'],
  [
    'tensorflow.python.distribute.collective_all_reduce_strategy',
    'CollectiveAllReduceExtended',
    '_stop_check_health_thread',
  ],
] as const) {
  test(
    `the ${key} of ${name} is no function of the file`,
    findings,
    pickle(build(make(named(module, name)), dict(text(key), run))),
    /^high pickle\/state /m,
  );
}

const call_state = named('grpc._channel', '_ChannelCallState');
test(
  'nor is that of an object which it holds',
  findings,
  pickle(build(make(call_state), dict(text('channel'), simple('close', run)))),
  /^high pickle\/state /m,
);
test(
  'set by slots',
  findings,
  pickle(
    build(
      make(named('tensorflow.python.framework.c_api_util', 'UniquePtr')),
      tuple(op.NONE, dict(text('_obj'), text('left'), text('deleter'), run)),
    ),
  ),
  /^high pickle\/state /m,
);
test(
  'plain values under such names are a state like others',
  findings,
  pickle(build(make(call_state), dict(text('close'), op.NEWTRUE, text('stop'), text('now')))),
  /^medium pickle\/unknown-class \S+$/,
);

// Items of such dicts are attributes.
for (const [module, name] of [
  ['sklearn.utils._bunch', 'Bunch'],
  ['scipy.optimize._optimize', 'OptimizeResult'],
] as const) {
  const dictOf = (value: Uint8Array) => bytes(make(named(module, name)), text('close'), value, op.SETITEM);
  const many = (value: Uint8Array) =>
    bytes(make(named(module, name)), op.MARK, text('fun'), text('left'), text('close'), value, op.SETITEMS);
  test(`an item of ${name} is no such method`, findings, pickle(dictOf(run)), /^high pickle\/state /m);
  test(`nor one of many of ${name}`, findings, pickle(many(run)), /^high pickle\/state /m);
  test(`a price at the close is an item of ${name}`, findings, pickle(dictOf(text('1.5'))), null);
}

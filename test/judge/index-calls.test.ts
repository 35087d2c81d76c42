/** What the index says that hooks call, of classes that do more than to store their state: `__del__`, `__setstate__`, `__setitem__`, and what a class makes of those that inherit from it. Those of grpc, fsspec and paramiko acted when they were loaded; the others by their source. See https://docs.python.org/3/reference/datamodel.html. */
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const run = named('shop', 'run');
const dict = (...pairs: readonly (readonly [key: string, value: Uint8Array])[]) =>
  pairs.length === 0
    ? op.EMPTY_DICT
    : bytes(op.EMPTY_DICT, op.MARK, ...pairs.flatMap(([key, value]) => [text(key), value]), op.SETITEMS);
const object = (module: string, name: string, ...pairs: readonly (readonly [key: string, value: Uint8Array])[]) =>
  build(make(named(module, name)), dict(...pairs));

// What these hold answers for its own items, one dict farther in.
const forwards = {
  BatchEncoding: object('transformers.tokenization_utils_base', 'BatchEncoding', ['data', dict(['close', run])]),
  ModuleDict: object('torch.nn.modules.container', 'ModuleDict', ['_modules', dict(['close', run])]),
};
for (const [name, held] of Object.entries(forwards)) {
  test(
    `what ${name} forwards is what a __del__ calls`,
    findings,
    pickle(object('grpc._channel', '_ChannelCallState', ['channel', held])),
    /^high pickle\/state /m,
  );
}
test(
  'an attribute that the __del__ does not look at may hold it',
  findings,
  pickle(object('grpc._channel', '_ChannelCallState', ['cython_call', named('shop', 'Kind')])),
  /^medium pickle\/unknown-class \S+$/m,
);
test(
  'an object of a class that nobody knows is asked by a __del__',
  findings,
  pickle(object('typer.testing', 'StreamMixer', ['output', object('shop', 'Kind')])),
  /^high pickle\/state /m,
);
test(
  'under another name it is not',
  findings,
  pickle(object('typer.testing', 'StreamMixer', ['kind', object('shop', 'Kind')])),
  /^medium pickle\/unknown-class \S+$/m,
);
test(
  'a __del__ under a name of its own',
  findings,
  pickle(
    object('aiohttp.client', 'ClientSession', [
      '_connector',
      object('transformers.tokenization_utils_base', 'BatchEncoding', ['data', dict(['left_alone', run])]),
    ]),
  ),
  /^high pickle\/state /m,
);

// They delete, write, open, end processes, and set attributes of classes by names of the file.
for (const [module, name, ...pairs] of [
  ['paramiko.agent', 'AgentServerProxy', ['_file', text('left')]],
  ['git.util', 'LockFile', ['_file_path', text('left')], ['_owns_lock', op.NEWTRUE]],
  ['git.config', 'GitConfigParser', ['_file_or_files', text('left')]],
  ['ptyprocess.ptyprocess', 'PtyProcess', ['pid', op.BININT1(7)]],
  ['fsspec.caching', 'MMapCache', ['location', text('left')]],
  ['fsspec.implementations.local', 'LocalFileOpener', ['path', text('left')]],
  ['sentry_sdk.client', '_Client', ['options', dict(['dsn', text('http://a@localhost/1')])]],
  ['tensorflow.python.platform.googletest', 'StubOutForTesting', ['stubs', op.EMPTY_LIST]],
] as const) {
  test(
    `a hook of ${module}.${name} acts by its state alone`,
    findings,
    pickle(object(module, name, ...pairs)),
    /^high python\/resource-constructor /m,
  );
}

const mapping = object('fsspec.mapping', 'FSMap', [
  'fs',
  object('fsspec.implementations.local', 'LocalFileSystem', ['auto_mkdir', op.NEWTRUE]),
]);
test('an item of a mapping is a file', findings, pickle(mapping, text('left'), text('x'), op.SETITEM), REFUSED);
test(
  'so are many',
  findings,
  pickle(mapping, op.MARK, text('left'), text('x'), text('other'), text('x'), op.SETITEMS),
  REFUSED,
);
test(
  'matrices of SymPy are dicts, whatever their add does',
  findings,
  pickle(make(named('sympy.polys.matrices.sdm', 'SDM')), op.BININT1(0), op.EMPTY_DICT, op.SETITEM),
  null,
);

const made = (base: Uint8Array, body: Uint8Array) =>
  call(
    named('cloudpickle.cloudpickle', '_make_skeleton_class'),
    named('builtins', 'type'),
    text('Own'),
    tuple(base),
    body,
    op.NONE,
    op.NONE,
  );
for (const [module, name] of [
  ['traitlets.traitlets', 'HasTraits'],
  ['param.parameterized', 'Parameterized'],
  ['pydantic.main', 'BaseModel'],
] as const) {
  test(
    `what inherits from ${name} has what it brings called`,
    findings,
    pickle(made(named(module, name), dict(['x', run]))),
    /^critical python\/called-code/m,
  );
}
test(
  'a base that calls nothing of it is none of those',
  findings,
  pickle(made(named('sklearn.base', 'BaseEstimator'), dict(['x', run]))),
  /^(?!critical)/,
);

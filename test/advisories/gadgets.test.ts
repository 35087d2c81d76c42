import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { judgeBytes } from '../support/scanned.ts';

/** Attacks that name nothing but operators that honest files name too. */
function rejects(sentence: string, ...parts: readonly Uint8Array[]): void {
  test(sentence, async (t) => {
    const { status, findings } = await judgeBytes(bytes(op.PROTO(4), ...parts, op.STOP), 'model.pkl');
    t.is(status, 'rejected', JSON.stringify(findings));
  });
}

const text = (value: string) => op.BINUNICODE(value);
const object = (module: string, name: string) => bytes(op.GLOBAL(module, name), op.EMPTY_TUPLE, op.NEWOBJ);
const state = (...pairs: readonly Uint8Array[]) => bytes(op.EMPTY_DICT, op.MARK, ...pairs, op.SETITEMS, op.BUILD);

rejects(
  'a distribution of scipy.stats executes the argument parser of its state',
  object('scipy.stats._continuous_distns', 'norm_gen'),
  state(text('_parse_arg_template'), text('print(1)')),
);
rejects(
  'also when an honest one was reported before',
  object('scipy.stats._continuous_distns', 'norm_gen'),
  state(text('_parse_arg_template'), text('')),
  op.POP,
  object('scipy.stats._continuous_distns', 'norm_gen'),
  state(text('_parse_arg_template'), text('print(1)')),
);
rejects(
  'a result of statsmodels evaluates the formula of its state',
  object('statsmodels.base.data', 'PandasData'),
  state(text('restore_design_info'), op.NEWTRUE, text('formula'), text("y ~ print('x')")),
);
rejects(
  'a generator of NumPy calls the constructor that it is given',
  op.GLOBAL('numpy.random._pickle', '__generator_ctor'),
  text('echo'),
  bytes(op.GLOBAL('functools', 'partial'), op.GLOBAL('shop.tools', 'run'), op.TUPLE1, op.REDUCE),
  bytes(op.TUPLE2, op.REDUCE),
);
rejects(
  'a tensor of a subclass calls the function that rebuilds it',
  op.GLOBAL('torch._tensor', '_rebuild_from_type_v2'),
  bytes(op.MARK, op.GLOBAL('shop.tools', 'run'), op.GLOBAL('torch', 'Tensor'), op.EMPTY_TUPLE, op.EMPTY_DICT, op.TUPLE),
  op.REDUCE,
);
rejects(
  'a dict asks what it is made of for its keys',
  op.GLOBAL('builtins', 'dict'),
  bytes(object('types', 'SimpleNamespace'), state(text('keys'), op.GLOBAL('shop.tools', 'run'))),
  bytes(op.TUPLE1, op.REDUCE),
);
rejects(
  'a list iterates over an object whose class iterates for it',
  op.GLOBAL('builtins', 'list'),
  bytes(object('torch.utils.data.dataset', 'Subset'), op.TUPLE1, op.REDUCE),
);
rejects(
  'a reconstruction calls the constructor of its base',
  op.GLOBAL('copyreg', '_reconstructor'),
  bytes(op.GLOBAL('shop.models', 'Net'), op.GLOBAL('shop.models', 'Base'), text('x'), op.TUPLE3, op.REDUCE),
);
rejects('the state of a module is the interpreter’s', op.GLOBAL('numpy', 'random'), state(text('rand'), op.NONE));
rejects(
  'cloudpickle changes a function that the file did not make',
  op.GLOBAL('cloudpickle.cloudpickle', '_function_setstate'),
  bytes(op.GLOBAL('numpy', 'mean'), op.EMPTY_DICT, op.EMPTY_DICT, op.TUPLE2, op.TUPLE2, op.REDUCE),
);
rejects(
  'dill calls what it is asked to make a type with',
  op.GLOBAL('dill._dill', '_create_type'),
  bytes(op.GLOBAL('shop.tools', 'run'), text('echo'), op.TUPLE2, op.REDUCE),
);
rejects(
  'a bound method of a module is no bound method',
  op.GLOBAL('builtins', 'getattr'),
  bytes(op.GLOBAL('torch', 'hub'), text('load'), op.TUPLE2, op.REDUCE, text('echo'), op.TUPLE1, op.REDUCE),
);
rejects(
  'an object extends itself by what its state brings',
  object('types', 'SimpleNamespace'),
  state(text('extend'), op.GLOBAL('shop.tools', 'run')),
  bytes(op.MARK, text('echo'), op.APPENDS),
);
rejects(
  'so does a class that was measured and is no list',
  object('torch.nn.modules.linear', 'Linear'),
  state(text('append'), op.GLOBAL('shop.tools', 'run')),
  bytes(text('echo'), op.APPEND),
);
rejects(
  'the maker of a function makes one',
  op.GLOBAL('builtins', 'getattr'),
  bytes(op.GLOBAL('types', 'FunctionType'), text('__new__'), op.TUPLE2, op.REDUCE),
  bytes(op.GLOBAL('types', 'FunctionType'), op.NONE, op.TUPLE2, op.REDUCE),
);
rejects(
  'dill evaluates any text but a range',
  op.GLOBAL('dill._dill', '_eval_repr'),
  bytes(text('range(print(1))'), op.TUPLE1, op.REDUCE),
);
rejects(
  'a property wraps a function that the file did not make',
  op.GLOBAL('builtins', 'property'),
  bytes(op.GLOBAL('shop.tools', 'run'), op.TUPLE1, op.REDUCE),
);
rejects(
  'a generic name of a package that nobody knows',
  op.GLOBAL('shop.tools', 'safe_eval'),
  bytes(text('1'), op.TUPLE1, op.REDUCE),
);

rejects(
  'a class that nobody knows is given an object as its state',
  bytes(object('shop.models', 'Net'), object('shop.models', 'Probe'), op.BUILD),
);
const importModule = (name: string) =>
  bytes(op.GLOBAL('dill._dill', '_import_module'), text(name), op.TUPLE1, op.REDUCE);
rejects('dill imports a module that starts processes', importModule('os'));
rejects('dill imports a module that acts', importModule('antigravity'));
rejects(
  'dill looks up what wraps, and wraps a function that it did not make',
  bytes(
    op.GLOBAL('dill._dill', '_load_type'),
    text('property'),
    op.TUPLE1,
    op.REDUCE,
    op.GLOBAL('shop.tools', 'run'),
    op.TUPLE1,
    op.REDUCE,
  ),
);
const code = bytes(op.GLOBAL('dill._dill', '_create_code'), op.EMPTY_TUPLE, op.REDUCE);
rejects(
  'a function of dill lives in the builtins',
  op.GLOBAL('dill._dill', '_create_function'),
  bytes(code, op.GLOBAL('builtins', '__dict__'), op.TUPLE2, op.REDUCE),
);
rejects(
  'the builtins are filled beside a function of dill',
  bytes(op.GLOBAL('dill._dill', '_create_function'), code, op.EMPTY_DICT, op.TUPLE2, op.REDUCE, op.POP),
  bytes(op.GLOBAL('builtins', '__dict__'), text('len'), op.GLOBAL('shop.tools', 'run'), op.SETITEM),
);
test('dill writes a module as a value', async (t) => {
  const { status, findings } = await judgeBytes(bytes(op.PROTO(4), importModule('math'), op.STOP), 'model.pkl');
  t.is(status, 'warned', JSON.stringify(findings));
});

/** Leaves the figure and its method on the stack. */
const kept = (name: string, ...parts: readonly Uint8Array[]) =>
  bytes(
    op.GLOBAL('builtins', 'getattr'),
    object('matplotlib.figure', 'Figure'),
    ...parts,
    text(name),
    op.TUPLE2,
    op.REDUCE,
  );
const callbacks = (holds: Uint8Array) =>
  bytes(
    object('matplotlib.cbook', 'CallbackRegistry'),
    state(text('callbacks'), bytes(object('types', 'SimpleNamespace'), state(text('items'), holds))),
  );

rejects('a registry of callbacks calls the method of a path', callbacks(kept('write_text')));
rejects(
  'a method that figures keep, of a figure that holds what may be called',
  callbacks(kept('pick', state(text('canvas'), op.GLOBAL('shop.tools', 'run')))),
);
rejects(
  'a handler of events waits with an event of the file',
  op.GLOBAL('functools', 'partial'),
  bytes(kept('pick'), object('types', 'SimpleNamespace'), op.TUPLE2, op.REDUCE),
  bytes(
    op.MARK,
    kept('pick'),
    object('types', 'SimpleNamespace'),
    op.TUPLE1,
    op.EMPTY_DICT,
    op.NONE,
    op.TUPLE,
    op.BUILD,
  ),
);
test('a registry of callbacks keeps the method of a figure', async (t) => {
  const registry = bytes(
    object('matplotlib.cbook', 'CallbackRegistry'),
    state(text('callbacks'), bytes(op.EMPTY_DICT, text('pick_event'), kept('pick'), op.SETITEM)),
  );
  const { status, findings } = await judgeBytes(bytes(op.PROTO(4), registry, op.STOP), 'model.pkl');
  t.is(status, 'clean', JSON.stringify(findings));
});

/** What real libraries save in the same terms. */
function passes(sentence: string, ...parts: readonly Uint8Array[]): void {
  test(sentence, async (t) => {
    const { status, findings } = await judgeBytes(bytes(op.PROTO(2), ...parts, op.STOP), 'model.pkl');
    t.is(status, 'clean', JSON.stringify(findings));
  });
}

passes(
  'an object with keyword arguments below protocol 4',
  op.GLOBAL('functools', 'partial'),
  bytes(op.GLOBAL('builtins', 'getattr'), op.GLOBAL('scipy.stats._stats_py', 'KstestResult'), text('__new__')),
  bytes(op.TUPLE2, op.REDUCE, op.GLOBAL('scipy.stats._stats_py', 'KstestResult'), op.TUPLE2, op.REDUCE),
  bytes(op.EMPTY_TUPLE, op.REDUCE),
);
passes(
  'a function of PyTorch travels as an attribute of its holder',
  op.GLOBAL('builtins', 'getattr'),
  bytes(op.GLOBAL('torch._C', '_VariableFunctionsClass'), text('tanh'), op.TUPLE2, op.REDUCE),
);
passes(
  'dill writes a range as text',
  op.GLOBAL('dill._dill', '_eval_repr'),
  bytes(text('range(0, 3)'), op.TUPLE1, op.REDUCE),
);

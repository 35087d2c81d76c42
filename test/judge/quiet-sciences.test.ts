/** What programs of statistics, chemistry, astronomy and maps keep, which was once rejected, and beside each what an attacker would make of it. */
import { gzipSync } from 'node:zlib';
import test from 'ava';
import { bytes, op } from '../support/assembler.ts';
import { build, call, dict, findings, make, named, pickle, REFUSED, text, tuple } from '../support/pickled.ts';

const waits = call(named('functools', 'partial'), named('posix', 'system'), text('true'));
const method = (module: string, owner: string, name: string) =>
  call(named('builtins', 'getattr'), make(named(module, owner)), text(name));

// SymPy gives a function without a body as a class of its own: https://github.com/sympy/sympy/blob/master/sympy/core/function.py
const undefinedFunction = (attributes: Uint8Array) =>
  call(named('sympy.core.function', '_rebuild_undef'), text('f'), attributes);
const symbol = bytes(named('sympy.core.symbol', 'Symbol'), tuple(text('t')), op.NEWOBJ);
const applied = (owner: Uint8Array, ...args: readonly Uint8Array[]) => bytes(owner, tuple(...args), op.NEWOBJ);
const f = undefinedFunction(op.EMPTY_DICT);
test('a function without a body', findings, pickle(f), null);
test('one of real numbers', findings, pickle(undefinedFunction(dict(text('real'), op.NEWTRUE))), null);
const derivative = applied(named('sympy.core.function', 'Derivative'), applied(f, symbol), symbol);
test('its slope', findings, pickle(derivative), null);
test('one of a text', findings, pickle(applied(f, text('print(1)'))), REFUSED);
test('one that is called with a text', findings, pickle(call(f, text('print(1)'))), REFUSED);
test(
  'one whose count of arguments is evaluated',
  findings,
  pickle(applied(undefinedFunction(dict(text('nargs'), tuple(text('print(1)')))), symbol)),
  REFUSED,
);
test('one with a text', findings, pickle(undefinedFunction(dict(text('_nargs'), text('print(1)')))), REFUSED);
test('one that brings a call', findings, pickle(undefinedFunction(dict(text('eval'), waits))), REFUSED);
test('one that is changed', findings, pickle(build(f, dict(text('eval'), waits))), REFUSED);
test('functions by name', findings, pickle(named('sympy.functions.elementary.trigonometric', 'sin')), null);
const matrix = applied(
  named('sympy.matrices.expressions.matexpr', 'MatrixSymbol'),
  applied(named('sympy.core.symbol', 'Str'), text('A')),
  make(named('sympy.core.numbers', 'One')),
  make(named('sympy.core.numbers', 'One')),
);
test('a symbol of a matrix', findings, pickle(matrix), null);

// Methods that fitted models keep of themselves.
const kept: readonly (readonly [string, string, string])[] = [
  ['lifelines.fitters.nelson_aalen_fitter', 'NelsonAalenFitter', '_variance_f_smooth'],
  ['lifelines.fitters.weibull_aft_fitter', 'WeibullAFTFitter', '_log_likelihood_right_censoring'],
  ['statsmodels.tsa.exponential_smoothing.ets', 'ETSModel', 'loglike'],
  ['statsmodels.nonparametric.kernel_regression', 'KernelReg', '_est_loc_linear'],
  ['scipy.stats._distn_infrastructure', 'rv_sample', '_entropy'],
  ['astropy.cosmology._src.flrw.lambdacdm', 'FlatLambdaCDM', '_flat_age'],
  ['networkx.algorithms.planarity', 'PlanarEmbedding', '_forbidden'],
  ['ultralytics.nn.modules.conv', 'Conv', 'forward_fuse'],
  ['ase.calculators.lj', 'LennardJones', '_deprecated_get_spin_polarized'],
];
for (const [module, owner, name] of kept) {
  test(`${owner}.${name}`, findings, pickle(method(module, owner, name)), null);
  test(`another method of ${owner}`, findings, pickle(method(module, owner, 'save')), REFUSED);
}
test('one that is called', findings, pickle(call(method(...kept[0]!), waits)), REFUSED);

// anndata refers weakly to its table: https://github.com/scverse/anndata/blob/main/src/anndata/_core/file_backing.py
const manager = (...pairs: readonly Uint8Array[]) =>
  build(make(named('anndata._core.file_backing', 'AnnDataFileManager')), dict(...pairs));
const table = make(named('anndata._core.anndata', 'AnnData'));
test('the table of cells that a manager refers to', findings, pickle(manager(text('_adata_ref'), table)), null);
test('a manager with a file that may be called', findings, pickle(manager(text('_file'), waits)), REFUSED);

// Coordinates of astropy: https://github.com/astropy/astropy/blob/main/astropy/wcs/wcs.py
const coordinates = (owner: Uint8Array, state: Uint8Array) =>
  call(named('astropy.wcs.wcs', '__WCS_unpickle__'), owner, state, op.SHORT_BINBYTES(Buffer.from('SIMPLE')));
const wcs = named('astropy.wcs.wcs', 'WCS');
test('coordinates', findings, pickle(coordinates(wcs, dict(text('naxis'), op.BININT1(2)))), null);
test('those of another class', findings, pickle(coordinates(named('subprocess', 'Popen'), op.EMPTY_DICT)), REFUSED);
test('those with a method', findings, pickle(coordinates(wcs, dict(text('fix'), waits))), REFUSED);
test('those with an object', findings, pickle(coordinates(wcs, dict(text('fix'), make(wcs)))), REFUSED);

// Maps and molecules, and what the standard library keeps.
const shapes = bytes(op.EMPTY_LIST, call(named('shapely.io', 'from_wkb'), op.SHORT_BINBYTES(Buffer.of(1))), op.APPEND);
test('a tree of shapes', findings, pickle(call(named('shapely.strtree', 'STRtree'), shapes)), null);
test('a tree of a call', findings, pickle(call(named('shapely.strtree', 'STRtree'), waits)), REFUSED);
test('an ellipsoid', findings, pickle(call(named('pyproj.geod', 'Geod'), text('+a=6378137.0'))), null);
test(
  'a projection, as pyproj 2 keeps it',
  findings,
  pickle(call(named('pyproj.crs.crs', 'CRS'), text('EPSG:4326'))),
  null,
);
test('a projection of a call', findings, pickle(call(named('pyproj.crs.crs', 'CRS'), waits)), REFUSED);
test('a status', findings, pickle(call(named('http', 'HTTPStatus'), op.BININT1(200))), null);
test('a client', findings, pickle(call(named('http.client', 'HTTPConnection'), text('example.org'))), REFUSED);
const letter = build(make(named('email.message', 'Message')), dict(text('_payload'), text('Hello')));
test('a letter', findings, pickle(letter), null);
test('what sends it', findings, pickle(call(named('smtplib', 'SMTP'), text('example.org'))), REFUSED);
const element = build(make(named('xml.etree.ElementTree', 'Element')), dict(text('tag'), text('a')));
test('an element', findings, pickle(element), null);
test('what reads a file', findings, pickle(call(named('xml.etree.ElementTree', 'parse'), text('a'))), REFUSED);

// A result of statsmodels evaluates its formula: https://www.statsmodels.org/stable/example_formulas.html
const fitted = (formula: string) =>
  pickle(build(make(named('statsmodels.base.data', 'PandasData')), dict(text('formula'), text(formula))));
for (const formula of [
  'y ~ x.shift(1) + x.diff()',
  'y ~ pow(x, 2)',
  'y ~ x.fillna(0) + g.str.upper()',
  'y ~ pd.cut(x, 3)',
  'y ~ x.astype(float)',
])
  test(formula, findings, fitted(formula), null);
for (const formula of [
  'y ~ x.to_pickle("a")',
  'y ~ x.pipe(f)',
  'y ~ x.map(f)',
  'y ~ x.shift.f(1)',
  'y ~ np.shift(1)',
  'y ~ os.rank()',
  'y ~ x.shift(1).f(2)',
  'y ~ pd.read_pickle("a")',
  'y ~ pd.eval("a")',
  'y ~ x.apply(f)',
])
  test(formula, findings, fitted(formula), REFUSED);

// What a model of Transformers answered: https://github.com/huggingface/transformers/blob/main/src/transformers/utils/generic.py
const array = call(
  named('numpy._core.multiarray', '_reconstruct'),
  named('numpy', 'ndarray'),
  tuple(op.BININT1(0)),
  op.SHORT_BINBYTES(Buffer.of(98)),
);
const answer = (value: Uint8Array, owner = 'BaseModelOutput') =>
  bytes(
    call(named('transformers.modeling_outputs', owner), value, op.NONE),
    op.MARK,
    text('last_hidden_state'),
    value,
    op.SETITEMS,
  );
test('an answer', findings, pickle(answer(array)), null);
test('an answer that may be called', findings, pickle(answer(waits)), REFUSED);
test('what is no answer', findings, pickle(answer(array, 'Popen')), REFUSED);
test(
  'a class of Transformers elsewhere',
  findings,
  pickle(call(named('transformers.utils.hub', 'PushToHubOutput'), text('a'))),
  REFUSED,
);
test(
  'a tensor of TensorFlow',
  findings,
  pickle(call(named('tensorflow.python.framework.ops', 'convert_to_tensor'), array)),
  null,
);
test(
  'a tensor of a call',
  findings,
  pickle(call(named('tensorflow.python.framework.ops', 'convert_to_tensor'), waits)),
  REFUSED,
);
test('a function that tells of an error', findings, pickle(named('sys', 'exc_info')), null);
test('one that sets a hook', findings, pickle(call(named('sys', 'settrace'), named('posix', 'system'))), REFUSED);

// What numba keeps beside a module, in __pycache__: https://github.com/numba/numba/blob/main/numba/core/environment.py
const environment = (module: Uint8Array, constants: Uint8Array) =>
  call(named('numba.core.environment', '_rebuild_env'), module, constants, text('_ZN08NumbaEnv'));
test(
  'the cache of a compiled function',
  findings,
  pickle(environment(text('pkg.mod'), op.EMPTY_LIST)),
  /^medium python\/compiled-function/m,
);
test('one of a module that acts', findings, pickle(environment(text('antigravity'), op.EMPTY_LIST)), REFUSED);
test(
  'one with a constant that waits',
  findings,
  pickle(environment(text('m'), bytes(op.EMPTY_LIST, waits, op.APPEND))),
  REFUSED,
);
test('one of a module that the file computes', findings, pickle(environment(waits, op.EMPTY_LIST)), REFUSED);

// A key to sort by.
const getter = (name: string) => call(named('operator', 'attrgetter'), text(name));
test('names of attributes', findings, pickle(getter('owner.name')), null);
test('names that lead to the interpreter', findings, pickle(getter('f.__globals__')), REFUSED);
test('a name that begins with a line', findings, pickle(getter('_a')), REFUSED);
test('one that reads an attribute', findings, pickle(call(getter('system'), named('posix', 'x'))), REFUSED);
test(
  'one that is handed to what calls it',
  findings,
  pickle(call(named('builtins', 'map'), getter('system'), op.EMPTY_LIST)),
  REFUSED,
);

// What no inflater gets a byte of.
const broken = bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, Buffer.alloc(300, 0xff));
test('a broken stream', findings, broken, null, 'a.gz');
test('a broken stream under the name of a model', findings, broken, REFUSED, 'model.pkl.gz');
test('a whole one', findings, gzipSync(pickle(call(named('posix', 'system'), text('true')))), REFUSED, 'a.gz');

// Which parameters of a process are held: https://github.com/sods/paramz/blob/master/paramz/core/lists_and_dicts.py
const held = (factory: Uint8Array) => call(named('paramz.core.lists_and_dicts', 'IntArrayDict'), factory);
const factory = named('paramz.core.lists_and_dicts', 'intarray_default_factory');
test(
  'parameters that are held',
  findings,
  pickle(bytes(held(factory), op.MARK, text('fixed'), array, op.SETITEMS)),
  null,
);
test('those of another factory', findings, pickle(held(named('posix', 'system'))), REFUSED);

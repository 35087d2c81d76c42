/** Safe rows about libraries: what they rebuild their objects with, each reviewed with arguments that an attacker chooses. test/rules/recorded/ holds what real files name; tools/make_corpus.py makes them. */
import { safeRows } from '../rows.ts';
import type { SafeRule } from '../rule.ts';

const REBUILD = 'It rebuilds an array or a table from its parts and calls nothing that they bring.';
const STATE = 'Its state is a set of values that it stores; nothing in it is called while it is loaded.';
const FUNCTION = 'It computes on numbers; honest models keep it as a setting, and a call is judged by itself.';

/** Named by pipelines that may keep what they compute. */
const STEPS: readonly SafeRule[] = safeRows('reference', 'A pipeline keeps it to fit or apply a step of its own.', [
  ['pycaret.internal.pipeline', '_fit_one _transform_one _inverse_transform_one _full_transform'],
]);

/** Tensors of parts of different lengths, and what the tracer notes of their sizes. */
const NESTED: readonly SafeRule[] = [
  ...safeRows('any', 'It makes a tensor of a tensor of values and one of offsets.', [
    ['torch.nested._internal.nested_tensor', '_rebuild_njt'],
  ]),
  ...safeRows('reference', 'It is the class of a tensor, which what rebuilds it has made.', [
    ['torch.nested._internal.nested_tensor', 'NestedTensor'],
  ]),
  ...safeRows('rebuild', STATE, [['torch._dynamo.decorators', '_DimRange']]),
  ...safeRows('reference', 'A module of Lightning keeps it: it moves tensors between the module and a dict.', [
    ['torch.distributed._shard.sharded_tensor', 'state_dict_hook pre_load_state_dict_hook'],
  ]),
];

/** What forecasts and tables of scores keep: functions of numbers and of times. */
const SCORES: readonly SafeRule[] = safeRows('reference', FUNCTION, [
  [
    'autogluon.core.metrics',
    'smape_func local_spearmanr local_pearsonr rmse_func customized_log_loss customized_roc_auc',
  ],
  ['autogluon.core.metrics.classification_metrics', 'balanced_accuracy pac confusion_matrix quadratic_kappa'],
  ['autogluon.core.metrics.classification_metrics', 'customized_binary_roc_auc_score'],
  ['autogluon.core.metrics.quantile_metrics', 'pinball_loss'],
  ['autogluon.core.metrics.softclass_metrics', '_soft_log_loss'],
  [
    'autogluon.timeseries.utils.datetime.time_features',
    'quarter_of_year month_of_year week_of_year day_of_month day_of_year day_of_week hour_of_day minute_of_hour second_of_minute',
  ],
]);

/** Emulators of simulations: means are functions of the library, which are kept with a column and a function of NumPy. */
const EMULATORS: readonly SafeRule[] = [
  ...safeRows('any', 'It computes on numbers, by the function that it is given; what that is is judged by itself.', [
    ['mogp_emulator.MeanFunction', 'fixed_f fixed_inputderiv const_f const_deriv one'],
  ]),
  ...safeRows('any', 'It copies an array to a graphics card.', [['theano.sandbox.cuda.type', 'CudaNdarray_unpickler']]),
];

/** Shapes, graphs and charts, each rebuilt from its parts. */
const SHAPES: readonly SafeRule[] = safeRows('any', 'It makes a shape, a graph or a chart of plain parts.', [
  ['shapely.io', 'from_wkb'],
  ['igraph', 'Graph'],
  ['plotly.graph_objs._figure', 'Figure'],
  ['river._river_rust.vectordict', 'VectorDict'],
  ['sympy.polys.matrices.domainmatrix', 'DomainMatrix'],
]);

/** What was read and found to store its state, or to make an object of the numbers in it. */
const RESTORED: readonly SafeRule[] = [
  ...safeRows('rebuild', 'It takes its numbers from bytes.', [
    ['river._river_rust.drift', 'AdaptiveWindowing'],
    ['river._river_rust.stats', 'RsRollingPRAUC RsRollingROCAUC'],
  ]),
  ...safeRows('rebuild', 'It stores a table with its shapes, and looks up the name of a projection.', [
    ['geopandas.geodataframe', 'GeoDataFrame'],
    ['geopandas.array', 'GeometryArray'],
  ]),
  ...safeRows('rebuild', 'It stores the parts of an address.', [
    ['yarl', 'URL'],
    ['yarl._url', 'URL'],
  ]),
  ...safeRows('rebuild', 'It is a table of pandas, and restored as one.', [
    ['autogluon.core.dataset', 'TabularDataset'],
  ]),
  ...safeRows('any', 'It is a text, or a tuple of texts, of its own type.', [
    ['markupsafe', 'Markup'],
    [
      'Orange.data.variable',
      'ContinuousVariable DiscreteVariable StringVariable TimeVariable',
      'It stores its name, its values and how it is computed.',
    ],
    ['Orange.data.variable', 'Value', 'It is a number that keeps its variable, which it asks what kind it is.'],
    ['rdflib.term', 'URIRef BNode Variable', 'It is a text of its own type, and joins an address to its base.'],
    ['sphinx.util._pathlib', '_StrPath', 'It makes a path of text and touches no file.'],
    ['pygments.token', '_TokenType'],
  ]),
  ...safeRows('any', 'It makes an array of bytes, as Python 2 knew it.', [
    ['numarray.generic', 'ClassicUnpickler'],
    ['Numeric', 'array_constructor'],
    ['numarray.memory', 'memory_from_string'],
  ]),
  ...safeRows('any', 'It copies an array of NumPy to a device.', [
    ['cupy.core.core', 'array'],
    ['cupy._core.core', 'array'],
  ]),
  ...safeRows('any', 'It is a set of its own type, which tells of changes once it has an owner.', [
    ['bokeh.core.property.wrappers', 'PropertyValueSet'],
  ]),
  ...safeRows('rebuild', 'Its state is arrays, settings and tables, which it stores.', [
    ['mne.io.array._array', 'RawArray'],
    ['mne.epochs', 'Epochs EpochsArray'],
    ['altair.utils.schemapi', 'UndefinedType', 'It is the one object of its kind that the process has.'],
    // Its decorator writes its documentation.
    ['moocore._moocore', 'Hypervolume RelativeHypervolume'],
  ]),
  ...safeRows('any', 'It makes a pattern of numbers, each of which it checks; texts are matched by it later.', [
    ['regex._regex', 'compile'],
    ['_regex', 'compile'],
  ]),
];

/** What loads bytes of its state, owns a file or makes a class, of which the judge knows the shapes that are harmless. */
const ACTING: readonly SafeRule[] = [
  ...safeRows('rebuild', 'It loads what depends on a device from bytes of its state, which are examined as a member.', [
    ['skorch.net', 'NeuralNet'],
    ['skorch.classifier', 'NeuralNetClassifier NeuralNetBinaryClassifier'],
    ['skorch.regressor', 'NeuralNetRegressor'],
    ['skorch.probabilistic', 'ExactGPRegressor GPRegressor GPBinaryClassifier'],
  ]),
  ...safeRows('rebuild', 'It writes its bytes into a temporary file of its own, which the system names.', [
    ['sklearn_crfsuite._fileresource', 'FileResource'],
  ]),
  ...safeRows('reference', 'It makes a class of a base and of attributes, which are judged.', [
    ['deap.creator', 'meta_create'],
    [
      'deap.gp',
      'MetaEphemeral',
      'It makes a class of numbers by chance; the function that gives them is judged as if it were called.',
    ],
  ]),
  ...safeRows('any', 'It makes an array of the numbers in a list.', [['deap.creator', '_numpy_array _array']]),
  ...safeRows(
    'rebuild',
    'It keeps the steps of a model; a folder for what it computes is made only where it names one.',
    [['pycaret.internal.pipeline', 'Pipeline']],
  ),
  ...safeRows('rebuild', 'It stores a table, and one of what does not change over time.', [
    ['autogluon.timeseries.dataset.ts_dataframe', 'TimeSeriesDataFrame'],
    ['autogluon.timeseries.dataset', 'TimeSeriesDataFrame'],
  ]),
  ...safeRows('reference', 'It is the class of an array, which what restores it makes.', [
    ['numarray.numarraycore', 'NumArray'],
  ]),
];

/** Values with a meaning of their own: addresses, names, time zones, headers. */
const VALUES: readonly SafeRule[] = [
  ...safeRows('any', 'It stores texts under keys that are texts, one key as often as it comes.', [
    ['multidict', 'MultiDict CIMultiDict istr'],
    ['multidict._multidict', 'MultiDict CIMultiDict istr'],
    ['multidict._multidict_py', 'MultiDict CIMultiDict istr'],
  ]),
  ...safeRows('any', 'It parses the text of an address, and asks nobody.', [
    ['pydantic_core._pydantic_core', 'Url MultiHostUrl'],
    ['urllib3.util.url', 'Url'],
    ['httpx._urlparse', 'ParseResult'],
  ]),
  ...safeRows('rebuild', 'Its state is addresses, headers and limits, all of them texts and numbers; it asks nobody.', [
    ['httpx', 'URL Headers QueryParams'],
    ['urllib3._collections', 'HTTPHeaderDict'],
    ['urllib3.util.retry', 'Retry'],
    ['urllib3.util.timeout', 'Timeout'],
    ['h11._events', 'Request Response InformationalResponse Data EndOfMessage ConnectionClosed'],
    ['h11._headers', 'Headers'],
    ['pyparsing.results', 'ParseResults'],
    ['click.types', 'Choice'],
  ]),
  ...safeRows('any', 'It keeps the text of an error.', [
    ['click.exceptions', 'ClickException UsageError BadParameter MissingParameter'],
  ]),
  ...safeRows('any', 'It is a text; the parts that it has are members of an enumeration.', [
    ['formulaic.utils.variables', 'Variable'],
  ]),
  ...safeRows('rebuild', 'Its state is tables of times; only a call with the name of a file would open that.', [
    ['dateutil.tz', 'tzfile'],
    ['dateutil.tz.tz', 'tzfile _ttinfo'],
  ]),
];

/** Quantities, units, types and queries: values that libraries rebuild by a function of their own. */
const REBUILT: readonly SafeRule[] = [
  ...safeRows(
    'any',
    'It makes a quantity of the units of the process; names of units are parsed as sums and products.',
    [['pint', '_unpickle_quantity _unpickle_unit _unpickle_measurement']],
  ),
  ...safeRows(
    'any',
    'It makes a type of numba as copyreg would, which is judged as that call, and keeps one of each.',
    [['numba.core.types.abstract', '_type_reconstructor']],
  ),
  ...safeRows('any', 'It keeps texts and numbers of a query, or looks up what the query compares with.', [
    ['sqlalchemy.util._collections', 'FacadeDict _immutabledict_reconstructor immutabledict'],
    ['sqlalchemy.sql.elements', '_anonymous_label _truncated_label quoted_name'],
    ['sqlalchemy.sql.type_api', '_reconstitute_comparator'],
    ['sqlalchemy.util.langhelpers', 'symbol'],
  ]),
  ...safeRows('any', 'It makes a class of itself and of the class of its graphs, and an empty object of that.', [
    ['torch_geometric.data.batch', 'Batch'],
  ]),
  ...safeRows('any', 'It makes a list of what it is given.', [
    ['frozenlist._frozenlist', '__pyx_unpickle_FrozenList FrozenList'],
    ['frozenlist', 'FrozenList PyFrozenList'],
  ]),
  ...safeRows('rebuild', 'Its state is the text of a system of coordinates, which PROJ reads.', [
    ['rasterio.crs', 'CRS'],
  ]),
  ...safeRows('any', 'It is a dict of the types of columns, of which it asks which are decoded.', [
    ['datasets.features.features', 'Features'],
  ]),
  ...safeRows('any', 'It is a dict of an answer, with what was asked; it asks nobody while it is made or filled.', [
    ['openai.openai_object', 'OpenAIObject'],
  ]),
  ...safeRows('any', 'It keeps the lengths of a tensor, its type and its name, each of which it checks.', [
    ['tensorflow.python.framework.tensor_shape', 'TensorShape Dimension'],
    ['tensorflow.python.framework.tensor', 'TensorSpec'],
    ['tensorflow.python.framework.tensor_spec', 'TensorSpec'],
    ['tensorflow.python.framework.dtypes', 'as_dtype', 'It looks up a type of numbers by its name.'],
    ['tensorflow.python.framework.ops', 'convert_to_tensor', 'It makes a tensor of an array.'],
  ]),
  ...safeRows('any', 'It copies a dict of settings.', [
    ['autogluon.core.models.abstract._mutation_deprecated_dict', 'ParamsDict'],
    ['autogluon.core.models.abstract._auxiliary_params', 'ParamsAuxDict'],
  ]),
  ...safeRows('any', 'It is a number with a name.', [['mne.utils._bunch', 'NamedInt NamedFloat']]),
  ...safeRows('any', 'It copies a dict, and the dicts in that.', [['flax.core.frozen_dict', 'FrozenDict']]),
  ...safeRows('rebuild', 'Another time that it is given it copies; its state is numbers and names.', [
    ['astropy.time.core', 'Time TimeDelta'],
  ]),
  ...safeRows('rebuild', 'It is a shape and a type, each of which it sets once.', [
    ['jax', 'ShapeDtypeStruct'],
    ['jax._src.core', 'ShapeDtypeStruct'],
  ]),
  ...safeRows('rebuild', 'It makes the table of its columns anew, which are copied as arrays.', [
    ['astropy.table.table', 'Table QTable'],
  ]),
];

/** Small values that people keep beside a model. */
const SMALL: readonly SafeRule[] = [
  ...safeRows('any', 'It is a tuple of its own type.', [
    ['affine', 'Affine'],
    ['aiohttp.helpers', 'BasicAuth'],
    ['rfc3986.uri', 'URIReference'],
    ['urllib.parse', 'SplitResult ParseResult DefragResult SplitResultBytes ParseResultBytes DefragResultBytes'],
    ['intervaltree.interval', 'Interval'],
  ]),
  ...safeRows('any', 'It sorts intervals by their numbers.', [['intervaltree.intervaltree', 'IntervalTree']]),
  ...safeRows('any', 'It is an error, and keeps what it is given.', [
    ['_queue', 'Empty'],
    ['queue', 'Empty Full'],
    ['jsonschema.exceptions', 'ValidationError SchemaError'],
  ]),
  ...safeRows('any', 'It makes an array of bits or numbers.', [
    ['bitarray', 'bitarray'],
    ['bitarray._bitarray', 'bitarray'],
    ['cvxopt.base', 'matrix spmatrix'],
  ]),
  ...safeRows('any', 'It keeps the parts of a selector, each of which it checks for its type.', [
    [
      'soupsieve.css_types',
      'Selector SelectorTag SelectorList SelectorAttribute SelectorContains SelectorNth SelectorLang SelectorNull Namespaces CustomSelectors',
    ],
    ['soupsieve.css_match', 'SoupSieve'],
  ]),
  ...safeRows('any', 'It makes a shape of numbers; its state is the binary form that GEOS reads.', [
    ['shapely.geometry.point', 'Point'],
    ['shapely.geometry.linestring', 'LineString'],
    ['shapely.geometry.polygon', 'Polygon LinearRing'],
    ['shapely.geometry.multipoint', 'MultiPoint'],
    ['shapely.geometry.multilinestring', 'MultiLineString'],
    ['shapely.geometry.multipolygon', 'MultiPolygon'],
    ['shapely.geometry.collection', 'GeometryCollection'],
    ['shapely.geometry.polygon', '_unpickle_linearring'],
    ['shapely.strtree', 'STRtree', 'It orders shapes by their boxes.'],
  ]),
  ...safeRows('any', 'It is a dict of arrays with a default, as GPy keeps which parameters are held.', [
    ['paramz.core.lists_and_dicts', 'IntArrayDict'],
  ]),
  ...safeRows('any', 'It keeps a series of numbers, and settings.', [['statsmodels.tsa.stl._stl', 'STL']]),
  ...safeRows('any', 'It reads the words and numbers of a projection, as PROJ writes them.', [
    ['pyproj.geod', 'Geod'],
    ['pyproj.proj', 'Proj'],
    ['pyproj.crs.crs', 'CRS'],
  ]),
  ...safeRows('rebuild', STATE, [
    ['jsonschema._utils', 'Unset'],
    ['fiona.model', 'Geometry _Geometry'],
    ['graphviz.graphs', 'Digraph Graph'],
    ['imageio.core.util', 'Array Dict'],
    ['langdetect.language', 'Language'],
    ['meshio._mesh', 'Mesh CellBlock'],
    ['photutils.aperture.circle', 'CircularAperture CircularAnnulus'],
    ['prompt_toolkit.document', 'Document _DocumentCache'],
    ['seaborn.palettes', '_ColorPalette'],
    ['texttable', 'Texttable'],
    ['uncertainties.core', 'Variable AffineScalarFunc LinearCombination'],
  ]),
];

/** What river cuts texts into words with, and what makes an optimizer for each class. */
const WORDS: readonly SafeRule[] = [
  ...safeRows('any', 'It cuts a text into words, or leaves some out.', [
    [
      'river.feature_extraction.vectorize',
      'strip_accents_unicode tokenize_using_regex_pattern remove_stop_words find_all_ngrams find_ngrams',
    ],
  ]),
  ...safeRows('reference', 'A call copies an object by its own methods, and is judged by what it copies.', [
    ['copy', 'deepcopy'],
  ]),
];

/** Named by what rebuilds a compiled function, which is judged by itself. */
const COMPILED: readonly SafeRule[] = safeRows(
  'reference',
  'It is the class of compiled functions; what rebuilds one is judged by itself.',
  [
    ['numba.core.registry', 'CPUDispatcher'],
    ['numba.targets.registry', 'CPUDispatcher'],
  ],
);

/** NumPy and SciPy. */
const ARRAYS: readonly SafeRule[] = [
  ...safeRows('any', REBUILD, [
    ['numpy.core.multiarray', '_reconstruct scalar'],
    ['numpy.core._internal', '_reconstruct'],
    [
      'numpy.core._multiarray_umath',
      '_reconstruct scalar',
      'It is numpy.core.multiarray of today, under the name of the module that defines it.',
    ],
    ['numpy.core.numeric', '_frombuffer'],
    [
      'numpy',
      'ndarray dtype matrix recarray record chararray',
      'It makes an array or a type of numbers; the class of an array is judged by itself.',
    ],
    ['numpy.core.records', 'recarray record'],
    ['numpy.matrixlib.defmatrix', 'matrix'],
    ['numpy.rec', 'recarray record'],
    [
      'numpy',
      'bool_ bool int8 int16 int32 int64 int_ intc intp uint8 uint16 uint32 uint64 uint uintc uintp float16 float32 float64 float_ longdouble float128 half single double complex64 complex128 complex_ csingle cdouble clongdouble complex256 str_ bytes_ unicode_ string_ void datetime64 timedelta64 object_ longlong ulonglong byte ubyte short ushort number generic integer inexact floating signedinteger unsignedinteger complexfloating character flexible',
      'It makes a number.',
    ],
    [
      'numpy.dtypes',
      'BoolDType Int8DType Int16DType Int32DType Int64DType UInt8DType UInt16DType UInt32DType UInt64DType Float16DType Float32DType Float64DType StrDType BytesDType ObjectDType StringDType VoidDType DateTime64DType TimeDelta64DType',
      'It is the type of a number.',
    ],
    [
      'ml_dtypes',
      'bfloat16 float4_e2m1fn float6_e2m3fn float6_e3m2fn float8_e3m4 float8_e4m3 float8_e4m3b11fnuz float8_e4m3fn float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz float8_e8m0fnu int1 int2 int4 uint1 uint2 uint4',
      'It is the type of a number.',
    ],
    ['numpy.core._internal', '_convert_to_stringdtype_kwargs', 'It makes the type of a string.'],
    [
      'numpy.ma.core',
      '_mareconstruct MaskedArray',
      'It rebuilds a masked array; the classes that it is given are judged by themselves.',
    ],
    ['numpy.ma', 'MaskedArray'],
    ['numpy.random', '__RandomState_ctor __randomstate_ctor RandomState Generator', 'It restores a generator.'],
    ['numpy.random.mtrand', 'RandomState', 'It restores a generator.'],
    ['numpy.random._generator', 'Generator', 'It restores a generator.'],
    [
      'numpy.random._pickle',
      '__bit_generator_ctor __generator_ctor __randomstate_ctor',
      'It restores a generator, by a name out of a fixed table or by a class that is judged by itself.',
    ],
    ['numpy.random._mt19937', 'MT19937', 'It restores a generator.'],
    ['numpy.random._pcg64', 'PCG64 PCG64DXSM', 'It restores a generator.'],
    ['numpy.random._philox', 'Philox', 'It restores a generator.'],
    ['numpy.random._sfc64', 'SFC64', 'It restores a generator.'],
    [
      'numpy.random.bit_generator',
      '__pyx_unpickle_SeedSequence SeedSequence __pyx_unpickle_SeedlessSeedSequence',
      'It restores the seed of a generator.',
    ],
    ['numpy.random._bit_generator', '__pyx_unpickle_SeedSequence SeedSequence', 'It restores the seed of a generator.'],
    ['numpy.linalg', 'LinAlgError', 'An exception is made, not raised.'],
    [
      'numpy',
      'VisibleDeprecationWarning ComplexWarning RankWarning ModuleDeprecationWarning AxisError TooHardError',
      'An exception is made, not raised.',
    ],
    [
      'numpy.exceptions',
      'VisibleDeprecationWarning ComplexWarning RankWarning ModuleDeprecationWarning AxisError TooHardError DTypePromotionError',
      'An exception is made, not raised.',
    ],
    ['numpy.ma.core', 'MaskedConstant', 'It returns the one constant of its kind.'],
    ['numpy', 'poly1d', STATE],
    ['numpy.lib.polynomial', 'poly1d', STATE],
    ['numpy.polynomial.polynomial', 'Polynomial', STATE],
    ['numpy.polynomial.chebyshev', 'Chebyshev', STATE],
    ['numpy.polynomial.legendre', 'Legendre', STATE],
    ['numpy.polynomial.hermite', 'Hermite', STATE],
    ['numpy.polynomial.hermite_e', 'HermiteE', STATE],
    ['numpy.polynomial.laguerre', 'Laguerre', STATE],
    ['scipy.sparse._bsr', 'bsr_matrix bsr_array'],
    ['scipy.sparse._coo', 'coo_matrix coo_array'],
    ['scipy.sparse._csc', 'csc_matrix csc_array'],
    ['scipy.sparse._csr', 'csr_matrix csr_array'],
    ['scipy.sparse._dia', 'dia_matrix dia_array'],
    ['scipy.sparse._dok', 'dok_matrix dok_array'],
    ['scipy.sparse._lil', 'lil_matrix lil_array'],
    ['scipy.sparse._arrays', 'bsr_array coo_array csc_array csr_array dia_array dok_array lil_array'],
    ['scipy.sparse.bsr', 'bsr_matrix'],
    ['scipy.sparse.coo', 'coo_matrix'],
    ['scipy.sparse.csc', 'csc_matrix'],
    ['scipy.sparse.csr', 'csr_matrix'],
    ['scipy.sparse.dia', 'dia_matrix'],
    ['scipy.sparse.dok', 'dok_matrix'],
    ['scipy.sparse.lil', 'lil_matrix'],
    ['scipy.spatial._ckdtree', 'cKDTree cKDTreeNode', STATE],
    ['scipy.spatial.ckdtree', 'cKDTree cKDTreeNode', STATE],
    ['scipy.spatial._kdtree', 'KDTree', STATE],
    ['scipy.spatial.kdtree', 'KDTree', STATE],
    ['scipy.spatial.transform._rotation', 'Rotation', STATE],
    ['scipy.spatial.transform.rotation', 'Rotation', STATE],
    ['scipy.stats._stats_py', 'Ttest_indResult TtestResult PearsonRResult SignificanceResult', STATE],
    ['scipy.stats.stats', 'Ttest_indResult', STATE],
  ]),
  ...safeRows('rebuild', STATE, [
    ['numpy', 'vectorize', 'Rebuilt it keeps a function that is judged by itself; a call is judged by itself.'],
    [
      'numpy.lib.function_base',
      'vectorize',
      'Rebuilt it keeps a function that is judged by itself; a call is judged by itself.',
    ],
    ['scipy.optimize._lbfgsb_py', 'LbfgsInvHessProduct'],
    ['scipy.optimize.lbfgsb', 'LbfgsInvHessProduct'],
    ['scipy.interpolate._interpolate', 'interp1d PPoly BPoly'],
    ['scipy.interpolate.interpolate', 'interp1d PPoly BPoly'],
    ['scipy.interpolate._polyint', 'KroghInterpolator BarycentricInterpolator'],
    ['scipy.interpolate.polyint', 'KroghInterpolator BarycentricInterpolator'],
    [
      'scipy.signal._ltisys',
      'TransferFunctionContinuous TransferFunctionDiscrete StateSpaceContinuous StateSpaceDiscrete ZerosPolesGainContinuous ZerosPolesGainDiscrete',
      'Made without arguments it is an empty system; its state is arrays that it stores.',
    ],
    [
      'scipy.cluster.hierarchy',
      'ClusterNode',
      'Its state is numbers and other nodes; its comparisons are no hooks of the loader.',
    ],
    ['scipy.interpolate._cubic', 'CubicSpline PchipInterpolator Akima1DInterpolator CubicHermiteSpline'],
  ]),
  ...safeRows('reference', FUNCTION, [
    [
      'numpy',
      'log log1p log2 log10 exp expm1 sqrt square cbrt abs absolute sign sin cos tan arcsin arccos arctan sinh cosh tanh floor ceil rint add subtract multiply divide true_divide power maximum minimum mean median std var sum prod argmax argmin amax amin max min cumsum clip where nanmean nanmedian nanstd nansum ravel reshape asarray array log_softmax concatenate hstack vstack dot matmul zeros ones identity isnan isfinite isinf unique percentile quantile average round ptp count_nonzero any all nan_to_num reciprocal negative hypot deg2rad rad2deg logaddexp squeeze expand_dims transpose searchsorted sort argsort newaxis inf nan pi',
    ],
    ['numpy.linalg', 'norm inv pinv det svd solve'],
    ['numpy.core.fromnumeric', 'mean sum std var prod amax amin argmax argmin ravel reshape clip squeeze'],
    ...['scipy.ndimage', 'scipy.ndimage._filters', 'scipy.ndimage.filters'].map((module): [string, string] => [
      module,
      'gaussian_filter gaussian_filter1d median_filter uniform_filter uniform_filter1d maximum_filter minimum_filter percentile_filter rank_filter sobel prewitt laplace convolve convolve1d correlate',
    ]),
    ['scipy.ndimage._interpolation', 'zoom rotate shift affine_transform map_coordinates spline_filter'],
    ['scipy.special', 'expit logit softmax logsumexp erf gamma gammaln'],
    ['scipy.special._ufuncs', 'expit logit erf gamma gammaln xlogy xlog1py ndtr ndtri log_ndtr boxcox inv_boxcox'],
    ['numpy.lib.function_base', 'median percentile average quantile'],
    [
      'sklearn.utils.validation',
      'check_array check_X_y column_or_1d',
      'It checks an array and returns it; FunctionTransformer keeps it, and a call is judged by itself.',
    ],
    ['numpy.lib._function_base_impl', 'median percentile average quantile'],
    ['numpy.lib.nanfunctions', 'nanmean nanmedian nanstd nanmax nanmin'],
    ['numpy.lib._nanfunctions_impl', 'nanmean nanmedian nanstd nanmax nanmin'],
  ]),
];

const OFFSETS =
  'Day Hour Minute Second Milli Micro Nano Tick DateOffset RelativeDeltaOffset BusinessDay BDay BusinessHour CustomBusinessDay CDay CustomBusinessHour MonthEnd MonthBegin BusinessMonthEnd BusinessMonthBegin SemiMonthEnd SemiMonthBegin QuarterEnd QuarterBegin BQuarterEnd BQuarterBegin YearEnd YearBegin BYearEnd BYearBegin Week WeekOfMonth LastWeekOfMonth FY5253 FY5253Quarter Easter HalfYearEnd HalfYearBegin BHalfYearEnd BHalfYearBegin BaseOffset SingleConstructorOffset';
const TABLE_TYPES =
  'Index RangeIndex MultiIndex DatetimeIndex TimedeltaIndex CategoricalIndex IntervalIndex PeriodIndex Int64Index UInt64Index Float64Index NumericIndex DataFrame Series Categorical Timestamp Timedelta Period Interval DateOffset NaT NA CategoricalDtype DatetimeTZDtype IntervalDtype PeriodDtype SparseDtype StringDtype BooleanDtype Int8Dtype Int16Dtype Int32Dtype Int64Dtype UInt8Dtype UInt16Dtype UInt32Dtype UInt64Dtype Float32Dtype Float64Dtype ArrowDtype Flags Grouper NamedAgg';

/** pandas, 0.x to 3.x: its classes set their state from blocks, arrays and indexes. */
const TABLES: readonly SafeRule[] = safeRows('any', REBUILD, [
  ['pandas', TABLE_TYPES],
  [
    'pandas.arrays',
    'ArrowStringArray ArrowExtensionArray StringArray BooleanArray FloatingArray IntegerArray SparseArray DatetimeArray TimedeltaArray PeriodArray IntervalArray NumpyExtensionArray PandasArray Categorical',
  ],
  ['pandas.core.frame', 'DataFrame'],
  ['pandas.core.series', 'Series TimeSeries'],
  ['pandas.core.flags', 'Flags'],
  [
    'pandas.core.index',
    'Index Int64Index Float64Index MultiIndex RangeIndex CategoricalIndex _new_Index FrozenList FrozenNDArray',
  ],
  [
    'pandas.core.internals',
    'BlockManager SingleBlockManager ObjectBlock FloatBlock IntBlock BoolBlock DatetimeBlock CategoricalBlock make_block new_block',
  ],
  ['pandas.core.internals.managers', 'BlockManager SingleBlockManager'],
  ['pandas.core.internals.blocks', 'new_block make_block new_block_2d'],
  ['pandas._libs.internals', '_unpickle_block BlockPlacement BlockManager'],
  ['pandas._libs.arrays', '__pyx_unpickle_NDArrayBacked'],
  ['pandas._libs.sparse', 'IntIndex BlockIndex'],
  ['pandas._libs.interval', 'Interval'],
  [
    'pandas._libs.interval',
    '__pyx_unpickle_IntervalMixin',
    'It makes an instance of the class that it is given, which is judged by itself, and stores the state.',
  ],
  ['pandas._libs.missing', 'NAType NA', 'It is the one value that is missing.'],
  ['pandas._libs.tslibs.nattype', '__nat_unpickle _nat_unpickle NaTType'],
  ['pandas._libs.tslibs.timedeltas', '_timedelta_unpickle Timedelta'],
  ['pandas._libs.tslibs.timestamps', '_unpickle_timestamp Timestamp'],
  ['pandas._libs.tslibs.period', 'Period'],
  ['pandas._libs.tslibs.offsets', OFFSETS],
  ['pandas.tseries.offsets', OFFSETS],
  ['pandas._libs.tslib', 'Timestamp Timedelta __nat_unpickle NaTType'],
  ['pandas.tslib', 'Timestamp Timedelta __nat_unpickle NaTType'],
  ['pandas._tslib', 'Timestamp'],
  ['pandas._period', 'Period'],
  ['pandas._libs.period', 'Period'],
  ['pandas.indexes.base', '_new_Index Index'],
  ['pandas.indexes.numeric', 'Int64Index Float64Index'],
  ['pandas.indexes.range', 'RangeIndex'],
  ['pandas.indexes.multi', 'MultiIndex'],
  ['pandas.indexes.category', 'CategoricalIndex'],
  ['pandas.indexes.frozen', 'FrozenList FrozenNDArray'],
  ['pandas.tseries.index', 'DatetimeIndex _new_DatetimeIndex'],
  ['pandas.tseries.tdi', 'TimedeltaIndex'],
  ['pandas.tseries.period', 'PeriodIndex _new_PeriodIndex'],
  ['pandas.core.indexes.base', '_new_Index Index'],
  ['pandas.core.indexes.numeric', 'Int64Index UInt64Index Float64Index NumericIndex'],
  ['pandas.core.indexes.range', 'RangeIndex'],
  ['pandas.core.indexes.multi', 'MultiIndex'],
  ['pandas.core.indexes.category', 'CategoricalIndex'],
  ['pandas.core.indexes.frozen', 'FrozenList FrozenNDArray'],
  ['pandas.core.indexes.datetimes', '_new_DatetimeIndex DatetimeIndex'],
  ['pandas.core.indexes.timedeltas', '_new_TimedeltaIndex TimedeltaIndex'],
  ['pandas.core.indexes.period', '_new_PeriodIndex PeriodIndex'],
  ['pandas.core.indexes.interval', '_new_IntervalIndex IntervalIndex'],
  ['pandas.core.categorical', 'Categorical CategoricalDtype'],
  ['pandas.core.arrays.categorical', 'Categorical'],
  ['pandas.core.arrays.boolean', 'BooleanArray BooleanDtype'],
  ['pandas.core.arrays.floating', 'FloatingArray Float32Dtype Float64Dtype'],
  [
    'pandas.core.arrays.integer',
    'IntegerArray Int8Dtype Int16Dtype Int32Dtype Int64Dtype UInt8Dtype UInt16Dtype UInt32Dtype UInt64Dtype',
  ],
  ['pandas.core.arrays.sparse.array', 'SparseArray'],
  ['pandas.core.arrays.sparse.dtype', 'SparseDtype'],
  ['pandas.core.arrays.sparse', 'SparseArray SparseDtype'],
  ['pandas.core.arrays.string_', 'StringArray StringDtype'],
  ['pandas.core.arrays.string_arrow', 'ArrowStringArray ArrowStringArrayNumpySemantics'],
  ['pandas.core.arrays.arrow.array', 'ArrowExtensionArray'],
  ['pandas.core.arrays.arrow.dtype', 'ArrowDtype'],
  ['pandas.core.arrays.datetimes', 'DatetimeArray'],
  ['pandas.core.arrays.timedeltas', 'TimedeltaArray'],
  ['pandas.core.arrays.period', 'PeriodArray'],
  ['pandas.core.arrays.interval', 'IntervalArray'],
  ['pandas.core.arrays.numpy_', 'PandasArray PandasDtype NumpyExtensionArray'],
  [
    'pandas.core.dtypes.dtypes',
    'CategoricalDtype DatetimeTZDtype IntervalDtype PeriodDtype SparseDtype ArrowDtype NumpyEADtype PandasDtype',
  ],
  ['pandas.types.dtypes', 'CategoricalDtype DatetimeTZDtype'],
  ['pandas.sparse.array', 'SparseArray'],
  [
    'pyarrow.lib',
    'type_for_alias _restore_array py_buffer chunked_array field schema _reconstruct_table _reconstruct_record_batch struct list_ large_list dictionary timestamp decimal128 DataType Schema Field Table scalar',
  ],
  ['pytz', '_UTC _p', 'It returns a time zone by its name, which may not leave the data of the library.'],
  ['pytz.tzinfo', '_utcInstance unpickler', 'It returns a time zone by its name.'],
  ['dateutil.tz.tz', 'tzutc tzoffset tzlocal'],
  ['dateutil.tz', 'tzutc tzoffset tzlocal'],
  ['dateutil.relativedelta', 'relativedelta weekday', 'It stores numbers.'],
  ['dateutil._common', 'weekday'],
  ['polars.dataframe.frame', 'DataFrame', 'Its state is a buffer of columns.'],
  ['polars.series.series', 'Series', 'Its state is a buffer of one column.'],
]);

/** Functions of tensors: what they compute depends on numbers alone. */
const FUNCTIONS =
  'abs absolute acos add addmm amax amin any all arange argmax argmin argsort asin atan atan2 baddbmm bernoulli bmm cat ceil celu clamp clamp_max clamp_min clip clone concat cos cosh cosine_similarity cross cumsum cumprod cumulative_trapezoid deg2rad diag diff div divide dot dropout dstack einsum elu embedding eq erf erfc exp expm1 eye flatten flip floor fmod full full_like gather ge gt hstack hypot index_select inverse isfinite isinf isnan layer_norm le lerp linspace log log10 log1p log2 log_softmax logaddexp logical_and logical_not logical_or logit logsumexp lt masked_select matmul max maximum mean median min minimum mm movedim mul multiply mv nan_to_num nanmean nansum narrow ne neg negative norm ones ones_like outer pairwise_distance permute polygamma pow prelu prod quantile rand rand_like randint randn randn_like reciprocal relu relu_ remainder reshape roll round rrelu rsqrt selu sgn sigmoid sigmoid_ sign sin sinc sinh softmax sort split sqrt square squeeze stack std sub subtract sum swapaxes t take tan tanh tanh_ tensordot threshold tile topk transpose tril triu true_divide trunc unbind unique_consecutive unsqueeze var vstack where xlogy zeros zeros_like'.split(
    ' ',
  );

const QUANTIZED = 'Its state is weights that its native library packs again.';

/** PyTorch: what `torch.save` names. */
const TENSORS: readonly SafeRule[] = [
  ...safeRows('any', 'It rebuilds a tensor over a storage of the same file.', [
    [
      'torch._utils',
      '_rebuild_tensor _rebuild_tensor_v2 _rebuild_tensor_v3 _rebuild_parameter _rebuild_parameter_v2 _rebuild_parameter_with_state _rebuild_sparse_tensor _rebuild_sparse_csr_tensor _rebuild_qtensor _rebuild_device_tensor_from_numpy _rebuild_device_tensor_from_cpu_tensor _rebuild_xla_tensor _rebuild_mlc_tensor _rebuild_meta_tensor_no_storage _rebuild_nested_tensor',
    ],
    [
      'torch._utils',
      '_rebuild_wrapper_subclass',
      'It allocates a tensor without data; the class that it is given is judged by itself.',
    ],
    [
      'torch._tensor',
      '_rebuild_from_type_v2',
      'It rebuilds a tensor of a subclass; the function and the class that it is given are judged by themselves.',
    ],
    [
      'torch',
      'FloatStorage DoubleStorage HalfStorage BFloat16Storage LongStorage IntStorage ShortStorage CharStorage ByteStorage BoolStorage ComplexFloatStorage ComplexDoubleStorage QInt8Storage QUInt8Storage QInt32Storage QUInt4x2Storage QUInt2x4Storage UntypedStorage TypedStorage',
      'It names the kind of a storage.',
    ],
    [
      'torch.cuda',
      'FloatStorage DoubleStorage HalfStorage BFloat16Storage LongStorage IntStorage ShortStorage CharStorage ByteStorage BoolStorage ComplexFloatStorage ComplexDoubleStorage',
      'It names the kind of a storage.',
    ],
    [
      'torch.return_types',
      'aminmax aminmax_out cummax cummax_out cummin cummin_out frexp frexp_out geqrf geqrf_out histogram histogram_out histogramdd kthvalue kthvalue_out linalg_cholesky_ex linalg_cholesky_ex_out linalg_eig linalg_eig_out linalg_eigh linalg_eigh_out linalg_inv_ex linalg_inv_ex_out linalg_ldl_factor linalg_ldl_factor_ex linalg_ldl_factor_ex_out linalg_ldl_factor_out linalg_lstsq linalg_lstsq_out linalg_lu linalg_lu_factor linalg_lu_factor_ex linalg_lu_factor_ex_out linalg_lu_factor_out linalg_lu_out linalg_qr linalg_qr_out linalg_slogdet linalg_slogdet_out linalg_solve_ex linalg_solve_ex_out linalg_svd linalg_svd_out lu_unpack lu_unpack_out max max_out median median_out min min_out mode mode_out nanmedian nanmedian_out qr qr_out slogdet slogdet_out sort sort_out svd svd_out symeig symeig_out topk topk_out triangular_solve triangular_solve_out',
      'It is a named tuple of tensors.',
    ],
    ['torch.storage', 'UntypedStorage TypedStorage _UntypedStorage _TypedStorage', 'It names the kind of a storage.'],
    [
      'torch',
      'Size device dtype Tensor Generator FloatTensor DoubleTensor HalfTensor BFloat16Tensor LongTensor IntTensor ShortTensor CharTensor ByteTensor BoolTensor',
      'It makes a shape, a device or a tensor.',
    ],
    [
      'torch.cuda',
      'FloatTensor DoubleTensor HalfTensor BFloat16Tensor LongTensor IntTensor ByteTensor BoolTensor',
      'It is the type of a tensor.',
    ],
    [
      'torch',
      'float32 float float64 double float16 half bfloat16 int8 int16 short int32 int int64 long uint8 uint16 uint32 uint64 bool complex32 complex64 cfloat complex128 cdouble chalf quint8 qint8 qint32 quint4x2 quint2x4 float8_e4m3fn float8_e5m2 float8_e4m3fnuz float8_e5m2fnuz float8_e8m0fnu float4_e2m1fn_x2 int1 int2 int4 uint1 uint2 uint4 uint7 strided sparse_coo sparse_csr sparse_csc sparse_bsr sparse_bsc _mkldnn contiguous_format channels_last channels_last_3d preserve_format per_tensor_affine per_channel_affine per_tensor_symmetric per_channel_symmetric per_channel_affine_float_qparams',
      'It is a constant: a type of number, a layout, a scheme.',
    ],
    ['torch.serialization', '_get_layout', 'It looks up a layout by its name.'],
    ['torch._C', '_get_layout dtype Size', 'It looks up a constant.'],
    ['torch._C._distributed_c10d', 'ReduceOp RedOpType'],
    [
      'torch.nn.utils.rnn',
      'PackedSequence PackedSequence_',
      'It is a named tuple of tensors, whose device it compares.',
    ],
    [
      'torch.ao.quantization.qconfig',
      'QConfig QConfigDynamic',
      'It is a named tuple of what makes observers; each is judged by itself.',
    ],
    [
      'torch.quantization.qconfig',
      'QConfig QConfigDynamic',
      'It is a named tuple of what makes observers; each is judged by itself.',
    ],
    ['torch.nn.parameter', 'Parameter Buffer UninitializedParameter UninitializedBuffer', 'It wraps a tensor.'],
    ['torch._tensor', 'Tensor', 'It is the class of a tensor.'],
    ['torch.nn.backends.thnn', '_get_thnn_function_backend', 'It returns a table of the library.'],
    [
      'torch.jit._pickle',
      'build_intlist build_tensorlist build_doublelist build_boollist build_tensor_from_id restore_type_tag',
      'It returns the list that it is given; TorchScript archives name it.',
    ],
    ['torch.utils.hooks', 'RemovableHandle BackwardHook', STATE],
    ['torch.distributions.distribution', 'Distribution'],
    ['torch.torch_version', 'TorchVersion', 'It is a text.'],
    ['torch', 'ScriptObject', 'It is an object of TorchScript, which the file describes.'],
  ]),
  ...safeRows(
    'rebuild',
    'Its state is stored by the class that all layers share; the few with a `__setstate__` of their own add defaults.',
    [
      [
        'torch.nn.modules.activation',
        'MultiheadAttention GELU Hardsigmoid Hardswish Mish PReLU ReLU SiLU Sigmoid Softmax',
      ],
      ['torch.nn.modules.transformer', 'TransformerEncoderLayer TransformerDecoderLayer'],
      ['torch.nn.modules.rnn', 'GRU LSTM RNN RNNBase GRUCell LSTMCell RNNCell'],
      ['torch.nn.modules.upsampling', 'Upsample UpsamplingNearest2d UpsamplingBilinear2d'],
      ['torch.nn.modules.batchnorm', 'BatchNorm1d BatchNorm2d BatchNorm3d SyncBatchNorm'],
      ['torch.nn.modules.instancenorm', 'InstanceNorm1d InstanceNorm2d InstanceNorm3d'],
      ['torch.nn.modules.conv', 'Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d'],
      ['torch.nn.modules.container', 'Sequential ModuleList ModuleDict ParameterList ParameterDict Container'],
      [
        'torch.nn.modules.conv',
        'LazyConv1d LazyConv2d LazyConv3d LazyConvTranspose1d LazyConvTranspose2d LazyConvTranspose3d',
      ],
      ['torch.nn.modules.loss', 'NLLLoss2d'],
      ['torch.nn.modules.pooling', 'AvgPool3d'],
      ['torchvision.models.video.resnet', 'Conv3DSimple Conv2Plus1D Conv3DNoDownsample'],
      ...[
        'torch.ao.nn.quantized',
        'torch.nn.quantized',
        'torch.ao.nn.quantized.dynamic',
        'torch.nn.quantized.dynamic',
      ].flatMap((home): [string, string, string][] => [
        [`${home}.modules.conv`, 'Conv1d Conv2d Conv3d ConvTranspose1d ConvTranspose2d ConvTranspose3d', QUANTIZED],
        [`${home}.modules.linear`, 'Linear LinearPackedParams', QUANTIZED],
        [`${home}.modules.rnn`, 'LSTM GRU PackedParameter', QUANTIZED],
      ]),
      ...['torch.ao.nn.intrinsic.quantized', 'torch.nn.intrinsic.quantized'].flatMap(
        (home): [string, string, string][] => [
          [`${home}.modules.conv_relu`, 'ConvReLU1d ConvReLU2d ConvReLU3d', QUANTIZED],
          [`${home}.modules.linear_relu`, 'LinearReLU', QUANTIZED],
        ],
      ),
      [
        'torch.distributions.transforms',
        'AbsTransform AffineTransform CatTransform ComposeTransform CorrCholeskyTransform CumulativeDistributionTransform ExpTransform IndependentTransform LowerCholeskyTransform PositiveDefiniteTransform PowerTransform ReshapeTransform SigmoidTransform SoftmaxTransform SoftplusTransform StackTransform StickBreakingTransform TanhTransform _InverseTransform',
        'It stores its state; its comparison is reached only by two keys of one hash, and it hashes by identity.',
      ],
      ['torch.optim.asgd', 'ASGD'],
      ['torch.optim.rprop', 'Rprop'],
      ['torch.nn.parallel.data_parallel', 'DataParallel'],
      ['torch.nn.modules.module', '_WrappedHook Module _IncompatibleKeys'],
      ['torch.nn.utils.weight_norm', 'WeightNorm'],
      ['torch.nn.utils.spectral_norm', 'SpectralNorm SpectralNormLoadStateDictPreHook SpectralNormStateDictHook'],
      ['torch.optim.adam', 'Adam'],
      ['torch.optim.adamw', 'AdamW'],
      ['torch.optim.sgd', 'SGD'],
      ['torch.optim.lbfgs', 'LBFGS'],
      ['torch.optim.rmsprop', 'RMSprop'],
      ['torch.optim.adagrad', 'Adagrad'],
      ['torch.optim.adadelta', 'Adadelta'],
      ['torch.optim.adamax', 'Adamax'],
      ['torch.optim.nadam', 'NAdam'],
      ['torch.optim.radam', 'RAdam'],
      ['torch.cuda.amp.grad_scaler', 'GradScaler OptState'],
      ['torch.amp.grad_scaler', 'GradScaler OptState'],
      ['torch_geometric.data.data', 'Data'],
      ['torch_geometric.data.hetero_data', 'HeteroData'],
      ['torch_geometric.data.storage', 'BaseStorage GlobalStorage NodeStorage EdgeStorage'],
      ['torch_geometric.utils.mixin', 'CastMixin'],
    ],
  ),
  ...safeRows('any', STATE, [['torch_geometric.inspector', 'Parameter Signature', 'It is a named tuple.']]),
  ...safeRows('reference', FUNCTION, [
    [
      'torch.nn.functional',
      'relu gelu silu softmax log_softmax sigmoid tanh leaky_relu elu selu celu relu6 mish hardswish hardsigmoid softplus cross_entropy mse_loss l1_loss nll_loss binary_cross_entropy binary_cross_entropy_with_logits smooth_l1_loss dropout normalize pairwise_distance cosine_similarity _canonical_mask',
    ],
    ['torch._C._nn', 'gelu silu relu6 mish hardswish hardsigmoid softplus leaky_relu elu log_sigmoid'],
    // `torch.tanh` travels as an attribute of the class that holds the functions of PyTorch.
    ['torch._C', '_VariableFunctionsClass _VariableFunctions'],
    ['torch._C', FUNCTIONS.map((name) => `_VariableFunctionsClass.${name}`).join(' ')],
    ['torch', FUNCTIONS.join(' ')],
    ['torch.utils.data._utils.collate', 'default_collate default_convert'],
    ['torch.autograd.grad_mode', 'no_grad'],
    [
      'torch.nn.init',
      'xavier_uniform_ xavier_normal_ kaiming_uniform_ kaiming_normal_ normal_ uniform_ zeros_ ones_ constant_ trunc_normal_ orthogonal_',
    ],
  ]),
];

const LOSSES =
  'CyHalfSquaredError CyAbsoluteError CyPinballLoss CyHuberLoss CyHalfPoissonLoss CyHalfGammaLoss CyHalfTweedieLoss CyHalfTweedieLossIdentity CyHalfBinomialLoss CyHalfMultinomialLoss CyExponentialLoss';
const UNPICKLED_LOSSES = LOSSES.split(' ')
  .map((name) => `__pyx_unpickle_${name}`)
  .join(' ');
const METRICS =
  'EuclideanDistance SEuclideanDistance ManhattanDistance ChebyshevDistance MinkowskiDistance WMinkowskiDistance MahalanobisDistance HammingDistance CanberraDistance BrayCurtisDistance JaccardDistance MatchingDistance DiceDistance KulsinskiDistance RogersTanimotoDistance RussellRaoDistance SokalMichenerDistance SokalSneathDistance HaversineDistance DistanceMetric';
const SIZED_METRICS = METRICS.split(' ')
  .flatMap((name) => [`${name}32`, `${name}64`])
  .join(' ');
const SGD_LOSSES =
  'Hinge SquaredHinge Log LogLoss SquaredLoss Huber ModifiedHuber EpsilonInsensitive SquaredEpsilonInsensitive LossFunction Classification Regression';

/** scikit-learn: the native classes that its estimators hold. */
const ESTIMATORS: readonly SafeRule[] = [
  ...safeRows(
    'any',
    'A native class over numbers: its constructor and its state take counts and arrays, which are checked.',
    [
      ['sklearn._loss._loss', `${LOSSES} ${UNPICKLED_LOSSES}`],
      ['_loss', `${LOSSES} ${UNPICKLED_LOSSES}`],
      ['sklearn.tree._tree', 'Tree'],
      ['sklearn.tree.tree', 'Tree'],
      ['econml.tree._tree', 'Tree'],
      ['treeple.tree._oblique_tree', 'ObliqueTree'],
      ['treeple._lib.sklearn.tree._tree', 'Tree'],
      ['treeple.tree.unsupervised._unsup_tree', 'UnsupervisedTree'],
      ['treeple.tree.unsupervised._unsup_oblique_tree', 'UnsupervisedObliqueTree'],
      ['sklearn.linear_model._sgd_fast', SGD_LOSSES],
      ['sklearn.linear_model.sgd_fast', SGD_LOSSES],
      ['sklearn.metrics._dist_metrics', `newObj ${METRICS} ${SIZED_METRICS}`],
      ['sklearn.neighbors._dist_metrics', `newObj ${METRICS}`],
      ['sklearn.neighbors.dist_metrics', `newObj ${METRICS}`],
      ['hdbscan.dist_metrics', `newObj ${METRICS}`],
      ['sklearn.neighbors._kd_tree', 'newObj KDTree KDTree32 KDTree64'],
      ['sklearn.neighbors.kd_tree', 'newObj KDTree'],
      ['sklearn.neighbors._ball_tree', 'newObj BallTree BallTree32 BallTree64'],
      ['sklearn.neighbors.ball_tree', 'newObj BallTree'],
      ['sklearn.neighbors._quad_tree', '_QuadTree'],
      ['sklearn.ensemble._gradient_boosting', '_init_raw_predictions'],
      ['sklearn.utils._bunch', 'Bunch', 'It is a dict.'],
      ['sklearn.utils', 'Bunch', 'It is a dict.'],
      ['sklearn.datasets.base', 'Bunch', 'It is a dict.'],
      ['sklearn.utils.deprecation', 'DeprecationDict', 'It is a dict.'],
      [
        'joblib.numpy_pickle',
        'NumpyArrayWrapper',
        'It announces raw numbers in the stream; objects in it are examined as a pickle.',
      ],
      [
        'joblib.numpy_pickle_compat',
        'NDArrayWrapper ZNDArrayWrapper',
        'It names a file beside this one, which is examined when it is committed.',
      ],
      [
        'joblib.numpy_pickle',
        'NDArrayWrapper ZNDArrayWrapper',
        'It names a file beside this one, which is examined when it is committed.',
      ],
      [
        'sklearn.externals.joblib.numpy_pickle',
        'NDArrayWrapper ZNDArrayWrapper',
        'It names a file beside this one, which is examined when it is committed.',
      ],
      [
        'sklearn.externals.joblib.numpy_pickle',
        'NumpyArrayWrapper',
        'It announces raw numbers in the stream; objects in it are examined as a pickle.',
      ],
    ],
  ),
  ...safeRows('rebuild', STATE, [
    [
      'sklearn.ensemble._gb_losses',
      'BinomialDeviance MultinomialDeviance ExponentialLoss LeastSquaresError LeastAbsoluteError HuberLossFunction QuantileLossFunction',
    ],
    [
      'sklearn.ensemble.gradient_boosting',
      'BinomialDeviance MultinomialDeviance ExponentialLoss LeastSquaresError LeastAbsoluteError HuberLossFunction QuantileLossFunction QuantileEstimator LogOddsEstimator ScaledLogOddsEstimator PriorProbabilityEstimator MeanEstimator ZeroEstimator',
    ],
    ['sklearn.ensemble._hist_gradient_boosting.predictor', 'TreePredictor'],
    [
      'sklearn.linear_model._passive_aggressive',
      'PassiveAggressiveClassifier PassiveAggressiveRegressor',
      'Its state is stored by the class that all estimators share.',
    ],
    [
      'sklearn.gaussian_process.kernels',
      'ConstantKernel Product Sum RBF WhiteKernel Matern RationalQuadratic ExpSineSquared DotProduct Exponentiation CompoundKernel PairwiseKernel',
    ],
    ['sklearn.isotonic', 'IsotonicRegression'],
    ['sklearn.metrics._scorer', '_PassthroughScorer'],
    ['transformers.tokenization_utils_base', 'BatchEncoding'],
    ['transformers.feature_extraction_utils', 'BatchFeature'],
    [
      'optuna.distributions',
      'FloatDistribution IntDistribution CategoricalDistribution UniformDistribution LogUniformDistribution',
    ],
    ['sklearn.preprocessing.imputation', 'Imputer'],
    ['sklearn.linear_model.logistic', 'LogisticRegression'],
    [
      'sklearn.ensemble.forest',
      'RandomForestClassifier RandomForestRegressor ExtraTreesClassifier ExtraTreesRegressor',
    ],
  ]),
  ...safeRows('reference', 'Honest estimators keep it as a setting; a call is judged by itself.', [
    ['sklearn.feature_selection._univariate_selection', 'f_classif f_regression chi2 r_regression'],
    ['sklearn.feature_selection.univariate_selection', 'f_classif f_regression chi2'],
    ['sklearn.feature_selection._mutual_info', 'mutual_info_classif mutual_info_regression'],
    ['sklearn.metrics._scorer', '_passthrough_scorer'],
    [
      'sklearn.metrics.pairwise',
      'rbf_kernel cosine_similarity euclidean_distances linear_kernel polynomial_kernel laplacian_kernel',
    ],
  ]),
];

/** Seen in rdkit 2026.9: the C++ signatures of its constructors take bytes, a size, numbers or another object of their kind. */
const MOLECULES = "It reads RDKit's own binary form, natively; it takes no path, and asks nothing of what it is given.";

/** Boosting, statistics, graphs, text and images. */
const OTHERS: readonly SafeRule[] = [
  ...safeRows('rebuild', STATE, [
    ['xgboost.core', 'Booster', 'Its state is the serialized trees, which its native reader parses.'],
    ['xgboost.sklearn', 'XGBClassifier XGBRegressor XGBRanker XGBRFClassifier XGBRFRegressor XGBModel'],
    ['lightgbm.basic', 'Booster', 'Its state is the model as text, which its native reader parses.'],
    ['lightgbm.sklearn', 'LGBMClassifier LGBMRegressor LGBMRanker LGBMModel'],
    [
      'catboost.core',
      'CatBoostClassifier CatBoostRegressor CatBoost CatBoostRanker',
      'Its state is the serialized model, which its native reader parses.',
    ],
    ['networkx.classes.graph', 'Graph'],
    ['networkx.classes.digraph', 'DiGraph'],
    ['networkx.classes.multigraph', 'MultiGraph'],
    ['networkx.classes.multidigraph', 'MultiDiGraph'],
    ['networkx.classes.coreviews', 'AdjacencyView MultiAdjacencyView AtlasView FilterAtlas FilterAdjacency'],
    [
      'networkx.classes.reportviews',
      'NodeView EdgeView OutEdgeView InEdgeView MultiEdgeView OutMultiEdgeView DegreeView NodeDataView EdgeDataView',
    ],
    ['PIL.Image', 'Image'],
    ['PIL.PngImagePlugin', 'PngImageFile'],
    ['PIL.JpegImagePlugin', 'JpegImageFile'],
    ['gensim.corpora.dictionary', 'Dictionary'],
    ['gensim.models.keyedvectors', 'KeyedVectors Word2VecKeyedVectors Vocab'],
    ['gensim.models.word2vec', 'Word2Vec Word2VecVocab Word2VecTrainables Vocab'],
    ['gensim.models.doc2vec', 'Doc2Vec'],
    ['gensim.models.fasttext', 'FastText FastTextKeyedVectors'],
    ['gensim.models.ldamodel', 'LdaModel LdaState'],
    ['gensim.models.phrases', 'Phrases Phraser FrozenPhrases'],
    ['gensim.models.tfidfmodel', 'TfidfModel'],
    ['gensim.models.lsimodel', 'LsiModel Projection'],
    ['gensim.utils', 'FakeDict'],
    ['nltk.probability', 'ELEProbDist MLEProbDist DictionaryProbDist LidstoneProbDist LaplaceProbDist'],
    ['nltk.classify.naivebayes', 'NaiveBayesClassifier'],
    ['nltk.stem.porter', 'PorterStemmer'],
    [
      'nltk.stem.snowball',
      'SnowballStemmer EnglishStemmer GermanStemmer FrenchStemmer SpanishStemmer ItalianStemmer RussianStemmer PortugueseStemmer DutchStemmer SwedishStemmer',
    ],
    ['nltk.tokenize.punkt', 'PunktSentenceTokenizer PunktParameters PunktLanguageVars PunktTrainer PunktToken'],
    ['nltk.tag.perceptron', 'PerceptronTagger AveragedPerceptron'],
    ['xarray.core.dataarray', 'DataArray'],
    ['xarray.core.dataset', 'Dataset'],
    ['xarray.core.variable', 'Variable IndexVariable'],
    ['matplotlib.cbook', 'CallbackRegistry _exception_printer'],
    ['matplotlib.colors', 'Normalize ListedColormap LinearSegmentedColormap'],
    ['spacy.lookups', 'Lookups Table'],
    ['spacy.util', 'SimpleFrozenList SimpleFrozenDict'],
    ['spacy.language', 'FactoryMeta'],
    ['optuna.study.study', 'Study'],
    ['optuna.storages._in_memory', 'InMemoryStorage _StudyInfo'],
    ['optuna.trial._frozen', 'FrozenTrial'],
  ]),
  ...safeRows('any', STATE, [
    ['nltk.probability', 'FreqDist ConditionalFreqDist', 'It counts what it is given.'],
    ['statsmodels.tools.tools', 'Bunch', 'It is a dict.'],
    ['statsmodels.tsa.statespace._initialization', 'dInitialization zInitialization sInitialization cInitialization'],
    ['statsmodels.tsa.statespace._kalman_filter', 'dKalmanFilter zKalmanFilter sKalmanFilter cKalmanFilter'],
    ['statsmodels.tsa.statespace._kalman_smoother', 'dKalmanSmoother zKalmanSmoother sKalmanSmoother cKalmanSmoother'],
    ['statsmodels.tsa.statespace._representation', 'dStatespace zStatespace sStatespace cStatespace'],
    ['tokenizers', 'Tokenizer AddedToken Encoding', 'Its state is JSON, which its native reader parses.'],
    [
      'tokenizers.models',
      'Model BPE WordPiece WordLevel Unigram',
      'Its state is JSON, which its native reader parses.',
    ],
    ['spacy.pipeline.pipe', '__pyx_unpickle_Pipe'],
    ['confection', 'Config', 'It is a dict of settings.'],
    ['confection._config', 'Config', 'It is a dict of settings.'],
    ['thinc.config', 'Config', 'It is a dict of settings.'],
    ['scipy.optimize', 'OptimizeResult', 'It is a dict.'],
    ['scipy.optimize._optimize', 'OptimizeResult', 'It is a dict.'],
    ['scipy.optimize.optimize', 'OptimizeResult', 'It is a dict.'],
    ['spacy.strings', 'StringStore', 'It stores texts.'],
    ['spacy.util', '_get_attr_unless_lookup', 'It looks a word up; the function for other words is judged by itself.'],
    [
      'spacy.vocab',
      'unpickle_vocab Vocab',
      'It stores a vocabulary; the functions that it keeps are judged by themselves.',
    ],
    ['spacy.vectors', 'unpickle_vectors Vectors', 'It reads arrays of msgpack bytes.'],
    ['spacy.morphology', 'unpickle_morphology Morphology', 'It stores a table of tags.'],
    [
      'spacy.tokens.doc',
      'unpickle_doc Doc',
      'It reads a document of msgpack bytes, and what its user noted of a pickle, which is examined as a member.',
    ],
    ['spacy.tokenizer', 'Tokenizer', 'It stores rules and compiled patterns.'],
    [
      'spacy.matcher.matcher',
      'unpickle_matcher',
      'It adds patterns to a matcher; what is called on a match is stored.',
    ],
    [
      'spacy.matcher.phrasematcher',
      'unpickle_matcher',
      'It adds phrases to a matcher; what is called on a match is stored.',
    ],
    ['rdkit.Chem.rdchem', 'Mol', MOLECULES],
    ['rdkit.Geometry.rdGeometry', 'Point2D Point3D UniformGrid3D_', MOLECULES],
    // As RDKit of 2005 named them.
    ['Geometry.rdGeometry', 'Point2D Point3D UniformGrid3D_', MOLECULES],
    [
      'rdkit.DataStructs.cDataStructs',
      'IntSparseIntVect LongSparseIntVect UIntSparseIntVect ULongSparseIntVect ExplicitBitVect SparseBitVect',
      MOLECULES,
    ],
    ['rdkit.Chem.rdChemReactions', 'ChemicalReaction', MOLECULES],
    ['rdkit.Chem.rdfiltercatalog', 'FilterCatalog', MOLECULES],
    ['rdkit.Chem.rdSubstructLibrary', 'SubstructLibrary', MOLECULES],
    ['optuna.study._study_direction', 'StudyDirection', 'It looks up a member of an enumeration.'],
    ['optuna.trial._state', 'TrialState', 'It looks up a member of an enumeration.'],
  ]),
];

/** What the pages that Sphinx has read keep. */
const PAGES: readonly SafeRule[] = safeRows('any', 'It looks a text up among the translations that are loaded.', [
  ['sphinx.locale', '_lazy_translate mygettext'],
]);

/** What the configurations of documentation sites name by tags. */
const SITES: readonly SafeRule[] = safeRows('any', 'It formats text for a page of documentation.', [
  ['material.extensions.emoji', 'twemoji to_svg'],
  ['materialx.emoji', 'twemoji to_svg'],
  ['zensical.extensions.emoji', 'twemoji to_svg'],
  ['pymdownx.emoji', 'gemoji emojione twemoji to_svg to_png to_png_sprite to_svg_sprite to_alt to_awesome'],
  ['pymdownx.slugs', 'slugify uslugify uslugify_encoded uslugify_cased uslugify_cased_encoded gfm gfm_encoded'],
  ['pymdownx.superfences', 'fence_code_format fence_div_format'],
  [
    'pymdownx.arithmatex',
    'arithmatex_fenced_format arithmatex_inline_format fence_mathjax_format inline_mathjax_format fence_generic_format inline_generic_format',
  ],
  ['mermaid2', 'fence_mermaid fence_mermaid_custom'],
  ['markdown.extensions.toc', 'slugify slugify_unicode'],
]);

/** Graphs of tasks, which nothing computes while they are loaded. */
const TASKS: readonly SafeRule[] = [
  ...safeRows(
    'any',
    'It keeps a graph of tasks by the name of its array, and asks the array that it is like for its type.',
    [['dask.array.core', 'Array']],
  ),
  ...safeRows('any', 'It keeps the key of a task.', [['dask._task_spec', 'TaskRef']]),
  ...safeRows('any', 'It keeps a graph of tasks.', [
    ['dask.optimization', 'SubgraphCallable'],
    ['dask.highlevelgraph', 'MaterializedLayer'],
  ]),
  ...safeRows('any', 'It broadcasts what a function of NumPy makes of a shape.', [
    ['dask.array.wrap', '_broadcast_trick_inner'],
  ]),
  ...safeRows('reference', 'It keeps a call; what it is called with is judged by itself.', [
    ['toolz.functoolz', 'curry'],
    ['cytoolz.functoolz', 'curry'],
  ]),
  ...safeRows('rebuild', 'It keeps functions; each is judged by itself.', [
    ['toolz.functoolz', 'Compose'],
    ['cytoolz.functoolz', 'Compose'],
  ]),
  ...safeRows('reference', 'A file system, which what makes it makes without settings; it opens nothing by itself.', [
    ['fsspec.implementations.memory', 'MemoryFileSystem'],
    ['fsspec.implementations.local', 'LocalFileSystem'],
  ]),
  ...safeRows('any', 'It keeps a number, and the last few of a series.', [
    ['river.time_series.holt_winters', 'AdditiveLevel MultiplicativeLevel Trend AdditiveSeason MultiplicativeSeason'],
  ]),
  ...safeRows('any', 'What a frozen graph or a view has in the place of methods: it raises an error, or says yes.', [
    ['networkx.classes.function', 'frozen'],
    ['networkx.classes.filters', 'no_filter'],
  ]),
  ...safeRows('any', 'It sorts its items, by a function that is judged as called where it has one.', [
    ['sortedcontainers.sorteddict', 'SortedDict'],
    ['sortedcontainers.sortedset', 'SortedSet'],
    ['sortedcontainers.sortedlist', 'SortedList SortedKeyList'],
  ]),
];

/** What attrs describes the fields of a class by. */
const FIELDS: readonly SafeRule[] = safeRows('rebuild', 'It stores what a field is described by.', [
  ['attr._make', 'Attribute'],
]);

export const LIBRARY_SAFE: readonly SafeRule[] = [
  ...ARRAYS,
  ...COMPILED,
  ...SHAPES,
  ...RESTORED,
  ...ACTING,
  ...VALUES,
  ...REBUILT,
  ...SMALL,
  ...WORDS,
  ...NESTED,
  ...STEPS,
  ...SCORES,
  ...TABLES,
  ...TENSORS,
  ...ESTIMATORS,
  ...OTHERS,
  ...PAGES,
  ...SITES,
  ...TASKS,
  ...EMULATORS,
  ...FIELDS,
];

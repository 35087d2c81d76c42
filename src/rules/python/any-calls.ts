/** What operators that are safe in any use call of their arguments, as tools/prove_any.py saw it: an honest file hands them nothing that answers with code. data/any-calls.tsv is the record. */

/** A line a set of methods: `method,method module name name|module name …`. Operators that call nothing stand under `-`. */
const CALLS = `
- _codecs encode|_queue Empty|_thread get_ident|affine Affine|argparse Namespace|builtins ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning ConnectionError DeprecationWarning EOFError Ellipsis EnvironmentError Exception False FileExistsError FileNotFoundError FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndexError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError None NotImplemented NotImplementedError OSError OverflowError PendingDeprecationWarning PermissionError RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxWarning SystemError TimeoutError True TypeError UnboundLocalError UnicodeError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError divmod object ord slice|calendar Calendar TextCalendar|click.exceptions ClickException|collections ChainMap|collections.abc Callable Container Hashable Iterable Iterator Mapping MutableMapping MutableSequence MutableSet Sequence Set Sized|confection Config|confection._config Config|copyreg __newobj__ _reconstructor|cvxopt.base matrix spmatrix|dask._task_spec TaskRef|dask.optimization SubgraphCallable|dataclasses FrozenInstanceError KW_ONLY MISSING _FIELD _FIELD_CLASSVAR _FIELD_INITVAR _HAS_DEFAULT_FACTORY_CLASS _MISSING_TYPE|datetime timedelta timezone tzinfo|dateutil._common weekday|dateutil.relativedelta weekday|dateutil.tz tzlocal tzutc|dateutil.tz.tz tzlocal tzutc|decimal Context Decimal|enum auto|fractions Fraction|functools partial|hdbscan.dist_metrics BrayCurtisDistance CanberraDistance ChebyshevDistance DiceDistance DistanceMetric EuclideanDistance HammingDistance HaversineDistance JaccardDistance KulsinskiDistance ManhattanDistance MatchingDistance RogersTanimotoDistance RussellRaoDistance SokalMichenerDistance SokalSneathDistance newObj|html.entities name2codepoint|httpx._urlparse ParseResult|intervaltree.interval Interval|io BytesIO StringIO|itertools chain count|joblib.numpy_pickle NDArrayWrapper NumpyArrayWrapper ZNDArrayWrapper|joblib.numpy_pickle_compat NDArrayWrapper ZNDArrayWrapper|ml_dtypes bfloat16 float4_e2m1fn float6_e2m3fn float6_e3m2fn float8_e3m4 float8_e4m3 float8_e4m3b11fnuz float8_e4m3fn float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz float8_e8m0fnu int1 int2 int4 uint1 uint2 uint4|mogp_emulator.MeanFunction const_deriv const_f one|networkx.classes.filters no_filter|networkx.classes.function frozen|numbers Complex Integral Number Rational Real|numpy AxisError ComplexWarning ModuleDeprecationWarning RankWarning TooHardError VisibleDeprecationWarning character complexfloating datetime64 flexible floating generic inexact integer number signedinteger timedelta64 unsignedinteger|numpy.core._internal _reconstruct|numpy.core._multiarray_umath scalar|numpy.core.multiarray scalar|numpy.dtypes BoolDType DateTime64DType Float16DType Float32DType Float64DType Int16DType Int32DType Int64DType Int8DType ObjectDType StringDType TimeDelta64DType UInt16DType UInt32DType UInt64DType UInt8DType VoidDType|numpy.exceptions AxisError ComplexWarning DTypePromotionError ModuleDeprecationWarning RankWarning TooHardError VisibleDeprecationWarning|numpy.linalg LinAlgError|numpy.ma.core MaskedConstant _mareconstruct|numpy.random Generator __RandomState_ctor|numpy.random._generator Generator|operator itemgetter|pandas ArrowDtype BooleanDtype Flags Float32Dtype Float64Dtype Grouper Int16Dtype Int32Dtype Int64Dtype Int8Dtype Interval NA NaT NamedAgg PeriodDtype UInt16Dtype UInt32Dtype UInt64Dtype UInt8Dtype|pandas._libs.interval Interval|pandas._libs.missing NA NAType|pandas._libs.tslibs.nattype NaTType __nat_unpickle _nat_unpickle|pandas.arrays ArrowExtensionArray ArrowStringArray BooleanArray FloatingArray IntegerArray NumpyExtensionArray PandasArray StringArray|pandas.core.arrays.arrow.array ArrowExtensionArray|pandas.core.arrays.arrow.dtype ArrowDtype|pandas.core.arrays.boolean BooleanArray BooleanDtype|pandas.core.arrays.floating Float32Dtype Float64Dtype FloatingArray|pandas.core.arrays.integer Int16Dtype Int32Dtype Int64Dtype Int8Dtype IntegerArray UInt16Dtype UInt32Dtype UInt64Dtype UInt8Dtype|pandas.core.arrays.numpy_ NumpyExtensionArray PandasArray|pandas.core.arrays.string_ StringArray|pandas.core.arrays.string_arrow ArrowStringArray ArrowStringArrayNumpySemantics|pandas.core.dtypes.dtypes ArrowDtype PeriodDtype|pandas.core.flags Flags|pandas.core.indexes.period _new_PeriodIndex|pandas.core.internals SingleBlockManager|pandas.core.internals.blocks new_block new_block_2d|pandas.core.internals.managers SingleBlockManager|paramz.core.lists_and_dicts IntArrayDict|pint _unpickle_unit|pydantic_core._pydantic_core MultiHostUrl Url|pytz _UTC|queue Empty Full|random Random|rdkit.Chem.rdChemReactions ChemicalReaction|rdkit.Chem.rdSubstructLibrary SubstructLibrary|rdkit.Chem.rdchem Mol|rdkit.Chem.rdfiltercatalog FilterCatalog|rdkit.DataStructs.cDataStructs ExplicitBitVect IntSparseIntVect LongSparseIntVect SparseBitVect UIntSparseIntVect ULongSparseIntVect|rdkit.Geometry.rdGeometry Point2D Point3D UniformGrid3D_|re RegexFlag.A RegexFlag.ASCII RegexFlag.DEBUG RegexFlag.DOTALL RegexFlag.I RegexFlag.IGNORECASE RegexFlag.L RegexFlag.LOCALE RegexFlag.M RegexFlag.MULTILINE RegexFlag.NOFLAG RegexFlag.S RegexFlag.T RegexFlag.TEMPLATE RegexFlag.U RegexFlag.UNICODE RegexFlag.VERBOSE RegexFlag.X|regex._regex compile|river.feature_extraction.vectorize tokenize_using_regex_pattern|river.time_series.holt_winters AdditiveLevel MultiplicativeLevel Trend|scipy.spatial._ckdtree cKDTreeNode|scipy.spatial.ckdtree cKDTreeNode|scipy.stats._stats_py PearsonRResult SignificanceResult TtestResult Ttest_indResult|scipy.stats.stats Ttest_indResult|sklearn._loss._loss CyAbsoluteError CyExponentialLoss CyHalfBinomialLoss CyHalfGammaLoss CyHalfMultinomialLoss CyHalfPoissonLoss CyHalfSquaredError|sklearn.linear_model._sgd_fast Classification Log LossFunction ModifiedHuber Regression SquaredLoss|sklearn.metrics._dist_metrics BrayCurtisDistance BrayCurtisDistance32 BrayCurtisDistance64 CanberraDistance CanberraDistance32 CanberraDistance64 ChebyshevDistance ChebyshevDistance32 ChebyshevDistance64 DiceDistance DiceDistance32 DiceDistance64 DistanceMetric DistanceMetric32 DistanceMetric64 EuclideanDistance EuclideanDistance32 EuclideanDistance64 HammingDistance HammingDistance32 HammingDistance64 HaversineDistance HaversineDistance32 HaversineDistance64 JaccardDistance JaccardDistance32 JaccardDistance64 KulsinskiDistance KulsinskiDistance32 KulsinskiDistance64 ManhattanDistance ManhattanDistance32 ManhattanDistance64 MatchingDistance MatchingDistance32 MatchingDistance64 RogersTanimotoDistance RogersTanimotoDistance32 RogersTanimotoDistance64 RussellRaoDistance RussellRaoDistance32 RussellRaoDistance64 SokalMichenerDistance SokalMichenerDistance32 SokalMichenerDistance64 SokalSneathDistance SokalSneathDistance32 SokalSneathDistance64 newObj|sklearn.neighbors._ball_tree newObj|sklearn.neighbors._kd_tree newObj|sklearn.utils Bunch|sklearn.utils._bunch Bunch|soupsieve.css_types Selector SelectorNth SelectorNull|spacy.morphology Morphology|spacy.tokens.doc Doc unpickle_doc|spacy.vectors Vectors unpickle_vectors|spacy.vocab unpickle_vocab|sqlalchemy.sql.type_api _reconstitute_comparator|statsmodels.tsa.statespace._representation cStatespace dStatespace sStatespace zStatespace|string Formatter Template|textwrap TextWrapper|thinc.config Config|threading get_ident|tokenizers AddedToken Encoding Tokenizer|tokenizers.models Model|torch Generator ScriptObject _mkldnn bfloat16 bool cdouble cfloat chalf channels_last channels_last_3d complex128 complex32 complex64 contiguous_format double dtype float float16 float32 float4_e2m1fn_x2 float64 float8_e4m3fn float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz float8_e8m0fnu half int int1 int16 int2 int32 int4 int64 int8 long per_channel_affine per_channel_affine_float_qparams per_channel_symmetric per_tensor_affine per_tensor_symmetric preserve_format qint32 qint8 quint2x4 quint4x2 quint8 short sparse_bsc sparse_bsr sparse_coo sparse_csc sparse_csr strided uint1 uint16 uint2 uint32 uint4 uint64 uint7 uint8|torch._C dtype|torch._utils _rebuild_device_tensor_from_numpy _rebuild_nested_tensor _rebuild_qtensor _rebuild_tensor_v2 _rebuild_tensor_v3 _rebuild_wrapper_subclass _rebuild_xla_tensor|torch.ao.quantization.qconfig QConfig QConfigDynamic|torch.jit._pickle build_boollist build_doublelist build_intlist build_tensor_from_id build_tensorlist restore_type_tag|torch.nn.backends.thnn _get_thnn_function_backend|torch.nn.utils.rnn PackedSequence_|torch.quantization.qconfig QConfig QConfigDynamic|torch.utils.hooks BackwardHook RemovableHandle|torch_geometric.data.batch Batch|types EllipsisType MappingProxyType MethodType NoneType NotImplementedType SimpleNamespace|urllib.parse DefragResult DefragResultBytes ParseResult ParseResultBytes SplitResult SplitResultBytes
__abs__ builtins abs
__add__ river.time_series.holt_winters AdditiveSeason MultiplicativeSeason
__add__,__bool__,__eq__,__int__ dateutil.relativedelta relativedelta
__add__,__call__,__format__,__str__ rdflib.term BNode
__and__ sre_compile compile
__and__,__hash__ re _compile compile
__array__ hdbscan.dist_metrics MahalanobisDistance SEuclideanDistance|numpy bool bool_ byte clongdouble complex256 complex_ float128 float16 float32 half int16 int32 int64 int8 int_ intc intp longdouble longlong object_ short single ubyte uint uint16 uint32 uint64 uint8 uintc uintp ulonglong ushort|numpy.random RandomState|numpy.random.mtrand RandomState|pandas._libs.internals BlockPlacement|pint _unpickle_quantity|scipy.sparse._bsr bsr_array|scipy.sparse._dia dia_array|shapely.geometry.polygon _unpickle_linearring|shapely.io from_wkb|sklearn.metrics._dist_metrics MahalanobisDistance MahalanobisDistance32 MahalanobisDistance64 SEuclideanDistance SEuclideanDistance32 SEuclideanDistance64|sklearn.neighbors._ball_tree BallTree BallTree32 BallTree64|sklearn.neighbors._kd_tree KDTree KDTree32 KDTree64|statsmodels.tsa.stl._stl STL
__array__,__bool__,__eq__,__format__,__hash__,__iter__,__len__ pandas Categorical|pandas.arrays Categorical|pandas.core.arrays.categorical Categorical
__array__,__bool__,__eq__,__format__,__hash__,__len__ pandas TimedeltaIndex|pandas.core.indexes.timedeltas TimedeltaIndex
__array__,__bool__,__eq__,__format__,__int__,__iter__,__len__ pandas._libs.tslibs.offsets BusinessHour|pandas.tseries.offsets BusinessHour
__array__,__bool__,__eq__,__getitem__,__hash__,__iter__,__len__ tensorflow.python.framework.ops convert_to_tensor
__array__,__bool__,__format__,__hash__,__iter__,__len__ pandas DataFrame PeriodIndex|pandas.core.frame DataFrame|pandas.core.indexes.period PeriodIndex
__array__,__bool__,__format__,__hash__,__iter__,__len__,keys pandas Series|pandas.core.series Series
__array__,__bool__,__format__,__hash__,__len__ pandas Index IntervalIndex|pandas.arrays IntervalArray|pandas.core.arrays.interval IntervalArray|pandas.core.indexes.base Index|pandas.core.indexes.interval IntervalIndex
__array__,__bool__,__format__,__len__ pandas.arrays PeriodArray|pandas.core.arrays.period PeriodArray
__array__,__bool__,__getitem__,__iter__,__len__ scipy.sparse._coo coo_array coo_matrix|scipy.sparse.coo coo_matrix
__array__,__bool__,__hash__,__len__ pandas.core.index Index
__array__,__bool__,__index__ pandas._libs.sparse IntIndex
__array__,__bool__,__int__ scipy.spatial._ckdtree cKDTree|scipy.spatial._kdtree KDTree|scipy.spatial.ckdtree cKDTree|scipy.spatial.kdtree KDTree
__array__,__bool__,__int__,__iter__,__len__ pandas MultiIndex|pandas.core.indexes.multi MultiIndex
__array__,__bool__,__iter__ numpy poly1d|numpy.lib.polynomial poly1d
__array__,__bool__,__len__ numpy matrix|numpy.ma MaskedArray|numpy.ma.core MaskedArray|numpy.matrixlib.defmatrix matrix
__array__,__bytes__,__index__ numpy bytes_ string_
__array__,__call__,__eq__,__iter__,__len__ dask.array.wrap _broadcast_trick_inner
__array__,__complex__,__float__ numpy cdouble complex128 complex64 csingle
__array__,__eq__,__format__ pandas DatetimeIndex|pandas.core.indexes.datetimes DatetimeIndex
__array__,__eq__,__format__,__hash__,__iter__,__len__ pandas CategoricalIndex|pandas.core.indexes.category CategoricalIndex
__array__,__eq__,__format__,__len__,__str__ pandas.arrays SparseArray|pandas.core.arrays.sparse SparseArray|pandas.core.arrays.sparse.array SparseArray
__array__,__eq__,__getitem__,__iter__,__len__ scipy.sparse._arrays bsr_array|scipy.sparse._bsr bsr_matrix|scipy.sparse.bsr bsr_matrix
__array__,__eq__,__hash__ pandas CategoricalDtype|pandas.core.dtypes.dtypes CategoricalDtype
__array__,__float__ numpy double float64 float_
__array__,__format__ scipy.sparse._csc csc_array
__array__,__format__,__getitem__,__iter__,__len__ scipy.sparse._csc csc_matrix|scipy.sparse._csr csr_array csr_matrix|scipy.sparse.csc csc_matrix|scipy.sparse.csr csr_matrix
__array__,__format__,__hash__,__iter__,__len__ pandas Float64Index Int64Index UInt64Index|pandas.core.index Float64Index Int64Index|pandas.core.indexes.numeric Float64Index Int64Index NumericIndex UInt64Index
__array__,__format__,__iter__,__len__ numpy.random._philox Philox|pandas.core.index CategoricalIndex
__array__,__format__,__lt__ pandas._libs.internals _unpickle_block
__array__,__getitem__,__iter__,__len__ scipy.sparse._arrays coo_array csc_array csr_array dia_array|scipy.sparse._dia dia_matrix|scipy.sparse._dok dok_matrix|scipy.sparse.dia dia_matrix|scipy.sparse.dok dok_matrix
__array__,__index__ shapely.strtree STRtree
__array__,__int__ pandas._libs.sparse BlockIndex
__array__,__int__,__iter__,__len__ pandas.core.index MultiIndex
__array__,__iter__ scipy.spatial.transform._rotation Rotation|scipy.spatial.transform.rotation Rotation
__array__,__le__ sklearn.metrics._dist_metrics MinkowskiDistance64
__array__,__le__,__lt__ sklearn.metrics._dist_metrics MinkowskiDistance32
__array__,__len__ numpy record void|numpy.core.records record|numpy.rec record|pandas.core.internals make_block|scipy.sparse._arrays dok_array lil_array|scipy.sparse._dok dok_array|scipy.sparse._lil lil_array lil_matrix|scipy.sparse.lil lil_matrix
__array__,__lt__ hdbscan.dist_metrics WMinkowskiDistance|sklearn.metrics._dist_metrics MinkowskiDistance WMinkowskiDistance WMinkowskiDistance32
__array__,isidentifier numpy.polynomial.chebyshev Chebyshev|numpy.polynomial.hermite Hermite|numpy.polynomial.hermite_e HermiteE|numpy.polynomial.laguerre Laguerre|numpy.polynomial.legendre Legendre|numpy.polynomial.polynomial Polynomial
__bool__ builtins bool|click.exceptions BadParameter MissingParameter UsageError|dask.highlevelgraph MaterializedLayer|logging PercentStyle getLogger|plotly.graph_objs._figure Figure|rfc3986.uri URIReference|torch.distributions.distribution Distribution
__bool__,__call__,__iter__,__len__,__str__,keys numba.core.types.abstract _type_reconstructor
__bool__,__contains__,__eq__,__format__,__hash__,__str__,decode,endswith,find,lstrip,replace rdflib.term URIRef
__bool__,__eq__ openai.openai_object OpenAIObject
__bool__,__eq__,__format__,__hash__ sqlalchemy.util.langhelpers symbol
__bool__,__eq__,__format__,__int__ pandas DateOffset|pandas._libs.tslibs.offsets BDay BHalfYearBegin BHalfYearEnd BQuarterBegin BQuarterEnd BaseOffset BusinessDay BusinessMonthBegin BusinessMonthEnd DateOffset Day FY5253 FY5253Quarter HalfYearBegin HalfYearEnd Hour Micro Milli Minute MonthBegin MonthEnd Nano QuarterBegin QuarterEnd RelativeDeltaOffset Second SemiMonthBegin SemiMonthEnd SingleConstructorOffset Tick|pandas.tseries.offsets BDay BHalfYearBegin BHalfYearEnd BQuarterBegin BQuarterEnd BaseOffset BusinessDay BusinessMonthBegin BusinessMonthEnd DateOffset Day FY5253 FY5253Quarter HalfYearBegin HalfYearEnd Hour Micro Milli Minute MonthBegin MonthEnd Nano QuarterBegin QuarterEnd Second SemiMonthBegin SemiMonthEnd Tick
__bool__,__eq__,__format__,__int__,__iter__,__len__,holidays,replace,tolist pandas._libs.tslibs.offsets CDay CustomBusinessDay CustomBusinessHour|pandas.tseries.offsets CDay CustomBusinessDay CustomBusinessHour
__bool__,__eq__,__format__,__int__,__lt__ pandas._libs.tslibs.offsets BYearBegin BYearEnd Easter LastWeekOfMonth Week WeekOfMonth YearBegin YearEnd|pandas.tseries.offsets BYearBegin BYearEnd Easter LastWeekOfMonth Week WeekOfMonth YearBegin YearEnd
__bool__,__eq__,__ge__,__gt__,__int__,__le__,__str__ tables.filters Filters
__bool__,__eq__,__getitem__ shapely.geometry.multipolygon MultiPolygon
__bool__,__eq__,__int__,__iter__,__setitem__,get,get_table,has_table spacy.vocab Vocab
__bool__,__eq__,__str__ numpy.core._internal _convert_to_stringdtype_kwargs
__bool__,__format__,__index__ pandas Timestamp|pandas._libs.tslib Timestamp|pandas._libs.tslibs.timestamps Timestamp
__bool__,__getitem__ shapely.geometry.multilinestring MultiLineString
__bool__,__getitem__,__len__ shapely.geometry.collection GeometryCollection
__bool__,__hash__ logging Formatter
__bool__,__index__,__int__,__iter__ numpy chararray
__bool__,__int__ econml.tree._tree Tree
__bool__,__iter__ nltk.probability ConditionalFreqDist|spacy.strings StringStore
__bool__,__iter__,__len__,items igraph Graph
__bool__,__len__ numpy dtype
__bool__,__len__,copy pandas.core.internals BlockManager|pandas.core.internals.managers BlockManager
__bool__,__len__,keys multidict._multidict_py CIMultiDict MultiDict
__bool__,lower,startswith urllib3.util.url Url
__bool__,to_wkt pyproj.crs.crs CRS|pyproj.proj Proj
__bytes__,__index__ builtins bytes
__call__,__contains__,__getitem__,__iter__ spacy.util _get_attr_unless_lookup
__call__,__hash__,__iter__ sortedcontainers.sortedset SortedSet
__call__,__hash__,__str__ numpy.random._pickle __generator_ctor __randomstate_ctor
__call__,__iter__,__len__ sortedcontainers.sortedlist SortedKeyList SortedList
__call__,__iter__,__len__,__str__,as_subclass torch._tensor _rebuild_from_type_v2
__complex__,__float__ builtins complex
__contains__,__eq__ aiohttp.helpers BasicAuth
__contains__,__eq__,__getitem__,pop pandas.core.indexes.datetimes _new_DatetimeIndex|pandas.core.indexes.timedeltas _new_TimedeltaIndex
__contains__,__eq__,__setitem__,keys pandas.core.indexes.base _new_Index
__contains__,__eq__,keys pandas.core.index _new_Index
__eq__ pandas DatetimeTZDtype Timedelta|pandas._libs.tslibs.timedeltas Timedelta|pandas.core.dtypes.dtypes DatetimeTZDtype
__eq__,__format__,__hash__ pandas StringDtype|pandas.core.arrays.string_ StringDtype
__eq__,__format__,__hash__,__str__ torch._utils _rebuild_sparse_tensor
__eq__,__ge__,__len__,__lt__,replace,strip uuid UUID
__eq__,__getitem__,__len__,__str__ rdflib.term Variable
__eq__,__hash__ inspect Parameter _ParameterKind|optuna.study._study_direction StudyDirection|optuna.trial._state TrialState|re RegexFlag|tensorflow.python.framework.dtypes as_dtype
__eq__,__hash__,__index__,__iter__ tensorflow.python.framework.tensor TensorSpec|tensorflow.python.framework.tensor_spec TensorSpec
__eq__,__hash__,__iter__,get,items,lower,upper spacy.matcher.phrasematcher unpickle_matcher
__eq__,__hash__,encode,lower,replace,upper pytz _p|pytz.tzinfo unpickler
__eq__,__hash__,total_seconds dateutil.tz tzoffset|dateutil.tz.tz tzoffset
__eq__,__index__ river.feature_extraction.vectorize find_ngrams
__eq__,__str__ torch._utils _rebuild_sparse_csr_tensor
__float__ builtins float|mne.utils._bunch NamedFloat|river._river_rust.vectordict VectorDict|sklearn._loss._loss CyHalfTweedieLoss CyHalfTweedieLossIdentity CyHuberLoss CyPinballLoss|sklearn.linear_model._sgd_fast EpsilonInsensitive Hinge Huber SquaredEpsilonInsensitive SquaredHinge
__float__,__getitem__,__len__ shapely.geometry.point Point
__float__,__index__,__iter__,__len__ tokenizers.models Unigram
__float__,endswith,startswith,strip,to pint _unpickle_measurement
__format__ pandas Period|pandas._libs.tslibs.period Period|pandas.core.index RangeIndex
__format__,__fspath__,__hash__ zoneinfo ZoneInfo
__format__,__fspath__,__index__ zoneinfo ZoneInfo._unpickle
__format__,__hash__,__iter__,is_null intervaltree.intervaltree IntervalTree
__format__,__hash__,__len__ pandas IntervalDtype|pandas.core.dtypes.dtypes IntervalDtype
__format__,__iter__ spacy.morphology unpickle_morphology
__format__,__iter__,__len__ numpy.random._mt19937 MT19937|numpy.random._pcg64 PCG64 PCG64DXSM|numpy.random._sfc64 SFC64|numpy.random.bit_generator SeedSequence
__format__,__iter__,items spacy.tokenizer Tokenizer
__format__,__len__ pandas RangeIndex SparseDtype|pandas.core.arrays.sparse SparseDtype|pandas.core.arrays.sparse.dtype SparseDtype|pandas.core.dtypes.dtypes SparseDtype|pandas.core.indexes.range RangeIndex
__fspath__ pathlib Path PosixPath PurePath PurePosixPath PureWindowsPath WindowsPath|sphinx.util._pathlib _StrPath
__ge__ mogp_emulator.MeanFunction fixed_f fixed_inputderiv
__getitem__,__index__,__iter__,__len__ torch BFloat16Tensor BoolTensor ByteTensor CharTensor DoubleTensor FloatTensor HalfTensor IntTensor LongTensor ShortTensor Tensor|torch._tensor Tensor|torch.cuda BFloat16Tensor BoolTensor ByteTensor DoubleTensor FloatTensor HalfTensor IntTensor LongTensor
__getitem__,__index__,__len__ torch UntypedStorage|torch.storage UntypedStorage
__getitem__,__iter__,__len__ torch BFloat16Storage BoolStorage ByteStorage CharStorage ComplexDoubleStorage ComplexFloatStorage DoubleStorage FloatStorage HalfStorage IntStorage LongStorage QInt32Storage QInt8Storage QUInt2x4Storage QUInt4x2Storage QUInt8Storage ShortStorage TypedStorage|torch.cuda BFloat16Storage BoolStorage ByteStorage CharStorage ComplexDoubleStorage ComplexFloatStorage DoubleStorage FloatStorage HalfStorage IntStorage LongStorage ShortStorage|torch.storage TypedStorage
__getitem__,__len__ shapely.geometry.multipoint MultiPoint|shapely.geometry.polygon LinearRing Polygon
__hash__ enum FlagBoundary|http HTTPMethod HTTPStatus|soupsieve.css_match SoupSieve|soupsieve.css_types SelectorAttribute SelectorTag|torch.serialization _get_layout|uuid SafeUUID
__hash__,__iter__ bokeh.core.property.wrappers PropertyValueSet|builtins frozenset set|collections Counter|nltk.probability FreqDist
__hash__,__iter__,__len__ soupsieve.css_types SelectorContains SelectorLang SelectorList
__hash__,__str__ dask.array.core Array|numpy.random._pickle __bit_generator_ctor
__index__ array _array_reconstructor|bitarray bitarray|bitarray._bitarray bitarray|builtins UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError bin bytearray chr hex oct range|collections _tuplegetter|datetime date datetime time|itertools repeat|numpy.dtypes BytesDType StrDType|tensorflow.python.framework.tensor_shape Dimension|tokenizers.models WordLevel WordPiece|torch._utils _rebuild_meta_tensor_no_storage|treeple._lib.sklearn.tree._tree Tree|treeple.tree.unsupervised._unsup_oblique_tree UnsupervisedObliqueTree|treeple.tree.unsupervised._unsup_tree UnsupervisedTree
__index__,__int__ builtins int|sklearn.tree._tree Tree
__index__,__iter__ builtins enumerate|itertools islice|numpy.core._multiarray_umath _reconstruct|numpy.core.multiarray _reconstruct|tensorflow.python.framework.tensor_shape TensorShape
__index__,__iter__,__len__ itertools combinations|numpy ndarray recarray|numpy.core.records recarray|numpy.rec recarray|tokenizers.models BPE|torch Size|torch._C Size
__index__,__round__ builtins round
__int__ frozenlist._frozenlist __pyx_unpickle_FrozenList|mne.utils._bunch NamedInt|numpy.random.bit_generator __pyx_unpickle_SeedSequence __pyx_unpickle_SeedlessSeedSequence|pandas._libs.arrays __pyx_unpickle_NDArrayBacked|pandas._libs.interval __pyx_unpickle_IntervalMixin|pandas._libs.tslibs.timedeltas _timedelta_unpickle|pandas._libs.tslibs.timestamps _unpickle_timestamp|pandas.core.internals CategoricalBlock ObjectBlock|sklearn._loss._loss __pyx_unpickle_CyAbsoluteError __pyx_unpickle_CyHalfBinomialLoss __pyx_unpickle_CyHalfGammaLoss __pyx_unpickle_CyHalfMultinomialLoss __pyx_unpickle_CyHalfPoissonLoss __pyx_unpickle_CyHalfSquaredError __pyx_unpickle_CyHalfTweedieLoss __pyx_unpickle_CyHalfTweedieLossIdentity __pyx_unpickle_CyPinballLoss|sklearn.neighbors._quad_tree _QuadTree|spacy.pipeline.pipe __pyx_unpickle_Pipe|statsmodels.tsa.statespace._initialization cInitialization dInitialization sInitialization zInitialization|statsmodels.tsa.statespace._kalman_filter cKalmanFilter dKalmanFilter sKalmanFilter zKalmanFilter|statsmodels.tsa.statespace._kalman_smoother cKalmanSmoother dKalmanSmoother sKalmanSmoother zKalmanSmoother
__iter__ array array|builtins zip|collections deque|inspect Signature|itertools cycle|os stat_result terminal_size|river.feature_extraction.vectorize remove_stop_words|sympy.polys.matrices.domainmatrix DomainMatrix|time struct_time|torch.return_types aminmax aminmax_out cummax cummax_out cummin cummin_out frexp frexp_out geqrf geqrf_out histogram histogram_out histogramdd kthvalue kthvalue_out linalg_cholesky_ex linalg_cholesky_ex_out linalg_eig linalg_eig_out linalg_eigh linalg_eigh_out linalg_inv_ex linalg_inv_ex_out linalg_ldl_factor linalg_ldl_factor_ex linalg_ldl_factor_ex_out linalg_ldl_factor_out linalg_lstsq linalg_lstsq_out linalg_lu linalg_lu_factor linalg_lu_factor_ex linalg_lu_factor_ex_out linalg_lu_factor_out linalg_lu_out linalg_qr linalg_qr_out linalg_slogdet linalg_slogdet_out linalg_solve_ex linalg_solve_ex_out linalg_svd linalg_svd_out lu_unpack lu_unpack_out max max_out median median_out min min_out mode mode_out nanmedian nanmedian_out qr qr_out slogdet slogdet_out sort sort_out svd svd_out symeig symeig_out topk topk_out triangular_solve triangular_solve_out
__iter__,__len__ builtins IndentationError SyntaxError TabError list tuple|collections UserList|frozenlist FrozenList PyFrozenList|frozenlist._frozenlist FrozenList|itertools permutations product|jsonschema.exceptions SchemaError ValidationError|pandas.core.indexes.frozen FrozenList|pygments.token _TokenType|river.feature_extraction.vectorize find_all_ngrams
__iter__,__len__,items multidict CIMultiDict MultiDict|multidict._multidict CIMultiDict MultiDict
__iter__,get,items spacy.matcher.matcher unpickle_matcher
__iter__,keys autogluon.core.models.abstract._auxiliary_params ParamsAuxDict|autogluon.core.models.abstract._mutation_deprecated_dict ParamsDict|builtins dict|collections OrderedDict UserDict defaultdict|datasets.features.features Features|flax.core.frozen_dict FrozenDict|scipy.optimize OptimizeResult|scipy.optimize._optimize OptimizeResult|scipy.optimize.optimize OptimizeResult|sortedcontainers.sorteddict SortedDict|soupsieve.css_types CustomSelectors Namespaces|sqlalchemy.util._collections FacadeDict _immutabledict_reconstructor immutabledict|statsmodels.tools.tools Bunch
__len__ builtins len|numpy.core.numeric _frombuffer|pandas.arrays DatetimeArray TimedeltaArray|pandas.core.arrays.datetimes DatetimeArray|pandas.core.arrays.numpy_ PandasDtype|pandas.core.arrays.timedeltas TimedeltaArray|pandas.core.dtypes.dtypes NumpyEADtype PandasDtype|shapely.geometry.linestring LineString
__lt__ hdbscan.dist_metrics MinkowskiDistance
__or__ operator or_
__reversed__ builtins reversed
__str__ builtins str|collections UserString|formulaic.utils.variables Variable|ipaddress IPv4Address IPv4Network IPv6Address IPv6Network|markupsafe Markup|multidict istr|multidict._multidict istr|multidict._multidict_py istr|numpy str_ unicode_|sqlalchemy.sql.elements _anonymous_label _truncated_label quoted_name|torch.torch_version TorchVersion
__torch_function__ torch device|torch.nn.parameter UninitializedBuffer UninitializedParameter
__torch_function__,numel torch.nn.utils.rnn PackedSequence
_pybind11_conduit_v1_ torch._C._distributed_c10d ReduceOp
copy pandas._libs.internals BlockManager
detach,requires_grad_ torch._utils _rebuild_parameter _rebuild_parameter_with_state|torch.nn.parameter Buffer Parameter
encode river.feature_extraction.vectorize strip_accents_unicode
from_arrays pandas.core.indexes.interval _new_IntervalIndex
is_primitive Orange.data.variable Value
keys torch.nested._internal.nested_tensor _rebuild_njt
split pyproj.geod Geod
to torch._utils _rebuild_device_tensor_from_cpu_tensor
untyped torch._utils _rebuild_tensor
`;

/** Questions that are answered by a look into the text: to take all of it apart costs a run that has few more than it gains. */
const FEW = 12;

let asked = 0;
let calls: ReadonlyMap<string, readonly string[]> | null = null;

/** The methods that it calls of what it is given; null where it was not installed when that was looked at. */
export function callsOfArguments(module: string, name: string): readonly string[] | null {
  if (calls === null && asked < FEW) {
    asked += 1;
    return soughtCalls(module, name);
  }
  calls ??= read();
  return calls.get(`${module} ${name}`) ?? null;
}

/** The same, of the text. */
export function soughtCalls(module: string, name: string): readonly string[] | null {
  if (/[\s|]|^$/.test(module)) return null;
  for (let at = CALLS.indexOf(`${module} `); at !== -1; at = CALLS.indexOf(`${module} `, at + 1)) {
    const start = CALLS.lastIndexOf('\n', at) + 1;
    const first = CALLS.indexOf(' ', start) + 1; // behind the methods
    if (at !== first && (at < first || CALLS[at - 1] !== '|')) continue;
    const line = CALLS.slice(start, CALLS.indexOf('\n', at));
    const [group = ''] = line.slice(at - start + module.length + 1).split('|', 1);
    if (group.split(' ').includes(name)) return methodsOf(line);
  }
  return null;
}

function methodsOf(line: string): readonly string[] {
  return line.startsWith('-') ? [] : line.slice(0, line.indexOf(' ')).split(',');
}

function read(): ReadonlyMap<string, readonly string[]> {
  const lines = CALLS.trim().split('\n');
  return new Map(lines.flatMap(entriesOf));
}

function entriesOf(line: string): (readonly [string, readonly string[]])[] {
  const methods = methodsOf(line);
  return line
    .slice(line.indexOf(' ') + 1)
    .split('|')
    .flatMap((group) => {
      const [module = '', ...names] = group.split(' ');
      return names.map((name) => [`${module} ${name}`, methods] as const);
    });
}

/** What reviewed operators do with what they are given, by name: who keeps it, whose result may be filled, which functions are harmless to call. Data for the decision table of the judge. */

/** Positions of arguments that an operator keeps, or judges by itself: nothing there is called by it. `all`: every one. */
export const KEPT: ReadonlyMap<string, 'all' | readonly number[]> = new Map<string, 'all' | readonly number[]>([
  // The call that it stands for is judged by itself.
  ['functools.partial', 'all'],
  ['builtins.getattr', 'all'],
  ['types.MethodType', 'all'],
  ['dill._dill._get_attr', 'all'],
  ['dill.dill._get_attr', 'all'],
  ['operator.itemgetter', 'all'],
  ['builtins.slice', 'all'],
  ['builtins.type', [0]],
  ['deap.creator.meta_create', 'all'],
  ['deap.gp.MetaEphemeral', 'all'],
  // The factory is called by a look-up that misses, which no opcode does.
  ['collections.defaultdict', [0]],
  ['paramz.core.lists_and_dicts.IntArrayDict', [0]],
  // What rebuilds a tensor is judged as a call.
  ['torch._tensor._rebuild_from_type_v2', [0]],
  ['fastai.torch_core._rebuild_from_type', [0]],
  ['sphinx.locale._TranslationProxy', [0]],
  // How a variable is computed from others: stored.
  ['Orange.data.variable.make_variable', [1]],
  // The function that finds parts of a sentence; of all else it asks for strings and tables.
  ['spacy.vocab.unpickle_vocab', [6]],
  // The function that compares words where something is matched.
  ['spacy.matcher.matcher.unpickle_matcher', [4]],
  // A graph, of which it asks the layer of its own name for a dict of remarks.
  ['dask.array.core.Array', [0]],
  ['dask.optimization.SubgraphCallable', 'all'],
  // What is said of it is asked whether there is any.
  ['dask.highlevelgraph.MaterializedLayer', [0]],
  ['torch_geometric.inspector.Parameter', 'all'],
  ['torch_geometric.inspector.Signature', 'all'],
]);

/** Positions of arguments at which a class stands, of which an operator makes an instance by `__new__`, or which it makes the class of one. */
export const CLASS_PLACES: ReadonlyMap<string, readonly number[]> = new Map([
  ['copyreg._reconstructor', [0, 1]],
  ['copyreg.__newobj__', [0]],
  ['copyreg.__newobj_ex__', [0]],
  ['numpy.core.multiarray._reconstruct', [0]],
  ['numpy.ma.core._mareconstruct', [0, 1]],
  ['astropy.wcs.wcs.__WCS_unpickle__', [0]],
  ['torch._tensor._rebuild_from_type_v2', [1]],
  ['torch._utils._rebuild_wrapper_subclass', [0]],
  ['fastai.torch_core._rebuild_from_type', [1]],
  // It asks for the class of quantities of the process, whatever class it is given.
  ['pint._unpickle_quantity', [0]],
  ['pint._unpickle_unit', [0]],
  ['pint._unpickle_measurement', [0]],
]);

/** Where a harmless function loads a pickle of its own out of bytes: those of the file are examined as a member. */
export const LOADED_BYTES: ReadonlyMap<string, number> = new Map([
  ['spacy.vocab.unpickle_vocab', 4],
  ['spacy.tokens.doc.unpickle_doc', 1],
]);

/** They take types, and call nothing of them: where they do anything else their rows speak. */
export const TYPE_TAKERS: ReadonlySet<string> = new Set([
  'operator.getitem',
  'types.GenericAlias',
  'collections.abc._CallableGenericAlias',
  'functools.reduce',
]);

/** Functions of other packages that call their first argument with the rest: judged as that call. */
export const FORWARDERS: ReadonlyMap<string, { readonly callee: number; readonly args: number | 'rest' }> = new Map([
  ['jax._src.array._reconstruct_array', { callee: 0, args: 1 }],
  ['fastai.torch_core._rebuild_from_type', { callee: 0, args: 2 }],
  ['matplotlib.cbook._picklable_class_constructor', { callee: 0, args: 'rest' }],
  ['matplotlib.colors._create_empty_object_of_class', { callee: 0, args: 'rest' }],
  // A text that is translated when it is shown, by a function of the file.
  ['sphinx.locale._TranslationProxy', { callee: 0, args: 'rest' }],
  ['Orange.data.variable.make_variable', { callee: 0, args: 2 }],
  // It looks a unit up by its name, and makes it where the process has none.
  ['astropy.units.core._recreate_irreducible_unit', { callee: 0, args: 'rest' }],
  ['pint._unpickle', { callee: 0, args: 'rest' }],
] as const);

/** Functions that models keep with settings alone, for a call of their own that brings the rest. */
export const SETTLED: ReadonlySet<string> = new Set([
  // It sets a number of the optimizer of the model that calls it.
  'skorch.setter.optimizer_setter',
]);

/** Functions and classes whose result the process may share, of which honest files set names and words, or nothing. */
export const SHARED: ReadonlySet<string> = new Set([
  'astropy.units.core._recreate_irreducible_unit',
  // Its `__new__` gives the one object of its kind.
  'altair.utils.schemapi.UndefinedType',
]);

/** They call what they are given, which no probe of tools/prove_any.py came to see. */
export const CALLERS: ReadonlySet<string> = new Set([
  'sortedcontainers.sorteddict.SortedDict',
  // It makes an object of a class that inherits from the one that it is given.
  'torch_geometric.data.batch.Batch',
  'mogp_emulator.MeanFunction.fixed_f',
  'mogp_emulator.MeanFunction.fixed_inputderiv',
]);

/** Functions whose results are new objects of their own: setting their state, or filling them, changes nothing else. */
export const MAKERS =
  /^(?:numpy\.(?:core\.multiarray|core\._multiarray_umath|core\._internal|ma\.core)\.\w+|numpy\.random\.(?:_pickle\.\w+|__RandomState_ctor)|numpy\.dtype|[\w.]+\.__pyx_unpickle_\w+|(?:sklearn\.[\w.]+|hdbscan\.dist_metrics)\.newObj|pandas\._libs\.[\w.]+|_?random\.Random|dateutil\.tz(?:\.tz)?\.tzfile|functools\.partial|array\._array_reconstructor|jax\._src\.array\._reconstruct_array|Orange\.data\.variable\.make_variable|matplotlib\.(?:cbook\._picklable_class_constructor|colors\._create_empty_object_of_class)|builtins\.(?:set|dict|list|frozenset|bytearray|object|tuple)|array\.array|inspect\.(?:Parameter|Signature)|statsmodels\.tsa\.[\w.]+\.[sdcz](?:Statespace|Initialization|Kalman\w+|Simulation\w+)|collections\.(?:deque|defaultdict)|copyreg\.\w+|types\.\w+)$/;

/** What SETITEM and SETITEMS fill as the dict that it is. */
export const DICTS =
  /^(?:builtins\.dict|collections\.(?:OrderedDict|defaultdict|Counter)|diffusers\.configuration_utils\.FrozenDict|paramz\.core\.lists_and_dicts\.IntArrayDict|transformers\.(?:modeling(?:_tf|_flax)?_outputs|models\.\w+\.modeling_\w+)\.[A-Z]\w*Output\w*|scipy\.optimize\.(?:_?optimize\.)?OptimizeResult|(?:[\w.]+\.)?Bunch)$/;

/** Those whose own `append`, `extend` and `add` cannot be hidden by a state. */
export const LISTS =
  /^(?:builtins|__builtin__|collections|_collections|array)\.(?:list|set|bytearray|deque|array)$|^pandas\.[\w.]+\.FrozenList$|^seaborn\.palettes\._ColorPalette$/;

/** Of these a state can, and it comes behind the items in what honest writers make. */
export const DEQUES = /^river\.time_series\.holt_winters\.[A-Z]\w+$/;

/** Of those, the ones whose items are no attributes. */
export const PLAIN_DICTS = /^(?:builtins\.dict|collections\.(?:OrderedDict|defaultdict|Counter))$/;

/** Classes, and functions that make objects of classes, whose objects nobody can call: one that lies where a method does is a value of that name. */
export const VALUES =
  /^(?:builtins\.(?:dict|list|set|frozenset|tuple|str|bytes|bytearray|int|float|complex|bool|range|slice)|collections\.(?:OrderedDict|defaultdict|Counter|deque)|numpy\.(?:core\.(?:multiarray|_multiarray_umath)\.(?:_reconstruct|scalar)|dtype|ma\.core\._mareconstruct)|array\.(?:array|_array_reconstructor)|pandas\.(?:core\.(?:frame\.DataFrame|series\.Series|indexes\.(?:\w+\.)?(?:\w*Index|_new_\w*Index)|arrays\.(?:\w+\.)*\w*Array|dtypes\.dtypes\.\w+Dtype)|_libs\.tslibs\.\w+\.(?:Timestamp|Timedelta|Period|_unpickle_timestamp|_timedelta_unpickle|Period))|scipy\.sparse\.(?:\w+\.)?\w+_(?:matrix|array)|torch\._utils\._rebuild_\w*tensor\w*|datetime\.(?:date|time|datetime|timedelta|timezone)|decimal\.Decimal|fractions\.Fraction|uuid\.UUID|re\._compile)$/;

/** What the loader of joblib puts an array in the place of. Anywhere else its `read` asks what it is given for the file of a loader, which no caller of `read` gives. */
export const ARRAY_WRAPPERS =
  /^(?:sklearn\.externals\.)?joblib\.numpy_pickle(?:_compat)?\.(?:NumpyArrayWrapper|Z?NDArrayWrapper)$/;

/** Dicts whose own `__setitem__` stores what is no dict or list as it is. */
export const KEEPS_ITEMS = /^(?:easydict\.EasyDict|addict\.addict\.Dict)$/;

/** Methods that figures of matplotlib keep as callbacks, as what removes an artist and as what places it: they move, draw and remove artists of their own figure. */
const FIGURE_METHODS = [
  'delaxes _remove_axes _remove_suplabel _remove_legend _findoffset _unit_change_handler _locate get_subplotspec',
  '_get_view _set_view _set_view_from_bbox _cbar_cla _forward_boundaries _inverse_boundaries',
].join(' ');
/** The same of what a figure does when a user moves the mouse in it; with an event of the file they may draw. */
const FIGURE_HANDLERS = 'pick drag_pan _button_press _button_release _on_move';
const FIGURE_PARTS =
  'figure axes colorbar legend projections cbook cbook._picklable_class_constructor mplot3d axes_grid1';

function anyOf(words: string): string {
  return `(?:${words.replaceAll('.', '\\.').replaceAll(' ', '|')})`;
}

/** Long patterns, which most models have no use for. */
function atFirstUse(parts: readonly string[]): () => RegExp {
  let pattern: RegExp | null = null;
  return () => (pattern ??= new RegExp(parts.join('|')));
}

const METHODS = atFirstUse([
  String.raw`^fastai\.(?:tabular\.core\.TabularPandas|data\.core\.(?:Datasets|TfmdLists))\.dataloaders$`,
  // What explainers and pipelines keep of a fitted estimator: it computes on numbers; what the estimator holds is judged by itself.
  String.raw`^(?:sklearn|xgboost\.sklearn|lightgbm\.sklearn|catboost\.core|imblearn|sksurv)\.[\w.]*\.?[A-Z]\w*\.(?:(?:_raw_)?predict|predict_(?:log_)?proba|decision_function|score_samples|transform)$`,
  // Numbers by chance, and what learners of river keep of themselves.
  String.raw`^_?random\.Random\.(?:random|gauss|uniform|normalvariate|randint|randrange|choice|expovariate)$`,
  String.raw`^river\.(?:drift\.page_hinkley\.PageHinkley\._test_[a-z]+|linear_model\.pa\.\w+\._calc_tau_\d|naive_bayes\.gaussian\.GaussianNB\._make_gaussian|tree\.splitter\.\w+\.\w+\._update_estimator_\w+|ensemble\.bagging\.\w+\._leveraging_\w+|datasets\.synth\.\w+\.\w+\._classification_function_\w+|feature_extraction\.kernel_approx\.\w+\._random_weights)$`,
  // What a frozen distribution vectorizes: it computes on numbers.
  String.raw`^(?:scipy\.stats|statsmodels\.(?:distributions|sandbox))\.[\w.]+\.(?:\w+_gen|rv_(?:sample|discrete|continuous|histogram))\._(?:entropy|munp|rvs|stats|mom\w*|(?:log)?(?:pdf|pmf|cdf|sf|ppf|isf)\w*)$`,
  String.raw`^scipy\.stats\._?kde\.gaussian_kde\.(?:scotts|silverman)_factor$`,
  // What fitted models of statistics keep of themselves: likelihoods, their slopes, estimates at a point.
  String.raw`^statsmodels\.[\w.]+\.[A-Z]\w*\.(?:loglike|_loglike_internal|_est_loc_(?:constant|linear)|_(?:hessian|ll|score)_\w+)$`,
  // The same of survival models, and what draws a curve of theirs.
  String.raw`^lifelines\.fitters\.(?:\w+\.)?[A-Z]\w*\.(?:_(?:variance|additive)_f_(?:smooth|discrete)|_create_neg_likelihood_with_penalty_function|_add_penalty|_log_likelihood_\w+_censoring|plot(?:_[a-z]+)*)$`,
  // Which of the formulas for distances and ages a cosmology goes by.
  String.raw`^astropy\.cosmology\.[\w.]+\.[A-Z]\w*\._(?:\w+_)?(?:distance|distance_z1z2|age|lookback_time|efunc|inv_efunc)(?:_\w+)?$`,
  // What refuses to change a graph, and what asks a calculator for its spin.
  String.raw`^networkx\.algorithms\.planarity\.PlanarEmbedding\._forbidden$`,
  String.raw`^ase\.[\w.]+\.[A-Z]\w*\._deprecated_get_spin_polarized$`,
  // What a fit keeps of its model, and how its numbers are shown.
  String.raw`^lmfit\.(?:models?|minimizer)\.[A-Z]\w*\.(?:_residual|show_candidates)$`,
  // What vectorizers of text keep: it cuts a word, or a text into words.
  String.raw`^nltk\.(?:stem\.(?:snowball|porter|lancaster|regexp|isri|cistem|rslp|arlstem2?)\.\w+\.stem|tokenize\.(?:treebank|regexp|casual|destructive|toktok|simple)\.\w+\.tokenize)$`,
  // The same of featurizers of Rasa, by patterns.
  String.raw`^rasa(?:_nlu|\.nlu)\.featurizers\.(?:\w+\.)*CountVectorsFeaturizer\._tokenizer$`,
  // Patterns that a tokenizer cuts texts with.
  String.raw`^(?:re|regex\._regex_core|regex)\._compile\.(?:match|search|fullmatch|finditer|findall)$`,
  // What models of gpytorch keep of their parts: shapes are taken from a state that is loaded later, a parameter is read or set.
  String.raw`^(?:gpytorch|botorch|botorch_community)\.[\w.]+\._*[A-Z]\w*\.(?:_load_state_hook_ignore_shapes|_[a-z]\w*_(?:param|closure))$`,
  // The same of NumPy.
  String.raw`^numpy\.random\.(?:(?:mtrand\.|_generator\.)?(?:RandomState|Generator)|_pickle\.__(?:randomstate|generator)_ctor|__RandomState_ctor)\.(?:randn?|random(?:_sample)?|uniform|normal|standard_normal|randint|integers)$`,
  // What a self-organizing map keeps of itself: distances and decays of numbers.
  String.raw`^minisom\.MiniSom\._[a-z_]+$`,
  // What a space of settings keeps of its parts: neighbours of a number, and how many there are.
  String.raw`^ConfigSpace\.hyperparameters\.\w+\.[A-Z]\w*\.(?:_\w+_)?neighborhood(?:_size)?$`,
  // By which a constant of a graph makes an array of what it is given.
  String.raw`^pytensor\.(?:tensor\.type\.TensorType|scalar\.basic\.ScalarType)\.filter$`,
  // By which a mesh tells that its arrays have changed.
  String.raw`^trimesh\.(?:\w+\.)+[A-Z]\w*\.__hash__$`,
  // What a convolution that was joined with its normalization goes by.
  String.raw`^ultralytics\.nn\.[\w.]+\.[A-Z]\w*\.forward_fuse$`,
  // By which a module of Lightning notes its scores.
  String.raw`^(?:darts|neuralforecast|pytorch_forecasting|pytorch_lightning|lightning)\.[\w.]+\._*[A-Z]\w*\.log(?:_dict)?$`,
  // What a class of attrs is compared by; classes by value bring it.
  String.raw`^attr\._make\.__ne__$`,
  // What enumerations of texts and numbers are shown by; classes by value bring it.
  String.raw`^builtins\.(?:str|int|float|bool|complex|bytes)\.__(?:repr|str|format)__$`,
  // An artist is removed from a list of its figure.
  String.raw`^builtins\.list\.remove$`,
  String.raw`^matplotlib\.markers\.MarkerStyle\._set_\w+$`,
  String.raw`^matplotlib\.transforms\.\w+\.(?:transform(?:_\w+)?|inverted|get_matrix|get_affine)$`,
  String.raw`^(?:matplotlib|mpl_toolkits)\.${anyOf(FIGURE_PARTS)}\.(?:\w+\.)*${anyOf(`${FIGURE_METHODS} ${FIGURE_HANDLERS}`)}$`,
]);

/** Whether honest files keep this method of an instance. @param full `module.Class.method` */
export function isKeptMethod(full: string): boolean {
  return METHODS().test(full);
}

/** Methods of builtin types that classes by value name: what frozen classes of attrs set their fields by, what an abstract protocol has for a constructor, what dicts with attributes are filled and read by. They are no methods of an object that is kept: whoever calls one may change what it is given. */
const NAMED_SLOTS = /^builtins\.(?:object\.__(?:setattr|init)__(?:\.__get__)?|dict\.__(?:set|del|get)item__)$/;

/** Whether a class by value may name it, which calls nothing. @param full `builtins.type.method` */
export function isNamedSlot(full: string): boolean {
  return NAMED_SLOTS.test(full);
}

/** Of those, the ones that act on an event: no honest file brings the event. */
export const HANDLERS: ReadonlySet<string> = new Set(FIGURE_HANDLERS.split(' '));

/** Functions and members of enumerations that honest files keep in states: calling them by what a class does with its state changes nothing but a figure. */
export const KEPT_NAMES =
  /^matplotlib\.(?:backend_bases\._(?:key|mouse)_handler|artist\._stale_axes_callback|cbook\._exception_printer|_enums\.(?:CapStyle|JoinStyle)\.(?:butt|round|projecting|miter|bevel))$/;

/** Functions that compute on what they are given, whatever that is, as long as nothing in it may be called: of the modules that define them, for others bring what they import. */
const PLAIN = atFirstUse([
  String.raw`^(?:math|operator|statistics|torch\.nn\.functional|torch\.nn\.init|gensim\.models\.tfidfmodel)\.\w+$`,
  String.raw`^numpy(?:\.core\.(?:fromnumeric|_?multiarray(?:_umath)?|umath|numeric|function_base|shape_base|einsumfunc))?\.\w+$`,
  String.raw`^scipy\.special(?:\._?(?:ufuncs|special_ufuncs|gufuncs|multiufuncs|basic|logsumexp|orthogonal|lambertw|spfun_stats|spherical_bessel|ellip_harm))?\.\w+$`,
  String.raw`^sklearn\.metrics(?:\.\w+)*\.\w*(?:scores?|loss|error|coef|curve|auc|matrix|report|deviance|kernel|(?:euclidean|manhattan|cosine|haversine)_distances|samples|similarity|ratios|support|measure)$`,
  String.raw`^sklearn\.utils\.validation\.(?:check_(?:array|X_y|consistent_length|scalar|symmetric|non_negative)|column_or_1d|as_float_array|assert_all_finite|indexable)$`,
  String.raw`^matplotlib\.colorbar\._remove_cbar_axes$`,
  // What a vocabulary asks of a word, and what a language finds in a document.
  String.raw`^spacy\.lang\.(?:\w+\.)?(?:lex_attrs|syntax_iterators)\.\w+$`,
]);
/** Of those modules the functions that call, change or open what they are given, and what they import from elsewhere. */
const NOT_PLAIN =
  /\.(?:_?fromfunction\w*|from(?:pyfunc|iter|file)|nditer|nested_iters|n?errstate|_?(?:set|get)err\w*|set\w+|_set\w+|add_\w+|_add_\w+|array_function\w*|disp|mask_indices|deprecate\w*|show_config|handle_torch_function|boolean_dispatch|_overload|triplet_margin_with_distance_loss|partial|reduce|_make_deprecate)$/;

/** Whether it computes on what it is given. @param full `module.name` */
export function isPlainFunction(full: string): boolean {
  return PLAIN().test(full) && !NOT_PLAIN.test(full);
}

/** Reviewed as a function that is harmless to name, and yet its call opens files, or runs the methods by which an object is copied. */
export const OPENS_FILES =
  /^numpy\.(?:core\.)?memmap(?:\.memmap)?$|^numpy\.ctypeslib\.|^dateutil\.tz(?:\.tz)?\.tzfile$|^copy\.deepcopy$/;

/** Enumerations of the standard library that honest files name. */
export const ENUMERATIONS: ReadonlySet<string> = new Set(['re.RegexFlag', 'uuid.SafeUUID', 'inspect._ParameterKind']);

/** Names of classes that look a member up when they are called with one value. */
export const ENUMERATION_NAMES =
  /(?:Type|Kind|Mode|Method|Direction|Strategy|Framework|Reason|Status|State|Level|Role|Flags?|Enum|Association|Category|Colou?r|Orientation|Phase|Priority|Rank|Scope|Severity|Side|Stage|Suit|Unit)$|^[A-Z\d_]+_(?:TYPE|KIND|MODE|STATUS|STATE|LEVEL|ROLE|FLAGS?|ENUM)$/;

/** Names of classes that stand for an error. */
export const EXCEPTION_NAMES = /(?:Error|Exception|Warning|Interrupt)$/;

/** Classes that execute their state when it is set, wherever they lie. */
export const EXECUTES_STATE = /(?:^|\.)(?:_\w+SerializationWrapper|LazyLoader|LowLevelCallable)$/;

/** What classes are called whose constructors open, start or fetch something. */
export const RESOURCE_WORDS =
  /File|Store|RDB|Mongo|Subproc|VecEnv|Monitor|Client|Server|Process|Popen|Worker|Pool|Cluster|Writer|Reader|Logger|Loader|Download|Session|Connection|Socket|Stream|Mmap|Memmap|Temp|Director|Url|URL|Http|HTTP|Rpc|RPC|Remote|Exec|Runner|Launcher|Command|Shell|Script|Plugin|Import|Database|Sql|SQL|Cache|Lock|Record|Video|Font|Repl|Debug|Compil|Lambda|Callback|Hook|Template|Parser|Capture|Tar|Zip|[a-z]FS$/;

/** Names that a loader may look up on an instance itself: the state of an instance may bring them. */
export const LOADER_KEYS: ReadonlySet<string> = new Set(['extend', 'append', 'add', 'persistent_load', '__setstate__']);

/** Of those, the ones that it looks up to fill an instance: filling one whose state was set is reported by itself, so that a state with nothing that may be called may have them. */
export const FILL_KEYS: ReadonlySet<string> = new Set(['extend', 'append', 'add']);

/** Everyday methods of dicts, lists, sets, texts, numbers, arrays and tensors, which hooks call of whatever they have (tools/class_index/names.py: `PLAIN_METHODS`): an object that brings such a one is made to be taken for a value by what calls it. */
export const VALUE_METHODS: ReadonlySet<string> = new Set(
  (
    'keys items values iterkeys iteritems itervalues get setdefault update popitem pop copy clear fromkeys append extend insert remove discard index count sort reverse ' +
    'union intersection difference issubset issuperset most_common replace strip lstrip rstrip split rsplit join encode decode lower upper title find rfind partition rpartition ' +
    'startswith endswith format hex isidentifier detach untyped tolist to_numpy astype numel total_seconds isoformat to_bytes as_subclass from_arrays holidays has_table get_table ' +
    'reshape ravel flatten view tobytes tostring byteswap newbyteorder setflags item sum min max acquire release debug info warning'
  ).split(' '),
);

/** Methods that a `__del__` calls of its object and of what that holds, in the libraries that were read (https://docs.python.org/3/reference/datamodel.html#object.__del__): a state that brings such a one has it called when its object is collected. */
const END_METHODS: ReadonlySet<string> = new Set(
  (
    'close aclose _close _f_close stop shutdown Shutdown cleanup CleanUp cancel terminate kill join wait flush unregister deregister unsubscribe ' +
    'free free_network destroy deleter delete teardown unlink rmdir finalize drop_node clear_cache reset write put send unref end_run active_run is_running is_alive is_closed ' +
    '_register_dead_handle _check_sated _del_lock _removetemp __exit__ __del__'
  ).split(' '),
);

/** Of its own, with what they end. */
const OWN_END = /^_(?:stop|shutdown|cleanup|cancel|free|destroy|release|close|unsubscribe|unregister)(?:_\w+)?$/;

export function isEndMethod(key: string): boolean {
  return END_METHODS.has(key) || OWN_END.test(key);
}

/** Classes, and their metaclasses, that call what the body of a class brings as it is made, or write as much of it as no pickler could carry: settings, schemas, validators, loaders. What the index knows of more is judged by what the body holds. See https://docs.pydantic.dev/latest/concepts/models/. */
export const ACTS_ON_SUBCLASS =
  /^(?:(?:pydantic|pydantic_settings|sqlmodel|sqlalchemy|confection|interface_meta)\.|(?:yaml|ruamel\.yaml|srsly\.ruamel_yaml)\b.*\.YAMLObject(?:Metaclass)?$)/;

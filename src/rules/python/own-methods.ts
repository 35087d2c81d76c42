/** Methods of their own that hooks of library classes call: a class that a file carries and that inherits from one of these may replace them. What the class index knows of more is in its keys (src/rules/class-index.ts). Read in the sources of the packages. */

export interface OwnMethods {
  /** `module.Class` */
  readonly of: RegExp;
  readonly names: ReadonlySet<string>;
  /** What is looked up, set or compared and not called: it counts where that runs something, as a property does. */
  readonly looked: ReadonlySet<string>;
}

function row(of: RegExp, names: string, looked = ''): OwnMethods {
  return { of, names: new Set(names.split(' ')), looked: new Set(looked.split(' ')) };
}

/** Called when an object is made by `__new__`, is given its state, or ends. */
export const CALLED_BY_HOOKS: readonly OwnMethods[] = [
  row(
    /^numpy\.ma(?:\.core)?\.Masked(?:Array|Constant)$/,
    '_update_from _get_data _fill_value _mask _sharedmask _set_mask _optinfo _basedict _baseclass _data __setmask__ set_fill_value get_fill_value fill_value mask data view reshape __setitem__ __getitem__ __len__ unshare_mask',
  ),
  row(/^networkx\.lazy_imports\.\w+$/, '', '_DelayedImportErrorModule__frame_data'),
  row(/^sklearn\.utils\._repr_html\./, '', 'data'),
  row(/^networkx\.(?:classes\.(?:report|core)views|utils\.configs)\.\w+$/, '__init__'),
  row(/^(?:_?random\.Random|networkx\.utils\.misc\.\w+)$/, 'setstate seed', 'VERSION _rng'),
  row(
    /^pandas\.(?:core\.indexes\.[\w.]+|\w*Index)$/,
    '_maybe_copy_array_input _raise_scalar_data_error _validate_dtype _simple_new _reset_identity _dtype_to_subclass _ensure_array _set_names _from_sequence',
  ),
  row(
    /^pandas\./,
    '',
    '_attrs _internal_names _metadata _categories _closed _na_value _ordered _prefix _storage _subtype',
  ),
  row(
    /^(?:scipy\.stats|statsmodels)\.[\w.]*(?:_gen|rv_\w+)$/,
    '_attach_methods _attach_argparser_methods _construct_argparser _construct_default_doc _updated_ctor_param',
  ),
  row(
    /^lightgbm\.basic\.\w+$/,
    '_free_handle free_network free_dataset free_buffer',
    '_InnerPredictor__is_manage_handle',
  ),
  // Up to Python 3.11 `__new__` puts a path together.
  row(
    /^(?:pathlib|pydantic)\.(?:\w+\.)*\w*Path$/,
    '_from_parts _parse_args _from_parsed_parts _init with_segments _load_parts',
  ),
  row(
    /^sympy\./,
    '_collapse_arguments _eval_args _find_localzeros _new _new_ _valid_nargs flatten _sanitize _construct _new_args_filter _check_args eval _from_args set_norm _af_new _handle_ndarray_creation_inputs __str__ __repr__',
  ),
  row(
    /^(?:grpc|fsspec|tqdm|huggingface_hub\.utils|keras\.src\.trainers|pandas\.io)\./,
    'cancel close stop no_op get_lock get',
  ),
  row(/^(?:scipy|sklearn)\./, '', '_matvec _matmat'),
  row(
    /^scipy\.spatial\.(?:\w+\.)?(?:ConvexHull|Delaunay|Voronoi|HalfspaceIntersection|_QhullUser)$/,
    'close',
    '_qhull',
  ),
  row(
    /^keras\./,
    '_initialize_tracker _setattr_hook __post_init__',
    '_auto_config _layers _lock _metrics _non_trainable_variables _seed_generators _self_setattr_tracking _tracker _trainable_variables build quantize start_stop_lock',
  ),
  row(/^networkx\.utils\.configs\.\w+$/, '__post_init__', '_strict'),
  row(/^torch\.(?:storage\.)?\w*Storage$/, '', '_dtype dtype'),
  row(/^numpy\.(?:\w+\.)*_NoValueType$/, '', '_NoValueType__instance'),
  row(/^numpy\.ma\.(?:core\.)?\w+$/, '_MaskedConstant__has_singleton', '_hardmask dtype shape'),
  row(/^numpy\.random\./, 'set_state', 'bit_generator state'),
  // What every layer of PyTorch has, and all that inherits from one.
  row(
    /./,
    '',
    '_backward_pre_hooks _forward_hooks_always_called _forward_hooks_with_kwargs _forward_pre_hooks _forward_pre_hooks_with_kwargs _is_full_backward_hook _load_state_dict_post_hooks _load_state_dict_pre_hooks _non_persistent_buffers_set _state_dict_hooks _state_dict_pre_hooks',
  ),
  row(
    /^torch\.(?:ao\.)?nn\./,
    '',
    'dim padding_mode _all_weights _flat_weights _flat_weights_names proj_size activation training',
  ),
  row(
    /^torch\.(?:distributed\.)?optim\./,
    '_patch_step_function profile_hook_step',
    'defaults step _zero_grad_profile_name _optimizer_step_pre_hooks _optimizer_step_post_hooks _optimizer_state_dict_pre_hooks _optimizer_state_dict_post_hooks _optimizer_load_state_dict_pre_hooks _optimizer_load_state_dict_post_hooks',
  ),
  row(
    /^torch\.(?:\w+\.)*(?:_?Tensor|TensorBase|Parameter|Buffer|UninitializedParameter|UninitializedBuffer)$/,
    'set_',
    'is_leaf data requires_grad _allowed_methods persistent _is_buffer',
  ),
  row(
    /^torch\.utils\.data\./,
    '_cleanup _shutdown_workers',
    '_rng _buffer buffer num_instances buffer_elements closed _shutdown _valid_iterator_id _number_of_samples_yielded',
  ),
  row(/^torch\.multiprocessing\./, '_reset _free_weak_ref', '_writer _reader _state'),
  row(/^torch\._dynamo\./, '_initialize', '_modules _orig_mod dynamo_ctx'),
  row(/^torch\.jit\./, '', '_initializing _actual_script_module'),
  row(/^torch\.(?:utils\.hooks|nn\.modules\.module)\.\w+$/, '', 'id hooks_dict_ref with_module hook'),
  row(
    /^torch\.(?:cuda|mps|profiler|autograd)\./,
    'unregister_callback',
    'handle handles _registered enabled _Event__eventId',
  ),
  row(/^torch\.ao\.pruning\./, '_convert_mask _load_container_from_state', '_container'),
  row(/^polars\./, 'deserialize ext_from_params', 'deserialize _max_size'),
  row(/^spacy\./, '_concat', '_concat error'),
  row(
    /^tensorflow\./,
    '_check_self_external_modification _destroy_resource _destruction_context _get _get_replica _init_call_fn_args _init_set_name _instrument_layer_creation _name_element _set_dtype_policy _set_name_scope _stop_cluster_wise_termination_watcher_thread _track_value',
    '_check_self_external_modification _cluster_wise_termination_watcher_thread _coordinator_instance _create_dropout_mask _create_recurrent_dropout_mask _destroy_resource _destruction_context _dirty _func_graph _generated_graph _get _get_replica _host_to_resources _init_call_fn_args _init_set_name _instrument_layer_creation _mutable _name_element _obj _poll_termination_signal_thread _resource_handle _resource_handle_value _self_destruction_context _self_external_modification _self_setattr_tracking _session _set_dtype_policy _set_name_scope _status_or _stop_cluster_wise_termination_watcher_thread _stop_poll_termination_signal_thread _storage _tfmw_wrapped_module _track_value _values compute_mask expect_partial local_resource resource_handle stop_signal',
  ),
  row(/^tensorflow\.python\.framework\./, 'close', 'buffer close name options results status'),
  row(/^tensorflow\.python\.(?:eager|distribute)\./, 'local_resource shutdown wait', 'buckets shutdown wait'),
  row(/^(?:tensorflow\.python\.keras|tf_keras\.src)\./, 'is_running', 'is_running result update_state'),
  row(
    /^transformers\./,
    '_replace_old_cache_name',
    '_local_mapping _replace_old_cache_name _volatile_checkpoints_dir attribute_map data SPECIAL_TOKENS_ATTRIBUTES',
  ),
  row(
    /^(?:dateutil|formulaic|google\.protobuf|jinja2|optree|packaging|patsy|tqdm)\./,
    '_AssureWritable _SimpleFormula__validate_terms _Structured__prepare_item _prepare_item',
    '_AssureWritable _Namespace__attrs _OrderedDict__root _ReexportedModule__all_set _SimpleFormula__validate_terms _Structured__prepare_item _buf _cache _enum_type _extended_message _frozen _mutations _prepare_item _structure _wrapped disable fields named_layers policy values',
  ),
  row(/^patsy\.compat_ordereddict\.OrderedDict$/, '__contains__'),
  row(/^statsmodels\./, '', '_parse_arg_template _results k_params shapes ssm'),
  row(/^rich\./, '', '_FileProxy__file _closed closed'),
  // Whatever is closed as it ends.
  row(/^(?:_|_py)?io\.\w+$/, 'close closed flush', 'buffer _buffer _IOBase__closed'),
  row(/^(?:pandas\.api\.typing\.Expression|tables\.misc\.enum\.Enum)$/, '__repr__ __getitem__ __contains__'),
];

/** Called when a class is made that inherits from one of these. */
export const CALLED_BY_INHERITING: readonly OwnMethods[] = [
  row(/^string\.Template$/, 'pattern flags delimiter idpattern braceidpattern'),
  row(/^tensorflow\.python\.(?:data\.benchmarks|platform)\./, 'is_abstract mro'),
  // Of scikit-learn, and of all that inherits from its estimators.
  row(
    /./,
    '_get_class_level_metadata_request_values _get_default_requests _build_request_for_signature _get_metadata_request',
  ),
];

/** Classes whose constructors are written in C, or call nothing of their object: those of errors besides. */
export const PLAIN_CONSTRUCTORS =
  /^(?:(?:builtins|__builtin__|enum|abc|typing|numbers|datetime|decimal|fractions|types|functools|array|uuid)\.\w+|collections\.(?:defaultdict|deque))$/;

/** What measures how far a model is off is no exception. */
export const MEASURES = /(?:Mean|LogCosh|Absolute|Squared|Percentage|Relative|Quantile)\w*Error$/;

/** Constructors in Python that were read. */
export const READ_CONSTRUCTORS: readonly OwnMethods[] = [
  row(
    /^collections\.(?:OrderedDict|Counter|ChainMap|User(?:Dict|List|String))$/,
    'update __setitem__ setdefault data maps get keys items __getitem__ __contains__ __missing__ __len__ __iter__',
  ),
  row(/^_?random\.Random$/, 'seed setstate'),
];

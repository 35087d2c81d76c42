/** Methods of their own that hooks of library classes call: a class that a file carries and that inherits from one of these may replace them. What the class index knows of more is in its keys (src/rules/class-index.ts). Read in the sources of the packages. */

export interface OwnMethods {
  /** `module.Class` */
  readonly of: RegExp;
  readonly names: ReadonlySet<string>;
}

function row(of: RegExp, names: string): OwnMethods {
  return { of, names: new Set(names.split(' ')) };
}

/** Called when an object is made by `__new__`, is given its state, or ends. */
export const CALLED_BY_HOOKS: readonly OwnMethods[] = [
  row(
    /^numpy\.ma(?:\.core)?\.Masked(?:Array|Constant)$/,
    '_update_from _get_data _fill_value _mask _sharedmask _set_mask _optinfo _basedict _baseclass _data __setmask__ set_fill_value get_fill_value fill_value mask data view reshape __setitem__ __getitem__ __len__ unshare_mask',
  ),
  row(/^networkx\.(?:classes\.(?:report|core)views|utils\.configs)\.\w+$/, '__init__'),
  row(/^(?:_?random\.Random|networkx\.utils\.misc\.\w+)$/, 'setstate seed'),
  row(
    /^pandas\.(?:core\.indexes\.[\w.]+|\w*Index)$/,
    '_maybe_copy_array_input _raise_scalar_data_error _validate_dtype _simple_new _reset_identity _dtype_to_subclass _ensure_array _set_names _from_sequence',
  ),
  row(
    /^(?:scipy\.stats|statsmodels)\.[\w.]*(?:_gen|rv_\w+)$/,
    '_attach_methods _attach_argparser_methods _construct_argparser _construct_default_doc _updated_ctor_param',
  ),
  row(/^lightgbm\.basic\.\w+$/, '_free_handle free_network free_dataset free_buffer'),
  // Up to Python 3.11 `__new__` puts a path together.
  row(
    /^(?:pathlib|pydantic)\.(?:\w+\.)*\w*Path$/,
    '_from_parts _parse_args _from_parsed_parts _init with_segments _load_parts',
  ),
  row(
    /^sympy\./,
    '_eval_args _new flatten _sanitize _construct _new_args_filter _check_args eval _from_args set_norm _af_new _handle_ndarray_creation_inputs __str__ __repr__',
  ),
  row(
    /^(?:grpc|fsspec|tqdm|huggingface_hub\.utils|keras\.src\.trainers|pandas\.io)\./,
    'cancel close stop no_op get_lock get',
  ),
  // Whatever is closed as it ends.
  row(/^_?io\.\w+$/, 'close closed flush'),
  row(/^(?:pandas\.api\.typing\.Expression|tables\.misc\.enum\.Enum)$/, '__repr__ __getitem__ __contains__'),
];

/** Called when a class is made that inherits from one of these. */
export const CALLED_BY_INHERITING: readonly OwnMethods[] = [
  row(/^string\.Template$/, 'pattern flags delimiter idpattern braceidpattern'),
  // Of scikit-learn, and of all that inherits from its estimators.
  row(
    /./,
    '_get_class_level_metadata_request_values _get_default_requests _build_request_for_signature _get_metadata_request',
  ),
];

/** Classes whose constructors are written in C, or call nothing of their object: those of errors besides. */
export const PLAIN_CONSTRUCTORS =
  /^(?:(?:builtins|__builtin__|enum|abc|typing|numbers|datetime|decimal|fractions|types|functools|array|uuid)\.\w+|collections\.(?:defaultdict|deque))$/;

/** Constructors in Python that were read. */
export const READ_CONSTRUCTORS: readonly OwnMethods[] = [
  row(
    /^collections\.(?:OrderedDict|Counter|ChainMap|User(?:Dict|List|String))$/,
    'update __setitem__ setdefault data maps get keys items __getitem__ __contains__ __missing__ __len__ __iter__',
  ),
  row(/^_?random\.Random$/, 'seed setstate'),
];

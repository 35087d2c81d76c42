"""What is known of names outside of the packages: builtin types, harmless calls of libraries, and what reaches a file, a process, the network or code."""
import re

PLAIN_BASES = {
    "object", "dict", "list", "tuple", "set", "frozenset", "str", "bytes", "int", "float", "complex", "bytearray", "abc.ABC",
    "typing.Generic", "typing.Protocol", "typing_extensions.Protocol", "typing.NamedTuple", "typing_extensions.NamedTuple", "collections.OrderedDict", "collections.defaultdict",
    "collections.Counter", "collections.deque", "collections.UserDict", "collections.UserList", "collections.UserString", "datetime.datetime", "datetime.date", "datetime.timedelta", "datetime.tzinfo",
    "typing.TypedDict", "typing_extensions.TypedDict", "numbers.Number", "numbers.Real", "numbers.Integral", "numbers.Complex", "numbers.Rational",
    "contextlib.ContextDecorator", "contextlib.AbstractContextManager", "contextlib.AbstractAsyncContextManager", "decimal.Decimal", "fractions.Fraction",
    "typing.Dict", "typing.List", "typing.Tuple", "typing.Set", "typing.OrderedDict",
}
# Classes that Python has twice, in C and as a source that is not used, or that keep and call what they are given.
OPAQUE_BASES = {
    "functools.partial", "functools.partialmethod", "operator.itemgetter", "operator.attrgetter", "operator.methodcaller", "types.SimpleNamespace", "threading.local", "pickle._Pickler", "pickle._Unpickler", "pickle.Pickler",
    "pickle.Unpickler", "types.ModuleType", "types.FunctionType", "weakref.ref", "weakref.proxy", "functools.singledispatchmethod", "functools.cached_property", "argparse.Namespace",
}
# Python 2's names of builtin types, and what `six` and compatibility modules call them.
OLD_BASES = {"unicode": "str", "basestring": "str", "long": "int", "StandardError": "Exception"}
EXCEPTION = re.compile(r"^(?:builtins\.)?(?:[A-Z]\w*(?:Error|Warning|Exception|Exit|Interrupt|Iteration)|Warning|Exception|BaseException)$")
ABSTRACT = re.compile(r"^(?:collections\.abc|typing|typing_extensions|_collections_abc|abc)\.\w+$|^collections\.(?:Mapping|MutableMapping|Sequence|Set|Iterable|Callable|Sized|Hashable|Container|MutableSequence|MutableSet|Iterator|Generator)$")
ENUMS = {"enum.Enum", "enum.IntEnum", "enum.Flag", "enum.IntFlag", "enum.StrEnum", "enum.ReprEnum"}
PLAIN_METACLASSES = {"type", "pydantic._internal._model_construction.ModelMetaclass", "abc.ABCMeta", "enum.EnumMeta", "enum.EnumType", "typing.GenericMeta", "typing._ProtocolMeta"}

HOOKS = ("__setstate__", "__getattr__", "__getattribute__", "__new__", "__del__", "__setattr__", "__hash__", "__eq__")

# Decorators that give back the class or function that they are given, or one that does the same.
PLAIN_DECORATORS = re.compile(
    r"(?:^|\.)(?:dataclass|dataclasses\.dataclass|dataclass_transform|total_ordering|final|runtime_checkable|runtime|python_2_unicode_compatible|deprecated|_?deprecate\w*|experimental\w*|beta|stable_api|"
    r"tf_export|keras_export|register_keras_serializable|register\w*|_?register|estimator_checks|set_module|docstring\w*|add_\w*docstring\w*|auto_docstring|_docstring\.\w+|doc|Appender|Substitution|copy_doc|fill_doc|with_doc|inherit_doc|inherit_docstring\w*|"
    r"requires_backends|requires\w*|compatibility|_exceptions\.\w+|api\.\w+|export\w*|_?export|unique|enum\.unique|verify|skip_init|public|PublicAPI|DeveloperAPI|Deprecated|OldAPIStack|substitution|script|torch\.jit\.\w+|jit\.\w+|no_type_check|typing\.\w+|"
    r"component|pytree_node_class|implements|implementer|autosummary|keyword_only|log_args|delegates|versionadded|versionchanged|override|abstractmethod|abstractproperty|property|staticmethod|classmethod|cached_property|wraps|no_grad|inference_mode|"
    r"attrs|attr|s|define|frozen|mutable|attributes|attrs_class|autoclass|"
    r"add_metaclass|check_\w+|validate_\w+|_fit_context|available_if|if_delegate_has_method|override_init|ignore|api_compatible|with_\w*attrs?|getter|setter|deleter|overload|contextmanager|lru_cache|cache|unused|export_as)$"
)

# Builtin functions by what they do with a value of the file: nothing, or what the value's own type does.
SILENT = {"isinstance", "issubclass", "id", "type", "callable", "super", "globals", "locals", "object", "staticmethod", "classmethod", "property", "NotImplemented"}
CONSULTING = {
    "hasattr", "len", "bool", "iter", "next", "sorted", "str", "repr", "int", "float", "complex", "hash", "list", "tuple", "dict", "set", "frozenset", "bytes", "bytearray",
    "min", "max", "sum", "any", "all", "enumerate", "zip", "range", "reversed", "abs", "round", "divmod", "pow", "chr", "ord", "format", "slice", "print", "unicode", "basestring", "long", "xrange", "ascii", "bin", "hex", "oct", "memoryview", "dir",
}
# Functions that make a container over values without looking into them.
FRESH = {"dict", "list", "tuple", "enumerate", "zip", "reversed", "iter", "collections.OrderedDict", "collections.defaultdict", "collections.deque"}

PLAIN_CALLS = re.compile(
    r"^(?:warnings\.(?:warn|catch_warnings|simplefilter|filterwarnings)|logging\.getLogger|threading\.(?:R?Lock|Condition|Event|Semaphore|local)|_thread\.allocate_lock|multiprocessing\.R?Lock|weakref\.\w+|collections\.(?:OrderedDict|defaultdict|deque|Counter|namedtuple)|"
    r"itertools\.(?:count|chain|islice|repeat|product|chain\.from_iterable)|operator\.index|functools\.(?:partial|reduce|cmp_to_key)|copy\.copy|math\.\w+|time\.(?:time|perf_counter|monotonic)|datetime\.\w+|datetime\.datetime\.\w+|uuid\.uuid4|"
    r"six\.(?:iteritems|itervalues|iterkeys|text_type|ensure_str)|future\.utils\.iteritems|sys\.(?:intern|getsizeof|exc_info|_getframe)|inspect\.(?:signature|isclass|isfunction)|types\.MappingProxyType|re\.(?:compile|match|search|sub|fullmatch|split|findall)|textwrap\.dedent|"
    r"numpy\.(?:asarray|array|ascontiguousarray|asfortranarray|atleast_1d|atleast_2d|zeros|ones|empty|full|arange|eye|zeros_like|ones_like|empty_like|dtype|float64|int64|float32|int32|shape|ndim|size|prod|concatenate|hstack|vstack|iinfo|finfo|isscalar|isnan|any|all|sum|max|min|unique|random\.RandomState|random\.default_rng|issubdtype|result_type|isfinite|where|sqrt|log|exp|cumsum|diff|reshape|squeeze|broadcast_to|array_equal)|"
    r"torch\.(?:tensor|zeros|ones|empty|Size|Tensor|is_tensor|device|Generator|get_default_dtype|no_grad|__version__\.\w+)|"
    r"packaging\.version\.(?:parse|Version)|distutils\.version\.LooseVersion|sklearn\.utils\.fixes\.parse_version|os\.(?:getpid|fspath|path\.(?:join|basename|dirname|splitext|abspath|normpath|split|isabs|expanduser))|contextlib\.(?:suppress|nullcontext)|dataclasses\.(?:fields|asdict|field|is_dataclass)|types\.SimpleNamespace|enum\.\w+)$"
)
PLAIN_METHODS = {
    "update", "copy", "pop", "get", "items", "keys", "values", "setdefault", "append", "extend", "add", "clear", "insert", "remove", "discard", "popitem", "iteritems", "itervalues", "iterkeys", "index", "count", "sort", "reverse", "union", "intersection", "difference",
    "startswith", "endswith", "split", "rsplit", "strip", "lstrip", "rstrip", "lower", "upper", "join", "replace", "format", "encode", "decode", "title", "find", "rfind", "partition", "rpartition", "isidentifier",
    "__setitem__", "__getitem__", "__contains__", "__delitem__", "__setattr__", "__hash__", "__eq__", "__init__", "__setstate__", "__getattribute__", "__getattr__", "__dict__", "__len__", "__iter__",
    "debug", "info", "warning", "astype", "reshape", "tolist", "view", "tobytes", "tostring", "ravel", "flatten", "sum", "max", "min", "item", "most_common", "fromkeys", "setflags", "acquire", "release", "total_seconds", "isoformat", "to_bytes", "byteswap", "newbyteorder", "issuperset", "issubset",
}

RESOURCES = re.compile(
    r"^(?:(?:builtins\.)?(?:open|exec|eval|compile|execfile|__import__|input)|"
    r"(?:io|codecs|gzip|bz2|lzma|tarfile|shelve|dbm|_io|posix|nt)\.open|io\.(?:open_code|FileIO)|importlib\.(?:import_module|reload|machinery\.\w+|util\.(?:module_from_spec|spec_from_file_location)|_bootstrap\w*\.\w+)|imp\.\w+|pkgutil\.\w+|runpy\.\w+|code\.\w+|codeop\.\w+|"
    r"os\.(?:system|popen|exec\w+|spawn\w+|posix_spawn\w*|fork|forkpty|remove|unlink|rename|renames|replace|mkdir|makedirs|rmdir|removedirs|chmod|chown|kill|killpg|putenv|open|write|truncate|link|symlink|startfile|mkfifo|environ\.(?:update|setdefault|pop))|"
    r"subprocess\.\w+|commands\.\w+|pty\.\w+|socket\.(?:socket|create_connection|create_server)|ssl\.\w+|shutil\.(?!get_terminal_size)\w+|tempfile\.\w+|"
    r"urllib\.(?:request\.\w+|urlopen|urlretrieve)|urllib2\.\w+|requests\.\w+|httpx\.\w+|aiohttp\.\w+|http\.client\.\w+|ftplib\.\w+|smtplib\.\w+|telnetlib\.\w+|xmlrpc\.\w+|webbrowser\.\w+|fsspec\.\w+|smart_open\.\w+|boto3\.\w+|paramiko\.\w+|"
    r"(?:pickle|cPickle|_pickle|dill|cloudpickle|joblib|marshal|cloudpickle\.cloudpickle|srsly|torch|numpy|yaml|jsonpickle|pandas)\.(?:load|loads|Unpickler|unsafe_load|full_load|load_all|read_pickle|decode)|srsly\.pickle_loads|"
    r"numpy\.(?:fromfile|memmap|loadtxt|genfromtxt|save\w*|lib\.format\.\w+|DataSource)|pandas\.(?:read_\w+|HDFStore)|"
    r"ctypes\.(?:CDLL|cdll\.\w+|PyDLL|WinDLL|windll\.\w+|util\.\w+|cast|memmove|memset|string_at|c_void_p|POINTER|from_address)|cffi\.\w+|sqlite3\.\w+|mmap\.mmap|h5py\.File|tables\.(?:open_file|openFile)|zipfile\.\w+|"
    r"threading\.(?:Thread|Timer)|multiprocessing\.(?!R?Lock|current_process|cpu_count|get_context)\w+|concurrent\.futures\.\w+|asyncio\.(?:run|create_subprocess\w*)|signal\.\w+|atexit\.register|sys\.(?:settrace|setprofile|exit)|"
    r"torch\.(?:hub\.\w+|jit\.load|ops\.load_library|classes\.load_library|utils\.cpp_extension\.\w+|package\.\w+)|tensorflow\.(?:saved_model\.\w+|keras\.models\.load_model|io\.\w+|py_function|numpy_function)|keras\.models\.load_model|"
    r"huggingface_hub\.\w+|sympy\.(?:sympify|parse_expr|lambdify)|numexpr\.evaluate|builtins\.exec)$"
)
# Methods that reach a resource whatever they belong to.
RESOURCE_METHODS = re.compile(r"^(?:read_text|read_bytes|write_text|write_bytes|unlink|mkdir|makedirs|rmdir|rmtree|touch|import_module|exec_module|load_module|from_pretrained|hf_hub_download|urlopen|urlretrieve|popen|Popen|execfile|sendall|makefile|load_library|LoadLibrary|loads|load_model|load_state_dict_from_url)$")
# A native library behind an attribute, and functions that free what a pointer names.
NATIVE = re.compile(r"(?:^|[._])(?:_?LIB|_?lib|_?cdll|_?dll|ctypes|ffi|_?libc|swig\w*|__swig_destroy__)(?:\.|$)|(?:Free|_free|_destroy|Destroy|_delete|Delete\w*|_release)$")

/** Safe rows about the standard library and builtins: operators that honest models name, each reviewed with arguments that an attacker chooses. See https://docs.python.org/3/library/. */
import { safeRows } from '../rows.ts';
import type { SafeRule } from '../rule.ts';

const VALUE = 'It makes a plain value of its arguments and calls nothing that they bring.';
const TYPE =
  'It is a type that a model names, for a dtype or a factory; making one calls nothing that the arguments bring.';

export const STANDARD_LIBRARY_SAFE: readonly SafeRule[] = [
  ...safeRows('any', VALUE, [
    [
      'builtins',
      'bool int float complex str bytes bytearray list tuple dict set frozenset slice range object enumerate zip reversed xrange long unicode',
      TYPE,
    ],
    ['builtins', 'NotImplemented Ellipsis None True False', 'It is a constant.'],
    ['builtins', 'chr ord abs round divmod len bin oct hex', 'It computes on plain values.'],
    [
      'builtins',
      'ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError EnvironmentError Exception FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError KeyError KeyboardInterrupt LookupError MemoryError ModuleNotFoundError NameError NotImplementedError OSError OverflowError PendingDeprecationWarning RecursionError ReferenceError ResourceWarning RuntimeError RuntimeWarning StopAsyncIteration StopIteration SyntaxError SyntaxWarning SystemError TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning ZeroDivisionError FileNotFoundError FileExistsError PermissionError ConnectionError',
      'An exception is made, not raised.',
    ],
    [
      'copyreg',
      '_reconstructor __newobj__',
      'It makes an instance without its __init__; the class that it is given is judged by itself.',
    ],
    ['collections', 'OrderedDict Counter deque ChainMap UserDict UserList UserString'],
    [
      'collections',
      'defaultdict',
      'The factory is called by a look-up that misses, which no opcode does; the factory is judged by itself.',
    ],
    ['collections', '_tuplegetter', 'It reads one position of a tuple.'],
    ['_codecs', 'encode', 'It encodes text; the codec name is looked up among those of the standard library.'],
    ['datetime', 'datetime date time timedelta timezone tzinfo'],
    ['decimal', 'Decimal Context'],
    ['fractions', 'Fraction'],
    ['uuid', 'UUID SafeUUID'],
    ['array', 'array _array_reconstructor'],
    [
      'pathlib',
      'Path PosixPath WindowsPath PurePath PurePosixPath PureWindowsPath',
      'It makes a path of text and touches no file.',
    ],
    [
      'pathlib._local',
      'Path PosixPath WindowsPath PurePath PurePosixPath PureWindowsPath',
      'It makes a path of text and touches no file.',
    ],
    ['io', 'BytesIO StringIO', 'It makes a buffer in memory.'],
    ['argparse', 'Namespace', 'It stores its arguments as attributes.'],
    ['types', 'SimpleNamespace MappingProxyType', 'It stores its arguments.'],
    [
      'types',
      'MethodType',
      'It binds a function to an object and calls nothing; the pair is judged as a method of the object.',
    ],
    ['types', 'NoneType NotImplementedType EllipsisType', 'It is the type of a constant.'],
    [
      're',
      'RegexFlag.A RegexFlag.ASCII RegexFlag.DEBUG RegexFlag.DOTALL RegexFlag.I RegexFlag.IGNORECASE RegexFlag.L RegexFlag.LOCALE RegexFlag.M RegexFlag.MULTILINE RegexFlag.NOFLAG RegexFlag.S RegexFlag.T RegexFlag.TEMPLATE RegexFlag.U RegexFlag.UNICODE RegexFlag.VERBOSE RegexFlag.X',
      'It is a constant.',
    ],
    ['operator', 'or_', 'Python 3.11 joins the flags of an enumeration with it; what it joins is judged by itself.'],
    ['dataclasses', '_FIELD _FIELD_CLASSVAR _FIELD_INITVAR KW_ONLY FrozenInstanceError', 'It is a marker.'],
    ['re', '_compile compile RegexFlag', 'It compiles a pattern; matching it is up to the program.'],
    ['sre_compile', 'compile', 'It compiles a pattern; matching it is up to the program.'],
    ['random', 'Random', 'It restores the state of a generator, which is checked.'],
    ['string', 'Formatter Template', 'It makes a formatter; formatting is up to the program.'],
    [
      'itertools',
      'count cycle repeat chain islice product permutations combinations',
      'It makes an iterator over what it is given and calls nothing.',
    ],
    ['ipaddress', 'IPv4Address IPv6Address IPv4Network IPv6Network'],
    [
      'inspect',
      'Parameter Signature _ParameterKind',
      'It describes the arguments of a function; what it is given is judged by itself.',
    ],
    ['numbers', 'Number Integral Real Complex Rational', 'It is an abstract type.'],
    ['time', 'struct_time'],
    ['calendar', 'Calendar TextCalendar'],
    [
      'zoneinfo',
      'ZoneInfo ZoneInfo._unpickle',
      'It reads a time zone by a key that may not leave the time zone folder.',
    ],
    ['enum', 'auto', 'It is a marker.'],
    ['enum', 'FlagBoundary', 'It looks up a member of an enumeration.'],
    [
      'collections.abc',
      'Mapping MutableMapping Sequence MutableSequence Set MutableSet Iterable Iterator Callable Hashable Sized Container',
      'It is an abstract type.',
    ],
    ['textwrap', 'TextWrapper', 'It stores its arguments.'],
    ['dataclasses', '_MISSING_TYPE _HAS_DEFAULT_FACTORY_CLASS MISSING', 'It is a marker.'],
    ['html.entities', 'name2codepoint', 'It is a table.'],
    [
      'functools',
      'partial',
      'It stores a callable and arguments and calls nothing; the callable is judged by itself, and so is a call of the result.',
    ],
    ['operator', 'itemgetter', 'It stores the keys and reads nothing; a call of the result is judged by itself.'],
    ['logging', 'getLogger', 'It returns the logger of that name, without handlers of its own.'],
    ['logging', 'PercentStyle Formatter', 'It stores its arguments.'],
    ['threading', 'get_ident', 'It returns a number.'],
    ['_thread', 'get_ident', 'It returns a number.'],
    ['_thread', '_localdummy', 'It is a marker.'],
  ]),
  ...safeRows('rebuild', 'Its state is stored in slots or a dict; nothing in it is called while it is loaded.', [
    ['dataclasses', 'Field _DataclassParams _FIELD_BASE'],
    ['reprlib', 'Repr'],
  ]),
  ...safeRows('rebuild', 'It stores cookies, or which of them are taken, as texts and numbers; it asks nobody.', [
    ['http.cookiejar', 'CookieJar DefaultCookiePolicy Cookie'],
  ]),
  ...safeRows('reference', 'Honest code refers to it as a value; a call is judged by itself.', [
    ['typing', 'cast'],
    ['builtins', 'type hash sum min max any all sorted print isinstance issubclass callable id format pow repr'],
    [
      'operator',
      'add sub mul truediv floordiv mod neg pos abs eq ne lt le gt ge and_ xor not_ pow invert',
      'It is arithmetic of plain values.',
    ],
    [
      'math',
      'exp log log2 log10 log1p expm1 sqrt sin cos tan tanh floor ceil fabs pow isnan isinf pi e inf nan',
      'It is arithmetic of plain values.',
    ],
    ['math', 'gamma lgamma erf erfc hypot copysign fmod'],
    ['operator', 'getitem contains index concat'],
    ['enum', 'Enum IntEnum StrEnum Flag IntFlag', 'Classes that travel by value name it as their base.'],
    ['hashlib', 'sha1 sha224 sha256 sha384 sha512 blake2b blake2s', 'It makes a digest of bytes.'],
    [
      '_hashlib',
      'openssl_md5 openssl_sha1 openssl_sha224 openssl_sha256 openssl_sha384 openssl_sha512',
      'It makes a digest of bytes.',
    ],
    ['inspect', '_empty', 'It is a marker.'],
    [
      'inspect',
      '_ParameterKind.POSITIONAL_ONLY _ParameterKind.POSITIONAL_OR_KEYWORD _ParameterKind.VAR_POSITIONAL _ParameterKind.KEYWORD_ONLY _ParameterKind.VAR_KEYWORD',
      'It is a constant.',
    ],
    [
      'typing',
      'Any AnyStr AbstractSet Annotated AsyncGenerator AsyncIterable AsyncIterator Awaitable Callable ChainMap ClassVar Collection Concatenate Container Coroutine Counter DefaultDict Deque Dict Final FrozenSet Generator Hashable ItemsView Iterable Iterator KeysView List Literal LiteralString Mapping MappingView MutableMapping MutableSequence MutableSet Never NoReturn NotRequired Optional OrderedDict Required Reversible Self Sequence Set Sized SupportsAbs SupportsFloat SupportsIndex SupportsInt Text Tuple Type TypeGuard Union ValuesView',
      'It is a type that annotations name; nothing is evaluated.',
    ],
    ['reprlib', 'recursive_repr _possibly_sorted', 'Classes of data by value (dill) name it for their __repr__.'],
    ['statistics', 'mean median mode stdev variance'],
  ]),
];

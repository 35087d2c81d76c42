/** Other names of one operator: Python 2 names that loaders map (https://docs.python.org/3/library/pickle.html#pickle.Unpickler, `fix_imports`), compatibility packages, vendored copies. */
import type { Operator } from '../../facts.ts';

const MODULES: ReadonlyMap<string, string> = new Map(
  `__builtin__ builtins|copy_reg copyreg|Queue queue|SocketServer socketserver|ConfigParser configparser|repr reprlib|
markupbase _markupbase|_winreg winreg|thread _thread|dummy_thread _dummy_thread|dbhash dbm.bsd|dumbdbm dbm.dumb|gdbm dbm.gnu|
xmlrpclib xmlrpc.client|SimpleXMLRPCServer xmlrpc.server|DocXMLRPCServer xmlrpc.server|httplib http.client|
htmlentitydefs html.entities|HTMLParser html.parser|Cookie http.cookies|cookielib http.cookiejar|
BaseHTTPServer http.server|SimpleHTTPServer http.server|CGIHTTPServer http.server|test.test_support test.support|
commands subprocess|urlparse urllib.parse|robotparser urllib.robotparser|urllib2 urllib.request|anydbm dbm|
_abcoll collections.abc|cPickle pickle|_pickle pickle|UserDict collections|UserList collections|UserString collections|
whichdb dbm|StringIO io|cStringIO io|exceptions builtins|_collections collections|_functools functools|_operator operator|
_datetime datetime|_pydatetime datetime|_decimal decimal|_pydecimal decimal|_io io|_pyio io|_random random|_struct struct`
    .replaceAll('\n', '')
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]), // each entry above is one pair
);

const NAMES: ReadonlyMap<string, string> = new Map(
  `__builtin__.xrange builtins.range|__builtin__.reduce functools.reduce|__builtin__.intern sys.intern|
__builtin__.unichr builtins.chr|__builtin__.unicode builtins.str|__builtin__.long builtins.int|
__builtin__.basestring builtins.str|itertools.izip builtins.zip|itertools.imap builtins.map|
itertools.ifilter builtins.filter|itertools.ifilterfalse itertools.filterfalse|
itertools.izip_longest itertools.zip_longest|UserDict.IterableUserDict collections.UserDict|
multiprocessing.process.Process multiprocessing.context.Process|
multiprocessing.forking.Popen multiprocessing.popen_fork.Popen|urllib.getproxies urllib.request.getproxies|
urllib.pathname2url urllib.request.pathname2url|urllib.quote_plus urllib.parse.quote_plus|
urllib.quote urllib.parse.quote|urllib.unquote_plus urllib.parse.unquote_plus|urllib.unquote urllib.parse.unquote|
urllib.url2pathname urllib.request.url2pathname|urllib.urlencode urllib.parse.urlencode|
urllib.urlopen urllib.request.urlopen|urllib.urlretrieve urllib.request.urlretrieve|
exceptions.StandardError builtins.Exception|_collections._tuplegetter collections._tuplegetter|_codecs.encode _codecs.encode|
Orange.widgets.settings.Context orangewidget.settings.Context`
    .replaceAll('\n', '')
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]), // each entry above is one pair
);

/** Packages that hold copies of others under `package.name`: a copy is as dangerous as the original, and never as safe. Below modules whose `__path__` is None (`hypothesis.errors`, those of PyGTK) every module is found as if it stood alone. */
const COPIES =
  /^(?:.*\.)?(?:_vendor|_vendored|vendor|vendored|extern|externals|third_party|_thirdparty)\.(?:six\.moves\.)?(.+)$|^(?:.*\.)?six\.moves\.(.+)$|^(?:future\.moves|future\.backports|future\.standard_library|past|requests\.packages|pip\._internal\.utils\.compat|hypothesis\.errors|gtk(?:\.gdk)?|glib|gobject|gio)\.(.+)$/s;

/** Copies of cloudpickle in other packages, which carry code as it does. */
const VENDORED_CLOUDPICKLE = /^\w[\w.]*\.cloudpickle\.(cloudpickle(?:_fast)?)$/;

/** Where else the very same object lives: a row about that place holds for this name too, also a safe one. */
export function sameOperator({ ecosystem, module, name }: Operator): Operator | null {
  const renamed = NAMES.get(`${module}.${name}`);
  if (renamed !== undefined) {
    const dot = renamed.lastIndexOf('.');
    return different(module, name, { ecosystem, module: renamed.slice(0, dot), name: renamed.slice(dot + 1) });
  }
  const moved = MODULES.get(module);
  if (moved !== undefined) return { ecosystem, module: moved, name };
  const copied = module.includes('.cloudpickle.') ? VENDORED_CLOUDPICKLE.exec(module)?.[1] : undefined;
  if (copied !== undefined) return { ecosystem, module: `cloudpickle.${copied}`, name };
  if (module === 'numpy._core' || module.startsWith('numpy._core.')) {
    return { ecosystem, module: module.replace('numpy._core', 'numpy.core'), name };
  }
  return null;
}

function different(module: string, name: string, operator: Operator): Operator | null {
  return operator.module === module && operator.name === name ? null : operator;
}

/** The original of a vendored copy: only a dangerous row about it counts for the copy. */
export function copiedOperator({ ecosystem, module, name }: Operator): Operator | null {
  const match = COPIES.exec(`${module}.${name}`);
  const path = match?.[1] ?? match?.[2] ?? match?.[3];
  const dot = path?.lastIndexOf('.') ?? -1;
  if (path === undefined || dot <= 0) return null;
  return { ecosystem, module: path.slice(0, dot), name: path.slice(dot + 1) };
}

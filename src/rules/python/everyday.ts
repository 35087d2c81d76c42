/** Modules of the standard library that are dangerous as a whole and whose names are everyday words, which projects give to files of their own (`code/`, `test/`, `trace.py`): what the real ones hold. From `dir(module)` of CPython 3.8 to 3.14. */

/** By module, the names that the standard library's own has; `sys` and the like are what it imports. */
const REAL_NAMES: Readonly<Record<string, RegExp>> = {
  code: /^(?:CommandCompiler|InteractiveConsole|InteractiveInterpreter|Quitter|compile_command|interact|softspace|argparse|builtins|re|sys|traceback)$/,
  trace:
    /^(?:_\w+|CoverageResults|PRAGMA_NOCOVER|Ignore|Trace|dis|gc|inspect|linecache|main|os|pickle|re|sys|sysconfig|threading|token|tokenize|find_\w+|modname|fullmodname)$/,
  profile: /^(?:_\w+|Profile|Stats|help|importlib|io|main|marshal|os|run|runctx|sys|time)$/,
  cmd: /^(?:Cmd|IDENTCHARS|PROMPT|inspect|string|sys)$/,
  sched: /^(?:_\w+|Event|count|heapq|namedtuple|scheduler|threading|time)$/,
  imp: /^(?:_\w+|[A-Z]+_\w+|NullImporter|SourcelessFileLoader|\w*_(?:lock|builtin|dynamic|module|object|magic|suffixes|tag|compiled|package|source|frozen|frozen_package|cache)|lock_held|reload|importlib|machinery|os|sys|tokenize|types|util|warnings)$/,
  glob: /^(?:_\w+|contextlib|escape|fnmatch|functools|glob[01]?|has_magic|iglob|itertools|magic_check\w*|operator|os|re|stat|sys|translate|warnings)$/,
  signal:
    /^(?:_\w+|[A-Z]\w*|alarm|default_int_handler|getitimer|getsignal|pause|pidfd_\w+|pthread_\w+|raise_signal|set\w+|sig\w+|strsignal|struct_siginfo|valid_signals)$/,
  resource: /^(?:R[A-Z]+_\w+|error|getpagesize|[gs]etrlimit|getrusage|prlimit|struct_rusage)$/,
  select: /^(?:[A-Z]\w*|devpoll|epoll|error|kevent|kqueue|poll|select)$/,
  chunk: /^(?:Chunk|warnings)$/,
  wave: /^(?:_\w+|[A-Z]\w*|audioop|builtins|chunk|namedtuple|open\w*|struct|sys|warnings)$/,
};

/** Modules below `test` that CPython brings: its own tests, and what runs them. */
const REAL_TESTS =
  /^test(?:$|\.(?:_\w+|test_\w+|support|libregrtest|regrtest|pythoninfo|pystone|autotest|bisect_cmd|\w*data|\w*_?tests?|\w*_fork|\w*helper\w*|script_helper)(?:\.|$))/;

/** Whether the standard library's own module is an everyday word and has no such name. @param module as it is named; `test.models` is of `test` */
export function isProjectsOwnName(module: string, name: string): boolean {
  if (module.startsWith('test.') || module === 'test') return module !== 'test' && !REAL_TESTS.test(module);
  const real = REAL_NAMES[module];
  const [first = name] = name.split('.', 1);
  if (real === undefined)
    return module.includes('.') && Object.hasOwn(REAL_NAMES, module.slice(0, module.indexOf('.')));
  return Object.hasOwn(REAL_NAMES, module) && !real.test(first);
}

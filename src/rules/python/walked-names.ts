/** Names that matter where a dotted name walks from object to object. See https://peps.python.org/pep-3154/ on dotted names. */

/** Modules that a name of unknown code may lead to; other module names (`array`, `types`, `test`) are names of functions and classes too. */
export const POWERFUL_MODULES: ReadonlySet<string> = new Set(
  'os posix nt sys subprocess builtins importlib io pickle marshal shutil socket ctypes runpy threading multiprocessing pty commands posixpath ntpath inspect gc codecs imp zipimport pkgutil urllib http requests ssl tempfile pathlib'.split(
    ' ',
  ),
);

/** Builtin types whose methods compute with a value. */
export const VALUE_TYPES = /^(?:bool|int|float|complex|str|unicode|bytes|bytearray|list|tuple|dict|set|frozenset)$/;

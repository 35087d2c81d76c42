/** The lines that setuptools and virtualenv write into path files, which Python executes when it starts: everyone has them. */

const NAME = String.raw`'[A-Za-z_][\w.]*'`;

/** Of lines as a report shows them, in JSON's escapes without its quotes. */
const LINES: readonly RegExp[] = [
  // distutils-precedence.pth
  /^import os; (?:var = 'SETUPTOOLS_USE_DISTUTILS'; )?enabled = os\.environ\.get\((?:var|'SETUPTOOLS_USE_DISTUTILS'), ?'(?:local|stdlib)'\) == 'local'; enabled and __import__\('_distutils_hack'\)(?:\.add_shim\(\))?;? ?$/,
  // easy-install.pth
  /^import sys; sys\.__plen = len\(sys\.path\)$/,
  /^import sys; new=sys\.path\[sys\.__plen:\]; del sys\.path\[sys\.__plen:\]; p=getattr\(sys,'__egginsert',0\); sys\.path\[p:p\]=new; sys\.__egginsert = p\+len\(new\)$/,
  // _virtualenv.pth
  /^import _virtualenv$/,
  // __editable__.name-1.0.pth, beside the finder that setuptools writes
  /^import (__editable___\w+_finder); \1\.install\(\)$/,
  // What coverage documents: https://coverage.readthedocs.io/en/latest/subprocess.html
  /^import coverage; ?coverage\.process_startup\(\)(?:\s*#.*)?$/,
  // pywin32.pth
  /^import pywin32_bootstrap$/,
  // protobuf-nspkg.pth and its like
  new RegExp(
    String.raw`^import sys, ?types, ?os; ?(?:has_mfs = sys\.version_info > \(3, 5\);)?p = os\.path\.join\(sys\._getframe\(1\)\.f_locals\['sitedir'\], \*\((?:${NAME},? ?)+\)\);` +
      String.raw`(?:ie = os\.path\.exists\(os\.path\.join\(p,'__init__\.py'\)\);)?` +
      String.raw`(?:importlib = has_mfs and __import__\('importlib\.util'\);has_mfs and __import__\('importlib\.machinery'\);` +
      String.raw`m = has_mfs and sys\.modules\.setdefault\(${NAME}, importlib\.util\.module_from_spec\(importlib\.machinery\.PathFinder\.find_spec\(${NAME}, \[os\.path\.dirname\(p\)\]\)\)\);)?` +
      String.raw`m = (?:m or|not ie and) sys\.modules\.setdefault\(${NAME}, ?types\.ModuleType\(${NAME}\)\);mp = \(m or \[\]\) and m\.__dict__\.setdefault\('__path__',\[\]\);\(p not in mp\) and mp\.append\(p\)` +
      String.raw`(?:;m and setattr\(sys\.modules\[${NAME}\], ${NAME}, m\))?$`,
  ),
];

/** Whether such a tool writes this line. */
export function isKnownStartLine(line: string): boolean {
  return LINES.some((pattern) => pattern.test(line));
}

/** Finds Python inside the values of a configuration: `$…` of MONAI bundles and `${eval:…}`, which programs evaluate. See https://docs.monai.io/en/stable/config_syntax.html and https://docs.python.org/3/reference/lexical_analysis.html. */

/** Modules that start processes, load code or open the interpreter; none is needed to compute. */
const POWERFUL =
  'subprocess|importlib|builtins|ctypes|runpy|pty|posix|nt|code|codeop|pdb|marshal|imp|zipimport|multiprocessing|cffi|timeit|cProfile|profile|trace|socket|pickle|cloudpickle|dill|shelve|_posixsubprocess|pydoc|pkgutil';
const IMPORT = /\b(?:import|from) ([\w., ]*)/g;
const POWERFUL_NAME = new RegExp(`(?:^|[, ])(?:${POWERFUL})\\b`);
/** What an honest expression computes with is arithmetic, paths and tensors; it starts no process and evaluates nothing. */
const ACTING = [
  /\b(?:os|posix|nt)\.(?:system|popen|exec\w*|spawn\w*|posix_spawn\w*|startfile|fork\w*|kill\w*)\b/,
  // Whatever a module was called when it was imported.
  /(?<!\bplatform)\.(?:system|popen|Popen|execv\w*|execl\w*|spawn[lv]\w*|posix_spawn\w*|check_output|check_call|getoutput|getstatusoutput|import_module|__import__)\(/,
  /\b(?:subprocess|importlib)\b/,
  /\b(?:socket|pickle|marshal|ctypes|runpy|pty|builtins)\./,
  /\bfrom (?:os|sys) import\b/,
  /__(?!name__|len__|version__|doc__)\w*__/,
  /(?<![.\w])(?:eval|exec|compile|execfile|globals|locals|vars|breakpoint|input)\(/,
  // An attribute under a name that is put together, or of a module that acts.
  /(?<![.\w])getattr\((?:[^,]{0,300},(?!'\w*'[,)])|[^,]{300}|(?:os|sys|builtins|posix|nt)[,.])/,
  /\bsys\.modules\b/,
  // What is handed over uncalled: `map(eval, …)`, `(getattr)(…)`
  /(?<![.\w'@%])(?:eval|exec|execfile|__import__)(?!\w|=[^=])/,
  /(?<![.\w'@%])(?:compile|getattr|globals|locals|vars|breakpoint)(?=[,)\]}]| (?:if|or|and|else)\b|$)/,
  // By a name that is put together.
  /\b(?:attrgetter|methodcaller|getattr_static)\((?!(?:[\w.@#]+,)?'\w+'[,)])/,
] as const;
/** No name that leads to the interpreter is longer. */
const NAME_CHARACTERS = 200;
/** The end of a text that is a name which leads to the interpreter, or becomes one. */
const TEXT_ACTING = /__\w*$|^(?:[\w.]*[.:])?(?:system|popen|Popen)$/;

/** The expression in a value that does more than compute; null where there is none. */
export function actingExpression(text: string): string | null {
  const expression = /^\$(?!\{)([\s\S]*)/.exec(text)?.[1];
  if (expression !== undefined) return acts(expression) ? expression : null;
  const resolved = /\$\{\s*(?:eval|py|python|exec)\s*:([\s\S]*)/.exec(text)?.[1];
  if (resolved === undefined) return null;
  // What the function is given may stand in quotes of its own.
  return acts(resolved) || normalised(resolved).texts.some(acts) ? resolved : null;
}

function acts(expression: string): boolean {
  const { code, texts } = normalised(expression);
  if ([...code.matchAll(IMPORT)].some(([, names = '']) => POWERFUL_NAME.test(names))) return true;
  return (
    ACTING.some((pattern) => pattern.test(code)) || texts.some((text) => TEXT_ACTING.test(text.slice(-NAME_CHARACTERS)))
  );
}

interface Normalised {
  /** Names as Python compares them, texts as `'…'` where they are words, else as `''`; one blank only between two words. */
  readonly code: string;
  readonly texts: readonly string[];
}

/** Each is a comment or a continued line, a text, a name, or any other character. */
function tokensOf(expression: string): RegExpStringIterator<RegExpExecArray> {
  // Not made with the module: most runs read no expression.
  return expression.matchAll(
    /#[^\r\n]*|\\\r?\n|\s+|(\w{0,2})("""(?:[^\\]|\\[\s\S])*?(?:"""|$)|'''(?:[^\\]|\\[\s\S])*?(?:'''|$)|"(?:[^"\\\r\n]|\\[\s\S])*(?:"|$|(?=[\r\n]))|'(?:[^'\\\r\n]|\\[\s\S])*(?:'|$|(?=[\r\n])))|[\p{L}\p{N}\p{M}\p{Pc}\p{No}]+|[\s\S]/gu,
  );
}

function normalised(expression: string): Normalised {
  const parts: string[] = [];
  let isWord = false;
  const texts: string[] = [];
  for (const [token, prefix, quoted] of tokensOf(expression)) {
    if (/^(?:#|\\\r?\n|\s)/.test(token)) continue;
    let next = token.normalize('NFKC');
    if (quoted !== undefined) {
      const text = contentOf(quoted);
      texts.push(text);
      next = /^\w*$/.test(text) ? `'${text}'` : "''";
      // The fields of a text with `f` are expressions.
      if (/f/i.test(prefix ?? ''))
        for (const [, field = ''] of text.matchAll(/\{([^{}]*)\}/g)) next += ` ${normalised(field).code}`;
    }
    parts.push(isWord && /^\w/.test(next) ? ` ${next}` : next);
    isWord = /\w/.test(next.charAt(next.length - 1));
  }
  return { code: parts.join(''), texts };
}

function contentOf(quoted: string): string {
  const marks = /^(?:"""|''')/.test(quoted) ? 3 : 1;
  return quoted
    .slice(marks, -marks)
    .replace(/\\x([\da-fA-F]{2})|\\u([\da-fA-F]{4})|\\([0-7]{1,3})|\\([\s\S])/g, (_whole, x, u, octal, letter) => {
      if (letter !== undefined) return letter === '\n' ? '' : String(letter);
      return String.fromCharCode(Number.parseInt(x ?? u ?? octal, octal === undefined ? 16 : 8));
    });
}

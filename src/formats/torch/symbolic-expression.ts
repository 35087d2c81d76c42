/** Reports expressions of sizes, as `torch.export` writes them for SymPy, from code: numbers, symbols, arithmetic, and SymPy's classes called by their names. https://github.com/pytorch/pytorch/blob/main/torch/utils/_sympy/functions.py */

/** Names of symbols and numbers of any precision stand in quotes. */
const TOKEN =
  /\s*(?:(\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-z_]\w*)|('\w+'|'-?\d+(?:\.\d*)?(?:e[+-]?\d+)?'|"\w+")|(\*\*|\/\/|[=!<>]=|<<|>>|[-+*/%(),=<>&|~]))/y;
/** `s77`, `u0`, `zuf12`: symbols of sizes. */
const SYMBOL = /^[a-z]{1,6}_?\d+$/;
const CONSTANTS: ReadonlySet<string> = new Set('True False None true false oo zoo nan int_oo pi E I'.split(' '));
/** SymPy's classes and those that PyTorch adds begin with a capital; builtins of Python do not. */
const CLASS = /^[A-Z]\w*$/;
const FUNCTIONS: ReadonlySet<string> = new Set('abs ceiling floor max min sqrt exp log log2 sin cos tan'.split(' '));

/** Whether evaluating the text can only compute sizes: nothing in it takes an attribute, an item or a text, or calls what a call returned. */
export function isSymbolic(text: string): boolean {
  let before = '';
  let position = 0;
  while (position < text.trimEnd().length) {
    TOKEN.lastIndex = position;
    const match = TOKEN.exec(text);
    if (match === null) return false;
    position = TOKEN.lastIndex;
    const [, number, name, quoted, symbol = ''] = match;
    if (before === ')' && symbol === '(') return false;
    if (name !== undefined && !isPlainName(name, text.slice(position))) return false;
    if (quoted !== undefined && !/^[(,]$/.test(before)) return false;
    // A number before a name or bracket is none: `2(x)`.
    if (symbol === '(' && before === 'number') return false;
    before = number === undefined ? symbol : 'number';
  }
  return true;
}

function isPlainName(name: string, behind: string): boolean {
  if (name.includes('__')) return false;
  const isCalled = /^\s*\(/.test(behind);
  return (!isCalled && /^\s*=(?!=)/.test(behind)) || isSymbolicName(name, isCalled);
}

/** Whether it stands for a size, a number, or a function of them. */
export function isSymbolicName(name: string, isCalled: boolean): boolean {
  if (name.includes('__')) return false;
  return isCalled ? CLASS.test(name) || FUNCTIONS.has(name) : SYMBOL.test(name) || CONSTANTS.has(name);
}

/** Reports guards of `torch.export`, which are conditions on the sizes of inputs, from code: the module of a program puts them into source and runs that. https://github.com/pytorch/pytorch/blob/main/torch/export/_unlift.py */
import { type PythonToken, pythonLines } from './python-lexer.ts';
import { isSymbolicName } from './symbolic-expression.ts';

const WORDS: ReadonlySet<string> = new Set('and or not is in if else None True False L inf'.split(' '));
/** Methods of a tensor that a guard asks, and parts of a module. */
const METHODS: ReadonlySet<string> = new Set('size stride storage_offset item numel dim'.split(' '));
const PARTS: ReadonlySet<string> = new Set(['_modules', '_parameters', '_buffers']);
const SYMBOLS: ReadonlySet<string> = new Set('+ - * / // % ** ( ) [ ] , == != < > <= >= << >> & | ^ ~ .'.split(' '));
/** `math.ceil`, `torch.sym_float`, `torch._sym_sqrt` */
const COMPUTING: Readonly<Record<string, RegExp>> = { math: /^[a-z]\w*$/, torch: /^_?sym_\w+$/ };

/** Whether the text can only compare sizes and constants. */
export function isGuard(text: string): boolean {
  const [line, ...more] = pythonLines(text.trim());
  if (line === undefined || more.length > 0) return false;
  return line.tokens.every((_, at) => isPlain(line.tokens, at));
}

function isPlain(tokens: readonly PythonToken[], at: number): boolean {
  const { kind, text } = tokens[at] ?? { kind: 'open', text: '' };
  const [before, behind] = [tokens[at - 1]?.text ?? '', tokens[at + 1]?.text ?? ''];
  switch (kind) {
    case 'number':
      return true;
    case 'string':
      return /^['"]/.test(text) && behind !== '.' && behind !== '(' && behind !== '[';
    case 'symbol':
      return SYMBOLS.has(text) && !(text === '(' && /^[)\]]$/.test(before));
    case 'name':
      return before === '.' ? isAttribute(text, tokens[at - 2]?.text ?? '', behind) : isOperand(text, behind);
    default:
      return false;
  }
}

function isAttribute(name: string, owner: string, behind: string): boolean {
  const computes = COMPUTING[owner];
  if (computes !== undefined) return computes.test(name);
  return behind === '(' ? METHODS.has(name) : PARTS.has(name) || !name.startsWith('_');
}

function isOperand(name: string, behind: string): boolean {
  if (COMPUTING[name] !== undefined) return behind === '.';
  if (WORDS.has(name)) return true;
  return behind !== '.' && isSymbolicName(name, behind === '(');
}

/** Models in the syntax of ONNX's own parser (`.onnxtxt`): their operators, the functions that they define, and the files that tensors are kept in. https://github.com/onnx/onnx/blob/main/docs/Syntax.md */
import type { OnnxModel } from './onnx.ts';

/** What a model may begin with: the fields of its header, in any order. */
export const SYNTAX_START =
  /^(?:\s|#[^\n]*\n)*<(?:\s|#[^\n]*\n)*(?:ir_version|opset_import|producer_name|producer_version|domain|model_version|doc_string|metadata_props)(?:\s|#[^\n]*\n)*:/;

interface SyntaxToken {
  readonly kind: 'name' | 'text' | 'mark';
  readonly text: string;
  readonly offset: number;
}

/** A text without an end is an error of the parser: it goes to the end here, and nothing is read twice. */
const TOKEN = /#[^\n]*|"((?:[^"\\]|\\[\s\S])*)(?:"|\\?$)|([A-Za-z_]\w*)|[-+\d][\w.+-]*|=>|[^\s]/g;
const LOCATION = 'location';

/** @param text each character a byte */
export function readSyntax(text: string, model: OnnxModel): void {
  new SyntaxReader([...tokensOf(text)], model).read();
}

/** Numbers and commas of tensors are left out. */
function* tokensOf(text: string): Generator<SyntaxToken> {
  for (const { 0: whole, 1: quoted, 2: name, index } of text.matchAll(TOKEN)) {
    if (quoted !== undefined) yield { kind: 'text', text: quoted.replace(/\\([\s\S])/g, '$1'), offset: index };
    else if (name !== undefined) yield { kind: 'name', text: name, offset: index };
    else if (/^[-+\d#,]/.test(whole)) continue;
    else yield { kind: 'mark', text: whole, offset: index };
  }
}

/** Mutable: goes over the tokens once. */
class SyntaxReader {
  readonly #tokens: readonly SyntaxToken[];
  readonly #model: OnnxModel;
  /** Of the header that came last. */
  #domain: string | null = null;
  #depth = 0;
  /** The first closing bracket behind the last list that was asked about. */
  #close = 0;

  constructor(tokens: readonly SyntaxToken[], model: OnnxModel) {
    this.#tokens = tokens;
    this.#model = model;
  }

  read(): void {
    for (const [at, { kind, text, offset }] of this.#tokens.entries()) {
      if (kind === 'mark') this.#depth += text === '{' ? 1 : text === '}' ? -1 : 0;
      if (text === '=' && kind === 'mark') this.#node(at + 1);
      const [next, value] = [this.#tokens[at + 1], this.#tokens[at + 2]];
      if (next?.text === ':' && value?.kind === 'text') {
        if (kind === 'text' && text === LOCATION) this.#model.external(value.text, `/${offset}`, offset);
        if (kind === 'name' && text === 'domain' && this.#depth === 0) this.#domain = value.text;
      }
      if (kind === 'name' && this.#depth === 0 && this.#domain !== null && /^[(<]$/.test(next?.text ?? ''))
        this.#model.defined(this.#domain, text);
    }
  }

  /** `a.b.Operator <…> (…)` behind its outputs; a graph that an attribute holds goes on with an arrow. */
  #node(start: number): void {
    const parts: string[] = [];
    let at = start;
    for (; this.#tokens[at]?.kind === 'name'; at += 2) {
      parts.push(this.#tokens[at]?.text ?? '');
      if (this.#tokens[at + 1]?.text !== '.') {
        at += 1;
        break;
      }
    }
    // Which of several functions of one name is meant.
    if (this.#tokens[at]?.text === ':') at += 2;
    const operation = parts.pop();
    if (operation === undefined || !/^[(<]$/.test(this.#tokens[at]?.text ?? '')) return;
    if (parts.length === 0 && this.#holdsGraph(at)) return;
    const { offset } = this.#tokens[start] ?? { offset: 0 };
    this.#model.node(parts.join('.'), operation, `/${offset}`, offset);
  }

  /** Whether the list that begins here ends before an arrow. Lists are asked about in their order: each token is passed once. */
  #holdsGraph(open: number): boolean {
    if (this.#tokens[open]?.text !== '(') return false;
    if (this.#close <= open) this.#close = open + 1;
    while (this.#close < this.#tokens.length && !isClose(this.#tokens[this.#close])) this.#close += 1;
    return this.#tokens[this.#close + 1]?.text === '=>';
  }
}

function isClose(token: SyntaxToken | undefined): boolean {
  return token?.kind === 'mark' && token.text === ')';
}

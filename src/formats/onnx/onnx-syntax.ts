/** Models in the syntax of ONNX's own parser (`.onnxtxt`): their operators, the functions that they define, and the files that tensors are kept in. https://github.com/onnx/onnx/blob/main/docs/Syntax.md */
import { CONTEXT_OPERATION, EMBED_MODE, liesElsewhere, namesFile } from './context-files.ts';
import type { OnnxModel } from './onnx.ts';

/** What a model may begin with: the fields of its header, in any order. */
export const SYNTAX_START =
  /^(?:\s|#[^\n]*\n)*<(?:\s|#[^\n]*\n)*(?:ir_version|opset_import|producer_name|producer_version|domain|model_version|doc_string|metadata_props)(?:\s|#[^\n]*\n)*:/;

interface SyntaxToken {
  readonly kind: 'name' | 'text' | 'mark' | 'number';
  readonly text: string;
  readonly offset: number;
}

/** A text without an end is an error of the parser: it goes to the end here, and nothing is read twice. */
const TOKEN = /#[^\n]*|"((?:[^"\\]|\\[\s\S])*)(?:"|\\?$)|([A-Za-z_]\w*)|[-+\d][\w.+-]*|=>|[^\s]/g;
const LOCATION = 'location';
/** `embed_mode = 0`, `embed_mode: int = 0` */
const NUMBERED: ReadonlySet<string> = new Set([EMBED_MODE, 'int']);

/** @param text each character a byte */
export function readSyntax(text: string, model: OnnxModel): void {
  new SyntaxReader([...tokensOf(text)], model).read();
}

/** Numbers and commas of tensors are left out; of attributes those with a number are kept. */
function* tokensOf(text: string): Generator<SyntaxToken> {
  let last = '';
  for (const { 0: whole, 1: quoted, 2: name, index } of text.matchAll(TOKEN)) {
    if (quoted !== undefined) yield { kind: 'text', text: quoted.replace(/\\([\s\S])/g, '$1'), offset: index };
    else if (name !== undefined) {
      last = name;
      yield { kind: 'name', text: name, offset: index };
    } else if (/^[-+\d]/.test(whole) && NUMBERED.has(last)) yield { kind: 'number', text: whole, offset: index };
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
  /** Of the node with a compiled part that is read; null where none is. */
  #attributes: { readonly name: string; readonly value: SyntaxToken }[] | null = null;
  #isInside = false;
  /** The first closing bracket behind the last list that was asked about. */
  #close = 0;

  constructor(tokens: readonly SyntaxToken[], model: OnnxModel) {
    this.#tokens = tokens;
    this.#model = model;
  }

  read(): void {
    for (const [at, { kind, text, offset }] of this.#tokens.entries()) {
      if (this.#attributes !== null) this.#attribute(at);
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
    this.#endContext();
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
    if (operation === CONTEXT_OPERATION) this.#attributes = [];
  }

  /** Attributes of a node with a compiled part, before its inputs or behind them; none of them holds a graph. */
  #attribute(at: number): void {
    const { kind, text } = this.#tokens[at] ?? NOTHING;
    if (kind !== 'mark') return;
    if (text === '<' || text === '>') this.#isInside = text === '<';
    const isNext = text === '}' || text === '=';
    if (!this.#isInside && isNext) this.#endContext();
    else if (text === '=') {
      const isTyped = this.#tokens[at - 2]?.text === ':';
      const name = this.#tokens[at - (isTyped ? 3 : 1)]?.text ?? '';
      this.#attributes?.push({ name, value: this.#tokens[at + 1] ?? NOTHING });
    }
  }

  #endContext(): void {
    const attributes = this.#attributes ?? [];
    this.#attributes = null;
    this.#isInside = false;
    const isElsewhere = attributes.some(({ name, value }) => liesElsewhere([name], () => Number(value.text) === 1));
    for (const { name, value } of attributes)
      if (value.kind === 'text' && value.text !== '' && namesFile([name], isElsewhere))
        this.#model.external(value.text, `/${value.offset}`, value.offset);
  }

  /** Whether the list that begins here ends before an arrow. Lists are asked about in their order: each token is passed once. */
  #holdsGraph(open: number): boolean {
    if (this.#tokens[open]?.text !== '(') return false;
    if (this.#close <= open) this.#close = open + 1;
    while (this.#close < this.#tokens.length && !isClose(this.#tokens[this.#close])) this.#close += 1;
    return this.#tokens[this.#close + 1]?.text === '=>';
  }
}

const NOTHING: SyntaxToken = { kind: 'mark', text: '', offset: 0 };

function isClose(token: SyntaxToken | undefined): boolean {
  return token?.kind === 'mark' && token.text === ')';
}

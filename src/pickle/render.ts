/** Shows symbolic values as Python-like text of bounded length on one line. Shared objects are shown where they are met, never expanded twice in depth. */
import type { ByteSource } from '../bytes/byte-source.ts';
import type { Operator } from '../facts.ts';
import { readLiteral } from './machine/literals.ts';
import { CONTAINER_TYPES, NODE_DICT, NODE_LIST, NODE_TUPLE, type Token, type Value } from './machine/value.ts';
import type { ValueStore } from './machine/values.ts';

const DEEPEST = 6;
const BYTES_SHOWN = 64;

/** Writes until the budget is spent; what does not fit is an ellipsis. */
export class Renderer {
  readonly #values: ValueStore;
  readonly #source: ByteSource;
  #left = 0;
  #text = '';

  constructor(values: ValueStore, source: ByteSource) {
    this.#values = values;
    this.#source = source;
  }

  /** One value, at most `characters` long. */
  value(token: Token, characters: number): string {
    this.#begin(characters);
    this.#show(token, 0);
    return this.#text;
  }

  /** The items of an argument tuple without its parentheses; something else in its place is shown as `*value`. */
  arguments(args: Token, characters: number): string {
    this.#begin(characters);
    const content = this.#values.kindOf(args) === NODE_TUPLE ? this.#values.contentOf(args) : null;
    if (content === null) {
      this.#write('*');
      this.#show(args, 0);
    } else this.#items(content.items, content.complete, 0);
    return this.#text;
  }

  #begin(characters: number): void {
    this.#left = characters;
    this.#text = '';
  }

  /** False once the budget is spent. */
  #write(text: string): boolean {
    if (this.#left <= 0) return false;
    if (text.length > this.#left) {
      this.#text += `${text.slice(0, this.#left - 1)}…`;
      this.#left = 0;
      return false;
    }
    this.#text += text;
    this.#left -= text.length;
    return true;
  }

  #show(token: Token, depth: number): boolean {
    if (this.#left <= 0) return false;
    if (token >= 0) return this.#write(this.#literal(token));
    if (this.#values.isContainer(token)) return this.#container(token, depth);
    return this.#rich(this.#values.valueOf(token)!, depth);
  }

  #literal(token: Token): string {
    return showLiteral(this.#source, token - 1, this.#left);
  }

  #container(token: Token, depth: number): boolean {
    const kind = this.#values.kindOf(token);
    const [open, close] = BRACKETS[CONTAINER_TYPES[kind]!]!;
    const content = depth >= DEEPEST ? null : this.#values.contentOf(token);
    if (content !== null && content.items.length === 0 && content.complete) {
      return this.#write(
        kind === NODE_LIST || kind === NODE_TUPLE || kind === NODE_DICT ? open + close : `${CONTAINER_TYPES[kind]}()`,
      );
    }
    this.#write(open);
    if (content === null) this.#write('…');
    else if (kind === NODE_DICT) this.#pairs(content.items, content.complete, depth + 1);
    else {
      this.#items(content.items, content.complete, depth + 1);
      if (kind === NODE_TUPLE && content.items.length === 1 && content.complete) this.#write(',');
    }
    return this.#write(close);
  }

  #items(items: readonly Token[], complete: boolean, depth: number): void {
    for (const [index, item] of items.entries()) {
      if (index > 0) this.#write(', ');
      if (!this.#show(item, depth)) return;
    }
    if (!complete) this.#write(', …');
  }

  #pairs(items: readonly Token[], complete: boolean, depth: number): void {
    for (let index = 0; index + 1 < items.length; index += 2) {
      if (index > 0) this.#write(', ');
      this.#show(items[index]!, depth);
      this.#write(': ');
      if (!this.#show(items[index + 1]!, depth)) return;
    }
    if (!complete) this.#write(', …');
  }

  #rich(value: Value, depth: number): boolean {
    switch (value.kind) {
      case 'operator':
        return this.#write(operatorText(value.operator));
      case 'instance':
        return this.#write(`${operatorText(value.operator)}(${value.key === '' ? '…' : escapeText(value.key)})`);
      case 'module':
        return this.#write(`<module ${escapeText(value.module)}>`);
      case 'text':
        return this.#write(quoteText(value.text, this.#left));
      case 'bytes':
        return this.#write(bytesText(value.bytes, value.bytes.length));
      case 'integer':
        return this.#write(String(value.value));
      case 'payload':
        return this.#write(this.#literal(value.token));
      case 'class':
        return this.#write(`<class made by ${operatorText(value.maker)}>`);
      case 'made':
        if (depth >= DEEPEST) return this.#write('…');
        this.#show(value.classToken, depth + 1);
        return this.#write('()');
      case 'bound':
        this.#write(`${operatorText(value.maker)}(`);
        if (depth >= DEEPEST) this.#write('…');
        else this.#items(value.arguments, true, depth + 1);
        return this.#write(')');
      case 'opaque':
        return this.#write(value.text);
    }
  }
}

const BRACKETS: Readonly<Record<string, readonly [open: string, close: string]>> = {
  tuple: ['(', ')'],
  list: ['[', ']'],
  dict: ['{', '}'],
  set: ['{', '}'],
  frozenset: ['frozenset({', '})'],
};

/** `posix.system`, escaped. */
export function operatorText(operator: Operator): string {
  return escapeText(operator.module === '' ? operator.name : `${operator.module}.${operator.name}`);
}

/** A literal as Python would print it, at most about `characters` long. */
export function showLiteral(source: ByteSource, offset: number, characters: number): string {
  const literal = readLiteral(source, offset, Math.min(4 * characters + 16, 4096));
  switch (literal.type) {
    case 'NoneType':
      return 'None';
    case 'bool':
      return literal.value ? 'True' : 'False';
    case 'int':
    case 'float':
      return escapeText(literal.text);
    case 'str':
      return quoteText(literal.text, characters) + (literal.complete ? '' : '…');
    case 'buffer':
      return '<out-of-band buffer>';
    case 'bytes':
    case 'bytearray': {
      const shown = source.read(literal.start, Math.min(literal.end, literal.start + BYTES_SHOWN));
      const text = bytesText(shown, literal.end - literal.start);
      return literal.type === 'bytes' ? text : `bytearray(${text})`;
    }
  }
}

function quoteText(text: string, characters: number): string {
  const cut = text.length > characters ? text.slice(0, characters) : text;
  const quote = cut.includes("'") && !cut.includes('"') ? '"' : "'";
  const escaped = escapeText(cut.replaceAll('\\', '\\\\').replaceAll(quote, `\\${quote}`));
  return quote + escaped + (cut === text ? quote : '…');
}

function bytesText(bytes: Uint8Array, length: number): string {
  let text = '';
  for (const byte of bytes.subarray(0, BYTES_SHOWN)) {
    if (byte === 0x5c || byte === 0x27) text += `\\${String.fromCharCode(byte)}`;
    else if (byte >= 0x20 && byte < 0x7f) text += String.fromCharCode(byte);
    else text += `\\x${byte.toString(16).padStart(2, '0')}`;
  }
  return length > BYTES_SHOWN ? `b'${text}…' (${length} bytes)` : `b'${text}'`;
}

/** Most text is: to compile what looks for the others takes longer than to run a small pickle. */
const PLAIN = /^[ -~]*$/;

/** Replaces every character that could forge or hide text by its Python escape. */
export function escapeText(text: string): string {
  if (PLAIN.test(text)) return text;
  // Control and format characters, line and paragraph separators, lone surrogates, private use: nothing that could forge the output's lines.
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\p{Cn}]/gu, (character) => {
    const code = character.codePointAt(0)!;
    if (code === 10) return '\\n';
    if (code === 13) return '\\r';
    if (code === 9) return '\\t';
    if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`;
    return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
  });
}

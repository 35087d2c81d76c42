/** Messages of protobuf in its text format as plain values, whatever their schema. See https://protobuf.dev/reference/protobuf/textformat-spec/. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { CEILINGS } from '../../limits.ts';
import type { JsonObject, JsonValue } from '../../text/json-values.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { type Token, Tokens } from '../tensorflow/text-tokens.ts';

export interface TextMessage {
  /** A field that is repeated stands there as often; what was read before a break is kept. */
  readonly message: JsonObject;
  /** Why it ended early; null where it did not. */
  readonly failure: FormatError | null;
}

/** @throws FormatError never: it is in `failure` */
export function readTextMessage(source: ByteSource): TextMessage {
  const entries: [string, JsonValue][] = [];
  const message = { kind: 'object', entries, offset: 0 } as const;
  try {
    keepWithin('textMessageBytes', source.size, 0);
    new MessageReader(new Tokens(new ByteWindow(source))).read(entries);
    return { message, failure: null };
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return { message, failure: error };
  }
}

const CLOSING: Readonly<Record<string, string>> = { '{': '}', '<': '>' };

/** A message that is open, or the list of values of one of its fields. */
interface Open {
  readonly entries: [string, JsonValue][];
  readonly close: string;
  /** In a list the field that each value is one of. */
  readonly field: string | null;
}

/** Mutable: reads the tokens from first to last. */
class MessageReader {
  readonly #tokens: Tokens;
  #fields = 0;

  constructor(tokens: Tokens) {
    this.#tokens = tokens;
  }

  read(entries: [string, JsonValue][]): void {
    const open: Open[] = [{ entries, close: '', field: null }];
    for (let current = open.at(-1); current !== undefined; current = open.at(-1)) {
      keepWithin('textMessageNesting', open.length, this.#tokens.peek().start);
      const token = this.#tokens.peek();
      if (token.kind === 'end') {
        if (current.close === '') return;
        throw new FormatError(`expected ${current.close}`, { reason: 'truncated', offset: token.start });
      }
      if (token.kind === 'mark' && /^[,;]$/.test(token.text)) this.#tokens.next();
      else if (token.kind === 'mark' && token.text === current.close) {
        this.#tokens.next();
        open.pop();
      } else this.#value(current.field ?? this.#field(), current, open);
    }
  }

  /** A name, or an extension in brackets. */
  #field(): string {
    const first = this.#tokens.next();
    if (first.kind === 'word') return first.text;
    if (first.kind !== 'mark' || first.text !== '[') throw unexpected('a field', first);
    let name = '';
    for (let token = this.#tokens.next(); token.text !== ']'; token = this.#tokens.next()) {
      if (token.kind !== 'word') throw unexpected('the name of an extension', token);
      name += token.text;
    }
    return `[${name}]`;
  }

  #value(field: string, { entries, field: list }: Open, open: Open[]): void {
    const { start } = this.#tokens.peek();
    this.#fields += 1;
    keepWithin('textMessageFields', this.#fields, start);
    if (list === null && this.#isMark(':')) this.#tokens.next();
    if (this.#isMark('[') && list === null) {
      this.#tokens.next();
      open.push({ entries, close: ']', field });
      return;
    }
    const opening = this.#tokens.peek();
    const close = opening.kind === 'mark' ? CLOSING[opening.text] : undefined;
    if (close === undefined) {
      entries.push([field, this.#scalar()]);
      return;
    }
    this.#tokens.next();
    const inner: [string, JsonValue][] = [];
    entries.push([field, { kind: 'object', entries: inner, offset: start }]);
    open.push({ entries: inner, close, field: null });
  }

  /** Texts behind each other are one; all else is kept as it is written. */
  #scalar(): string {
    let token = this.#tokens.next();
    if (token.kind === 'word') return token.text;
    if (token.kind !== 'string') throw unexpected('a value', token);
    let text = this.#text(token);
    while (this.#tokens.peek().kind === 'string') {
      token = this.#tokens.next();
      text += this.#text(token);
    }
    return text;
  }

  #text(token: Token): string {
    return this.#tokens.stringText(token, CEILINGS.textMessageBytes.most);
  }

  #isMark(text: string): boolean {
    const token = this.#tokens.peek();
    return token.kind === 'mark' && token.text === text;
  }
}

function unexpected(expected: string, { text, start }: Token): FormatError {
  return new FormatError(`expected ${expected}, found ${JSON.stringify(text)}`, { offset: start });
}

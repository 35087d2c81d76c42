/** A place in a text of YAML, and what stands there. See https://yaml.org/spec/1.1/#id868524 on characters. */
import { FormatError } from '../../bytes/format-error.ts';
import { codeOf } from './character-codes.ts';

export const END = 0;
export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const RETURN = 0x0d;
export const SPACE = 0x20;

/** Blanks, breaks and the end of the text. */
export function isBlank(code: number): boolean {
  return code <= SPACE && (code === SPACE || code === LINE_FEED || code === TAB || code === RETURN || code === END);
}

export function isBreak(code: number): boolean {
  return code === LINE_FEED || code === RETURN;
}

/** No reader of YAML makes anything of the text from here on, or PyYAML does not and another one may. */
export class YamlError extends FormatError {
  readonly isCertain: boolean;

  constructor(message: string, offset: number, isCertain: boolean) {
    super(`expected YAML, found ${message}`, { offset });
    this.name = 'YamlError';
    this.isCertain = isCertain;
  }
}

const HYPHEN = codeOf('-');
const DOT = codeOf('.');

/** Mutable. The text has `\n` or `\r\n` for every break. */
export class Cursor {
  readonly text: string;
  at = 0;
  line = 0;
  lineStart = 0;

  constructor(text: string) {
    this.text = text;
  }

  get column(): number {
    return this.at - this.lineStart;
  }

  /** The UTF-16 unit there; `END` behind the text. */
  code(ahead = 0): number {
    const place = this.at + ahead;
    return place < this.text.length ? this.text.charCodeAt(place) : END;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** Over the break that stands here. */
  newLine(): void {
    this.at += this.code() === RETURN && this.code(1) === LINE_FEED ? 2 : 1;
    this.line += 1;
    this.lineStart = this.at;
  }

  skipSpaces(): void {
    while (this.code() === SPACE) this.at += 1;
  }

  skipBlanks(): void {
    for (let code = this.code(); code === SPACE || code === TAB; code = this.code()) this.at += 1;
  }

  /** To the break, or the end of the text. */
  skipLine(): void {
    const end = this.text.indexOf('\n', this.at);
    if (end === -1) this.at = this.text.length;
    else this.at = end > this.at && this.text.charCodeAt(end - 1) === RETURN ? end - 1 : end;
  }

  /** Whether a document begins or ends in this line. */
  get isAtMarker(): boolean {
    const code = this.code();
    if (this.at !== this.lineStart || (code !== HYPHEN && code !== DOT)) return false;
    return this.code(1) === code && this.code(2) === code && isBlank(this.code(3));
  }

  /** What the sticky pattern finds here, which is then behind. */
  take(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    const [found = ''] = pattern.exec(this.text) ?? [];
    this.at += found.length;
    return found;
  }

  /** @param isCertain whether every reader of YAML ends here */
  error(message: string, isCertain = false): YamlError {
    return new YamlError(message, this.at, isCertain);
  }
}

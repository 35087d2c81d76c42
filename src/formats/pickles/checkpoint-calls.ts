/** What a checkpoint of LangGraph calls when it is read: extensions of MessagePack that hold a module, a name in it and what that is given. See `_create_msgpack_ext_hook` of https://github.com/langchain-ai/langgraph/blob/main/libs/checkpoint/langgraph/checkpoint/serde/jsonplus.py and https://github.com/msgpack/msgpack/blob/master/spec.md. */
import { FormatError } from '../../bytes/format-error.ts';
import { pythonString } from '../../text/python-text.ts';
import type { Examination } from '../format.ts';

/** In the column beside such a value. */
export const CHECKPOINT_TYPE = 'msgpack';
/** Extensions that call, by their types; the next ones hold arrays and numbers. */
const CALLING: ReadonlySet<number | null> = new Set([0, 1, 2, 3, 4, 5]);
/** Of these one calls a method, whose name stands last. */
const METHOD_CALL = 3;
/** What it writes for values of Python and for messages; others are classes of the program. */
const OWN =
  /^(?:datetime\.datetime\.fromisoformat|datetime\.(?:datetime|date|time|timedelta|timezone)|uuid\.UUID|decimal\.Decimal|builtins\.(?:set|frozenset)|collections\.deque|ipaddress\.IPv[46]\w+|pathlib\.(?:_local\.)?\w*Path|zoneinfo\.ZoneInfo|re\.compile|(?:langchain|langgraph)\w*\.[\w.]+)$/;

interface Call {
  /** Null where it is no text. */
  readonly module: string | null;
  readonly name: string | null;
  /** The first thing that it is given, where that is a text. */
  readonly given: string | null;
}

/** @param offset of the value in the file */
export function reportCheckpoint(value: Uint8Array, offset: number, examination: Examination): void {
  for (const { module, name, given } of callsIn(value)) {
    if (module === null || name === null) {
      examination.report({ kind: 'unresolved-import', reason: 'a checkpoint that computes what it calls', offset });
      continue;
    }
    const operator = { ecosystem: 'python', module, name } as const;
    const via = OWN.test(`${module}.${name}`) ? 'own-component' : 'component';
    const shown = given === null ? '…' : pythonString(given, examination.limits.argumentCharacters);
    const operands = given === null ? [] : [{ kind: 'literal', type: 'str', text: shown } as const];
    if (via === 'component') examination.report({ kind: 'import', operator, via: 'config', offset });
    examination.report({ kind: 'call', operator, via, arguments: shown, operands, offset });
  }
}

/** In the order of the bytes, those inside others behind them. What breaks ends the list: its reader has called what came before. */
function callsIn(value: Uint8Array): readonly Call[] {
  const reader = new MessageReader(value);
  const calls: Call[] = [];
  try {
    while (!reader.isAtEnd) {
      const extension = reader.enter();
      if (!CALLING.has(extension)) continue;
      const isList = reader.enterList();
      const [module, name, given] = isList ? [reader.text(), reader.text(), reader.text()] : [null, null, null];
      const method = extension === METHOD_CALL ? reader.text() : '';
      const called = name === null || method === null ? null : [name, method].filter((part) => part !== '').join('.');
      calls.push({ module, name: called, given });
    }
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
  }
  return calls;
}

/** A position among the values. Mutable. */
class MessageReader {
  readonly #bytes: Buffer;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#bytes.length;
  }

  /** Passes a value, of a container or an extension only its beginning. @returns the type of an extension */
  enter(): number | null {
    const byte = this.#number(1);
    if (byte <= 0x9f || byte >= 0xe0 || byte === 0xc0 || byte === 0xc2 || byte === 0xc3) return null;
    if (byte <= 0xbf) return this.#skip(byte & 0x1f);
    if (byte >= 0xc4 && byte <= 0xc6) return this.#skip(this.#number(1 << (byte - 0xc4)));
    if (byte >= 0xc7 && byte <= 0xc9) {
      this.#number(1 << (byte - 0xc7));
      return this.#number(1);
    }
    if (byte === 0xca || byte === 0xcb) return this.#skip(byte === 0xca ? 4 : 8);
    if (byte >= 0xcc && byte <= 0xd3) return this.#skip(1 << ((byte - 0xcc) % 4));
    if (byte >= 0xd4 && byte <= 0xd8) return this.#number(1);
    if (byte >= 0xd9 && byte <= 0xdb) return this.#skip(this.#number(1 << (byte - 0xd9)));
    if (byte >= 0xdc) return this.#skip(byte % 2 === 0 ? 2 : 4);
    throw new FormatError('a byte that begins no value of MessagePack', { offset: this.#position });
  }

  /** Whether a list begins here, which is entered; anything else stays. */
  enterList(): boolean {
    const byte = this.#bytes[this.#position] ?? 0;
    if ((byte & 0xf0) !== 0x90 && byte !== 0xdc && byte !== 0xdd) return false;
    this.enter();
    return true;
  }

  /** The text here; null, and nothing passed, where there is none. */
  text(): string | null {
    const start = this.#position;
    const byte = this.#bytes[start] ?? 0;
    const isText = (byte >= 0xa0 && byte <= 0xbf) || (byte >= 0xd9 && byte <= 0xdb);
    if (!isText) return null;
    this.enter();
    const head = byte <= 0xbf ? 1 : 1 + (1 << (byte - 0xd9));
    return this.#bytes.toString('utf8', start + head, this.#position);
  }

  #number(size: number): number {
    const start = this.#position;
    this.#skip(size);
    return this.#bytes.readUIntBE(start, size);
  }

  #skip(size: number): null {
    if (this.#position + size > this.#bytes.length)
      throw new FormatError('a value of MessagePack beyond its end', { offset: this.#position, reason: 'truncated' });
    this.#position += size;
    return null;
  }
}

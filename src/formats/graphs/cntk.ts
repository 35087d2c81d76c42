/** Models of CNTK, as messages of its version 2 and as its older binary files: functions of the user name a module of Python or a library, which CNTK loads. See https://github.com/microsoft/CNTK/blob/master/Source/CNTKv2LibraryDll/proto/CNTK.proto */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Once } from '../../bytes/once.ts';
import { hasBytesAt } from '../../text/magic.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { type Field, fieldsOf } from '../../wire/protobuf.ts';
import { holdsContent, recognisingWindow, TAG_BYTES } from '../../wire/recognising.ts';
import type { Examination, Format } from '../format.ts';
import { NamedOperators, reportComponent } from '../named-operators.ts';

/** `BCN`, each letter in two bytes, and the end of the text: what the older files begin with. */
const OLDER = [...Buffer.from('BCN\0', 'utf16le')];

/** Dictionary and DictionaryValue. */
const ENTRY = 2;
const KEY = 1;
const VALUE = 2;
const TEXT = 8;
const VECTOR = 11;
const DICTIONARY = 12;
const VECTOR_VALUE = 1;

/** Keys of the outermost dictionary of a model. */
const MODEL_KEYS: ReadonlySet<string> = new Set(['primitive_functions', 'root_uid', 'root', 'inputs', 'uid', 'type']);
const PROVEN = 2;
/** A key and a value; twice, where a file was made to be read in two ways. */
const ENTRY_FIELDS = 8;
const TEXT_BYTES = 4096;

export const cntkFormat: Format = {
  id: 'cntk',
  spec: 'https://github.com/microsoft/CNTK/blob/master/Source/CNTKv2LibraryDll/proto/CNTK.proto',
  kind: 'model',
  title: 'CNTK',
  extensions: ['dnn', 'model', 'cntk'],
  sees: 'functions of the user: the module and the class or the library that CNTK loads for them',
  provenWith: 'schema',
  isLoose: true,
  isOpenEnded: true,
  firstBytes: TAG_BYTES,
  probe(source, _name, once) {
    // The older files hold names of CNTK's own nodes and numbers.
    if (hasBytesAt(source, 0, OLDER)) return () => {};
    return isDictionary(source, once) ? (examination) => examineModel(source, examination) : null;
  },
};

/** Without text: the tag of its version is 8, and each value names its type in a small number. */
function isDictionary(source: ByteSource, once: Once<ByteSource>): boolean {
  if (!once(holdsContent)) return false;
  const window = recognisingWindow(source, once);
  const keys = new Set<string>();
  for (const entry of fieldsOf(window, 0, source.size)) {
    if (entry.number !== ENTRY) continue;
    for (const field of fieldsOf(window, entry.start, entry.end)) {
      const text = field.number === KEY ? textOf(window, field) : '';
      if (MODEL_KEYS.has(text)) keys.add(text);
    }
    if (keys.size >= PROVEN) return true;
  }
  return false;
}

function examineModel(source: ByteSource, examination: Examination): void {
  new Walk(new ByteWindow(source), examination).dictionary({ number: 0, start: 0, end: source.size }, 1);
}

class Walk {
  readonly #window: ByteWindow;
  readonly #examination: Examination;
  readonly #names: NamedOperators;
  readonly #seen = new Set<string>();

  constructor(window: ByteWindow, examination: Examination) {
    this.#window = window;
    this.#examination = examination;
    this.#names = new NamedOperators(examination, 'cntk');
  }

  dictionary({ start, end }: Field, depth: number): void {
    keepWithin('messageNesting', depth, start);
    const texts = new Map<string, string>();
    for (const entry of fieldsOf(this.#window, start, end)) {
      if (entry.number !== ENTRY) continue;
      const fields = [...fieldsOf(this.#window, entry.start, entry.end)].slice(0, ENTRY_FIELDS);
      const keys = fields.filter(({ number }) => number === KEY).map((field) => textOf(this.#window, field));
      for (const field of fields) {
        if (field.number !== VALUE) continue;
        this.#value(field, depth, (text) => {
          for (const key of keys) texts.set(key, text);
        });
      }
    }
    this.#report(texts, start);
  }

  #value({ start, end }: Field, depth: number, onText: (text: string) => void): void {
    keepWithin('messageNesting', depth, start);
    for (const field of fieldsOf(this.#window, start, end)) {
      if (field.number === TEXT) onText(textOf(this.#window, field));
      else if (field.number === DICTIONARY) this.dictionary(field, depth + 1);
      else if (field.number === VECTOR) this.#vector(field, depth + 1);
    }
  }

  #vector({ start, end }: Field, depth: number): void {
    for (const field of fieldsOf(this.#window, start, end)) {
      if (field.number === VECTOR_VALUE) this.#value(field, depth, () => {});
    }
  }

  /** A function of the user: its module and its class, of a native one its library and what makes it. */
  #report(texts: ReadonlyMap<string, string>, offset: number): void {
    const [module, name, maker] = ['module', 'class', 'deserialize_method'].map((key) => texts.get(key));
    if (module === undefined || (maker === undefined && name === undefined)) return;
    if (name === undefined) this.#names.operator(module, offset, maker ?? null);
    else reportComponent(this.#examination, { module, name, given: '', offset }, this.#seen);
  }
}

function textOf(window: ByteWindow, { start, end }: Field): string {
  return window.text(start, Math.min(end, start + TEXT_BYTES), 'utf8');
}

/** The elements of an XML document with their texts, as parsers that know no schema take them: through comments, sections of text, instructions and types of the document's own. See https://www.w3.org/TR/xml/. */
import { characterOf } from './xml-characters.ts';

export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Before the first element inside. */
  readonly text: string;
  readonly offset: number;
}

export interface XmlElements {
  readonly elements: readonly XmlElement[];
  /** The document may give an attribute that stands nowhere a value. */
  readonly hasDefaults: boolean;
}

/** Of entities inside each other, and of what they come to. CWE-776. */
const ENTITY_DEPTH = 8;
const TEXT_CHARACTERS = 32 * 1024 * 1024;

/** Those of these names; what stands behind a break was read by no parser. */
export function xmlElements(text: string, names: Pick<ReadonlySet<string>, 'has'>): XmlElements {
  const reader = new XmlReader(text, names);
  reader.read();
  return { elements: reader.elements, hasDefaults: reader.hasDefaults };
}

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly offset: number;
  readonly parts: string[];
  isWhole: boolean;
}

/** A name ends where no sign of a name follows: cut shorter it would be tried at each of its letters. */
const TAG = /<(\/?)([^\s/>!?<"'=]+)(?![^\s/>!?<"'=])((?:[^<>"']|"[^"]*"|'[^']*')*?)(\/?)>/y;
const ATTRIBUTE = /(?<![^\s=])([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** What passes over everything up to its end. */
const ENDS: ReadonlyMap<string, string> = new Map([
  ['<!--', '-->'],
  ['<?', '?>'],
]);
/** So far behind the bracket of the declarations a reference counts. */
const DECLARED_CHARACTERS = 64 * 1024;

/** The first `%name;` from a place on. */
function referenceIn(text: string, from: number): { start: number; end: number } {
  const END = /[\s;]/g;
  for (let at = text.indexOf('%', from); at !== -1; at = text.indexOf('%', END.lastIndex)) {
    END.lastIndex = at + 1;
    const end = END.exec(text);
    if (end === null) break;
    if (end[0] === ';' && end.index > at + 1) return { start: at, end: END.lastIndex };
  }
  return { start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY };
}

/** Mutable: goes over the document once. */
class XmlReader {
  readonly elements: XmlElement[] = [];
  hasDefaults = false;
  readonly #text: string;
  readonly #names: Pick<ReadonlySet<string>, 'has'>;
  readonly #open: Open[] = [];
  readonly #entities = new Map<string, string>();
  /** By what ends a comment or an instruction, where the last one stands. */
  readonly #lastEnds = new Map<string, number>();
  #reference = { start: -1, end: -1 };

  constructor(text: string, names: Pick<ReadonlySet<string>, 'has'>) {
    this.#text = text;
    this.#names = names;
  }

  read(): void {
    for (let position: number | null = 0; position !== null && position < this.#text.length; )
      position = this.#markup(position);
  }

  /** Where the next piece begins; null where the document breaks. */
  #markup(position: number): number | null {
    const text = this.#text;
    if (text[position] !== '<') {
      const next = text.indexOf('<', position);
      const end = next === -1 ? text.length : next;
      this.#take(this.#unescaped(text.slice(position, end), 0));
      return end;
    }
    if (text.startsWith('<!--', position)) return this.#behind('-->', position + 4);
    if (text.startsWith('<?', position)) return this.#behind('?>', position + 2);
    if (text.startsWith('<![CDATA[', position)) {
      const end = this.#behind(']]>', position + 9);
      if (end !== null) this.#take(text.slice(position + 9, end - 3));
      return end;
    }
    return text.startsWith('<!', position) ? this.#types(position) : this.#tag(position);
  }

  #behind(mark: string, from: number): number | null {
    const end = this.#text.indexOf(mark, from);
    return end === -1 ? null : end + mark.length;
  }

  #take(text: string): void {
    const open = this.#open[this.#open.length - 1];
    if (open !== undefined && !open.isWhole && this.#names.has(open.name)) open.parts.push(text);
  }

  #tag(position: number): number | null {
    TAG.lastIndex = position;
    const [whole = '', slash, name = '', written = '', isEmpty] = TAG.exec(this.#text) ?? [];
    if (whole === '') return null;
    if (slash === '/') this.#close();
    else {
      const outer = this.#open[this.#open.length - 1];
      if (outer !== undefined) outer.isWhole = true;
      const attributes = this.#names.has(name) ? this.#attributes(written) : new Map<string, string>();
      this.#open.push({ name, attributes, offset: position, parts: [], isWhole: false });
      if (isEmpty === '/') this.#close();
    }
    return position + whole.length;
  }

  #close(): void {
    const closed = this.#open.pop();
    if (closed === undefined || !this.#names.has(closed.name)) return;
    const { name, attributes, offset, parts } = closed;
    this.elements.push({ name, attributes, text: parts.join(''), offset });
  }

  #attributes(written: string): ReadonlyMap<string, string> {
    const found = [...written.matchAll(ATTRIBUTE)];
    return new Map(found.map(([, key = '', double, single]) => [key, this.#unescaped(double ?? single ?? '', 0)]));
  }

  /** `<!DOCTYPE … [ … ]>`, with what it declares. */
  #types(position: number): number | null {
    const PIECE = /<!--|<\?|<!ENTITY\s+([^\s%]+)\s+(?:"([^"]*)"|'([^']*)')|"[^"]*"|'[^']*'|[<>[\]]/g;
    PIECE.lastIndex = position + 1;
    let depth = 1;
    for (let piece = PIECE.exec(this.#text); piece !== null; piece = PIECE.exec(this.#text)) {
      const [whole, entity, double, single] = piece;
      const passed = this.#passed(whole, PIECE.lastIndex);
      if (passed !== null) {
        PIECE.lastIndex = passed;
        continue;
      }
      // What ends nowhere is a bracket, and the rest of its mark is looked at.
      const isBracket = whole.startsWith('<') && entity === undefined;
      if (isBracket) PIECE.lastIndex = piece.index + 1;
      if (entity !== undefined && !this.#entities.has(entity)) this.#entities.set(entity, double ?? single ?? '');
      if (isBracket || entity !== undefined) depth += 1;
      if (isBracket && this.#text.startsWith('<!ATTLIST', piece.index)) this.hasDefaults = true;
      // An entity of the declarations may bring any of them.
      if (whole === '[' && this.#endOfReference(piece.index) <= piece.index + DECLARED_CHARACTERS)
        this.hasDefaults = true;
      if (whole === '>') depth -= 1;
      if (depth === 0) return PIECE.lastIndex;
    }
    return null;
  }

  /** Behind a comment or an instruction whose mark ends at `from`; null for anything else, and where it ends nowhere. */
  #passed(mark: string, from: number): number | null {
    const end = ENDS.get(mark);
    if (end === undefined) return null;
    const last = this.#lastEnds.get(end) ?? this.#text.lastIndexOf(end);
    this.#lastEnds.set(end, last); // looked for once: each mark behind the last end would be read to the end of the text
    return last < from ? null : this.#behind(end, from);
  }

  /** Where the next `%name;` ends. Asked of places in their order: what lies between is read once. */
  #endOfReference(from: number): number {
    if (from > this.#reference.start) this.#reference = referenceIn(this.#text, from);
    return this.#reference.end;
  }

  #unescaped(text: string, depth: number): string {
    if (!text.includes('&') || depth > ENTITY_DEPTH) return text;
    let length = 0;
    return text.replace(ENTITY, (entity, decimal?: string, hex?: string, name?: string) => {
      if (name === undefined) return characterOf(decimal, hex, null) ?? '';
      const own = this.#entities.get(name);
      const becomes = NAMED[name] ?? (own === undefined ? entity : this.#unescaped(own, depth + 1));
      length += becomes.length;
      return length > TEXT_CHARACTERS ? '' : becomes;
    });
  }
}

const ENTITY = /&(?:#(\d+)|#x([\da-f]+)|([^\s&;#]+));/gi;
const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

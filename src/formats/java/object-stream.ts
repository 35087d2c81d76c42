/** Reads the objects of a stream of Java's serialization, in the order in which `readObject` makes them. https://docs.oracle.com/en/java/javase/17/docs/specs/serialization/protocol.html */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { StreamBytes } from './stream-bytes.ts';
import { FIRST_HANDLE, PRIMITIVE_BYTES, SC, TC } from './stream-codes.ts';

/** A class as the stream describes it. Mutable: the description of its superclass follows. */
interface Description {
  readonly name: string;
  readonly flags: number;
  /** One letter a field. */
  readonly fields: string;
  parent: Description | null;
}

/** What was met. `keyed`: an object of the class stands right in the data that a collection writes of itself, as the keys of a map do. */
export type StreamEvent =
  | { readonly kind: 'class'; readonly name: string; readonly offset: number }
  | { readonly kind: 'keyed'; readonly name: string; readonly owner: string; readonly offset: number }
  | { readonly kind: 'bytes'; readonly start: number; readonly end: number };

/** A step that is still to be done. */
type Task = () => void;

/** Mutable while one stream is read. */
export class ObjectStream {
  readonly #bytes: StreamBytes;
  readonly #report: (event: StreamEvent) => void;
  readonly #tasks: Task[] = [];
  /** Descriptions by their handles; of what else has one only the number counts. */
  readonly #descriptions = new Map<number, Description>();
  #handles = 0;
  /** What the last description that was read describes. */
  #description: Description | null = null;

  constructor(source: ByteSource, start: number, report: (event: StreamEvent) => void) {
    this.#bytes = new StreamBytes(source, start);
    this.#report = report;
  }

  get position(): number {
    return this.#bytes.position;
  }

  /** Reads one object or block, with all that it holds. @throws FormatError where no reader could go on either, or where this one cannot */
  next(): void {
    this.#content(null);
    for (let task = this.#tasks.pop(); task !== undefined; task = this.#tasks.pop()) {
      keepWithin('javaNesting', this.#tasks.length, this.position);
      task();
    }
  }

  #content(owner: string | null, tag = this.#bytes.u8()): void {
    const bytes = this.#bytes;
    if (tag === TC.null) return;
    if (tag === TC.reference) bytes.skip(4);
    else if (tag === TC.object) this.#described(() => this.#object(owner));
    else if (tag === TC.string) this.#string(bytes.u16());
    else if (tag === TC.array) this.#described(() => this.#array());
    else if (tag === TC.block) bytes.skip(bytes.u8());
    else if (tag === TC.longBlock) bytes.skip(bytes.u32());
    else if (tag === TC.longString) this.#string(bytes.u32() * 2 ** 32 + bytes.u32());
    else if (tag === TC.class) this.#described(() => this.#handle(null));
    else if (tag === TC.enum) this.#described(() => this.#constant());
    else if (tag === TC.classDescription || tag === TC.proxyDescription) this.#newDescription(tag);
    else if (tag === TC.reset) this.#reset();
    else if (tag === TC.exception) this.#exception();
    else throw this.#unexpected('an object', tag);
  }

  #unexpected(expected: string, tag: number): FormatError {
    const offset = this.position - 1;
    return new FormatError(`expected ${expected}, found 0x${tag.toString(16)}`, { offset });
  }

  #handle(description: Description | null): void {
    if (description !== null) this.#descriptions.set(this.#handles, description);
    this.#handles += 1;
  }

  #reset(): void {
    this.#descriptions.clear();
    this.#handles = 0;
  }

  #string(length: number): void {
    this.#handle(null);
    this.#bytes.skip(length);
  }

  /** What its writer threw ends the object around it, however deep it stands: its reader throws that. */
  #exception(): void {
    this.#reset();
    this.#tasks.splice(0);
    this.#tasks.push(
      () => this.#reset(),
      () => this.#content(null),
    );
  }

  /** A description, then what is to be done with it. */
  #described(then: Task): void {
    this.#tasks.push(then);
    this.#readDescription();
  }

  #readDescription(): void {
    const tag = this.#bytes.u8();
    if (tag === TC.null) {
      this.#description = null;
    } else if (tag === TC.reference) {
      const handle = this.#bytes.u32() - FIRST_HANDLE;
      const known = this.#descriptions.get(handle);
      if (known === undefined) throw this.#unexpected('the handle of a class', tag);
      this.#description = known;
    } else if (tag === TC.classDescription || tag === TC.proxyDescription) this.#newDescription(tag);
    else throw this.#unexpected('a class', tag);
  }

  #newDescription(tag: number): void {
    keepWithin('javaClasses', this.#descriptions.size, this.position);
    if (tag === TC.proxyDescription) this.#proxy();
    else this.#class();
  }

  #class(): void {
    const bytes = this.#bytes;
    const offset = this.position;
    const name = bytes.utf();
    this.#report({ kind: 'class', name, offset });
    bytes.skip(8);
    const handle = this.#handles;
    this.#handles += 1;
    const flags = bytes.u8();
    this.#field(bytes.u16(), '', (fields) => {
      const description: Description = { name, flags, fields, parent: null };
      this.#descriptions.set(handle, description);
      this.#ending(description);
    });
  }

  /** Fields one by one: the type of an object is a text, which may be a reference. */
  #field(left: number, fields: string, then: (fields: string) => void): void {
    let read = fields;
    for (let remaining = left; remaining > 0; remaining -= 1) {
      const type = String.fromCharCode(this.#bytes.u8());
      this.#bytes.utf();
      read += type;
      if (type === 'L' || type === '[') {
        this.#tasks.push(() => this.#field(remaining - 1, read, then));
        this.#content(null);
        return;
      }
      if (PRIMITIVE_BYTES[type] === undefined) throw this.#unexpected('the type of a field', type.charCodeAt(0));
    }
    then(read);
  }

  #proxy(): void {
    const description: Description = { name: '', flags: SC.serializable, fields: '', parent: null };
    this.#handle(description);
    const count = this.#bytes.u32();
    for (let left = count; left > 0; left -= 1) {
      const offset = this.position;
      this.#report({ kind: 'class', name: this.#bytes.utf(), offset });
    }
    this.#ending(description);
  }

  /** What the writer annotated the class with, and its superclass. */
  #ending(description: Description): void {
    this.#tasks.push(
      () => {
        description.parent = this.#description;
        this.#description = description;
      },
      () => this.#readDescription(),
    );
    this.#annotation(null);
  }

  /** Contents up to the end of the block. */
  #annotation(owner: string | null): void {
    const tag = this.#bytes.u8();
    if (tag === TC.endOfBlock) return;
    this.#tasks.push(() => this.#annotation(owner));
    this.#content(owner, tag);
  }

  #object(owner: string | null): void {
    const description = this.#description;
    if (description === null) throw new FormatError('expected the class of an object', { offset: this.position });
    if (owner !== null) this.#report({ kind: 'keyed', name: description.name, owner, offset: this.position });
    this.#handle(null);
    const classes: Description[] = [];
    for (let each: Description | null = description; each !== null; each = each.parent) {
      classes.push(each);
      keepWithin('javaSuperclasses', classes.length, this.position);
    }
    // The outermost superclass comes first: it is pushed last.
    for (const each of classes) this.#tasks.push(() => this.#data(each));
  }

  #data({ name, flags, fields }: Description): void {
    if ((flags & SC.serializable) !== 0) {
      if ((flags & SC.writeMethod) !== 0) this.#tasks.push(() => this.#annotation(name));
      this.#values(fields, 0);
    } else if ((flags & SC.externalizable) !== 0) {
      if ((flags & SC.blockData) === 0)
        throw new FormatError(`what ${name} writes of itself`, { reason: 'unsupported', offset: this.position });
      this.#annotation(name);
    }
  }

  #values(fields: string, start: number): void {
    for (let at = start; at < fields.length; at += 1) {
      const bytes = PRIMITIVE_BYTES[fields[at] ?? ''];
      if (bytes === undefined) {
        this.#tasks.push(() => this.#values(fields, at + 1));
        this.#content(null);
        return;
      }
      this.#bytes.skip(bytes);
    }
  }

  #array(): void {
    this.#handle(null);
    const name = this.#description?.name ?? '';
    const count = this.#bytes.u32();
    const bytes = PRIMITIVE_BYTES[name[1] ?? ''];
    const start = this.position;
    if (bytes === undefined) this.#items(count);
    else this.#bytes.skip(count * bytes);
    if (name === '[B') this.#report({ kind: 'bytes', start, end: this.position });
  }

  #items(left: number): void {
    if (left === 0) return;
    this.#tasks.push(() => this.#items(left - 1));
    this.#content(null);
  }

  #constant(): void {
    this.#handle(null);
    this.#content(null);
  }
}

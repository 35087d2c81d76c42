/** Reports the classes that a stream of Java's serialization names. https://docs.oracle.com/en/java/javase/17/docs/specs/serialization/protocol.html */
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Operator } from '../../facts.ts';
import { hasBytesAt } from '../../text/magic.ts';
import type { Examination } from '../format.ts';
import { ObjectStream, type StreamEvent } from './object-stream.ts';
import { HEADER_BYTES, isTag, STREAM_HEADER } from './stream-start.ts';

export async function examineStream(source: ByteSource, examination: Examination): Promise<void> {
  const seen = new SeenClasses(examination);
  const readObject: Operator = { ecosystem: 'java', module: 'java.io.ObjectInputStream', name: 'readObject' };
  try {
    const end = readStreams(source, (event) => seen.add(event, source));
    if (end < source.size) seen.parts.push([end, source.size]);
  } finally {
    if (seen.first !== null) {
      const { first } = seen;
      examination.report({
        kind: 'call',
        operator: readObject,
        via: 'config',
        arguments: first,
        operands: [],
        offset: 0,
      });
    }
  }
  for (const [start, end] of seen.parts) {
    await examination.member(`bytes at ${start}`, sectionOf(source, start, end), start);
  }
}

/** Where Java's own reader ends as well. */
const ENDS: ReadonlySet<string> = new Set(['malformed', 'truncated']);

/** @returns where the last object ends; what follows is for another reader, which the first one's end does not concern */
function readStreams(source: ByteSource, report: (event: StreamEvent) => void): number {
  let stream = new ObjectStream(source, HEADER_BYTES, report);
  let end = HEADER_BYTES;
  for (let objects = 0; end < source.size; objects += 1) {
    if (hasBytesAt(source, end, STREAM_HEADER)) stream = new ObjectStream(source, end + HEADER_BYTES, report);
    else if (objects > 0 && !isTag(source.read(end, end + 1)[0] ?? 0)) return end;
    try {
      if (stream.position < source.size) stream.next();
    } catch (error) {
      if (!(error instanceof FormatError) || objects === 0 || !ENDS.has(error.reason)) throw error;
      return end;
    }
    end = stream.position;
  }
  return end;
}

/** Collections that ask their keys for a hash or an order while they are read. */
const HASHING = /^java\.util\.(?:\w*Hash\w*|\w*Tree\w*|concurrent\.\w+|PriorityQueue|Collections\$\w+)$/;
const CLASS_CHARACTERS = 200;

/** Mutable: reports each class once. */
class SeenClasses {
  /** The class of the first object. */
  first: string | null = null;
  /** Bytes that are examined by themselves, from and to. */
  readonly parts: (readonly [number, number])[] = [];
  readonly #names = new Set<string>();
  readonly #examination: Examination;

  constructor(examination: Examination) {
    this.#examination = examination;
  }

  add(event: StreamEvent, source: ByteSource): void {
    if (event.kind === 'class') this.#class(event.name, event.offset);
    else if (event.kind === 'bytes') this.#bytes(source, event.start, event.end);
    else if (event.name === 'java.net.URL' && HASHING.test(event.owner)) {
      const operator: Operator = { ecosystem: 'java', module: 'java.net.URL', name: 'hashCode' };
      const { offset, owner } = event;
      this.#examination.report({ kind: 'call', operator, via: 'config', arguments: owner, operands: [], offset });
    }
  }

  #class(written: string, offset: number): void {
    const name = shownName(written);
    if (/^.?$/.test(name) || this.#names.has(name)) return;
    this.#names.add(name);
    this.first ??= name;
    const dot = name.lastIndexOf('.');
    const operator: Operator = {
      ecosystem: 'java',
      module: name.slice(0, Math.max(0, dot)),
      name: name.slice(dot + 1),
    };
    this.#examination.report({ kind: 'import', operator, via: 'config', offset });
  }

  /** Another stream in an array of bytes, plain or packed. */
  #bytes(source: ByteSource, start: number, end: number): void {
    const isStream = hasBytesAt(source, start, STREAM_HEADER) || hasBytesAt(source, start, [0x1f, 0x8b]);
    if (!isStream || end - start < HEADER_BYTES) return;
    keepWithin('javaMembers', this.parts.length + 1, start);
    this.parts.push([start, end]);
  }
}

/** `[[Lweka.core.Attribute;` is an array of arrays of `weka.core.Attribute`; of a primitive type one letter is left. */
function shownName(written: string): string {
  const element = /^\[+(?:L(.*);|(.*))$/s.exec(written);
  const name = element === null ? written : (element[1] ?? element[2] ?? '');
  return name.slice(0, CLASS_CHARACTERS).replace(/[^\x20-\x7e]/g, '?');
}

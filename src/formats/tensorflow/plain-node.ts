/** A node of a graph whose fields are all short, in bytes that lie in memory: written so that V8 makes it fast soon. See https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/framework/node_def.proto. */
import { ByteWords } from '../../wire/byte-words.ts';
import { GOES_ON, SHORT_BYTES, shortTag } from '../../wire/protobuf.ts';

/** Of NodeDef. */
export const NODE = { name: 1, operation: 2, input: 3, attribute: 5 } as const;
const NAME = shortTag(NODE.name);
const OPERATION = shortTag(NODE.operation);
const INPUT = shortTag(NODE.input);
const ATTRIBUTE = shortTag(NODE.attribute);

/** Mutable: holds the node that was read last. Positions are those in its bytes, of fields: before their tags; 0 where there is none. */
export class PlainNode {
  operation = 0;
  name = 0;
  /** The first one. */
  input = 0;
  /** Entries of the map of attributes that say nothing: most are the same in many nodes. */
  readonly plainEntries = new ByteWords();

  /** @returns whether the bytes from `start`, which is not 0, to `end` are no more than one operation, a name, inputs and attributes that say nothing */
  read(bytes: Uint8Array, start: number, end: number): boolean {
    this.operation = 0;
    this.name = 0;
    this.input = 0;
    let at = start;
    while (at + 1 < end) {
      const tag = bytes[at]!;
      const length = bytes[at + 1]!;
      const behind = at + SHORT_BYTES + length;
      if ((length & GOES_ON) !== 0 || behind > end) return false;
      if (tag === INPUT) {
        if (this.input === 0) this.input = at;
      } else if (tag === NAME) this.name = at;
      else if (tag === OPERATION) {
        if (this.operation !== 0 || length === 0) return false;
        this.operation = at;
      } else if (tag !== ATTRIBUTE || this.plainEntries.numberOf(bytes, at + SHORT_BYTES, length) === 0) return false;
      at = behind;
    }
    return at === end && this.operation !== 0;
  }
}

/** What XZ does to bytes before LZMA2 packs them: differences of numbers, and addresses in programs made absolute. https://tukaani.org/xz/xz-file-format.txt, 5.3; the branches are those of the instruction sets that are named. */

/** Undoes one filter: bytes as they come in, bytes as they were. */
export type Filter = (chunks: Iterable<Uint8Array>) => Generator<Uint8Array>;

/** By its id, what a filter with these properties does; null: no filter of the format is so. */
export function filterOf(id: number, properties: Uint8Array): Filter | null {
  if (id === DELTA) {
    const [distance = 0] = properties;
    return properties.length === 1 ? (chunks) => undoDelta(chunks, distance + 1) : null;
  }
  const branches = BRANCHES.get(id);
  if (branches === undefined || (properties.length !== 0 && properties.length !== 4)) return null;
  const start = properties.length === 0 ? 0 : wordAt(properties, 0);
  return (chunks) => undoBranches(chunks, branches(), start);
}

const DELTA = 3;

/** Each byte is the difference to one some places before it. */
function* undoDelta(chunks: Iterable<Uint8Array>, distance: number): Generator<Uint8Array> {
  const before = new Uint8Array(distance);
  let position = 0;
  for (const chunk of chunks) {
    const bytes = chunk.slice();
    for (let index = 0; index < bytes.length; index += 1) {
      const byte = (bytes[index]! + before[position]!) & 0xff;
      bytes[index] = byte;
      before[position] = byte;
      position = position + 1 === distance ? 0 : position + 1;
    }
    yield bytes;
  }
}

/** Changes the branches in the bytes. @param at where they stand in the program @returns bytes that are done; the others need more behind them */
type Branches = (bytes: Uint8Array, at: number) => number;

/** The last bytes of a block are as they were: no branch fits into them. */
function* undoBranches(chunks: Iterable<Uint8Array>, branches: Branches, start: number): Generator<Uint8Array> {
  let rest = new Uint8Array(0);
  let at = start;
  for (const chunk of chunks) {
    const bytes = new Uint8Array(rest.length + chunk.length);
    bytes.set(rest);
    bytes.set(chunk, rest.length);
    const done = branches(bytes, at);
    at = (at + done) >>> 0;
    rest = bytes.slice(done);
    if (done > 0) yield bytes.subarray(0, done);
  }
  if (rest.length > 0) yield rest;
}

function wordAt(bytes: Uint8Array, at: number): number {
  return (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
}

function setWord(bytes: Uint8Array, at: number, word: number): void {
  for (let index = 0; index < 4; index += 1) bytes[at + index] = word >>> (8 * index);
}

function bigWordAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!) >>> 0;
}

function setBigWord(bytes: Uint8Array, at: number, word: number): void {
  for (let index = 0; index < 4; index += 1) bytes[at + index] = word >>> (24 - 8 * index);
}

/** Instructions of four bytes, each by itself. */
function eachOfFour(change: (bytes: Uint8Array, index: number, at: number) => void): () => Branches {
  return () => (bytes, at) => {
    let index = 0;
    for (; index + 4 <= bytes.length; index += 4) change(bytes, index, at + index);
    return index;
  };
}

const powerPc = eachOfFour((bytes, index, at) => {
  const word = bigWordAt(bytes, index);
  if (word >>> 26 === 0x12 && (word & 3) === 1)
    setBigWord(bytes, index, 0x48000000 | (((word & 0x03fffffc) - at) & 0x03fffffc) | 1);
});

const arm = eachOfFour((bytes, index, at) => {
  const word = wordAt(bytes, index);
  if (word >>> 24 === 0xeb) setWord(bytes, index, 0xeb000000 | ((((word << 2) - at - 8) >>> 2) & 0xffffff));
});

const sparc = eachOfFour((bytes, index, at) => {
  const word = bigWordAt(bytes, index);
  if (word >>> 22 !== 0x100 && word >>> 22 !== 0x1ff) return;
  const target = ((word << 2) - at) >>> 2;
  const sign = (-((target >>> 22) & 1) << 22) & 0x3fffffff;
  setBigWord(bytes, index, sign | (target & 0x3fffff) | 0x40000000);
});

const arm64 = eachOfFour((bytes, index, at) => {
  const word = wordAt(bytes, index);
  if (word >>> 26 === 0x25) {
    setWord(bytes, index, 0x94000000 | ((word - (at >>> 2)) & 0x03ffffff));
    return;
  }
  if ((word & 0x9f000000) >>> 0 !== 0x90000000) return;
  const source = ((word >>> 29) & 3) | ((word >>> 3) & 0x1ffffc);
  if (((source + 0x20000) & 0x1c0000) !== 0) return;
  const target = source - (at >>> 12);
  const low = ((target & 3) << 29) | ((target & 0x3fffc) << 3);
  setWord(bytes, index, (word & 0x9000001f) | low | (-(target & 0x20000) & 0xe00000));
});

/** A branch is two half words, and may begin at any half word. */
const armThumb = (): Branches => (bytes, at) => {
  let index = 0;
  for (; index + 4 <= bytes.length; index += 2) {
    const word = wordAt(bytes, index);
    if ((word & 0xf800f800) >>> 0 !== 0xf800f000) continue;
    const source = ((word & 0x7ff) << 11) | ((word >>> 16) & 0x7ff);
    const target = ((source << 1) - (at + index + 4)) >>> 1;
    setWord(bytes, index, 0xf800f000 | ((target >>> 11) & 0x7ff) | ((target & 0x7ff) << 16));
    index += 2;
  }
  return index;
};

/** By the template of a bundle of Itanium: which of its three slots may hold a branch, a bit each. */
const BRANCH_SLOTS = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 4, 6, 6, 0, 0, 7, 7, 4, 4, 0, 0, 4, 4, 0, 0];
const BUNDLE_BYTES = 16;
const SLOT_BITS = 41;

const itanium = (): Branches => (bytes, at) => {
  let index = 0;
  for (; index + BUNDLE_BYTES <= bytes.length; index += BUNDLE_BYTES) {
    const slots = BRANCH_SLOTS[bytes[index]! & 0x1f]!;
    for (let slot = 0; slot < 3; slot += 1)
      if (((slots >> slot) & 1) === 1) changeSlot(bytes, index, { bit: 5 + SLOT_BITS * slot, at: at + index });
  }
  return index;
};

function changeSlot(bytes: Uint8Array, index: number, { bit, at }: { bit: number; at: number }): void {
  const start = index + (bit >> 3);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  const low = (place: number) => BigInt(view.getUint32(place, true));
  const word = low(start) | (BigInt(view.getUint16(start + 4, true)) << 32n);
  const shift = BigInt(bit & 7);
  const instruction = word >> shift;
  if (((instruction >> 37n) & 0xfn) !== 5n || ((instruction >> 9n) & 7n) !== 0n) return;
  const source = Number((instruction >> 13n) & 0xfffffn) | (Number((instruction >> 36n) & 1n) << 20);
  const target = BigInt(((source << 4) - at) >>> 4);
  const cleared = instruction & ~(0x8fffffn << 13n);
  const changed = cleared | ((target & 0xfffffn) << 13n) | ((target & 0x100000n) << 16n);
  const whole = (word & ((1n << shift) - 1n)) | (changed << shift);
  view.setUint32(start, Number(whole & 0xffffffffn), true);
  view.setUint16(start + 4, Number((whole >> 32n) & 0xffffn), true);
}

/** A call or jump is one byte and an address, whose first byte is 0 or 255. What stands shortly before it decides as well. */
const x86 = (): Branches => {
  const walk = new X86();
  return (bytes, at) => walk.change(bytes, at);
};

const MAY_FOLLOW = [true, true, true, false, true, false, false, false];
const BYTE_OF_MASK = [0, 1, 2, 2, 3, 3, 3, 3];
const X86_BYTES = 5;

const isEdge = (byte: number) => byte === 0 || byte === 0xff;

/** Mutable: bytes that looked like calls, of the last few. */
class X86 {
  #mask = 0;
  #last = -X86_BYTES >>> 0;

  change(bytes: Uint8Array, at: number): number {
    if (bytes.length < X86_BYTES) return 0;
    if ((at - this.#last) >>> 0 > X86_BYTES) this.#last = (at - X86_BYTES) >>> 0;
    let index = 0;
    while (index + X86_BYTES <= bytes.length) {
      if ((bytes[index]! & 0xfe) === 0xe8) index += this.#call(bytes, index, (at + index) >>> 0);
      else index += 1;
    }
    return index;
  }

  /** @returns bytes that are done */
  #call(bytes: Uint8Array, index: number, at: number): number {
    const passed = (at - this.#last) >>> 0;
    this.#last = at;
    this.#mask = passed > X86_BYTES ? 0 : this.#maskAfter(passed);
    const edge = bytes[index + 4]!;
    const mask = this.#mask >> 1;
    if (isEdge(edge) && mask < 0x10 && MAY_FOLLOW[mask & 7] === true) {
      const target = this.#target(wordAt(bytes, index + 1), at + X86_BYTES);
      setWord(bytes, index + 1, (target & 0xffffff) | (-((target >>> 24) & 1) << 24));
      this.#mask = 0;
      return X86_BYTES;
    }
    this.#mask |= isEdge(edge) ? 0x11 : 1;
    return 1;
  }

  #maskAfter(passed: number): number {
    let mask = this.#mask;
    for (let count = 0; count < passed; count += 1) mask = (mask & 0x77) << 1;
    return mask;
  }

  #target(word: number, behind: number): number {
    for (let source = word; ; ) {
      const target = (source - behind) >>> 0;
      if (this.#mask === 0) return target;
      const shift = 8 * BYTE_OF_MASK[this.#mask >> 1]!;
      if (!isEdge((target >>> (24 - shift)) & 0xff)) return target;
      source = (target ^ (2 ** (32 - shift) - 1)) >>> 0;
    }
  }
}

const BRANCHES: ReadonlyMap<number, () => Branches> = new Map([
  [4, x86],
  [5, powerPc],
  [6, itanium],
  [7, arm],
  [8, armThumb],
  [9, sparc],
  [10, arm64],
]);

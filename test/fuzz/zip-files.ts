/** Makes zip archives of models in which readers may take different bytes for an entry: directories, headers, names, sizes and end records that do not fit. See https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. */
import { crc32, deflateRawSync } from 'node:zlib';
import { bytes, reducePickle } from '../support/assembler.ts';
import type { Loaders } from '../support/effect-oracle.ts';
import { Random } from './random.ts';

/** NumPy and Python's zipfile, by every entry. */
export const ZIPFILE: Loaders = {
  modules: ['io', 'numpy', 'pickle', 'zipfile', 'encodings.cp437'],
  loaders: {
    npz: `with numpy.load(path, allow_pickle=True) as file:
    for name in file.files:
        try: file[name]
        except Exception: pass`,
    zipfile: `with zipfile.ZipFile(path) as file:
    for info in file.infolist() + file.namelist():
        try: pickle.loads(file.read(info))
        except Exception: pass`,
  },
};

/** PyTorch has a reader of its own, miniz. */
export const TORCH_ZIP: Loaders = {
  modules: ['torch', 'torch.jit', 'inspect'],
  loaders: {
    torch: `given = {'weights_only': False} if 'weights_only' in inspect.signature(torch.load).parameters else {}
torch.load(path, **given)`,
  },
};

interface Entry {
  readonly name: Buffer;
  readonly content: Uint8Array;
  readonly packed: Uint8Array;
  readonly method: number;
  flags: number;
  localName: Buffer;
  offset: number;
}

const EVIL = reducePickle('os', 'system', 'touch left');
const HONEST = bytes(0x80, 2, '}.');

function npy(pickle: Uint8Array): Uint8Array {
  const header = `{'descr': '|O', 'fortran_order': False, 'shape': (), }`.padEnd(117);
  return bytes(0x93, 'NUMPY', 1, 0, 118, 0, header, '\n', pickle);
}

function entry(name: string, content: Uint8Array, random: Random): Entry {
  const method = random.pick([0, 0, 8]);
  const packed = method === 8 ? deflateRawSync(content) : content;
  const raw = Buffer.from(name);
  return { name: raw, content, packed, method, flags: random.pick([0, 0, 0x800, 8, 0x808]), localName: raw, offset: 0 };
}

/** Little-endian fields. */
function fields(...parts: readonly (readonly [width: 2 | 4 | 8, value: number])[]): Buffer {
  return Buffer.concat(
    parts.map(([width, value]) => {
      const field = Buffer.alloc(width);
      field.writeUIntLE(Math.max(0, value) % 2 ** (8 * Math.min(width, 6)), 0, Math.min(width, 6));
      return field;
    }),
  );
}

/** A field that is what it should be, most of the time. */
function field(value: number, random: Random): number {
  return random.chance(97) ? value : random.pick([0, value + 1, value - 1, 0xffff, value + random.below(60)]);
}

function localHeader(one: Entry, random: Random): Buffer {
  const isLater = (one.flags & 8) !== 0 && random.chance(70);
  const isWide = random.chance(5);
  const sizes = isLater ? [0, 0] : [one.packed.length, one.content.length];
  const extra = isWide ? fields([2, 1], [2, 16], [8, sizes[1] ?? 0], [8, sizes[0] ?? 0]) : unicodePath(one, random);
  return Buffer.concat([
    Buffer.from('PK\x03\x04'),
    fields([2, 20], [2, one.flags], [2, field(one.method, random)], [4, 0], [4, isLater ? 0 : crc32(one.content)]),
    fields(...sizes.map((size) => [4, isWide ? 0xffffffff : field(size, random)] as const)),
    fields([2, one.localName.length], [2, extra.length]),
    one.localName,
    extra,
    one.packed,
    isLater && random.chance(90)
      ? Buffer.concat([
          Buffer.from('PK\x07\x08'),
          fields([4, crc32(one.content)], [4, one.packed.length], [4, one.content.length]),
        ])
      : Buffer.alloc(0),
  ]);
}

/** Info-ZIP's own name of the entry: some readers take it. */
function unicodePath({ name }: Entry, random: Random): Buffer {
  if (random.chance(94)) return Buffer.alloc(0);
  const other = Buffer.from(random.pick(['b.npy', 'archive/data.pkl', 'archive/other']));
  return Buffer.concat([fields([2, 0x7075], [2, 5 + other.length]), Buffer.of(1), fields([4, crc32(name)]), other]);
}

function centralEntry(one: Entry, random: Random): Buffer {
  const isWide = random.chance(5);
  const extra = isWide
    ? fields([2, 1], [2, 24], [8, one.content.length], [8, one.packed.length], [8, one.offset])
    : unicodePath(one, random);
  const comment = random.chance(5) ? Buffer.from('PK\x01\x02 a comment') : Buffer.alloc(0);
  return Buffer.concat([
    Buffer.from('PK\x01\x02'),
    fields([2, 20], [2, 20], [2, one.flags], [2, field(one.method, random)], [4, 0], [4, crc32(one.content)]),
    fields(
      [4, isWide ? 0xffffffff : field(one.packed.length, random)],
      [4, isWide ? 0xffffffff : field(one.content.length, random)],
    ),
    fields([2, one.name.length], [2, extra.length], [2, comment.length], [2, 0], [2, 0], [4, 0]),
    fields([4, isWide ? 0xffffffff : field(one.offset, random)]),
    one.name,
    extra,
    comment,
  ]);
}

/** @param start bytes before the archive that its offsets count */
function archive(entries: readonly Entry[], start: number, random: Random): Buffer {
  const parts: Buffer[] = [];
  let position = start;
  for (const one of entries) {
    if (random.chance(5)) {
      const gap = Buffer.from(random.pick(['PK\x03\x04', 'junk', '\0\0\0\0\0']));
      parts.push(gap);
      position += gap.length;
    }
    one.offset = position;
    const local = localHeader(one, random);
    parts.push(local);
    position += local.length;
  }
  const listed = entries.filter(() => random.chance(96));
  if (random.chance(10)) listed.reverse();
  if (random.chance(5)) listed.push(random.pick(entries));
  const pointed = listed.map((one) => (random.chance(4) ? { ...one, offset: random.pick(entries).offset } : one));
  const directory = Buffer.concat(pointed.map((one) => centralEntry(one, random)));
  return Buffer.concat([...parts, directory, endOf(pointed.length, directory.length, position, random)]);
}

function endOf(count: number, size: number, offset: number, random: Random): Buffer {
  const isWide = random.chance(8);
  const wide = Buffer.concat([
    Buffer.from('PK\x06\x06'),
    fields(
      [8, 44],
      [2, 45],
      [2, 45],
      [4, 0],
      [4, 0],
      [8, field(count, random)],
      [8, count],
      [8, field(size, random)],
      [8, field(offset, random)],
    ),
    Buffer.from('PK\x06\x07'),
    fields([4, 0], [8, offset + size], [4, 1]),
  ]);
  const comment = random.pick(['', '', '', 'a', 'PK\x05\x06', `PK\x05\x06${'\0'.repeat(18)}`]);
  const shown = isWide && random.chance(70) ? [0xffff, 0xffffffff, 0xffffffff] : [count, size, offset];
  return Buffer.concat([
    isWide ? wide : Buffer.alloc(0),
    Buffer.from('PK\x05\x06'),
    fields([2, 0], [2, 0], [2, field(shown[0] ?? 0, random)], [2, field(shown[0] ?? 0, random)]),
    fields([4, field(shown[1] ?? 0, random)], [4, field(shown[2] ?? 0, random)], [2, field(comment.length, random)]),
    Buffer.from(comment, 'latin1'),
  ]);
}

const renamed = (name: string, random: Random): string =>
  random.pick([
    name,
    name.toUpperCase(),
    name.replace('/', '\\'),
    `${name}\0x`,
    `./${name}`,
    `/${name}`,
    `x/../${name}`,
    `${name}/`,
    name.replace('a', '\u0430'),
    'other',
  ]);

/** One archive, or two of which readers may take either. */
function made(
  names: readonly [evil: string, ...others: string[]],
  wrap: (pickle: Uint8Array) => Uint8Array,
  random: Random,
): Uint8Array {
  const [name, ...others] = names;
  const [evil, honest] = [wrap(EVIL), wrap(HONEST)];
  const entries = [
    entry(name, evil, random),
    ...others.map((other) => entry(other, Buffer.from(other.endsWith('order') ? 'little' : '3\n'), random)),
  ];
  const twins = random.below(3);
  for (let twin = 0; twin < twins; twin += 1) {
    const place = random.below(entries.length + 1);
    entries.splice(
      place,
      0,
      entry(random.chance(60) ? name : renamed(name, random), random.chance(80) ? honest : evil, random),
    );
  }
  if (random.chance(8)) {
    const one = random.pick(entries);
    one.localName = Buffer.from(renamed(String(one.name), random));
  }
  if (random.chance(3)) random.pick(entries).flags |= random.pick([1, 0x20, 0x40, 0x2000]);
  const before = Buffer.from(random.chance(90) ? '' : random.pick(['#!/bin/sh\n', '\0'.repeat(64)]));
  const counted = random.chance(50) ? before.length : 0;
  const main = Buffer.concat([before, archive(entries, counted, random)]);
  const behind = random.chance(6) ? Buffer.alloc(random.below(99), 0x61) : Buffer.alloc(0);
  if (random.chance(80)) return Buffer.concat([main, behind]);
  const others2 = [
    entry(name, honest, random),
    ...others.map((other) => entry(other, Buffer.from(other.endsWith('order') ? 'little' : '3\n'), random)),
  ];
  const decoy = archive(others2, random.chance(50) ? main.length : 0, random);
  return random.chance(50) ? Buffer.concat([main, decoy]) : Buffer.concat([archive(others2, 0, random), main]);
}

/** The archive that a seed makes; not every one opens. */
export function makeNumpyZip(seed: number): Uint8Array {
  const random = new Random(seed);
  return made(['a.npy', 'b.npy'], random.chance(60) ? npy : (pickle) => pickle, random);
}

export function makeTorchZip(seed: number): Uint8Array {
  const random = new Random(seed);
  return made(['archive/data.pkl', 'archive/version', 'archive/byteorder'], (pickle) => pickle, random);
}

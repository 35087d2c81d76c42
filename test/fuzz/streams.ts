/** Makes pickle streams that mostly run: random programs that keep a model of the stack, then spliced, flipped, cut and framed. See https://github.com/python/cpython/blob/main/Lib/pickletools.py. */
import { Random } from './random.ts';

type Kind = 'text' | 'literal' | 'tuple' | 'list' | 'dict' | 'set' | 'callable' | 'object' | 'mark';

const MODULES = [
  'os',
  'posix',
  '__builtin__',
  'copy_reg',
  'exceptions',
  'UserDict',
  'm',
  'a.b',
  'collections',
  'é',
  'x y',
  '__main__',
];
const NAMES = [
  'system',
  'eval',
  'xrange',
  'IOError',
  'f',
  'A.b.c',
  'naïve',
  '_reconstructor',
  '__class__',
  'reduce',
  'é',
];
const ODD_INTEGERS = [
  '0',
  '1',
  '-1',
  '007',
  '0x10',
  '0o17',
  '0b11',
  '1_0',
  ' 5 ',
  '5\0zz',
  '+3',
  '99999999999999999999',
  '01',
  '00',
  '5\r',
  '',
  '0x',
  '-0',
];
const ODD_FLOATS = ['1.5', '-1e10', 'nan', 'inf', '1_0', ' 1', '1e999', '1.5\0x', '', 'x', '0x1p3'];

/** One stream; `seed` decides everything. */
export function makeStream(seed: number): Uint8Array {
  const random = new Random(seed);
  const program = new Program(random).bytes();
  return random.chance(45) ? mutate(random, program) : program;
}

class Program {
  readonly #random: Random;
  readonly #out: number[] = [];
  readonly #stack: Kind[] = [];
  readonly #memo: { readonly index: number; readonly kind: Kind }[] = [];
  #used = 0;

  constructor(random: Random) {
    this.#random = random;
  }

  bytes(): Uint8Array {
    const random = this.#random;
    const protocol = random.below(6);
    if (random.chance(85)) this.#emit(0x80, random.chance(97) ? protocol : random.below(256));
    const steps = 2 + random.below(28);
    for (let step = 0; step < steps; step += 1) this.#step();
    while (this.#stack.includes('mark') && random.chance(95)) this.#closeMark();
    if (this.#stack.length === 0) this.#value();
    if (random.chance(94)) this.#emit(0x2e);
    const framed = random.chance(30) ? this.#framed() : Uint8Array.from(this.#out);
    return random.chance(8) ? concat(framed, new Program(random).bytes()) : framed;
  }

  #step(): void {
    const random = this.#random;
    const roll = random.below(100);
    if (roll < 26) this.#value();
    else if (roll < 46) this.#global();
    else if (roll < 58) this.#call();
    else if (roll < 66) this.#memoize();
    else if (roll < 74) this.#recall();
    else if (roll < 80) this.#push('mark', 0x28);
    else if (roll < 90) this.#closeMark();
    else if (roll < 94) this.#discard();
    else if (roll < 97) this.#fill();
    else this.#oddity();
  }

  #emit(...bytes: readonly number[]): void {
    this.#out.push(...bytes);
  }

  #push(kind: Kind, ...bytes: readonly number[]): void {
    this.#emit(...bytes);
    this.#stack.push(kind);
  }

  #line(code: number, text: string): void {
    this.#emit(code, ...Buffer.from(text), 10);
  }

  #counted(code: number, width: number, content: Uint8Array): void {
    this.#emit(code);
    for (let index = 0; index < width; index += 1) this.#emit(index < 4 ? (content.length >>> (8 * index)) & 255 : 0);
    this.#emit(...content);
  }

  #value(): void {
    const random = this.#random;
    switch (random.below(14)) {
      case 0:
        this.#push('literal', random.pick([0x4e, 0x88, 0x89]));
        return;
      case 1:
        this.#push('literal', 0x4b, random.below(256));
        return;
      case 2:
        this.#push('literal', 0x4d, random.below(256), random.below(256));
        return;
      case 3:
        this.#push('literal', 0x4a, ...this.#noise(4));
        return;
      case 4:
        this.#push('literal', 0x47, ...this.#noise(8));
        return;
      case 5:
        this.#line(random.pick([0x49, 0x4c]), random.pick(ODD_INTEGERS) + (random.chance(20) ? 'L' : ''));
        this.#stack.push('literal');
        return;
      case 6:
        this.#line(0x46, random.pick(ODD_FLOATS));
        this.#stack.push('literal');
        return;
      case 7:
        this.#counted(0x8a, 1, this.#noise(random.below(9)));
        this.#stack.push('literal');
        return;
      case 8:
        this.#counted(random.pick([0x42, 0x43]) === 0x42 ? 0x42 : 0x42, 4, this.#noise(random.below(20)));
        this.#stack.push('literal');
        return;
      case 9:
        this.#counted(random.pick([0x8e, 0x96]), 8, this.#noise(random.below(20)));
        this.#stack.push('literal');
        return;
      case 10:
        this.#push(random.pick(['tuple', 'list', 'dict', 'set'] as const), random.pick([0x29, 0x5d, 0x7d, 0x8f]));
        return;
      case 11:
        this.#push('tuple', 0x29);
        return;
      default:
        this.#text(random.pick(NAMES));
        return;
    }
  }

  #noise(count: number): Uint8Array {
    return Uint8Array.from({ length: count }, () => this.#random.below(256));
  }

  #text(text: string): void {
    const random = this.#random;
    const content = Buffer.from(text);
    switch (random.below(8)) {
      case 0:
        this.#line(
          0x56,
          random.chance(50)
            ? text
            : text.replace(/[^\0-\x7f]|[a-d]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`),
        );
        break;
      case 1:
        this.#line(
          0x53,
          random.chance(50) ? `'${text}'` : `"${text.replace(/[e-k]/g, (c) => `\\x${c.charCodeAt(0).toString(16)}`)}"`,
        );
        break;
      case 2:
        this.#counted(0x55, 1, content);
        break;
      case 3:
        this.#counted(0x54, 4, content);
        break;
      case 4:
        this.#counted(0x58, 4, content);
        break;
      case 5:
        this.#counted(0x8d, 8, content);
        break;
      default:
        this.#counted(0x8c, 1, content);
    }
    this.#stack.push('text');
  }

  /** Names have a number, so that a miss cannot hide behind another import of the same operator. */
  #names(): [module: string, name: string] {
    const random = this.#random;
    const module = random.pick(MODULES) + (random.chance(60) ? `.n${random.below(1000)}` : '');
    return [module, random.pick(NAMES)];
  }

  #global(): void {
    const random = this.#random;
    const [module, name] = this.#names();
    if (random.chance(45)) {
      this.#line(0x63, `${module}\n${name}`);
      this.#stack.push('callable');
      return;
    }
    if (random.chance(12)) {
      this.#push('mark', 0x28);
      if (random.chance(60)) this.#value();
      this.#line(0x69, `${module}\n${name}`);
      while (this.#stack.pop() !== 'mark') {
        // Everything above the mark is an argument.
      }
      this.#stack.push('object');
      return;
    }
    this.#text(module);
    if (random.chance(15)) this.#memoize();
    if (random.chance(8)) this.#emit(0x32, 0x30);
    this.#text(name);
    if (random.chance(15)) this.#memoize();
    this.#emit(0x93);
    this.#stack.splice(-2, 2, 'callable');
  }

  #call(): void {
    const random = this.#random;
    if (this.#top() !== 'callable' && random.chance(80)) this.#global();
    switch (random.below(6)) {
      case 0: {
        this.#push('mark', 0x28);
        this.#global();
        for (let count = random.below(3); count > 0; count -= 1) this.#value();
        this.#emit(0x6f);
        this.#stack.splice(this.#stack.lastIndexOf('mark'));
        this.#stack.push('object');
        return;
      }
      case 1:
        this.#emit(0x29, 0x7d, 0x92);
        break;
      case 2:
        this.#emit(0x29, 0x81);
        break;
      case 3:
        this.#value();
        this.#emit(0x85, 0x52);
        this.#stack.pop();
        break;
      case 4:
        this.#value();
        this.#emit(random.pick([0x52, 0x81]));
        this.#stack.pop();
        break;
      default:
        this.#emit(0x29, 0x52);
    }
    this.#stack.pop();
    this.#stack.push('object');
    if (random.chance(25)) this.#emit(0x7d, 0x62);
  }

  #top(): Kind | undefined {
    return this.#stack.at(-1);
  }

  #memoize(): void {
    const kind = this.#top();
    if (kind === undefined || kind === 'mark') return;
    const random = this.#random;
    const index = random.chance(70) ? this.#used : random.below(300);
    switch (random.below(4)) {
      case 0:
        this.#line(0x70, `${index}${random.chance(8) ? random.pick([' ', '\0x', '\r', 'x']) : ''}`);
        break;
      case 1:
        if (index > 255) return;
        this.#emit(0x71, index);
        break;
      case 2:
        this.#emit(0x72, index & 255, index >> 8, 0, random.chance(2) ? 255 : 0);
        break;
      default:
        this.#emit(0x94);
        this.#memo.push({ index: this.#used, kind });
        this.#used += 1;
        return;
    }
    if (!this.#memo.some((entry) => entry.index === index)) this.#used += 1;
    this.#memo.push({ index, kind });
  }

  #recall(): void {
    const random = this.#random;
    if (this.#memo.length === 0) {
      this.#value();
      return;
    }
    const { index, kind } = random.pick(this.#memo);
    const code = random.pick([0x67, 0x68, 0x6a]);
    if (code === 0x67) this.#line(code, `${index}${random.chance(5) ? random.pick([' ', '\0x']) : ''}`);
    else if (code === 0x68 && index < 256) this.#emit(code, index);
    else this.#emit(0x6a, index & 255, index >> 8, 0, 0);
    this.#stack.push(kind);
    if (kind === 'text' && random.chance(50)) {
      this.#text(random.pick(NAMES));
      this.#emit(0x93);
      this.#stack.splice(-2, 2, 'callable');
    }
  }

  #closeMark(): void {
    const mark = this.#stack.lastIndexOf('mark');
    if (mark < 0) return;
    const random = this.#random;
    const count = this.#stack.length - mark - 1;
    const before = this.#stack[mark - 1];
    this.#stack.splice(mark);
    const choices: [Kind, number][] = [
      ['tuple', 0x74],
      ['list', 0x6c],
      ['set', 0x91],
    ];
    if (count % 2 === 0) choices.push(['dict', 0x64]);
    if (before === 'list') choices.push(['mark', 0x65]);
    if (before === 'dict' && count % 2 === 0) choices.push(['mark', 0x75]);
    if (before === 'set') choices.push(['mark', 0x90]);
    if (before === 'object' || before === 'callable') choices.push(['mark', random.pick([0x65, 0x75, 0x90])]);
    if (random.chance(10)) choices.push(['mark', 0x31]);
    const [kind, code] = random.pick(choices);
    this.#emit(code);
    if (kind !== 'mark') this.#stack.push(kind);
  }

  #discard(): void {
    if (this.#stack.length === 0) return;
    if (this.#top() === 'mark' || this.#random.chance(70)) {
      this.#emit(0x30);
      this.#stack.pop();
    } else {
      this.#emit(0x32);
      this.#stack.push(this.#top()!);
    }
  }

  #fill(): void {
    const top = this.#top();
    if (top === undefined || top === 'mark' || top === 'text' || top === 'literal') {
      this.#value();
      return;
    }
    const random = this.#random;
    const code = top === 'list' ? 0x61 : top === 'dict' ? 0x73 : random.pick([0x61, 0x73, 0x62]);
    this.#value();
    if (code === 0x73) this.#value();
    this.#emit(code);
    this.#stack.splice(code === 0x73 ? -2 : -1);
  }

  #oddity(): void {
    const random = this.#random;
    switch (random.below(8)) {
      case 0:
        this.#emit(0x80, random.below(6));
        return;
      case 1:
        this.#line(0x50, random.pick(['id', 'x\\y', '1']));
        this.#stack.push('object');
        return;
      case 2:
        if (this.#stack.length > 0 && this.#top() !== 'mark') this.#emit(0x51);
        return;
      case 3:
        this.#push('object', 0x82, 1 + random.below(255));
        return;
      case 4:
        this.#emit(0x95, random.below(40), 0, 0, 0, 0, 0, 0, 0);
        return;
      case 5:
        if (this.#stack.length > 1) this.#emit(random.pick([0x85, 0x86, 0x87]));
        return;
      case 6:
        this.#emit(random.below(256));
        return;
      default:
        this.#push('literal', 0x97);
        return;
    }
  }

  /** Frames around parts of it, with lengths that are right, a little off, or far too long. */
  #framed(): Uint8Array {
    const random = this.#random;
    const bytes = Uint8Array.from(this.#out);
    const start = random.chance(70) ? 2 : random.below(bytes.length);
    const rest = bytes.length - start;
    const length = random.chance(50) ? rest : Math.max(0, random.below(rest + 8));
    const frame = Uint8Array.of(0x95, length & 255, length >> 8, 0, 0, 0, 0, 0, random.chance(2) ? 127 : 0);
    return concat(bytes.subarray(0, start), frame, bytes.subarray(start));
  }
}

function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function mutate(random: Random, program: Uint8Array): Uint8Array {
  let bytes = program;
  for (let count = 1 + random.below(3); count > 0 && bytes.length > 2; count -= 1) {
    const at = random.below(bytes.length);
    const length = Math.min(1 + random.below(12), bytes.length - at);
    const [head, part, tail] = [bytes.subarray(0, at), bytes.subarray(at, at + length), bytes.subarray(at + length)];
    switch (random.below(6)) {
      case 0:
        bytes = concat(head, tail);
        break;
      case 1:
        bytes = concat(head, part, part, tail);
        break;
      case 2:
        bytes = concat(head, Uint8Array.of(random.below(256)), bytes.subarray(at + 1));
        break;
      case 3:
        bytes = concat(head, part);
        break;
      case 4: {
        const to = random.below(head.length + 1);
        bytes = concat(head.subarray(0, to), part, head.subarray(to), tail);
        break;
      }
      default: {
        const length = random.below(40);
        bytes = concat(head, Uint8Array.of(0x95, length, 0, 0, 0, 0, 0, 0, 0), part, tail);
      }
    }
  }
  return bytes;
}

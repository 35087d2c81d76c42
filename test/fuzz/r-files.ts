/** Makes objects and images of R that call `system` from wherever reading can reach it, in every notation that R takes, and ones that only look so. See https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats. */
import { gzipSync } from 'node:zlib';
import {
  ATTRIBUTES,
  call,
  cell,
  characters,
  doubles,
  type Encoding,
  encode,
  environment,
  GLOBAL,
  integers,
  list,
  NULL,
  type Part,
  pairs,
  promise,
  raw,
  symbol,
  TAG,
  text,
} from '../support/r-streams.ts';
import { Random } from './random.ts';

const ACTIVE = 0x8000 << 12;

export function makeRFile(seed: number): Buffer {
  const random = new Random(seed);
  const encoding = random.pick(['X', 'X', 'A', 'B'] as const);
  const content = new Maker(random).stream(encoding);
  return random.chance(10) ? gzipSync(content) : content;
}

class Maker {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  stream(encoding: Encoding): Buffer {
    const random = this.#random;
    const isImage = random.chance(15);
    const version = random.pick([2, 3]);
    const native: Part = version === 3 ? [5, 'UTF-8'] : [];
    const writer = random.pick([0x040302, 0x040302, 0x040302, 0, -1, 0x7fffffff]);
    const item = isImage ? this.#variables() : this.#item(4);
    const body = encode([version, writer, 0x020300, native, item], encoding);
    const magic = isImage ? `RD${encoding}${version}\n` : '';
    const start = random.pick([`${encoding}\n`, `${encoding}\n`, `${encoding}\n`, `${encoding}?`]);
    const isAfterLine = encoding === 'A' && random.chance(20);
    const text = encoding === 'A' && random.chance(50) ? this.#respelled(body) : body;
    return Buffer.concat([Buffer.from(`${magic}${isAfterLine ? '\n' : ''}${start}`), text]);
  }

  /** Other blanks and other numbers, as `sscanf` takes them. */
  #respelled(body: Buffer): Buffer {
    const random = this.#random;
    const words = body.toString('latin1').split('\n');
    const respelled = words.map((word) => {
      if (!/^\d+$/.test(word) || random.chance(70)) return word;
      return random.pick([`+${word}`, `00${word}`, `${word}.5`, `${word}x`]);
    });
    return Buffer.from(
      respelled.map((word) => word + random.pick(['\n', '\n', '\n\n', ' ', '\t', '\r\n', '\v', '\f'])).join(''),
      'latin1',
    );
  }

  #variables(): Part {
    if (this.#random.chance(25)) {
      const made = [this.#item(3), this.#item(3)];
      return [19 | ATTRIBUTES, made.length, ...made, pairs(['names', text('x', 'fit')])];
    }
    return this.#pairs(() => [symbol(this.#random.pick(['x', 'fit', 'model'])), this.#item(3)]);
  }

  #pairs(make: () => readonly [tag: Part, value: Part]): Part {
    let rest: Part = NULL;
    const made = Array.from({ length: 1 + this.#random.below(3) }, make);
    for (const [tag, value] of made.reverse()) rest = cell(tag, value, rest);
    return rest;
  }

  #item(depth: number): Part {
    const random = this.#random;
    if (depth === 0) return this.#leaf();
    return random.pick<() => Part>([
      () => this.#leaf(),
      () => this.#call(),
      () => this.#promise(),
      () => this.#promise(),
      () => this.#list(depth),
      () => this.#list(depth),
      () => this.#environment(depth),
      () => this.#environment(depth),
      () => this.#attributed(depth),
      () => this.#wrapped(depth),
      () => this.#raw(),
    ])();
  }

  /** What packages keep as bytes and unserialize themselves. */
  #raw(): Part {
    const random = this.#random;
    const content = new Maker(random).stream(random.pick(['X', 'A', 'B'] as const));
    return raw(random.chance(30) ? gzipSync(content) : content);
  }

  #leaf(): Part {
    const random = this.#random;
    return random.pick<() => Part>([
      () => integers(1, 2),
      () => doubles(0.5),
      () => text('a b', 'system'),
      () => [16, 1, this.#decorated('a')],
      () => [1, this.#decorated('name')],
      () => [8 | ATTRIBUTES, 3, 'sum', NULL],
      () => [24, 0],
      () => [10, 1, 1],
      () => [15, 1, { doubles: [1, 2] }],
      () => [25],
      () => [22 | ATTRIBUTES, NULL, NULL, pairs(['a', integers(1)])],
      () => [23],
      () => [242],
      () => NULL,
      () => [249, 0, 2, characters('stats'), characters('4.2.2')],
    ])();
  }

  /** With attributes, which R reads and forgets. */
  #decorated(value: string): Part {
    const attribute = this.#random.pick<Part>([NULL, integers(7), symbol('q'), list(integers(1))]);
    return [9 + ATTRIBUTES + (64 << 12), value.length, value, attribute];
  }

  #call(): Part {
    return this.#random.pick<Part>([
      call('system', text('echo')),
      call('f', symbol('x')),
      call('~', symbol('y'), symbol('system')),
    ]);
  }

  #expression(): Part {
    const random = this.#random;
    const command = call('system', text('echo'));
    return random.pick<Part>([
      command,
      command,
      call('(', command),
      call('{', integers(1), command),
      call('do.call', text('system'), call('list', text('echo'))),
      call('sum', integers(1)),
      call('list', command),
      [21, 1, integers(12, 20, 0, 1), 1, 6, 254, 1, symbol('f'), 254, 254],
    ]);
  }

  #promise(): Part {
    const value = this.#random.chance(15) ? integers(1) : undefined;
    const made = promise(this.#expression(), value);
    if (!Array.isArray(made) || this.#random.chance(70)) return made;
    const [, ...parts] = made as readonly Part[];
    return this.#random.pick<Part>([
      [5 | TAG | ATTRIBUTES, pairs(['a', integers(1)]), ...parts],
      [5, ...parts.slice(1)],
      [5 | TAG | (this.#random.below(16) << 24), ...parts],
    ]);
  }

  #list(depth: number): Part {
    return list(...Array.from({ length: 1 + this.#random.below(3) }, () => this.#item(depth - 1)));
  }

  #environment(depth: number): Part {
    const random = this.#random;
    const frame = () => {
      const name = random.pick(['x', 'y', 'data']);
      if (random.chance(40))
        return [random.pick([2, 2, 6, 17]) | TAG | ACTIVE, symbol(name), this.#function(), NULL] as Part;
      return cell(symbol(name), this.#item(depth - 1), NULL);
    };
    if (random.chance(50)) return environment(frame());
    return environment(NULL, list(frame()));
  }

  #function(): Part {
    return [3 | TAG, GLOBAL, NULL, this.#expression()];
  }

  #attributed(depth: number): Part {
    return [13 | ATTRIBUTES, 1, 7, pairs(['kept', this.#item(depth - 1)])];
  }

  #wrapped(depth: number): Part {
    const info = (name: string) => cell(null, symbol(name), cell(null, symbol('base'), cell(null, integers(19), NULL)));
    return this.#random.pick<() => Part>([
      () => [238, info('wrap_list'), cell(null, this.#list(depth), integers(0, 0)), NULL],
      () => [238, info('unknown_class'), this.#item(depth - 1), NULL],
      () => [238, info('compact_intseq'), doubles(3, 1, 1), NULL],
    ])();
  }
}

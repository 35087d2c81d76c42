/** Instructions of CPython by version: `opcode.opmap` and `opcode._inline_cache_entries` of each, https://docs.python.org/3/library/dis.html. */

export type Meaning =
  | 'resume'
  | 'precall'
  | 'global'
  | 'fast'
  | 'fasts'
  | 'const'
  | 'attr'
  | 'method'
  | 'tuple'
  | 'call'
  | 'return'
  | 'returnConst'
  | 'compare'
  | 'is'
  | 'unless'
  | 'unlessOrPop'
  | 'copy'
  | 'toBool'
  | 'pop'
  | 'notTaken'
  | 'extended';

/** What differs from version to version. */
export interface Version {
  /** By the number of an instruction: what it means, and how many cells follow it. */
  readonly meanings: ReadonlyMap<number, readonly [Meaning, number]>;
  /** The number by which `==` is compared. */
  readonly equal: number;
  /** What a jump counts: bytes or instructions from the beginning, cells from behind itself. */
  readonly jumps: 'bytes' | 'instructions' | 'forward';
  /** Whether the lowest bit of a global or an attribute says that it is called. */
  readonly marksGlobals: boolean;
  readonly marksAttributes: boolean;
}

function meanings(text: string): Version['meanings'] {
  const found = new Map<number, readonly [Meaning, number]>();
  for (const one of text.split(' ')) {
    const [meaning = '', number, cells = 0] = one.split(/[=+]/);
    found.set(Number(number), [meaning as Meaning, Number(cells)]);
  }
  return found;
}

const OLD =
  'global=116 fast=124 const=100 attr=106 method=160 tuple=102 call=131 call=161 return=83 compare=107 unless=114 unlessOrPop=111 pop=1 extended=144';
const BY_BYTES = { equal: 2, jumps: 'bytes', marksGlobals: false, marksAttributes: false } as const;
const MARKED = { jumps: 'forward', marksGlobals: true, marksAttributes: true } as const;

/** By how many arguments a code object is made of: 3.7, 3.8 to 3.10, 3.11 to 3.14. */
export const VERSIONS: ReadonlyMap<number, readonly Version[]> = new Map<number, readonly Version[]>([
  [15, [{ meanings: meanings(OLD), ...BY_BYTES }]],
  [
    16,
    [
      { meanings: meanings(OLD), ...BY_BYTES },
      { meanings: meanings(`${OLD} is=117`), ...BY_BYTES },
      { meanings: meanings(`${OLD} is=117`), ...BY_BYTES, jumps: 'instructions' },
    ],
  ],
  [
    18,
    [
      {
        meanings: meanings(
          'resume=151 global=116+5 fast=124 const=100 attr=106+4 method=160+10 tuple=102 precall=166+1 call=171+4 return=83 compare=107+2 is=117 unless=114 unlessOrPop=111 pop=1 extended=144',
        ),
        equal: 2,
        jumps: 'forward',
        marksGlobals: true,
        marksAttributes: false,
      },
      {
        meanings: meanings(
          'resume=151 global=116+4 fast=124 const=100 attr=106+9 tuple=102 call=171+3 return=83 returnConst=121 compare=107+1 is=117 unless=114 copy=120 pop=1 extended=144',
        ),
        equal: 40,
        ...MARKED,
      },
      {
        meanings: meanings(
          'resume=149 global=91+4 fast=85 fasts=88 const=83 attr=82+9 tuple=52 call=53+3 return=36 returnConst=103 compare=58+1 is=76 unless=97+1 copy=61 toBool=40+3 pop=32 extended=71',
        ),
        equal: 72,
        ...MARKED,
      },
      {
        meanings: meanings(
          'resume=128 global=92+4 fast=84 fast=86 fasts=87 const=82 attr=80+9 tuple=51 call=52+3 return=35 compare=56+1 is=74 unless=100+1 copy=59 toBool=39+3 pop=31 notTaken=28 extended=69',
        ),
        equal: 72,
        ...MARKED,
      },
    ],
  ],
]);

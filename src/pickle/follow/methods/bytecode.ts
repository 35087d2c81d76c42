/** Reads the few instructions of CPython that the methods of named tuples and classes of data are made of, in the words of all versions: https://docs.python.org/3/library/dis.html. */
import { type Meaning, VERSIONS, type Version } from './versions.ts';

/** An instruction as every version means it; a jump says how many of these it passes over. */
export type Instruction = string;

/** What a name, a constant stands for, by its index; null where it is none of those that are read. */
export interface CodeTables {
  name(index: number): string | null;
  constant(index: number): string | null;
}

/** One instruction as it stands there. */
interface Step {
  readonly meaning: Meaning;
  readonly argument: number;
  /** Of its first byte, also of what extends its argument, and of the next. */
  readonly start: number;
  readonly end: number;
}

/** What the code of a function says, by each version that can read it. @param arity how many arguments its code object is made of */
export function readings(arity: number, code: Uint8Array, tables: CodeTables): readonly (readonly Instruction[])[] {
  const found: (readonly Instruction[])[] = [];
  for (const version of VERSIONS.get(arity) ?? []) {
    const steps = stepsOf(version, code);
    const read = steps === null ? null : meant(version, steps, tables);
    if (read !== null) found.push(read);
  }
  return found;
}

function stepsOf({ meanings: known }: Version, code: Uint8Array): readonly Step[] | null {
  const steps: Step[] = [];
  let argument = 0;
  let start = 0;
  for (let at = 0; at < code.length; ) {
    const [meaning, cells] = known.get(code[at]!) ?? [null, 0]; // within the code
    const end = at + 2 + 2 * cells;
    if (meaning === null || end > code.length || code.subarray(at + 2, end).some((byte) => byte !== 0)) return null;
    argument = argument * 256 + code[at + 1]!; // as above
    at = end;
    if (meaning === 'extended') {
      if (argument === 0 || argument > MAX_ARGUMENT) return null;
      continue;
    }
    steps.push({ meaning, argument, start, end });
    [argument, start] = [0, end];
  }
  return start === code.length ? steps : null;
}

const MAX_ARGUMENT = 255;

/** In the words of `Instruction`; null where one of them is not read. */
function meant(version: Version, steps: readonly Step[], tables: CodeTables): readonly Instruction[] | null {
  const said = steps.map((_, at) => wordsOf(version, steps, at, tables) ?? [UNREAD]);
  const before: number[] = [];
  let count = 0;
  for (const words of said) {
    before.push(count);
    count += words.length;
  }
  const text = said.flatMap((words, at) =>
    words.map((word, index) => {
      if (!word.endsWith(' @')) return word;
      const target = steps.findIndex(({ start }) => start === targetOf(version, steps[at]!)); // one for each
      const passed = target === -1 ? -1 : before[target]! - before[at]! - index - 1; // as above
      return passed < 0 ? UNREAD : word.replace('@', String(passed));
    }),
  );
  return text.includes(UNREAD) ? null : text;
}

function targetOf({ jumps }: Version, { argument, end }: Step): number {
  if (jumps === 'forward') return end + 2 * argument;
  return jumps === 'bytes' ? argument : 2 * argument;
}

const UNREAD = '?';

const TAKES_NONE: ReadonlySet<Meaning> = new Set(['resume', 'return', 'pop', 'toBool', 'notTaken']);

/** None where it belongs to the one before it or says nothing. */
function wordsOf(
  version: Version,
  steps: readonly Step[],
  at: number,
  tables: CodeTables,
): readonly Instruction[] | null {
  const { meaning, argument } = steps[at]!; // the caller counts
  if (argument !== 0 && TAKES_NONE.has(meaning)) return null;
  const isAfter = (...earlier: readonly Meaning[]) =>
    earlier.every((one, index) => steps[at - earlier.length + index]?.meaning === one);
  switch (meaning) {
    case 'resume':
      return at === 0 ? [] : null;
    case 'precall':
      return steps[at + 1]?.meaning === 'call' && steps[at + 1]?.argument === argument ? [] : null;
    case 'notTaken':
      return isAfter('unless') ? [] : null;
    case 'toBool':
      return isAfter('copy') && steps[at + 1]?.meaning === 'unless' ? [] : null;
    case 'copy':
      return argument === 1 && isAnd(steps, at) ? [] : null;
    case 'unless':
      return [isAfter('copy') || isAfter('copy', 'toBool') ? 'and @' : 'unless @'];
    case 'pop':
      return isAfterAnd(steps, at) ? [] : ['pop'];
    default:
      return ownWords(version, steps[at]!, tables); // as above
  }
}

/** Of an instruction that says the same wherever it stands. */
function ownWords(version: Version, { meaning, argument }: Step, tables: CodeTables): readonly Instruction[] | null {
  switch (meaning) {
    case 'unlessOrPop':
      return ['and @'];
    case 'fasts':
      return [`fast ${argument >> 4}`, `fast ${argument & 15}`];
    case 'compare':
      return comparison(version, argument);
    case 'is':
      return argument > 1 ? null : [argument === 0 ? 'is' : 'is not'];
    case 'returnConst':
      return [`const ${tables.constant(argument) ?? UNREAD}`, 'return'].map((one) =>
        one.endsWith(UNREAD) ? UNREAD : one,
      );
    default:
      return [plainWord(version, meaning, argument, tables) ?? UNREAD];
  }
}

/** `copy`, a jump, `pop`: what `and` is made of since Python 3.12. */
function isAnd(steps: readonly Step[], at: number): boolean {
  const rest = steps.slice(at + 1, at + 5).map(({ meaning }) => meaning);
  return /^(?:toBool )?unless (?:notTaken )?pop(?: |$)/.test(rest.join(' '));
}

function isAfterAnd(steps: readonly Step[], at: number): boolean {
  const before = steps.slice(Math.max(0, at - 4), at).map(({ meaning }) => meaning);
  return /(?:^| )copy (?:toBool )?unless(?: notTaken)?$/.test(before.join(' '));
}

/** Up to Python 3.8 `is` is one of the comparisons. */
function comparison({ equal, meanings: known }: Version, argument: number): readonly Instruction[] | null {
  if (argument === equal) return ['equal'];
  const isOld = !known.has(117) && equal === 2;
  return isOld && argument === 8 ? ['is'] : isOld && argument === 9 ? ['is not'] : null;
}

function plainWord(version: Version, meaning: Meaning, argument: number, tables: CodeTables): Instruction | null {
  switch (meaning) {
    case 'global':
      return globalWord(version, argument, tables);
    case 'attr':
    case 'method': {
      const name = tables.name(version.marksAttributes ? argument >> 1 : argument);
      const isMethod = meaning === 'method' || (version.marksAttributes && (argument & 1) === 1);
      return name === null ? null : `${isMethod ? 'method' : 'attr'} ${name}`;
    }
    case 'const': {
      const text = tables.constant(argument);
      return text === null ? null : `const ${text}`;
    }
    case 'return':
    case 'pop':
      return meaning;
    default:
      return `${meaning} ${argument}`;
  }
}

/** Where a call is marked, what is called without a mark would take a value that is not on the stack. */
function globalWord({ marksGlobals }: Version, argument: number, tables: CodeTables): Instruction | null {
  const name = tables.name(marksGlobals ? argument >> 1 : argument);
  if (name === null || !marksGlobals) return name === null ? null : `global ${name}`;
  if ((argument & 1) === 1) return `global ${name} called`;
  return name === 'NotImplemented' ? `global ${name}` : null;
}

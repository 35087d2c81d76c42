/** Methods of named tuples, classes of data and the like that are exactly what Python, attrs and their users write: they make a tuple, hash or compare attributes, or take a state. https://docs.python.org/3/library/dataclasses.html, https://www.attrs.org/en/stable/how-does-it-work.html */
import type { Token } from '../../machine/value.ts';
import { type CodeLayout, LAYOUTS } from '../code-digests.ts';
import type { FollowContext } from '../following.ts';
import { type Instruction, readings } from './bytecode.ts';

export interface KnownMethod {
  /** `__new__` of a named tuple; `hash((self.a, …))`; `self.a == other.a and …`; `self.__dict__.update(state)`; what takes the state of a class with slots. */
  readonly does: 'tuple' | 'hash' | 'equal' | 'update' | 'fields' | 'slots';
  /** The attributes that it looks up. */
  readonly attributes: readonly string[];
  /** The names that it takes from its module. */
  readonly globals: readonly string[];
}

/** No class of data has more fields. */
const MAX_FIELDS = 250;
const IDENTIFIER = /^[A-Za-z_]\w*$/;

/** What the code object is; null where it is anything else. @param args of which it is made */
export function knownMethod(context: FollowContext, args: readonly Token[]): KnownMethod | null {
  const layout = LAYOUTS.get(args.length);
  const code = layout === undefined ? null : context.bytesOf(args[layout.code] ?? 0);
  const names = layout === undefined ? null : textsOf(context, args[layout.tables[1] ?? 0]);
  if (layout === undefined || code === null || names === null || code.length > MAX_CODE) return null;
  const variables = variablesOf(context, layout, args);
  if (variables === null || names.length > MAX_FIELDS + 3) return null;
  const constants = itemsOf(context, args[layout.tables[0] ?? 0]) ?? [];
  const tables = {
    name: (index: number) => names[index] ?? null,
    constant: (index: number) => constantText(context, constants[index] ?? 0),
  };
  const possible = forms(names, variables.count);
  for (const read of readings(args.length, code, tables)) {
    const text = read.join('\n');
    const form = possible.find(({ program }) => program.join('\n') === text);
    if (form !== undefined && depthOf(read) <= variables.stack) return form.method;
  }
  return null;
}

const MAX_CODE = 65_536;

/** A function of so many arguments, which are all its variables, without a closure. */
function variablesOf(
  context: FollowContext,
  { numbers, tables, exceptions }: CodeLayout,
  args: readonly Token[],
): { readonly count: number; readonly stack: number } | null {
  const values = numbers.map((at) => (at === null ? 0 : context.integerOf(args[at] ?? 0)));
  const [count, positional, keywords, locals, stack, flags] = values;
  if (count == null || stack == null || flags == null || locals !== count || positional !== 0 || keywords !== 0)
    return null;
  const [variables, free, cells] = tables.slice(2).map((at) => textsOf(context, args[at]));
  const isPlain = (flags & ~SAYS_LITTLE) === OPTIMIZED && variables?.length === count && free?.length === 0;
  if (!isPlain || cells?.length !== 0) return null;
  return exceptions === null || context.bytesOf(args[exceptions] ?? 0)?.length === 0 ? { count, stack } : null;
}

/** Locals of its own: https://docs.python.org/3/library/inspect.html#inspect.CO_OPTIMIZED. */
const OPTIMIZED = 3;
/** In another function, without free variables, annotations as texts, with a documentation, a method. */
const SAYS_LITTLE = 0x10 | 0x40 | 0x100000 | 0x1000000 | 0x4000000 | 0x8000000;

/** Of a tuple that is known; null of anything else. */
function itemsOf(context: FollowContext, token: Token | undefined): readonly Token[] | null {
  const isTuple = token !== undefined && context.values.isContainer(token) && context.values.kindOf(token) === 1;
  const content = isTuple ? context.values.contentOf(token) : null;
  return content?.complete === true ? content.items : null;
}

function textsOf(context: FollowContext, token: Token | undefined): readonly string[] | null {
  const texts = itemsOf(context, token)?.map((item) => context.textOf(item)) ?? null;
  return texts?.every((text) => typeof text === 'string' && IDENTIFIER.test(text)) ? (texts as string[]) : null;
}

function constantText(context: FollowContext, token: Token): string | null {
  if (token === 0) return null;
  if (context.isNone(token)) return 'None';
  if (context.isInteger(token)) return 'number';
  if (context.values.isContainer(token)) {
    const isEmpty = context.values.kindOf(token) === 1 && context.values.contentOf(token)?.items.length === 0;
    return isEmpty ? '()' : null;
  }
  const operand = context.operand(token);
  return operand.kind === 'literal' && operand.text === 'True' ? 'True' : null;
}

interface Form {
  readonly program: readonly Instruction[];
  readonly method: KnownMethod;
}

/** What a function with these names and so many arguments may say. */
function forms(names: readonly string[], count: number): readonly Form[] {
  const [first, second] = names;
  if (first === '_tuple_new' && names.length === 1) return tupleForms(count);
  if (first === 'hash' && count === 1) return hashForms(names.slice(1));
  if (first === '__dict__' && second === 'update' && count === 2) return [update()];
  return count === 2 ? equalForms(names) : [];
}

/** `lambda _cls, x, y: _tuple_new(_cls, (x, y))` */
function tupleForms(count: number): readonly Form[] {
  const fields = Array.from({ length: count - 1 }, (_, index) => `fast ${index + 1}`);
  const method = { does: 'tuple', attributes: [], globals: ['_tuple_new'] } as const;
  const rest = ['fast 0', ...joined(fields, count - 1), 'call 2', 'return'];
  return callForms('_tuple_new', rest).map((program) => ({ program, method }));
}

/** Of none an empty one, which is a constant. */
function joined(items: readonly Instruction[], count: number): readonly Instruction[] {
  return count === 0 ? ['const ()'] : [...items, `tuple ${count}`];
}

/** Since Python 3.11 it is marked that a name is called. */
function callForms(name: string, rest: readonly Instruction[]): readonly (readonly Instruction[])[] {
  return [
    [`global ${name} called`, ...rest],
    [`global ${name}`, ...rest],
  ];
}

/** `hash((self.a, self.b))`, which attrs begins with a number; `hash(self.a)` */
function hashForms(attributes: readonly string[]): readonly Form[] {
  const method = { does: 'hash', attributes, globals: ['hash'] } as const;
  const parts = attributes.flatMap((name) => ['fast 0', `attr ${name}`]);
  const count = attributes.length;
  const hashed: (readonly Instruction[])[] = [joined(parts, count), ['const number', ...parts, `tuple ${count + 1}`]];
  if (count === 1) hashed.push(parts);
  return hashed.flatMap((given) =>
    callForms('hash', [...given, 'call 1', 'return']).map((program) => ({ program, method })),
  );
}

/** `self.__dict__.update(state)` */
function update(): Form {
  const program = ['fast 0', 'attr __dict__', 'method update', 'fast 1', 'call 1', 'pop', 'const None', 'return'];
  return { program, method: { does: 'update', attributes: ['__dict__'], globals: [] } };
}

const CLASSES = ['fast 1', 'attr __class__', 'fast 0', 'attr __class__'];
const OTHERWISE = ['global NotImplemented', 'return'];
const SAME = ['fast 0', 'fast 1', 'is', 'unless 2', 'const True', 'return'];

/** Of classes of data up to Python 3.12 and since, of attrs, and of users. */
function equalForms(names: readonly string[]): readonly Form[] {
  const attributes = names.filter((name) => name !== '__class__' && name !== 'NotImplemented');
  const chain = chainOf(attributes);
  const programs: (readonly Instruction[])[] = [
    [...CLASSES, 'is', `unless ${tuplesOf(attributes).length}`, ...tuplesOf(attributes), ...OTHERWISE],
    [...SAME, ...CLASSES, 'is', `unless ${chain.length}`, ...chain, ...OTHERWISE],
    [...CLASSES, 'is not', 'unless 2', ...OTHERWISE, ...chain],
  ];
  if (attributes.length > 0) programs.push(chain);
  const method = { does: 'equal', attributes: [...attributes, '__class__'], globals: ['NotImplemented'] } as const;
  return programs.map((program) => ({ program, method }));
}

/** `return self.a == other.a and self.b == other.b` */
function chainOf(attributes: readonly string[]): readonly Instruction[] {
  if (attributes.length === 0) return ['const True', 'return'];
  const last = attributes.length - 1;
  const parts = attributes.flatMap((name, at) => {
    const compared = ['fast 0', `attr ${name}`, 'fast 1', `attr ${name}`, 'equal'];
    return at === last ? compared : [...compared, `and ${6 * (last - at) - 1}`];
  });
  return [...parts, 'return'];
}

/** `return (self.a, self.b) == (other.a, other.b)` */
function tuplesOf(attributes: readonly string[]): readonly Instruction[] {
  const count = attributes.length;
  const of = (index: number) =>
    joined(
      attributes.flatMap((name) => [`fast ${index}`, `attr ${name}`]),
      count,
    );
  return [...of(0), ...of(1), 'equal', 'return'];
}

/** How many values lie on the stack at most; each branch of a known program begins with none. */
function depthOf(program: readonly Instruction[]): number {
  let depth = 0;
  let most = 0;
  for (const instruction of program) {
    depth += changeOf(instruction);
    most = Math.max(most, depth);
    if (instruction === 'return') depth = 0;
  }
  return most;
}

function changeOf(instruction: Instruction): number {
  const [word = '', argument = ''] = instruction.split(' ');
  if (word === 'global') return instruction.endsWith(' called') ? 2 : 1;
  if (word === 'fast' || word === 'const' || word === 'method') return 1;
  if (word === 'tuple') return 1 - Number(argument);
  if (word === 'call') return -Number(argument);
  return word === 'attr' ? 0 : -1;
}

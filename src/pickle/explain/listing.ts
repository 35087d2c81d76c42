/** A pickle as Python-like statements, for people: every import and call in order, with its offset; shared objects are named, never expanded. Shows what the opcodes say and judges nothing. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Skip } from '../session.ts';
import { type Step, skippedLines, stepsOf } from './disassembly.ts';
import {
  argumentText,
  bounded,
  CONSTANTS,
  ITEM_CHARACTERS,
  ITEMS_SHOWN,
  importText,
  pairs,
  plain,
  type Shown,
  textOf,
} from './shown.ts';

const LINE_CHARACTERS = 400;

/** The lines of one pickle: `  52  v0 = posix.system('echo …')`. @throws FormatError as the opcodes end. */
export function* listPickle(source: ByteSource, start: number, skips: readonly Skip[] = []): Generator<string> {
  const listing = new Listing();
  for (const step of stepsOf(source, start, skips)) {
    const line = listing.step(step);
    if (line !== null) yield `${String(step.offset).padStart(6)}  ${bounded(line, LINE_CHARACTERS)}`;
    const { skip } = step;
    if (skip !== undefined)
      yield* skippedLines(skip, `${String(skip.start).padStart(6)} `, (at) => listPickle(source, at));
  }
}

class Listing {
  readonly #stack: Shown[] = [];
  readonly #marks: number[] = [];
  readonly #memo = new Map<string, Shown>();
  #variables = 0;

  step({ opcode: { name }, argument }: Step): string | null {
    switch (name) {
      case 'PROTO':
        return `# protocol ${argument}`;
      case 'FRAME':
        return null;
      case 'STOP':
        return `return ${textOf(this.#pop())}`;
      case 'MARK':
        this.#marks.push(this.#stack.length);
        return null;
      case 'POP':
        if (this.#marks.at(-1) === this.#stack.length) this.#marks.pop();
        else this.#stack.pop();
        return null;
      case 'POP_MARK':
        this.#popMark();
        return null;
      case 'DUP':
        this.#stack.push(this.#stack.at(-1) ?? plain('?'));
        return null;
      case 'READONLY_BUFFER':
        return null;
      default:
        return this.#name(name, argument);
    }
  }

  /** The memo, and what is named. */
  #name(name: string, argument: string | null): string | null {
    switch (name) {
      case 'PUT':
      case 'BINPUT':
      case 'LONG_BINPUT':
      case 'MEMOIZE':
        return this.#remember(argument ?? String(this.#memo.size));
      case 'GET':
      case 'BINGET':
      case 'LONG_BINGET':
        this.#stack.push(this.#recalled(argument ?? ''));
        return null;
      case 'GLOBAL':
        return this.#import(argument ?? '');
      case 'STACK_GLOBAL': {
        const [operator, module] = [this.#pop(), this.#pop()];
        return this.#import(`${module.bare ?? textOf(module)} ${operator.bare ?? textOf(operator)}`);
      }
      case 'EXT1':
      case 'EXT2':
      case 'EXT4':
        return this.#assign(`copyreg.extension(${argument})`);
      case 'PERSID':
        return this.#assign(`persistent_load(${argument})`);
      case 'BINPERSID':
        return this.#assign(`persistent_load(${textOf(this.#pop())})`);
      default:
        return this.#build(name, argument);
    }
  }

  #build(name: string, argument: string | null): string | null {
    switch (name) {
      case 'EMPTY_TUPLE':
        return this.#container([], ['(', ')']);
      case 'EMPTY_LIST':
        return this.#container([], ['[', ']']);
      case 'EMPTY_DICT':
        return this.#container([], ['{', '}']);
      case 'EMPTY_SET':
        return this.#container([], ['{', '}']);
      case 'TUPLE1':
      case 'TUPLE2':
      case 'TUPLE3':
        return this.#container(this.#popMany(Number(name.at(-1))), ['(', ')']);
      case 'TUPLE':
        return this.#container(this.#popMark(), ['(', ')']);
      case 'LIST':
        return this.#container(this.#popMark(), ['[', ']']);
      case 'DICT':
        return this.#container(pairs(this.#popMark()), ['{', '}']);
      case 'FROZENSET':
        return this.#container(this.#popMark(), ['frozenset({', '})']);
      case 'APPEND':
        return this.#fill('append', this.#popMany(1));
      case 'APPENDS':
        return this.#fill('extend', this.#popMark());
      case 'ADDITEMS':
        return this.#fill('update', this.#popMark());
      case 'SETITEM':
        return this.#fill('update', pairs(this.#popMany(2)));
      case 'SETITEMS':
        return this.#fill('update', pairs(this.#popMark()));
      default:
        return this.#call(name, argument);
    }
  }

  #call(name: string, argument: string | null): string | null {
    switch (name) {
      case 'REDUCE': {
        const [args, callee] = [this.#pop(), this.#pop()];
        return this.#assign(`${textOf(callee)}${argumentText(args)}`);
      }
      case 'NEWOBJ': {
        const [args, callee] = [this.#pop(), this.#pop()];
        return this.#assign(`${textOf(callee)}.__new__${argumentText(args, textOf(callee))}`);
      }
      case 'NEWOBJ_EX': {
        const [keywords, args, callee] = [this.#pop(), this.#pop(), this.#pop()];
        return this.#assign(`${textOf(callee)}.__new__(${textOf(callee)}, *${textOf(args)}, **${textOf(keywords)})`);
      }
      case 'OBJ': {
        const [callee = '?', ...args] = this.#popMark();
        return this.#assign(`${callee}(${args.join(', ')})`);
      }
      case 'INST': {
        const args = this.#popMark();
        const imported = importText(argument ?? '');
        return `${imported.line}; ${this.#assign(`${imported.operator}(${args.join(', ')})`)}`;
      }
      case 'BUILD': {
        const state = this.#pop();
        return `${textOf(this.#stack.at(-1) ?? plain('?'))}.__setstate__(${textOf(state)})`;
      }
      default: {
        const text = argument ?? CONSTANTS[name] ?? name;
        this.#stack.push(plain(bounded(text, ITEM_CHARACTERS), /^'.*'$/s.test(text) ? text.slice(1, -1) : null));
        return null;
      }
    }
  }

  #pop(): Shown {
    return this.#stack.pop() ?? plain('?');
  }

  #popMany(count: number): string[] {
    return this.#stack.splice(Math.max(0, this.#stack.length - count)).map(textOf);
  }

  #popMark(): string[] {
    return this.#stack.splice(this.#marks.pop() ?? this.#stack.length).map(textOf);
  }

  #container(items: string[], brackets: Shown['brackets']): null {
    this.#stack.push({ items: items.slice(0, ITEMS_SHOWN), brackets, text: '', count: items.length, bare: null });
    return null;
  }

  #fill(method: string, items: readonly string[]): string | null {
    const receiver = this.#stack.at(-1) ?? plain('?');
    if (receiver.items === null) {
      const [open, close] = method === 'update' ? ['{', '}'] : ['[', ']'];
      const shown = items.slice(0, ITEMS_SHOWN).join(', ') + (items.length > ITEMS_SHOWN ? ', …' : '');
      return `${receiver.text}.${method}(${method === 'append' ? shown : open + shown + close})`;
    }
    receiver.items.push(...items.slice(0, Math.max(0, ITEMS_SHOWN - receiver.items.length)));
    receiver.count += items.length;
    return null;
  }

  #import(names: string): string {
    const { operator, line } = importText(names);
    this.#stack.push(plain(operator));
    return line;
  }

  #assign(expression: string): string {
    const variable = `v${this.#variables}`;
    this.#variables += 1;
    this.#stack.push(plain(variable));
    return `${variable} = ${expression}`;
  }

  #remember(index: string): null {
    const top = this.#stack.at(-1);
    if (top !== undefined) this.#memo.set(index, top);
    return null;
  }

  /** A short value is shown again; a long one is named by its place in the memo. */
  #recalled(index: string): Shown {
    const value = this.#memo.get(index);
    if (value === undefined) return plain(`memo[${index}]`);
    return value.items === null || value.items.length === 0 ? value : { ...value, items: null, text: `memo[${index}]` };
  }
}

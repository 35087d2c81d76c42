/** Values of a pickle as bounded Python-like text, for its listing. https://docs.python.org/3/library/functions.html#repr */
import { escapeText } from '../render.ts';

export const ITEM_CHARACTERS = 200;
export const ITEMS_SHOWN = 16;

/** A value on the stack of a listing. */
export interface Shown {
  /** For a container its items, so that what is added later is shown; else null. */
  readonly items: string[] | null;
  readonly brackets: readonly [open: string, close: string];
  text: string;
  count: number;
  /** The text of a str without quotes, for names. */
  readonly bare: string | null;
}

export function plain(text: string, bare: string | null = null): Shown {
  return { items: null, brackets: ['', ''], text, count: 0, bare };
}

export const CONSTANTS: Readonly<Record<string, string>> = {
  NONE: 'None',
  NEWTRUE: 'True',
  NEWFALSE: 'False',
  NEXT_BUFFER: '<buffer>',
};

export function textOf(value: Shown): string {
  if (value.items === null) return value.text;
  const [open, close] = value.brackets;
  const more = value.count > value.items.length ? ', …' : open === '(' && value.count === 1 ? ',' : '';
  return bounded(open + value.items.join(', ') + more + close, ITEM_CHARACTERS);
}

export function argumentText(args: Shown, ...first: readonly string[]): string {
  if (args.items === null || args.brackets[0] !== '(') return `(${[...first, `*${textOf(args)}`].join(', ')})`;
  return `(${[...first, ...args.items, ...(args.count > args.items.length ? ['…'] : [])].join(', ')})`;
}

export function pairs(items: readonly string[]): string[] {
  const shown: string[] = [];
  for (let index = 0; index + 1 < items.length; index += 2) shown.push(`${items[index]}: ${items[index + 1]}`);
  return shown;
}

/** `posix system` */
export function importText(names: string): { operator: string; line: string } {
  const space = names.indexOf(' ');
  const [module, name] = [names.slice(0, space).replace(/^'/, ''), names.slice(space + 1).replace(/'$/, '')];
  const operator = escapeText(`${module}.${name}`);
  return { operator, line: `from ${escapeText(module)} import ${escapeText(name)}` };
}

export function bounded(text: string, characters: number): string {
  return text.length <= characters ? text : `${text.slice(0, characters - 1)}…`;
}

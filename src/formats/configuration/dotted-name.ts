/** Splits a dotted path as a configuration names an operator: `transformers.AutoModel.from_pretrained` is of module `transformers`. See https://hydra.cc/docs/advanced/instantiate_objects/overview/. */
import type { Operator } from '../../facts.ts';

/** Names in a path. Packages come to some ten; each is judged with those around it. CWE-407. */
const PATH_PARTS = 40;
/** Shown of one name that no honest package has. */
const NAME_CHARACTERS = 200;
/** Builtins that act; any other name without a module is one that the program knows by itself. */
const ACTING_BUILTINS = /^(?:eval|exec|compile|__import__|open|getattr|setattr|breakpoint|input)$/;

/** Whether it leads through more objects than any honest path. */
export function isTooLong(path: string): boolean {
  return path.split('.', PATH_PARTS + 1).length > PATH_PARTS;
}

/** Null where the text is no dotted path of Python names. */
export function operatorAt(path: string): Operator | null {
  const parts = path.trim().split('.', PATH_PARTS);
  if (!parts.every((part) => /^[\p{L}\p{Nl}_][\p{L}\p{N}\p{M}\p{Pc}]*$/u.test(part))) return null;
  const [only] = parts;
  if (only !== undefined && parts.length === 1) {
    return ACTING_BUILTINS.test(only) ? { ecosystem: 'python', module: 'builtins', name: only } : null;
  }
  // Modules are written small, classes begin with a capital: what follows a class is an attribute of it.
  const firstClass = parts.findIndex((part, index) => index > 0 && /^\p{Lu}/u.test(part));
  const cut = firstClass < 0 ? parts.length - 1 : firstClass;
  return { ecosystem: 'python', module: parts.slice(0, cut).join('.'), name: parts.slice(cut).join('.') };
}

/** A path of any names, as loaders import it: a file may be called anything. `pydoc.locate` passes over empty parts; `..` alone is no path. */
export function anyOperatorAt(path: string): Operator | null {
  const parts = path.split('.', PATH_PARTS).filter((part) => part !== '');
  const known = operatorAt(parts.join('.'));
  if (known !== null || parts.length < 2) return known;
  const names = parts.map((part) => part.slice(0, NAME_CHARACTERS));
  return { ecosystem: 'python', module: names.slice(0, -1).join('.'), name: names[names.length - 1] ?? '' };
}

/** What stands for a value that something else puts in: interpolations, templates, expressions and references. */
const PUT_IN = /\$\{|\{\{|^[$@]/;

/** The same in a configuration that is put together first. */
export function writtenOperatorAt(path: string): Operator | null {
  return PUT_IN.test(path) ? operatorAt(path) : anyOperatorAt(path);
}

/** Other readings of a path than `operatorAt` gives: loaders try where the module ends, and some pass over parts that do not exist. */
export function readingsOf(path: string): readonly Operator[] {
  const parts = path.trim().split('.', PATH_PARTS);
  const names = new Set<string>();
  for (let cut = 1; cut < parts.length; cut += 1) {
    const module = parts.slice(0, cut).join('.');
    names.add(`${module}\0${parts.slice(cut).join('.')}`);
    for (const name of parts.slice(cut)) names.add(`${module}\0${name}`);
  }
  return [...names].map((pair) => {
    const [module = '', name = ''] = pair.split('\0');
    return { ecosystem: 'python', module, name };
  });
}

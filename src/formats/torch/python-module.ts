/** What importing a module of Python source runs: its top level, the bodies of its classes, and the functions that these call. https://docs.python.org/3/reference/executionmodel.html */
import { type Body, bodiesOf, indexOf } from './module-bodies.ts';
import { Names } from './module-names.ts';
import { type ModuleUse, usesIn } from './module-uses.ts';

/** Methods that the unpickler, the making of a class or the end of an object calls. */
const HOOKS: ReadonlySet<string> = new Set(
  '__setstate__ __new__ __init_subclass__ __set_name__ __del__ __prepare__ __class_getitem__ __hash__ __eq__ __getattr__ __instancecheck__ __subclasscheck__ __mro_entries__'.split(
    ' ',
  ),
);
/** What brings a module under a name that the source need not show. */
const BRINGS_MODULE =
  /^(?:importlib\.|imp\.|pkgutil\.|runpy\.|sys\.modules|builtins\.(?:__import__|globals|vars|locals|__builtins__)$)/;

/** @throws never: what cannot be read is a `computed` use */
export function readModule(source: string): readonly ModuleUse[] {
  const bodies = bodiesOf(source);
  const names = new Names(bodies.flatMap(({ tokens }) => [...tokens]));
  const index = indexOf(bodies);
  const run = new Set<Body>();
  const pending = bodies.filter(({ name }) => name === '' || HOOKS.has(name));
  const uses: ModuleUse[] = [];
  for (let body = pending.pop(); body !== undefined; body = pending.pop()) {
    if (run.has(body)) continue;
    run.add(body);
    const { found, called } = usesIn(body.tokens, names);
    for (const use of found) uses.push(use);
    for (const name of called) {
      for (const each of index.get(name) ?? []) pending.push(each);
      index.delete(name);
    }
  }
  // A call by a computed name matters where a module may have come under one.
  const isOpen = uses.some((use) => use.kind === 'name' && BRINGS_MODULE.test(use.path));
  return uses.filter((use) => use.kind === 'name' || use.isWeak !== true || isOpen);
}

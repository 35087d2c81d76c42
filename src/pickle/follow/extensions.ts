/** The extension registry as far as a stream writes it itself: by `add_extension`, or into the dicts of copyreg. See https://docs.python.org/3/library/copyreg.html and PEP 307. */
import type { Operator } from '../../facts.ts';
import type { Token } from '../machine/value.ts';
import type { RunContext } from '../session.ts';

const REGISTRIES: ReadonlySet<string> = new Set(['_inverted_registry', '_extension_registry', '_extension_cache']);

/** `copyreg._inverted_registry[code] = (module, name)` and its like. */
export function registerExtensions(run: RunContext, { module, name }: Operator, items: Token): void {
  if (module !== 'copyreg' || !REGISTRIES.has(name)) return;
  const content = run.values.contentOf(items)?.items ?? [];
  for (let index = 0; index + 1 < content.length; index += 2) {
    const [key, entry] = [content[index]!, content[index + 1]!];
    const [code, pair] = name === '_extension_registry' ? [entry, key] : [key, entry];
    registerExtension(run, code, pair);
  }
}

/** @param pair a tuple of module and name, or the operator itself (the cache). */
export function registerExtension(run: RunContext, code: Token, pair: Token): void {
  const number = run.integerOf(code);
  if (number === null) return;
  const value = run.values.valueOf(pair);
  if (value?.kind === 'operator') {
    run.session.extensions.set(number, value.operator);
    return;
  }
  const [module, name] = (run.values.isContainer(pair) ? run.values.contentOf(pair)?.items : null) ?? [];
  if (module === undefined || name === undefined) return;
  const [moduleText, nameText] = [run.textOf(module), run.textOf(name)];
  if (typeof moduleText === 'string' && typeof nameText === 'string') {
    run.session.extensions.set(number, { module: moduleText, name: nameText });
  }
}

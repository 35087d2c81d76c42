/** Judges names that walk from object to object (`posixpath` `os.system`) or are modules themselves: such a name is never safe. See https://peps.python.org/pep-3154/ on dotted names. */
import type { Operator } from '../../facts.ts';
import { findDangerous } from '../../rules/catalogue.ts';
import { packageKind } from '../../rules/python/packages.ts';
import { isStandardLibrary } from '../../rules/python/standard-library.ts';
import { isKeptMethod, isNamedSlot } from '../../rules/python/uses.ts';
import { POWERFUL_MODULES, VALUE_TYPES } from '../../rules/python/walked-names.ts';
import { type Ruling, rowRuling, verdictRuling, worse } from '../ruling.ts';

// Those of the interpreter begin in lower case; `__WCS_unpickle__` is a function that a library wrote.
const DUNDER = /^__[^A-Z].*__$/;

/** Steps of a walk, from its start and from its end, that are looked up; no honest name takes more. CWE-407. */
const WALK_PARTS = 32;

/** Null when the name is one plain part that is no module, of a module that only defines things. */
export function walkRuling(operator: Operator): Ruling | null {
  if (operator.module.endsWith('.__main__')) return verdictRuling('python/program-module', operator);
  const parts = operator.name.split('.');
  const dunder = parts.find((part) => DUNDER.test(part));
  const full = `${operator.module}.${operator.name}`;
  if (dunder !== undefined && !isKeptMethod(full) && !isNamedSlot(full))
    return verdictRuling('python/dunder-walk', { attribute: dunder });
  const { module, name } = operator;
  if (isValueMethod(operator, parts)) return verdictRuling('python/value-method', { operator: `${module}.${name}` });
  const reached = reachedRuling(operator, parts);
  return parts.length > WALK_PARTS || parts.some((part) => isModuleName(module, part))
    ? worse(verdictRuling('python/module-walk', { module, name }), reached)
    : reached;
}

/** `str.split` as a tokenizer, `object.__setattr__.__get__` of a frozen class: a function of a builtin type, which is harmless as long as nobody calls it. */
function isValueMethod({ module, name }: Operator, parts: readonly string[]): boolean {
  if (!/^(?:builtins|__builtin__)$/.test(module)) return false;
  if (parts[0] === 'object') return isNamedSlot(`builtins.${name}`);
  return parts.length === 2 && VALUE_TYPES.test(parts[0] ?? '');
}

function isModuleName(module: string, part: string): boolean {
  const bare = part.replace(/^_+/, '');
  if (POWERFUL_MODULES.has(bare)) return true;
  return isStandardLibrary(bare) && (isStandardLibrary(module) || packageKind(module) !== null);
}

/** The worst row that a part of the walk reaches: `torch` `hub.load` is `torch.hub` `load`, `argparse` `_os.system` is `os` `system`. */
function reachedRuling({ ecosystem, module }: Operator, parts: readonly string[]): Ruling | null {
  let worst: Ruling | null = null;
  for (let cut = Math.max(1, parts.length - WALK_PARTS); cut < parts.length; cut += 1) {
    const name = parts.slice(cut).join('.');
    const last = parts[cut - 1] ?? '';
    const owners = [last, last.replace(/^_+/, '')];
    if (cut <= WALK_PARTS) owners.push(`${module}.${parts.slice(0, cut).join('.')}`);
    for (const reached of owners) {
      const match = findDangerous({ ecosystem, module: reached, name });
      if (match !== null) worst = worse(rowRuling(match.rule), worst);
    }
  }
  const owner = parts.length > 1 ? findDangerous({ ecosystem, module, name: parts[0] ?? '' }) : null;
  return owner === null ? worst : worse(rowRuling(owner.rule), worst);
}

/** Judges what importing a module of Python source runs: only what is known to reach outside, for modules call all kinds of things when they are imported. */
import { findDangerous } from '../rules/catalogue.ts';
import { ACTING_CALLS, WRITING_CALLS } from '../rules/python/acting-calls.ts';
import { isStandardLibrary } from '../rules/python/standard-library.ts';
import type { Effect } from '../rules/rule.ts';
import { reachedRuling } from './judge-configured.ts';
import { type Ruling, rowRuling, safeRuling, worse } from './ruling.ts';
import type { CallFact } from './use/call.ts';

/** What a module that only defines things does not do. */
const OUTSIDE: ReadonlySet<Effect> = new Set([
  'code-execution',
  'process-execution',
  'native-code',
  'nested-load',
  'network',
  'file-write',
  'file-delete',
  'evasion',
]);
/** What modules do that are made with care as well: optional imports, settings of the interpreter. */
const ORDINARY: ReadonlySet<Effect> = new Set(['import', 'interpreter-state']);

/** What makes types out of plain texts, which a source shows. */
const ORDINARY_CALLS =
  /^(?:collections\.namedtuple|typing\.\w+|functools\.\w+|operator\.\w+|inspect\.\w+|types\.(?!CodeType)\w+|torch\.compile|torch\.ops(?!\.load)(?:\.\w+)*)$/;

/** By any part of the path that a row names, and by a row about the whole module. */
function worstOf(parts: readonly string[]): Ruling | null {
  const [module, name] = [parts.slice(0, -1).join('.'), parts[parts.length - 1] ?? ''];
  // Rows about whole packages are about pickles, which need but few of their functions: elsewhere they count for what plainly acts.
  const isStandard = isStandardLibrary(parts[0] ?? '');
  const isMeant = isStandard || ACTING_CALLS.test(parts.join('.'));
  const match = methodAt(parts) ?? (isMeant ? findDangerous({ ecosystem: 'python', module, name }) : null);
  const reached = reachedRuling(parts, false);
  if (match === null) return reached;
  return reached === null ? rowRuling(match.rule) : worse(reached, rowRuling(match.rule));
}

/** A row that names a method: `pathlib`, `Path.write_text`. */
function methodAt(parts: readonly string[]): ReturnType<typeof findDangerous> {
  if (parts.length < 3) return null;
  const [module, name] = [parts.slice(0, -2).join('.'), parts.slice(-2).join('.')];
  const match = findDangerous({ ecosystem: 'python', module, name });
  return match?.by === 'name' ? match : null;
}

export function sourceRuling({ operator, via }: CallFact): Ruling {
  const parts = `${operator.module}.${operator.name}`
    .split('.')
    .filter((part) => !/^__\w+__$/.test(part) || part === '__import__');
  if (ORDINARY_CALLS.test(parts.join('.'))) return safeRuling('Modules call it when they are imported.');
  const reached = parts.length < 2 ? null : worstOf(parts);
  if (reached !== null && OUTSIDE.has(reached.effect)) return reached;
  // In an archive nothing imports a file by its path with care.
  const isForced = via === 'source' && isActing(parts);
  if (reached !== null && ORDINARY.has(reached.effect)) return isForced ? reached : { ...reached, severity: 'medium' };
  return safeRuling('Modules call such things when they are imported.');
}

/** Source of the repository, which its readers see: as much as in an archive weighs only what plainly acts. Names of types and constants act on nothing, and any program loads the model that lies beside it. */
export function handlerRuling(fact: CallFact): Ruling {
  const ruling = sourceRuling(fact);
  if (ruling.severity === null) return ruling;
  const full = `${fact.operator.module}.${fact.operator.name}`;
  if (isActing(full.split('.'))) return ruling;
  return { ...ruling, severity: WRITING_CALLS.test(full) ? 'medium' : 'low' };
}

/** `os.path.os.system` is `os.system`, and so is `threading._os.system`. */
function isActing(parts: readonly string[]): boolean {
  return parts.some((_, start) => ACTING_CALLS.test(parts.slice(start).join('.').replace(/^_+/, '')));
}

/** Bundles fetch their weights: that is theirs to do, and worth a look. */
export function expressionRuling(fact: CallFact): Ruling {
  const ruling = handlerRuling(fact);
  const isAlarm = ruling.severity === 'critical' || ruling.severity === 'high';
  return ruling.effect === 'network' && isAlarm ? { ...ruling, severity: 'medium' } : ruling;
}

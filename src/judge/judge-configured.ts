/** Judges what a configuration names for a program to call: such files are the work of a repository's own authors, who name the classes and functions of many packages. */
import type { Operand, Operator } from '../facts.ts';
import { findDangerous } from '../rules/catalogue.ts';
import {
  FOLLOWING_TOOLS,
  HUB_OWNERS,
  isOfOrdinaryModule,
  isOrdinaryInConfigurations,
  LOADERS,
  OPERATING_MODULES,
  ORDINARY_EFFECTS,
  STARTING_NAMES,
  UNREPEATED_MODULES,
} from '../rules/configured.ts';
import { packageKind } from '../rules/python/packages.ts';
import { isStandardLibrary } from '../rules/python/standard-library.ts';
import { compareSeverity, type Ruling, rowRuling, safeRuling, verdictRuling, worse } from './ruling.ts';
import type { CallFact } from './use/call.ts';
import { type ClassifyContext, classify } from './who/classify.ts';

/** No row names an operator by more. */
const ROW_PARTS = 7;

/** @param fact whose operator was split where its first class stands */
export function configuredRuling({ operator, operands, via }: CallFact, context: ClassifyContext): Ruling {
  const full = `${operator.module}.${operator.name}`;
  const known = classify(operator, context);
  // What was measured is how pickles rebuild it: a program calls it.
  const classification = known.kind === 'inert' ? known.otherwise : known;
  const own = classification.kind === 'ruled' ? classification.ruling : null;
  if (own?.rule.startsWith('policy/') === true) return own;
  if (classification.kind === 'safe' || isOrdinaryInConfigurations(full)) return safeRuling('It is harmless.');
  const [topLevel = full] = full.split('.', 1);
  // A package of the repository that has a known name (`datasets`) is its own.
  const isOwn = classification.kind === 'first-party' || own?.rule === 'python/shadowed-package';
  const reached = reachedRuling(full.split('.'), isOwn);
  const dangerous = own === null || isOwn ? reached : worse(own, reached);
  if (via === 'own-component' || isOfOrdinaryModule(full))
    return ledRuling(full.split('.')) ?? safeRuling('It is a part of what reads the configuration, or it computes.');
  if (dangerous !== null) return ruledRuling(full, dangerous, operands);
  if (isOwn) return verdictRuling('python/first-party', { operator: full });
  if (isStandardLibrary(topLevel)) {
    return verdictRuling('unknown-operator/standard-library', { operator: full });
  }
  return unknownRuling(full, packageKind(topLevel), via === 'component' ? 'medium' : 'low');
}

/** In a package that is known, what reads data or writes logs is reported and no more. */
function ruledRuling(full: string, ruling: Ruling, operands: readonly Operand[]): Ruling {
  const isHub =
    full === 'torch.hub.load' &&
    operands.some((operand) => operand.kind === 'literal' && HUB_OWNERS.test(operand.text));
  const isOrdinary = ORDINARY_EFFECTS.has(ruling.effect) && full !== 'torch.hub.load';
  const isLoading = ruling.effect === 'nested-load' && !LOADERS.test(full);
  if (!isOfTraining(full) || !(isHub || isOrdinary || isLoading)) return ruling;
  return { ...ruling, severity: 'low' };
}

/** Packages of models, and what follows trainings and opens their data: clients of the network are neither. */
function isOfTraining(full: string): boolean {
  return packageKind(full) === 'model' || FOLLOWING_TOOLS.test(full);
}

/** @param elsewhere how much a name of no known package weighs */
function unknownRuling(full: string, kind: ReturnType<typeof packageKind>, elsewhere: 'low' | 'medium'): Ruling {
  const rule = `unknown-operator/${kind ?? 'elsewhere'}` as const;
  if (STARTING_NAMES.test(full)) return verdictRuling(rule, { operator: full }, kind === null ? 'medium' : 'high');
  const isPrivate = full.split('.').some((part) => part.startsWith('_'));
  if (kind === 'model' && !isPrivate) return safeRuling('Configurations name the parts of such packages.');
  return verdictRuling(rule, { operator: full }, kind === null ? elsewhere : 'low');
}

/**
 * The worst that any part of the path reaches: the loader walks attribute by attribute, so that `torch.serialization.os.system` is
 * `os.system`, and `subprocess.Popen.communicate` holds `subprocess.Popen`. In a package that nobody knows, or the repository's own, its own names say nothing.
 */
export function reachedRuling(parts: readonly string[], isOwn: boolean): Ruling | null {
  const dunder = parts.find((part, index) => index > 0 && /^__.+__$/.test(part) && part !== '__main__');
  if (dunder !== undefined) return verdictRuling('python/dunder-walk', { attribute: dunder });
  const [topLevel = ''] = parts;
  if (isOwn || !(isStandardLibrary(topLevel) || packageKind(topLevel) !== null)) return ledRuling(parts);
  return worstFrom(parts, () => true);
}

/** What the path leads on to behind a package whose own names are not asked: `mine.utils.os.system` is `os.system` all the same. */
function ledRuling(parts: readonly string[]): Ruling | null {
  return worstFrom(parts, (start) => start > 0 && OPERATING_MODULES.has((parts[start] ?? '').replace(/^_+/, '')));
}

function worstFrom(parts: readonly string[], isAsked: (start: number) => boolean): Ruling | null {
  let worst: Ruling | null = null;
  for (let start = 0; start < parts.length - 1; start += 1) {
    if (!isAsked(start)) continue;
    for (let end = start + 2; end <= Math.min(parts.length, start + ROW_PARTS); end += 1) {
      const row = rowAt(parts.slice(start, end), start > 0);
      if (row !== null) worst = worst === null ? row : worse(row, worst);
    }
  }
  return worst;
}

/** A row that names the operator itself; behind a package only what is critical and of the standard library counts, or of a module whose name no package repeats. */
function rowAt(parts: readonly string[], isInner: boolean): Ruling | null {
  const operator: Operator = {
    ecosystem: 'python',
    module: parts.slice(0, -1).join('.').replace(/^_+/, ''),
    name: parts[parts.length - 1] ?? '',
  };
  const match = findDangerous(operator);
  const [topLevel = ''] = operator.module.split('.', 1);
  const isUnrepeated = UNREPEATED_MODULES.has(topLevel);
  if (match === null || (match.by !== 'name' && !(isInner && isUnrepeated))) return null;
  const ruling = rowRuling(match.rule);
  if (!isInner) return ruling;
  const least = isUnrepeated ? 'high' : 'critical';
  return isStandardLibrary(topLevel) && compareSeverity(match.rule.severity, least) >= 0 ? ruling : null;
}

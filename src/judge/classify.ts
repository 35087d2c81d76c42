/** Puts an operator into its class, most specific first: the policy's rows, the catalogue's, the repository's own modules, what nobody knows. */
import type { Operator } from '../facts.ts';
import { findDangerous, findSafe } from '../rules/catalogue.ts';
import { findInert } from '../rules/inert.ts';
import { copiedOperator, sameOperator } from '../rules/python/aliases.ts';
import { packageKind } from '../rules/python/packages.ts';
import { isStandardLibrary } from '../rules/python/standard-library.ts';
import type { Classification, Home } from './classification.ts';
import { classifyRegistered } from './classify-registries.ts';
import { type OwnOperators, ownRow, type UnknownSeverities } from './own-rows.ts';
import { rowRuling, verdictRuling } from './ruling.ts';
import { walkRuling } from './walk.ts';

/** Says what the repository itself holds; absent outside a repository. */
export interface FirstParty {
  /** Whether the module is a Python file of the tree that is examined. */
  isModule(module: string): boolean;
  /** The path of a file of the tree that hides a known top-level package (`torch.py`); null when none does. */
  shadows(topLevel: string): string | null;
}

export interface ClassifyContext {
  readonly operators: OwnOperators;
  /** What the policy says of what nobody has reviewed. */
  readonly unknown: UnknownSeverities;
  readonly firstParty: FirstParty | undefined;
}

/** The class of an operator; what the stream does with it is judged by itself. */
export function classify(operator: Operator, context: ClassifyContext): Classification {
  const own = byPolicy(operator, context.operators) ?? byTree(operator, context.firstParty);
  if (own !== null) return own;
  const same = sameOperator(operator);
  const reviewed = byName(operator) ?? (same === null ? null : byName(same));
  if (reviewed !== null) return reviewed;
  const otherwise = unreviewed(operator, same, context);
  const inert = findInert(operator) ?? (same === null ? null : findInert(same));
  return inert === null ? otherwise : { kind: 'inert', inert, otherwise };
}

/** What no row names exactly: rows about its whole module, copies, walks, and in the end nobody's knowledge. */
function unreviewed(operator: Operator, same: Operator | null, context: ClassifyContext): Classification {
  const row = byModule(operator) ?? (same === null ? null : byModule(same)) ?? byCopy(operator);
  if (row !== null) return row;
  if (operator.ecosystem !== 'python') return classifyRegistered(operator);
  const walk = walkRuling(operator);
  if (walk !== null) return { kind: 'ruled', ruling: walk };
  if (TORCHSCRIPT.test(operator.module)) {
    return { kind: 'safe', use: 'rebuild', because: 'It is a TorchScript type of the same archive, no Python class.' };
  }
  if (context.firstParty?.isModule(operator.module) === true) return { kind: 'first-party' };
  return { kind: 'unknown', home: homeOf(operator.module) };
}

/** What TorchScript calls the types of an archive. */
const TORCHSCRIPT = /^__torch__(?:\.|$)/;

function homeOf(module: string): Home {
  return isStandardLibrary(module) ? 'standard-library' : (packageKind(module) ?? 'elsewhere');
}

function byPolicy(operator: Operator, operators: OwnOperators): Classification | null {
  const row = ownRow(operator, operators);
  if (row === null) return null;
  if (!('severity' in row)) return { kind: 'safe', use: 'any', because: row.because };
  return { kind: 'ruled', ruling: verdictRuling('policy/dangerous-operator', { because: row.because }, row.severity) };
}

function byTree({ ecosystem, module }: Operator, firstParty: FirstParty | undefined): Classification | null {
  if (firstParty === undefined || ecosystem !== 'python') return null;
  const [topLevel = module] = module.split('.', 1);
  if (homeOf(module) === 'elsewhere') return null;
  const path = firstParty.shadows(topLevel);
  if (path === null) return null;
  return { kind: 'ruled', ruling: verdictRuling('python/shadowed-package', { path, package: topLevel }) };
}

function byName(operator: Operator): Classification | null {
  const match = findDangerous(operator);
  if (match?.by === 'name') return { kind: 'ruled', ruling: rowRuling(match.rule) };
  const safe = findSafe(operator);
  return safe === null ? null : { kind: 'safe', use: safe.use, because: safe.because };
}

function byModule(operator: Operator): Classification | null {
  const match = findDangerous(operator);
  if (match === null) return null;
  const walk = walkRuling(operator);
  return { kind: 'ruled', ruling: walk?.severity === 'critical' ? walk : rowRuling(match.rule) };
}

function byCopy(operator: Operator): Classification | null {
  const original = operator.ecosystem === 'python' ? copiedOperator(operator) : null;
  if (original === null) return null;
  const match = findDangerous(original) ?? findDangerous(sameOperator(original) ?? original);
  return match === null ? null : { kind: 'ruled', ruling: rowRuling(match.rule) };
}

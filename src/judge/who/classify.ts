/** Puts an operator into its class, most specific first: the policy's rows, the catalogue's, the repository's own modules, what nobody knows. */
import type { Operator } from '../../facts.ts';
import { findDangerous, findSafe } from '../../rules/catalogue.ts';
import { enumerationMember } from '../../rules/class-index.ts';
import { findInert } from '../../rules/inert.ts';
import { copiedOperator, sameOperator } from '../../rules/python/aliases.ts';
import { scriptClassOf } from '../../rules/torchscript.ts';
import { rowRuling, verdictRuling } from '../ruling.ts';
import type { Classification } from './classification.ts';
import { classifyRegistered } from './classify-registries.ts';
import { type Catalogued, type FirstParty, homeOf, withTree } from './classify-tree.ts';
import { type OwnOperators, ownRow, type UnknownSeverities } from './own-rows.ts';
import { walkRuling } from './walk.ts';

export interface ClassifyContext {
  readonly operators: OwnOperators;
  /** What the policy says of what nobody has reviewed. */
  readonly unknown: UnknownSeverities;
  readonly firstParty: FirstParty | undefined;
}

/** The class of an operator; what the stream does with it is judged by itself. */
export function classify(operator: Operator, context: ClassifyContext): Classification {
  return byPolicy(operator, context.operators) ?? withTree(operator, catalogued(operator), context.firstParty);
}

/** What the catalogue says, the most specific first. */
function catalogued(operator: Operator): Catalogued {
  const script = scriptClassOf(operator);
  if (script !== null) return rebuilt(catalogued(script));
  const same = sameOperator(operator);
  const reviewed = byName(operator) ?? (same === null ? null : byName(same));
  if (reviewed !== null) return { classification: reviewed, by: 'name' };
  const otherwise = unreviewed(operator, same);
  const inert = findInert(operator) ?? (same === null ? null : findInert(same));
  if (inert === null) return isMember(operator) ? { classification: MEMBER, by: 'name' } : otherwise;
  return { classification: { kind: 'inert', inert, otherwise: otherwise.classification }, by: 'name' };
}

/** As a pickle names it: what a call of a Python module of that name does is another matter. */
function rebuilt({ classification, by }: Catalogued): Catalogued {
  return {
    classification: classification.kind === 'safe' ? { ...classification, use: 'rebuild' } : classification,
    by,
  };
}

const MEMBER: Classification = { kind: 'safe', use: 'reference', because: 'It is a member of an enumeration.' };

/** `Method.OPTIMIZE`, which Python from 3.11 on writes as `getattr(Method, 'OPTIMIZE')`. */
function isMember(operator: Operator): boolean {
  return /^[A-Z][A-Z\d_]*$/.test(enumerationMember(operator) ?? '');
}

/** What no row names exactly: rows about its whole module, copies, walks, and in the end nobody's knowledge. */
function unreviewed(operator: Operator, same: Operator | null): Catalogued {
  const row = byModule(operator) ?? (same === null ? null : byModule(same)) ?? byCopy(operator);
  if (row !== null) return { classification: row, by: 'whole' };
  return { classification: unlisted(operator), by: 'nothing' };
}

/** What no row speaks of. */
function unlisted(operator: Operator): Classification {
  if (operator.ecosystem !== 'python') return classifyRegistered(operator);
  const walk = walkRuling(operator);
  if (walk !== null) return { kind: 'ruled', ruling: walk };
  if (TORCHSCRIPT.test(operator.module)) {
    return { kind: 'safe', use: 'rebuild', because: 'It is a TorchScript type of the same archive, no Python class.' };
  }
  return { kind: 'unknown', home: homeOf(operator.module) };
}

/** What TorchScript calls the types of an archive. */
const TORCHSCRIPT = /^__torch__(?:\.|$)/;

function byPolicy(operator: Operator, operators: OwnOperators): Classification | null {
  const row = ownRow(operator, operators);
  if (row === null) return null;
  if (!('severity' in row)) return { kind: 'safe', use: 'any', because: row.because };
  return { kind: 'ruled', ruling: verdictRuling('policy/dangerous-operator', { because: row.because }, row.severity) };
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

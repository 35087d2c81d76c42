/** Rules on what a stream does with an operator: the same one may be named, rebuilt without its `__init__`, called, or changed. */
import type { CallVia, Operator } from '../facts.ts';
import type { Severity } from '../rules/rule.ts';
import type { Classification, Home } from './classification.ts';
import { type ClassifyContext, classify } from './classify.ts';
import { type CallFact, contextRuling } from './judge-context.ts';
import { placeRuling } from './judge-place.ts';
import { generalRuling, type Ruling, safeRuling } from './ruling.ts';

// Ways that make or fill an instance without calling `__init__`.
const REBUILDS: ReadonlySet<CallVia> = new Set(['NEWOBJ', 'NEWOBJ_EX', 'RECONSTRUCTOR', 'BUILD']);
const FILLS: ReadonlySet<CallVia> = new Set(['BUILD', 'APPEND', 'APPENDS', 'ADDITEMS', 'SETITEM', 'SETITEMS']);

/** An operator that is resolved; what is done with it then is another matter. */
export function importRuling(operator: Operator, context: ClassifyContext): Ruling {
  const classification = classify(operator, context);
  switch (classification.kind) {
    case 'ruled':
      return classification.ruling;
    case 'safe':
      return safeRuling(classification.because);
    case 'first-party':
      return firstPartyRuling(operator);
    default:
      return unknownRuling(operator, classification.home, null);
  }
}

/** An operator that is called, or an instance of it that is filled. */
export function callRuling(fact: CallFact, context: ClassifyContext): Ruling {
  if (fact.receiver?.kind === 'operator' && FILLS.has(fact.via)) return changedRuling(fact);
  if (fact.via === 'hook') return hookRuling(fact, context);
  const classification = classify(fact.operator, context);
  return contextRuling(fact, context) ?? placeRuling(fact) ?? plainRuling(fact, classification);
}

function plainRuling(fact: CallFact, classification: Classification): Ruling {
  switch (classification.kind) {
    case 'ruled':
      return classification.ruling;
    case 'safe':
      if (classification.use === 'any' || (classification.use === 'rebuild' && REBUILDS.has(fact.via))) {
        return safeRuling(classification.because);
      }
      return unknownCallOfSafe(fact);
    case 'first-party':
      return firstPartyRuling(fact.operator);
    default:
      return unknownRuling(fact.operator, classification.home, fact.via);
  }
}

function unknownCallOfSafe(fact: CallFact): Ruling {
  const { module, name } = fact.operator;
  const because = `${module}.${name} is harmless to name, but nobody has reviewed what a call with arguments of the file does.`;
  return generalRuling('python/unreviewed-call', 'high', 'unknown', because, 'unknown');
}

function changedRuling({ operator: { module, name }, via }: CallFact): Ruling {
  const because = `${via} changes ${module}.${name} itself, for the whole interpreter, instead of an object that the file made.`;
  return generalRuling('python/changed-operator', 'high', 'interpreter-state', because);
}

function hookRuling(fact: CallFact, context: ClassifyContext): Ruling {
  const { module, name } = fact.operator;
  const standing = importRuling(fact.operator, context).standing;
  const because = `The file installs ${module}.${name} where the loader itself calls it.`;
  return generalRuling('python/installed-hook', standing === 'safe' ? 'high' : 'critical', 'trampoline', because);
}

function firstPartyRuling({ module, name }: Operator): Ruling {
  const because = `${module}.${name} is a module of this repository; review it as code.`;
  return generalRuling('python/first-party', 'low', 'unknown', because, 'unknown');
}

/** @param via null: only named */
function unknownRuling(operator: Operator, home: Home, via: CallVia | null): Ruling {
  const { module, name } = operator;
  const severity = unknownSeverity(operator, home, via);
  const because = {
    'standard-library': `${module}.${name} is of Python's standard library, and no honest model is known to need it.`,
    model: `Nobody has reviewed ${module}.${name} of a package that attackers have used.`,
    tool: `${module}.${name} is of a package that a model has no reason to name.`,
    elsewhere: `Nobody has catalogued ${module}.${name}.`,
    'other-ecosystem': `Nobody has catalogued ${module}.${name}.`,
  }[home];
  return generalRuling(`unknown-operator/${home}`, severity, 'unknown', because, 'unknown');
}

function unknownSeverity(operator: Operator, home: Home, via: CallVia | null): Severity {
  if (home === 'standard-library') return 'high';
  if (via === null) return 'low';
  if (home === 'elsewhere' || home === 'other-ecosystem' || REBUILDS.has(via)) return 'medium';
  return home === 'model' && isPublicClass(operator) ? 'medium' : 'high';
}

/** By name: CapWords, and no part of the path is private. */
function isPublicClass({ module, name }: Operator): boolean {
  return (
    /^[A-Z]/.test(name) && /[a-z]/.test(name) && !`${module}.${name}`.split('.').some((part) => part.startsWith('_'))
  );
}

/** Judges an operator that is resolved; what is done with it then is another matter. */
import type { Operator } from '../../facts.ts';
import { type Ruling, safeRuling, verdictRuling } from '../ruling.ts';
import { type ClassifyContext, classify } from '../who/classify.ts';
import { isClassName, isOfEnumeration, packageRuling, unknownRuling } from './judge-unknown.ts';

export const INERT = 'Measured: rebuilt without its constructor the class runs nothing of its own.';

export function importRuling(operator: Operator, context: ClassifyContext): Ruling {
  const classification = classify(operator, context);
  switch (classification.kind) {
    case 'ruled':
      return namedRuling(operator, classification.ruling, context);
    case 'safe':
      return safeRuling(classification.because);
    case 'inert':
      if (classification.inert.enumerates) return safeRuling('It is an enumeration: its name calls nothing.');
      return classification.otherwise.kind === 'ruled'
        ? namedRuling(operator, classification.otherwise.ruling, context)
        : safeRuling(INERT);
    case 'first-party':
      return firstPartyRuling(operator);
    default:
      if (isMethodOfSafe(operator, context)) return safeRuling('A method of a class that is judged by itself.');
      return unknownRuling(operator, classification.home, NAMED, context);
  }
}

/** `Random.gauss`, which is what looking it up in the class gives: whoever is handed it is judged by that. */
function isMethodOfSafe({ ecosystem, module, name }: Operator, context: ClassifyContext): boolean {
  const dot = name.lastIndexOf('.');
  if (ecosystem !== 'python' || dot <= 0 || /^_?_.*__$/.test(name.slice(dot + 1))) return false;
  const owner = classify({ ecosystem, module, name: name.slice(0, dot) }, context);
  return (
    owner.kind === 'inert' || (owner.kind === 'safe' && isClassName({ ecosystem, module, name: name.slice(0, dot) }))
  );
}

const NAMED = { via: null, operands: [] } as const;

function namedRuling(operator: Operator, ruling: Ruling, context: ClassifyContext): Ruling {
  if (isOfEnumeration(operator, ruling)) return safeRuling('It is an enumeration, or a member of one.');
  return packageRuling(operator, ruling, NAMED, context) ?? ruling;
}

export function firstPartyRuling({ module, name }: Operator): Ruling {
  return verdictRuling('python/first-party', { operator: `${module}.${name}` });
}

/** Rules on calls whose danger is in what they are given: `getattr`, `type`, code by value. See https://docs.python.org/3/library/pickle.html on how bound methods travel. */
import type { Fact, Operand } from '../facts.ts';
import { sameOperator } from '../rules/python-aliases.ts';
import { type ClassifyContext, classify } from './classify.ts';
import { generalRuling, type Ruling, safeRuling } from './ruling.ts';

export type CallFact = Extract<Fact, { kind: 'call' }>;

/** Null where the call is judged by the operator alone. */
export function contextRuling(fact: CallFact, context: ClassifyContext): Ruling | null {
  const { module, name } = sameOperator(fact.operator) ?? fact.operator;
  if (module === 'builtins' && name === 'getattr') return getattrRuling(fact, context);
  if (module === 'builtins' && name === 'type') return typeRuling(fact);
  return null;
}

const ATTRIBUTE = 'attribute-access';

function getattrRuling(fact: CallFact, context: ClassifyContext): Ruling {
  const [target, attribute] = fact.operands;
  const name = attribute?.kind === 'literal' && attribute.type === 'str' ? attribute.text.slice(1, -1) : null;
  if (target === undefined || name === null) {
    return generalRuling(
      'python/getattr',
      'critical',
      ATTRIBUTE,
      'It reads an attribute whose name the file computes.',
    );
  }
  if (/^_?_.*__$/.test(name)) {
    const because = `It reads ${name}, which leads to the interpreter's own objects.`;
    return generalRuling('python/getattr', 'critical', ATTRIBUTE, because);
  }
  return targetRuling(target, name, context);
}

function targetRuling(target: Operand, name: string, context: ClassifyContext): Ruling {
  if (target.kind === 'instance') {
    const owner = classify(target.operator, context);
    if (owner.kind === 'ruled' && owner.ruling.severity !== 'low') return owner.ruling;
    return safeRuling('A bound method of an object of the file.');
  }
  if (target.kind === 'operator') {
    const { ecosystem, module, name: owner } = target.operator;
    const walk = classify({ ecosystem, module, name: `${owner}.${name}` }, context);
    if (walk.kind === 'ruled') return walk.ruling;
    if (/^_*[A-Z]/.test(owner)) return safeRuling('An inner class or a method of a class that is judged by itself.');
  }
  if (target.kind === 'literal') return safeRuling('An attribute of a constant.');
  const because = 'It reads an attribute of a module, a function or a computed object.';
  return generalRuling('python/getattr', 'critical', ATTRIBUTE, because);
}

function typeRuling({ operands }: CallFact): Ruling {
  if (operands.length === 1) return safeRuling('With one argument it names the type of a value.');
  const because = 'With three arguments it makes a class whose methods the loader then calls by itself.';
  return generalRuling('python/type', 'critical', 'class-factory', because);
}

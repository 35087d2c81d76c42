/** Puts what ONNX graphs, templates and R objects name into its class where no row names it exactly. */
import type { Operator } from '../../facts.ts';
import { findDangerous } from '../../rules/catalogue.ts';
import { OTHER_UNDERSCORE } from '../../rules/jinja.ts';
import { PUBLISHED_DOMAINS } from '../../rules/onnx.ts';
import { rowRuling } from '../ruling.ts';
import type { Classification } from './classification.ts';

/** The class of an operator that a graph names by its domain. */
export function classifyOnnx({ ecosystem, module, name }: Operator): Classification {
  const match = findDangerous({ ecosystem, module: 'onnx.*', name });
  if (match !== null) return { kind: 'ruled', ruling: rowRuling(match.rule) };
  if (PUBLISHED_DOMAINS.test(module)) {
    return { kind: 'safe', use: 'any', because: 'It computes with tensors; its runtime is published.' };
  }
  return { kind: 'unknown', home: 'other-ecosystem' };
}

/** Attributes of a template that no row names: those with underscores around are the interpreter's own. */
export function classifyTemplate(operator: Operator): Classification {
  const match = operator.name.startsWith('_') ? findDangerous({ ...operator, name: OTHER_UNDERSCORE }) : null;
  if (match !== null) return { kind: 'ruled', ruling: rowRuling(match.rule) };
  return { kind: 'safe', use: 'any', because: 'It is an attribute of a value.' };
}

/** What an argument names that was not evaluated: honest closures keep such. */
export function classifyArgument({ name }: Operator): Classification {
  return { kind: 'safe', use: 'any', because: `${name} is no function that reaches outside.` };
}

/** An operator of a program that no row names. */
export function classifyComputing({ name }: Operator): Classification {
  return { kind: 'safe', use: 'any', because: `${name} computes with tensors.` };
}

/** Finds rows of the catalogue by their module. */
import type { Ecosystem } from '../facts.ts';
import { OPERATOR_RULES, SAFE_RULES } from './all-rows.ts';
import type { OperatorRule, SafeRule } from './rule.ts';

type ByModule<Rule> = ReadonlyMap<string, readonly Rule[]>;

let dangerous: ByModule<OperatorRule> | null = null;
let safe: ByModule<SafeRule> | null = null;

/** @param module as rows name it: of packages it ends in `.*` */
export function dangerousRowsOf(ecosystem: Ecosystem, module: string): readonly OperatorRule[] {
  dangerous ??= byModule(OPERATOR_RULES);
  return dangerous.get(`${ecosystem} ${module}`) ?? [];
}

export function safeRowsOf(ecosystem: Ecosystem, module: string): readonly SafeRule[] {
  safe ??= byModule(SAFE_RULES);
  return safe.get(`${ecosystem} ${module}`) ?? [];
}

function byModule<Rule extends OperatorRule | SafeRule>(rules: readonly Rule[]): ByModule<Rule> {
  const found = new Map<string, Rule[]>();
  for (const rule of rules) {
    const key = `${rule.ecosystem} ${rule.module}`;
    const present = found.get(key);
    if (present === undefined) found.set(key, [rule]);
    else present.push(rule);
  }
  return found;
}

/** All rows of the catalogue, in the order of their tables. `row-index.ts` finds the few that a model asks for. */
import { OPERATOR_TABLES, SAFE_TABLES } from './row-index.ts';
import type { OperatorRule, SafeRule } from './rule.ts';

/** All rows about danger. */
export const OPERATOR_RULES: readonly OperatorRule[] = OPERATOR_TABLES.flatMap(({ rows }) => rows());

/** All rows about safety. */
export const SAFE_RULES: readonly SafeRule[] = SAFE_TABLES.flatMap(({ rows }) => rows());

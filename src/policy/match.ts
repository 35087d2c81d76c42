/** Says which rows and exceptions of a policy speak of an operator or a finding. */
import { matchesOperator } from '../judge/who/own-rows.ts';
import type { ContentException, Exception, OperatorException } from './policy.ts';

/** What an exception is held against. */
export interface Excepted {
  readonly blob: string | null;
  readonly rule: string;
  readonly operator: { readonly module: string; readonly name: string } | null;
}

export function isOperatorException(exception: Exception): exception is OperatorException {
  return 'operator' in exception;
}

/** Whether the day is past; an exception counts up to and including its day. @param today `YYYY-MM-DD` */
export function hasExpired(exception: Exception, today: string): boolean {
  return exception.expires !== undefined && today > exception.expires;
}

/** Whether the exception speaks of this finding; whether it has expired is another question. */
export function exceptionMatches(exception: Exception, excepted: Excepted): boolean {
  if (isOperatorException(exception)) {
    const { operator } = excepted;
    return operator !== null && matchesOperator(exception.operator, `${operator.module}.${operator.name}`);
  }
  return matchesContent(exception, excepted);
}

/** The path is for the reader: what was reviewed is the content, and it goes with it under another name. */
function matchesContent(exception: ContentException, { blob, rule }: Excepted): boolean {
  return blob !== null && exception.blob === blob && exception.rule === rule;
}

/** The exception that allows a finding today, the first of the policy. @param today `YYYY-MM-DD` */
export function exceptionFor(exceptions: readonly Exception[], excepted: Excepted, today: string): Exception | null {
  return exceptions.find((exception) => !hasExpired(exception, today) && exceptionMatches(exception, excepted)) ?? null;
}

/** What a run has to say of the policy's exceptions: those that match nothing, and those whose day is past, so that none can rot. */
import type { FileReport } from '../judge/finding.ts';
import { exceptionMatches, hasExpired, isOperatorException } from './match.ts';
import type { Exception } from './policy.ts';

export interface NoticeContext {
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** Whether the run saw every tracked file, so that an exception for a file that is gone matches nothing. */
  readonly whole: boolean;
  /** Whether it saw what lies on disk, which says nothing of what is recorded. Default: no. */
  readonly onDisk?: boolean;
}

/** Why an exception is worth a line. */
export type ExceptionState = 'used' | 'unused' | 'expired' | 'out-of-reach';

/** One line for each exception that this run could have used and that is expired or unused. */
export function exceptionNotices(
  allow: readonly Exception[],
  files: readonly FileReport[],
  context: NoticeContext,
): string[] {
  return noticesOfStates(exceptionStates(allow, files, context), files);
}

/** An exception and what became of it. */
export interface StatedException {
  readonly exception: Exception;
  readonly state: ExceptionState;
}

export function exceptionStates(
  allow: readonly Exception[],
  files: readonly FileReport[],
  context: NoticeContext,
): StatedException[] {
  return allow.map((exception) => ({ exception, state: exceptionState(exception, files, context) }));
}

/** As `exceptionNotices`, where the states are known. */
export function noticesOfStates(stated: readonly StatedException[], files: readonly FileReport[]): string[] {
  return stated.flatMap(({ exception, state }) => {
    if (state === 'expired') {
      return [
        `the exception for ${exceptionName(exception)} expired on ${exception.expires}: what it allowed counts again`,
      ];
    }
    if (state !== 'unused') return [];
    const rules = rulesOfItsContent(exception, files);
    const next =
      rules.length === 0
        ? 'git model-check allow --prune takes it out'
        : `what was found in that content is ${rules.join(', ')}`;
    return [`the exception for ${exceptionName(exception)} matches nothing: ${next}`];
  });
}

/** Where the content is there, the rule is mistyped or has another name now. */
function rulesOfItsContent(exception: Exception, files: readonly FileReport[]): readonly string[] {
  if (isOperatorException(exception)) return [];
  const same = files.filter(({ blob }) => blob === exception.blob);
  const counting = same.flatMap(({ findings }) => findings.filter(({ allowed }) => allowed === null));
  return [...new Set(counting.map(({ rule }) => rule))];
}

/** `out-of-reach`: the run did not see what the exception speaks of. */
export function exceptionState(
  exception: Exception,
  files: readonly FileReport[],
  { today, whole, onDisk = false }: NoticeContext,
): ExceptionState {
  const isUsed = files.some((file) => allows(exception, file));
  if (!isUsed && onDisk) return 'out-of-reach';
  if (!isUsed && !(whole ? !files.some((file) => mayHold(exception, file)) : speaksOf(exception, files))) {
    return 'out-of-reach';
  }
  if (hasExpired(exception, today)) return 'expired';
  return isUsed ? 'used' : 'unused';
}

function allows(exception: Exception, file: FileReport): boolean {
  return file.findings.some(({ rule, operator }) => exceptionMatches(exception, { ...file, rule, operator }));
}

/** A file of that name was examined, with whatever content. */
function speaksOf(exception: Exception, files: readonly FileReport[]): boolean {
  if (isOperatorException(exception)) return false;
  return files.some((file) => file.path === exception.file && !isUnseen(file));
}

/** A file that was not examined may be what the exception is for. */
function mayHold(exception: Exception, file: FileReport): boolean {
  return isUnseen(file) && (isOperatorException(exception) || file.path === exception.file);
}

function isUnseen({ status }: FileReport): boolean {
  return status === 'left-out' || status === 'incomplete';
}

/** `models/old.pkl (python/posix/process)`, `somelib.load` */
export function exceptionName(exception: Exception): string {
  return isOperatorException(exception) ? exception.operator : `${exception.file} (${exception.rule})`;
}

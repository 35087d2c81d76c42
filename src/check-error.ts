/** What the user can fix: wrong usage or policy (exit 4), or a git, LFS or I/O failure (exit 2). Caught only in the command line's entry. */

/** `usage` ends with exit code 4, `incomplete` with 2. */
export type CheckErrorKind = 'usage' | 'incomplete';

export class CheckError extends Error {
  readonly kind: CheckErrorKind;
  /** What to do now, a sentence or a few lines. */
  readonly hint: string | undefined;

  constructor(kind: CheckErrorKind, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'CheckError';
    this.kind = kind;
    this.hint = options.hint;
  }
}

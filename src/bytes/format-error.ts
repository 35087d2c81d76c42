/** The bytes are at fault: thrown by parsers, caught only in scan.ts, where it becomes an `unexamined` fact. */
import type { UnexaminedReason } from '../facts.ts';

export class FormatError extends Error {
  readonly reason: UnexaminedReason;
  /** Bytes from the start of the member. */
  readonly offset: number;

  /** `message` says what was expected and what was found. */
  constructor(message: string, options: { offset?: number; reason?: UnexaminedReason; cause?: unknown } = {}) {
    // Recognisers throw it for every file that is no model.
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'FormatError';
    this.reason = options.reason ?? 'malformed';
    this.offset = options.offset ?? 0;
  }
}

/** What a call returns, or throws without a stack: where an error is an answer, a stack that nobody reads would cost more than the look. */
export function withoutStack<Result>(call: () => Result): Result {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return call();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** A recogniser that did not come to an answer within its bounds: it must not be taken for a no. */
export class UndecidedError extends FormatError {
  constructor(message: string, offset: number) {
    super(message, { reason: 'limit', offset });
    this.name = 'UndecidedError';
  }
}

/** Whether what a recogniser threw means that the bytes are not of its format. */
export function meansNo(error: unknown): boolean {
  return error instanceof FormatError && !(error instanceof UndecidedError);
}

/** A read that leaves the source: the file is cut short, or a length in it lies. */
export class TruncatedError extends FormatError {
  constructor(start: number, end: number, size: number) {
    super(`expected bytes ${start}–${end}, found the end at ${size}`, {
      offset: Math.min(Math.max(start, 0), size),
      reason: 'truncated',
    });
    this.name = 'TruncatedError';
  }
}

/** Packed bytes that no decoder gets beyond: what came out before them is all that any loader sees, as if they were cut off there. */
export class DeadEndError extends FormatError {
  constructor(message: string, offset: number) {
    super(message, { reason: 'truncated', offset });
    this.name = 'DeadEndError';
  }
}

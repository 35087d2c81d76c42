/** What goes between a scanner and its threads. A report comes in pieces, each asked for: receiving a large one at once would hold up the event loop. See https://nodejs.org/api/worker_threads.html#portpostmessagevalue-transferlist. */
import type { CheckError } from '../check-error.ts';
import type { FileReport } from '../judge/finding.ts';
import type { Policy } from '../policy/policy.ts';

export interface ThreadRequest {
  readonly content: { readonly file: string } | { readonly bytes: ArrayBuffer };
  /** As the report names it. */
  readonly name: string;
  readonly policy: Policy;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** The lists of a report that may be long. */
export const LISTS = ['members', 'imports', 'findings', 'unexamined'] as const;

export type ListName = (typeof LISTS)[number];

/** Items in one message, and characters in them, of which one item may have more: some 2 ms of work for who receives it. */
export const ITEMS = 500;
export const CHARACTERS = 512 * 1024;

export type ThreadAnswer =
  | { readonly report: FileReport }
  | { readonly list: ListName; readonly items: readonly unknown[] }
  | 'end'
  | { readonly failure: { readonly kind: CheckError['kind']; readonly message: string; readonly hint?: string } }
  | { readonly bug: string };

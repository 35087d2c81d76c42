/** The facts of one file, as many as its limits allow: what goes beyond them is one fact more. https://cwe.mitre.org/data/definitions/770.html */
import type { FormatError } from '../bytes/format-error.ts';
import { limitMessage } from '../bytes/limit-error.ts';
import type { Fact, LocatedFact, MemberPath, UnexaminedReason } from '../facts.ts';
import type { CeilingName, Limits } from '../limits.ts';

/** Mutable: one for a file. */
export class FactLog {
  readonly facts: LocatedFact[] = [];
  readonly #limits: Limits;
  #remarks = 0;
  /** By member. */
  readonly #reported = new Map<MemberPath, number>();
  #areDropped = false;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  report(source: MemberPath, fact: Fact, format?: string): void {
    const { factsPerFile, factsPerSource } = this.#limits;
    if (isRemark(fact)) this.#remarks += 1;
    const reported = this.#reported.get(source) ?? 0;
    this.#reported.set(source, reported + 1);
    if (this.facts.length >= factsPerFile || this.#remarks > factsPerSource) {
      if (!this.#areDropped) this.#reportDropped(source, this.facts.length, 'file', fact.offset);
      this.#areDropped = true;
    } else if (reported < factsPerSource || fact.kind === 'unexamined')
      this.facts.push(format === undefined ? { source, fact } : { source, fact, format });
    else if (reported === factsPerSource) this.#reportDropped(source, reported, 'stream', fact.offset);
  }

  #reportDropped(source: MemberPath, count: number, what: 'file' | 'stream', offset: number): void {
    const detail = `more than ${count} distinct facts in one ${what}`;
    this.facts.push({ source, fact: { kind: 'unexamined', reason: 'limit', detail, offset } });
  }
}

/** What is odd by itself: an honest file has few, and each makes a finding, while classes and functions make none. */
function isRemark(fact: Fact): boolean {
  return fact.kind === 'anomaly' || fact.kind === 'unexamined' || (fact.kind === 'call' && fact.via === 'link');
}

export function unexamined(error: FormatError, format: string): Fact {
  return { kind: 'unexamined', reason: error.reason, detail: `${format}: ${error.message}`, offset: error.offset };
}

export function atCeiling(ceiling: CeilingName, offset: number): Fact {
  return { kind: 'unexamined', reason: 'limit', detail: limitMessage(ceiling), offset };
}

/** What an error of the bytes says. */
export function reasonOf({ reason, message }: FormatError): { reason: UnexaminedReason; detail: string } {
  return { reason, detail: message };
}

/** What outlives one pickle of a source, and what a run gives those who read along. */
import type { ByteSource } from '../bytes/byte-source.ts';
import type { Fact, Operator } from '../facts.ts';
import type { Limits } from '../limits.ts';
import type { FollowContext, NestedPickle } from './follow/following.ts';
import type { InstanceValue, Token } from './machine/value.ts';
import { Reported } from './reported.ts';

/** Bytes that the stream hands to a call and that may be a model themselves. */
export interface Payload {
  /** Offsets in the source; computed bytes carry them instead. */
  readonly content: { readonly start: number; readonly end: number } | Uint8Array;
  readonly offset: number;
  /** What they are given to. */
  readonly callee: Operator | null;
}

/** What outlives one pickle of a source: what was reported, and the extension registry that a stream may write. */
export class Session {
  readonly reported: Reported;
  readonly extensions = new Map<number, { readonly module: string; readonly name: string }>();
  readonly payloads: Payload[] = [];
  /** Methods that earlier pickles gave the classes which cloudpickle keeps, by its ids. */
  readonly keptMethods = new Map<string, Set<string>>();
  readonly limits: Limits;
  afterBuild: AfterBuild | null;
  /** Bytes of the records that the archive holds for storages, by their keys; empty where there is no archive. */
  storages: ReadonlyMap<string, number> = new Map();
  /** What `afterBuild` read on over, in the pickle that was run last. */
  skips: Skip[] = [];
  /** How other loaders read on after the same BUILDs: null is a loader that knows nothing of it. */
  readonly otherReadings = new Set<AfterBuild | null>();
  /** Runs a pickle inside the stream by itself; null while it is such a one that runs. */
  nested: ((bytes: Uint8Array) => NestedPickle | null) | null = null;
  /** Spent on starts that led nowhere. */
  searchOpcodes = 0;
  /** Where the last search began, and up to where it found nothing: others that begin in between go on from there. */
  readonly searched = { from: 0, to: 0 };
  readonly #payloadKeys = new Set<string>();

  constructor(limits: Limits, report: (fact: Fact) => void, afterBuild: AfterBuild | null = null) {
    this.limits = limits;
    this.reported = new Reported(limits, report);
    this.afterBuild = afterBuild;
  }

  addPayload(payload: Payload): void {
    const { content } = payload;
    const key =
      content instanceof Uint8Array ? `${payload.offset} ${content.length}` : `${content.start}-${content.end}`;
    if (this.#payloadKeys.has(key)) return;
    this.#payloadKeys.add(key);
    this.payloads.push(payload);
  }
}

/** A BUILD on an instance, for those who read raw data after it. */
export interface Built {
  readonly instance: InstanceValue;
  readonly state: Token;
  /** Where the loader would read on. */
  readonly end: number;
}

/** Bytes of a stream that a loader takes in another way than as opcodes of the pickle around them. */
export interface Skip {
  readonly start: number;
  readonly end: number;
  /** They are a pickle of its own; else raw data. */
  readonly isPickle: boolean;
}

/** A loader that reads raw data out of the stream after a BUILD. */
export interface AfterBuild {
  /** Whether it does so for instances of this operator; asked once for each. */
  wants(operator: Operator): boolean;
  /** Such an operator was resolved. */
  named(operator: Operator, run: RunContext, offset: number): void;
  /** Such an operator was handed to a call or put into a state, where no pickler puts it. */
  handedOver(run: RunContext, offset: number): void;
  /** Returns where the loader reads on instead. */
  readOn(built: Built, run: RunContext): number;
}

/** The run of one pickle, for those who read along. */
export interface RunContext extends FollowContext {
  readonly source: ByteSource;
  readonly session: Session;
  /** Literals that are the bytes of plain numbers. */
  readonly numbers: Set<Token>;
}

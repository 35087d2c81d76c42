/** Reports each fact of a source once: two facts are the same when a judge could not distinguish them. Bounded by limits.factsPerSource. */
import {
  type Anomaly,
  type Arm,
  type CodeLanguage,
  type Fact,
  type HeldObject,
  type ImportVia,
  isMemberText,
  type Operand,
  type Operator,
  type Receiver,
} from '../facts.ts';
import type { Limits } from '../limits.ts';
import { literalsOf } from './machine/literal-kinds.ts';

/** Characters of code that a fact carries: enough to recognise what a library writes itself. */
const CODE_CHARACTERS = 4_000;

/** A call, before it is known whether it is new. */
export type CallReport = Omit<Extract<Fact, { kind: 'call' }>, 'kind'>;
export type UnresolvedCallReport = Omit<Extract<Fact, { kind: 'unresolved-call' }>, 'kind'>;

/** A reading of a stream that skips other bytes of it than the loader does for which it was made. */
export interface OtherReading {
  /** Whether that loader takes the byte for raw data. */
  isRaw(offset: number): boolean;
  /** Whether that loader takes the byte for a part of a pickle of its own, with a memo of its own. */
  isPickle(offset: number): boolean;
  /** Operators that only this reading names, outside of such pickles. */
  readonly named: Set<string>;
}

export class Reported {
  readonly #limits: Limits;
  readonly #report: (fact: Fact) => void;
  readonly #keys = new Set<string>();
  readonly #named = new Set<string>();
  /** Set while the stream is run as a loader would for which it was not made. */
  otherReading: OtherReading | null = null;
  /** Only imports are reported: the bytes may be a list of words. */
  namesOnly = false;
  /** Where a position of the source that is being run lies in the member. */
  offsetOf: (position: number) => number = same;

  constructor(limits: Limits, report: (fact: Fact) => void) {
    this.#limits = limits;
    this.#report = report;
  }

  import(operator: Operator, via: ImportVia, offset: number, spelled: Operator | null): void {
    const named = operatorKey(operator);
    if (this.otherReading !== null && this.#named.has(named)) return;
    const key = `i${via} ${named} ${spelled === null ? '' : operatorKey(spelled)}`;
    if (!this.#isNew(key, offset)) return;
    if (this.otherReading === null) this.#named.add(named);
    else if (!this.otherReading.isPickle(offset)) this.otherReading.named.add(named);
    this.#reportOf(named, { kind: 'import', operator, via, offset, ...(spelled === null ? {} : { spelled }) });
  }

  unresolvedImport(reason: string, offset: number): void {
    if (this.otherReading?.isRaw(offset) === false) return;
    if (!this.#isNew(`u${reason}`, offset)) return;
    const fact = { kind: 'unresolved-import', reason, offset } as const;
    this.#reported(this.otherReading === null ? fact : { ...fact, isOtherReading: true });
  }

  call({ operator, via, operands, offset, receiver, ...call }: CallReport): void {
    const sensitive = literalsOf(operator) === 'each';
    const keys = operands.map((operand) => operandKey(operand, sensitive)).join(',');
    const named = operatorKey(operator);
    if (!this.#isNew(`c${via} ${receiver === undefined ? '' : receiverKey(receiver)} ${named} ${keys}`, offset)) return;
    const of = receiver === undefined ? {} : { receiver };
    this.#reportOf(named, { kind: 'call', operator, via, arguments: call.arguments, operands, offset, ...of });
  }

  unresolvedCall({ callee, origin, via, operands, offset, ...call }: UnresolvedCallReport): void {
    const keys = operands.map((operand) => operandKey(operand, false)).join(',');
    const key = `x${via} ${callee} ${origin === null ? '' : operatorKey(origin)} ${keys}`;
    const isNamed = origin !== null && this.otherReading?.named.has(operatorKey(origin)) === true;
    if (this.otherReading?.isRaw(offset) === false && !isNamed) return;
    if (!this.#isNew(key, offset)) return;
    const fact = {
      kind: 'unresolved-call',
      callee,
      origin,
      via,
      arguments: call.arguments,
      operands,
      offset,
    } as const;
    this.#reported(this.otherReading === null || isNamed ? fact : { ...fact, isOtherReading: true });
  }

  anomaly(anomaly: Anomaly, detail: string, offset: number): void {
    if (this.otherReading === null && this.#isNew(`a${anomaly}`, offset))
      this.#reported({ kind: 'anomaly', anomaly, detail, offset });
  }

  /** Code inside a state; the excerpt is one line. */
  code(language: CodeLanguage, text: string, offset: number): void {
    const excerpt =
      JSON.stringify(text.slice(0, CODE_CHARACTERS)).slice(1, -1) + (text.length > CODE_CHARACTERS ? '…' : '');
    if (this.#isNew(`d${language} ${excerpt}`, offset)) this.#reported({ kind: 'code', language, excerpt, offset });
  }

  /** Numbers of the file become addresses in memory. */
  forgedAddress(detail: string, offset: number, isUnseen = false): void {
    if (this.otherReading === null && this.#isNew(`f${isUnseen}${detail}`, offset))
      this.#reported({ kind: 'forged-address', detail, offset, ...(isUnseen ? ({ isUnseen } as const) : {}) });
  }

  exhaustion(detail: string, offset: number): void {
    if (this.otherReading === null && this.#isNew(`e${detail}`, offset))
      this.#reported({ kind: 'exhaustion', detail, offset });
  }

  unexamined(fact: Extract<Fact, { kind: 'unexamined' }>): void {
    if (this.otherReading === null && this.#isNew(`n${fact.reason}${fact.detail}`, fact.offset)) this.#reported(fact);
  }

  /** Nothing more is reported: what the rest of the stream does is reported as over a limit. */
  get isFull(): boolean {
    return this.#keys.size > this.#limits.factsPerSource;
  }

  /** In another reading only what is spelled there for the first time is sure: a shifted stack or memo makes the rest up. */
  #reportOf(named: string, fact: Fact): void {
    const isSure = this.otherReading?.named.has(named) ?? true;
    this.#reported(isSure ? fact : { ...fact, isOtherReading: true });
  }

  #reported(fact: Fact): void {
    this.#report({ ...fact, offset: this.offsetOf(fact.offset) });
  }

  #isNew(key: string, offset: number): boolean {
    if (this.namesOnly && !/^[iu]/.test(key)) return false;
    if (this.isFull || this.#keys.has(key)) return false;
    this.#keys.add(key);
    if (this.#keys.size <= this.#limits.factsPerSource) return true;
    const detail = `more than ${this.#limits.factsPerSource} distinct facts in one stream`;
    this.#reported({ kind: 'unexamined', reason: 'limit', detail, offset });
    return false;
  }
}

export function same(position: number): number {
  return position;
}

function operatorKey({ module, name }: Operator): string {
  return `${module}\0${name}`;
}

function receiverKey(receiver: Receiver): string {
  return receiver.kind === 'operator'
    ? 'o'
    : `i${receiver.via}${receiver.isBuilt === true}${listKey(receiver.brings)}${listKey(receiver.described)}`;
}

function operandKey(operand: Operand, withText: boolean): string {
  const shape = shapeKey(operand, withText);
  return operand.arms === undefined ? shape : `${shape}+${operand.arms.map(armKey).join('|')}`;
}

function armKey({ how, operator, method }: Arm): string {
  return `${how} ${operator === null ? '' : operatorKey(operator)}\0${method ?? ''}`;
}

function objectKey({ key, operator, isBuilt }: HeldObject): string {
  return `${key}\0${isBuilt === true}${operatorKey(operator)}`;
}

function shapeKey(operand: Operand, withText: boolean): string {
  switch (operand.kind) {
    case 'operator':
      return `o${operatorKey(operand.operator)}`;
    case 'literal':
      return `l${operand.type}${withText ? operand.text : textKey(operand)}`;
    case 'instance':
      return `i${operand.via}${operand.isBuilt === true}${operatorKey(operand.operator)}`;
    case 'container':
      return containerKey(operand);
    case 'opaque':
      return `q${operand.reason}`;
  }
}

function containerKey(operand: Extract<Operand, { kind: 'container' }>): string {
  const { type, complete, operators, objects, isEmpty, areFlags } = operand;
  const names = [operators.map(operatorKey), operand.dunderKeys, operand.keys, operand.armedKeys, operand.calledKeys];
  const others = [objects?.map(objectKey), operand.items, operand.slots];
  return `k${type}${complete}${isEmpty === true ? '0' : ''}${areFlags === true ? '1' : ''}#${[...names, ...others].map(listKey).join('#')}`;
}

/** Behind its length each: a text of the file may hold whatever would part two. */
function listKey(texts: readonly string[] | undefined): string {
  return texts === undefined ? '-' : texts.map((text) => `${text.length}:${text}`).join('');
}

/** Whether it is the text of a member (see `isMemberText`), or one that leads to another folder. */
function textKey({ type, text }: Extract<Operand, { kind: 'literal' }>): string {
  if (type !== 'str') return '';
  return isMemberText(text.slice(1, -1)) ? '.' : /[/\\:~]/.test(text) ? '/' : '';
}

/** A ceiling of the examination is reached: thrown by readers, reported by scan.ts as an `unexamined` fact. See https://cwe.mitre.org/data/definitions/770.html. */
import { CEILINGS, type CeilingName } from '../limits.ts';
import { FormatError } from './format-error.ts';

export class LimitError extends FormatError {
  /** @param offset bytes from the start of the member */
  constructor(name: CeilingName, offset: number, cause?: unknown) {
    super(limitMessage(name), { reason: 'limit', offset, cause });
    this.name = 'LimitError';
  }
}

/** What a report says where the ceiling is reached. */
export function limitMessage(name: CeilingName): string {
  const { most, unit } = CEILINGS[name];
  return `more than ${most} ${unit}`;
}

/** @throws LimitError where `count` is above the ceiling. */
export function keepWithin(name: CeilingName, count: number, offset: number): void {
  if (count > CEILINGS[name].most) throw new LimitError(name, offset);
}

/** Complaints about a policy: file, key path, what was found, what was expected, the nearest valid key; all of them one CheckError. */
import { CheckError } from '../check-error.ts';
import { escapeForTerminal } from '../printable.ts';

export interface Complaint {
  /** `allow[0].because`; empty for the whole file. */
  readonly at: string;
  readonly found: string;
  readonly expected: string;
  readonly nearest?: string;
}

export type Complain = (complaint: Complaint) => void;

/** Characters of a value that a complaint shows. */
const SHOWN_CHARACTERS = 40;
/** Further complaints that the hint lists. */
const FURTHER_COMPLAINTS = 9;

/** @param where the file, or where else the value is from: `MODEL_CHECK_FAIL_ON` */
export function complaintError(where: string, complaints: readonly [Complaint, ...Complaint[]]): CheckError {
  const lines = complaints.slice(1, 1 + FURTHER_COMPLAINTS).map((complaint) => complaintLine(where, complaint));
  const dropped = complaints.length - 1 - lines.length;
  if (dropped > 0) lines.push(`and ${dropped} more`);
  const hint = lines.length === 0 ? {} : { hint: lines.join('\n') };
  return new CheckError('usage', complaintLine(where, complaints[0]), hint);
}

export function complaintLine(where: string, { at, found, expected, nearest }: Complaint): string {
  const key = at === '' ? '' : ` ${at}:`;
  const near = nearest === undefined ? '' : ` (nearest: ${nearest})`;
  return escapeForTerminal(`${where}:${key} found ${found}, expected ${expected}${near}`);
}

/** A value as a complaint shows it: its kind, and a short one in full. */
export function describe(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (value instanceof Date) return `the date ${value.toISOString().slice(0, 10)}`;
  if (typeof value === 'object') return 'a mapping';
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value);
  const shown = text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
  return typeof value === 'string' ? shown : `the ${typeof value} ${shown}`;
}

/** Names that a complaint lists before it ends in dots. */
const LISTED_NAMES = 16;

export function oneOfNames(names: readonly string[]): string {
  const listed = names.slice(0, LISTED_NAMES).join(', ');
  return `one of ${listed}${names.length > LISTED_NAMES ? ', …' : ''}`;
}

/** Asks every format of the registry whether it knows a source, and collects what examines it. */
import { type ByteSource, headOf } from './bytes/byte-source.ts';
import { FormatError, UndecidedError } from './bytes/format-error.ts';
import { headAlone, headedSource } from './bytes/headed-source.ts';
import { type Once, onceFor } from './bytes/once.ts';
import type { Examiner, Format, MemberOptions } from './formats/format.ts';
import { FORMATS, LAST_FORMATS } from './formats/registry.ts';
import { isBinary } from './text/text.ts';

/** Whether any format recognises these bytes: reports candidates by content. */
export function isRecognised(source: ByteSource, name: string): boolean {
  const sample = sampleOf(headedSource(source), name);
  const isOneOf = (formats: readonly Format[]) =>
    fittingOf(formats, sample.source, false).some((format) => answerOf(format, sample) !== null);
  return isOneOf(FORMATS) || isOneOf(LAST_FORMATS);
}

/** By the list of formats: those of it that a file may be of, by its first byte and whether it is data. Made once for each: it is asked for every blob. */
const FITTING = new WeakMap<readonly Format[], Map<number, readonly Format[]>>();
/** In place of the first byte of an empty file. */
const NO_BYTE = 256;

/** Bytes of which a format may say that it needs one. */
const START_BYTES = 16;

function fittingOf(formats: readonly Format[], source: ByteSource, isData: boolean): readonly Format[] {
  const start = headOf(source, START_BYTES);
  return fittingByFirst(formats, start[0], isData).filter((format) => mayGoOn(format, start));
}

function fittingByFirst(formats: readonly Format[], first: number | undefined, isData: boolean): readonly Format[] {
  const byStart = FITTING.get(formats) ?? new Map<number, readonly Format[]>();
  FITTING.set(formats, byStart);
  const key = (first ?? NO_BYTE) * 2 + Number(isData);
  const fits = (format: Format) => mayBeginWith(format, first) && !(isData && format.isText === true);
  const fitting = byStart.get(key) ?? formats.filter(fits);
  byStart.set(key, fitting);
  return fitting;
}

/** Whether files of the format may begin so: most formats are passed over by that alone. */
export function mayStart(format: Format, start: Uint8Array): boolean {
  return mayBeginWith(format, start[0]) && mayGoOn(format, start);
}

function mayBeginWith({ firstBytes }: Format, first: number | undefined): boolean {
  return firstBytes === undefined || (first !== undefined && firstBytes.has(first));
}

function mayGoOn({ laterByte }: Format, start: Uint8Array): boolean {
  if (laterByte === undefined) return true;
  const byte = start[laterByte.at];
  return byte !== undefined && laterByte.of.has(byte);
}

/** What the recognisers are given of one source. */
export interface Sample {
  readonly source: ByteSource;
  readonly name: string;
  readonly once: Once<ByteSource>;
}

export function sampleOf(source: ByteSource, name: string): Sample {
  return { source, name, once: onceFor(source) };
}

/** A recogniser that is not done within its bounds does not know: that must not pass for an answer. */
function answerOf(format: Format, { source, name, once }: Sample): Examiner | UndecidedError | null {
  try {
    return format.probe(source, name, once);
  } catch (error) {
    if (error instanceof UndecidedError) return error;
    if (error instanceof FormatError) return null;
    throw error;
  }
}

/** Reported where a recogniser does not know. */
type ReportUndecided = (format: string, error: UndecidedError) => void;

/** The formats that these bytes may be of, each with what examines them. Of plain numbers the head alone counts. */
export function recognise(
  formats: readonly Format[],
  sample: Sample,
  { expected, isNumbers = false }: MemberOptions,
  report: ReportUndecided,
): readonly (readonly [Format, Examiner])[] {
  const head = isNumbers ? sampleOf(headAlone(sample.source), sample.name) : sample;
  const fitting = fittingOf(formats, head.source, isBinary(head.source));
  const ask = (format: Format, of: Sample): Examiner | null => {
    const answer = answerOf(format, of);
    if (!(answer instanceof UndecidedError)) return answer;
    report(format.id, answer);
    return null;
  };
  const found: (readonly [Format, Examiner])[] = [];
  for (const format of expected === undefined ? fitting : formats) {
    const expecting = format.id === expected ? format.expect?.(sample.source, sample.name) : undefined;
    const isAsked = (expected === undefined || fitting.includes(format)) && !(isNumbers && format.isLoose === true);
    let examiner = expecting ?? (isAsked ? ask(format, head) : null);
    // What the head may be is then looked at as a whole.
    if (examiner !== null && expecting === undefined && isNumbers) examiner = ask(format, sample);
    if (examiner !== null) found.push([format, examiner]);
  }
  return found;
}

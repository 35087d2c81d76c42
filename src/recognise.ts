/** Asks every format of the registry whether it knows a source, and collects what examines it. */
import { type ByteSource, headOf } from './bytes/byte-source.ts';
import { FormatError, UndecidedError } from './bytes/format-error.ts';
import { headAlone, headedSource } from './bytes/headed-source.ts';
import { type Once, onceFor } from './bytes/once.ts';
import type { Examiner, Format, MemberOptions } from './formats/format.ts';
import { FORMATS, LAST_FORMATS } from './formats/registry.ts';
import { isBinary } from './text/text.ts';

/** Whether any format recognises these bytes: tells candidates by content. */
export function isRecognised(source: ByteSource, name: string): boolean {
  const sample = sampleOf(headedSource(source), name);
  const first = firstByteOf(sample.source);
  return [...FORMATS, ...LAST_FORMATS].some((format) => mayStart(format, first) && answerOf(format, sample) !== null);
}

function firstByteOf(source: ByteSource): number | undefined {
  return headOf(source, 1)[0];
}

/** Whether files of the format may begin so: most formats are passed over by that alone. */
export function mayStart({ firstBytes }: Format, first: number | undefined): boolean {
  return firstBytes === undefined || (first !== undefined && firstBytes.has(first));
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

/** Told where a recogniser does not know. */
type ReportUndecided = (format: string, error: UndecidedError) => void;

/** The formats that these bytes may be of, each with what examines them. Of plain numbers the head alone counts. */
export function recognise(
  formats: readonly Format[],
  sample: Sample,
  { expected, isNumbers = false }: MemberOptions,
  report: ReportUndecided,
): readonly (readonly [Format, Examiner])[] {
  const head = isNumbers ? sampleOf(headAlone(sample.source), sample.name) : sample;
  const isData = isBinary(head.source);
  const first = firstByteOf(head.source);
  const isExcluded = (format: Format) =>
    !mayStart(format, first) || (isNumbers && format.isLoose === true) || (isData && format.isText === true);
  const ask = (format: Format, of: Sample): Examiner | null => {
    const answer = answerOf(format, of);
    if (!(answer instanceof UndecidedError)) return answer;
    report(format.id, answer);
    return null;
  };
  return formats.flatMap((format) => {
    const expecting = format.id === expected ? format.expect?.(sample.source, sample.name) : undefined;
    if (expecting !== undefined) return [[format, expecting] as const];
    let examiner = isExcluded(format) ? null : ask(format, head);
    // What the head may be is then looked at as a whole.
    if (examiner !== null && isNumbers) examiner = ask(format, sample);
    return examiner === null ? [] : [[format, examiner] as const];
  });
}

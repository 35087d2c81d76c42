/** Writes a report in the formats asked for: `--format sarif=FILE` names its file; of the others the first --output takes the first --format, and so on; what has no file goes to standard output, where a person reads text. */
import { appendFileSync, closeSync, fstatSync, openSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../check-error.ts';
import { nearestNote } from '../nearest.ts';
import { isReportFormat, REPORT_FORMATS, type ReportFormat, render, renderPieces } from '../report/render.ts';
import type { TextOptions } from '../report/render-text.ts';
import type { Report } from '../report/report.ts';
import { columnsFor, type Io, type OptionValues, type Output } from './command.ts';
import { notWritten } from './files/whole-file.ts';
import { stringsOption } from './option-values.ts';
import { startedAs } from './started-as.ts';

interface Destination {
  readonly format: ReportFormat;
  /** Null: standard output. */
  readonly file: string | null;
}

/** @throws CheckError (`usage`) for an unknown format, two of them for one place, or one in a file that promises another; before anything is examined */
export function destinationsOf(values: OptionValues): readonly Destination[] {
  const given = stringsOption(values, 'format').map(formatGiven);
  const named = given.filter((each): each is Destination & { file: string } => each.file !== null);
  const formats = given.filter(({ file }) => file === null).map(({ format }) => format);
  const outputs = stringsOption(values, 'output');
  const paired = outputs.map((file, index) => ({ format: formats[index] ?? 'text', file }));
  for (const each of paired) refuseMixedUp(each, formats);
  const onScreen = formats.slice(outputs.length);
  if (onScreen.length > 1) {
    throw new CheckError('usage', `${onScreen.length} formats for standard output, expected one`, {
      hint: `Name a file for each of the others: --format ${onScreen[1]}=FILE`,
    });
  }
  const inFiles = [...named, ...paired];
  refuseSharedFile(inFiles.map(({ file }) => file));
  return [...inFiles, { format: onScreen[0] ?? 'text', file: null }];
}

/** For what has one form only. @throws CheckError (`usage`) where another is asked for */
export function refuseFormats(values: OptionValues, what: string): void {
  const other = stringsOption(values, 'format').find((format) => format !== 'text');
  if (other === undefined && stringsOption(values, 'output').length === 0) return;
  throw new CheckError('usage', `${what} has one form only: found --format or --output, expected neither`);
}

/** `sarif`, or `sarif=FILE`. */
function formatGiven(text: string): Destination {
  const [name = '', ...rest] = text.split('=');
  const file = rest.length === 0 ? null : rest.join('=');
  if (file === '') throw new CheckError('usage', `--format ${text}: expected a file after =, found none`);
  if (isReportFormat(name)) return { format: name, file };
  const meant = nearestNote(name, REPORT_FORMATS);
  throw new CheckError('usage', `--format: expected ${REPORT_FORMATS.join(', ')}, found "${name}"${meant}`);
}

/** What the name of a file promises. */
const ENDINGS: Readonly<Record<ReportFormat, RegExp>> = {
  text: /\.(?:txt|log)$/i,
  json: /\.json$/i,
  sarif: /\.sarif(?:\.json)?$/i,
  junit: /\.xml$/i,
  github: /(?!)/,
  gitlab: /\.json$/i,
  'gitlab-sast': /\.json$/i,
  cyclonedx: /\.(?:cdx|bom)\.json$|bom\.json$/i,
  html: /\.html?$/i,
  markdown: /\.(?:md|markdown)$/i,
};

/** By count, `--format github --format sarif --output x.sarif` would write annotations into x.sarif. */
function refuseMixedUp({ format, file }: Destination & { readonly file: string }, formats: readonly ReportFormat[]) {
  if (ENDINGS[format].test(file)) return;
  const meant = formats.find((other) => ENDINGS[other].test(file));
  if (meant === undefined) return;
  throw new CheckError('usage', `--output ${file} would take the format ${format}: the first takes the first`, {
    hint: `Say which format goes where: --format ${meant}=${file}`,
  });
}

function refuseSharedFile(files: readonly string[]): void {
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new CheckError('usage', `${twice}: found two formats for one file, expected one`);
}

/**
 * @param more of the text: whether a finding stops the commit under the policy, how to take the weights of the worst file, where the user stands
 * @throws CheckError (`incomplete`) when a file cannot be written
 */
export async function writeReport(
  report: Report,
  io: Io,
  values: OptionValues,
  more: Pick<TextOptions, 'rejects' | 'weights' | 'wayToTop'> = {},
): Promise<void> {
  const options = textOptions(io, values, more);
  for (const { format, file } of destinationsOf(values)) {
    const pieces = gathered(await renderPieces(format, report, file === null ? options : inFile(options)));
    if (file === null) await writeOut(io.stdout, pieces);
    else save(path.resolve(io.cwd, file), file, pieces);
    if (format === 'github') await writeStepSummary(report, io);
  }
}

/** Nobody's terminal. */
function inFile({ columns: _, ...options }: TextOptions): TextOptions {
  return { ...options, color: false, quiet: false };
}

/** Of UTF-8, for one unit of UTF-16. */
const MOST_BYTES_A_CHARACTER = 3;
/** Characters that are written at once. */
const CHUNK = 64 * 1024;

function* gathered(pieces: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

async function writeOut(output: Output, pieces: Iterable<string>): Promise<void> {
  for (const piece of pieces) if (output.write(piece) === false) await output.drained?.();
}

/** GitHub shows this file as the summary of the step. See https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands. */
async function writeStepSummary(report: Report, io: Io): Promise<void> {
  const file = io.environment['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '') return;
  const text = await render('markdown', report, { program: startedAs(io) });
  reported('GITHUB_STEP_SUMMARY', () => appendFileSync(file, text));
}

function save(full: string, shown: string, pieces: Iterable<string>): void {
  reported(shown, () => {
    const descriptor = openSync(full, 'w');
    try {
      const room = Buffer.allocUnsafe(MOST_BYTES_A_CHARACTER * 2 * CHUNK);
      for (const piece of pieces) {
        const fits = MOST_BYTES_A_CHARACTER * piece.length <= room.length;
        writeAll(descriptor, fits ? room.subarray(0, room.write(piece)) : Buffer.from(piece));
      }
    } catch (error) {
      // Half a report is none.
      if (fstatSync(descriptor).isFile()) rmSync(full, { force: true });
      throw error;
    } finally {
      closeSync(descriptor);
    }
  });
}

function writeAll(descriptor: number, bytes: Uint8Array): void {
  for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
}

/** @throws CheckError (`incomplete`) with the code of what the disk refuses */
function reported(shown: string, write: () => void): void {
  try {
    write();
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === undefined) throw cause; // not of the disk
    throw notWritten(shown, 'the report', cause);
  }
}

function textOptions(io: Io, values: OptionValues, more: TextOptions): TextOptions {
  return {
    ...more,
    color: wantsColor(io, values),
    columns: columnsFor(io.stdout),
    // Most reports show no command: to learn what it is called asks every folder of the PATH.
    get program() {
      return startedAs(io);
    },
    quiet: values['quiet'] === true,
    verbose: values['verbose'] === true,
    showSkipped: values['show-skipped'] === true,
  };
}

/** Flags first, then NO_COLOR and FORCE_COLOR (https://no-color.org), then whether a person looks. */
export function wantsColor({ stdout, environment }: Io, values: OptionValues): boolean {
  if (values['no-color'] === true) return false;
  if (values['color'] === true) return true;
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stdout.isTTY === true && environment['TERM'] !== 'dumb';
}

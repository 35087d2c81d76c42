/** Writes a report in the formats asked for: the first --output takes the first --format, and so on; what has no file goes to standard output, where a person reads text. */
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../check-error.ts';
import { isReportFormat, REPORT_FORMATS, type ReportFormat, render } from '../report/render.ts';
import type { TextOptions } from '../report/render-text.ts';
import type { Report } from '../report/report.ts';
import type { Io, OptionValues } from './command.ts';
import { stringsOption } from './option-values.ts';

interface Destination {
  readonly format: ReportFormat;
  /** Null: standard output. */
  readonly file: string | null;
}

/** @throws CheckError (`usage`) for an unknown format or two of them on standard output; before anything is examined */
export function destinationsOf(values: OptionValues): readonly Destination[] {
  const formats = stringsOption(values, 'format').map(formatNamed);
  const outputs = stringsOption(values, 'output');
  const inFiles = outputs.map((file, index): Destination => ({ format: formats[index] ?? 'text', file }));
  const onScreen = formats.slice(outputs.length);
  if (onScreen.length > 1) {
    throw new CheckError('usage', `${onScreen.length} formats for standard output, expected one`, {
      hint: 'Give each further --format an --output FILE of its own.',
    });
  }
  return [...inFiles, { format: onScreen[0] ?? 'text', file: null }];
}

function formatNamed(name: string): ReportFormat {
  if (isReportFormat(name)) return name;
  throw new CheckError('usage', `--format: expected ${REPORT_FORMATS.join(', ')}, found "${name}"`);
}

/**
 * @param rejects whether a finding stops the commit under the policy
 * @throws CheckError (`incomplete`) when a file cannot be written
 */
export async function writeReport(
  report: Report,
  io: Io,
  values: OptionValues,
  rejects?: NonNullable<TextOptions['rejects']>,
): Promise<void> {
  const options: TextOptions = { ...textOptions(io, values), ...(rejects === undefined ? {} : { rejects }) };
  for (const { format, file } of destinationsOf(values)) {
    const text = await render(format, report, file === null ? options : { ...options, color: false, quiet: false });
    if (file === null) io.stdout.write(text);
    else save(path.resolve(io.cwd, file), file, text);
    if (format === 'github') await writeStepSummary(report, io);
  }
}

/** GitHub shows this file as the summary of the step. See https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands. */
async function writeStepSummary(report: Report, io: Io): Promise<void> {
  const file = io.environment['GITHUB_STEP_SUMMARY'];
  if (file === undefined || file === '') return;
  const { renderGithubSummary } = await import('../report/render-github.ts');
  save(file, 'GITHUB_STEP_SUMMARY', renderGithubSummary(report), appendFileSync);
}

function save(
  full: string,
  shown: string,
  text: string,
  write: typeof writeFileSync | typeof appendFileSync = writeFileSync,
): void {
  try {
    write(full, text);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code; // fs throws nothing else
    throw new CheckError('incomplete', `${shown}: the report cannot be written (${code})`, { cause });
  }
}

function textOptions(io: Io, values: OptionValues): TextOptions {
  return {
    color: wantsColor(io, values),
    quiet: values['quiet'] === true,
    verbose: values['verbose'] === true,
    showSkipped: values['show-skipped'] === true,
  };
}

/** Flags first, then NO_COLOR and FORCE_COLOR (https://no-color.org), then whether a person looks. */
function wantsColor({ stdout, environment }: Io, values: OptionValues): boolean {
  if (values['no-color'] === true) return false;
  if (values['color'] === true) return true;
  if ((environment['NO_COLOR'] ?? '') !== '') return false;
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return stdout.isTTY === true && environment['TERM'] !== 'dumb';
}

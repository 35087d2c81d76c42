/** The last lines of the text report: what was examined, what was left out and why, what could not be checked, and the verdict. Never a silent green. */

import { inertCountsOf } from '../judge/cannot-run-code.ts';
import type { FileReport } from '../judge/finding.ts';
import { escapeForTerminal } from '../printable.ts';
import { SEVERITIES } from '../rules/rule.ts';
import { countWith } from './build-report.ts';
import { counted, inert, sizeText, wrap } from './layout.ts';
import type { Report } from './report.ts';
import type { Target } from './report-types.ts';
import { type Style, styleFor } from './style.ts';

interface CoverageOptions {
  readonly style: Style;
  readonly columns: number;
  readonly showSkipped: boolean;
  readonly quiet: boolean;
}

export function coverageLines(report: Report, options: CoverageOptions): string[] {
  const { style, columns, quiet } = options;
  const lines = [
    ...[coverage(report), inertLine(report)].flatMap((line) => wrap(line, columns)).filter((line) => line !== ''),
    ...noModelLines(report, options),
    ...leftOutLines(report, options),
  ];
  return [...(quiet ? [] : lines.map(style.faint)), ...verdictLines(report, options)];
}

/** The whole text report of a run with nothing to report but what it covered. */
export function renderCoverage(report: Report, isColoured: boolean, columns: number): string {
  const options = { style: styleFor(isColoured), columns, showSkipped: false, quiet: false };
  return `${coverageLines(report, options).map(inert).join('\n')}\n`;
}

/** `part 1 of 4`; null where all was to be examined. */
export function partOf({ shard }: Target): string | null {
  return shard === undefined ? null : `part ${shard.replace('/', ' of ')}`;
}

const NO_MODELS = 'no models found';

function coverage({ target, summary, files, exitCode }: Report): string {
  const { candidates, examined, leftOut, incomplete, bytes } = summary;
  const part = partOf(target);
  // Ended with 3, the verdict says so.
  if (candidates === 0) return part !== null ? `${part}: nothing falls into it` : exitCode === 3 ? '' : NO_MODELS;
  const others = countWith(files, 'not-a-model');
  const allowed = countWith(files, 'allowed');
  const parts = [
    `${counted(examined, 'model')} examined${examined === 0 ? '' : ` (${sizeText(bytes)}${allowed === 0 ? '' : `, ${allowed} allowed`})`}`,
    ...(others === 0 ? [] : [`${counted(others, 'file')} without one`]),
    `${leftOut} left out`,
    `${incomplete} unchecked`,
  ];
  return `${part === null ? '' : `${part}: `}${parts.join(', ')}`;
}

/** Formats that the line of models which cannot run code names. */
const NAMED_FORMATS = 4;

/** `examined · cannot run code: 12 of 14 models (safetensors 11, tflite 1)`; empty where there is none. */
function inertLine({ summary, files, inert }: Report): string {
  const counts = Object.entries(inertCountsOf(files, inert)).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const total = counts.reduce((sum, [, count]) => sum + count, 0);
  if (total === 0) return '';
  const shown = counts
    .slice(0, NAMED_FORMATS)
    .map(([format, count]) => (counts.length === 1 ? format : `${format} ${count}`));
  const more = counts.length > NAMED_FORMATS ? [`${counts.length - NAMED_FORMATS} more formats`] : [];
  const many = total < summary.examined ? `${total} of ${counted(summary.examined, 'model')}` : counted(total, 'model');
  return `examined · cannot run code: ${many} (${[...shown, ...more].join(', ')})`;
}

/** Names that are few enough to be shown unasked. */
const FEW = 5;

/** Files whose names promise a model and that hold none: an empty file, text. Reported, so that nobody takes them for examined. */
function noModelLines({ files }: Report, { showSkipped, columns }: CoverageOptions): string[] {
  const empty = files.filter(({ status }) => status === 'not-a-model');
  const shown = showSkipped || empty.length <= FEW ? empty : [];
  return shown.flatMap(({ path, size }) =>
    wrap(escapeForTerminal(`no model in it: ${path} (${size === 0 ? 'empty' : sizeText(size)})`), columns),
  );
}

/** The reasons with their counts; the names with `showSkipped`. */
function leftOutLines({ files }: Report, { showSkipped, columns }: CoverageOptions): string[] {
  const byReason = new Map<string, FileReport[]>();
  for (const file of files.filter(({ status, leftOut }) => status === 'left-out' || leftOut !== undefined)) {
    const reason = file.leftOut ?? 'no reason given';
    byReason.set(reason, [...(byReason.get(reason) ?? []), file]);
  }
  return [...byReason].flatMap(([reason, left]) => [
    ...wrap(
      escapeForTerminal(`left out, ${reason}: ${left.length}${showSkipped ? '' : ' (--show-skipped names them)'}`),
      columns,
    ),
    ...(showSkipped
      ? left.flatMap(({ path }) => wrap(escapeForTerminal(path), columns - 2).map((line) => `  ${line}`))
      : []),
  ]);
}

function verdictLines(report: Report, { style, columns }: CoverageOptions): string[] {
  const { verdict, exitCode, summary } = report;
  if (verdict === 'rejected') {
    const text = [
      `✖ rejected: ${withStatus(report, 'rejected')}`,
      ...findingsOf(summary),
      ...(summary.incomplete === 0 ? [] : [`${summary.incomplete} unchecked`]),
    ].join('; ');
    return wrap(text, columns).map(style.bad);
  }
  if (verdict === 'incomplete') {
    return wrap('? incomplete: not all could be checked, so nothing is approved', columns).map(style.warning);
  }
  if (exitCode === 3) return [style.warning(`? ${NO_MODELS}`)];
  if (report.files.some(({ status }) => status === 'warned')) {
    const text = [`! passes, with warnings: ${withStatus(report, 'warned')}`, ...findingsOf(summary)].join('; ');
    return wrap(text, columns).map(style.warning);
  }
  return summary.examined + summary.leftOut === 0 ? [] : [style.good('✔ clean: nothing that the policy rejects')];
}

/** `2 files` */
function withStatus({ files }: Report, wanted: FileReport['status']): string {
  return counted(countWith(files, wanted), 'file');
}

/** `findings: 1 critical, 2 medium`; nothing where only low ones are. */
function findingsOf({ findings }: Report['summary']): string[] {
  const counts = SEVERITIES.filter((name) => name !== 'low' && findings[name] > 0).map(
    (name) => `${findings[name]} ${name}`,
  );
  return counts.length === 0 ? [] : [`findings: ${counts.join(', ')}`];
}

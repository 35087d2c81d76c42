/** One file of the text report: its name and state, then each finding as call, place and reason. */

import { cannotRunCode } from '../judge/cannot-run-code.ts';
import type { FileReport, FileStatus, Finding, Unexamined } from '../judge/finding.ts';
import { escapeForTerminal } from '../printable.ts';
import { SEVERITIES } from '../rules/rule.ts';
import { clip, counted, sizeText, wrap } from './layout.ts';
import { addressOf } from './machine.ts';
import type { Style } from './style.ts';

export interface BlockOptions {
  readonly style: Style;
  readonly columns: number;
  /** Only what rejects. */
  readonly quiet: boolean;
  /** Low findings, allowed ones, imports, members, rule ids. */
  readonly verbose: boolean;
  /** By a finding that is shown once a run, the other files that have it. */
  readonly alsoIn?: (finding: Finding) => readonly string[];
  /** Whether a finding stops the commit under the policy; default: high and critical do. */
  readonly rejects?: (finding: Finding, file: FileReport) => boolean;
}

/** Findings that a block shows without `verbose`. */
const SHOWN_FINDINGS = 8;
/** Lines of a call that a block shows without `verbose`. */
const CALL_LINES = 4;
/** Imports that a block lists with `verbose`; the JSON report has them all. */
const SHOWN_IMPORTS = 40;
/** The widest label and two blanks. */
const INDENT = 12;
/** Where lines are short the label has one of its own. */
const NARROW_INDENT = 4;
const NARROW_COLUMNS = 60;

/** A label with text beside it, or above it where the terminal is narrow; all lines behind the first indented. */
function labelled(label: { text: string; paint: (text: string) => string }, columns: number, parts: Part[]): string[] {
  const isNarrow = columns < NARROW_COLUMNS;
  const indent = isNarrow ? NARROW_INDENT : INDENT;
  const lines = parts.flatMap(({ text, paint, most = Number.POSITIVE_INFINITY, isAddress = false }) =>
    clip(isAddress ? [text] : wrap(escapeForTerminal(text), columns - indent), most).map(paint),
  );
  const head = `  ${label.paint(label.text)}`;
  if (isNarrow) return [head, ...lines.map((line) => ' '.repeat(indent) + line)];
  const gap = ' '.repeat(Math.max(1, indent - 2 - label.text.length));
  return lines.map((line, index) => (index === 0 ? head + gap + line : ' '.repeat(indent) + line));
}

interface Part {
  readonly text: string;
  readonly paint: (line: string) => string;
  /** Lines that are shown of it. */
  readonly most?: number;
  /** Of printable characters; in two lines no terminal would open it. Default: false. */
  readonly isAddress?: boolean;
}

const plain = (line: string): string => line;

/** Lines without a newline at their end. */
export function fileBlock(file: FileReport, options: BlockOptions): string[] {
  const findings = shownFindings(file, options);
  const shown = options.verbose ? findings : findings.slice(0, SHOWN_FINDINGS);
  const dropped = findings.length - shown.length;
  const blocks = [
    ...shown.map((finding) => findingLines(finding, file, options)),
    ...(file.status === 'incomplete' ? file.unexamined.map((entry) => unexaminedLines(entry, file, options)) : []),
    ...(dropped === 0 ? [] : [droppedLines(dropped, options)]),
    ...(options.verbose ? [importLines(file, options)] : []),
  ].filter((block) => block.length > 0);
  return [...titleLines(file, options), ...blocks.flatMap((block) => ['', ...block])];
}

function droppedLines(dropped: number, { style, columns }: BlockOptions): string[] {
  const text = `and ${counted(dropped, 'more finding')}: --verbose shows all`;
  return wrap(text, columns - 2).map((line) => `  ${style.faint(line)}`);
}

/** The threshold without a policy. */
export function rejectsByDefault({ severity }: Finding): boolean {
  return severity === 'critical' || severity === 'high';
}

const SIGNS: Readonly<Record<FileStatus, string>> = {
  rejected: '✖',
  incomplete: '?',
  warned: '!',
  allowed: '~',
  clean: '✔',
  'left-out': '-',
  'not-a-model': '-',
};

function titleLines(file: FileReport, { style, columns }: BlockOptions): string[] {
  const paint = file.status === 'rejected' ? style.bad : file.status === 'clean' ? style.good : style.warning;
  const [first = '', ...rest] = wrap(escapeForTerminal(file.path), columns - 2);
  const details = [
    ...statusWords(file),
    ...(file.formats.length === 0 ? [] : [file.formats.join(', ')]),
    sizeText(file.size),
    ...(file.commit === undefined ? [] : [`commit ${file.commit.slice(0, 12)}`]),
  ];
  return [
    `${paint(SIGNS[file.status])} ${style.title(first)}`,
    ...rest.map((line) => `  ${style.title(line)}`),
    ...wrap(details.join(' · '), columns - 2).map((line) => `  ${style.faint(line)}`),
  ];
}

function statusWords(file: FileReport): readonly string[] {
  if (file.status === 'incomplete') return ['could not be checked'];
  return cannotRunCode(file) ? ['examined', 'cannot run code'] : [file.status];
}

function shownFindings(file: FileReport, options: BlockOptions): Finding[] {
  const { findings, status } = file;
  const rejects = options.rejects ?? rejectsByDefault;
  return findings
    .filter((finding) => {
      if (options.verbose) return true;
      if (finding.allowed !== null) return false;
      if (options.quiet) return status === 'rejected' && rejects(finding, file);
      return finding.severity !== 'low' || rejects(finding, file);
    })
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function findingLines(finding: Finding, file: FileReport, options: BlockOptions): string[] {
  const { style, columns, verbose } = options;
  const because = finding.allowed === null ? finding.because : `${finding.because} Allowed: ${finding.allowed}`;
  return labelled({ text: finding.severity.toUpperCase(), paint: style.severity[finding.severity] }, columns, [
    { text: finding.call ?? finding.message, paint: style.title, most: verbose ? 100 : CALL_LINES },
    { text: placeOf(finding.source, file, finding.offset), paint: style.faint },
    { text: because, paint: plain },
    ...alsoIn(finding, options).map((text) => ({ text, paint: plain })),
    { text: `rule ${finding.rule}`, paint: style.faint },
    ...addressesOf(finding).map((text) => ({ text, paint: style.faint, isAddress: true })),
  ]);
}

/** Files that a finding names before it ends in their number. */
const NAMED_FILES = 3;

function alsoIn(finding: Finding, { alsoIn: others }: BlockOptions): string[] {
  const paths = others?.(finding) ?? [];
  if (paths.length === 0) return [];
  const more = paths.length > NAMED_FILES ? ` and ${paths.length - NAMED_FILES} more` : '';
  return [`The same holds for ${paths.slice(0, NAMED_FILES).join(', ')}${more}.`];
}

/** None of what is a document of this project: `git model-check rules ID` says more of it. */
function addressesOf(finding: Finding): string[] {
  const address = addressOf(finding);
  return address === null ? [] : [address];
}

/** `in model.pth!archive/data.pkl at byte 105`: the member's whole path, as every other format names it. */
function placeOf(source: string, { path }: FileReport, offset: number): string {
  return source.startsWith(`${path}!`) || source.startsWith(`${path}#/`)
    ? `in ${source} at byte ${offset}`
    : `at byte ${offset}`;
}

const UNCHECKED = 'UNCHECKED';

function unexaminedLines({ source, reason, detail }: Unexamined, file: FileReport, options: BlockOptions): string[] {
  const member = source.startsWith(`${file.path}!`) ? `${source.slice(file.path.length + 1)}: ` : '';
  const label = { text: UNCHECKED, paint: options.style.warning };
  return labelled(label, options.columns, [{ text: `${member}${detail} (${reason})`, paint: plain }]);
}

function importLines({ imports }: FileReport, { style, columns }: BlockOptions): string[] {
  if (imports.length === 0) return [];
  const names = imports.slice(0, SHOWN_IMPORTS).map((entry) => {
    const called = entry.called ? '()' : '';
    return `${entry.module}.${entry.name}${called}${entry.standing === 'safe' ? '' : ` [${entry.standing}]`}`;
  });
  const more =
    imports.length > SHOWN_IMPORTS ? [`and ${imports.length - SHOWN_IMPORTS} more: --format json has them all`] : [];
  const label = { text: 'imports', paint: style.faint };
  return labelled(label, columns, [{ text: [...names, ...more].join(', '), paint: plain }]);
}

/** The report for a person: one block a file, worst first, then what to do now, then what was and was not examined; as wide as the terminal, readable without colour. */
import type { FileReport } from '../judge/finding.ts';
import { escapeForTerminal } from '../printable.ts';
import { type Advice, adviceOf } from './advice.ts';
import { coverageLines, partOf } from './coverage.ts';
import { exceptionLines } from './exception-lines.ts';
import { type BlockOptions, fileBlock } from './file-block.ts';
import { COLUMNS, inert, wrap } from './layout.ts';
import { onceARun } from './once-a-run.ts';
import { asStarted, commandAsStarted, PROGRAM_NAME } from './program-name.ts';
import type { Report } from './report.ts';
import type { Mode } from './report-types.ts';
import { type Style, styleFor } from './style.ts';
import { worstFirst } from './worst-first.ts';

export interface TextOptions extends Partial<Omit<BlockOptions, 'style'>> {
  readonly color?: boolean;
  /** How the program was started: what the commands begin with. Default: `git model-check`. */
  readonly program?: string;
  /** The command that takes the weights of the worst file, where one was tried and does. */
  readonly weights?: string;
  /** `../..` where the reader stands below the top of the repository, from which paths count. Default: at the top. */
  readonly wayToTop?: string;
  /** Only what rejects. */
  readonly quiet?: boolean;
  /** What was left out, by name. */
  readonly showSkipped?: boolean;
}

const SUBJECTS: Readonly<Record<Mode, string>> = {
  staged: 'what this commit would record',
  'pre-commit': 'what this commit would record',
  'pre-merge-commit': 'what this merge would record',
  'pre-push': 'what this push would send',
  'pre-receive': 'what this push brings',
  update: 'what this push brings',
  range: 'what the range adds',
  tree: 'every tracked file',
  history: 'the whole history',
  scan: 'files on disk',
  merge: 'several reports as one',
};

/** Hooks are silent where there is nothing to report: most commits hold no model. */
const HOOKS: ReadonlySet<Mode> = new Set(['pre-commit', 'pre-merge-commit', 'pre-push', 'pre-receive', 'update']);

/** Ends with a newline, or is empty. */
export function* renderText(report: Report, options: TextOptions = {}): Generator<string> {
  const { quiet = false, color = false, columns = COLUMNS } = options;
  const style = styleFor(color);
  const files = worstFirst(report, options);
  const silent = quiet ? files.length === 0 : isUneventful(report);
  if (silent) return;
  if (files.length > 0) yield* fileBlocks(report, files, { ...options, columns, quiet }, style);
  yield* ended([
    ...adviceLines({ report, files }, options, style),
    ...(quiet ? [] : noticeLines(report, options, style)),
    ...(quiet || (report.merged === undefined && options.verbose !== true)
      ? []
      : exceptionBlock(report, options, style)),
    ...coverageLines(report, { style, columns, showSkipped: options.showSkipped ?? false, quiet }),
  ]);
}

function* fileBlocks(
  report: Report,
  files: readonly FileReport[],
  options: TextOptions & Pick<BlockOptions, 'columns' | 'quiet'>,
  style: Style,
): Generator<string> {
  const { files: shown, alsoIn } = onceARun(files);
  const block: BlockOptions = { verbose: false, ...options, style, alsoIn };
  yield* ended([...heading(report, style, options.columns), '']);
  for (const file of shown) yield* ended([...fileBlock(file, block), '']);
}

function* ended(lines: readonly string[]): Generator<string> {
  for (const line of lines) yield `${inert(line)}\n`;
}

function isUneventful({ target, summary, notices }: Report): boolean {
  return HOOKS.has(target.mode) && summary.candidates === 0 && notices === undefined;
}

const NAME = 'git model-check';

function heading({ target }: Report, style: Style, columns: number): string[] {
  const subject = [SUBJECTS[target.mode], target.revision, partOf(target)].filter(Boolean).join(', ');
  const indent = NAME.length + 2;
  const [first = '', ...rest] = wrap(escapeForTerminal(subject), columns - indent);
  return [`${style.title(NAME)}  ${style.faint(first)}`, ...rest.map((line) => ' '.repeat(indent) + style.faint(line))];
}

/** A report, and those of its files that are shown. */
interface Shown {
  readonly report: Report;
  readonly files: readonly FileReport[];
}

function adviceLines({ report, files }: Shown, options: TextOptions, style: Style): string[] {
  const found = [...adviceOf(report, files, options.quiet), ...weightsAdvice(options)];
  if (found.length === 0) return [];
  const advice = [...topAdvice(options, found), ...found];
  const { program = PROGRAM_NAME, columns = COLUMNS } = options;
  const lines = advice.flatMap(({ purpose, commands }) => [
    ...wrap(purpose, columns - 2).map((line) => `  ${line}`),
    ...commands
      .map((command) => commandAsStarted(command, program))
      .map((command) => `    ${style.command(escapeForTerminal(command))}`),
  ]);
  return [style.title('What to do now'), ...lines, ''];
}

function topAdvice({ wayToTop = '' }: TextOptions, found: readonly Advice[]): readonly Advice[] {
  if (wayToTop === '' || found.every(({ commands }) => commands.length === 0)) return [];
  return [{ purpose: 'go to the top of the repository, where these paths begin', commands: [`cd ${wayToTop}`] }];
}

function weightsAdvice({ weights }: TextOptions): readonly Advice[] {
  if (weights === undefined) return [];
  return [{ purpose: 'take its weights alone, without running it', commands: [weights] }];
}

/** Exceptions that are shown without `verbose`. */
const SHOWN_EXCEPTIONS = 20;

function exceptionBlock(report: Report, options: TextOptions, style: Style): string[] {
  const { columns = COLUMNS, verbose = false } = options;
  const lines = exceptionLines(report);
  if (lines.length === 0) return [];
  const shown = verbose ? lines : lines.slice(0, SHOWN_EXCEPTIONS);
  const more = lines.length - shown.length;
  return [
    style.title('Exceptions'),
    ...[...shown, ...(more === 0 ? [] : [`and ${more} more: --verbose shows all`])].flatMap((line) =>
      wrap(escapeForTerminal(line), columns - 4).map((part, index) => (index === 0 ? `  ${part}` : `    ${part}`)),
    ),
    '',
  ];
}

function noticeLines({ notices = [] }: Report, options: TextOptions, style: Style): string[] {
  if (notices.length === 0) return [];
  const { program = PROGRAM_NAME, columns = COLUMNS } = options;
  const lines = notices.flatMap((notice) =>
    wrap(escapeForTerminal(asStarted(notice, program)), columns - 6).map((line, index) =>
      index === 0 ? `${style.warning('note')}  ${line}` : `      ${line}`,
    ),
  );
  return [...lines, ''];
}

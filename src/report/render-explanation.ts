/** An explanation for a person: one list a member, in the order of the bytes, with colour; and for a machine as JSON. */
import type { Finding } from '../judge/finding.ts';
import { escapeForTerminal } from '../printable.ts';
import { SEVERITIES } from '../rules/rule.ts';
import { EXPLANATION_SCHEMA, type Explanation, type Step } from './explanation.ts';
import { inert, sizeText, wrap } from './layout.ts';
import { type Style, styleFor } from './style.ts';

export interface ExplanationOptions {
  readonly color: boolean;
  /** Infinite: lines are not broken. */
  readonly columns: number;
}

/** The offset, the severity, and blanks between them. */
const OFFSET = 6;
const LABEL = 10;

/** Ends with a newline. */
export function renderExplanation(explanation: Explanation, { color, columns }: ExplanationOptions): string {
  const { name, file, sections } = explanation;
  const style = styleFor(color);
  const details = [...(file.formats.length === 0 ? [] : [file.formats.join(', ')]), sizeText(file.size)].join(' · ');
  const isMarked = file.findings.length > 0;
  const lines = [
    `${style.title(escapeForTerminal(name))}  ${style.faint(details)}`,
    ...sections.flatMap(({ source, steps }) => [
      '',
      ...(source === file.path ? [] : [style.title(`# ${escapeForTerminal(source)}`)]),
      ...steps.flatMap((step) => stepLines(step, { style, columns, isMarked })),
    ]),
    '',
    ...verdictLines(explanation, style, columns),
  ];
  return `${lines.map(inert).join('\n')}\n`;
}

interface Look {
  readonly style: Style;
  readonly columns: number;
  readonly isMarked: boolean;
}

function stepLines({ offset, text, findings }: Step, { style, columns, isMarked }: Look): string[] {
  const [worst] = bySeverity(findings);
  const label = worst === undefined ? '' : worst.severity.toUpperCase();
  const painted = worst === undefined ? '' : style.severity[worst.severity](label);
  const mark = isMarked ? painted + ' '.repeat(LABEL - label.length) : '';
  const indent = OFFSET + 2 + (isMarked ? LABEL : 0);
  const [first = '', ...rest] = wrapped(text, columns - indent);
  const paint = worst === undefined ? (line: string) => line : style.title;
  return [
    `${style.faint(String(offset ?? '').padStart(OFFSET))}  ${mark}${paint(first)}`,
    ...rest.map((line) => ' '.repeat(indent) + paint(line)),
    ...bySeverity(findings).flatMap((finding) => reasonLines(finding, style, columns, indent)),
  ];
}

function reasonLines({ because, rule, allowed }: Finding, style: Style, columns: number, indent: number): string[] {
  const lines = [`${because} (${rule})`, ...(allowed === null ? [] : [`allowed: ${allowed}`])];
  return lines.flatMap((line) => wrapped(line, columns - indent)).map((line) => ' '.repeat(indent) + style.faint(line));
}

function wrapped(text: string, columns: number): string[] {
  const [, blanks = '', rest = ''] = /^( *)(.*)$/s.exec(escapeForTerminal(text)) ?? [];
  return (Number.isFinite(columns) ? wrap(rest, columns - blanks.length) : [rest]).map((line) => blanks + line);
}

function bySeverity(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

function verdictLines({ file, policy }: Explanation, style: Style, columns: number): string[] {
  const counts = SEVERITIES.map((severity) => [
    file.findings.filter((finding) => finding.severity === severity).length,
    severity,
  ])
    .filter(([count]) => count !== 0)
    .map((pair) => pair.join(' '));
  const found = counts.length === 0 ? '' : `: ${counts.join(', ')}`;
  switch (file.status) {
    case 'rejected':
      return wrapped(`✖ rejected by ${escapeForTerminal(policy)}${found}`, columns).map(style.bad);
    case 'not-a-model':
      return wrapped('nothing of it is read as a model', columns).map(style.warning);
    case 'clean':
      return wrapped(`✔ nothing that ${escapeForTerminal(policy)} rejects${found}`, columns).map(style.good);
    case 'allowed':
      return wrapped(`✔ allowed by ${escapeForTerminal(policy)}${found}`, columns).map(style.good);
    default:
      return wrapped(`! ${file.status}${found}`, columns).map(style.warning);
  }
}

/** As JSON, with a newline at its end. */
export function explanationJson({ name, file, sections }: Explanation): string {
  const steps = sections.flatMap(({ source, steps: all }) =>
    all.map(({ offset, text, findings }) => ({
      source,
      offset,
      text,
      findings: findings.map(({ rule, severity, because, allowed }) => ({
        ...{ rule, severity, because },
        ...(allowed === null ? {} : { allowed }),
      })),
    })),
  );
  const { size, formats, status, members } = file;
  const value = { schema: EXPLANATION_SCHEMA, path: name, size, formats, status, members, steps };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** What changed between two versions of a model, in terms of what loading them does. Equal programs may hold other weights: arrays of numbers, and numbers that training writes beside them. */
import { type Evidence, type LocatedFact, type MemberPath, memberText } from '../facts.ts';
import type { FileReport, FileStatus, Finding } from '../judge/finding.ts';
import { escapeForTerminal } from '../printable.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import { describe, factLine } from './describe.ts';
import { inert, wrap } from './layout.ts';
import { styleFor } from './style.ts';

export const DIFFERENCE_SCHEMA = 'git-model-check/difference/1';

/** One of the two versions. */
export interface Version {
  readonly evidence: Evidence;
  readonly file: FileReport;
  /** The bytes, in any notation that is equal where they are. */
  readonly digest: string;
}

export interface Change {
  readonly sign: '-' | '+';
  readonly line: string;
  /** Of the worst finding that the line has. */
  readonly severity: Severity | null;
}

export interface Difference {
  /** `weights`: the same program, with other numbers. `unseen`: other bytes, and nothing in what is shown of them differs. */
  readonly kind: 'none' | 'weights' | 'unseen' | 'program';
  readonly changes: readonly Change[];
  readonly before: FileStatus;
  readonly after: FileStatus;
}

export function differenceOf(before: Version, after: Version): Difference {
  const changes = changesOf(before, after);
  const kind = changes.length > 0 ? 'program' : before.digest === after.digest ? 'none' : kindOfBytes([before, after]);
  return { kind, changes, before: before.file.status, after: after.file.status };
}

/** Formats that are a pickle and numbers, or numbers alone, as they are or packed. */
const OF_WEIGHTS: ReadonlySet<string> = new Set(
  'pickle numpy safetensors zip tar gzip zlib zfile bzip2 xz lzma zstd lz4'.split(' '),
);

function kindOfBytes(versions: readonly Version[]): 'weights' | 'unseen' {
  const isWhole = versions.every(
    ({ evidence }) =>
      evidence.formats.every((format) => OF_WEIGHTS.has(format)) && !describe(evidence).some((line) => isCut(line)),
  );
  return isWhole ? 'weights' : 'unseen';
}

/** Whether something of the arguments is not shown. `(…)` stands for a call that has a line of its own. */
function isCut(line: string): boolean {
  return withoutWeights(line).replaceAll('(…)', '').includes('…');
}

/** Lines that only the old one has with `-`, only the new one with `+`, in the order of the lines. What only differs in weights is none. */
function changesOf(before: Version, after: Version): Change[] {
  const isRenamed = rootOf(before.evidence) !== rootOf(after.evidence);
  const [old, now] = [linesOf(before, isRenamed), linesOf(after, isRenamed)];
  const [oldPrograms, nowPrograms] = [programsOf(old.keys()), programsOf(now.keys())];
  const removed = [...old].filter(([line]) => !now.has(line) && !nowPrograms.has(withoutWeights(line)));
  const added = [...now].filter(([line]) => !old.has(line) && !oldPrograms.has(withoutWeights(line)));
  return [
    ...removed.map(([line, severity]) => ({ sign: '-', line, severity }) as const),
    ...added.map(([line, severity]) => ({ sign: '+', line, severity }) as const),
  ].sort((a, b) => (a.line < b.line ? -1 : a.line > b.line ? 1 : 0));
}

/** The folder in which all members of an archive lie: `torch.save` names it after the file. Empty where there is none. */
function rootOf({ members }: Evidence): string {
  const names = members.flatMap(([, name]) => name ?? []);
  const [root = ''] = /^[^/]+\//.exec(names[0] ?? '') ?? [];
  return names.every((name) => name.startsWith(root)) ? root : '';
}

/** With the paths of members as they are below that folder. */
function belowRoot(evidence: Evidence): Evidence {
  const root = rootOf(evidence);
  const below = ([path, name, ...inner]: MemberPath): MemberPath =>
    name === undefined ? [path] : [path, name.startsWith(root) ? name.slice(root.length) : name, ...inner];
  return {
    ...evidence,
    members: evidence.members.map(below),
    facts: evidence.facts.map((located) => ({ ...located, source: below(located.source) })),
  };
}

/** Each line of what loading does, with the severity of the worst finding at it. @param isBelowRoot archives whose one folder is named otherwise are compared below it */
function linesOf({ evidence, file }: Version, isBelowRoot: boolean): Map<string, Severity | null> {
  const shown = isBelowRoot ? belowRoot(evidence) : evidence;
  const lines = new Map<string, Severity | null>(describe(shown).map((line) => [line, null]));
  shown.facts.forEach((fact, index) => {
    const located = evidence.facts[index] ?? fact; // findings know the whole path
    const line = escapeForTerminal(factLine(fact));
    const severities = file.findings.filter((finding) => isAbout(finding, located)).map(({ severity }) => severity);
    lines.set(line, worst([lines.get(line) ?? null, ...severities]));
  });
  return lines;
}

function isAbout({ source, offset }: Finding, { source: path, fact }: LocatedFact): boolean {
  return offset === fact.offset && source.split('#')[0] === memberText(path).split('#')[0];
}

function worst(severities: readonly (Severity | null)[]): Severity | null {
  return SEVERITIES.find((severity) => severities.includes(severity)) ?? null;
}

function programsOf(lines: Iterable<string>): Set<string> {
  return new Set([...lines].map(withoutWeights));
}

/** Functions that are given the bytes of arrays and numbers, and nothing else that matters. */
const ARRAYS = /^calls (?:numpy\.(?:_?core\.(?:multiarray\.(?:_reconstruct|scalar)|numeric\._frombuffer)|ndarray))\(/;
const BYTES = /\bb(?:'(?:\\.|[^'\\])*(?:'|…)|"(?:\\.|[^"\\])*(?:"|…))/g;
const FLOAT = /(?<![\w.'"])-?\d+\.\d*(?:e[+-]?\d+)?(?![\w.])|(?<![\w.'"])-?\d+e[+-]?\d+(?![\w.])/g;

/** The line with the same word for every float, and for the bytes of every array. */
function withoutWeights(line: string): string {
  if (!line.startsWith('calls ')) return line;
  const numbers = line.replaceAll(FLOAT, 'FLOAT');
  return ARRAYS.test(line) ? numbers.replaceAll(BYTES, 'BYTES') : numbers;
}

const SENTENCES: Readonly<Record<Difference['kind'], string>> = {
  none: 'the same bytes',
  weights: 'same program, other weights: what loading them does differs in numbers alone',
  unseen: 'other bytes, but no difference in what is shown of them',
  program: '',
};

/** Ends with a newline. @param columns infinite: lines are not broken */
export function renderDifference(difference: Difference, look: { color: boolean; columns: number }): string {
  const style = styleFor(look.color);
  const sentence = SENTENCES[difference.kind];
  const lines = difference.changes.flatMap(({ sign, line, severity }) => {
    const label = severity === null ? '' : `${severity.toUpperCase()} `;
    const paint = sign === '+' ? style.good : style.bad;
    const [first = '', ...rest] = Number.isFinite(look.columns) ? wrap(line, look.columns - 2 - label.length) : [line];
    const head = severity === null ? '' : `${style.severity[severity](severity.toUpperCase())} `;
    return [`${paint(sign)} ${head}${first}`, ...rest.map((more) => ' '.repeat(2 + label.length) + more)];
  });
  const verdict =
    difference.before === difference.after
      ? []
      : [`the old one is ${difference.before}, the new one ${difference.after}`];
  const end = [...(sentence === '' ? [] : [sentence]), ...verdict.map((line) => style.title(line))];
  return [...lines, ...end].map((line) => `${inert(line)}\n`).join('');
}

/** As JSON, with a newline at its end. */
export function differenceJson(difference: Difference, names: { readonly old: string; readonly new: string }): string {
  return `${JSON.stringify({ schema: DIFFERENCE_SCHEMA, ...names, ...difference }, null, 2)}\n`;
}

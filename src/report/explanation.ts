/** One file, explained: what it does in the order of its bytes, member by member, each step with what is wrong with it. Plain data: text and JSON are made of it. */
import { type Evidence, type Fact, memberText } from '../facts.ts';
import type { FileReport, Finding } from '../judge/finding.ts';
import { factText } from './describe.ts';

export const EXPLANATION_SCHEMA = 'git-model-check/explanation/1';

/** A line of a listing. */
export interface ListedLine {
  /** Bytes from the start of the member; null: it belongs to the line before. */
  readonly offset: number | null;
  readonly text: string;
}

/** The lines of one member, and where it lies. */
export interface Listing {
  /** `model.pth!archive/data.pkl` */
  readonly source: string;
  readonly lines: readonly ListedLine[];
}

export interface Step extends ListedLine {
  readonly findings: readonly Finding[];
}

export interface Section {
  readonly source: string;
  readonly steps: readonly Step[];
}

/** How the file and its policy are called. */
export interface ExplainedAs {
  /** As it was asked for: `HEAD:model.pkl`. */
  readonly name: string;
  /** `the default policy` */
  readonly policy: string;
}

export interface Explanation extends ExplainedAs {
  readonly file: FileReport;
  readonly sections: readonly Section[];
}

/** @param listings of pickles; other members are explained by what was seen in them */
export function explain(
  evidence: Evidence,
  file: FileReport,
  listings: readonly Listing[],
  as: ExplainedAs,
): Explanation {
  const sources = new Set([
    ...listings.map(({ source }) => source),
    ...evidence.facts.map(({ source }) => memberText(source)),
  ]);
  const sections = [...sources].map((source) => {
    const listed = listings.filter((listing) => listing.source === source).flatMap(({ lines }) => lines);
    const facts = evidence.facts.filter((located) => memberText(located.source) === source).map(({ fact }) => fact);
    const findings = file.findings.filter((finding) => memberOf(finding.source) === source);
    return { source, steps: stepsOf(merged(listed, facts), findings) };
  });
  return { ...as, file, sections: sections.filter(({ steps }) => steps.length > 0) };
}

/** Without the place inside a structured text. */
function memberOf(source: string): string {
  return source.replace(/#(?:\/.*)?$/s, '');
}

/** What the listing does not show, between its lines. */
function merged(listed: readonly ListedLine[], facts: readonly Fact[]): ListedLine[] {
  const shown = new Set(listed.map(({ offset }) => offset));
  const unseen = facts.filter((fact) => !(isStatement(fact) && shown.has(fact.offset)));
  const others = [...new Map(unseen.map((fact) => [`${fact.offset} ${factLine(fact)}`, fact])).values()].sort(
    (a, b) => a.offset - b.offset,
  );
  const lines: ListedLine[] = [];
  for (const line of listed) {
    while (line.offset !== null && others[0] !== undefined && others[0].offset < line.offset) {
      lines.push(ofFact(others.shift()!)); // there is one
    }
    lines.push(line);
  }
  return [...lines, ...others.map(ofFact)];
}

/** What a line of a listing says as well. */
function isStatement({ kind }: Fact): boolean {
  return kind === 'import' || kind === 'call' || kind === 'unresolved-call' || kind === 'unresolved-import';
}

function ofFact(fact: Fact): ListedLine {
  return { offset: fact.offset, text: factLine(fact) };
}

function factLine(fact: Fact): string {
  return fact.at === undefined || fact.at === '' ? factText(fact) : `${factText(fact)}  [${fact.at}]`;
}

/** Each finding at the line of its offset that shows its call, else at the first one, else in a line of its own. */
function stepsOf(lines: readonly ListedLine[], findings: readonly Finding[]): Step[] {
  const byOffset = new Map<number | null, ListedLine[]>();
  for (const line of lines) {
    const here = byOffset.get(line.offset);
    if (here === undefined) byOffset.set(line.offset, [line]);
    else here.push(line);
  }
  const placed = new Map<ListedLine, Finding[]>();
  const others: Step[] = [];
  for (const finding of findings) {
    const here = byOffset.get(finding.offset) ?? [];
    const line = here.find(({ text }) => text.includes(headlineOf(finding))) ?? here[0];
    if (line === undefined) others.push({ offset: finding.offset, text: headlineOf(finding), findings: [finding] });
    else placed.set(line, [...(placed.get(line) ?? []), finding]);
  }
  return [...lines.map((line) => ({ ...line, findings: placed.get(line) ?? [] })), ...others];
}

function headlineOf({ call, message }: Finding): string {
  return call ?? message;
}

/** Which parts of runs are here: a run of N parts is whole when each of them is, and what is not here was not examined. */
import { counted } from '../layout.ts';
import type { MergedReport, Target } from '../report-types.ts';

/** Parts that a line names. */
const NAMED_PARTS = 8;

/** What is to be said of the parts of one run. */
export interface Parts {
  /** One line each; none where all is as it should be. */
  readonly notices: readonly string[];
  readonly isWhole: boolean;
}

export function partsOf(reports: readonly MergedReport[]): Parts {
  const runs = new Map<string, MergedReport[]>();
  for (const report of reports) {
    const key = JSON.stringify([report.repository, sameRun(report.target), countOf(report.target)]);
    runs.set(key, [...(runs.get(key) ?? []), report]);
  }
  const all = [...runs.values()].map(partsOfRun);
  return { notices: all.flatMap(({ notices }) => notices), isWhole: all.every(({ isWhole }) => isWhole) };
}

/** What parts of one run have alike. */
export function sameRun({ mode, revision, paths }: Target): Target {
  return { mode, ...(revision === undefined ? {} : { revision }), ...(paths === undefined ? {} : { paths }) };
}

function countOf({ shard }: Target): number {
  return shard === undefined ? 1 : Number(shard.split('/')[1]);
}

function indexOf({ shard }: Target): number {
  return shard === undefined ? 1 : Number(shard.split('/')[0]);
}

function partsOfRun(reports: readonly MergedReport[]): Parts {
  const [first] = reports;
  if (first === undefined) return { notices: [], isWhole: true };
  const count = countOf(first.target);
  const indexes = reports.map(({ target }) => indexOf(target));
  const here = new Set(indexes);
  const missing = count - [...here].filter((index) => index <= count).length;
  const twice = [...here].filter((index) => indexes.indexOf(index) !== indexes.lastIndexOf(index));
  const policies = new Set(reports.map(({ policy }) => policy?.digest ?? ''));
  const subject = subjectOf(first);
  return {
    isWhole: missing === 0,
    notices: [
      ...(missing === 0
        ? []
        : [`${subject}: ${missingText(here, count)} missing; nothing is known of what would be in it`]),
      ...(twice.length === 0
        ? []
        : [
            `${subject}: given more than once: ${twice.map((index) => `${index}/${count}`).join(', ')}; all of them count`,
          ]),
      ...(count > 1 && policies.size > 1
        ? [`${subject}: its parts were judged by ${counted(policies.size, 'policy', 'policies')}`]
        : []),
    ],
  };
}

function missingText(here: ReadonlySet<number>, count: number): string {
  const named: number[] = [];
  for (let index = 1; index <= count && named.length < NAMED_PARTS; index += 1) if (!here.has(index)) named.push(index);
  const missing = count - here.size;
  const more = missing > named.length ? ` and ${missing - named.length} more` : '';
  return `part ${named.join(', ')}${more} of ${count} ${missing === 1 ? 'is' : 'are'}`;
}

function subjectOf({ repository, target }: MergedReport): string {
  const { mode, revision, paths = [] } = target;
  const what = [mode, ...(revision === undefined ? paths : [revision])].join(' ');
  return repository === undefined ? what : `${repository}: ${what}`;
}

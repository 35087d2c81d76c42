/** What to do now about rejected files, by where they already are: only in the index, in commits of one's own, or with others. */
import type { FileReport, Finding } from '../judge/finding.ts';
import { proceedWith } from '../rules/proceed.ts';
import { isUnreviewed, VERDICTS } from '../rules/verdicts.ts';
import type { Report } from './report.ts';
import type { Mode, Target } from './report-types.ts';
import { prefixedPath, shellPath } from './shell.ts';

/** What it is for, in a few words, and the commands to copy. */
export interface Advice {
  readonly purpose: string;
  readonly commands: readonly string[];
}

/** How far the content has come. */
type State = 'staged' | 'merging' | 'committed' | 'pushed' | 'tracked' | 'on-disk' | 'elsewhere';

const STATES: Readonly<Record<Mode, State>> = {
  staged: 'staged',
  'pre-commit': 'staged',
  'pre-merge-commit': 'merging',
  'pre-push': 'committed',
  'pre-receive': 'committed',
  update: 'committed',
  range: 'committed',
  tree: 'tracked',
  history: 'pushed',
  scan: 'on-disk',
  merge: 'elsewhere',
};

/** Paths that one command names before it ends in dots. */
const NAMED_PATHS = 3;

/** All of it. @param shown the files that the reader sees, worst first; quiet: nothing for what only warns */
export function adviceOf(report: Report, shown: readonly FileReport[], quiet = false): Advice[] {
  return [
    ...adviceFor(
      report.target,
      shown.filter(({ status }) => status === 'rejected'),
    ),
    ...fetchAdvice(report.target, report.files),
    ...(quiet ? [] : reviewAdvice(shown)),
  ];
}

/** @param files the rejected ones, worst first */
export function adviceFor(target: Target, files: readonly FileReport[]): Advice[] {
  const [worst] = files;
  if (worst === undefined) return [];
  const state = STATES[target.mode];
  const paths = namedPaths(files);
  if (state === 'elsewhere') return LEAVE.elsewhere({ paths, worst, unborn: false });
  if (files.every((file) => counting(file).every(({ rule }) => rule === SHADOWED))) {
    return [{ purpose: VERDICTS[SHADOWED].proceed, commands: [] }, ...allow(target, worst, SHADOWED)];
  }
  const leave = LEAVE[state]({ paths, worst, unborn: target.unborn === true });
  return [...leave, seeAll(worst), ...allow(target, worst)];
}

/** Nothing is wrong with such a model, nor with who has loaded it. */
const SHADOWED = 'python/shadowed-package';

function counting({ findings }: FileReport): readonly Finding[] {
  return findings.filter(({ severity, allowed }) => severity !== 'low' && allowed === null);
}

/** Operators that one piece of advice names. */
const NAMED_OPERATORS = 5;

/** For what only warns: what to do, and for what nobody has reviewed rows of a policy to paste. @param files those that are shown */
function reviewAdvice(files: readonly FileReport[]): Advice[] {
  const sentences = new Set<string>();
  for (const file of files)
    for (const finding of file.status === 'warned' ? counting(file) : [])
      if (!isUnreviewed(finding.rule)) sentences.add(proceedWith(finding));
  return [...[...sentences].map((purpose) => ({ purpose, commands: [] })), ...rowsToPaste(files)];
}

function rowsToPaste(files: readonly FileReport[]): Advice[] {
  const unknown = new Set<string>();
  for (const file of files)
    for (const { rule, operator } of counting(file))
      if (operator !== null && isUnreviewed(rule)) unknown.add(`${operator.module}.${operator.name}`);
  const names = [...unknown].filter((name) => OPERATOR_NAME.test(name));
  if (names.length === 0) return [];
  const rows = names.slice(0, NAMED_OPERATORS).map((name) => `    - { operator: ${scalar(name)}, because: WHY }`);
  const more = names.length > NAMED_OPERATORS ? [`    # and ${names.length - NAMED_OPERATORS} more`] : [];
  return [
    {
      purpose: 'once somebody has read what nobody had reviewed, and it is harmless: say so in the policy',
      commands: ['operators:', '  safe:', ...rows, ...more],
    },
  ];
}

/** How the detail of a missing object begins. */
const LFS_OBJECT = /^LFS object /;
/** The objects of the branch that is checked out, or of all that the remote has. */
const OF_THIS_BRANCH: ReadonlySet<Mode> = new Set(['tree', 'scan']);

/** For several objects of Git LFS that are not here: one command for all. */
export function fetchAdvice({ mode }: Target, files: readonly FileReport[]): Advice[] {
  const missing = files.filter(
    ({ leftOut = '', unexamined }) =>
      LFS_OBJECT.test(leftOut) ||
      unexamined.some(({ reason, detail }) => reason === 'missing-object' && LFS_OBJECT.test(detail)),
  );
  if (missing.length < 2) return [];
  const command = OF_THIS_BRANCH.has(mode) ? 'git lfs fetch' : 'git lfs fetch --all';
  return [{ purpose: `fetch the ${missing.length} objects of Git LFS that are not here`, commands: [command] }];
}

/** As a policy takes it. */
const OPERATOR_NAME = /^[^\s.*]+(?:\.[^\s.*]+)+$/u;

function scalar(name: string): string {
  return /^[A-Za-z_][\w.]*$/.test(name) ? name : JSON.stringify(name);
}

interface Situation {
  /** Shell words. */
  readonly paths: string;
  readonly worst: FileReport;
  readonly unborn: boolean;
}

const LEAVE: Readonly<Record<State, (situation: Situation) => Advice[]>> = {
  staged: ({ paths, unborn }) => [
    {
      purpose: 'take it out of this commit; the file on disk stays',
      commands: [unborn ? `git rm --cached -- ${paths}` : `git restore --staged -- ${paths}`],
    },
  ],
  merging: ({ paths }) => [
    {
      purpose: 'stop the merge, or leave the file out of it',
      commands: ['git merge --abort', `git restore --staged -- ${paths}`],
    },
  ],
  committed: ({ paths, worst }) => [
    {
      purpose: 'if the last commit brought it: take it out again',
      commands: [`git rm --cached -- ${paths} && git commit --amend --no-edit`],
    },
    {
      purpose:
        'if an earlier one did: mark that as "edit" and do the same there; deleting it in a new commit keeps it in the history',
      commands: [`git rebase -i ${worst.commit === undefined ? 'COMMIT' : short(worst.commit)}^`],
    },
  ],
  tracked: ({ paths, worst }) => [
    { purpose: 'take it out of the tree', commands: [`git rm --cached -- ${paths} && git commit`] },
    ...strip(worst),
  ],
  pushed: ({ worst }) => strip(worst),
  elsewhere: () => [
    { purpose: 'look at each finding in the repository that it is of: git model-check explain', commands: [] },
  ],
  'on-disk': ({ worst }) => [{ purpose: insteadOf(worst), commands: [] }],
};

/** What is better than loading it, in the world that it is of. */
function insteadOf({ formats }: FileReport): string {
  if (formats.includes('python-handler')) return 'review it as code before a server of models imports it';
  const isJava = formats.some((format) => format.startsWith('java-'));
  if (isJava) return 'do not read it: ask its author for the model as ONNX or PMML';
  return 'do not load it: ask its author for the weights alone, as safetensors';
}

function strip(worst: FileReport): Advice[] {
  return [
    {
      purpose: 'see which branches have it, then who may have fetched them',
      commands: [
        worst.commit === undefined
          ? `git log --all --oneline --find-object=${worst.blob ?? 'BLOB'}`
          : `git branch --all --contains ${short(worst.commit)}`,
      ],
    },
    {
      purpose: 'strip it from the history, push by force, and have everyone clone again',
      commands: [`git filter-repo --invert-paths --path ${shellPath(worst)}`],
    },
    { purpose: 'whoever has loaded it: treat that machine, and every secret on it, as taken over', commands: [] },
  ];
}

function seeAll(worst: FileReport): Advice {
  const place = worst.commit === undefined ? shellPath(worst) : prefixedPath(`${short(worst.commit)}:`, worst);
  return { purpose: 'see all that loading it would do', commands: [`git model-check explain ${place}`] };
}

/** The policy of these is that of the other side: no change approves itself. */
const JUDGED_BY_THE_OTHER_SIDE: ReadonlySet<Mode> = new Set(['range', 'pre-receive', 'update']);

function allow({ mode }: Target, worst: FileReport, rule?: string): Advice[] {
  if (mode === 'scan') return [];
  const first = JUDGED_BY_THE_OTHER_SIDE.has(mode) ? ', by a change that goes first' : '';
  const under = rule === undefined ? '' : ` --rule ${rule}`;
  const blob = mode === 'history' && worst.blob !== null ? ` --blob ${worst.blob}` : '';
  return [
    {
      purpose: `or allow this very content, after review${first}`,
      commands: [`git model-check allow${blob}${under} --because "WHY IT IS SAFE" -- ${shellPath(worst)}`],
    },
    ...(mode === 'tree' ? [ACCEPT_ALL] : []),
  ];
}

/** For a repository that had models before it had this. */
const ACCEPT_ALL: Advice = {
  purpose: 'or accept all that the index holds, after review: from then on only what is new is judged',
  commands: ['git model-check baseline --because "WHY IT IS SAFE"'],
};

function namedPaths(files: readonly FileReport[]): string {
  const paths = new Set<string>();
  for (const file of files) if (paths.add(shellPath(file)).size > NAMED_PATHS) break;
  return [...paths].slice(0, NAMED_PATHS).join(' ') + (paths.size > NAMED_PATHS ? ' …' : '');
}

/** Twelve digits are unique in any repository that we have seen. */
function short(commit: string): string {
  return commit.slice(0, 12);
}

/** `git model-check allow`: writes an exception for a content or an operator into the policy file, lists exceptions, or takes out those that are of no use. */
import { CheckError } from '../../check-error.ts';
import { addExceptions, draftOf } from '../../config/edit-policy.ts';
import { policyShape } from '../../config/policy-shape.ts';
import { namedEntries } from '../../git/listing/tracked.ts';
import type { Repository } from '../../git/repository.ts';
import type { FileReport, Finding } from '../../judge/finding.ts';
import { hasExpired } from '../../policy/match.ts';
import type { Exception, Policy } from '../../policy/policy.ts';
import { escapeForTerminal } from '../../printable.ts';
import type { ExitCode } from '../../report/report-types.ts';
import { shellWord } from '../../report/shell.ts';
import { type GitPlan, withGitPlan } from '../../run/check-git.ts';
import type { Command, Invocation } from '../../run/command.ts';
import { stringOption } from '../../run/option-values.ts';
import { type PolicyOnDisk, policyOnDisk, save } from '../../run/policy/policy-on-disk.ts';
import { examine } from '../../run/run-checks.ts';
import { named } from '../../run/standing.ts';
import { refuseFormats } from '../../run/write-report.ts';
import { listExceptions, pruneExceptions } from './allow-review.ts';
import { reasonOf } from './reason.ts';

const USAGE =
  'allow PATH… --because TEXT [--rule ID] [--owner NAME] [--expires YYYY-MM-DD] [--blob OID] | --operator NAME --because TEXT [--force] | --list | --prune';

export const allow: Command = {
  usage: USAGE,
  options: {
    because: { type: 'string' },
    rule: { type: 'string' },
    owner: { type: 'string' },
    expires: { type: 'string' },
    operator: { type: 'string' },
    blob: { type: 'string' },
    force: { type: 'boolean' },
    list: { type: 'boolean' },
    prune: { type: 'boolean' },
  },
  run(invocation) {
    const { values, positionals } = invocation;
    const ways = [values['list'], values['prune'], values['operator'], positionals.length > 0].filter(Boolean);
    if (ways.length !== 1) throw new CheckError('usage', `allow: expected one of ${USAGE.replace('allow ', '')}`);
    refuseFormats(values, 'allow');
    if (values['list'] === true) return listExceptions(invocation);
    if (values['prune'] === true) return pruneExceptions(invocation);
    return add(invocation);
  },
};

async function add(invocation: Invocation): Promise<ExitCode> {
  const reason = reasonOf('allow', invocation.values);
  const operator = stringOption(invocation.values, 'operator');
  return withGitPlan<ExitCode>(invocation, planFor(invocation), async (plan, repository) => {
    const file = await policyOnDisk(invocation, repository);
    if (operator !== undefined) {
      refuseWhatDoesNotFit([{ operator, ...reason }]);
      if (invocation.values['force'] !== true) await refuseCritical(operator);
      const lines = [`allows every file that names ${operator}, also those to come`];
      return write(invocation, file, [{ operator, ...reason }], lines);
    }
    const { files, loaded } = await examine(invocation, plan);
    const wanted = await allowable(files, loaded.policy, stringOption(invocation.values, 'rule'));
    const entries = wanted.map(({ report, finding }) => exceptionFor(report, finding, reason));
    return write(invocation, file, unique(entries), wanted.map(shown));
  });
}

/** @throws CheckError (`usage`) for an operator that is critical whoever names it: such an exception switches the check off */
async function refuseCritical(operator: string): Promise<void> {
  const { criticalRowsOf } = await import('../../judge/who/critical-rows.ts');
  const [row] = criticalRowsOf(operator);
  if (row === undefined) return;
  throw new CheckError('usage', `allow: ${operator} lets through what is critical in any file (${row})`, {
    hint: 'For one reviewed file: allow PATH --because TEXT. If every file may do so, also those to come: --force',
  });
}

/** The content that is staged, whether it changed or not; or any content of the repository, under the name that it has there. */
function planFor({ io, positionals, values }: Invocation): (repository: Repository) => GitPlan {
  const oid = stringOption(values, 'blob');
  if (oid !== undefined && !/^[0-9a-f]{40,64}$/.test(oid)) {
    throw new CheckError('usage', `allow: --blob: found "${oid}", expected the 40 or 64 digits that git names it by`, {
      hint: 'git rev-parse REV:PATH prints them.',
    });
  }
  return (repository) => ({
    target: { mode: 'staged' },
    snapshot: { from: 'index' },
    worktree: oid === undefined,
    async entries() {
      if (oid !== undefined) return positionals.map((name) => ({ path: Buffer.from(name), mode: '100644', oid }));
      const entries = await namedEntries(repository, positionals);
      if (entries.length > 0 || positionals.length === 0) return entries;
      const names = positionals.join(', ');
      const { nearestTracked } = await import('../../run/named/nearest-file.ts');
      const meant = positionals.length === 1 ? await nearestTracked(io, names) : '';
      throw new CheckError('usage', `${names}: found nothing in the index, expected a staged or tracked file${meant}`, {
        hint: 'git add it first: an exception is for the content that is recorded.',
      });
    },
  });
}

interface Allowable {
  readonly report: FileReport;
  readonly finding: Finding;
}

/** What rejects, or what the rule names. @throws CheckError when there is nothing to allow, or it could not be examined */
async function allowable(files: readonly FileReport[], policy: Policy, rule: string | undefined): Promise<Allowable[]> {
  const unseen = files.find(({ status }) => status === 'incomplete');
  if (unseen !== undefined) {
    throw new CheckError('incomplete', `${unseen.path}: could not be checked, so nothing is allowed`);
  }
  const { rejects } = await import('../../policy/rejects.ts');
  const { policyForPath } = await import('../../policy/override.ts');
  const found = files.flatMap((report) =>
    report.findings
      .filter((finding) => finding.allowed === null)
      .filter((finding) =>
        rule === undefined ? rejects(finding, policyForPath(policy, report.path)) : finding.rule === rule,
      )
      .map((finding) => ({ report, finding })),
  );
  if (found.length > 0) return found;
  const names = [...new Set(files.map((file) => file.path))].join(', ');
  const what = rule === undefined ? 'no finding that rejects' : `no finding of the rule ${rule}`;
  throw new CheckError('usage', `allow: ${names}: found ${what}, expected something to allow`, hintFor(files));
}

/** What there is to allow by name. */
function hintFor(files: readonly FileReport[]): { hint?: string } {
  const left = files.flatMap(({ findings }) => findings.filter(({ allowed }) => allowed === null));
  const rules = [...new Set(left.map(({ rule }) => rule))];
  const isAllowed = files.some(({ findings }) => findings.some(({ allowed }) => allowed !== null));
  if (rules.length === 0) return isAllowed ? { hint: 'It is allowed already: git model-check allow --list' } : {};
  return { hint: `To allow a warning, name its rule: ${rules.map((rule) => `--rule ${rule}`).join(', ')}` };
}

function exceptionFor({ path, blob }: FileReport, { rule }: Finding, reason: ReturnType<typeof reasonOf>): Exception {
  return { file: path, blob: blob ?? '', rule, ...reason };
}

/** Several calls under one rule are one exception. */
function unique(entries: readonly Exception[]): Exception[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}

function shown({ report, finding }: Allowable): string {
  return `allows in ${report.path}: ${finding.call ?? finding.message} (${finding.severity}, ${finding.rule})`;
}

async function write(
  { io }: Invocation,
  file: PolicyOnDisk,
  entries: readonly Exception[],
  lines: readonly string[],
): Promise<ExitCode> {
  refuseWhatDoesNotFit(entries);
  const wanted = await newEntries(file, entries);
  const counts = `it counts once it is staged: git add -- ${shellWord(named(io, file.path))}`;
  if (wanted.length === 0) {
    io.stdout.write(`${escapeForTerminal(file.name)}: has that exception already; ${counts}\n`);
    return 0;
  }
  const text = await addExceptions(file.name, file.text, wanted);
  save(file, text);
  for (const line of lines) io.stdout.write(`${escapeForTerminal(line)}\n`);
  io.stdout.write(`${escapeForTerminal(file.name)}: written; ${counts}\n`);
  return 0;
}

/** Those that the file does not have yet, whatever the reason that they have there. */
async function newEntries({ name, text }: PolicyOnDisk, entries: readonly Exception[]): Promise<readonly Exception[]> {
  const today = new Date().toISOString().slice(0, 10);
  const subject = (exception: Exception): string =>
    'operator' in exception ? exception.operator : `${exception.blob} ${exception.rule}`;
  const { allow: present = [] } = await draftOf(name, text);
  const known = new Set(present.filter((exception) => !hasExpired(exception, today)).map(subject));
  return entries.filter((exception) => !known.has(subject(exception)));
}

/** Flags are held to the same shape as the file. @throws CheckError (`usage`) */
function refuseWhatDoesNotFit(entries: readonly Exception[]): void {
  policyShape.read({ allow: entries }, '', ({ at, found, expected }) => {
    const key = at.replace(/^allow\[\d+\]\.?/, '');
    throw new CheckError('usage', `allow: ${key}: found ${found}, expected ${expected}`);
  });
}

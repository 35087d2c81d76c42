/** `merge`: the parts of a run or the reports of repositories as one; what is missing or broken is never clean. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { main } from '../../src/cli.ts';
import { reducePickle } from '../support/assembler.ts';
import { inFull } from '../support/in-full.ts';
import { createRepository, isolatedEnvironment, type Repository } from '../support/repository.ts';

const ATTACK = reducePickle('posix', 'system', 'true');
const SAFE = reducePickle('collections', 'OrderedDict', 'a');

function repositoryOf(t: ExecutionContext, files: Readonly<Record<string, Uint8Array>>): Repository {
  const repository = createRepository();
  t.teardown(() => repository.remove());
  for (const [name, content] of Object.entries(files)) repository.write(name, content);
  repository.git('add', '.');
  return repository;
}

/** The command in this process: many runs, and none needs one of its own. */
async function run({ folder }: Repository, ...args: readonly string[]) {
  const texts = { stdout: '', stderr: '' };
  const output = (name: keyof typeof texts) => ({
    write: (text: string | Uint8Array) => (texts[name] += String(text)),
  });
  const status = await main(args, {
    cwd: folder,
    environment: isolatedEnvironment(),
    stdout: output('stdout'),
    stderr: output('stderr'),
    stdin: process.stdin,
  });
  return { status, ...texts };
}

/** Two parts of its tree, as `1.json` and `2.json`. */
async function inParts(t: ExecutionContext, files: Readonly<Record<string, Uint8Array>>): Promise<Repository> {
  const repository = repositoryOf(t, files);
  for (const part of [1, 2]) await run(repository, 'tree', '--shard', `${part}/2`, '--format', `json=${part}.json`);
  return repository;
}

const SEVERAL = { 'a.pkl': ATTACK, 'b.pkl': SAFE, 'c.pkl': SAFE, 'd.pkl': ATTACK, 'e.pkl': SAFE };
const CLEAN = { 'a.pkl': SAFE, 'b.pkl': SAFE, 'c.pkl': SAFE };

async function merged(repository: Repository, ...args: readonly string[]) {
  const { status, stdout, stderr } = await run(repository, 'merge', ...args, '--format', 'json');
  return { status, stderr, report: stdout === '' ? null : JSON.parse(stdout) };
}

const noticesOf = (report: { notices?: string[] }): string => (report.notices ?? []).join('\n');

test.serial('all parts of a run are that run', async (t) => {
  const repository = await inParts(t, SEVERAL);
  const { status, report } = await merged(repository, '1.json', '2.json');
  const whole = JSON.parse((await run(repository, 'tree', '--format', 'json')).stdout);
  t.is(status, 1);
  const { merged: _, ...all } = report;
  const files = all.files.map(({ mergedFrom, ...file }: { mergedFrom: number }) => {
    t.true(mergedFrom === 0 || mergedFrom === 1);
    return file;
  });
  const own = { ...all, files };
  const { policy: __, ...expected } = whole;
  t.deepEqual(own, expected);
  t.deepEqual(
    report.merged.map((each: { target: { shard: string } }) => each.target.shard),
    ['1/2', '2/2'],
  );
});

interface SarifRun {
  readonly automationDetails: { readonly id: string };
  readonly results: readonly unknown[];
}

async function sarifOf(repository: Repository, ...args: readonly string[]): Promise<readonly SarifRun[]> {
  return JSON.parse((await run(repository, ...args, '--format', 'sarif')).stdout).runs;
}

const idsOf = (runs: readonly SarifRun[]) => runs.map(({ automationDetails: { id } }) => id);

test.serial('SARIF has a run for each part, with its own id and its own findings', async (t) => {
  const repository = await inParts(t, SEVERAL);
  const runs = await sarifOf(repository, 'merge', '1.json', '2.json');
  t.deepEqual(idsOf(runs), ['git-model-check/tree/1-of-2/', 'git-model-check/tree/2-of-2/']);
  t.is(runs.flatMap(({ results }) => results).length, 2);
  for (const [index, { results }] of runs.entries()) {
    const [own] = await sarifOf(repository, 'tree', '--shard', `${index + 1}/2`);
    t.deepEqual(results, own?.results);
  }
  const twice = await sarifOf(repository, 'merge', '1.json', '1.json');
  t.deepEqual(idsOf(twice), ['git-model-check/tree/'], 'no id stands there twice');
  await run(repository, 'merge', '1.json', '2.json', '--format', 'json=all.json');
  t.deepEqual(await sarifOf(repository, 'merge', 'all.json'), runs, 'a report of reports knows its parts');
  t.deepEqual(idsOf(await sarifOf(repository, 'merge', 'web=all.json', 'core=1.json')), [
    'git-model-check/web/tree/1-of-2/',
    'git-model-check/web/tree/2-of-2/',
    'git-model-check/core/tree/1-of-2/',
  ]);
  const many = Array.from({ length: 21 }, (_, index) => `r${index}=1.json`);
  t.deepEqual(idsOf(await sarifOf(repository, 'merge', ...many)), ['git-model-check/merge/'], 'more than GitHub takes');
});

test.serial('a file of a report that is not there is refused', async (t) => {
  const repository = await inParts(t, SEVERAL);
  await run(repository, 'merge', '1.json', '2.json', '--format', 'json=all.json');
  const file = path.join(repository.folder, 'all.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"mergedFrom": \d/, '"mergedFrom": 7'));
  const { status, stderr } = await run(repository, 'merge', 'all.json');
  t.is(status, 2);
  t.regex(stderr, /mergedFrom: found 7, expected one of 2 reports/);
  writeFileSync(file, readFileSync(file, 'utf8').replace('"mergedFrom": 7', '"mergedFrom": 4294967295'));
  t.regex(
    (await run(repository, 'merge', 'all.json')).stderr,
    /mergedFrom: found 4294967295, expected less than 16777216/,
  );
});

test.serial('a part that is missing is named, and ends with 2', async (t) => {
  const repository = await inParts(t, CLEAN);
  t.is((await merged(repository, '1.json', '2.json')).status, 0);
  const { status, report } = await merged(repository, '2.json');
  t.is(status, 2);
  t.is(report.verdict, 'incomplete');
  t.regex(noticesOf(report), /tree: part 1 of 2 is missing/);
});

test.serial('what is rejected stays rejected where a part is missing', async (t) => {
  const repository = await inParts(t, { 'a.pkl': ATTACK });
  const statuses = [(await merged(repository, '1.json')).status, (await merged(repository, '2.json')).status].sort();
  t.deepEqual(statuses, [1, 2]);
});

test.serial('a part that is given twice counts once, and is named', async (t) => {
  const repository = await inParts(t, SEVERAL);
  const { report } = await merged(repository, '1.json', '2.json', '2.json');
  t.regex(noticesOf(report), /given more than once: 2\/2/);
  t.is(report.files.length, 5);
  t.is(report.summary.findings.critical, 2);
});

test.serial('repositories by name: their paths, their notices, their exceptions with owners', async (t) => {
  const web = repositoryOf(t, { 'm.pkl': ATTACK });
  await run(web, 'allow', 'm.pkl', '--because', 'ours');
  const policy = path.join(web.folder, '.model-checkrc.yaml');
  writeFileSync(policy, readFileSync(policy, 'utf8').replace('because: ours', 'because: ours\n    owner: ML team'));
  web.git('add', '.');
  await run(web, 'tree', '--format', 'json=web.json');
  const core = repositoryOf(t, { 'm.pkl': ATTACK });
  await run(core, 'tree', '--format', 'json=core.json');
  const { status, report } = await merged(core, `web=${path.join(web.folder, 'web.json')}`, 'ml/core=core.json');
  t.is(status, 1);
  t.is(report.target.mode, 'merge');
  const files = report.files.map((file: { path: string; status: string }) => [file.path, file.status]);
  t.deepEqual(files, [
    ['ml/core/m.pkl', 'rejected'],
    ['web/m.pkl', 'allowed'],
  ]);
  t.is(report.files[0].findings[0].source, 'ml/core/m.pkl');
  const [{ repository, owner, state, file }] = report.exceptions;
  t.deepEqual(
    { repository, owner, state, file },
    { repository: 'web', owner: 'ML team', state: 'used', file: 'm.pkl' },
  );
  writeFileSync(path.join(core.folder, 'all.json'), JSON.stringify(report));
  t.regex((await run(core, 'merge', 'all.json')).stdout, /web: m\.pkl [\s\S]*owner\s+ML\s+team/);
  const again = (await merged(core, 'org=all.json')).report;
  t.deepEqual(
    again.merged.map((each: { repository: string }) => each.repository),
    ['org/web', 'org/ml/core'],
  );
});

test.serial('versions, catalogues and policies that differ are named', async (t) => {
  const repository = await inParts(t, CLEAN);
  const file = path.join(repository.folder, '2.json');
  const other = JSON.parse(readFileSync(file, 'utf8'));
  writeFileSync(
    file,
    JSON.stringify({
      ...other,
      tool: { ...other.tool, version: '9.9.9', catalogue: 'other' },
      policy: { file: null, digest: 'other' },
    }),
  );
  const { report } = await merged(repository, '1.json', '2.json');
  t.regex(noticesOf(report), /2 versions: .*9\.9\.9/);
  t.regex(noticesOf(report), /2 catalogues/);
  t.regex(noticesOf(report), /judged by 2 policies/);
});

test.serial('a report that says clean of what it rejects is rejected', async (t) => {
  const repository = repositoryOf(t, { 'a.pkl': ATTACK });
  await run(repository, 'tree', '--format', 'json=1.json');
  const report = JSON.parse(readFileSync(path.join(repository.folder, '1.json'), 'utf8'));
  writeFileSync(path.join(repository.folder, '1.json'), JSON.stringify({ ...report, verdict: 'clean', exitCode: 0 }));
  t.is((await merged(repository, '1.json')).status, 1);
  const empty = { ...report, files: [], summary: { ...report.summary, examined: 0 } };
  writeFileSync(path.join(repository.folder, '1.json'), JSON.stringify(empty));
  t.is((await merged(repository, '1.json')).status, 1, 'and one that says rejected without a file');
});

type Change = (report: Record<string, unknown>, text: string) => string;

let whole = '';
test.before(async (t) => {
  const repository = createRepository();
  repository.write('a.pkl', SAFE);
  repository.git('add', '.');
  ({ stdout: whole } = await run(repository, 'tree', '--format', 'json'));
  repository.remove();
  t.truthy(whole);
});

const broken = test.macro(async (t: ExecutionContext, change: Change, says: RegExp) => {
  const repository = repositoryOf(t, {});
  writeFileSync(path.join(repository.folder, '1.json'), change(JSON.parse(whole), whole));
  const { status, stdout, stderr } = await run(repository, 'merge', '1.json');
  t.is(status, 2, stderr);
  t.is(stdout, '');
  t.regex(stderr, says);
  t.is(stderr.trimEnd().split('\n').length, 1);
});

test.serial('nothing', broken, () => '', /1\.json: found nothing, expected a report/);
test.serial('blanks', broken, () => ' \n', /found nothing/);
test.serial('cut short', broken, (_, text) => text.slice(0, -20), /found no whole JSON/);
test.serial('no JSON', broken, () => '<xml/>', /found no whole JSON/);
test.serial('null', broken, () => 'null', /found null, expected a mapping/);
test.serial('a list', broken, () => '[]', /expected a mapping/);
test.serial('SARIF', broken, () => '{"version":"2.1.0","runs":[]}', /schema: found nothing/);
const changed =
  (more: object): Change =>
  (report) =>
    JSON.stringify({ ...report, ...more });
test.serial(
  'another version',
  broken,
  changed({ schema: 'git-model-check/report/2' }),
  /schema: found "git-model-check\/report\/2"/,
);
test.serial('no verdict', broken, changed({ verdict: undefined }), /verdict: found nothing/);
test.serial('an unknown verdict', broken, changed({ verdict: 'fine' }), /verdict: found "fine", expected one of clean/);
test.serial('no files', broken, changed({ files: undefined }), /files: found nothing, expected a list/);
test.serial('files that are none', broken, changed({ files: [1] }), /files\[0\]: found 1/);
test.serial('a part that is none', broken, changed({ target: { mode: 'tree', shard: '0/2' } }), /target\.shard/);
test.serial('a part beyond all', broken, changed({ target: { mode: 'tree', shard: '3/2' } }), /target\.shard/);
test.serial(
  'fewer examined than listed',
  broken,
  (report) => JSON.stringify({ ...report, summary: { ...(report['summary'] as object), examined: 0 } }),
  /summary\.examined/,
);
test.serial('escapes in a message', broken, changed({ verdict: '\u001b[31m' }), /verdict: found "\\u001b\[31m"/);

const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const DEPTH = 1_000_000;
test.serial(
  'lists in lists as files',
  broken,
  (_, text) => text.replace(/"files": \[[\s\S]*\]/, `"files": ${deep(DEPTH)}`),
  /files\[0\]: found a list/,
);
test.serial(
  'lists in lists as a path',
  broken,
  (_, text) => text.replace('"a.pkl"', deep(DEPTH)),
  /files\[0\]\.path: found a list/,
);
test.serial(
  'mappings in mappings as a mode',
  broken,
  (_, text) => text.replace('"tree"', `${'{"a":'.repeat(DEPTH)}1${'}'.repeat(DEPTH)}`),
  /target\.mode: found a mapping/,
);
inFull(
  'a text that is too long',
  broken,
  changed({ notices: ['x'.repeat(33 * 1024 * 1024)] }),
  /all but files: found more than 33554432 bytes/,
);
inFull(
  'a file that is too long',
  broken,
  (_, text) => text.replace('"a.pkl"', `"${'x'.repeat(129 * 1024 * 1024)}"`),
  /one entry of files: found more than 134217728 bytes/,
);
test.serial('a report of no reports', broken, changed({ merged: [] }), /merged: found none/);

const INNER = { target: { mode: 'tree' }, version: '1', catalogue: '', verdict: 'clean', exitCode: 0 };
test.serial(
  'a part that says it were all parts',
  broken,
  changed({ target: { mode: 'tree', shard: '1/2' }, merged: [INNER] }),
  /target\.shard: found 1\/2, expected none/,
);

test.serial('a report of reports ends as the worst of them, whatever it says itself', async (t) => {
  const repository = repositoryOf(t, {});
  for (const [inner, status] of [
    [{ verdict: 'rejected', exitCode: 1 }, 1],
    [{ verdict: 'incomplete', exitCode: 2 }, 2],
  ] as const) {
    writeFileSync(
      path.join(repository.folder, '1.json'),
      JSON.stringify({ ...JSON.parse(whole), merged: [INNER, { ...INNER, ...inner }] }),
    );
    t.is((await merged(repository, '1.json')).status, status);
  }
});

test.serial('a file that is clean with a finding that counts is refused', async (t) => {
  const repository = repositoryOf(t, { 'a.pkl': ATTACK });
  const { stdout } = await run(repository, 'tree', '--format', 'json');
  for (const status of ['clean', 'allowed', 'left-out', 'not-a-model']) {
    const changed = stdout
      .replace('"status": "rejected"', `"status": "${status}"`)
      .replace('"verdict": "rejected"', '"verdict": "clean"');
    writeFileSync(path.join(repository.folder, '1.json'), changed.replace('"exitCode": 1', '"exitCode": 0'));
    const { status: code, stderr } = await run(repository, 'merge', '1.json');
    t.is(code, 2);
    t.regex(stderr, /files\[0\]\.status: found "[\w-]+", expected another beside a finding that is critical/);
  }
});

test.serial('a report that is not there, and a pipe of endless zeros, end with 2', async (t) => {
  const repository = repositoryOf(t, {});
  t.is((await merged(repository, 'no.json')).status, 2);
  t.is((await merged(repository, '/dev/zero')).status, 2);
});

test.serial('nothing to merge, and options that judge, end with 4', async (t) => {
  const repository = repositoryOf(t, {});
  t.is((await merged(repository)).status, 4);
  t.is((await merged(repository, '1.json', '--fail-on', 'never')).status, 4);
});

/** What a newcomer gets wrong, or takes for wrong, in the first hours: each ends in a line that helps. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test from 'ava';
import { maliciousModel } from '../../src/commands/demo/demo-models.ts';
import { reducePickle } from '../support/assembler.ts';
import { BIN, isolatedEnvironment } from '../support/repository.ts';
import { type Case, endsInALineThatHelps, prepared, UNKNOWN } from './newcomer.ts';

const pointer = (digit: string) =>
  `version https://git-lfs.github.com/spec/v1\noid sha256:${digit.repeat(64)}\nsize 4096\n`;

/** As git names a blob. */
const oidOf = (content: Uint8Array): string =>
  createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');

const CASES: Readonly<Record<string, Case>> = {
  'an object of Git LFS is not here': {
    files: { 'net.pt': pointer('a') },
    run: ['scan', 'net.pt'],
    status: 2,
    helps: /git lfs fetch --include="net\.pt"/,
  },
  'several objects are not here: one command': {
    files: { 'a.pt': pointer('a'), 'b.pt': pointer('b'), 'c.pt': pointer('c') },
    run: ['scan', '.'],
    status: 2,
    helps: /fetch the 3 objects of Git LFS[\s\S]*git lfs fetch\n/,
  },
  'an exception that is not staged': {
    files: { 'm.pth': maliciousModel() },
    isStaged: true,
    before: [['allow', 'm.pth', '--because', 'reviewed by the team']],
    run: [],
    status: 1,
    helps: /unstaged policy[\s\S]*git add -- \.model-checkrc\.yaml/,
  },
  'the same exception twice': {
    files: { 'm.pth': maliciousModel() },
    isStaged: true,
    before: [['allow', 'm.pth', '--because', 'reviewed by the team']],
    run: ['allow', 'm.pth', '--because', 'reviewed by the team'],
    status: 0,
    helps: /has that exception already/,
  },
  'the placeholder as a reason': {
    files: { 'm.pth': maliciousModel() },
    isStaged: true,
    run: ['allow', 'm.pth', '--because', 'WHY IT IS SAFE'],
    status: 4,
    helps: /Say what was reviewed, and by whom/,
  },
  'an exception for what runs code everywhere': {
    run: ['allow', '--operator', 'builtins.*', '--because', 'we need it'],
    status: 4,
    helps: /For one reviewed file: allow PATH --because TEXT/,
  },
  'nothing rejects, so nothing is allowed': {
    files: { 'm.pkl': UNKNOWN },
    isStaged: true,
    run: ['allow', 'm.pkl', '--because', 'our own class'],
    status: 4,
    helps: /--rule/,
  },
  'a policy under nearly its name': {
    files: { 'model-check.config.js': 'export default {}\n', 'm.pkl': UNKNOWN },
    isStaged: true,
    run: [],
    status: 0,
    helps: /model-check\.config\.js is not read[\s\S]*\.model-checkrc\.yaml/,
  },
  'a key of the policy with a slip': {
    files: { '.model-checkrc.yaml': 'failon: high\n', 'm.pkl': UNKNOWN },
    isStaged: true,
    run: [],
    status: 4,
    helps: /failon[\s\S]*failOn/,
  },
  'a rule with a slip in an exception': {
    files: {
      'm.pth': maliciousModel(),
      '.model-checkrc.yaml': `allow:\n  - file: m.pth\n    blob: ${oidOf(maliciousModel())}\n    rule: python/posix/process-excution\n    because: reviewed\n`,
    },
    isStaged: true,
    run: [],
    status: 1,
    helps: /matches nothing:\s+what was found in that content is\s+python\/posix\/process-execution/,
  },
  'a policy file with a slip': {
    files: { 'strict.yaml': 'strict: true\n' },
    run: ['--config', 'stirct.yaml'],
    status: 4,
    helps: /\(nearest: strict\.yaml\)/,
  },
  'a file with a slip': {
    files: { 'models/net.pth': UNKNOWN },
    run: ['scan', 'models/nte.pth'],
    status: 4,
    helps: /\(nearest: models\/net\.pth\)/,
  },
  'a file to explain with a slip': {
    files: { 'net.pth': UNKNOWN },
    run: ['explain', 'nte.pth'],
    status: 4,
    helps: /\(nearest: net\.pth\)/,
  },
  'a path that nobody can look at': {
    run: ['scan', `${'a'.repeat(300)}.pkl`],
    status: 2,
    helps: /^git-model-check: a+\.pkl: cannot be looked at \(ENAMETOOLONG\)/,
  },
  'a format with a slip': { run: ['--format', 'jsno'], status: 4, helps: /\(nearest: json\)/ },
  'an event with a slip': { run: ['hook', 'pre-comit'], status: 4, helps: /\(nearest: pre-commit\)/ },
  'a policy file that is not there': { run: ['--config', 'nowhere.yaml'], status: 4, helps: /nowhere\.yaml/ },
  'a warning without a next step': {
    files: { 'm.pkl': UNKNOWN },
    isStaged: true,
    run: [],
    status: 0,
    helps:
      /operators:\n +safe:\n +- \{ operator: shop\.models\.Net[\s\S]*! passes, with warnings: 1 file; findings: 1 medium\n/,
  },
  'the rule that a report prints': {
    run: ['rules', 'python/posix/process-execution'],
    status: 0,
    helps: /what to do {2}/,
  },
  'a rule with a slip': {
    run: ['rules', 'python/posix/process-excution'],
    status: 4,
    helps: /The nearest is python\/posix/,
  },
  'a format that a command does not have': {
    run: ['rules', '--format', 'sarif'],
    status: 4,
    helps: /expected text or json/,
  },
  'two formats for one output by count': {
    files: { 'm.pkl': UNKNOWN },
    run: ['scan', 'm.pkl', '--format', 'github', '--format', 'sarif', '--output', 'x.sarif'],
    status: 4,
    helps: /--format sarif=x\.sarif/,
  },
  'a command with a slip': { run: ['sacn', 'm.pkl'], status: 4, helps: /nearest: scan/ },
  'an option with a slip': { run: ['scan', '--stirct', '.'], status: 4, helps: /nearest: --strict/ },
  'a path for a command': {
    files: { 'm.pkl': UNKNOWN },
    run: ['m.pkl'],
    status: 4,
    helps: /git model-check scan PATH/,
  },
  'explain of a folder': {
    files: { 'a/m.pkl': UNKNOWN },
    run: ['explain', 'a'],
    status: 4,
    helps: /git model-check scan a/,
  },
  'explain of what is no model': {
    files: { 'a.txt': 'import os\n' },
    run: ['explain', 'a.txt'],
    status: 0,
    helps: /nothing of it is read as a model/,
  },
  'a path that is not there': { run: ['scan', 'nowhere.pth'], status: 4, helps: /nowhere\.pth/ },
  'a folder without a model': { files: { 'a.txt': 'x\n' }, run: ['scan', 'a.txt'], status: 3, helps: /no|nothing/ },
  'a repository that had models before': {
    files: { 'm.pth': maliciousModel() },
    isStaged: true,
    run: ['tree'],
    status: 1,
    helps: /git model-check baseline/,
  },
  'a range whose start is not there': { run: ['range', 'origin/main..HEAD'], status: 2, helps: /fetch-depth: 0/ },
  'help for one command': { run: ['help', 'allow'], status: 0, helps: /Examples\n {2}git model-check allow / },
};

endsInALineThatHelps(CASES);

test('init outside of a repository', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'model-check-nowhere-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const env = isolatedEnvironment({ GIT_CEILING_DIRECTORIES: tmpdir() });
  const { status, stderr } = spawnSync(process.execPath, [BIN, 'init'], { cwd: folder, env, encoding: 'utf8' });
  t.is(status, 4);
  t.regex(stderr, /git init/);
});

test('a reader that has gone is no failure', (t) => {
  if (process.platform === 'win32') {
    t.log('skipped: there is no POSIX shell');
    t.pass();
    return;
  }
  const repository = prepared(t, { files: { 'm.pkl': UNKNOWN }, run: [], status: 0, helps: /x/ });
  const { stdout } = spawnSync(
    'bash',
    ['-c', `"${process.execPath}" "${BIN}" rules | head -1; echo "\${PIPESTATUS[0]}"`],
    {
      cwd: repository.folder,
      encoding: 'utf8',
    },
  );
  t.regex(stdout, /\n0\n$/);
});

test('the same file has one severity, on disk and in git', (t) => {
  const repository = prepared(t, {
    files: { 'm.pkl': reducePickle('shop.models', 'load', 'x') },
    isStaged: true,
    run: [],
    status: 0,
    helps: /x/,
  });
  const severityOf = (...args: readonly string[]): unknown => {
    const { stdout } = repository.modelCheck(...args, '--format', 'json');
    const { files } = JSON.parse(stdout) as { files: { findings: { severity: string }[] }[] };
    return files[0]?.findings.map(({ severity }) => severity);
  };
  t.deepEqual(severityOf('scan', 'm.pkl'), severityOf('tree'));
});

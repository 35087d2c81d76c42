#!/usr/bin/env node
// A commit without a model ends here with nothing loaded but the fast path; everything else loads the program and sets
// the exit code. A crash is 2, never 0.
'use strict';
const { existsSync, statSync } = require('node:fs');
const { join } = require('node:path');

const DIST = join(__dirname, '..', 'dist');
const PROGRAM = join(DIST, 'bundle', 'program.cjs');
const FAST_PATH = join(DIST, 'bundle', 'fast-path.cjs');
const START = '../dist/bundle/start.cjs';
const hasBundle = isBundleFresh();

/** In a working copy a bundle may be older than what was compiled last: the compiler leaves its time in this file. */
function isBundleFresh() {
  const bundle = statSync(PROGRAM, { throwIfNoEntry: false });
  if (bundle === undefined) return false;
  const compiled = statSync(join(DIST, '.tsbuildinfo'), { throwIfNoEntry: false });
  return compiled === undefined || bundle.mtimeMs >= compiled.mtimeMs;
}

/** A bundle, through V8's code cache. */
function load(file, kind) {
  return require(START).loadProgram(file, kind, process.env, require);
}

/** What a commit would record, where the fast path understands it; null: the program must look. Git works while the fast path is loaded. */
async function readCommit() {
  if (process.argv[2] !== 'hook' || !hasBundle) return null;
  try {
    const { commitQuestion, askEarly } = require(START);
    const question = commitQuestion(process.argv.slice(2), process.env);
    if (question === null) return null;
    const asked = askEarly(question);
    const { program, keepCode } = load(FAST_PATH, 'fast-path');
    const answer = await asked;
    const commit = answer === null ? null : program.readCommit(answer, question.environment);
    keepCode(endingOf(commit));
    return commit;
  } catch {
    return null; // whatever went wrong: the program looks itself, and reports
  }
}

/** Runs that end alike have compiled alike. */
function endingOf(commit) {
  if (commit === null) return 2;
  return commit.models.length === 0 ? 0 : 1;
}

/** What runs of the same kind compile alike. */
function kindOfRun() {
  const [command = 'staged', event = ''] = process.argv.slice(2);
  if (command === 'hook') return `hook-${event}`;
  return command.startsWith('-') ? 'staged' : command;
}

async function start() {
  if (!hasBundle) return { program: await import('../dist/src/cli.js'), keepCode: () => undefined };
  return load(PROGRAM, kindOfRun());
}

async function run() {
  const commit = await readCommit();
  if (commit?.models.length === 0) process.exit(0); // nothing is open: node need not look
  const { program, keepCode } = await start();
  const data = hasBundle ? { file: PROGRAM, kind: kindOfRun() } : null;
  const io = program.processIo({ script: join(__dirname, 'examine-in-thread.js'), data });
  const code = (await reportExamined(program, commit, io)) ? 0 : await program.main(process.argv.slice(2), io);
  keepCode(code);
  return program.hasOutputFailed() && (code === 0 || code === 3) ? 2 : code;
}

/** Whether all models of the commit were examined before, and all is said of them. */
async function reportExamined({ reportExamined }, commit, io) {
  const columns = () => (io.stdout.isTTY === true ? io.stdout.columns || 80 : 0);
  const report = commit === null ? null : await reportExamined(commit, columns).catch(() => null);
  if (report !== null) io.stdout.write(report);
  return report !== null;
}

function reportBug(error) {
  process.exitCode = 2;
  if (error.syscall === 'uv_cwd') {
    console.error('git-model-check: the folder that this shell is in is gone; nothing was examined');
  } else if (existsSync(join(DIST, 'src', 'cli.js'))) {
    console.error('git-model-check: a bug of ours, nothing was approved:', error);
  } else {
    console.error('git-model-check: not compiled, so nothing was checked: its install script has not run.');
    console.error(`  In ${join(__dirname, '..')}: npm ci && npm run prepare`);
  }
}

/** Node ends where nothing is left that could call back, whatever was waited for. */
function reportEarlyEnd(code) {
  if (code === 2)
    console.error('git-model-check: a bug of ours: it ended before it was done, and nothing was approved');
}

/** Nothing of the program can be loaded then. */
function isNodeTooOld() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major < 20 || (major === 20 && minor < 19);
}

if (isNodeTooOld()) {
  process.exitCode = 2;
  console.error(
    `git-model-check: node ${process.versions.node} is too old, expected node 20.19 or newer; nothing was examined`,
  );
  console.error(`  That is ${process.execPath}. A newer one: https://nodejs.org`);
} else {
  process.exitCode = 2; // until it is known
  process.once('exit', reportEarlyEnd);
  run()
    .then((code) => {
      process.exitCode = code;
    }, reportBug)
    .then(() => process.off('exit', reportEarlyEnd));
}

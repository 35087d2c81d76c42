#!/usr/bin/env node
// A commit without a model, or with models that were examined before, ends here with nothing loaded but the fast path;
// everything else loads the program and sets the exit code. A crash is 2, never 0.
'use strict';
const { existsSync, fstatSync, statSync, writeSync } = require('node:fs');

const DIST = `${__dirname}/../dist`;

/** In a working copy a bundle may be older than what was compiled last: the compiler leaves its time in this file. */
function isBundleFresh(bundle) {
  const compiled = statSync(`${DIST}/.tsbuildinfo`, { throwIfNoEntry: false });
  return compiled === undefined || statSync(bundle).mtimeMs >= compiled.mtimeMs;
}

const BUNDLE = `${DIST}/bundle`;
const FAST_PATH = `${BUNDLE}/fast-path.cjs`;
const hasBundle = existsSync(FAST_PATH) && isBundleFresh(FAST_PATH);

/** Whether all is said: of a commit without a model nothing, of models that were examined before one line. */
function isAnsweredAtOnce() {
  if (process.argv[2] !== 'hook' || !hasBundle) return false;
  try {
    const commit = require(FAST_PATH).readCommit(process.argv.slice(2), process.env);
    if (commit === null) return false;
    if (commit.models.length === 0) return true;
    const report = require(`${BUNDLE}/known-models.cjs`).reportKnown(commit, isTerminal);
    if (report === null) return false;
    writeSync(1, report);
    return true;
  } catch {
    return false; // whatever went wrong: the program looks itself, and tells
  }
}

/** The null device is a character device too; to ask node loads much. */
function isTerminal() {
  const stat = fstatSync(1);
  return (
    stat.isCharacterDevice() &&
    stat.rdev !== statSync('/dev/null', { throwIfNoEntry: false })?.rdev &&
    require('node:tty').isatty(1)
  );
}

function runProgram() {
  const bundle = hasBundle ? require('node:path').resolve(BUNDLE) : null;
  const thread = { script: `${__dirname}/examine-in-thread.js`, data: bundle };
  require('./load-program.js')
    .importProgram(bundle)
    .then(({ main, processIo, hasOutputFailed }) =>
      main(process.argv.slice(2), processIo(thread)).then((code) => {
        process.exitCode = hasOutputFailed() && (code === 0 || code === 3) ? 2 : code;
      }),
    )
    .catch((error) => {
      process.exitCode = 2;
      if (existsSync(`${DIST}/src/cli.js`)) {
        console.error('git-model-check: a bug of ours, nothing was approved:', error);
      } else {
        const root = require('node:path').dirname(__dirname);
        console.error('git-model-check: not compiled, so nothing was checked: its install script has not run.');
        console.error(`  In ${root}: npm ci && npm run prepare`);
      }
    });
}

if (!isAnsweredAtOnce()) runProgram();

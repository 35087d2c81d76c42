// What a thread of the pool runs: the program, out of the same file as the first thread, and of it the examination alone.
'use strict';
const { workerData: bundle } = require('node:worker_threads');

async function start() {
  if (bundle === null) return import('../dist/src/cli.js');
  return require('../dist/bundle/start.cjs').loadProgram(bundle.file, bundle.kind, process.env, require).program;
}

start().then(({ examineForParent }) => examineForParent());

// What a thread of the pool runs: the program, out of the same files as the first thread, and of it the examination alone.
'use strict';
const { workerData: bundle } = require('node:worker_threads');

async function importProgram() {
  if (bundle === null) return import('../dist/src/cli.js');
  return require('./load-program.js').loadProgram(bundle).program;
}

importProgram().then(({ examineForParent }) => examineForParent());

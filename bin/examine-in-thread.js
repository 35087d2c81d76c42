// What a thread of the pool runs: the program, out of the same files as the first thread, and of it the examination alone.
'use strict';
const { workerData: bundle } = require('node:worker_threads');
const { importProgram } = require('./load-program.js');

importProgram(bundle).then(({ examineForParent }) => examineForParent());

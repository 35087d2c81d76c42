#!/usr/bin/env node
// Imports the program and sets the exit code; a crash is 2, never 0.
'use strict';
import('../dist/src/cli.js')
  .then(({ main }) =>
    main(process.argv.slice(2)).then((code) => {
      process.exitCode = code;
    }),
  )
  .catch((error) => {
    process.exitCode = 2;
    const root = require('node:path').dirname(__dirname);
    if (require('node:fs').existsSync(`${root}/dist/src/cli.js`)) {
      console.error('git-model-check: a bug of ours, nothing was approved:', error);
    } else {
      console.error('git-model-check: not compiled, so nothing was checked: its install script has not run.');
      console.error(`  In ${root}: npm ci && npm run prepare`);
    }
  });

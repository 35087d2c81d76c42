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
    console.error('git-model-check: a bug of ours, nothing was approved:', error);
  });

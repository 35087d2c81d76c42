// Loads the bundled program through V8's code cache, which halves what starting costs; without a cache that fits, V8
// compiles as ever. See https://nodejs.org/api/vm.html#new-vmscriptcode-options.
'use strict';
const { readFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const vm = require('node:vm');

function readIfThere(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined; // made for speed alone
  }
}

/** @param {string} folder dist/bundle, absolute */
function loadProgram(folder) {
  const filename = `${folder}/program.cjs`;
  const cachedData = readIfThere(`${folder}/program.cache`);
  // The bundle is ASCII, read as such it is not decoded, and one function expression: see scripts/bundle.mjs.
  const script = new vm.Script(readFileSync(filename, 'latin1'), { filename, cachedData });
  const module = { exports: {} };
  script.runInThisContext().call(module.exports, module.exports, createRequire(filename), module, filename, folder);
  return { program: module.exports, script };
}

module.exports = { loadProgram };

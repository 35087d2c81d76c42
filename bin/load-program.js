// Loads the bundled program: chunks out of a few files, each through V8's code cache, which halves what starting costs;
// without a cache that fits, V8 compiles as ever. See scripts/bundle.mjs and https://nodejs.org/api/vm.html#new-vmscriptcode-options.
'use strict';
const { readFileSync } = require('node:fs');
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
  const files = JSON.parse(readFileSync(`${folder}/chunks.json`, 'utf8'));
  const scripts = new Map();
  const functions = Object.create(null);
  const modules = new Map();

  function loadFile(name) {
    const filename = `${folder}/${name}`;
    const cachedData = readIfThere(filename.replace(/cjs$/, 'cache'));
    // It is ASCII: read as such it is not decoded.
    const script = new vm.Script(readFileSync(filename, 'latin1'), { filename, cachedData });
    scripts.set(name, script);
    Object.assign(functions, script.runInThisContext());
  }

  /** Chunks name each other `./NAME`, and texts beside them; all else is node's, or installed beside this package. */
  function requireChunk(id) {
    if (!id.startsWith('./')) return require(id);
    const name = id.slice(2);
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    if (name.endsWith('.txt')) return readFileSync(`${folder}/${name}`, 'latin1');
    if (functions[name] === undefined) loadFile(files[name]);
    const module = { exports: {} };
    modules.set(name, module);
    functions[name].call(module.exports, module.exports, requireChunk, module);
    return module.exports;
  }

  return { program: requireChunk('./program.js'), scripts, modules };
}

/** @param {string | null} bundle dist/bundle, absolute; null: what was compiled, as it is */
async function importProgram(bundle) {
  return bundle === null ? import('../dist/src/cli.js') : loadProgram(bundle).program;
}

module.exports = { importProgram, loadProgram };

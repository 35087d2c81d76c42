// Bundles what git waits for at every commit into dist/bundle/: the whole program as one file, its packages as another, and
// two small ones that start before it: the fast path, and what asks git and loads all through V8's code cache. What runs
// is the same without the bundle, only later; bin/git-model-check.js takes it only where nothing was compiled after it.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { importsAtFirstUse } from './imports-at-first-use.mjs';
import { lateFormats } from './late-formats.mjs';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FORMATS = new URL('../dist/src/formats/', import.meta.url);
const FOLDER = path.join(ROOT, 'dist', 'bundle');

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20.19',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
};

/** Asks for the terminal when it is loaded. */
const EXTERNAL = ['kleur'];

/** A fifth of the program, of which a commit without a policy needs nothing: they lie in a bundle of their own. */
const PACKAGES = ['cosmiconfig', 'fzstd', 'picomatch', 'simple-git', 'yaml', 'yauzl'];

/** src/start/load-program.ts loads what begins so out of that bundle. */
const PACKAGES_APART = {
  name: 'packages-apart',
  setup(builder) {
    const filter = new RegExp(`^(?:${PACKAGES.join('|')})$`);
    builder.onResolve({ filter }, ({ path: name }) => ({ path: `packages:${name}`, external: true }));
  },
};

/** The loop over a pickle's opcodes calls into these at each of them. */
const MACHINE = /^pickle\/machine\//;

/** The file is one expression: a function of `require`, its own address and what each module calls with its number, that returns what its entry exports. */
const AS_FUNCTION = {
  banner: { js: '(function(require,address,loaded){"use strict";var module={exports:{}};' },
  footer: { js: 'return module.exports})' },
};

/** A format's tables of first bytes: to make them does nothing else. */
const FIRST_BYTES = /\b(?:firstBytes|laterByte|of): (?=\w+\()|(?<=[(=.] ?)(?=ascii\()/g;

/** For a default import the bundler copies every member of the module, which takes longer than to load it. */
const nodeAsItIs = (code) => code.replace(/^import (\w+) from '(node:\w+)';$/gm, "const $1 = require('$2');");

/** What a ceiling is, in place of the table of all, and what the table says for people: nobody reads that there. */
const CEILING = /\bCEILINGS\.(\w+)\.most\b/g;
const FOR_PEOPLE = /^ {4}(?:unit|because|weakness):(?: .*|\n {6}.*)\n/gm;
/** Where a format is described. */
const SPEC = /\bspec:\s+'[^'\n]*',/g;

/** Of a loader of parts the fast path asks for its words and its files alone: what it takes of an object goes, as far as the next key or the end. */
const KINDS = /components[/\\][\w-]+-kinds?\.ts$|embedded-carriers\.ts$/;
const OF_OBJECTS =
  /^( {2}| {4})(?:paths|listed|code|files|commands|texts|textsIn|own|sign)(?:: |\()[\s\S]*?(?=^\1[A-Za-z]|^(?: {2})?\}[,;]?$)/gm;

const NODE_AS_IT_IS = {
  name: 'node-as-it-is',
  setup(builder) {
    builder.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      return { contents: nodeAsItIs(readFileSync(file, 'utf8')), loader: 'ts' };
    });
  },
};

/** Of the formats the fast path needs what recognises text: the rest goes, and what a run would load later is never loaded. */
const WITHOUT_REST = {
  name: 'without-rest',
  setup(builder) {
    builder.onResolve({ filter: /^\./ }, ({ kind, path: file, resolveDir }) => {
      if (kind === 'dynamic-import') return { path: file, external: true };
      return { path: path.resolve(resolveDir, file), sideEffects: false };
    });
    // Such text is left to the program: src/formats/plain-text.ts.
    builder.onLoad({ filter: /ebcdic\.ts$/ }, () => ({ contents: 'export const fromEbcdic = (text) => text;' }));
    builder.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
      const contents = nodeAsItIs(readFileSync(file, 'utf8'))
        .replace(FIRST_BYTES, '$&/* @__PURE__ */ ')
        .replace(CEILING, (_, name) => CEILINGS[name].most)
        .replace(path.basename(file) === 'limits.ts' ? FOR_PEOPLE : /$^/, '')
        .replace(KINDS.test(file) ? OF_OBJECTS : /$^/, '')
        .replace(SPEC, '');
      return { contents, loader: 'ts' };
    });
  },
};

/** src/start/load-program.ts reads latin1, which need not be decoded. The bundler escapes what stands in strings; regular expressions are left. */
const ascii = (text) => text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

async function bundle(entry, name, options = {}) {
  const from = typeof entry === 'string' ? { entryPoints: [entry] } : { stdin: { resolveDir: ROOT, ...entry } };
  const { outputFiles } = await build({ ...COMMON, ...options, ...from, write: false });
  for (const { text } of outputFiles) writeFileSync(path.join(FOLDER, name), ascii(text));
}

/** The compiler leaves what it made of files that are gone: tests that nobody can read would still run. */
function removeStale() {
  for (const name of readdirSync(path.join(ROOT, 'dist'), { recursive: true, encoding: 'utf8' })) {
    const source = name.replace(/(?:\.d\.ts|\.js(?:\.map)?)$/, '.ts');
    if (source !== name && !existsSync(path.join(ROOT, source))) rmSync(path.join(ROOT, 'dist', name));
  }
}

removeStale();
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
// What was compiled from the same sources says which code makes evidence.
const { digestOfModules } = await import('../dist/src/cache/evidence-code.js');
const { CEILINGS } = await import('../dist/src/limits.js');
const define = { BUNDLED_EVIDENCE_CODE: JSON.stringify(digestOfModules()), 'import.meta.url': 'address.href' };
/** What was compiled of a module beside the registry. */
const loadFormat = (from) => import(new URL(from.replace(/\.ts$/, '.js'), FORMATS).href);
const rewrite = { 'formats/registry.ts': (code) => lateFormats(code, loadFormat) };
await bundle('src/cli.ts', 'program.cjs', {
  ...AS_FUNCTION,
  external: EXTERNAL,
  define,
  minifyIdentifiers: true,
  plugins: [
    PACKAGES_APART,
    importsAtFirstUse(path.join(ROOT, 'src'), { target: COMMON.target, define, together: MACHINE, rewrite }),
  ],
});
await bundle(
  { contents: `module.exports={${PACKAGES.map((name) => `'${name}':()=>require('${name}')`).join(',')}}` },
  'packages.cjs',
  {
    ...AS_FUNCTION,
    external: EXTERNAL,
    minifyIdentifiers: true,
  },
);
// It is compiled at every commit, and shows nobody a stack.
await bundle('src/start/fast-path.ts', 'fast-path.cjs', {
  ...AS_FUNCTION,
  minifyIdentifiers: true,
  plugins: [WITHOUT_REST],
});
const STARTS = ['commit-question', 'git-early', 'load-program'];
await bundle({ contents: STARTS.map((name) => `export * from './src/start/${name}.ts';`).join('') }, 'start.cjs', {
  minifyIdentifiers: true,
  plugins: [NODE_AS_IT_IS],
});
// Its name is the one by which src/formats/archives/seven-zip-thread.ts finds it beside itself.
await bundle('src/formats/archives/seven-zip-worker.ts', 'seven-zip-worker.js', {
  format: 'esm',
  external: ['7z-wasm'],
});

// Bundles what git waits for at every commit into dist/bundle/: the fast path as one CommonJS file, which starts without
// the loader of modules, and the program as files of chunks, with V8's code cache beside them. What runs is the same
// without the bundle, only later; bin/git-model-check.js takes a bundle only where nothing was compiled after it.
//
// Starting is mostly a matter of how many bytes are touched. So chunks that the same runs load lie in one file: a scan
// reads what scans need, and neither the parser of YAML nor a list of classes that no model of it names.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, transform } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FOLDER = path.join(ROOT, 'dist', 'bundle');

/** Loaded as files beside their code (WebAssembly), or seldom and large. */
const EXTERNAL = ['7z-wasm'];

const MINIFY = { minifyWhitespace: true, minifySyntax: true, legalComments: 'none', target: 'node20.19' };
const COMMON = { ...MINIFY, absWorkingDir: ROOT, bundle: true, platform: 'node', logLevel: 'warning' };

/** Half a megabyte that only models with classes of their own ask for: a chunk of its own, loaded at the first look-up. */
const LATE_TEXT = /src[\\/]rules[\\/]inert-classes\.ts$/;
const LATE_CHUNK = 'inert-classes.js';

/** The text is a template without substitutions; what stands before it stays with the program. */
function lateText(chunks) {
  return {
    name: 'late-text',
    setup(bundler) {
      bundler.onLoad({ filter: LATE_TEXT }, async ({ path: file }) => {
        const source = readFileSync(file, 'utf8');
        const [, head, text] = /^([\s\S]*)\(\): string => (`[^`$\\]*`);\s*$/.exec(source) ?? [];
        if (text === undefined) throw new Error(`${file}: expected one template at its end`);
        chunks.set(LATE_CHUNK, `exports.text=${text};`);
        return { contents: `${head}(): string => require('./${LATE_CHUNK}').text;`, loader: 'ts' };
      });
      bundler.onResolve({ filter: new RegExp(`^\\./${LATE_CHUNK}$`) }, ({ path: file }) => ({
        path: file,
        external: true,
      }));
    },
  };
}

/** Modules of node that most runs do not need and that take milliseconds to load: loaded at the first call instead. */
const LATE_NODE = /^node:(?:crypto|os|zlib)$/;

const lateNode = {
  name: 'late-node',
  setup(bundler) {
    bundler.onResolve({ filter: LATE_NODE }, ({ path: id, namespace }) =>
      namespace === 'late-node' ? { path: id, external: true } : { path: id, namespace: 'late-node' },
    );
    bundler.onLoad({ filter: /./, namespace: 'late-node' }, async ({ path: id }) => {
      const exported = Object.entries((await import(id)).default).filter(([name]) => /^[a-z]\w*$/.test(name));
      const lines = exported.map(([name, value]) => {
        if (typeof value === 'function') return `export const ${name} = (...values) => load().${name}(...values);`;
        return `export const ${name} = new Proxy({}, { get: (_, key) => load().${name}[key] });`;
      });
      return { contents: [`const load = () => require('${id}');`, ...lines].join('\n') };
    });
  },
};

/** Libraries that are CommonJS, each a chunk of its own: only so their exports keep their names. */
const LIBRARIES = ['cosmiconfig', 'picomatch', 'yaml', 'yauzl'];
/** One that is a function, imported early and called seldom: by policies with globs. */
const LATE_LIBRARY = 'picomatch';

/** Adds them to the chunks; what imports them then names their chunks. */
function libraries(chunks) {
  return {
    name: 'libraries',
    async setup(bundler) {
      for (const library of LIBRARIES) {
        const { outputFiles } = await build({ ...COMMON, entryPoints: [library], format: 'cjs', write: false });
        chunks.set(`${library}.js`, outputFiles[0].text);
      }
      bundler.onResolve({ filter: new RegExp(`^(?:${LIBRARIES.join('|')})$`) }, ({ path: id }) =>
        id === LATE_LIBRARY ? { path: id, namespace: 'late-library' } : { path: `./${id}.js`, external: true },
      );
      bundler.onLoad({ filter: /./, namespace: 'late-library' }, ({ path: id }) => ({
        contents: `export default (...values) => require('./${id}.js')(...values);`,
      }));
      bundler.onResolve({ filter: /./, namespace: 'late-library' }, ({ path: file }) => ({
        path: file,
        external: true,
      }));
    },
  };
}

/** kleur asks for the terminal when it is loaded, and so makes node's stream of it: loaded at the first colour instead. */
const lateColours = {
  name: 'late-colours',
  setup(bundler) {
    bundler.onResolve({ filter: /^kleur$/ }, ({ namespace }) =>
      namespace === 'late-colours' ? undefined : { path: 'kleur', namespace: 'late-colours' },
    );
    bundler.onLoad({ filter: /./, namespace: 'late-colours' }, () => ({
      contents: `const load = () => require('kleur');
export default new Proxy({}, {
  get: (_, key) => load()[key],
  set: (_, key, value) => Reflect.set(load(), key, value),
});`,
      resolveDir: ROOT,
    }));
  },
};

/** The program in chunks, as the bodies of CommonJS modules by their names. */
async function chunksOfProgram() {
  const chunks = new Map();
  const { outputFiles } = await build({
    ...COMMON,
    entryPoints: { program: 'src/cli.ts' },
    format: 'esm',
    splitting: true,
    outdir: FOLDER,
    chunkNames: '[name]-[hash]',
    external: EXTERNAL,
    plugins: [libraries(chunks), lateText(chunks), lateNode, lateColours],
    write: false,
  });
  for (const { path: file, text } of outputFiles) {
    const { code } = await transform(text, {
      sourcefile: 'chunk.mjs', // as in node, the default export of CommonJS is then all that it exports
      ...MINIFY,
      format: 'cjs',
      platform: 'node',
      // Late imports become late calls of `require`: node's loader of modules costs more than all that is loaded.
      supported: { 'dynamic-import': false },
    });
    // Our own chunks are what they say; a copy of them at each late import would cost more than the call.
    chunks.set(path.basename(file), code.replace(/__toESM\((require\("\.\/([^"]+)"\)),1\)/g, ownChunk));
  }
  return chunks;
}

const ownChunk = (whole, call, name) => (LIBRARIES.includes(name.replace(/\.js$/, '')) ? whole : call);

/** `({"a.js":function(exports,require,module){…},…})`: an expression whose functions are compiled when they are called. */
function fileOf(chunks, names) {
  const functions = names.map(
    (name) => `${JSON.stringify(name)}:function(exports,require,module){${chunks.get(name)}\n}`,
  );
  return `({${functions.join(',\n')}})`;
}

const escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

function write(files, chunks) {
  rmSync(path.join(FOLDER, 'chunks.json'), { force: true });
  const fileOfChunk = {};
  for (const [file, names] of files) {
    const source = fileOf(chunks, names);
    // bin/load-program.js reads it as latin1, so that it need not be decoded. The bundler leaves other characters in
    // regular expressions alone, in which they may be written so.
    writeFileSync(path.join(FOLDER, file), source.replace(/[^\0-\x7f]/g, escaped));
    for (const name of names) fileOfChunk[name] = file;
  }
  writeFileSync(path.join(FOLDER, 'chunks.json'), JSON.stringify(fileOfChunk));
}

/** Runs scripts/code-cache.mjs in a process of its own: it runs the program, and what that leaves behind is none of ours. */
function train(task) {
  const script = fileURLToPath(new URL('code-cache.mjs', import.meta.url));
  const { status, stdout } = spawnSync(process.execPath, [script, task], {
    stdio: ['ignore', 'pipe', 'inherit'],
    encoding: 'utf8',
  });
  return status === 0 ? stdout : null;
}

/** Chunks that the same runs load, by the file that they go into; those that no run loads stay alone. */
function grouped(names, runs) {
  const files = new Map();
  for (const name of names) {
    const used = runs.flatMap((run, index) => (run.includes(name) ? [index] : []));
    const file =
      used.length === runs.length
        ? 'program.cjs'
        : used.length === 0
          ? name.replace(/js$/, 'cjs')
          : `part-${used.join('-')}.cjs`;
    files.set(file, [...(files.get(file) ?? []), name]);
  }
  return files;
}

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const name of ['fast-path', 'known-models']) {
  const outfile = path.join(FOLDER, `${name}.cjs`);
  await build({ ...COMMON, entryPoints: [`src/fast/${name}.ts`], format: 'cjs', outfile, plugins: [lateColours] });
}
const chunks = await chunksOfProgram();
const names = [...chunks.keys()].sort();
write(new Map([['program.cjs', names]]), chunks);
const runs = train('runs');
if (runs !== null) write(grouped(names, JSON.parse(runs)), chunks);
if (runs === null || train('cache') === null) {
  console.error('git-model-check: no code cache was made; the program starts slower');
}

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

/** bin/load-program.js reads all as latin1, which need not be decoded. Other characters stand in JSON and, since the bundler writes strings so itself, in regular expressions: both may spell them out. */
const ascii = (text) => text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Loaded as files beside their code (WebAssembly), or seldom and large. */
const EXTERNAL = ['7z-wasm'];

const MINIFY = { minifyWhitespace: true, minifySyntax: true, legalComments: 'none', target: 'node20.19' };
const COMMON = { ...MINIFY, absWorkingDir: ROOT, bundle: true, platform: 'node', logLevel: 'warning' };

/** Half a megabyte that only models with classes of their own ask for: a chunk of its own, loaded at the first look-up. */
const LATE_TEXT = /src[\\/]rules[\\/]inert-classes\.ts$/;
const LATE_FILE = 'inert-classes.txt';

/** The text is a template without substitutions; what stands before it stays with the program. */
const lateText = {
  name: 'late-text',
  setup(bundler) {
    bundler.onLoad({ filter: LATE_TEXT }, async ({ path: file }) => {
      const source = readFileSync(file, 'utf8');
      const [, head, text] = /^([\s\S]*)\(\): string => (`[^`$\\]*`);\s*$/.exec(source) ?? [];
      if (text === undefined) throw new Error(`${file}: expected one template at its end`);
      if (/[^\0-\x7f]/.test(text)) throw new Error(`${file}: expected ASCII`);
      writeFileSync(path.join(FOLDER, LATE_FILE), text.slice(1, -1));
      return { contents: `${head}(): string => require('./${LATE_FILE}');`, loader: 'ts' };
    });
  },
};

/**
 * The catalogue as one text, a line a module: its rows are made when it is asked for. Making all of them takes longer than
 * all else that a small model costs.
 */
const ROW_INDEX = /src[\\/]rules[\\/]row-index\.ts$/;

const ROW_FILE = 'rows.txt';

/** What many rows say stands once. */
function compact([dangerous, safe], shared) {
  const place = (value) => {
    const text = JSON.stringify(value);
    const known = shared.findIndex((other) => JSON.stringify(other) === text);
    return known === -1 ? shared.push(value) - 1 : known;
  };
  const joined = (names) => (names === '*' ? names : names.join(' '));
  return [
    dangerous.map(({ id, names, severity, effect, because, provenance }) => [
      id,
      joined(names),
      severity,
      effect,
      place(because),
      place(provenance),
    ]),
    safe.map(({ names, use, because }) => [joined(names), use, place(because)]),
  ];
}

const rowsAsText = {
  name: 'rows-as-text',
  setup(bundler) {
    bundler.onLoad({ filter: ROW_INDEX }, async () => {
      const { OPERATOR_RULES, SAFE_RULES } = await import('../dist/src/rules/all-rows.js');
      const modules = new Map();
      for (const [index, rules] of [OPERATOR_RULES, SAFE_RULES].entries()) {
        for (const rule of rules) {
          const key = `${rule.ecosystem} ${rule.module}`;
          if (!modules.has(key)) modules.set(key, [[], []]);
          modules.get(key)[index].push(rule);
        }
      }
      const shared = [];
      const text = [...modules].map(([key, rows]) => `${key}\t${JSON.stringify(compact(rows, shared))}\n`).join('');
      writeFileSync(path.join(FOLDER, ROW_FILE), ascii(`${JSON.stringify(shared)}\n${text}`));
      return { contents: FIND_ROWS };
    });
  },
};

const FIND_ROWS = `
let text, shared, lines;
const found = new Map();
function open() {
  text = require('./${ROW_FILE}');
  let start = text.indexOf('\\n') + 1;
  shared = JSON.parse(text.slice(0, start));
  lines = new Map();
  for (let end = text.indexOf('\\n', start); end !== -1; end = text.indexOf('\\n', start)) {
    const tab = text.indexOf('\\t', start);
    lines.set(text.slice(start, tab), [tab + 1, end]);
    start = end + 1;
  }
}
const apart = (names) => names === '*' ? names : names.split(' ');
function rowsOf(ecosystem, module) {
  const key = ecosystem + ' ' + module;
  const known = found.get(key);
  if (known !== undefined) return known;
  if (lines === undefined) open();
  const line = lines.get(key);
  const [dangerous, safe] = line === undefined ? [[], []] : JSON.parse(text.slice(...line));
  const rows = {
    dangerous: dangerous.map(([id, names, severity, effect, because, provenance]) =>
      ({ id, ecosystem, module, names: apart(names), severity, effect, because: shared[because], provenance: shared[provenance] })),
    safe: safe.map(([names, use, because]) => ({ ecosystem, module, names: apart(names), use, because: shared[because] })),
  };
  found.set(key, rows);
  return rows;
}
export const dangerousRowsOf = (ecosystem, module) => rowsOf(ecosystem, module).dangerous;
export const safeRowsOf = (ecosystem, module) => rowsOf(ecosystem, module).safe;
`;

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

/** Texts beside the chunks: bin/load-program.js gives them as they are. */
const textFiles = {
  name: 'text-files',
  setup(bundler) {
    bundler.onResolve({ filter: /^\.\/[\w-]+\.txt$/ }, ({ path: file }) => ({ path: file, external: true }));
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
    plugins: [libraries(chunks), lateText, rowsAsText, lateNode, lateColours, textFiles],
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

function write(files, chunks) {
  rmSync(path.join(FOLDER, 'chunks.json'), { force: true });
  const fileOfChunk = {};
  for (const [file, names] of files) {
    const source = fileOf(chunks, names);
    writeFileSync(path.join(FOLDER, file), ascii(source));
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
  await build({ ...COMMON, entryPoints: [`src/start/${name}.ts`], format: 'cjs', outfile, plugins: [lateColours] });
}
const chunks = await chunksOfProgram();
const names = [...chunks.keys()].sort();
write(new Map([['program.cjs', names]]), chunks);
const runs = train('runs');
if (runs !== null) write(grouped(names, JSON.parse(runs)), chunks);
if (runs === null || train('cache') === null) {
  console.error('git-model-check: no code cache was made; the program starts slower');
}

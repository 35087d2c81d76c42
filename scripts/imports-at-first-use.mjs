// A plugin for the bundler: a module of src/ is evaluated when something that it exports is used for the first time, not
// when it is imported. To examine one small pickle takes a quarter of the modules; what it does not use costs neither its evaluation nor a place
// in the code cache. With its evaluation it says its number (`loaded`), by which the code cache knows what it holds. The same is known as inline requires: https://reactnative.dev/docs/optimizing-javascript-loading.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';

const NAMESPACE = 'first-use';

/** The preamble of helpers that the bundler writes into each file. */
const HELPERS = /^var __defProp = [\s\S]*?^var __toCommonJS = .*\n/m;
const EXPORTS = /^var (\w+) = \{\};\n__export\(\1, \{\n([\s\S]*?)\n\}\);\nmodule\.exports = __toCommonJS\(\1\);\n/m;
const IMPORT = /^var (import_\w+) = (?:__toESM\()?require\("([^"]+)"\)(?:, 1)?\)?;$/gm;
const PACKAGE_LATER = /\bimport\("([^".][^"]*)"\)/g;
/** An import that would not wait, what is exported in a way of its own, and an address that nobody gives. */
const UNKNOWN = /^var import_.*$|__(?:toESM|export|reExport)\(|\bimport_meta\b/m;

/**
 * @param source folder of the modules, absolute
 * @param options.target and `define`, of the bundler
 * @param options.together which modules, by their path in that folder, call each other too often for a detour: they stay as they are
 * @param options.rewrite makes something else of the code of some modules, by that path
 */
export function importsAtFirstUse(source, { target, define, together, rewrite = {} }) {
  const inSource = (file) => path.relative(source, file).replaceAll(path.sep, '/');
  const isTogether = (file) => together.test(inSource(file));
  const numbers = new Map(modulesOf(source).map((file, number) => [file, number]));
  return {
    name: 'imports-at-first-use',
    setup(builder) {
      builder.onResolve({ filter: /^\.|\.ts$/ }, ({ path: name, resolveDir }) => {
        const file = path.resolve(resolveDir, name);
        if (!file.startsWith(source + path.sep) || isTogether(file)) return undefined;
        return { path: file, namespace: NAMESPACE };
      });
      builder.onLoad({ filter: /\.ts$/, namespace: NAMESPACE }, async ({ path: file }) => {
        const { code } = transformSync(readFileSync(file, 'utf8'), {
          loader: 'ts',
          format: 'cjs',
          target,
          define,
          sourcefile: file,
        });
        const isLate = (from) => from.startsWith('.') && !isTogether(path.resolve(path.dirname(file), from));
        const change = rewrite[inSource(file)];
        const late = atFirstUse(code, file, isLate, change === undefined);
        const contents = (await change?.(late)) ?? late;
        return {
          contents: `loaded(${numbers.get(inSource(file))});\n${contents}`,
          loader: 'js',
          resolveDir: path.dirname(file),
        };
      });
    },
  };
}

/** In an order that every build has: the code cache counts by it. */
function modulesOf(source) {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return files.map((file) => file.replaceAll(path.sep, '/')).sort();
}

/**
 * @param code a module as the bundler writes it for `require`
 * @param isLate whether the bundler makes a function of what is imported, that evaluates it with the first call: it is called where
 * it is used. What else is imported is kept beside: by default all.
 * @param isKept whether what such a function gave is kept as well, and the function asked no more: a run over thousands of files
 * calls them millions of times. What changes the code further may need to see them.
 * @throws Error where something else than expected stands in it: a module that is evaluated too early, or never
 */
export function atFirstUse(code, file, isLate = () => false, isKept = false) {
  const exported = EXPORTS.exec(code);
  const body = code
    .replace(HELPERS, '')
    .replace(EXPORTS, '')
    .replace(/^\/\/ Annotate the CommonJS[\s\S]*/m, '');
  const names = exported?.[2].replace(/\(\) => /g, '') ?? '';
  const imported = [];
  const moduleOf = (name, from) => {
    if (!isLate(from)) return `${name}()`;
    return isKept ? `(${name}$ ??= require("${from}"))` : `require("${from}")`;
  };
  let late = `${body}\nmodule.exports = {${names}};\n`.replace(IMPORT, (_, name, from) => {
    imported.push({ name, from });
    if (!isLate(from)) return `let ${name}$; const ${name} = () => ${name}$ ??= require("${from}");`;
    return isKept ? `let ${name}$;` : '';
  });
  for (const { name, from } of imported) late = usedLate(late, { name, from }, moduleOf(name, from));
  late = late.replace(
    PACKAGE_LATER,
    (_, from) => `Promise.resolve(require("${from}")).then((all) => ({ ...all, default: all }))`,
  );
  const unknown = UNKNOWN.exec(late);
  if (unknown !== null) throw new Error(`${file}: no import that can wait: ${unknown[0]}`);
  return late;
}

/** Each use of an imported name: `import_a.b` and `new import_a.b()`. */
function usedLate(code, { name, from }, module) {
  // Node gives the whole of a CommonJS package as its default export.
  const whole = from.startsWith('.') ? code : code.replace(new RegExp(`(?<![\\w$])${name}\\.default\\b`, 'g'), module);
  return whole
    .replace(new RegExp(`\\bnew ${name}\\.(\\w+)`, 'g'), `new (${module}.$1)`)
    .replace(new RegExp(`(?<![\\w$])${name}\\.`, 'g'), `${module}.`);
}

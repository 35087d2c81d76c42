// Bundles what git waits for at every commit into dist/bundle/: the fast path as one CommonJS file, which starts without
// the loader of modules, and the whole program in a few lazily loaded chunks. What runs is the same without the bundle,
// only later; bin/git-model-check.js takes a bundle only where nothing was compiled after it.
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Loaded as files beside their code (WebAssembly), or seldom and large. */
const EXTERNAL = ['7z-wasm'];

const COMMON = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
};

rmSync(new URL('../dist/bundle', import.meta.url), { recursive: true, force: true });
await build({
  ...COMMON,
  entryPoints: ['src/fast/fast-path.ts'],
  format: 'cjs',
  outfile: 'dist/bundle/fast-path.cjs',
});
await build({
  ...COMMON,
  entryPoints: ['src/cli.ts'],
  format: 'esm',
  splitting: true,
  outdir: 'dist/bundle',
  chunkNames: 'chunk-[hash]',
  external: EXTERNAL,
  // For node the package is CommonJS, whose named exports a lazily loaded chunk does not have.
  alias: { yaml: fileURLToPath(new URL('../node_modules/yaml/browser/index.js', import.meta.url)) },
  // Some packages are CommonJS inside and ask for node's own modules.
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
});

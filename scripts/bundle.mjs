// Bundles what git waits for at every commit into dist/bundle/: the fast path as one CommonJS file, which starts without
// the loader of modules, and the whole program as another, with V8's code cache beside it. What runs is the same without the bundle,
// only later; bin/git-model-check.js takes a bundle only where nothing was compiled after it.
import { spawnSync } from 'node:child_process';
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
  format: 'cjs',
  outfile: 'dist/bundle/program.cjs',
  external: EXTERNAL,
  // Late imports become late calls of `require`: node's loader of modules costs more than all that is loaded.
  supported: { 'dynamic-import': false },
  // As node wraps a module: bin/load-program.js then need not copy the text to do so.
  banner: { js: '(function (exports, require, module, __filename, __dirname) {' },
  footer: { js: '})' },
});
// A process of its own: it runs the program, and what that leaves behind is none of ours.
const cache = spawnSync(process.execPath, [fileURLToPath(new URL('code-cache.mjs', import.meta.url))], {
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (cache.status !== 0) console.error('git-model-check: no code cache was made; the program starts slower');

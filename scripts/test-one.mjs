// `npm run test:one -- test/formats/gguf.test.ts [ava's options]`: compiles, and runs the tests of these files alone.
// With --watch both go on until they are interrupted.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const COMPILER = path.join('node_modules', 'typescript', 'bin', 'tsc');
const AVA = path.join('node_modules', 'ava', 'entrypoints', 'cli.mjs');

const args = process.argv.slice(2);
const watches = args.includes('--watch');
const compiled = args.map((arg) =>
  arg.endsWith('.test.ts') ? path.join('dist', path.relative(ROOT, path.resolve(arg)).replace(/ts$/, 'js')) : arg,
);
const options = { cwd: ROOT, stdio: 'inherit' };

const { status } = spawnSync(process.execPath, [COMPILER, '-p', 'tsconfig.json'], options);
process.exitCode = status ?? 1;
if (status === 0 || watches) {
  const compiler = watches
    ? spawn(process.execPath, [COMPILER, '-p', 'tsconfig.json', '--watch', '--preserveWatchOutput'], options)
    : null;
  spawn(process.execPath, [AVA, ...compiled], options).once('close', (code) => {
    process.exitCode = code ?? 1;
    compiler?.kill();
  });
}

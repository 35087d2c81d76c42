// Runs the bundled program on two small models and keeps what V8 compiled for it in dist/bundle/program.cache: starting is
// then a matter of reading. Another version of V8 refuses the file and compiles anew.
// See https://nodejs.org/api/vm.html#scriptcreatecacheddata.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';

const require = createRequire(import.meta.url);
const { loadProgram } = require('../bin/load-program.js');
const { maliciousModel, safeModel } = await import('../dist/src/commands/demo-models.js');

const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-cache-'));
try {
  writeFileSync(path.join(folder, 'safe.pth'), safeModel());
  writeFileSync(path.join(folder, 'malicious.pth'), maliciousModel());
  const { program, script } = loadProgram(path.join(import.meta.dirname, '../dist/bundle'));
  const sink = () => new PassThrough().resume();
  const io = { cwd: folder, environment: {}, stdout: sink(), stderr: sink(), stdin: sink() };
  for (const args of [['scan', 'safe.pth'], ['scan', 'safe.pth', 'malicious.pth', '--format', 'json'], ['-h']]) {
    await program.main(args, io);
  }
  writeFileSync(new URL('../dist/bundle/program.cache', import.meta.url), script.createCachedData());
} finally {
  rmSync(folder, { recursive: true, force: true });
}

// Runs the bundled program on small models, to learn which chunks a run loads (`runs`: a list of lists of names on standard
// output), and to keep what V8 compiled for it beside each file (`cache`): starting is then a matter of reading. Another
// version of V8 refuses the cache and compiles anew. See https://nodejs.org/api/vm.html#scriptcreatecacheddata.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough } from 'node:stream';

const { loadProgram } = createRequire(import.meta.url)('../bin/load-program.js');
const { maliciousModel, safeModel } = await import('../dist/src/commands/demo/demo-models.js');
const BUNDLE = path.join(import.meta.dirname, '../dist/bundle');

/** The frequent ones first: only what they compile is kept with the chunks that they share. */
const RUNS = [
  { args: ['scan', 'safe.pth'] },
  { args: ['hook', 'pre-commit'], inRepository: true },
  { args: ['scan', 'malicious.pth'] },
  { args: ['scan', 'safe.pth', 'malicious.pth', '--format', 'json'] },
  { args: ['hook', 'pre-commit'], inRepository: true, policy: 'failOn: high\n' },
  { args: ['-h'] },
];
const FREQUENT = 2;

const ENVIRONMENT = { ...process.env, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' };

function makeFolder() {
  const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-cache-'));
  writeFileSync(path.join(folder, 'safe.pth'), safeModel());
  writeFileSync(path.join(folder, 'malicious.pth'), maliciousModel());
  return folder;
}

const git = (cwd, ...args) => spawnSync('git', args, { cwd, env: ENVIRONMENT, stdio: 'ignore' });

async function run(program, { args, inRepository = false, policy }, folder) {
  if (inRepository) git(folder, 'init', '-q');
  if (policy !== undefined) writeFileSync(path.join(folder, '.model-checkrc.yaml'), policy);
  if (inRepository) git(folder, 'add', '--', 'safe.pth', ...(policy === undefined ? [] : ['.model-checkrc.yaml']));
  const sink = () => new PassThrough().resume();
  const io = { cwd: folder, environment: ENVIRONMENT, stdout: sink(), stderr: sink(), stdin: sink() };
  await program.main(args, io);
}

/** The names of the chunks that each run loads. */
async function chunksOfRuns(folder) {
  const runs = [];
  for (const each of RUNS) {
    const { program, modules } = loadProgram(BUNDLE);
    await run(program, each, folder);
    runs.push([...modules.keys()]);
  }
  return runs;
}

async function writeCaches(folder) {
  const { program, scripts } = loadProgram(BUNDLE);
  const kept = new Set();
  const keep = () => {
    for (const [file, script] of scripts) {
      if (kept.has(file)) continue;
      kept.add(file);
      writeFileSync(path.join(BUNDLE, file.replace(/cjs$/, 'cache')), script.createCachedData());
    }
  };
  for (const [index, each] of RUNS.entries()) {
    await run(program, each, folder);
    if (index + 1 >= FREQUENT) keep();
  }
}

const folder = makeFolder();
try {
  if (process.argv[2] === 'runs') process.stdout.write(JSON.stringify(await chunksOfRuns(folder)));
  else await writeCaches(folder);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { inFull } from '../support/in-full.ts';
import { FULL, pythonsThatImport } from '../support/python.ts';
import { judgeBytes } from '../support/scanned.ts';

const MAKER = fileURLToPath(new URL('../../../tools/make_corpus.py', import.meta.url));
const MINUTES = 60_000;

/** What tools/make_corpus.py can make, and what it needs; the slow ones only where everything is demanded. */
const GROUPS = [
  { group: 'standard_library', needs: [], quick: true },
  { group: 'numpy_values', needs: ['numpy'], quick: true },
  { group: 'pandas_values', needs: ['pandas'], quick: false },
  { group: 'torch_values', needs: ['torch', 'numpy'], quick: false },
  { group: 'networkx_values', needs: ['networkx', 'numpy'], quick: false },
  { group: 'figure_values', needs: ['matplotlib'], quick: false },
  { group: 'code_values', needs: ['cloudpickle', 'dill'], quick: false },
  { group: 'scipy_values', needs: ['scipy'], quick: false },
  { group: 'sklearn_values', needs: ['sklearn', 'joblib'], quick: false },
  { group: 'torchvision_values', needs: ['torchvision'], quick: false },
  { group: 'xgboost_values', needs: ['xgboost'], quick: false },
  { group: 'statsmodels_values', needs: ['statsmodels'], quick: false },
  { group: 'other_values', needs: ['PIL'], quick: false },
] as const;

function make(python: string, group: string, folder: string): Promise<void> {
  const environment = { ...process.env, MPLBACKEND: 'agg', HF_HUB_OFFLINE: '1', PYTHONDONTWRITEBYTECODE: '1' };
  return new Promise((resolve, reject) => {
    const child = spawn(python, [MAKER, folder, group], { env: environment, stdio: 'ignore' });
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${python} ended with ${code}`))));
  });
}

async function honest(t: ExecutionContext, group: string, needs: readonly string[]) {
  t.timeout(10 * MINUTES);
  const pythons = pythonsThatImport(...needs);
  if (pythons.length === 0) {
    t.false(FULL, `no interpreter has ${needs.join(', ')}`);
    t.log(`skipped: no interpreter has ${needs.join(', ')}`);
    t.pass();
  }
  for (const python of pythons) await judgeAll(t, python, group);
}

async function judgeAll(t: ExecutionContext, python: string, group: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'model-check-corpus-'));
  try {
    await make(python, group, folder);
    const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    t.true(files.length > 0, `${python} made no file`);
    for (const { name } of files) {
      const { status, findings } = await judgeBytes(readFileSync(path.join(folder, name)), name);
      const reported = findings.filter(({ severity }) => severity === 'critical' || severity === 'high');
      t.is(status === 'rejected' ? `${name}: ${JSON.stringify(reported[0])}` : name, name, python);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

for (const { group, needs, quick } of GROUPS) {
  const runs = quick ? test.serial : inFull;
  runs(`nothing that honest libraries save is stopped: ${group}`, (t: ExecutionContext) => honest(t, group, needs));
}

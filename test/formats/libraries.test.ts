/** Files of the real libraries: honest ones pass, and the same ones with a harmless payload in every position are rejected with the member's path. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { inFull } from '../support/in-full.ts';
import { FULL, pythonsWith, runPython } from '../support/python.ts';
import { judgeBytes } from '../support/scanned.ts';

const PREAMBLE = `
import os, sys, warnings
warnings.simplefilter('ignore')
class Evil:
    def __reduce__(self):
        return (os.system, ('echo harmless',))
`;

/** Each script writes files named good… and evil… into the folder that it runs in. */
const LIBRARIES: Readonly<Record<string, { readonly modules: readonly string[]; readonly script: string }>> = {
  torch: {
    modules: ['torch'],
    script: `
import torch
linear = torch.nn.Linear(10, 10)
for zipped in (True, False):
    def save(value, name): torch.save(value, '%s-%s.pt' % (name, 'zip' if zipped else 'legacy'), _use_new_zipfile_serialization=zipped)
    save(linear.state_dict(), 'good-state')
    save(linear, 'good-module')
    save({'a': [torch.zeros(3, dtype=torch.int64), torch.ones(2, dtype=torch.bfloat16)], 'epoch': 3}, 'good-checkpoint')
    save(Evil(), 'evil-alone')
    save([Evil(), torch.zeros(1000)], 'evil-before')
    save([torch.zeros(1000), Evil(), torch.ones(1000)], 'evil-between')
    save([torch.zeros(1000), Evil()], 'evil-behind')
torch.jit.script(linear).save('good-script.pt')
`,
  },
  numpy: {
    modules: ['numpy'],
    script: `
import numpy as np
np.save('good-floats', np.zeros((3, 4))); np.save('good-objects', np.array([{}, 'x', None], dtype=object))
np.save('good-structured', np.zeros(3, dtype=[('a', '<i4'), ('b', 'f8', (2, 3)), ('c', [('x', 'U5')])]))
np.save('good-dates', np.array(['2020-01-01'], dtype='M8[ns]')); np.save('good-empty', np.zeros((0, 3)))
np.savez('good-several', a=np.arange(1000), b=np.zeros((3, 3)), c=np.array([{}], dtype=object))
np.savez_compressed('good-compressed', a=np.arange(1000), b=np.array(['x']))
objects = np.array([Evil()], dtype=object)
np.save('evil-objects', objects); np.save('evil-zero-d', np.array(Evil(), dtype=object))
fields = np.zeros(2, dtype=[('a', '<i4'), ('b', [('x', 'O')])]); fields['b']['x'][1] = Evil()
np.save('evil-fields', fields)
np.savez('evil-first', a=objects, b=np.arange(9)); np.savez_compressed('evil-last', a=np.arange(9), b=objects)
with open('evil-second.npy', 'wb') as file:
    np.save(file, np.zeros(3)); np.save(file, objects)
`,
  },
  joblib: {
    modules: ['joblib', 'numpy'],
    script: `
import importlib.util
import joblib, numpy as np
array = np.arange(3000.)
objects = np.array([Evil()], dtype=object)
kinds = [0, 3, ('zlib', 1), ('gzip', 3), ('bz2', 9), ('lzma', 3), ('xz', 3)] + ([('lz4', 3)] if importlib.util.find_spec('lz4') else [])
for index, kind in enumerate(kinds):
    def dump(value, name): joblib.dump(value, '%s-%d.joblib' % (name, index), compress=kind)
    dump({'a': array, 'b': [np.zeros((3, 4), order='F'), np.array(['x', {}], dtype=object)]}, 'good')
    dump([Evil(), array], 'evil-before')
    dump([array, Evil(), array], 'evil-between')
    dump([array, Evil()], 'evil-behind')
    dump([array, objects], 'evil-nested')
`,
  },
  pandas: {
    modules: ['pandas'],
    script: `
import importlib.util
import pandas as pd
frame = pd.DataFrame({'a': range(500), 'b': ['x'] * 500, 'c': pd.Categorical(['u', 'v'] * 250)})
evil = pd.DataFrame({'a': [1, Evil()]}, dtype=object)
for ending in ['pkl', 'pkl.gz', 'pkl.bz2', 'pkl.xz', 'pkl.zip'] + (['pkl.zst'] if importlib.util.find_spec('zstandard') else []):
    frame.to_pickle('good.' + ending); evil.to_pickle('evil.' + ending)
`,
  },
  sklearn: {
    modules: ['sklearn', 'joblib', 'numpy'],
    script: `
import pickle
import joblib, numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, StandardScaler
x, y = np.random.RandomState(0).rand(60, 4), np.arange(60) % 3
for index, last in enumerate([RandomForestClassifier(5), LogisticRegression()]):
    model = make_pipeline(StandardScaler(), last).fit(x, y)
    joblib.dump(model, 'good-%d.joblib' % index); joblib.dump(model, 'good-small-%d.joblib' % index, compress=3)
    with open('good-%d.pkl' % index, 'wb') as file: pickle.dump(model, file)
    model.steps.append(('evil', Evil()))
    joblib.dump(model, 'evil-%d.joblib' % index, compress=('gzip', 3))
`,
  },
};

/** joblib, pandas and scikit-learn take longer to import than the others to test. */
const QUICK = ['numpy', 'torch'];

for (const [library, { modules, script }] of Object.entries(LIBRARIES)) {
  const pythons = pythonsWith(...modules);
  if (pythons.length === 0) {
    test(`${library}: what it writes`, (t) => {
      t.log(`skipped: no Python here has ${modules.join(', ')}`);
      t.false(FULL, `${library} is missing`);
      t.pass();
    });
  }
  for (const python of pythons) {
    const tries = QUICK.includes(library) ? test : inFull;
    const title = `${library} of ${path.basename(python)} ${pythons.indexOf(python)}`;
    tries(`${title}: honest files pass, the others are rejected`, async (t: ExecutionContext) => {
      const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-test-'));
      t.teardown(() => rmSync(folder, { recursive: true, force: true }));
      runPython(python, `${PREAMBLE}${script}`, [], folder);
      const names = readdirSync(folder).sort();
      t.true(names.length > 0);
      for (const name of names) {
        const { status, findings } = await judgeBytes(readFileSync(path.join(folder, name)), name);
        const shown = `${name}: ${findings.map(({ rule, source }) => `${rule} ${source}`).join('; ')}`;
        if (name.startsWith('good')) t.is(status, 'clean', shown);
        else
          t.true(
            findings.some(({ rule }) => rule === 'python/posix/process-execution'),
            shown,
          );
      }
    });
  }
}

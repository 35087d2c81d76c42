/** Checkpoints that the real torch saved, committed through a real hook: the honest ones pass, those whose loading would run a command do not. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { FULL, pythonsWith, runPython } from '../support/python.ts';
import { createRepository } from '../support/repository.ts';

const SAVE = `
import os, sys, torch
class Malicious:
    def __reduce__(self):
        return os.system, ("echo 'This is a malicious model!' > malicious_output.txt",)
zipped = sys.argv[1] == 'zip'
torch.save(torch.nn.Linear(4, 2).state_dict(), 'safe_model.pth', _use_new_zipfile_serialization=zipped)
torch.save(Malicious(), 'malicious_model.pth', _use_new_zipfile_serialization=zipped)
`;

import { inFull } from '../support/in-full.ts';

interface Finding {
  readonly severity: string;
  readonly operator: { readonly module: string; readonly name: string };
  readonly source: string;
}

const committed = test.macro((t: ExecutionContext, python: string, form: 'zip' | 'legacy') => {
  const repository = createRepository();
  t.teardown(repository.remove);
  runPython(python, SAVE, [form], repository.folder);
  repository.installHook('pre-commit');
  repository.git('add', 'safe_model.pth');
  repository.git('commit', '-q', '-m', 'Add a safe model');
  repository.git('add', 'malicious_model.pth');
  const rejected = repository.tryGit('commit', '-m', 'Add a malicious model');
  t.is(rejected.status, 1, rejected.stdout + rejected.stderr);
  t.is(repository.git('ls-tree', '--name-only', 'HEAD').trim(), 'safe_model.pth');

  const report = JSON.parse(repository.modelCheck('staged', '--format', 'json').stdout);
  const [finding]: Finding[] = report.files[0].findings;
  t.is(finding?.severity, 'critical');
  t.deepEqual(finding?.operator, { module: 'posix', name: 'system' });
  if (form === 'zip') t.regex(finding?.source ?? '', /^malicious_model\.pth!\w+\/data\.pkl$/);
  t.false(existsSync(path.join(repository.folder, 'malicious_output.txt')));
});

const pythons = pythonsWith('torch');
if (pythons.length === 0) {
  test('the real torch', (t) => {
    t.log('skipped: no python with torch');
    t.false(FULL, 'MODEL_CHECK_TEST_FULL=1 demands torch');
  });
}
for (const python of pythons) {
  test(`${python}: torch.save in the zip form`, committed, python, 'zip');
  inFull(`${python}: torch.save in the legacy form`, committed, python, 'legacy');
}

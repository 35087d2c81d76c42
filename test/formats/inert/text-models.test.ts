/** Models that are text of names and numbers: recognised under any name, and nothing else is. */
import test from 'ava';
import { pythonsThatImport, runPython } from '../../support/python.ts';
import { judgeBytes } from '../../support/scanned.ts';

const isOf = test.macro(async (t, content: string, ...formats: readonly string[]) => {
  for (const name of ['notes', 'a.model', 'b.txt']) {
    const report = await judgeBytes(content, name);
    t.deepEqual(report.formats, formats);
    t.deepEqual(report.findings, []);
  }
});

const SVM =
  'svm_type c_svc\nkernel_type rbf\ngamma 0.07\nnr_class 2\ntotal_sv 1\nrho 0.4\nlabel 1 -1\nnr_sv 1 0\nSV\n1 1:0.5 \n';
test('LIBSVM', isOf, SVM, 'libsvm');
test('LIBSVM on Windows', isOf, SVM.replaceAll('\n', '\r\n'), 'libsvm');
test(
  'LIBLINEAR',
  isOf,
  'solver_type L2R_L2LOSS_SVC_DUAL\nnr_class 2\nlabel 1 -1\nnr_feature 13\nbias -1\nw\n0.1 \n',
  'libsvm',
);
test('LightGBM', isOf, 'tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\n', 'lightgbm');
test('the word tree', isOf, 'tree\n├── a\n└── b\n');
test('words about support vectors', isOf, 'svm_type is one of c_svc, nu_svc\n');

test('what LightGBM saves', async (t) => {
  const [python] = pythonsThatImport('lightgbm', 'numpy');
  if (python === undefined) {
    t.log('skipped: no lightgbm');
    t.pass();
    return;
  }
  const script = `
import lightgbm, numpy, json
x = numpy.random.rand(100, 4); y = (x[:, 0] > .5) * 1
out = []
for kind in ('gbdt', 'dart', 'rf'):
    given = {'boosting': kind, 'verbose': -1, 'objective': 'binary', 'bagging_freq': 1, 'bagging_fraction': .5}
    out.append(lightgbm.train(given, lightgbm.Dataset(x, y), 3).model_to_string())
print(json.dumps(out))`;
  for (const text of JSON.parse(runPython(python, script)) as string[]) {
    const { formats, findings } = await judgeBytes(text, 'notes');
    t.deepEqual([formats, findings], [['lightgbm'], []]);
  }
});

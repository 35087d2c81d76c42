/** Core ML models from their bytes to the finding: classes that they name, at any depth. */
import test from 'ava';
import fc from 'fast-check';
import { field, varintField } from '../../support/protobuf.ts';
import { runs } from '../../support/runs.ts';
import { findingLines, judgeBytes, scanBytes } from '../../support/scanned.ts';

const model = (...content: readonly Uint8Array[]) =>
  Buffer.concat([varintField(1, 4), field(2, field(1, field(1, 'x'))), ...content]);
const custom = field(555, field(10, 'MyModel'));
const customLayer = field(1, field(1, 'layer'), field(500, field(10, 'MyLayer')));
const layer = field(1, field(1, 'conv'), field(100, field(1, 'x')));

const finds = test.macro(async (t, content: Uint8Array, rule: string) => {
  t.deepEqual(await findingLines(content, 'Data/model.mlmodel'), [`medium coreml/${rule} Data/model.mlmodel`]);
});

test('a model of its own', finds, model(custom), 'custom-class');
for (const network of [303, 403, 500])
  test(`a layer of the network ${network}`, finds, model(field(network, layer, customLayer)), 'custom-class');
test('a model in a pipeline', finds, model(field(202, field(1, model(custom)))), 'custom-class');
test(
  'a model in a pipeline that classifies',
  finds,
  model(field(200, field(1, field(1, model(custom))))),
  'custom-class',
);
test('a layer in a branch', finds, model(field(500, field(1, field(605, field(2, customLayer))))), 'custom-class');
test('a layer in a loop', finds, model(field(500, field(1, field(615, field(4, customLayer))))), 'custom-class');
test('a class without a name', finds, model(field(555, field(40, 'x'))), 'custom-class');
test(
  'another model by its path',
  finds,
  model(field(556, field(1, field(1, field(1, '../other.mlmodelc'))))),
  'linked-model',
);

const weights = (path: string) => {
  const value = field(5, field(1, path));
  const argument = field(2, field(1, 'x'), field(2, field(1, field(2, value))));
  const operation = field(3, field(1, 'const'), argument, field(5, field(1, 'val'), field(2, value)));
  const block = field(3, field(1, 'CoreML5'), field(2, operation));
  return model(field(502, field(2, field(1, 'main'), field(2, block))));
};
for (const path of ['../../x', '/etc/x', '@model_path/../../x', 'weights/../../x'])
  test(`weights in ${path}`, async (t) => {
    t.deepEqual(await findingLines(weights(path), 'a.mlmodel'), ['high coreml/external-file a.mlmodel']);
  });

test('a model under any other name', async (t) => {
  const file = model(field(500, customLayer));
  t.deepEqual(await findingLines(file, 'notes.txt'), ['medium coreml/custom-class notes.txt']);
});

test('fields in another order', async (t) => {
  const file = Buffer.concat([custom, field(2, field(1, field(1, 'x'))), varintField(1, 4)]);
  for (const name of ['notes.txt', 'a.mlmodel']) {
    t.deepEqual(await findingLines(file, name), [`medium coreml/custom-class ${name}`]);
  }
});

test('the class is shown', async (t) => {
  const { findings } = await judgeBytes(model(custom), 'a.mlmodel');
  t.is(findings[0]?.call, "coreml.Custom('MyModel')");
});

test('honest models are silent', async (t) => {
  for (const content of [
    model(field(500, layer)),
    model(field(502, field(1, 'main'))),
    model(field(302, field(1, 'x'))),
    weights('@model_path/weights/weight.bin'),
  ]) {
    const { status } = await judgeBytes(content, 'a.mlmodel');
    t.is(status, 'clean');
  }
});

test('other files of that name are none', async (t) => {
  for (const content of ['flavors:\n  python_function:\n', Buffer.alloc(100, 9)]) {
    t.is((await judgeBytes(content, 'a.mlmodel')).status, 'not-a-model');
  }
});

test('a model that is cut is reported', async (t) => {
  t.deepEqual(await findingLines(model(field(500, layer)).subarray(0, -3), 'a.mlmodel'), [
    'high unexaminable/truncated a.mlmodel',
  ]);
});

test('any change and any cut ends in evidence', async (t) => {
  const file = model(field(500, layer, customLayer), custom);
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat({ max: 255 }), fc.option(fc.nat()), async (at, byte, cut) => {
      const changed = Buffer.from(cut === null ? file : file.subarray(0, cut % file.length));
      if (changed.length > 0) changed[at % changed.length] = byte;
      await scanBytes(changed, 'a.mlmodel');
    }),
    { numRuns: runs(500), seed: 6 },
  );
  t.pass();
});

const manifest = (path: string) =>
  JSON.stringify({
    fileFormatVersion: '1.0.0',
    itemInfoEntries: { A1: { author: 'com.apple.CoreML', name: 'model.mlmodel', path } },
    rootModelIdentifier: 'A1',
  });
test('the manifest of a package', async (t) => {
  const { formats, findings, status } = await judgeBytes(manifest('com.apple.CoreML/model.mlmodel'), 'Manifest.json');
  t.deepEqual([formats, findings, status], [['coreml-package'], [], 'clean']);
});
test('a package with a part outside of it', async (t) => {
  for (const path of ['../../other/model.mlmodel', '/etc/passwd']) {
    const { findings } = await judgeBytes(manifest(path), 'Manifest.json');
    t.deepEqual(
      findings.map(({ severity, rule }) => `${severity} ${rule}`),
      ['high anomaly/path-traversal'],
    );
  }
});

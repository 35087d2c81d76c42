/** Models that cannot run code, written by the specifications of what no library writes any more; and what only looks like one. */
import test from 'ava';
import { reducePickle } from '../../support/assembler.ts';
import { zip } from '../../support/containers.ts';
import { survivesMutations } from '../../support/mutations.ts';
import { judgeBytes } from '../../support/scanned.ts';

const text = (value: string) => {
  const length = Buffer.alloc(8);
  length.writeUInt32LE(value.length);
  return Buffer.concat([length, Buffer.from(value)]);
};
const memory = (sign: string, objective: string, booster: string) =>
  Buffer.concat([Buffer.from(sign), Buffer.alloc(136, 3), text(objective), text(booster), Buffer.alloc(400)]);
const INI = Buffer.from('[info]\nh2o_version = 3.46.0.1\nmojo_version = 1.40\nalgo = gbm\n\n[columns]\nx\n');
const rknn = Buffer.concat([Buffer.from('RKNN'), Buffer.alloc(4), Buffer.from([6]), Buffer.alloc(600)]);

const FILES: Readonly<Record<string, readonly [format: string, content: Buffer]>> = {
  'a.model': ['xgboost', memory('binf', 'binary:logistic', 'gbtree')],
  'b.model': ['xgboost', memory('', 'reg:squarederror', 'dart')],
  'c.json': ['xgboost', Buffer.from('{"version":[2,1,1],"learner":{"gradient_booster":{"name":"gbtree"}}}')],
  'd.json': [
    'xgboost',
    Buffer.from(`{ "learner": {"feature_names":["${'f'.repeat(9000)}"], "learner_model_param": {} } }`),
  ],
  'cat.json': [
    'catboost',
    Buffer.from(
      '{\n "features_info": {"float_features": [{"borders": [0.5]}]},\n "model_info": {},\n "oblivious_trees": [],\n "scale_and_bias": [1, [0]]\n}',
    ),
  ],
  'model.ini': ['h2o-mojo', INI],
  'a.rknn': ['rknn', rknn],
};

for (const [name, [format, content]] of Object.entries(FILES)) {
  test(`${name} is ${format} under any name, and silent`, async (t) => {
    for (const each of [name, 'data', 'notes.txt']) {
      const { formats, findings, status } = await judgeBytes(content, each);
      t.deepEqual(formats, [format], each);
      t.deepEqual(findings, [], each);
      t.is(status, 'clean', each);
    }
  });

  test(`${name}: any change and any cut ends in evidence`, async (t) => {
    await survivesMutations(t, content, name, { seed: 8 });
  });

  test(`a pickle behind ${name} is found`, async (t) => {
    const hidden = Buffer.concat([content, Buffer.alloc(9), reducePickle('posix', 'system', 'echo harmless')]);
    if (format === 'h2o-mojo' || name.endsWith('.json')) return t.pass('text');
    return t.is((await judgeBytes(hidden, 'data')).status, 'rejected');
  });
}

test('a MOJO as a whole', async (t) => {
  const file = zip([
    { name: 'model.ini', content: INI },
    { name: 'trees/t00_000.bin', content: Buffer.alloc(99, 7) },
  ]);
  const { formats, status } = await judgeBytes(file, 'model.zip');
  t.deepEqual(formats, ['h2o-mojo', 'zip']);
  t.is(status, 'clean');
});

for (const [name, content] of Object.entries({
  'settings.ini': '[info]\nname = x\n',
  'package.json': '{"version":"1.0.0","learner":1}',
  'lock.json': '{"version":[1,2],"packages":{}}',
  'a.ldb': Buffer.concat([Buffer.alloc(100), Buffer.from('57fb808b247547db', 'hex')]),
  'proto.bin': Buffer.from([0x0a, 4, 0x0a, 2, 65, 66, 0x0a, 4, 0x0a, 2, 65, 66]),
  'words.txt': 'CBM1 is what CatBoost writes; 7767517 is what ncnn writes',
  'float.bin': Buffer.alloc(4096, 0x3f),
}))
  test(`${name} is no model`, async (t) => {
    const { formats, status } = await judgeBytes(content, name);
    t.deepEqual(formats, []);
    t.is(status, 'not-a-model');
  });

for (const [name, content] of Object.entries({
  'a.msgpack': Buffer.from([0x81, 0xa1, 0x78, 0xc7, 3, 1, 1, 2, 3, 0x93, 0x90]),
  'b.msgpack': Buffer.from([0x82, 0xa1, 0x61, 1, 0xa1, 0x62, 2, 0, 0, 0]),
}))
  test(`${name} is looked into, and is no model`, async (t) => {
    const { formats, status } = await judgeBytes(content, name);
    t.deepEqual(formats, ['message-pack']);
    t.is(status, 'not-a-model');
  });

/** Which files count as models, and how much weighs what nobody could see into. See https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT. */
import { gzipSync } from 'node:zlib';
import test from 'ava';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import type { FileStatus } from '../../src/judge/finding.ts';
import { tar, tarEntry, zip } from '../support/containers.ts';
import { inFull } from '../support/in-full.ts';
import { judgeBytes } from '../support/scanned.ts';

const TEXT = Buffer.from('Some words on how to train a model.\n');

const comesTo = test.macro(async (t, content: Uint8Array | string, path: string, status: FileStatus) => {
  t.is((await judgeBytes(content, path)).status, status);
});

const WORD = 'Hydra makes the object that `_target_` names.\n';

test('an archive of documents is no model', comesTo, gzipSync(tar(tarEntry('a.txt', TEXT))), 'docs.tgz', 'not-a-model');
test('a zip of one text is no model', comesTo, zip([{ name: 'a.txt', content: TEXT }]), 'docs.zip', 'not-a-model');
test('prose that speaks of a key is no model', comesTo, WORD, 'README.md', 'not-a-model');
test(
  'prose in an archive is no model',
  comesTo,
  zip([{ name: 'README.md', content: Buffer.from(WORD) }]),
  'docs.zip',
  'not-a-model',
);
test(
  'source that names a class is no model',
  comesTo,
  'net = {"_target_": "torch.nn.Linear"}\n\n\ndef run(): pass\n',
  'config.py',
  'not-a-model',
);
test(
  'a configuration that names a class is one',
  comesTo,
  '_target_: torch.nn.Linear\nin_features: 3\n',
  'model.yaml',
  'clean',
);
test('a model in an archive is one', comesTo, zip([{ name: 'model.pth', content: safeModel() }]), 'docs.zip', 'clean');
test(
  'a malicious model in an archive is one',
  comesTo,
  zip([{ name: 'x', content: maliciousModel() }]),
  'docs.zip',
  'rejected',
);

const ENCRYPTED = zip([{ name: 'report.txt', content: Buffer.from('e7 c0 de'), flags: 1 }]);

for (const extension of 'pkl dill cloudpickle onnx gguf rds rda sav pb pdparams pdiparams t7 safetensors llamafile'.split(
  ' ',
)) {
  test(`what is encrypted under .${extension} is rejected`, comesTo, ENCRYPTED, `model.${extension}`, 'rejected');
  test(`and behind a suffix: .${extension}.gz`, comesTo, gzipSync(ENCRYPTED), `model.${extension}.gz`, 'rejected');
}
for (const name of ['report.zip', 'report.docx', 'scene.obj', 'backup.dat', 'export.data'])
  test(`what is encrypted under ${name} is not`, comesTo, ENCRYPTED, name, 'clean');

/** Deflate data whose second block is of no type. */
const BROKEN = Buffer.concat([Buffer.from([0, 2, 0, 253, 255]), Buffer.from('ab'), Buffer.from([7])]);
const GZIP_HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]);

for (const [what, content, status] of [
  ['broken by its packing', zip([{ name: 'page', content: TEXT, method: 8, packed: BROKEN }]), 'clean'],
  ['a stream that breaks', Buffer.concat([GZIP_HEADER, BROKEN]), 'clean'],
  ['shrunk', zip([{ name: 'page', content: TEXT, method: 1, packed: TEXT }]), 'warned'],
] as const) {
  test(`an archive of no model that is ${what} does not reject`, comesTo, content, 'old.zip', status);
  test(`under the name of a model it does: ${what}`, comesTo, content, 'old.pkl', 'rejected');
}
const SHRUNK = zip([{ name: 'model.pkl', content: TEXT, method: 1, packed: TEXT }]);
test('what is shrunk under the name of a model in an archive rejects', comesTo, SHRUNK, 'old.zip', 'rejected');

const MASK = Buffer.concat(Array<Buffer>(300).fill(gzipSync(Buffer.alloc(1024 * 1024, 'x'))));

inFull('a grid that expands beyond all measure is no model by its name', comesTo, MASK, 'mask.bin', 'clean');
inFull('under the name of a pickle it is not passed over', comesTo, MASK, 'mask.pkl', 'rejected');

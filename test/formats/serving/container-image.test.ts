/** Images of containers: manifests, layers and the members of these; paths that leave the layout. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import test from 'ava';
import { reducePickle } from '../../support/assembler.ts';
import { tar, tarEntry } from '../../support/containers.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const link = (name: string, target: string): Buffer => tarEntry(name, Buffer.alloc(0), { type: '2', link: target });
const layer = (...more: readonly Buffer[]): Buffer =>
  tar(link('bin', 'usr/bin'), link('etc/mtab', '/proc/mounts'), link('usr/lib/x', '../../../../lib/x'), ...more);
const digestOf = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');
const json = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));
const EVIL = tarEntry('app/model.pkl', reducePickle('posix', 'system', 'x'));
const HONEST = tarEntry(
  'app/model.npy',
  Buffer.from(
    "\x93NUMPY\x01\0\x46\0{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }            \n12345678",
    'latin1',
  ),
);

/** As `docker save` wrote them before version 25. */
function saved(content: Buffer, entry = `${digestOf(content)}/layer.tar`): Buffer {
  const manifest = [{ Config: `${digestOf(content)}.json`, RepoTags: ['app:latest'], Layers: [entry] }];
  return tar(tarEntry('manifest.json', json(manifest)), tarEntry(`${digestOf(content)}/layer.tar`, content));
}

/** An OCI layout in an archive. */
function layout(content: Buffer, more: object = {}): Buffer {
  const descriptor = {
    mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
    digest: `sha256:${digestOf(content)}`,
    size: content.length,
    ...more,
  };
  const manifest = json({ schemaVersion: 2, layers: [descriptor] });
  const index = json({
    schemaVersion: 2,
    manifests: [{ digest: `sha256:${digestOf(manifest)}`, size: manifest.length }],
  });
  return tar(
    tarEntry('oci-layout', json({ imageLayoutVersion: '1.0.0' })),
    tarEntry('index.json', index),
    tarEntry(`blobs/sha256/${digestOf(manifest)}`, manifest),
    tarEntry(`blobs/sha256/${digestOf(content)}`, content),
  );
}

const lines = async (content: Uint8Array): Promise<readonly string[]> =>
  (await findingLines(content, 'image.tar')).map((line) => line.split(' ').slice(0, 2).join(' '));

test('links of a layer lead into the container', async (t) => {
  for (const image of [saved(layer(HONEST)), layout(gzipSync(layer(HONEST))), layout(layer(HONEST))]) {
    const { findings, formats } = await judgeBytes(image, 'image.tar');
    t.deepEqual(findings, []);
    t.true(formats.includes('numpy') && formats.includes('container-image'), formats.join(' '));
  }
});

test('a blob of a layout that lies in the repository', async (t) => {
  const content = gzipSync(layer(HONEST));
  t.deepEqual((await judgeBytes(content, `blobs/sha256/${digestOf(content)}`)).findings, []);
});

test('a model in a layer', async (t) => {
  for (const image of [saved(layer(EVIL)), layout(gzipSync(layer(EVIL)))])
    t.true((await lines(image)).some((line) => line.startsWith('critical python/posix')));
});

test('absolute names of a layer lead into the container', async (t) => {
  const rooted = layer(HONEST, tarEntry('/cnb/buildpacks/x', Buffer.from('x')));
  for (const image of [saved(rooted), layout(gzipSync(rooted))]) t.deepEqual(await lines(image), []);
  const climbing = layer(HONEST, tarEntry('/../x', Buffer.from('x')));
  t.deepEqual(await lines(saved(climbing)), ['high anomaly/path-traversal']);
  t.deepEqual(await lines(saved(layer(HONEST), '/etc/layer.tar')), ['high anomaly/path-traversal']);
});

test('a name of a layer that leaves it', async (t) => {
  t.deepEqual(await lines(saved(layer(HONEST, tarEntry('../x', Buffer.from('x'))))), ['high anomaly/path-traversal']);
});

test('a manifest that names a file outside', async (t) => {
  t.deepEqual(await lines(saved(layer(HONEST), '../../layer.tar')), ['high anomaly/path-traversal']);
  t.deepEqual(await lines(layout(gzipSync(layer(HONEST)), { digest: 'sha256:../../../x' })), [
    'high anomaly/path-traversal',
  ]);
});

test('layers at the root of an image, as buildpacks write them', async (t) => {
  const image = (name: string, content: Buffer) =>
    tar(tarEntry('manifest.json', json([{ Config: 'c', RepoTags: null, Layers: [name] }])), tarEntry(name, content));
  const name = `/${'0f'.repeat(32)}.tar`;
  t.deepEqual(await lines(image(name, layer(HONEST))), []);
  t.true((await lines(image(name, layer(EVIL)))).some((line) => line.startsWith('critical python/posix')));
  t.true((await lines(image('/etc/passwd', layer(HONEST)))).includes('high anomaly/path-traversal'));
});

test('a manifest that stands alone', async (t) => {
  const alone = async (layer: string) => {
    const { findings } = await judgeBytes(json([{ Config: 'c', RepoTags: ['a:1'], Layers: [layer] }]), 'manifest.json');
    return findings.map(({ severity, rule }) => `${severity} ${rule}`);
  };
  t.deepEqual(await alone(`/${'0f'.repeat(32)}.tar`), []);
  t.deepEqual(await alone('/l/layer.tar'), ['low anomaly/path-traversal']);
  t.deepEqual(await alone('/../layer.tar'), ['high anomaly/path-traversal']);
});

test('a layer at an address', async (t) => {
  t.deepEqual(await lines(layout(gzipSync(layer(HONEST)), { urls: ['https://example.org/x'] })), [
    'medium serving/layer-elsewhere',
  ]);
});

test('links of other archives leave them', async (t) => {
  t.deepEqual(await lines(layer(HONEST)), ['high anomaly/link-outside']);
});

test('an image without a model that leaves its layout', async (t) => {
  const plain = tar(tarEntry('../../etc/cron.d/x', Buffer.from('x')));
  t.deepEqual(await lines(saved(plain)), ['high anomaly/path-traversal']);
  t.deepEqual(await lines(layout(gzipSync(plain))), ['high anomaly/path-traversal']);
  const manifest = tarEntry('manifest.json', json([{ Config: 'c', RepoTags: ['a:1'], Layers: ['l/layer.tar'] }]));
  t.deepEqual(await lines(tar(manifest, link('l/layer.tar', '../../../etc/passwd'))), ['high anomaly/link-outside']);
});

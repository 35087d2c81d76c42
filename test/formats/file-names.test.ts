/** Names that are asked without a pattern mean what the patterns of their loaders mean. See https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html. */
import test from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { onceFor } from '../../src/bytes/once.ts';
import { kindsOf } from '../../src/formats/components/component-kinds.ts';
import { endsInAny, isCalled } from '../../src/formats/file-names.ts';

test('a file is called by the last part of its path, in any case', (t) => {
  for (const name of ['cog.yaml', 'a/b/cog.yaml', 'a\\cog.yaml', 'A/COG.YAML', '/cog.yaml'])
    t.true(isCalled(name, ['cog.yml', 'cog.yaml']), name);
  for (const name of ['', 'cog', 'xcog.yaml', 'cog.yaml/x', 'cog.yaml.x', 'cog.yaml ', 'x\ncog.yaml'])
    t.false(isCalled(name, ['cog.yml', 'cog.yaml']), name);
});

test('a path ends so, in any case', (t) => {
  for (const name of ['.conf', 'a/.conf', 'a.CONF', 'a.b.conf']) t.true(endsInAny(name, ['.ini', '.conf']), name);
  for (const name of ['', 'conf', 'a.conf/x', 'a.confx']) t.false(endsInAny(name, ['.ini', '.conf']), name);
});

const NAMED = [
  ...['conf/base/catalog.yml', 'catalog_x.yaml', 'catalog/a/b.YML', 'a/model-settings.json', 'Model-Settings.JSON'],
  ...['metadata.yaml', 'a/Metadata.YML', 'extra/config.txt', 'a/extra\\Config.TXT', 'infer_cfg.yml', 'inference-x.yml'],
];

test('every loader that goes by a name is asked about its files', (t) => {
  const source = memorySource(Buffer.from('a: 1\n'));
  const count = (name: string) => {
    const { kinds, evaluated } = kindsOf(source, name, onceFor(source));
    return kinds.length + evaluated.length;
  };
  for (const name of NAMED) t.is(count(name), 1, name);
  for (const name of ['catalog.txt', 'config.txt', 'settings.json', 'metadata.yaml.txt']) t.is(count(name), 0, name);
});

/** Sets of references of kerchunk: what fsspec renders of them, and what Zarr unpickles. See https://fsspec.github.io/kerchunk/spec.html. */
import test from 'ava';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const LEAVING = "{{ cycler.__init__.__globals__.os.system('echo harmless') }}";
const ZARRAY = (filters: unknown) =>
  JSON.stringify({ zarr_format: 2, shape: [1], chunks: [1], dtype: '|O', compressor: null, filters });
const PICKLED = ZARRAY([{ id: 'pickle' }]);
const gen = (parts: Readonly<Record<string, unknown>>) => ({
  version: 1,
  gen: [{ key: 'a/{{ i }}', url: 'http://{{ u }}', offset: '{{ i * 10 }}', length: '10', ...parts }],
  templates: { u: 'x' },
  refs: {},
});

for (const key of ['key', 'url', 'offset', 'length'])
  test(`a template as ${key}`, async (t) => {
    const set = { ...gen({ dimensions: { i: { stop: 2 } }, [key]: LEAVING }) };
    const { status } = await judgeBytes(JSON.stringify(set), 'refs.json');
    t.is(status, 'rejected');
  });

test('a template that others call, and one of an address', async (t) => {
  const honest = gen({ dimensions: { i: [1] } });
  for (const set of [
    { ...honest, templates: { u: LEAVING } },
    { ...honest, refs: { k: [LEAVING, 0, 10] } },
  ])
    t.is((await judgeBytes(JSON.stringify(set), 'x.json')).status, 'rejected');
  const escaped = JSON.stringify({ ...honest, templates: { u: LEAVING } }).replace('"gen"', '"\\u0067en"');
  t.is((await judgeBytes(escaped, 'x.json')).status, 'rejected');
});

test('arrays whose codec unpickles', async (t) => {
  const encoded = `base64:${Buffer.from(PICKLED).toString('base64')}`;
  for (const set of [
    { version: 1, refs: { 'a/.zarray': PICKLED } },
    { version: 1, refs: { '.zgroup': '{"zarr_format":2}', 'a/.zarray': encoded } },
    { 'a/.zarray': PICKLED, 'a/0': 'base64:gAQu' },
    { refs: { '.zmetadata': JSON.stringify({ metadata: { 'a/.zarray': JSON.parse(PICKLED) } }) } },
  ]) {
    const lines = await findingLines(JSON.stringify(set), 'refs.json');
    t.true(lines[0]?.startsWith('high python/numcodecs.pickles/nested-load '), `${lines} of ${JSON.stringify(set)}`);
  }
});

test('honest ones', async (t) => {
  const set = {
    version: 1,
    templates: { u: 'server.domain/path', f: '{{ c }}' },
    gen: [
      {
        key: "gen/{{ '%03d' % i }}",
        url: 'http://{{ u }}_{{ i }}/{{ days[i] }}',
        offset: '{{ (i + 1) * 1000 }}',
        length: '1000',
        dimensions: { i: { stop: 5 } },
      },
    ],
    refs: {
      '.zgroup': '{"zarr_format": 2}',
      'a/.zarray': ZARRAY([{ id: 'zlib' }]),
      'a/0': 'base64:AAAA',
      'b/0': ['http://{{u}}', 10000, 100],
      'b/1': ["http://{{ f(c='text') }}"],
    },
  };
  const { findings, formats } = await judgeBytes(JSON.stringify(set), 'refs.json');
  t.deepEqual(findings, []);
  t.true(formats.includes('references'));
});

/** `formats` of a policy: what is left out does not count, and is reported as left out. */
import test from 'ava';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { FORMAT_IDS } from '../../src/format-ids.ts';
import { FORMATS, LAST_FORMATS } from '../../src/formats/registry.ts';
import type { FileReport } from '../../src/judge/finding.ts';
import { fileReport } from '../../src/policy/file-report.ts';
import { loosenings } from '../../src/policy/loosening.ts';
import { DEFAULT_POLICY, type FormatSelection, type Policy } from '../../src/policy/policy.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { renderCoverage } from '../../src/report/coverage.ts';
import { scan } from '../../src/scan.ts';
import { bytes, op } from '../support/assembler.ts';
import { zip } from '../support/containers.ts';

const withFormats = (formats: Partial<FormatSelection>): Policy => ({
  ...DEFAULT_POLICY,
  formats: { ...DEFAULT_POLICY.formats, ...formats },
});
async function reportOf(content: Uint8Array | string, formats: Partial<FormatSelection>): Promise<FileReport> {
  const evidence = await scan(memorySource(Buffer.from(content)), 'model.bin');
  return fileReport(evidence, withFormats(formats), { blob: null, today: '2026-11-29' });
}

const EVIL = bytes(op.PROTO(4), op.GLOBAL('posix', 'system'), op.BINUNICODE('x'), op.TUPLE1, op.REDUCE, op.STOP);
const NET = 'layer {\n type: "Python"\n top: "x"\n python_param { module: "os" layer: "system" }\n}\n';

test('every format of the registry can be named, and no other', (t) => {
  t.deepEqual(FORMAT_IDS, [...FORMATS, ...LAST_FORMATS].map(({ id }) => id).sort());
});

test('never leaves out, and says so', async (t) => {
  const report = await reportOf(NET, { never: ['caffe'] });
  t.deepEqual([report.status, report.findings, report.leftOut], ['left-out', [], 'by formats of the policy: caffe']);
  const coverage = renderCoverage(
    buildReport({ target: { mode: 'scan' }, files: [report], catalogue: '' }),
    false,
    100,
  );
  t.regex(coverage, /1 left out/);
  t.regex(coverage, /left out, by formats of the policy: caffe: 1/);
});

test('only leaves out all others', async (t) => {
  t.is((await reportOf(NET, { only: ['pickle'] })).status, 'left-out');
  t.is((await reportOf(EVIL, { only: ['pickle'] })).status, 'rejected');
  t.is((await reportOf(NET, { only: ['pickle', 'caffe'] })).status, 'rejected');
  t.is((await reportOf(NET, { only: ['caffe'], never: ['caffe'] })).status, 'left-out');
});

test('what lies in an archive is of its own format', async (t) => {
  const archive = zip([
    { name: 'a.pkl', content: EVIL },
    { name: 'net.prototxt', content: Buffer.from(NET) },
  ]);
  const report = await reportOf(archive, { never: ['zip', 'caffe'] });
  t.is(report.status, 'rejected');
  t.deepEqual(report.formats, ['pickle']);
  t.is(report.leftOut, 'by formats of the policy: caffe, zip');
  t.true(report.findings.every(({ source }) => source === 'model.bin!a.pkl'));
});

test('what no format reads is none that is left out', async (t) => {
  const report = fileReport(
    await scan(memorySource(Buffer.from([0xef, 0, 1, 2])), 'model.pkl'),
    withFormats({ only: ['caffe'] }),
    {
      blob: null,
      today: '2026-11-29',
    },
  );
  t.is(report.status, 'rejected');
});

test('a change that leaves out more is a loosening', (t) => {
  t.deepEqual(loosenings(DEFAULT_POLICY, withFormats({ never: ['pickle'] })), ['formats.never pickle']);
  t.deepEqual(loosenings(DEFAULT_POLICY, withFormats({ only: ['pickle'] })), ['formats.only leaves out more']);
  t.deepEqual(loosenings(withFormats({ only: ['pickle', 'zip'] }), withFormats({ only: ['pickle'] })), [
    'formats.only leaves out more',
  ]);
  t.deepEqual(loosenings(withFormats({ never: ['pickle'] }), DEFAULT_POLICY), []);
  t.deepEqual(loosenings(withFormats({ only: ['pickle'] }), DEFAULT_POLICY), []);
});

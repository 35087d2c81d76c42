/** Every format for machines by the schema of those who read it, with hostile names; and with 65,000 findings, in small pieces. SARIF and JUnit stand in formats.test.ts. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import test from 'ava';
import { createSpool } from '../../src/git/content/spool.ts';
import type { FileReport } from '../../src/judge/finding.ts';
import { buildReport } from '../../src/report/build-report.ts';
import { mergeReports } from '../../src/report/merge/merge-reports.ts';
import { REPORT_FORMATS, type ReportFormat, render, renderPieces } from '../../src/report/render.ts';
import type { Report } from '../../src/report/report.ts';
import { inFull } from '../support/in-full.ts';
import { FULL } from '../support/python.ts';
import { SITUATIONS } from './situations.ts';

type Json = Readonly<Record<string, unknown>>;

function json(name: string): Json {
  return JSON.parse(readFileSync(fileURLToPath(new URL(`../../../${name}`, import.meta.url)), 'utf8'));
}

const CYCLONEDX = 'test/support/cyclonedx';

function cyclonedx(): (value: unknown) => unknown {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  for (const name of ['spdx.schema.json', 'jsf-0.82.schema.json']) {
    ajv.addSchema(json(`${CYCLONEDX}/${name}`), `http://cyclonedx.org/schema/${name}`);
  }
  const validate = ajv.compile(json(`${CYCLONEDX}/bom-1.6.schema.json`));
  return (value) => validate(value) || validate.errors;
}

function ownReport(): (value: unknown) => unknown {
  const validate = new Ajv2020({ strict: false }).compile(json('schema/report.schema.json'));
  return (value) => validate(value) || validate.errors;
}

const TEXT = { type: 'string', minLength: 1 };
const PROGRAM = {
  type: 'object',
  required: ['id', 'name', 'version', 'vendor'],
  properties: { id: TEXT, name: TEXT, version: TEXT, vendor: { required: ['name'], properties: { name: TEXT } } },
};
const TIME = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$' };

/** What GitLab's schema 15.1.4 demands of the keys that are written here, and no other key. */
const GITLAB_SAST = {
  type: 'object',
  required: ['scan', 'version', 'schema', 'vulnerabilities'],
  additionalProperties: false,
  properties: {
    version: { const: '15.1.4' },
    schema: { type: 'string', pattern: '^https?://.+' },
    scan: {
      type: 'object',
      required: ['analyzer', 'end_time', 'scanner', 'start_time', 'status', 'type'],
      additionalProperties: false,
      properties: {
        analyzer: PROGRAM,
        scanner: PROGRAM,
        start_time: TIME,
        end_time: TIME,
        type: { const: 'sast' },
        status: { enum: ['success', 'failure'] },
        messages: {
          type: 'array',
          items: {
            required: ['level', 'value'],
            properties: { level: { enum: ['info', 'warn', 'fatal'] }, value: TEXT },
          },
        },
      },
    },
    vulnerabilities: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'identifiers', 'location', 'name', 'description', 'severity'],
        additionalProperties: false,
        properties: {
          id: { type: 'string', pattern: '^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$' },
          name: { type: 'string', maxLength: 255 },
          description: { type: 'string', maxLength: 1_048_576 },
          severity: { enum: ['Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'] },
          solution: { type: 'string', maxLength: 7000 },
          identifiers: {
            type: 'array',
            minItems: 1,
            items: {
              required: ['type', 'name', 'value'],
              properties: {
                type: TEXT,
                name: TEXT,
                value: TEXT,
                url: { type: 'string', pattern: '^(https?|ftp)://.+' },
              },
            },
          },
          links: {
            type: 'array',
            items: { required: ['url'], properties: { url: { type: 'string', pattern: '^(https?|ftp)://.+' } } },
          },
          location: {
            type: 'object',
            required: ['file', 'start_line', 'end_line'],
            properties: { file: { type: 'string' }, start_line: { type: 'number' }, end_line: { type: 'number' } },
          },
        },
      },
    },
  },
};

/** What GitLab's documentation of code quality demands. See https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format. */
const GITLAB = {
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'location', 'severity'],
    properties: {
      description: TEXT,
      check_name: TEXT,
      fingerprint: TEXT,
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string' },
          lines: { required: ['begin'], properties: { begin: { type: 'integer' } } },
        },
      },
    },
  },
};

function written(schema: object): () => (value: unknown) => unknown {
  return () => {
    const validate = new Ajv({ strict: false, unicodeRegExp: false }).compile(schema);
    return (value) => validate(value) || validate.errors;
  };
}

function sarif(): (value: unknown) => unknown {
  const options = { strict: false, validateFormats: false, unicodeRegExp: false };
  const validate = new Ajv(options).compile(json('test/support/sarif-schema-2.1.0.json'));
  return (value) => validate(value) || validate.errors;
}

const SCHEMAS = {
  json: ownReport,
  sarif,
  cyclonedx,
  gitlab: written(GITLAB),
  'gitlab-sast': written(GITLAB_SAST),
} as const satisfies Partial<Record<ReportFormat, () => (value: unknown) => unknown>>;

for (const [format, schema] of Object.entries(SCHEMAS)) {
  test(`${format} is what its schema says`, async (t) => {
    const validate = schema();
    for (const [name, report] of Object.entries(SITUATIONS)) {
      const value: unknown = JSON.parse(await render(format as ReportFormat, report, { verbose: true }));
      t.is(validate(value), true, name);
    }
  });
}

inFull('reports of reports are what the schemas say', async (t) => {
  const given = Object.entries(SITUATIONS).map(([repository, report]) => ({
    repository,
    read: (place: (file: FileReport) => void) => {
      report.files.forEach(place);
      return report;
    },
  }));
  const report = mergeReports(given, createSpool(1024));
  for (const [format, schema] of Object.entries(SCHEMAS)) {
    const value = JSON.parse(await render(format as ReportFormat, report, { verbose: true }));
    t.is(schema()(value), true, format);
    if (format === 'sarif') t.is(value.runs.length, given.length);
  }
});

test('no two findings have one id, where the reader drops the second', async (t) => {
  for (const report of Object.values(SITUATIONS)) {
    const { vulnerabilities } = JSON.parse(await render('gitlab-sast', report, { verbose: true }));
    t.is(new Set(vulnerabilities.map(({ id }: { id: string }) => id)).size, vulnerabilities.length);
    const bill = JSON.parse(await render('cyclonedx', report, { verbose: true }));
    const refs = [...bill.components, ...bill.vulnerabilities].map((entry: Json) => entry['bom-ref']);
    t.is(new Set(refs).size, refs.length);
  }
});

test('a bill that is not whole says so, and one with an exception names it', async (t) => {
  const aggregate = async (report: Report) => JSON.parse(await render('cyclonedx', report)).compositions[0].aggregate;
  t.is(await aggregate(SITUATIONS['clean']!), 'complete');
  t.is(await aggregate(SITUATIONS['incomplete']!), 'incomplete');
  t.is(await aggregate({ ...SITUATIONS['clean']!, target: { mode: 'tree', shard: '1/2' } }), 'incomplete');
  const [allowed] = JSON.parse(await render('cyclonedx', SITUATIONS['allowed']!)).vulnerabilities;
  t.deepEqual(allowed.analysis, { state: 'not_affected', detail: 'reviewed by the ML team' });
});

/** More than one piece holds. */
const FINDINGS = FULL ? 65_000 : 2_000;

function many(): Report {
  const [model] = SITUATIONS['malicious']!.files;
  const [finding] = model!.findings;
  const one = (path: string, count: number): FileReport => ({
    ...model!,
    path,
    members: [],
    imports: [],
    findings: Array.from({ length: count }, (_, index) => ({ ...finding!, source: `${path}!${index}`, offset: index })),
  });
  const files = Array.from({ length: FINDINGS / 2 }, (_, index) => one(`m${index}.pkl`, 1));
  return buildReport({ target: { mode: 'scan' }, files: [...files, one('big.zip', FINDINGS / 2)], catalogue: '' });
}

/** Characters of the longest piece: what a writer holds at once. */
const PIECE = 64 * 1024;

const counted: Partial<Record<ReportFormat, (value: never) => number>> = {
  json: ({ files }: { files: FileReport[] }) => files.flatMap(({ findings }) => findings).length,
  sarif: ({ runs }: { runs: { results: unknown[] }[] }) => runs[0]!.results.length,
  gitlab: (issues: unknown[]) => issues.length,
  'gitlab-sast': ({ vulnerabilities }: { vulnerabilities: unknown[] }) => vulnerabilities.length,
  cyclonedx: ({ vulnerabilities }: { vulnerabilities: unknown[] }) => vulnerabilities.length,
};

test(`${FINDINGS} findings are written in small pieces, and are all there`, async (t) => {
  const report = many();
  for (const format of REPORT_FORMATS) {
    const pieces = [];
    let longest = 0;
    for (const piece of await renderPieces(format, report)) {
      longest = Math.max(longest, piece.length);
      if (counted[format] !== undefined) pieces.push(piece);
    }
    t.true(longest <= PIECE, `${format}: ${longest}`);
    t.is(counted[format]?.(JSON.parse(pieces.join('')) as never) ?? FINDINGS, FINDINGS, format);
  }
});

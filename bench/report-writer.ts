/** Writes a report of 65,000 findings in the format that it is given, to a file that it is given: what bench/reports.ts measures. */
import path from 'node:path';
import type { FileReport, Finding } from '../src/judge/finding.ts';
import { buildReport } from '../src/report/build-report.ts';
import { boundHeap } from '../src/run/bounds/bounded-heap.ts';
import type { Io } from '../src/run/command.ts';
import { Compactor } from '../src/run/compact.ts';
import { writeReport } from '../src/run/write-report.ts';

const FINDINGS = 65_000;
const FINDING: Finding = {
  rule: 'python/posix/process-execution',
  severity: 'critical',
  effect: 'process-execution',
  operator: { module: 'posix', name: 'system' },
  call: '',
  source: '',
  offset: 28,
  message: 'Loading it calls posix.system.',
  because: 'It starts, replaces or kills a process on the machine that loads the file.',
  reference: 'https://docs.python.org/3/library/pickle.html#restricting-globals',
  fingerprint: 'bc5ede2a994a2dc4cfe62f8fd0a70f02',
  allowed: null,
};

function fileOf(index: number): FileReport {
  const name = `models/model-${index}.pkl`;
  return {
    path: name,
    blob: null,
    size: 29,
    formats: ['pickle'],
    status: 'rejected',
    members: [],
    imports: [{ module: 'posix', name: 'system', called: true, standing: 'dangerous', member: '', offset: 2 }],
    findings: [{ ...FINDING, call: `posix.system('echo ${index}')`, source: name }],
    unexamined: [],
  };
}

boundHeap();
const [, , format = 'json', file = ''] = process.argv;
const compactor = new Compactor();
const files = Array.from({ length: FINDINGS }, (_, index) => compactor.compact(fileOf(index)));
const report = buildReport({ target: { mode: 'scan' }, files, catalogue: '' });
const silent = { write: () => true };
const io: Io = { cwd: path.dirname(file), environment: {}, stdout: silent, stderr: silent, stdin: process.stdin };
await writeReport(report, io, { format: [format], output: [path.basename(file)], quiet: true });

/** Ten runs as literal reports, which every format has to report: what the goldens are made of. */
import type { FileReport, Finding } from '../../src/judge/finding.ts';
import { buildReport } from '../../src/report/build-report.ts';
import type { Report } from '../../src/report/report.ts';

const BLOB = '0123456789abcdef0123456789abcdef01234567';
const COMMIT = 'fedcba9876543210fedcba9876543210fedcba98';
const MEMBER = 'malicious_model/data.pkl';

const SYSTEM: Finding = {
  rule: 'python/posix/process-execution',
  severity: 'critical',
  effect: 'process-execution',
  operator: { module: 'posix', name: 'system' },
  call: `posix.system("echo 'This is a malicious model!' > malicious_output.txt")`,
  source: `models/malicious_model.pth!${MEMBER}`,
  offset: 105,
  message: 'Loading it calls posix.system.',
  because: 'It starts a process on the machine that loads the file.',
  reference: 'https://docs.python.org/3/library/pickle.html#restricting-globals',
  fingerprint: '0f1e2d3c4b5a69788796a5b4c3d2e1f0',
  allowed: null,
};

const MALICIOUS: FileReport = {
  path: 'models/malicious_model.pth',
  blob: BLOB,
  size: 1234,
  formats: ['pickle', 'zip'],
  status: 'rejected',
  members: [MEMBER, 'malicious_model/version'],
  imports: [
    { module: 'posix', name: 'system', called: true, standing: 'dangerous', member: MEMBER, offset: 37 },
    { module: 'collections', name: 'OrderedDict', called: true, standing: 'safe', member: MEMBER, offset: 12 },
  ],
  findings: [SYSTEM],
  unexamined: [],
};

const CLEAN: FileReport = {
  ...MALICIOUS,
  path: 'models/safe_model.pth',
  size: 1_048_576,
  status: 'clean',
  members: ['safe_model/data.pkl'],
  imports: [
    {
      module: 'torch._utils',
      name: '_rebuild_tensor_v2',
      called: true,
      standing: 'safe',
      member: 'safe_model/data.pkl',
      offset: 12,
    },
  ],
  findings: [],
};

const OPEN: Finding = {
  ...SYSTEM,
  rule: 'python/io/file',
  severity: 'high',
  effect: 'file-write',
  operator: { module: 'builtins', name: 'open' },
  call: `builtins.open('${'/very/long/path'.repeat(24)}', 'w')`,
  source: 'b.pkl',
  offset: 2,
  message: 'Loading it calls builtins.open.',
  because: 'It opens a file of the machine that loads it.',
  reference: null,
  fingerprint: '11111111111111111111111111111111',
};
const UNKNOWN: Finding = {
  ...OPEN,
  rule: 'unknown-operator/elsewhere',
  severity: 'medium',
  effect: 'unknown',
  operator: { module: 'mylib.models', name: 'Net' },
  call: 'mylib.models.Net()',
  message: 'Loading it calls mylib.models.Net.',
  because: 'Nobody has reviewed mylib.models.Net.',
  fingerprint: '22222222222222222222222222222222',
};
const LOW: Finding = {
  ...UNKNOWN,
  severity: 'low',
  call: 'mylib.models.Net',
  offset: 1,
  message: 'Loading it imports mylib.models.Net.',
};
const ANOMALY: Finding = {
  ...OPEN,
  rule: 'anomaly/frame-splits-opcode',
  severity: 'high',
  effect: 'evasion',
  operator: null,
  call: null,
  message: 'a frame ends inside an opcode',
  because: 'A scanner and the loader may read different things here; no honest writer produces it.',
  fingerprint: '33333333333333333333333333333333',
};

/** Everything that a terminal, XML, Markdown, SARIF or a runner could act on. */
export const HOSTILE =
  '\u001b[31m\u009b2J\r\n::error::x %0A ##[error] ]]> <img src=x onerror=1> `code` | [a](b) {0} @all \u0000 \ud800 \u202egnp.exe \u2066 \u200b \u{e0041} 模型';

const file = (path: string, more: Partial<FileReport>): FileReport => ({
  ...MALICIOUS,
  path,
  formats: ['pickle'],
  members: [],
  imports: [],
  ...more,
});
const MISSING: FileReport = file('lfs/big model.bin', {
  status: 'incomplete',
  formats: [],
  findings: [],
  size: 130,
  unexamined: [
    {
      source: 'lfs/big model.bin',
      reason: 'missing-object',
      detail: 'the LFS object is not here; fetch it: git lfs fetch --include "lfs/big model.bin"',
    },
  ],
});

function report(mode: Report['target']['mode'], files: readonly FileReport[], notices: readonly string[] = []): Report {
  return buildReport({ target: { mode }, files, catalogue: 'c0ffee00c0ffee00', notices });
}

export const SITUATIONS: Readonly<Record<string, Report>> = {
  clean: report('staged', [CLEAN]),
  nothing: report('staged', []),
  malicious: report('pre-commit', [MALICIOUS, CLEAN]),
  several: report('scan', [
    file('c.pkl', { status: 'warned', findings: [LOW, UNKNOWN] }),
    file('a.pkl', { status: 'clean', findings: [LOW] }),
    file('b.pkl', {
      findings: [LOW, UNKNOWN, { ...OPEN }, { ...OPEN, call: "builtins.open('x')", offset: 90 }, ANOMALY],
    }),
    MALICIOUS,
  ]),
  hostile: report(
    'range',
    [
      file(`evil/${HOSTILE}.pkl`, {
        findings: [
          {
            ...SYSTEM,
            source: `evil/${HOSTILE}.pkl!${HOSTILE}`,
            call: `x.y('${HOSTILE}')`,
            because: HOSTILE,
            message: HOSTILE,
            rule: `r/${HOSTILE}`,
          },
        ],
        imports: [{ module: HOSTILE, name: HOSTILE, called: true, standing: 'unknown', member: HOSTILE, offset: 1 }],
        members: [HOSTILE],
      }),
      file('left\nout.pkl', { status: 'left-out', findings: [], leftOut: HOSTILE }),
      {
        ...MISSING,
        path: `lfs/${HOSTILE}`,
        unexamined: [{ source: `lfs/${HOSTILE}`, reason: 'unreadable', detail: HOSTILE }],
      },
    ],
    [HOSTILE],
  ),
  incomplete: report('staged', [MISSING, CLEAN]),
  'rejected-and-incomplete': report('pre-push', [MISSING, { ...MALICIOUS, commit: COMMIT }]),
  allowed: report(
    'tree',
    [
      file('old.pkl', {
        status: 'allowed',
        findings: [{ ...SYSTEM, source: 'old.pkl', allowed: 'reviewed by the ML team' }],
      }),
    ],
    [
      'the exception for models/gone.pkl (python/posix/process-execution) matches nothing: git model-check allow --prune takes it out',
      'the policy is loosened by the very change that is checked here: failOn high → never',
    ],
  ),
  'left-out': report('scan', [
    file('vendor/a.pkl', { status: 'left-out', findings: [], leftOut: 'excluded by the policy' }),
    file('link.pkl', { status: 'left-out', findings: [], leftOut: 'a symbolic link: not followed' }),
    file('empty.pkl', { status: 'not-a-model', formats: [], findings: [], size: 0 }),
  ]),
  pushed: report('history', [
    {
      ...MALICIOUS,
      path: 'models/\\xff\\xfe.pth',
      pathBytes: Buffer.from('6d6f64656c732ffffe2e707468', 'hex').toString('base64'),
      commit: COMMIT,
    },
  ]),
};

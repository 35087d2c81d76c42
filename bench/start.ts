/** What starting the command costs, against a node process that does nothing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { safeModel } from '../src/commands/demo/demo-models.ts';
import { type Bench, command, EMPTY_NODE } from './frame.ts';

const BIN = fileURLToPath(new URL('../../bin/git-model-check.js', import.meta.url));

export const bench: Bench = {
  name: 'start',
  async prepare() {
    const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-bench-'));
    const file = path.join(folder, 'small.pth');
    writeFileSync(file, safeModel());
    return {
      comparisons: [
        {
          name: '`scan` of a small model',
          ours: command('git-model-check scan', process.execPath, [BIN, 'scan', '--no-config', file]),
          reference: EMPTY_NODE,
          reach: 1.8,
          pairs: 21,
        },
        {
          name: '`-V`',
          ours: command('git-model-check -V', process.execPath, [BIN, '-V']),
          reference: EMPTY_NODE,
          reach: null,
        },
      ],
      close: () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

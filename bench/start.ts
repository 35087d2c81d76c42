/** What starting the command costs, against a node process that does nothing. */
import { fileURLToPath } from 'node:url';
import { type Bench, command, EMPTY_NODE } from './frame.ts';

const BIN = fileURLToPath(new URL('../../bin/git-model-check.js', import.meta.url));

export const bench: Bench = {
  name: 'start',
  async prepare() {
    return {
      comparisons: [
        {
          name: '`-V`',
          ours: command('git-model-check -V', process.execPath, [BIN, '-V']),
          reference: EMPTY_NODE,
          reach: null,
        },
      ],
      close: () => undefined,
    };
  },
};

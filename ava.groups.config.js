// `npm test`: many files share one process, as scripts/test-all.mjs puts them together. `npx ava FILE` runs one by itself.
import { availableParallelism } from 'node:os';

export default {
  files: ['dist/test-groups/*.test.js'],
  require: ['./dist/test/support/many-files.js'],
  // To start a program copies the tables of the process: of one that holds all groups that takes longer than the program.
  workerThreads: false,
  // One more than there are processors: some tests wait.
  concurrency: availableParallelism() + 1,
  timeout: '60s',
};

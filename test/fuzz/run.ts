/** `npm run fuzz -- --streams N --seed S [--python PATH]`: holds the machine against CPython for as long as wanted; ends with 1 on a miss. */
import { parseArgs } from 'node:util';
import { compareWithPython } from './differential.ts';

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    python: { type: 'string', default: 'python3' },
  },
});

const started = Date.now();
const { streams, pairs, misses } = await compareWithPython(values.python, Number(values.seed), Number(values.streams));
for (const { seed, missed, stream } of misses.slice(0, 20))
  console.log(`seed ${seed} missed ${missed.join(', ')}: ${stream}`);
const seconds = ((Date.now() - started) / 1000).toFixed(0);
console.log(
  `${streams} streams from seed ${values.seed}, ${pairs} pairs resolved by ${values.python}, ${misses.length} misses, ${seconds} s`,
);
if (misses.length > 0) process.exitCode = 1;

/** `npm run fuzz -- --streams N --seed S [--python PATH]` holds the machine against CPython, `npm run fuzz -- --loader NAME --cases N` verdicts against a loader, for as long as wanted; ends with 1 on a miss. */
import { parseArgs } from 'node:util';
import { compareWithPython } from './differential.ts';
import { compareWithLoader } from './held-against.ts';
import { LOADER_SUBJECTS } from './loader-subjects.ts';

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    python: { type: 'string', default: 'python3' },
    loader: { type: 'string' },
    cases: { type: 'string', default: '20000' },
  },
});

const started = Date.now();
const missed = values.loader === undefined ? await runStreams() : await runLoader(values.loader);
if (missed) process.exitCode = 1;

async function runStreams(): Promise<boolean> {
  const { python, seed } = values;
  const { streams, pairs, misses } = await compareWithPython(python, Number(seed), Number(values.streams));
  for (const { seed, missed, stream } of misses.slice(0, 20))
    console.log(`seed ${seed} missed ${missed.join(', ')}: ${stream}`);
  console.log(
    `${streams} streams from seed ${seed}, ${pairs} pairs resolved by ${python}, ${misses.length} misses, ${seconds()} s`,
  );
  return misses.length > 0;
}

async function runLoader(name: string): Promise<boolean> {
  const subject = LOADER_SUBJECTS[name];
  if (subject === undefined) throw new Error(`no loader ${name}: there are ${Object.keys(LOADER_SUBJECTS).join(', ')}`);
  const { python, seed, cases } = values;
  const { files, ran, misses } = await compareWithLoader(python, subject, Number(seed), Number(cases));
  for (const miss of misses.slice(0, 20)) console.log(`seed ${miss.seed} ${miss.status}: ${miss.effects.join(', ')}`);
  console.log(
    `${files} files from seed ${seed}, ${ran} had an effect in ${name} of ${python}, ${misses.length} misses, ${seconds()} s`,
  );
  return misses.length > 0;
}

function seconds(): string {
  return ((Date.now() - started) / 1000).toFixed(0);
}

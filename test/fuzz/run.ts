/** `npm run fuzz -- --streams N --seed S [--python PATH]` holds the machine against CPython, `npm run fuzz -- --loader NAME --cases N` verdicts against a loader, `npm run fuzz -- --mutations DIR --format NAME --cases N` the readers of a format against changed files, with `--growing` against texts that grow, for as long as wanted; ends with 1 on a miss. */
import { parseArgs } from 'node:util';
import { compareWithPython } from './differential.ts';
import { compareWithLoader } from './held-against.ts';
import { LOADER_SUBJECTS } from './loader-subjects.ts';
import { runMutations } from './mutation-run.ts';

const { values } = parseArgs({
  options: {
    streams: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    python: { type: 'string', default: 'python3' },
    loader: { type: 'string' },
    cases: { type: 'string', default: '20000' },
    mutations: { type: 'string' },
    growing: { type: 'boolean', default: false },
    format: { type: 'string' },
    start: { type: 'string', default: '0' },
  },
});

const started = Date.now();
if (await hasMisses()) process.exitCode = 1;

function hasMisses(): Promise<boolean> {
  const { mutations, format, loader } = values;
  if (mutations !== undefined && format !== undefined) return changeFiles(mutations, format);
  return loader === undefined ? runStreams() : runLoader(loader);
}

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

async function changeFiles(folder: string, format: string): Promise<boolean> {
  const start = Number(values.start);
  const end = start + Number(values.cases);
  const options = { folder, format, seed: Number(values.seed), start, end, grows: values.growing };
  const { cases, told, slowest, largest, peak, failures } = await runMutations(options);
  for (const { index, error } of failures.slice(0, 20)) console.log(`${format} case ${index}: ${error}`);
  console.log(
    [
      `${format}: ${cases} cases from ${start} of seed ${values.seed}, ${told} told of, ${failures.length} failures`,
      `slowest ${slowest.ms.toFixed(0)} ms (${slowest.index})`,
      `largest ${largest.mib.toFixed(0)} MiB (${largest.index}), process ${peak.toFixed(0)} MiB`,
      `${seconds()} s`,
    ].join(', '),
  );
  return failures.length > 0;
}

function seconds(): string {
  return ((Date.now() - started) / 1000).toFixed(0);
}

/** `npm run bench [-- NAME…]`: runs the measurements and prints one table; ends with 1 when a reach is missed. */
import { type Bench, compare, figureRow, type Row } from './frame.ts';

/** Every file of measurements, one line each. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  git: async () => (await import('./git.ts')).bench,
  keras: async () => (await import('./keras.ts')).bench,
  containers: async () => (await import('./containers.ts')).bench,
  start: async () => (await import('./start.ts')).bench,
  reports: async () => (await import('./reports.ts')).bench,
  pickle: async () => (await import('./pickle.ts')).bench,
  shards: async () => (await import('./shards.ts')).bench,
  weights: async () => (await import('./weights.ts')).bench,
  library: async () => (await import('./library.ts')).bench,
};

async function rowsOf(bench: Bench): Promise<readonly Row[]> {
  const { comparisons, figures, close } = await bench.prepare();
  try {
    const rows: Row[] = [];
    for (const comparison of comparisons) rows.push(await compare(comparison));
    for (const figure of figures ?? []) rows.push(figureRow(await figure()));
    return rows;
  } finally {
    close();
  }
}

function printTable(title: string, rows: readonly Row[]): void {
  console.log(`\n## ${title}\n`);
  console.log('| what | ours | reference | ratio | reach | |');
  console.log('|---|---|---|---|---|---|');
  for (const row of rows) {
    const mark = row.reached === null ? '' : row.reached ? 'reached' : 'MISSED';
    console.log(`| ${row.name} | ${row.ours} | ${row.reference} | ${row.ratio} | ${row.reach} | ${mark} |`);
  }
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  process.exitCode = 4;
} else {
  console.log(`node ${process.version} on ${process.platform} ${process.arch}; medians of pairs taken in turn`);
  for (const [name, load] of Object.entries(BENCHES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const rows = await rowsOf(await load());
    printTable(name, rows);
    if (rows.some((row) => row.reached === false)) process.exitCode = 1;
  }
}

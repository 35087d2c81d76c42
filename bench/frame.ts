/** The frame of every measurement: two sides taken in turn in one run, the median of their ratios against the reach, one table. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** One side of a comparison; a run gives its cost in whatever unit both sides share (ms for time). */
export interface Side {
  readonly name: string;
  run(): number | Promise<number>;
}

export interface Comparison {
  readonly name: string;
  readonly ours: Side;
  readonly reference: Side;
  /** The ratio ours / reference that we promise to stay under; null where there is only a rate to state. */
  readonly reach: number | null;
  /** Counted pairs; one more goes before them to warm up. */
  readonly pairs?: number;
}

/** A figure that is no ratio: a peak in MiB, a rate. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The most that we promise; null where it is only stated. */
  readonly reach: number | null;
}

/** A file of measurements: it makes its own input, and takes it away again. */
export interface Bench {
  readonly name: string;
  prepare(): Promise<{
    readonly comparisons: readonly Comparison[];
    readonly figures?: readonly (() => Figure | Promise<Figure>)[];
    close(): void;
  }>;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const high = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? high : (high + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** Exit codes that count as success; default 0. */
  readonly expect?: readonly number[];
}

/** An environment in which both sides start alike: extra CA certificates cost node 20 a third of its start. */
export function quietEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { NODE_EXTRA_CA_CERTS: _dropped, ...rest } = process.env;
  return { ...rest, ...extra };
}

/** A whole process, start to end, in ms. */
export function command(name: string, file: string, args: readonly string[], options: CommandOptions = {}): Side {
  return {
    name,
    run() {
      const start = process.hrtime.bigint();
      const result = spawnSync(file, args, {
        cwd: options.cwd,
        env: options.environment ?? quietEnvironment(),
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const elapsed = Number(process.hrtime.bigint() - start) / 1e6;
      if (!(options.expect ?? [0]).includes(result.status ?? -1)) {
        throw new Error(`${name} ended with ${result.status ?? result.signal ?? result.error?.message}`);
      }
      return elapsed;
    },
  };
}

const PEAK = fileURLToPath(new URL('../../bench/peak.cjs', import.meta.url));

/**
 * The peak resident memory of a node process in MiB, without that of the processes that it starts: git maps its packs.
 * A shell stands between, since the kernel hands the peak of what starts a program on to it.
 */
export function peakMebibytes(args: readonly string[], options: CommandOptions = {}): number {
  const result = spawnSync('sh', ['-c', '"$@"; exit $?', 'sh', process.execPath, '--require', PEAK, ...args], {
    cwd: options.cwd,
    env: options.environment ?? quietEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const kibibytes = Number(/^peak (\d+)$/m.exec(result.stderr)?.[1] ?? Number.NaN);
  if (!(options.expect ?? [0]).includes(result.status ?? -1)) {
    throw new Error(`${args.join(' ')} ended with ${result.status}: ${result.stderr}`);
  }
  return kibibytes / 1024;
}

/** The empty node process that start-up is held against. */
export const EMPTY_NODE: Side = command('node empty.cjs', process.execPath, [
  fileURLToPath(new URL('../../bench/empty.cjs', import.meta.url)),
]);

export interface Row {
  readonly name: string;
  readonly ours: string;
  readonly reference: string;
  readonly ratio: string;
  readonly reach: string;
  readonly reached: boolean | null;
}

/** Runs the two sides in turn, so that a drifting machine moves both. */
export async function compare(comparison: Comparison): Promise<Row> {
  const { ours, reference, reach } = comparison;
  const pairs = comparison.pairs ?? 7;
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let index = -1; index < pairs; index += 1) {
    const a = await ours.run();
    const b = await reference.run();
    if (index < 0) continue;
    mine.push(a);
    theirs.push(b);
  }
  const ratio = median(mine.map((value, index) => value / (theirs[index] ?? Number.NaN)));
  return {
    name: comparison.name,
    ours: `${median(mine).toFixed(1)} ms`,
    reference: `${median(theirs).toFixed(1)} ms (${reference.name})`,
    ratio: ratio.toFixed(2),
    reach: reach === null ? '' : `≤ ${reach}`,
    reached: reach === null ? null : ratio <= reach,
  };
}

export function figureRow(figure: Figure): Row {
  return {
    name: figure.name,
    ours: `${figure.value.toFixed(figure.value < 10 ? 2 : 0)} ${figure.unit}`,
    reference: '',
    ratio: '',
    reach: figure.reach === null ? '' : `≤ ${figure.reach} ${figure.unit}`,
    reached: figure.reach === null ? null : figure.value <= figure.reach,
  };
}

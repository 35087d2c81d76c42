/** Examines changed files one by one in a thread, and says in shared memory at which it is: see mutation-run.ts. https://nodejs.org/api/worker_threads.html */
import { parentPort, workerData } from 'node:worker_threads';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { fileReport } from '../../src/policy/file-report.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { everyRule } from '../../src/rules/every-rule.ts';
import { scan } from '../../src/scan.ts';
import { checkBoth } from '../support/both-detectors.ts';
import { specimensOf } from '../support/specimens.ts';
import { type GrowingCase, growingCase } from './growing-cases.ts';
import { type MutationCase, mutationCase } from './mutation-cases.ts';

export interface MutationWork {
  readonly folder: string;
  readonly format: string;
  readonly seed: number;
  readonly start: number;
  readonly end: number;
  /** Whether they are texts that grow, and the time that this takes is looked at. */
  readonly grows: boolean;
  /** Holds the number of the case that runs. */
  readonly at: Int32Array;
}

/** What is told of a batch. */
export interface MutationBatch {
  readonly done: number;
  /** Cases that came to a finding or a fact; the others are of no format, or sound. */
  readonly told: number;
  readonly slowest: { readonly index: number; readonly ms: number };
  /** MiB that a case added to the most that the process ever held. */
  readonly largest: { readonly index: number; readonly mib: number };
  readonly failures: readonly { readonly index: number; readonly error: string }[];
}

const KIB_OF_MIB = 1024;
/** The usage is asked for after so many cases, and after each that is slow: asking takes as long as a case. */
const MEASURED_CASES = 16;
const SLOW_MS = 50;

async function run({ folder, format, seed, start, end, grows, at }: MutationWork): Promise<MutationBatch> {
  const specimens = specimensOf(folder, format);
  const failures: { index: number; error: string }[] = [];
  let slowest = { index: start, ms: 0 };
  let largest = { index: start, mib: 0 };
  let told = 0;
  let before = process.resourceUsage();
  for (let index = start; index < end; index += 1) {
    Atomics.store(at, 0, index);
    const began = performance.now();
    try {
      const isTold = grows
        ? await growsEvenly(growingCase(specimens, seed, index))
        : await comesToSomething(mutationCase(specimens, seed, index));
      if (isTold) told += 1;
    } catch (error) {
      failures.push({ index, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
    const isQuick = performance.now() - began < SLOW_MS;
    if (isQuick && index % MEASURED_CASES !== 0 && index + 1 < end) continue;
    const after = process.resourceUsage();
    const ms = (after.userCPUTime + after.systemCPUTime - before.userCPUTime - before.systemCPUTime) / 1000;
    const mib = (after.maxRSS - before.maxRSS) / KIB_OF_MIB;
    if (ms > slowest.ms) slowest = { index, ms };
    if (mib > largest.mib) largest = { index, mib };
    before = after;
  }
  return { done: end - start, told, slowest, largest, failures };
}

/** @throws where it crashes, where a finding has no row, or where the fast path passes what the program recognises */
async function comesToSomething({ bytes, name }: MutationCase): Promise<boolean> {
  checkBoth(bytes, name);
  const evidence = await scan(memorySource(bytes), name);
  const { findings } = fileReport(evidence, DEFAULT_POLICY, { blob: null, today: '2026-11-23' });
  for (const { rule } of findings) if (!everyRule().has(rule)) throw new Error(`${rule} has no row`);
  return findings.length + evidence.facts.length > 0;
}

/** From here on a file is large enough for its time to say something. */
const LEAST_BYTES = 4096;
const MOST_BYTES = 131_072;
const LEAST_MS = 60;
/** What twice the text may take, in times: some tables double just then. */
const TWICE = 3;
/** What is measured again, so many times: the least counts. */
const AGAIN = 3;

/** @throws where the time goes with the square of the text */
async function growsEvenly({ name, pattern, at }: GrowingCase): Promise<boolean> {
  const spent: number[] = [];
  let isTold = false;
  for (let size = LEAST_BYTES; size <= MOST_BYTES; size *= 2) {
    const measure = async (bytes: number) => {
      const content = at(bytes);
      const before = process.cpuUsage();
      isTold = await comesToSomething({ bytes: content, name });
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1000;
    };
    spent.push(await measure(size));
    if (!isTooFast(spent)) continue;
    const sizes = [size / 4, size / 2, size];
    for (let again = 0; again < AGAIN; again += 1)
      for (const [index, bytes] of sizes.entries())
        spent[spent.length - 3 + index] = Math.min(spent[spent.length - 3 + index]!, await measure(bytes)); // three at least
    if (isTooFast(spent))
      throw new Error(
        `${JSON.stringify(pattern)} in ${name}: ${spent.map((ms) => ms.toFixed(0)).join(' ')} ms to ${size}`,
      );
  }
  return isTold;
}

function isTooFast(spent: readonly number[]): boolean {
  const [first, second, third] = spent.slice(-3);
  if (first === undefined || second === undefined || third === undefined || third < LEAST_MS) return false;
  return third > TWICE * second && second > (TWICE - 0.5) * first;
}

parentPort?.postMessage(await run(workerData as MutationWork)); // what mutation-run.ts gave it

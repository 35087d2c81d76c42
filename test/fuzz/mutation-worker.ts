/** Examines changed files one by one in a thread, and says in shared memory at which it is: see mutation-run.ts. https://nodejs.org/api/worker_threads.html */
import { parentPort, workerData } from 'node:worker_threads';
import { memorySource } from '../../src/bytes/byte-source.ts';
import { fileReport } from '../../src/policy/file-report.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { everyRule } from '../../src/rules/every-rule.ts';
import { scan } from '../../src/scan.ts';
import { checkBoth } from '../support/both-detectors.ts';
import { specimensOf } from '../support/specimens.ts';
import { mutationCase } from './mutation-cases.ts';

export interface MutationWork {
  readonly folder: string;
  readonly format: string;
  readonly seed: number;
  readonly start: number;
  readonly end: number;
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

async function run({ folder, format, seed, start, end, at }: MutationWork): Promise<MutationBatch> {
  const specimens = specimensOf(folder, format);
  const failures: { index: number; error: string }[] = [];
  let slowest = { index: start, ms: 0 };
  let largest = { index: start, mib: 0 };
  let told = 0;
  let before = process.resourceUsage();
  for (let index = start; index < end; index += 1) {
    Atomics.store(at, 0, index);
    const began = performance.now();
    const { name, bytes } = mutationCase(specimens, seed, index);
    try {
      if (await comesToSomething(bytes, name)) told += 1;
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
async function comesToSomething(bytes: Buffer, name: string): Promise<boolean> {
  checkBoth(bytes, name);
  const evidence = await scan(memorySource(bytes), name);
  const { findings } = fileReport(evidence, DEFAULT_POLICY, { blob: null, today: '2026-11-23' });
  for (const { rule } of findings) if (!everyRule().has(rule)) throw new Error(`${rule} has no row`);
  return findings.length + evidence.facts.length > 0;
}

parentPort?.postMessage(await run(workerData as MutationWork)); // what mutation-run.ts gave it

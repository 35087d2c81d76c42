/** The examination of pickles against Python's own C unpickler loading the same bytes. */
import { spawnSync } from 'node:child_process';
import { closeSync, fstatSync, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ByteSource, memorySource } from '../src/bytes/byte-source.ts';
import { DEFAULT_LIMITS } from '../src/limits.ts';
import { examinePickles } from '../src/pickle/trace.ts';
import { type Bench, type Comparison, command, peakMebibytes, type Side } from './frame.ts';

const BIN = fileURLToPath(new URL('../../bin/git-model-check.js', import.meta.url));

/** Eight million integers; records of a dict with six entries; objects with a state; one GiB of payloads of 1 MiB. */
const MAKE = String.raw`
import os, pickle, sys
sys.path.insert(0, os.getcwd())
with open('bench_objects.py', 'w') as f:
    f.write('class Node:\n    def __init__(self, i):\n        self.a, self.b, self.c = i, i * 0.5, None\n')
from bench_objects import Node
ints = [i * 7 for i in range(8_000_000)]
recs = [{'id': i, 'name': 'record %d' % i, 'score': i * 0.25, 'ok': True, 'tag': 'x', 'pos': (i, i + 1)} for i in range(600_000)]
objs = [Node(i) for i in range(800_000)]
for name, value, protocols in (('ints', ints, (4,)), ('recs', recs, (4, 2, 0)), ('objs', objs, (4, 2))):
    for protocol in protocols:
        with open('%s.p%d.pkl' % (name, protocol), 'wb') as f: pickle.dump(value, f, protocol)
part = os.urandom(1 << 20)
with open('blob.p4.pkl', 'wb') as f: pickle.dump([part + bytes([i & 255]) * 2 for i in range(1024)], f, 4)
with open('blob64k.p4.pkl', 'wb') as f: pickle.dump([part[:60000] + bytes([i & 255, i >> 8]) for i in range(8000)], f, 4)
with open('empty.pkl', 'wb') as f: pickle.dump([], f, 4)
`;

const LOADS = String.raw`
import gc, os, pickle, sys, time
sys.path.insert(0, os.getcwd())
data = open(sys.argv[1], 'rb').read()
gc.disable()
start = time.perf_counter()
value = pickle.loads(data)
print((time.perf_counter() - start) * 1000)
sys.stdout.flush()
os._exit(0)
`;

const STREAMS = ['ints.p4', 'recs.p4', 'recs.p2', 'recs.p0', 'objs.p4', 'objs.p2'];
const TINY = 5000;

export const bench: Bench = {
  name: 'pickle',
  async prepare() {
    const folder = mkdtempSync(path.join(tmpdir(), 'git-model-check-bench-'));
    output('python3', ['-c', MAKE], folder);
    return {
      comparisons: [
        ...STREAMS.map((name) => inProcess(folder, name)),
        ...['recs.p4', 'objs.p4'].map((name) => wholeProcess(folder, name)),
      ],
      figures: [
        () => ({
          name: '1 GiB of 1 MiB payloads, more than an empty pickle',
          value: payloads(folder, 'blob.p4'),
          unit: 'ms',
          reach: 50,
        }),
        () => ({
          name: '480 MB of 60 KB payloads, more than an empty pickle',
          value: payloads(folder, 'blob64k.p4'),
          unit: 'ms',
          reach: null,
        }),
        () => ({ name: '1 GiB of payloads, peak of `scan`', value: peak(folder, 'blob.p4'), unit: 'MiB', reach: 100 }),
        () => ({ name: 'a tiny pickle, warm', value: tiny(), unit: 'µs', reach: 50 }),
      ],
      close: () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

function output(file: string, args: readonly string[], cwd: string): string {
  const result = spawnSync(file, args, { cwd, encoding: 'utf8' });
  if (result.status !== 0) throw new Error(`${file} ended with ${result.status}: ${result.stderr}`);
  return result.stdout;
}

function inProcess(folder: string, name: string): Comparison {
  const file = path.join(folder, `${name}.pkl`);
  const loads: Side = { name: 'pickle.loads', run: () => Number(output('python3', ['-c', LOADS, file], folder)) };
  // Both sides have the bytes in memory before the time starts.
  const run = () => {
    const bytes = memorySource(readFileSync(file));
    return timed(() => examine(bytes));
  };
  const ours: Side = { name: 'examinePickles', run };
  return { name: `${name} in process`, ours, reference: loads, reach: 0.5, pairs: 3 };
}

function wholeProcess(folder: string, name: string): Comparison {
  const file = path.join(folder, `${name}.pkl`);
  return {
    name: `${name}, whole process`,
    ours: command('scan', process.execPath, [BIN, 'scan', file], { cwd: folder, expect: [0, 1] }),
    reference: command(
      'python3 -c pickle.load',
      'python3',
      ['-c', 'import pickle,sys; sys.path.insert(0, "."); pickle.load(open(sys.argv[1], "rb"))', file],
      { cwd: folder },
    ),
    reach: 0.5,
    pairs: 3,
  };
}

function examine(source: ByteSource): void {
  examinePickles(source, { limits: DEFAULT_LIMITS, report: () => undefined });
}

/** Milliseconds. */
function timed(work: () => void): number {
  const start = process.hrtime.bigint();
  work();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

/** From disk, through windows. */
function payloads(folder: string, name: string): number {
  const examineFile = (file: string) => {
    const descriptor = openSync(path.join(folder, file), 'r');
    const elapsed = timed(() => examine(fileSource(descriptor)));
    closeSync(descriptor);
    return elapsed;
  };
  examineFile(`${name}.pkl`);
  return examineFile(`${name}.pkl`) - examineFile('empty.pkl');
}

function fileSource(descriptor: number): ByteSource {
  const { size } = fstatSync(descriptor);
  const read = (start: number, end: number) => {
    const bytes = Buffer.allocUnsafe(end - start);
    readSync(descriptor, bytes, 0, end - start, start);
    return bytes;
  };
  return { size, read };
}

function peak(folder: string, name: string): number {
  return peakMebibytes([BIN, 'scan', path.join(folder, `${name}.pkl`)], { expect: [0, 1] });
}

/** Microseconds each. */
function tiny(): number {
  const pickle = Buffer.from(
    '800363636f6c6c656374696f6e730a4f726465726564446963740a71002952710158010000006171024b01732e',
    'hex',
  );
  const all = () => {
    for (let index = 0; index < TINY; index += 1) examine(memorySource(pickle));
  };
  all();
  return (timed(all) * 1000) / TINY;
}

/** What a random graph of quiet operators and classes does to a real loader is rejected here: all that the catalogue and the index are quiet about and that this machine has. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import test from 'ava';
import { FULL, pythonsThatImport } from '../support/python.ts';
import { actingModules, listedNames, namesOf, packagesOf } from '../support/quiet-names.ts';
import { compareWithLoader } from './held-against.ts';
import { ACTS, CLOUDPICKLE, EFFECTS } from './quiet-arms.ts';
import { poolOf, quietGraph, quietLoaders } from './quiet-graphs.ts';
import { Random } from './random.ts';

const SEED = Number(process.env['MODEL_CHECK_GRAPHS_SEED'] ?? 1);
/** More of them, of more modules, are made by MODEL_CHECK_GRAPHS: that takes hours. */
const GRAPHS = Number(process.env['MODEL_CHECK_GRAPHS'] ?? (FULL ? 5_000 : 200));
/** A round has so many graphs, of the names of so many modules: to import all takes minutes. */
const ROUND = 20_000;
const MODULES = GRAPHS > 5_000 ? 400 : 24;

test.serial('what quiet operators and classes do together is rejected', async (t) => {
  t.timeout(1000 * 60_000);
  // What waits for an interpreter hears nothing, and says nothing, until that is done.
  await setTimeout(100);
  const python = pythonsThatImport('numpy')[0];
  if (python === undefined) {
    t.false(FULL, 'no interpreter has numpy');
    t.log('skipped: no interpreter has numpy');
    t.pass();
    return;
  }
  const all = [...listedNames(packagesOf(python))];
  const folder = mkdtempSync(path.join(tmpdir(), 'model-check-quiet-'));
  try {
    writeFileSync(path.join(folder, 'shop.py'), EFFECTS);
    mkdirSync(path.join(folder, 'carried'));
    writeFileSync(path.join(folder, 'acts.py'), ACTS);
    writeFileSync(path.join(folder, 'carried/cloudpickle.py'), CLOUDPICKLE);
    for (let done = 0; done < GRAPHS; done += ROUND) {
      const count = Math.min(ROUND, GRAPHS - done);
      const names = namesOf(python, someModules(all, SEED + done));
      const pool = poolOf(names);
      const setup = quietLoaders(folder, names);
      const make = (seed: number) => quietGraph(seed, pool);
      const { ran, misses } = await compareWithLoader(python, { name: 'model.pkl', setup, make }, SEED + done, count);
      t.log(`${count} graphs of ${names.length} names: ${ran} had an effect`);
      for (const { seed } of misses) t.log(`seed ${seed}: ${Buffer.from(make(seed)).toString('base64')}`);
      t.true(ran >= count / 10, 'many graphs have an effect: the others show nothing');
      t.deepEqual(misses.slice(0, 20), [], `${misses.length} misses`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/** The standard library always takes part, for it is what holds the others. */
function someModules<T>(all: readonly (readonly [module: string, names: T])[], seed: number): typeof all {
  const random = new Random(seed);
  const modules = new Map<string, string[]>();
  for (const [module] of all) {
    const topLevel = module.split('.', 1)[0] ?? '';
    modules.set(topLevel, [...(modules.get(topLevel) ?? []), module]);
  }
  // Half by their packages: one of them has nearly half of all.
  const some = random.chance(50) ? [...modules.values()] : [[...modules.values()].flat()];
  const taken = new Set(Array.from({ length: MODULES }, () => random.pick(random.pick(some))));
  // Few have a class that acts by what the index alone says of it.
  const acting = all.map(([module]) => module).filter((module) => ACTING.has(module));
  for (let added = 0; added < MODULES && acting.length > 0; added++) taken.add(random.pick(acting));
  return all.filter(([module]) => taken.has(module) || STANDARD.test(module) || ACTING_ALONE.test(module));
}

const ACTING = actingModules();

const STANDARD =
  /^(?:builtins|collections|copyreg|types|functools|operator|uuid|datetime|fractions|decimal|numpy|numpy\.core\.multiarray)$/;
/** Modules of which nothing but the index says that a class acts: without them a judge that forgets that may meet none in a small run. */
const ACTING_ALONE =
  /^(?:pandas\.core\.generic|transformers\.integrations\.integration_utils|cloudpathlib\.http\.httppath|grpc\.aio\._call|typer\.testing)$/;

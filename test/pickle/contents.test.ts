/** What is remembered of containers, against lists that forget nothing. */
import test from 'ava';
import { Contents } from '../../src/pickle/machine/contents.ts';
import { Random } from '../fuzz/random.ts';
import { inFull } from '../support/in-full.ts';

/** What was added to each node, and where it was forgotten. */
class Lists {
  readonly contents = new Contents();
  readonly #items: number[][] = [];
  readonly #random: Random;

  constructor(seed: number, nodes: number) {
    this.#random = new Random(seed);
    for (let node = 1; node <= nodes; node += 1) {
      this.contents.begin(node);
      this.#items[node] = [];
    }
  }

  add(node: number): void {
    const slot = this.contents.openSlotOf(node, true);
    const items = Array.from({ length: this.#random.below(5) }, () => this.#random.below(1000) - 500);
    this.#items[node]?.push(...items);
    if (this.#random.below(2) === 0) {
      const stack = Int32Array.from([7, ...items, -7]);
      const other = this.contents.keepAll(slot, items.length, stack, 1, items.length + 1);
      const first = items.findIndex((item) => item < 0);
      if (other !== (first < 0 ? items.length : first) + 1) throw new Error(`${other} for ${items}`);
      return;
    }
    for (const item of items) {
      this.contents.keepOne(slot);
      this.contents.keepCell(slot, item);
    }
  }

  addToAny(nodes: number): void {
    this.add(1 + this.#random.below(nodes));
  }

  itemsOf(node: number): readonly number[] {
    return this.#items[node] ?? [];
  }
}

for (const nodes of [1, 2, 40, 700]) {
  test(`${nodes} containers that are filled in turn hold what was added, in order`, (t) => {
    for (let seed = 0; seed < 20; seed += 1) {
      const lists = new Lists(seed, nodes);
      for (let step = 0; step < 2000; step += 1) lists.addToAny(nodes);
      for (let node = 1; node <= nodes; node += 1) {
        t.deepEqual(lists.contents.of(node)?.items, lists.itemsOf(node), `seed ${seed} node ${node}`);
      }
    }
  });
}

inFull('of more cells than are remembered each container is whole or forgotten', (t) => {
  const nodes = 50;
  let forgotten = 0;
  for (let seed = 0; seed < 10; seed += 1) {
    const lists = new Lists(seed, nodes);
    for (let step = 0; step < 20_000; step += 1) {
      lists.addToAny(nodes);
      if (step % 997 !== 0) continue;
      for (let node = 1; node <= nodes; node += 1) {
        const content = lists.contents.of(node);
        if (content === null) forgotten += 1;
        else t.deepEqual(content.items, lists.itemsOf(node), `seed ${seed} step ${step} node ${node}`);
      }
    }
  }
  t.true(forgotten > 0);
});

test('behind the end of a container there is no further cell', (t) => {
  const contents = new Contents();
  contents.begin(1);
  const slot = contents.begin(2);
  contents.keepAll(slot, 3, Int32Array.from([1, 2, 3]), 0, 3);
  let cell = contents.firstCell(slot);
  for (let step = 0; step < 3; step += 1) cell = contents.nextCell(slot, cell);
  t.deepEqual([cell, contents.nextCell(slot, cell)], [0, 0]);
});

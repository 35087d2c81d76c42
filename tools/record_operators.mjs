// Prints which operators the files of folders name and how they use them, one a line: `module name use…`, sorted.
// Usage: node tools/record_operators.mjs FOLDER… > test/rules/recorded/NAME.txt   (after `npm run compile`)
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const source = (name) => import(new URL(`../dist/src/${name}.js`, import.meta.url));
const [{ scan }, { memorySource }] = await Promise.all([source('scan'), source('bytes/byte-source')]);
const uses = new Map();

for (const folder of process.argv.slice(2)) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const evidence = await scan(memorySource(readFileSync(path.join(folder, entry.name))), entry.name);
    for (const { fact } of evidence.facts) {
      if ((fact.kind !== 'import' && fact.kind !== 'call') || fact.operator.ecosystem !== 'python') continue;
      const key = `${fact.operator.module} ${fact.operator.name}`;
      if (/[^\w. ]/.test(key)) continue;
      uses.set(key, (uses.get(key) ?? new Set()).add(fact.kind === 'call' ? fact.via : 'named'));
    }
  }
}
for (const [key, how] of [...uses].sort(([a], [b]) => (a < b ? -1 : 1)))
  console.log(`${key} ${[...how].sort().join(' ')}`);

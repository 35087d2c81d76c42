// Packs the proofs of tools/prove_inert.py into src/rules/inert-classes.ts: one line a module, sorted, so that a look-up cuts
// out one line and parses nothing else. A class counts only if every version that has it proves it.
// Usage: node tools/pack_inert.mjs proofs.txt…
import { readFileSync, writeFileSync } from 'node:fs';

const versions = new Set();
const classes = new Map();

function meet(known, flags) {
  const kept = [...known].filter((flag) => !'gx'.includes(flag) && flags.includes(flag));
  const resources = [...'gx'].filter((flag) => known.includes(flag) || flags.includes(flag));
  return [...kept, ...resources].join('');
}

for (const file of process.argv.slice(2)) {
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [version, module, name, proved] = line.split('\t');
    if (proved === undefined) continue;
    versions.add(version);
    const flags = proved.replaceAll('-', '');
    const key = `${module} ${name}`;
    const known = classes.get(key);
    classes.set(key, known === undefined ? flags : meet(known, flags));
  }
}

const modules = new Map();
for (const [key, flags] of [...classes].sort()) {
  if (flags === '') continue;
  const [module, name] = key.split(' ');
  const entry = flags === 'i' ? name : `${name}:${flags}`;
  modules.set(module, [...(modules.get(module) ?? []), entry]);
}
const lines = [...modules].map(([module, names]) => `${module} ${names.join(' ')}`).sort();
writeFileSync(
  new URL('../src/rules/inert-classes.ts', import.meta.url),
  `/** Classes proved to run nothing of theirs when they are rebuilt without \`__init__\`; written by tools/pack_inert.mjs from what tools/prove_inert.py measured, which says what the flags mean. */

/** The versions that were measured. */
export const MEASURED_VERSIONS = '${[...versions].sort().join(' ')}';

/** \`module class class:flags …\` a line, sorted; no flags: \`i\`. A function, so that a run that asks of no such class does not load half a megabyte. */
export const inertClasses = (): string => \`
${lines.join('\n')}
\`;
`,
);
console.log(`${lines.length} modules, ${classes.size} classes`);

// Writes `module name` of every operator that the catalogue calls safe in any use, for tools/prove_any.py. Run it after the sources are compiled.
const { SAFE_RULES } = await import(new URL('../dist/src/rules/all-rows.js', import.meta.url));
for (const { ecosystem, module, names, use } of SAFE_RULES) {
  if (ecosystem === 'python' && use === 'any') for (const name of names) console.log(`${module} ${name}`);
}

// In the bundle the registry holds what is asked of each format before its recogniser, and loads the format with the first
// call of that: most are passed over by the first byte of a file, or because it is no text. What is asked before is taken
// from the formats themselves.

/** What else a format says of itself: for people, when it is asked. */
const SAYS = ['spec', 'title', 'extensions', 'sees', 'provenWith'];

const HELPER = `
function lateFormat(load, shape, bytes, expects, says) {
  const format = { ...shape, probe: (source, name, once) => load().probe(source, name, once) };
  if (bytes !== null) format.firstBytes = new Set(Buffer.from(bytes, 'latin1'));
  if (expects) format.expect = (source, name) => load().expect(source, name);
  for (const key of says) Object.defineProperty(format, key, { enumerable: true, get: () => load()[key] });
  return format;
}
`;

const LIST = /^const (\w+) = \[([^\]]*)\];$/gm;
const ENTRY = /^(\.\.\.)?(import_\w+)\(\)\.(\w+)$/;

/**
 * @param code of the registry, with imports at first use
 * @param load gives what a module exports, as the registry names it
 * @throws Error where anything else stands in a list
 */
export async function lateFormats(code, load) {
  const imports = [...code.matchAll(/const (import_\w+) = .* require\("([^"]+)"\);/g)];
  const froms = new Map(imports.map(([, name, from]) => [name, from]));
  let late = code + HELPER;
  for (const [list, name, entries] of code.matchAll(LIST)) {
    const written = [];
    for (const entry of entries.split(',')) {
      const [, spread, imported, exported] = ENTRY.exec(entry.trim()) ?? [];
      if (exported === undefined) throw new Error(`${name}: found ${entry}, expected a format or a list of them`);
      const found = (await load(froms.get(imported)))[exported];
      const one = `${imported}().${exported}`;
      if (spread === undefined) written.push(lateFormat(found, one));
      else for (const [at, format] of found.entries()) written.push(lateFormat(format, `${one}[${at}]`));
    }
    late = late.replace(list, () => `const ${name} = [\n  ${written.join(',\n  ')}\n];`);
  }
  return late;
}

/** The same keys that the format has, but for those that only it can answer. */
function lateFormat(format, expression) {
  const { probe: _, expect, firstBytes, ...rest } = format;
  const says = SAYS.filter((key) => key in rest);
  const shape = Object.fromEntries(Object.entries(rest).filter(([key]) => !SAYS.includes(key)));
  const plain = JSON.stringify(shape);
  if (Object.values(shape).some((value) => !/^(?:string|boolean)$/.test(typeof value)))
    throw new Error(`${format.id}: a format holds what cannot be written down: ${plain}`);
  const bytes = firstBytes === undefined ? null : Buffer.from([...firstBytes]).toString('latin1');
  return `lateFormat(() => ${expression}, ${plain}, ${JSON.stringify(bytes)}, ${expect !== undefined}, ${JSON.stringify(says)})`;
}

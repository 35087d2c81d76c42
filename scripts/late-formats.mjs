// In the bundle the registry holds what is asked of each format before its recogniser, and loads the format with the first
// call of that: most are passed over by the first byte of a file, or because it is no text. What is asked before is taken
// from the formats themselves.

/** What is asked of a format before anything else of it. */
const ASKED = ['id', 'kind', 'isText', 'isLoose', 'isOpenEnded'];
/** What it says for people. */
const SAYS = ['spec', 'title', 'extensions', 'sees', 'provenWith'];

const HELPER = `
class LateFormat {
  constructor(load, bytes, later, expects, ${ASKED.join(', ')}) {
    this.load = load;
    this.firstBytes = bytes === null ? undefined : new Set(bytes);
    this.laterByte = later === null ? undefined : { at: later.at, of: new Set(later.of) };
    this.expect = expects ? (source, name) => load().expect(source, name) : undefined;
    ${ASKED.map((key) => `this.${key} = ${key};`).join(' ')}
  }
  probe(source, name, once) {
    return this.load().probe(source, name, once);
  }
  ${SAYS.map((key) => `get ${key}() { return this.load().${key}; }`).join('\n  ')}
}
`;

const LIST = /^const (\w+) = \[([^\]]*)\];$/gm;
const ENTRY = /^(\.\.\.)?(require\("([^"]+)"\)\.(\w+))$/;

/**
 * @param code of the registry, with imports at first use
 * @param load gives what a module exports, as the registry names it
 * @throws Error where anything else stands in a list
 */
export async function lateFormats(code, load) {
  let late = HELPER + code;
  for (const [list, name, entries] of code.matchAll(LIST)) {
    const written = [];
    for (const entry of entries.split(',')) {
      const [, spread, one, from, exported] = ENTRY.exec(entry.trim()) ?? [];
      if (exported === undefined) throw new Error(`${name}: found ${entry}, expected a format or a list of them`);
      const found = (await load(from))[exported];
      if (spread === undefined) written.push(lateFormat(found, one));
      else for (const [at, format] of found.entries()) written.push(lateFormat(format, `${one}[${at}]`));
    }
    late = late.replace(list, () => `const ${name} = [\n  ${written.join(',\n  ')}\n];`);
  }
  return late;
}

function lateFormat(format, expression) {
  const { probe: _, expect, firstBytes, laterByte, ...rest } = format;
  const unknown = Object.keys(rest).find((key) => !ASKED.includes(key) && !SAYS.includes(key));
  if (unknown !== undefined)
    throw new Error(`${format.id}: found ${unknown}, which the bundle does not know of a format`);
  const asked = ASKED.map((key) => rest[key]).map((value) => JSON.stringify(value) ?? 'undefined');
  const bytes = firstBytes === undefined ? 'null' : JSON.stringify([...firstBytes]);
  const later = laterByte === undefined ? 'null' : JSON.stringify({ at: laterByte.at, of: [...laterByte.of] });
  return `new LateFormat(() => ${expression}, ${[bytes, later, expect !== undefined, ...asked].join(', ')})`;
}

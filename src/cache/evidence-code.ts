/** Which code makes evidence: a digest of every module that src/scan.ts reaches, so that a parser that was fixed never meets what it wrote before. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** scripts/bundle.mjs puts the digest here when it bundles the modules. */
declare const BUNDLED_EVIDENCE_CODE: string | undefined;

let digest: string | null = null;

/** SHA-256 in hexadecimal, of the code and of the node that runs it: its zlib makes evidence too. */
export function evidenceCode(): string {
  digest ??= typeof BUNDLED_EVIDENCE_CODE === 'string' ? BUNDLED_EVIDENCE_CODE : digestOfModules();
  return `${process.version} ${digest}`;
}

/** Of the compiled modules as they lie beside this one, and the versions of the packages that they import. */
export function digestOfModules(): string {
  const hash = createHash('sha256');
  const seen = new Set([new URL('../scan.js', import.meta.url).href]);
  for (const href of seen) {
    const source = href.startsWith('file:') ? readFileSync(fileURLToPath(href), 'utf8') : versionOf(href);
    hash.update(`${source.length}\n${source}\n`);
    if (!href.startsWith('file:')) continue;
    for (const name of importsOf(source)) {
      if (!name.startsWith('node:')) seen.add(name.startsWith('.') ? new URL(name, href).href : name);
    }
  }
  return hash.digest('hex');
}

/** As the compiler writes them; a worker's module is named by its address. */
const IMPORT = /(?:^|\s)(?:(?:from|import|import\s*\()|new Worker\(new URL\()\s*'(\.{0,2}[\w@/][\w@./-]*)'/g;

function importsOf(source: string): string[] {
  return [...source.matchAll(IMPORT)].map(([, name = '']) => name);
}

/** Its manifest lies in the first folder of its name; not every package exports it. */
function versionOf(name: string): string {
  const places = createRequire(import.meta.url).resolve.paths(name) ?? [];
  const manifest = places.map((place) => `${place}/${name}/package.json`).find((file) => existsSync(file));
  if (manifest === undefined) throw new Error(`${name} is not installed`);
  return `${name} ${JSON.parse(readFileSync(manifest, 'utf8')).version}`;
}

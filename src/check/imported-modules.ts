/** What importing the modules runs that a pickle names and that lie in the same tree: found by their paths, read as they are being examined, followed as far as they import each other. https://docs.python.org/3/reference/import.html */
import type { Candidate } from '../candidate.ts';
import { CheckError } from '../check-error.ts';
import type { Evidence, Fact, ImportVia, LocatedFact } from '../facts.ts';
import { type ModuleImport, readImport } from '../formats/torch/module-import.ts';
import { type FirstParty, homeOf } from '../judge/who/classify-tree.ts';
import { CEILINGS } from '../limits.ts';
import type { FindInTree } from '../named-sources.ts';

/** How a pickle names what it imports. */
const OF_PICKLES: ReadonlySet<ImportVia> = new Set(['GLOBAL', 'STACK_GLOBAL', 'INST', 'EXT', 'derived']);
/** Paths that are remembered at a time, found or not. */
const KNOWN_PATHS = 20_000;
/** Other calls of a module that are told of with each. */
const BESIDES = 200;

const UNFOLLOWED = { path: null, place: '', text: '', besides: [] } as const;

interface FoundModule {
  readonly path: string;
  /** Dotted, from the folder that it is imported from. */
  readonly name: string;
  readonly isPackage: boolean;
  readonly source: ModuleImport;
}

/** Mutable: what was found in the tree so far. */
export class ImportedModules {
  readonly #find: FindInTree;
  readonly #isOwn: (module: string) => boolean;
  readonly #known = new Map<string, Promise<ModuleImport | null>>();

  /** @param tree what it holds in the place of a known package, which nobody looks for otherwise */
  constructor(find: FindInTree, tree?: FirstParty) {
    this.#find = find;
    this.#isOwn = (module) => homeOf(module) === 'elsewhere' || tree?.isModule(module) === true;
  }

  /** The same evidence, with what the modules run that it names. */
  async withImports(evidence: Evidence, candidate: Candidate): Promise<Evidence> {
    const named = namedModules(evidence.facts, this.#isOwn);
    if (named.size === 0) return evidence;
    const walk = new Walk({
      read: (path) => this.#read(path, candidate.commit),
      isOwn: this.#isOwn,
      folders: foldersAbove(candidate.path),
    });
    const facts: LocatedFact[] = [];
    for (const [module, { source, fact }] of named) {
      const add = (found: Omit<Extract<Fact, { kind: 'module-runs' }>, 'kind' | 'module' | 'offset'>) =>
        facts.push({ source, fact: { kind: 'module-runs', module, offset: fact.offset, ...found } });
      for (const { path, source: code } of await walk.import(module)) {
        const besides = [...new Set(code.calls.map((call) => call.path))].slice(0, BESIDES);
        if (code.isWhole === false) add(UNFOLLOWED);
        for (const call of code.calls)
          add({ path: call.path, place: `${path}:${call.line}`, text: call.text, besides });
      }
      if (walk.isCut) {
        add(UNFOLLOWED);
        break;
      }
    }
    return facts.length === 0 ? evidence : { ...evidence, facts: [...evidence.facts, ...facts] };
  }

  #read(path: string, commit: string | undefined): Promise<ModuleImport | null> {
    const key = `${commit ?? ''}\0${path}`;
    const known = this.#known.get(key) ?? this.#open(path, commit);
    if (this.#known.size >= KNOWN_PATHS) this.#known.clear();
    this.#known.set(key, known);
    return known;
  }

  async #open(path: string, commit: string | undefined): Promise<ModuleImport | null> {
    const candidate = await this.#find(path, commit);
    if (candidate === null || candidate.unreachable !== undefined || candidate.leftOut !== undefined) return null;
    try {
      const source = await candidate.open();
      try {
        if (source.size > CEILINGS.pythonSourceBytes.most) return { calls: [], imports: [], isWhole: false };
        return readImport(
          Buffer.from(source.read(0, source.size))
            .toString('utf8')
            .replace(/^\ufeff/, ''),
        );
      } finally {
        source.close();
      }
    } catch (error) {
      // What cannot be read is reported where it is examined itself.
      if (error instanceof CheckError && error.kind === 'incomplete') return null;
      throw error;
    }
  }
}

/** By module the first place of a pickle that names it. */
function namedModules(
  facts: readonly LocatedFact[],
  isOwn: (module: string) => boolean,
): ReadonlyMap<string, LocatedFact> {
  const named = new Map<string, LocatedFact>();
  for (const located of facts) {
    const { fact } = located;
    if (fact.kind !== 'import' || fact.operator.ecosystem !== 'python' || !OF_PICKLES.has(fact.via)) continue;
    const { module } = fact.operator;
    // Most are of packages that are known, and need not be looked at as names.
    if (!named.has(module) && isOwn(module) && isModuleName(module)) named.set(module, located);
  }
  return named;
}

/** Parts of a name, each the name of a file. A pattern of all alphabets takes V8 a third of a millisecond, before it is matched: it is made where it is asked. */
function isModuleName(text: string): boolean {
  return /^[\p{L}_][\p{L}\d_]*(?:\.[\p{L}_][\p{L}\d_]*){0,15}$/u.test(text);
}

/** From which Python may import: the file's own folder, and all above it; of each `src` as well. */
function foldersAbove(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  const folders: string[] = [];
  for (let length = parts.length; length >= 0; length -= 1) {
    const folder = parts
      .slice(0, length)
      .map((part) => `${part}/`)
      .join('');
    folders.push(folder, `${folder}src/`);
  }
  return folders;
}

interface Place {
  readonly read: (path: string) => Promise<ModuleImport | null>;
  readonly isOwn: (module: string) => boolean;
  readonly folders: readonly string[];
}

/** Mutable: the modules that one file has imported. */
class Walk {
  isCut = false;
  readonly #place: Place;
  readonly #imported = new Set<string>();
  #count = 0;

  constructor(place: Place) {
    this.#place = place;
  }

  /** What runs when the module is imported and was not imported before. */
  async import(module: string): Promise<readonly FoundModule[]> {
    const found: FoundModule[] = [];
    const pending = [module];
    for (let name = pending.shift(); name !== undefined && !this.isCut; name = pending.shift()) {
      if (this.#imported.has(name)) continue;
      this.#imported.add(name);
      for (const each of await this.#modulesOf(name)) {
        found.push(each);
        for (const written of each.source.imports) {
          const full = absolute(written, each);
          if (full !== null && isModuleName(full) && (written !== full || this.#place.isOwn(full))) pending.push(full);
        }
      }
    }
    return found;
  }

  /** The packages on the way, and the module itself, from each folder that has them. */
  async #modulesOf(module: string): Promise<readonly FoundModule[]> {
    const found: FoundModule[] = [];
    const parts = module.split('.');
    const stems = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
    const { folders, read } = this.#place;
    // Asked for together: git answers many as fast as one.
    await Promise.all(
      folders.flatMap((folder) =>
        stems.flatMap((stem) => [read(`${folder}${stem}/__init__.py`), read(`${folder}${stem}.py`)]),
      ),
    );
    for (const folder of folders) {
      for (const stem of stems) {
        const name = stem.replaceAll('/', '.');
        const own = await this.#module(`${folder}${stem}/__init__.py`, name, true);
        const file = own ?? (await this.#module(`${folder}${stem}.py`, name, false));
        if (file !== null && file !== 'known') found.push(file);
        if (own === null && file !== null) break;
      }
    }
    return found;
  }

  async #module(path: string, name: string, isPackage: boolean): Promise<FoundModule | 'known' | null> {
    if (this.#imported.has(path)) return 'known';
    const source = await this.#place.read(path);
    if (source === null) return null;
    this.#imported.add(path);
    this.#count += 1;
    if (this.#count > CEILINGS.importedModules.most) this.isCut = true;
    return { path, name, isPackage, source };
  }
}

/** `..b` of `a.c.d` is `a.b`. */
function absolute(written: string, { name, isPackage }: FoundModule): string | null {
  const dots = /^\.*/.exec(written)?.[0].length ?? 0;
  if (dots === 0) return written;
  const parts = name.split('.');
  const kept = parts.slice(0, parts.length - dots + (isPackage ? 1 : 0));
  const rest = written.slice(dots);
  return kept.length === 0 ? null : [...kept, ...(rest === '' ? [] : [rest])].join('.');
}

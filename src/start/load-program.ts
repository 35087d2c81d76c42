/** Starts the bundled program through V8's code cache: without one that is surely its own, V8 compiles as ever. See https://nodejs.org/api/vm.html#new-vmscriptcode-options. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { CodeCache, type Coverage, codeFolder, type KeptCode } from './code-cache.ts';
import { LoadedModules } from './loaded-modules.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Packages and parts of node that take milliseconds to load, and that most runs never call: loaded at the first look at one of their members. */
const LATE: ReadonlySet<string> = new Set(
  ['child_process', 'crypto', 'os', 'v8', 'worker_threads', 'zlib']
    .flatMap((name) => [name, `node:${name}`])
    .concat('kleur'),
);

/** Packages that lie in a bundle beside the program's: most runs need none of them. */
const PACKAGES = 'packages:';
const PACKAGES_FILE = 'packages.cjs';

/** Endings after which the code is worth keeping: a mistake in the arguments (4) compiles next to nothing. */
const LAST_ENDING = 3;

const NO_COVERAGE: Coverage = { endings: [], modules: '', writes: 0 };
/** Modules that a run evaluates beyond those of the runs before it: fewer are compiled faster than all is written again. */
const WORTH_WRITING = 4;
/** A machine that sees many formats has all of their code then; what is still missing is compiled as ever. */
const MOST_WRITES = 12;

export interface LoadedProgram {
  /** What its entry exports. */
  readonly program: unknown;
  /** Keeps what this run compiled, where no run before it ended so or had as much of the program. */
  keepCode(ending: number): void;
}

/**
 * @param file of the bundle, absolute
 * @param kind what the run is for: runs of one kind compile much the same
 * @param require of a module of this package: to make one takes a part of node that nothing else needs
 */
export function loadProgram(
  file: string,
  kind: string,
  environment: Environment,
  require: NodeJS.Require,
): LoadedProgram {
  const cache = cacheOf(file, kind, environment);
  const bytes = readFileSync(file);
  // The bundler writes ASCII: read as such it need not be decoded.
  const source = bytes.toString('latin1');
  const kept = cache?.read(bytes) ?? null;
  const script = new Script(source, { filename: file, ...cachedDataOf(kept) });
  const load = script.runInThisContext();
  const address = {
    get href() {
      return require('node:url').pathToFileURL(file).href;
    },
  };
  const taken = script.cachedDataRejected === true ? null : kept;
  const loaded = new LoadedModules();
  let packages: LoadedProgram | null = null;
  const packaged = (name: string) => {
    packages ??= loadProgram(path.join(path.dirname(file), PACKAGES_FILE), `${kind}-packages`, environment, require);
    return (packages.program as Readonly<Record<string, () => unknown>>)[name]?.(); // scripts/bundle.mjs makes it
  };
  return {
    program: load(lateRequire(require, packaged), address, (module: number) => loaded.note(module)),
    keepCode(ending) {
      packages?.keepCode(ending);
      if (ending <= LAST_ENDING && isWorthKeeping(taken ?? NO_COVERAGE, ending, loaded))
        cache?.write(withRun(taken, script.createCachedData(), ending, loaded));
    },
  };
}

function isWorthKeeping({ endings, modules, writes }: Coverage, ending: number, loaded: LoadedModules): boolean {
  return !endings.includes(ending) || (writes < MOST_WRITES && loaded.countBeyond(modules) >= WORTH_WRITING);
}

/** What was taken is in what this run has, unless V8 threw some of it away, as it does in long runs: then that stays. */
function withRun(taken: KeptCode | null, code: Buffer, ending: number, loaded: LoadedModules): KeptCode {
  const { endings, modules, writes } = taken ?? NO_COVERAGE;
  const all = { endings: [...new Set([...endings, ending])], writes: writes + 1 };
  if (taken !== null && code.length < taken.code.length) return { ...all, code: taken.code, modules };
  return { ...all, code, modules: loaded.with(modules) };
}

function cacheOf(program: string, kind: string, environment: Environment): CodeCache | null {
  const folder = codeFolder(environment);
  if (folder === null || !/^[\w-]+$/.test(kind)) return null;
  return new CodeCache({ folder, program, kind, nodeOptions: environment['NODE_OPTIONS'] ?? '' });
}

function cachedDataOf(kept: KeptCode | null): { cachedData?: Buffer } {
  return kept === null ? {} : { cachedData: kept.code };
}

/** What imports them names members, and enumerates none: a proxy is as good as the module. */
function lateRequire(require: NodeJS.Require, packaged: (name: string) => unknown): (id: string) => unknown {
  return (id) => {
    if (id.startsWith(PACKAGES)) return packaged(id.slice(PACKAGES.length));
    return LATE.has(id) ? lateModule(() => require(id)) : require(id);
  };
}

/** Node looks for a module anew at each call, which takes longer than to hash a small file. */
function lateModule(load: () => object): unknown {
  let loaded: object | null = null;
  const module = () => {
    loaded ??= load();
    return loaded;
  };
  return new Proxy(
    {},
    {
      get: (_, key) => Reflect.get(module(), key),
      set: (_, key, value) => Reflect.set(module(), key, value),
    },
  );
}

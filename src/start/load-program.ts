/** Starts the bundled program through V8's code cache: without one that is surely its own, V8 compiles as ever. See https://nodejs.org/api/vm.html#new-vmscriptcode-options. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Script } from 'node:vm';
import { CodeCache, codeFolder, type KeptCode } from './code-cache.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Packages and parts of node that take milliseconds to load, and that most runs never call: loaded at the first look at one of their members. */
const LATE = /^(?:node:)?(?:child_process|crypto|os|v8|worker_threads|zlib)$|^kleur$/;

/** Packages that lie in a bundle beside the program's: most runs need none of them. */
const PACKAGES = 'packages:';
const PACKAGES_FILE = 'packages.cjs';

/** Endings after which the code is worth keeping: a mistake in the arguments (4) compiles next to nothing. */
const LAST_ENDING = 3;

export interface LoadedProgram {
  /** What its entry exports. */
  readonly program: unknown;
  /** Keeps what this run compiled, where no run before it ended so. */
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
  const kept = cache?.read() ?? null;
  // The bundler writes ASCII: read as such it need not be decoded.
  const script = new Script(readFileSync(file, 'latin1'), { filename: file, ...cachedDataOf(kept) });
  const load = script.runInThisContext();
  const address = {
    get href() {
      return require('node:url').pathToFileURL(file).href;
    },
  };
  const endings = kept === null || script.cachedDataRejected === true ? [] : kept.endings;
  let packages: LoadedProgram | null = null;
  const packaged = (name: string) => {
    packages ??= loadProgram(path.join(path.dirname(file), PACKAGES_FILE), `${kind}-packages`, environment, require);
    return (packages.program as Readonly<Record<string, () => unknown>>)[name]?.(); // scripts/bundle.mjs makes it
  };
  return {
    program: load(lateRequire(require, packaged), address),
    keepCode(ending) {
      packages?.keepCode(ending);
      if (ending > LAST_ENDING || endings.includes(ending)) return;
      cache?.write({ code: script.createCachedData(), endings: [...endings, ending] });
    },
  };
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
    return LATE.test(id) ? lateModule(() => require(id)) : require(id);
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

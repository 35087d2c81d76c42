/** Which Python modules the repository itself holds: known from one listing, made only when the judge asks. */
import { spawnSync } from 'node:child_process';
import { gitEnvironment, type Location, NO_MONITOR } from './environment.ts';
import { fieldsOf } from './listing/entry.ts';
import type { Snapshot } from './listing/snapshot.ts';

const LISTING_BYTES = 256 * 1024 * 1024;

/** What `module` may be: `a/b.py`, `a/b/__init__.py`, an extension `a/b.cpython-311-x86_64-linux-gnu.so`, or a folder of any of them. */
const MODULE_FILE = /\.(?:py|pyi|pyx|pyd|so)$/;

/** Mutable: the listing, once it was asked for. */
export class FirstPartyModules {
  readonly #location: Location;
  readonly #snapshot: Snapshot;
  #modules: Modules | null = null;

  constructor(location: Location, snapshot: Snapshot) {
    this.#location = location;
    this.#snapshot = snapshot;
  }

  /** Whether `module` (`mypackage.models`) is a Python file, package or folder of Python files of this tree. */
  isModule(module: string): boolean {
    return this.#listing().known.has(module);
  }

  /** The file that Python would import in place of an installed package of this name, or null. A folder without `__init__.py` gives way to it. */
  shadows(topLevel: string): string | null {
    return this.#listing().top.get(topLevel) ?? null;
  }

  #listing(): Modules {
    this.#modules ??= modulesOf(this.#files());
    return this.#modules;
  }

  /** Without an answer nothing is first-party: the stricter judgement. */
  #files(): readonly string[] {
    const args =
      this.#snapshot.from === 'index'
        ? ['ls-files', '-z', '--full-name', '--', ':/*.py', ':/*.pyi', ':/*.pyx', ':/*.pyd', ':/*.so']
        : ['ls-tree', '-r', '-z', '--full-tree', '--name-only', this.#snapshot.revision];
    const { cwd, environment } = this.#location;
    const { status, stdout } = spawnSync('git', [...NO_MONITOR, ...args], {
      cwd,
      env: gitEnvironment(environment),
      maxBuffer: LISTING_BYTES,
    });
    return status === 0 ? [...fieldsOf(stdout)].map((field) => field.toString('utf8')) : [];
  }
}

/** Roots from which Python imports in practice: the tree's own, and `src`. */
const ROOTS = ['', 'src/'];

export interface Modules {
  /** Dotted names of modules, and of all folders above them. */
  readonly known: ReadonlySet<string>;
  /** What Python would import by one word, and the file that it would run. */
  readonly top: ReadonlyMap<string, string>;
}

/** @param files from the tree's root, with `/` */
export function modulesOf(files: readonly string[]): Modules {
  const known = new Set<string>();
  const top = new Map<string, string>();
  for (const file of files.filter((name) => MODULE_FILE.test(name))) {
    for (const root of ROOTS.filter((prefix) => file.startsWith(prefix))) {
      const parts = moduleParts(file.slice(root.length));
      for (let length = parts.length; length > 0; length -= 1) known.add(parts.slice(0, length).join('.'));
      if (parts.length === 1 && parts[0] !== undefined) top.set(parts[0], top.get(parts[0]) ?? file);
    }
  }
  return { known, top };
}

/** `a/b.cpython-311-darwin.so` is `a.b`, `a/__init__.py` is `a`. */
function moduleParts(file: string): readonly string[] {
  const folders = file.split('/');
  const stem = (folders.pop() ?? '').replace(/\..*$/, '');
  return stem === '__init__' ? folders : [...folders, stem];
}

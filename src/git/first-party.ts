/** Which Python modules the repository itself holds, and of which packages it is the source: known from one listing, made only when the judge asks. */
import { spawnSync } from 'node:child_process';
import { gitEnvironment, type Location, NO_MONITOR } from './environment.ts';
import { type Entry, fieldsOf } from './listing/entry.ts';
import { prefixIn, type Snapshot } from './listing/snapshot.ts';
import { METADATA_FILE, packageNames, ROOT_METADATA } from './package-names.ts';
import { gitProgram } from './program.ts';
import { RecordedLinks } from './recorded-links.ts';
import { timeForGit } from './run.ts';

const LISTING_BYTES = 256 * 1024 * 1024;
/** Of one file in which a package names itself; a longer one names none. CWE-770. */
const METADATA_BYTES = 1024 * 1024;
/** Of those files at the root; each starts a git. CWE-770. */
const METADATA_FILES = 16;

/** What `module` may be: `a/b.py`, `a/b/__init__.py`, an extension `a/b.cpython-311-x86_64-linux-gnu.so`, or a folder of any of them. */
const MODULE_FILE = /\.(?:py|pyi|pyx|pyd|so)$/;

/** What is listed of an index: modules, and files in which packages name themselves. */
const LISTED = ['py', 'pyi', 'pyx', 'pyd', 'so']
  .map((suffix) => `:/*.${suffix}`)
  .concat(':/*pyproject.toml', ':/*setup.cfg', ':/*PKG-INFO', ':/*meson.build');

/** Mutable: the listing and the names of packages, once they were asked for. */
export class FirstPartyModules {
  readonly #location: Location;
  /** Null: nothing is of this tree. */
  readonly #snapshot: Snapshot | null;
  readonly #links: RecordedLinks;
  #modules: Modules | null = null;
  #names: ReadonlySet<string> | null = null;
  #listed: Iterable<Pick<Entry, 'path'>> | null = null;

  /** @param tips whose links count beside those of the snapshot: what a change brings. Default: none */
  constructor(location: Location, snapshot: Snapshot | null, tips: readonly Snapshot[] = []) {
    this.#location = location;
    this.#snapshot = snapshot;
    this.#links = new RecordedLinks(location, snapshot === null ? tips : [snapshot, ...tips]);
  }

  /** All that the snapshot holds, where the run has it anyway: git is then not asked again. */
  learn(entries: Iterable<Pick<Entry, 'path'>>): void {
    this.#listed = entries;
  }

  /** Whether `module` (`mypackage.models`) is a Python file, package or folder of Python files of this tree. */
  isModule(module: string): boolean {
    return this.#listing().known.has(module);
  }

  /** The file that Python would import in place of an installed package of this name, or null. A folder without `__init__.py` gives way to it. */
  shadows(topLevel: string): string | null {
    return this.#listing().top.get(topLevel) ?? null;
  }

  /** Whether this tree is the source of the package: its pyproject.toml, setup.py, setup.cfg or PKG-INFO names it. */
  isNamed(topLevel: string): boolean {
    this.#names ??= new Set(this.#metadata().flatMap(packageNames));
    return this.#names.has(topLevel.toLowerCase());
  }

  /** Where a path leads by the links on its way, if that is out of the tree. */
  linkOutside(path: string): string | null {
    return this.#links.outside(path);
  }

  #listing(): Modules {
    this.#modules ??= modulesOf(this.#files());
    return this.#modules;
  }

  /** Without an answer nothing is first-party: the stricter judgement. */
  #files(): readonly string[] {
    if (this.#snapshot === null) return [];
    if (this.#listed !== null) return [...this.#listed].map(({ path }) => path.toString('utf8'));
    const args =
      this.#snapshot.from === 'index'
        ? ['ls-files', '-z', '--full-name', '--', ...LISTED]
        : ['ls-tree', '-r', '-z', '--full-tree', '--name-only', this.#snapshot.revision];
    const { status, stdout } = this.#git(args, LISTING_BYTES);
    return status === 0 ? [...fieldsOf(stdout)].map((field) => field.toString('utf8')) : [];
  }

  /** The texts, as far as they can be read: nothing is named without an answer, the stricter judgement again. */
  #metadata(): readonly string[] {
    if (this.#snapshot === null) return [];
    const prefix = prefixIn(this.#snapshot);
    return this.#listing().metadata.flatMap((file) => {
      const { status, stdout } = this.#git(['cat-file', 'blob', `${prefix}${file}`], METADATA_BYTES);
      return status === 0 ? [stdout.toString('utf8')] : [];
    });
  }

  #git(args: readonly string[], maxBuffer: number) {
    const { cwd, environment } = this.#location;
    const env = gitEnvironment(environment);
    const bounds = { maxBuffer, timeout: timeForGit(), killSignal: 'SIGKILL' } as const;
    return spawnSync(gitProgram(cwd, env), [...NO_MONITOR, ...args], { cwd, env, ...bounds });
  }
}

/** Folders from which Python imports in practice: the tree's own, and `src`. */
const ROOTS: readonly string[] = ['', 'src/'];
/** Projects inside a tree whose folders are looked at as well; further ones are unknown, the stricter judgement. CWE-407. */
const PROJECTS = 256;

/** Those, and the folders of projects in the tree. */
function rootsOf(files: readonly string[]): readonly string[] {
  const projects = new Set(files.filter((name) => METADATA_FILE.test(name)).map(folderOf));
  const folders = [...projects].slice(0, PROJECTS).filter((folder) => folder !== '');
  return [...ROOTS, ...folders.flatMap((folder) => [folder, `${folder}src/`])];
}

function folderOf(file: string): string {
  return file.slice(0, file.lastIndexOf('/') + 1);
}

export interface Modules {
  /** Dotted names of modules, and of all folders above them. */
  readonly known: ReadonlySet<string>;
  /** What Python would import by one word in a program that is started at the root, and the file that it would run. */
  readonly top: ReadonlyMap<string, string>;
  /** Files in which the package names itself that the tree is the source of. */
  readonly metadata: readonly string[];
}

/** @param files from the tree's root, with `/` */
export function modulesOf(files: readonly string[]): Modules {
  const known = new Set<string>();
  const top = new Map<string, string>();
  const metadata = files
    .filter((name) => METADATA_FILE.test(name) && ROOT_METADATA.test(name))
    .slice(0, METADATA_FILES);
  const roots = rootsOf(files);
  for (const file of files.filter((name) => MODULE_FILE.test(name))) {
    for (const root of roots.filter((prefix) => file.startsWith(prefix))) {
      const parts = moduleParts(file.slice(root.length));
      for (let length = parts.length; length > 0; length -= 1) known.add(parts.slice(0, length).join('.'));
      if (parts.length === 1 && parts[0] !== undefined && ROOTS.includes(root))
        top.set(parts[0], top.get(parts[0]) ?? file);
    }
  }
  return { known, top, metadata };
}

/** `a/b.cpython-311-darwin.so` is `a.b`, `a/__init__.py` is `a`. */
function moduleParts(file: string): readonly string[] {
  const folders = file.split('/');
  const stem = (folders.pop() ?? '').replace(/\..*$/, '');
  return stem === '__init__' ? folders : [...folders, stem];
}

/** Symbolic links as trees record them, and whether they lead out of the tree: known from one listing of each, made only when the judge asks. */
import { spawnSync } from 'node:child_process';
import { gitEnvironment, type Location, NO_MONITOR } from './environment.ts';
import { fieldsOf, SYMBOLIC_LINK } from './listing/entry.ts';
import type { Snapshot } from './listing/snapshot.ts';
import { gitProgram } from './program.ts';
import { timeForGit } from './run.ts';

const LISTING_BYTES = 256 * 1024 * 1024;
/** What the longest path of Linux takes. */
const LINK_BYTES = 4096;
/** Links whose targets are read by one git. */
const BATCH_LINKS = 4096;
/** Links on the way of one path; Linux follows as many. */
const MOST_LINKS = 40;

/** Mutable: the listings and the targets, once they were asked for. */
export class RecordedLinks {
  readonly #location: Location;
  readonly #snapshots: readonly Snapshot[];
  /** Of each snapshot: the oid of the target by the path of the link. */
  #listed: readonly ReadonlyMap<string, string>[] | null = null;
  /** By oid; null where it cannot be read. */
  readonly #targets = new Map<string, string | null>();

  constructor(location: Location, snapshots: readonly Snapshot[]) {
    this.#location = location;
    this.#snapshots = [...new Map(snapshots.map((snapshot) => [JSON.stringify(snapshot), snapshot])).values()];
  }

  get #trees(): readonly ReadonlyMap<string, string>[] {
    this.#listed ??= this.#snapshots.map((snapshot) => this.#linksOf(snapshot));
    return this.#listed;
  }

  /** Where a path leads by the links on its way, in any of the trees, if that is out of the tree. */
  outside(path: string): string | null {
    for (const links of this.#trees) {
      const target = links.size === 0 ? null : this.#leaving(links, path);
      if (target !== null) return target;
    }
    return null;
  }

  /** Those of the paths that lead out; of many links the targets are read at once. */
  leaving(paths: readonly string[]): readonly string[] {
    const oids = this.#trees.flatMap((links) => paths.flatMap((path) => links.get(path) ?? []));
    this.#readTargets([...new Set(oids)]);
    return paths.filter((path) => this.outside(path) !== null);
  }

  /** What is not read here is asked for by itself. */
  #readTargets(oids: readonly string[]): void {
    for (let start = 0; start < oids.length; start += BATCH_LINKS) {
      const wanted = oids.slice(start, start + BATCH_LINKS);
      const { status, stdout } = this.#git(
        ['cat-file', '--batch'],
        BATCH_LINKS * (LINK_BYTES + 100),
        `${wanted.join('\n')}\n`,
      );
      let at = 0;
      for (const oid of status === 0 ? wanted : []) {
        const end = stdout.indexOf('\n', at);
        const [, size] = /^[0-9a-f]+ blob (\d+)$/.exec(stdout.toString('latin1', at, end)) ?? [];
        if (end < 0 || size === undefined) return;
        at = end + 1 + Number(size) + 1;
        this.#targets.set(oid, stdout.toString('utf8', end + 1, at - 1));
      }
    }
  }

  /** The target of the link that leaves; null where none does. */
  #leaving(links: ReadonlyMap<string, string>, path: string): string | null {
    const kept: string[] = [];
    let left = path.split('/');
    let last: string | null = null;
    for (let followed = 0; followed <= MOST_LINKS; ) {
      const part = left.shift();
      if (part === undefined) return null;
      if (part === '' || part === '.') continue;
      // What lies there nobody has recorded: settings, with secrets among them.
      if (last !== null && /^\.git$/i.test(part)) return last;
      if (part === '..') {
        if (kept.pop() === undefined) return last;
        continue;
      }
      const oid = links.get([...kept, part].join('/'));
      if (oid === undefined) {
        kept.push(part);
        continue;
      }
      followed += 1;
      last = this.#target(oid);
      if (last === null) return '?'; // it may lead anywhere
      const target = last.replaceAll('\\', '/');
      if (target.startsWith('/') || /^[a-z]:/i.test(target)) return last;
      left = [...target.split('/'), ...left];
    }
    return null; // in circles: nobody opens it
  }

  #target(oid: string): string | null {
    const known = this.#targets.get(oid);
    if (known !== undefined) return known;
    const { status, stdout } = this.#git(['cat-file', 'blob', oid], LINK_BYTES);
    const target = status === 0 ? stdout.toString('utf8') : null;
    this.#targets.set(oid, target);
    return target;
  }

  /** Without an answer there are none: what cannot be listed ends the run elsewhere. */
  #linksOf(snapshot: Snapshot): ReadonlyMap<string, string> {
    const args =
      snapshot.from === 'index'
        ? ['ls-files', '-s', '-z', '--full-name', '--', ':/']
        : ['ls-tree', '-r', '-z', '--full-tree', snapshot.revision];
    const { status, stdout } = this.#git(args, LISTING_BYTES);
    const links = new Map<string, string>();
    for (const field of status === 0 ? fieldsOf(stdout) : []) {
      const line = field.toString('utf8');
      if (!line.startsWith(SYMBOLIC_LINK)) continue;
      // `120000 OID 0` of an index, `120000 blob OID` of a tree.
      const [oid] = /[0-9a-f]{40,64}/.exec(line.slice(SYMBOLIC_LINK.length)) ?? [];
      if (oid !== undefined) links.set(line.slice(line.indexOf('\t') + 1), oid);
    }
    return links;
  }

  #git(args: readonly string[], maxBuffer: number, input = '') {
    const { cwd, environment } = this.#location;
    const env = gitEnvironment(environment);
    const bounds = { input, maxBuffer, timeout: timeForGit(), killSignal: 'SIGKILL' } as const;
    return spawnSync(gitProgram(cwd, env), [...NO_MONITOR, ...args], { cwd, env, ...bounds });
  }
}

/** `extends`: the files that a policy file builds on, farthest first: of the same tree (`./ci/base.yaml`), of an installed package, or of another clone at a ref; data only. */
import path from 'node:path';
import { CheckError } from '../check-error.ts';
import { DEFAULT_POLICY, type Floor } from '../policy/policy.ts';
import { escapeForTerminal } from '../printable.ts';
import { type DraftLayer, mergeLayers } from './layers.ts';
import { type PolicyFile, type PolicyReader, readPolicyText, requirePolicyFile } from './policy-file.ts';

export interface PolicyReaders {
  readonly read: PolicyReader;
  /** Reads a file of an installed package: `@acme/policy/strict.yaml`. Absent: packages cannot be extended here. */
  readonly readPackage?: PolicyReader;
  /** Reads files of another clone at a ref. Absent: none can be extended here. */
  readonly readClone?: CloneReader;
}

/** @param clone a folder @param ref a branch, a tag or a commit there */
export type CloneReader = (clone: string, ref: string) => PolicyReader;

/** The layers, and those policies among them that the files which extend them cannot loosen. */
export interface Extended {
  readonly layers: readonly DraftLayer[];
  readonly floors: readonly Floor[];
}

/** More is a circle or a maze. */
const EXTENDS_DEPTH = 10;
/** More files than this is no policy that a person can follow. CWE-770. */
const EXTENDED_FILES = 100;

/** Where a package that is named without a file keeps its policy. */
const PACKAGE_PLACES = ['model-check.config.json', 'model-check.config.yaml', 'model-check.config.yml', 'package.json'];

/** The file and all that it extends, in the order in which they are laid over each other. @throws CheckError (`usage`) */
export async function extendedLayers(file: PolicyFile, readers: PolicyReaders): Promise<Extended> {
  const found = { layers: [], floors: [] };
  await collect(file, readers, [file.name], found);
  return found;
}

/** Mutable: what was found so far. */
interface Collected {
  readonly layers: DraftLayer[];
  readonly floors: Floor[];
}

async function collect(file: PolicyFile, readers: PolicyReaders, trail: readonly string[], found: Collected) {
  const { layers, floors } = found;
  const start = layers.length;
  for (const name of file.draft.extends ?? []) {
    if (/\p{Cc}/u.test(name)) throw refusal(file, name, 'a control character', './FILE or PACKAGE');
    const base = await baseFile(file, name, readers);
    if (trail.includes(base.name)) throw refusal(file, name, 'a circle', 'a file that does not extend this one');
    if (trail.length > EXTENDS_DEPTH || layers.length > EXTENDED_FILES) {
      throw refusal(file, name, 'too many files', `at most ${EXTENDS_DEPTH} that extend each other`);
    }
    await collect(base, readers, [...trail, base.name], found);
  }
  layers.push({ draft: file.draft, source: file.name });
  if (file.draft.enforce !== undefined && trail.length > 1) floors.push(floorOf(file, layers.slice(start)));
}

/** What a file says with all that it extends, as a floor for those above it. */
export function floorOf({ name, draft: { enforce } }: PolicyFile, layers: readonly DraftLayer[]): Floor {
  const exceptions = typeof enforce === 'object' ? (enforce.exceptions ?? 'none') : 'none';
  return { name, policy: mergeLayers(DEFAULT_POLICY, layers).policy, exceptions };
}

function baseFile(file: PolicyFile, name: string, readers: PolicyReaders): Promise<PolicyFile> {
  if (name.startsWith(CLONE_PREFIX)) return cloneFile(file, name, readers);
  const place = placeInClone(file.name);
  if (place !== null && name.startsWith('.')) {
    return cloneFile(file, `${place.before}${path.posix.join(path.posix.dirname(place.file), name)}`, readers);
  }
  if (place !== null) throw refusal(file, name, 'a package', './FILE of the same clone');
  return name.startsWith('.') ? treeFile(file, name, readers) : packageFile(file, name, readers);
}

export const CLONE_PREFIX = 'git+file:';

/** `git+file:/srv/policies#main:base.yaml`: nothing that git could take for an option or for a range. */
const CLONE_PLACE =
  /^(?<before>git\+file:(?<clone>[^#]+)#(?<ref>(?!-)(?!.*\.\.)[\w./-]+):)(?<file>(?!\/)(?!(?:.*\/)?\.\.?(?:\/|$))[^:]+)$/u;

interface ClonePlace {
  readonly before: string;
  readonly clone: string;
  readonly ref: string;
  readonly file: string;
}

function placeInClone(name: string): ClonePlace | null {
  const groups = CLONE_PLACE.exec(name)?.groups;
  return groups === undefined ? null : (groups as unknown as ClonePlace); // the groups of the pattern
}

/** @throws CheckError (`usage`) */
export function cloneFile(file: PolicyFile, name: string, { readClone }: PolicyReaders): Promise<PolicyFile> {
  const place = placeInClone(name);
  if (place === null) throw refusal(file, name, 'no place in a clone', 'git+file:CLONE#REF:FILE');
  if (readClone === undefined) throw refusal(file, name, 'a clone', './FILE: no clones are read here');
  const read = readClone(place.clone, place.ref);
  return requirePolicyFile(name, () => read(place.file), 'The clone must be there, with that ref and that file.');
}

/** Files of packages are named as Node finds them. */
const PACKAGE_FOLDER = 'node_modules/';
const isInstalled = (name: string): boolean => name.startsWith(PACKAGE_FOLDER);

function treeFile(file: PolicyFile, name: string, { read, readPackage }: PolicyReaders): Promise<PolicyFile> {
  const target = path.posix.join(path.posix.dirname(file.name), name);
  const hint = 'extends names a file relative to the one that it stands in.';
  if (isInstalled(file.name)) {
    const inPackage = target.startsWith(`${packageRoot(file.name)}/`);
    if (!inPackage || readPackage === undefined)
      throw refusal(file, name, 'a path out of its package', './FILE inside it');
    return requirePolicyFile(target, (wanted) => readPackage(wanted.slice(PACKAGE_FOLDER.length)), hint);
  }
  if (isOutside(target) && !isOutside(file.name)) {
    throw refusal(file, name, 'a path out of the repository', './FILE of the same tree');
  }
  return requirePolicyFile(target, read, hint);
}

/** Only a file that --config names may lie there itself. */
function isOutside(name: string): boolean {
  return name.startsWith('../') || path.posix.isAbsolute(name);
}

async function packageFile(file: PolicyFile, name: string, { readPackage }: PolicyReaders): Promise<PolicyFile> {
  if (!/^(@[\w.-]+\/)?\w[\w.-]*(\/[\w-][\w./-]*)?$/.test(name) || name.split('/').includes('..')) {
    throw refusal(file, name, 'no name of a package', './FILE or PACKAGE or PACKAGE/FILE');
  }
  if (readPackage === undefined) throw refusal(file, name, 'a package', './FILE: no packages are installed here');
  const base = packageRoot(PACKAGE_FOLDER + name).slice(PACKAGE_FOLDER.length);
  const places = name === base ? PACKAGE_PLACES.map((place) => `${base}/${place}`) : [name];
  for (const place of places) {
    const content = await readPackage(place);
    const policy = content === null ? null : await readPolicyText(PACKAGE_FOLDER + place, content);
    if (policy !== null) return policy;
  }
  const expected = `an installed package that holds one of these files${ofTree(name)}`;
  throw refusal(file, name, 'no such package with a policy', expected);
}

/** For who has named a file without its dot. */
function ofTree(name: string): string {
  return /\.(?:ya?ml|json)$/.test(name) ? `; a file of the same tree begins with a dot: ./${name}` : '';
}

/** `node_modules/@acme/policy/strict.yaml` → `node_modules/@acme/policy` */
function packageRoot(name: string): string {
  const parts = name.split('/');
  return parts.slice(0, parts[1]?.startsWith('@') ? 3 : 2).join('/');
}

function refusal(file: PolicyFile, name: string, found: string, expected: string): CheckError {
  return new CheckError(
    'usage',
    escapeForTerminal(`${file.name}: extends: found ${found} (${name}), expected ${expected}`),
  );
}

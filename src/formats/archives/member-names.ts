/** Which names of archive members leave the folder into which they are unpacked. CWE-22, CWE-59. */

/** Absolute, with a drive letter or UNC share, or climbing above the root. Backslashes count: one of the readers is on Windows. */
export function leavesFolder(name: string): boolean {
  // Nothing without one of these leaves a folder: archives name thousands of plain members.
  if (!(name.startsWith('/') || name.includes('..') || name.includes('\\') || name.includes(':'))) return false;
  const path = name.replaceAll('\\', '/');
  return path.startsWith('/') || /^[a-z]:/i.test(path) || climbs(path);
}

/** Whether the link `name` points outside the folder. */
export function linkLeavesFolder(name: string, target: string): boolean {
  if (/^[\\/]|^[a-z]:/i.test(target)) return true;
  const parent = name.replaceAll('\\', '/').split('/').slice(0, -1).join('/');
  return climbs(`${parent}/${target.replaceAll('\\', '/')}`);
}

/** What tools call the layers of images: a digest, or an archive in a folder or under the name of one. */
const LAYER = /(?:^|\/)[0-9a-f]{64}(?:\/layer\.tar|\.tar)?$/;

const ROOTED_LAYER = /^\/[0-9a-f]{64}\.tar$/;

/** Whether it is the file system of a container: a link in it leads to a place in the container, wherever that is. */
export function isLayerName(name: string): boolean {
  return LAYER.test(name);
}

/** The name that `pack` gives to a layer in the archive of an image: at the root, where whoever unpacks it puts a file of that name. See https://github.com/buildpacks/imgutil. */
export function isRootedLayer(name: string): boolean {
  return ROOTED_LAYER.test(name);
}

function climbs(path: string): boolean {
  let depth = 0;
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    depth += part === '..' ? -1 : 1;
    if (depth < 0) return true;
  }
  return false;
}

/** Folders that one link passes. */
const MOST_PASSED = 64;

/** The links that an archive has named so far: a path that goes up behind one of them leaves from wherever that leads. Mutable. */
export class ArchiveLinks {
  /** A number for each place that was named, by that of the folder around it and its name there: whole paths of each would take the square of what a long one does. */
  readonly #places = new Map<string, number>();
  /** By place, where each points. */
  readonly #targets = new Map<number, string>();
  /** What earlier links pass before they go up. */
  readonly #climbed = new Set<number>();
  /** One of them passes more than people write: it may pass anything. */
  #climbsFar = false;

  /** @returns whether an earlier link that goes up behind this name now leads elsewhere */
  add(name: string, target: string): boolean {
    const place = plainParts(name).reduce((folder, part) => this.#madeIn(folder, part), ROOT);
    this.#targets.set(place, target);
    const isPassed = this.#climbsFar || this.#climbed.has(place);
    let count = 0;
    for (const passed of passedBeforeClimbing(placeOf(name, target), (folder, part) => this.#madeIn(folder, part))) {
      this.#climbsFar ||= count === MOST_PASSED;
      if (this.#climbsFar) break;
      this.#climbed.add(passed);
      count += 1;
    }
    return isPassed;
  }

  /** Where a link of that name points; a hard link to it points there from its own place. */
  targetOf(name: string): string | null {
    const place = plainParts(name).reduce((folder, part) => this.#foundIn(folder, part), ROOT);
    return this.#targets.get(place) ?? null;
  }

  /** Whether a member's name, or where a link of it points, climbs behind a link. */
  climbsBehind(name: string, target: string | null): boolean {
    if (this.#targets.size === 0) return false;
    const path = target === null ? name : placeOf(name, target);
    for (const place of passedBeforeClimbing(path, (folder, part) => this.#foundIn(folder, part)))
      if (this.#targets.has(place)) return true;
    return false;
  }

  #foundIn(folder: number, part: string): number {
    return this.#places.get(`${folder}/${part}`) ?? NOWHERE;
  }

  #madeIn(folder: number, part: string): number {
    const key = `${folder}/${part}`;
    const place = this.#places.get(key) ?? this.#places.size + 1;
    this.#places.set(key, place);
    return place;
  }
}

const ROOT = 0;
/** No place that was named, nor anything in it. */
const NOWHERE = -1;

/** Where a link points, from the root of the archive. */
function placeOf(name: string, target: string): string {
  const parent = name.replaceAll('\\', '/').split('/').slice(0, -1).join('/');
  return `${parent}/${target}`;
}

/** The places that a path goes through before it goes up for the last time, by how a folder and a name in it are found. */
function* passedBeforeClimbing(path: string, inner: (folder: number, part: string) => number): Generator<number> {
  if (!path.includes('..')) return;
  const parts = path.replaceAll('\\', '/').split('/');
  const way: number[] = [];
  for (const part of parts.slice(0, parts.lastIndexOf('..'))) {
    if (part === '' || part === '.') continue;
    if (part === '..') way.pop();
    else {
      const place = inner(way.at(-1) ?? ROOT, part);
      way.push(place);
      yield place;
    }
  }
}

function plainParts(name: string): readonly string[] {
  return name
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.');
}

/** Which names of archive members leave the folder into which they are unpacked. CWE-22, CWE-59. */

/** Nothing without one of these leaves a folder: archives name thousands of plain members. */
const SUSPICIOUS = /^\/|\.\.|[\\:]/;

/** Absolute, with a drive letter or UNC share, or climbing above the root. Backslashes count: one of the readers is on Windows. */
export function leavesFolder(name: string): boolean {
  if (!SUSPICIOUS.test(name)) return false;
  const path = name.replaceAll('\\', '/');
  return path.startsWith('/') || /^[a-z]:/i.test(path) || climbs(path);
}

/** Whether the link `name` points outside the folder. */
export function linkLeavesFolder(name: string, target: string): boolean {
  if (target.startsWith('/') || /^[a-z]:/i.test(target)) return true;
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

/** The links that an archive has named so far: a path that goes up behind one of them leaves from wherever that leads. Mutable. */
export class ArchiveLinks {
  readonly #names = new Set<string>();

  add(name: string): void {
    this.#names.add(plainPath(name));
  }

  /** Whether a member's name, or where a link of it points, climbs behind a link. */
  climbsBehind(name: string, target: string | null): boolean {
    if (this.#names.size === 0) return false;
    const parent = name.replaceAll('\\', '/').split('/').slice(0, -1).join('/');
    const parts = (target === null ? name : `${parent}/${target}`).replaceAll('\\', '/').split('/');
    const kept: string[] = [];
    let isBehind = false;
    for (const part of parts) {
      if (part === '' || part === '.') continue;
      if (part === '..' && isBehind) return true;
      if (part === '..') kept.pop();
      else kept.push(part);
      isBehind = isBehind || this.#names.has(kept.join('/'));
    }
    return false;
  }
}

function plainPath(name: string): string {
  return name
    .replaceAll('\\', '/')
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

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

function climbs(path: string): boolean {
  let depth = 0;
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    depth += part === '..' ? -1 : 1;
    if (depth < 0) return true;
  }
  return false;
}

/** Who besides this user may write into a folder or file. See https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/sys_stat.h.html. */
import type { Stats } from 'node:fs';

export const GROUP_OR_OTHERS = 0o022;

/** Null where nobody may, or where the system does not say. */
export function otherWriter({ uid, mode }: Stats): 'its owner' | 'others' | null {
  if (process.getuid === undefined) return null;
  if (uid !== process.getuid()) return 'its owner';
  return (mode & GROUP_OR_OTHERS) === 0 ? null : 'others';
}

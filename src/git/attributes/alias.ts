/** Names by which file systems of macOS and Windows open `.gitattributes`. See `is_ntfs_dot_generic` and `is_hfs_dot_generic` of https://github.com/git/git/blob/master/path.c and utf8.c. */

/** Of what is printable: other letters do not count on HFS+, blanks and points at the end not on NTFS, which has short names, too. */
const ALIAS = /^(?:\.gitattributes\.*(?::.*)?|gi(?:tatt|7d29)~\d)$/i;

/**
 * `.GitAttributes`, `.gitattributes.`, `GITATT~1`; not `.gitattributes` itself.
 * @param name without its folder, each character a byte
 */
export function isAttributesAlias(name: string): boolean {
  return name !== '.gitattributes' && ALIAS.test(name.replace(/[^\x21-\x7e]/g, ''));
}

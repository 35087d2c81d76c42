/** Compound files of Windows: documents of Office 97, installers. https://learn.microsoft.com/en-us/openspecs/windows_protocols/ms-cfb/ */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { hasBytesAt } from '../../text/magic.ts';

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

export function isCompoundFile(source: ByteSource): boolean {
  return hasBytesAt(source, 0, MAGIC);
}

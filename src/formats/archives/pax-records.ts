/** The records of a pax extended header: `27 path=some/long/name.pkl\n`. https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html */

/** Later records win; reading stops at the first that is none. */
export function readPaxRecords(bytes: Uint8Array): Map<string, string> {
  const records = new Map<string, string>();
  const buffer = Buffer.from(bytes);
  for (let position = 0; position < buffer.length; ) {
    const space = buffer.indexOf(0x20, position);
    const length = space === -1 ? Number.NaN : Number(buffer.toString('latin1', position, space));
    const equals = buffer.indexOf(0x3d, position);
    const end = position + length;
    if (!(length > 0) || equals <= space || equals >= end || end > buffer.length) break;
    records.set(buffer.toString('utf8', space + 1, equals), buffer.toString('utf8', equals + 1, end - 1));
    position = end;
  }
  return records;
}

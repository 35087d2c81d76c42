/** Reports bytes that may be a model of their own by the two with which they begin. See https://en.wikipedia.org/wiki/List_of_file_signatures. */

/** The first bytes of pickles, zips and the compressions: content that a loader may be given. */
export function startsLikeModel(first: number, second: number): boolean {
  switch (first) {
    case 0x80: // pickle
      return second <= 5;
    case 0x50: // zip
      return second === 0x4b;
    case 0x1f: // gzip, compress
      return second === 0x8b || second === 0x9d;
    case 0x42: // bzip2
      return second === 0x5a;
    case 0xfd: // xz
      return second === 0x37;
    case 0x28: // zstd
      return second === 0xb5;
    case 0x78: // zlib
      return second === 0x01 || second === 0x5e || second === 0x9c || second === 0xda;
    case 0x93: // numpy
      return second === 0x4e;
    case 0x04: // lz4
      return second === 0x22;
    case 0x5a: // joblib's old compression
      return second === 0x46;
    default:
      return false;
  }
}

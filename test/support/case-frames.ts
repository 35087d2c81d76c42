/** How files reach an interpreter that loads each: a loader, a name and the content, each behind its length in four bytes. */

export interface FramedCase {
  readonly loader: string;
  readonly name: string;
  readonly content: Uint8Array;
}

export function framesOf(cases: readonly FramedCase[]): Buffer {
  const framed = (part: Uint8Array) => {
    const length = Buffer.alloc(4);
    length.writeUInt32LE(part.length);
    return [length, part];
  };
  return Buffer.concat(
    cases.flatMap(({ loader, name, content }) => [Buffer.from(loader), Buffer.from(name), content].flatMap(framed)),
  );
}

/** The other end, in Python; it needs `struct` and `sys`. */
export const READ_FRAMES = `def frames():
    while True:
        parts = []
        for _ in range(3):
            head = sys.stdin.buffer.read(4)
            if len(head) < 4: return
            parts.append(sys.stdin.buffer.read(struct.unpack('<I', head)[0]))
        yield parts[0].decode(), parts[1].decode(), parts[2]
`;

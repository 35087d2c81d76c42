/** What CPython resolves: runs streams through its unpicklers with `find_class` overridden, so that nothing is imported or called but inert stubs. See https://docs.python.org/3/library/pickle.html#restricting-globals. */
import { spawn } from 'node:child_process';

/** The C unpickler on a buffered file (which peeks) and on BytesIO (which cannot), and pickle.py; each loads up to three pickles. */
const READERS = String.raw`
import io, json, pickle, struct, sys, warnings
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (1 << 29, 1 << 29))
except Exception:
    pass
warnings.simplefilter('ignore')
# A stub made by a stub is a stub: streams go on as they would with real classes.
class Meta(type):
    def append(*a): pass
    def extend(*a): pass
    def add(*a): pass
    def __setitem__(*a): pass
    def __getattr__(cls, name):
        if name.startswith('__'): raise AttributeError(name)
        return Stub
class Stub(metaclass=Meta):
    def __new__(cls=None, *a, **k): return object.__new__(Stub)
    def __init__(self, *a, **k): pass
    def __call__(self, *a, **k): return Stub()
    def append(*a): pass
    def extend(*a): pass
    def add(*a): pass
    def __setitem__(*a): pass
    def __setstate__(*a): pass
found = set()
def find_class(self, module, name):
    found.add((module, name))
    return Stub
def persistent_load(self, pid):
    return Stub()
class C(pickle._Unpickler if not hasattr(pickle, 'Unpickler') else pickle.Unpickler):
    pass
C.find_class = find_class; C.persistent_load = persistent_load
class P(pickle._Unpickler):
    pass
P.find_class = find_class; P.persistent_load = persistent_load
OPENERS = [(C, lambda d: io.BufferedReader(io.BytesIO(d))), (C, io.BytesIO), (P, io.BytesIO)]
source, sink = sys.stdin.buffer, sys.stdout
while True:
    head = source.read(4)
    if len(head) < 4: break
    data = source.read(struct.unpack('<I', head)[0])
    found.clear()
    for kind, opener in OPENERS:
        file = opener(data)
        for _ in range(3):
            try:
                kind(file, encoding='latin1').load()
            except (Exception, MemoryError, RecursionError):
                break
    sink.write(json.dumps(sorted(found)) + '\n')
`;

export type Pair = readonly [module: string, name: string];

/** The pairs that any reader asked for, per stream. */
export async function resolvedByPython(
  python: string,
  streams: readonly Uint8Array[],
): Promise<readonly (readonly Pair[])[]> {
  const child = spawn(python, ['-c', READERS], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, PYTHONHASHSEED: '0' },
  });
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  const lengths = streams.map(({ length }) => Uint8Array.of(length, length >> 8, length >> 16, length >> 24));
  child.stdin.end(Buffer.concat(streams.flatMap((stream, index) => [lengths[index]!, stream])));
  const code = await ended;
  const lines = Buffer.concat(chunks).toString().trimEnd().split('\n');
  if (code !== 0 || lines.length !== streams.length) {
    throw new Error(`${python} ended with ${code} after ${lines.length} of ${streams.length} streams`);
  }
  return lines.map((line) => JSON.parse(line) as Pair[]); // as printed by the script above
}

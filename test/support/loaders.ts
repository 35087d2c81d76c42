/** The real loaders as oracles: which of many files run the payload when they are loaded. Nothing is executed: `os.system` is replaced by a note before any file is opened. See https://docs.python.org/3/library/pickle.html. */
import { spawnSync } from 'node:child_process';
import { framesOf, READ_FRAMES } from './case-frames.ts';

/** One file, and the loaders that are to open it, by their names below. */
export interface LoaderCase {
  readonly loader: string;
  readonly name: string;
  readonly content: Uint8Array;
}

/** Reads `loader`, `name`, `content` with a length before each; writes a letter a file: `R` it ran, `-` it did not, `X` the loader died or hung. */
const SCRIPT = `
import os, posix, select, signal, struct, sys, tempfile, warnings
warnings.simplefilter('ignore')
ran = []
def note(*command):
    ran.append(command)
    return 0
posix.system = os.system = note
import bz2, gzip, io, lzma, pickle, tarfile, zipfile, zlib
def loads(content):
    try: pickle.loads(content)
    except Exception: pass
def in_a_loop(path):
    with open(path, 'rb') as file:
        while file.peek(1): pickle.load(file)
def opened(opener):
    def load(path):
        with opener(path) as file: pickle.load(file)
    return load
def of_zip(path):
    with zipfile.ZipFile(path) as archive:
        for entry in archive.infolist(): loads(archive.read(entry))
def of_tar(path):
    with tarfile.open(path) as archive:
        for entry in archive:
            file = archive.extractfile(entry)
            if file is not None: loads(file.read())
def of_numpy(path):
    import numpy
    found = numpy.load(path, allow_pickle=True)
    for name in getattr(found, 'files', ()):
        try: found[name]
        except Exception: pass
def of_joblib(path):
    import joblib
    joblib.load(path)
def of_pandas(path):
    import pandas
    pandas.read_pickle(path)
def of_torch(path):
    import inspect, torch
    torch.load(path, **({'weights_only': False} if 'weights_only' in inspect.signature(torch.load).parameters else {}))
def zstandard_open(path):
    import zstandard
    return zstandard.open(path, 'rb')
def lz4_open(path):
    import lz4.frame
    return lz4.frame.open(path, 'rb')
def of_zlib(path):
    with open(path, 'rb') as file: pickle.loads(zlib.decompressobj().decompress(file.read()))
def in_python(path):
    with open(path, 'rb') as file: pickle._load(file)
LOADERS = {'pickle': opened(lambda path: open(path, 'rb')), 'python': in_python, 'loop': in_a_loop, 'gzip': opened(gzip.open), 'bzip2': opened(bz2.open),
    'lzma': opened(lzma.open), 'zlib': of_zlib, 'zip': of_zip, 'tar': of_tar, 'zstandard': opened(zstandard_open), 'lz4': opened(lz4_open),
    'numpy': of_numpy, 'joblib': of_joblib, 'pandas': of_pandas, 'torch': of_torch}
for module in sys.argv[1:]: __import__(module)

class Late(BaseException): pass
def late(*_): raise Late
def open_all(cases, first, sink):
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2): os.dup2(nothing, descriptor)
    signal.signal(signal.SIGALRM, late)
    with tempfile.TemporaryDirectory(prefix='git-model-check-test-') as folder:
        os.chdir(folder)
        for loader, name, content in cases[first:]:
            ran.clear()
            with open(name, 'wb') as file: file.write(content)
            signal.setitimer(signal.ITIMER_REAL, 1)
            try: LOADERS[loader](name)
            except BaseException: pass
            finally: signal.setitimer(signal.ITIMER_REAL, 0)
            os.write(sink, b'R' if ran else b'-')
        os.chdir('/')

${READ_FRAMES}cases = list(frames())
seen = b''
while len(seen) < len(cases):
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(source)
        try: open_all(cases, len(seen), sink)
        finally: os._exit(0)
    os.close(sink)
    while select.select([source], [], [], 10)[0]:
        letters = os.read(source, 65536)
        if not letters: break
        seen += letters
    else: os.kill(child, signal.SIGKILL)
    os.close(source)
    os.waitpid(child, 0)
    if len(seen) < len(cases): seen += b'X'
sys.stdout.write(seen.decode())
`;

/**
 * Which of the files ran the payload: a call of `os.system`, by whatever way.
 * @param modules that the loaders need, imported once
 * @throws when the interpreter fails
 */
export function ranByLoaders(
  python: string,
  modules: readonly string[],
  cases: readonly LoaderCase[],
): readonly boolean[] {
  const input = framesOf(cases);
  const result = spawnSync(python, ['-c', SCRIPT, ...modules], { input, maxBuffer: 1 << 26, encoding: 'utf8' });
  if (result.status !== 0 || result.stdout.length !== cases.length) {
    throw new Error(`${python} ended with ${result.status}: ${result.stderr || result.error?.message}`);
  }
  return [...result.stdout].map((letter) => letter === 'R');
}

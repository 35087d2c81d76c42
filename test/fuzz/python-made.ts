/** Files that only a library can write: a script of Python makes one for each seed, in a process of its own. See https://docs.python.org/3/library/random.html. */
import { spawnSync } from 'node:child_process';

/** `make(seed)` of the script returns the bytes. It runs in a folder that it may fill. */
const FRAME = `
import json, os, random, struct, sys, tempfile, warnings
warnings.simplefilter('ignore')
sink = os.fdopen(os.dup(1), 'wb')
os.dup2(2, 1)
os.chdir(tempfile.mkdtemp(prefix='git-model-check-test-'))
# SCRIPT
for seed in json.loads(sys.stdin.read()):
    content = make(random.Random(seed), seed)
    sink.write(struct.pack('<I', len(content)) + content)
    sink.flush()
import shutil
folder = os.getcwd()
os.chdir('/')
shutil.rmtree(folder)
`;

/** @throws when the script fails */
export function pythonMade(python: string, script: string, seeds: readonly number[]): readonly Uint8Array[] {
  const result = spawnSync(python, ['-c', FRAME.replace('# SCRIPT', () => script)], {
    input: JSON.stringify(seeds),
    maxBuffer: 1 << 30,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONWARNINGS: 'ignore', OMP_NUM_THREADS: '1' },
  });
  if (result.status !== 0) throw new Error(`${python} ended with ${result.status}: ${result.stderr}`);
  const files: Uint8Array[] = [];
  for (let at = 0; at < result.stdout.length; ) {
    const length = result.stdout.readUInt32LE(at);
    files.push(result.stdout.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return files;
}

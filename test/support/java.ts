/** Java as an oracle: compiles a class and runs it, where a JDK is installed. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

let known: boolean | null = null;

export function hasJava(): boolean {
  known ??= spawnSync('javac', ['-version']).status === 0;
  return known;
}

/**
 * Compiles the sources and runs `Main`, which prints one file a line: `name base64`.
 * @throws Error when it does not compile or fails
 */
export function runJava(sources: Readonly<Record<string, string>>): ReadonlyMap<string, Uint8Array> {
  const folder = mkdtempSync(join(tmpdir(), 'model-check-java-'));
  try {
    const files = Object.entries(sources).map(([name, text]) => {
      const file = join(folder, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
      return file;
    });
    run('javac', ['-nowarn', '-d', folder, ...files]);
    const lines = run('java', ['-Xshare:auto', '-XX:TieredStopAtLevel=1', '-cp', folder, 'Main']).trim().split('\n');
    return new Map(lines.map((line) => [line.split(' ')[0] ?? '', Buffer.from(line.split(' ')[1] ?? '', 'base64')]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function run(program: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`${program} ended with ${status}: ${stderr}`);
  return stdout;
}

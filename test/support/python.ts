/** The Python interpreters that serve as oracles: `python3`, the system's, and those that MODEL_CHECK_TEST_PYTHON names. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { ExecutionContext } from 'ava';

/** With MODEL_CHECK_TEST_FULL=1 nothing may be skipped: a missing library is then a failure. */
export const FULL = process.env['MODEL_CHECK_TEST_FULL'] === '1';

/** Packages that the one who set MODEL_CHECK_TEST_FULL could not find anywhere: what needs them says so. */
const ABSENT: ReadonlySet<string> = new Set((process.env['MODEL_CHECK_TEST_ABSENT'] ?? '').split(' '));

/** Whether all of these packages must be there. */
export function demanded(...packages: readonly string[]): boolean {
  return FULL && !packages.some((name) => ABSENT.has(name));
}

/** Interpreters that somebody wants to be tried, each. */
const NAMED = (process.env['MODEL_CHECK_TEST_PYTHON'] ?? '').split(delimiter).filter((name) => name !== '');

/** Without either the first that fits is enough. */
const NEEDS_ALL = FULL || NAMED.length > 0;

/** By the script that they run without an error. */
const known = new Map<string, readonly string[]>();

const ask = (python: string, script: string): string | null => {
  const { status, stdout } = spawnSync(python, ['-c', script], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
};

/** What one process of `npm test` was answered, the others need not ask: scripts/test-all.mjs makes the folder. */
const ANSWERS = process.env['MODEL_CHECK_TEST_ANSWERS'];

function answer(python: string, script: string): string | null {
  if (ANSWERS === undefined) return ask(python, script);
  const file = join(
    ANSWERS,
    createHash('sha256')
      .update(JSON.stringify([python, script]))
      .digest('hex'),
  );
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    // Nobody has asked, or it is being written.
  }
  const said = ask(python, script);
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(said));
  renameSync(own, file);
  return said;
}

let found: readonly string[] | undefined;

/** The programs themselves: one that only looks for another takes longer than most scripts. */
function candidates(): readonly string[] {
  if (found !== undefined) return found;
  const names = [...NAMED, 'python3', '/usr/bin/python3'];
  const programs = names.map((name) => answer(name, 'import sys; print(sys.executable)'));
  found = [...new Set(programs.filter((program) => program !== null))];
  return found;
}

function pythonsThatRun(script: string, among: () => readonly string[]): readonly string[] {
  let pythons = known.get(script);
  if (pythons === undefined) {
    const fits = (python: string) => answer(python, script) !== null;
    pythons = NEEDS_ALL ? among().filter(fits) : [among().find(fits) ?? []].flat();
    known.set(script, pythons);
  }
  return pythons;
}

const findsScript = (modules: readonly string[]): string =>
  `import importlib.util as u, sys; sys.exit(any(u.find_spec(m) is None for m in ${JSON.stringify(modules)}))`;

/** Every interpreter that can import all of the modules; `python3` alone for none. The first is enough unless all are wanted. */
export function pythonsWith(...modules: readonly string[]): readonly string[] {
  return pythonsThatRun(findsScript(modules), candidates);
}

/** Of those, the ones where the imports really succeed: a library may be there and not fit the one it builds on. */
export function pythonsThatImport(...modules: readonly string[]): readonly string[] {
  if (modules.length === 0) return pythonsWith();
  const finds = () => candidates().filter((python) => answer(python, findsScript(modules)) !== null);
  return pythonsThatRun(modules.map((module) => `import ${module}`).join('; '), finds);
}

/**
 * Runs a script; its standard output.
 * @throws when it fails
 */
export function runPython(python: string, script: string, args: readonly string[] = [], cwd?: string): string {
  const result = spawnSync(python, ['-c', script, ...args], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONWARNINGS: 'ignore' },
  });
  if (result.status !== 0)
    throw new Error(`${python} ended with ${result.status}: ${result.stderr || result.error?.message}`);
  return result.stdout;
}

/** A Python that imports the module of its own library. Null where there is none: the test says so, and fails where it must not be skipped. */
export function pythonWith(t: ExecutionContext, module: string, isDemanded = demanded(module)): string | null {
  const [python] = pythonsThatImport(module);
  if (python !== undefined) return python;
  t.log(`skipped: no python with ${module}`);
  t.false(isDemanded, `MODEL_CHECK_TEST_FULL=1 demands ${module}`);
  return null;
}

/** The same, in a folder of the test. */
export function pythonInFolder(
  t: ExecutionContext,
  module: string,
  isDemanded = demanded(module),
): { readonly folder: string; run(script: string, args: readonly string[]): void } | null {
  const python = pythonWith(t, module, isDemanded);
  if (python === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  return { folder, run: (script, args) => void runPython(python, script, args, folder) };
}

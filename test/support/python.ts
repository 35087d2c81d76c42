/** The Python interpreters that serve as oracles: `python3`, the system's, and those that MODEL_CHECK_TEST_PYTHON names. */
import { spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';

/** With MODEL_CHECK_TEST_FULL=1 nothing may be skipped: a missing library is then a failure. */
export const FULL = process.env['MODEL_CHECK_TEST_FULL'] === '1';

/** Packages that the one who set MODEL_CHECK_TEST_FULL could not find anywhere: what needs them says so. */
const ABSENT: ReadonlySet<string> = new Set((process.env['MODEL_CHECK_TEST_ABSENT'] ?? '').split(' '));

/** Whether all of these packages must be there. */
export function demanded(...packages: readonly string[]): boolean {
  return FULL && !packages.some((name) => ABSENT.has(name));
}

const known = new Map<string, readonly string[]>();

function candidates(): readonly string[] {
  const named = (process.env['MODEL_CHECK_TEST_PYTHON'] ?? '').split(delimiter).filter((name) => name !== '');
  return [...new Set([...named, 'python3', '/usr/bin/python3'])];
}

/** Every interpreter that can import all of the modules; `python3` alone for none. */
export function pythonsWith(...modules: readonly string[]): readonly string[] {
  const key = modules.join(',');
  let found = known.get(key);
  if (found === undefined) {
    const probe = `import importlib.util as u, sys; sys.exit(any(u.find_spec(m) is None for m in ${JSON.stringify(modules)}))`;
    found = candidates().filter((python) => spawnSync(python, ['-c', probe]).status === 0);
    known.set(key, found);
  }
  return found;
}

/** Of those, the ones where the imports really succeed: a library may be there and not fit the one it builds on. */
export function pythonsThatImport(...modules: readonly string[]): readonly string[] {
  const script = modules.map((module) => `import ${module}`).join('; ');
  return pythonsWith(...modules).filter((python) => spawnSync(python, ['-c', script]).status === 0);
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

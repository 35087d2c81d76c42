/** What lies below node's own modules, which take as long to load as git takes to answer. See https://nodejs.org/api/deprecations.html#dep0111-processbinding. */

type Environment = Readonly<Record<string, string | undefined>>;

/** Lines of node that get no more changes than those against attacks. In a later one it may differ tomorrow, and node ends the process where it does. */
const SETTLED = ['v20.', 'v22.'];
/** Node would warn, or refuses. */
const REFUSED = ['--pending-deprecation', '--permission', '--experimental-permission'];

/**
 * Null where the module is to be used, which does the same.
 * @param names of bindings: what they hold comes in one object
 */
export function nodeBinding(
  names: readonly string[],
  environment: Environment,
  version: string = process.version,
): object | null {
  const flags = [...process.execArgv, environment['NODE_OPTIONS'] ?? ''].join(' ');
  const isWarned = environment['NODE_PENDING_DEPRECATION'] === '1' || REFUSED.some((flag) => flags.includes(flag));
  if (process.platform === 'win32' || !SETTLED.some((line) => version.startsWith(line)) || isWarned) return null;
  try {
    const { binding } = process as unknown as { binding(name: string): object }; // its types leave it out
    return Object.assign({}, ...names.map((name) => binding(name)));
  } catch {
    return null;
  }
}

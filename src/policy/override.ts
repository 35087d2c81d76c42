/** The policy that counts for one path: the overrides whose globs match it, the later ones winning key by key. */
import picomatch from 'picomatch';
import { ofPath } from './floor.ts';
import type { Policy, PolicyOverride } from './policy.ts';

/** @param path as reported, with `/` */
export function policyForPath(policy: Policy, path: string): Policy {
  const own = withOverrides(policy, path);
  return (policy.floors ?? []).reduce((above, floor) => ofPath(above, withOverrides(floor.policy, path)), own);
}

function withOverrides(policy: Policy, path: string): Policy {
  return policy.overrides.filter((override) => matchesAny(override.files, path)).reduce(withOverride, policy);
}

/** Globs as .gitignore readers expect them: a name without a slash matches at any depth, a folder (`data/`) all below it, dot files included. */
export function matchesAny(globs: readonly string[], path: string): boolean {
  return globs.some((glob) => matches(glob, path));
}

/** As `matchesAny`; a folder that matches stands for all below it, as in `.gitignore`: `models` looks at `models/a.pkl`. */
export function includesAny(globs: readonly string[], path: string): boolean {
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (matchesAny(globs, path.slice(0, end))) return true;
  }
  return false;
}

function matches(glob: string, path: string): boolean {
  const anchored = glob.replace(/^\/+/, '');
  const whole = anchored.endsWith('/') ? `${anchored}**` : anchored;
  // Every character of a name counts, line ends among them.
  return picomatch(whole, { dot: true, basename: !glob.includes('/'), flags: 's' })(path);
}

function withOverride(policy: Policy, { failOn, strict, operators }: PolicyOverride): Policy {
  return {
    ...policy,
    ...(failOn === undefined ? {} : { failOn }),
    ...(strict === undefined ? {} : { strict }),
    ...(operators === undefined ? {} : { operators: added(policy, operators) }),
  };
}

/** The override's rows come first: the first that names an operator counts. */
function added({ operators }: Policy, own: NonNullable<PolicyOverride['operators']>): Policy['operators'] {
  return { safe: [...own.safe, ...operators.safe], dangerous: [...own.dangerous, ...operators.dangerous] };
}

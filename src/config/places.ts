/** Where a policy may lie: cosmiconfig's places for the name `model-check`, without those that would execute code. See https://github.com/cosmiconfig/cosmiconfig#searchplaces. */

/** The key in `package.json`, and the stem of the other names. */
export const POLICY_NAME = 'model-check';

/** In the order in which cosmiconfig looks; the first that holds a policy counts. test/config/places.test.ts holds it against cosmiconfig's own list. */
export const POLICY_PLACES = [
  'package.json',
  '.model-checkrc',
  '.model-checkrc.json',
  '.model-checkrc.yaml',
  '.model-checkrc.yml',
  '.config/model-checkrc',
  '.config/model-checkrc.json',
  '.config/model-checkrc.yaml',
  '.config/model-checkrc.yml',
  'model-check.config.json',
  'model-check.config.yaml',
  'model-check.config.yml',
] as const;

const NEAR_STEMS = ['model-checkrc', 'model-check', 'model-check.config', 'git-model-check.config', 'modelcheckrc'];
const NEAR_ENDINGS = ['', '.json', '.yaml', '.yml', '.toml', '.js', '.cjs', '.mjs', '.ts'];

/** Names that a person may take for a place of the policy: other endings, a dot too many or too few. Noted, never read. */
export const nearPlaces = (): readonly string[] =>
  NEAR_STEMS.flatMap((stem) =>
    ['', '.', '.config/'].flatMap((before) => NEAR_ENDINGS.map((ending) => `${before}${stem}${ending}`)),
  )
    .filter((name) => !(POLICY_PLACES as readonly string[]).includes(name))
    .filter((name) => !/^(?:\.config\/)?\.?(?:git-)?model-check(?:\.config)?$/.test(name)); // a program or a folder

/** What `init` writes when there is none. */
export const DEFAULT_POLICY_PLACE = '.model-checkrc.yaml';

/** A policy is written by hand: more than this is a mistake or an attack. CWE-770. */
export const POLICY_BYTES = 1024 * 1024;

export function isPackageFile(file: string): boolean {
  return file === 'package.json' || file.endsWith('/package.json');
}

/** JSON by its name; all else is read as YAML, of which JSON is a part. */
export function isJsonFile(file: string): boolean {
  return file.endsWith('.json');
}

/** What the variables that set a value begin with: `MODEL_CHECK_FAIL_ON`. */
export const VARIABLE_PREFIX = 'MODEL_CHECK_';

/** Whether any variable has that prefix. */
export function hasVariables(environment: Readonly<Record<string, string | undefined>>): boolean {
  return Object.keys(environment).some((name) => name.startsWith(VARIABLE_PREFIX));
}

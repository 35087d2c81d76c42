/** Settings from outside the policy file: flags, MODEL_CHECK_* variables and git's `modelcheck.*`, as drafts of a policy. See https://git-scm.com/docs/git-config. */
import { DEFAULT_LIMITS } from '../limits.ts';
import { nearestOf } from '../nearest.ts';
import { UNKNOWN_USES } from '../policy/policy.ts';
import { type Complain, type Complaint, complaintError, oneOfNames } from './complaint.ts';
import { VARIABLE_PREFIX } from './places.ts';
import {
  failOnShape,
  formatIds,
  globs,
  missingLfsShape,
  type PolicyDraft,
  selfApprovalShape,
  severityShape,
} from './policy-shape.ts';
import { count, flag, type Shape } from './shape.ts';

/** One value of the policy that can be set from outside: texts become the value. */
interface Setting {
  /** `limits.nestingDepth` */
  readonly key: string;
  readonly shape: Shape<unknown>;
  /** Text as the shape wants it; by default itself. */
  readonly parse?: (text: string) => unknown;
  readonly many?: true;
}

const TRUE = /^(true|yes|on|1|)$/i; // git takes a variable without a value for true
const FALSE = /^(false|no|off|0)$/i;
const toFlag = (text: string): unknown => (TRUE.test(text) ? true : FALSE.test(text) ? false : text);
const toNumber = (text: string): unknown => (/^\d+$/.test(text) ? Number(text) : text);
const lines = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

const SETTINGS: readonly Setting[] = [
  { key: 'failOn', shape: failOnShape },
  { key: 'strict', shape: flag, parse: toFlag },
  { key: 'selfApproval', shape: selfApprovalShape },
  { key: 'include', shape: globs, parse: lines, many: true },
  { key: 'exclude', shape: globs, parse: lines, many: true },
  { key: 'formats.only', shape: formatIds, parse: lines, many: true },
  { key: 'formats.never', shape: formatIds, parse: lines, many: true },
  { key: 'lfs.missing', shape: missingLfsShape },
  ...UNKNOWN_USES.map((use) => ({ key: `unknown.${use}`, shape: severityShape })),
  ...Object.keys(DEFAULT_LIMITS).map((name) => ({ key: `limits.${name}`, shape: count, parse: toNumber })),
];

/** A value of one setting and where it is from: `MODEL_CHECK_FAIL_ON`, `git config modelcheck.failon`, `--fail-on`. */
export interface GivenSetting {
  readonly key: string;
  readonly value: unknown;
  readonly source: string;
}

/** Flags of the command line that belong to the policy. */
export interface PolicyFlags {
  readonly failOn?: string;
  readonly strict?: boolean;
}

/** Entries of git's configuration as `git config -z --get-regexp '^modelcheck\.'` lists them: keys in lower case, later ones win, lists add up. */
export type GitConfig = readonly (readonly [key: string, value: string])[];

/** Variables that are not part of the policy: other parts of the program read them. */
const OTHER_VARIABLES = [
  'MODEL_CHECK_CONFIG',
  'MODEL_CHECK_POLICY_FLOOR',
  'MODEL_CHECK_NO_CONFIG',
  'MODEL_CHECK_CACHE_DIR',
  'MODEL_CHECK_CACHE_KEY',
  'MODEL_CHECK_NO_CACHE',
];
const TEST_VARIABLES = /^MODEL_CHECK_TEST_/;
const GIT_SECTION = 'modelcheck.';

/** `lfs.missing` → `MODEL_CHECK_LFS_MISSING` */
export function variableOf(key: string): string {
  return `${VARIABLE_PREFIX}${key
    .replaceAll(/[A-Z]/g, (letter) => `_${letter}`)
    .replaceAll('.', '_')
    .toUpperCase()}`;
}

/** @throws CheckError (`usage`) for a variable that is like one of ours, or a value that does not fit; others are not ours */
export function environmentSettings(environment: Readonly<Record<string, string | undefined>>): GivenSetting[] {
  const byName = new Map(SETTINGS.map((setting) => [variableOf(setting.key), setting]));
  return ourVariables(environment).flatMap(([name, value]) => {
    const setting = byName.get(name);
    if (setting !== undefined) return [given(setting, value ?? '', name)];
    return nearestVariable(name) === undefined ? [] : refuse(name, KNOWN_VARIABLES, 'variable');
  });
}

/** One line for each variable that has our prefix and is like none of ours: another program's, or a mistake. */
export function unknownVariables(environment: Readonly<Record<string, string | undefined>>): string[] {
  return ourVariables(environment)
    .map(([name]) => name)
    .filter((name) => !KNOWN_VARIABLES.includes(name) && nearestVariable(name) === undefined)
    .map((name) => `${name} is not read: there is no such setting`);
}

function ourVariables(environment: Readonly<Record<string, string | undefined>>) {
  return Object.entries(environment)
    .filter(([name]) => name.startsWith(VARIABLE_PREFIX) && !TEST_VARIABLES.test(name))
    .filter(([name]) => !OTHER_VARIABLES.includes(name));
}

const KNOWN_VARIABLES = [...SETTINGS.map(({ key }) => variableOf(key)), ...OTHER_VARIABLES];

/** By what stands behind the prefix, which all have alike. */
function nearestVariable(name: string): string | undefined {
  const rest = (variable: string): string => variable.slice(VARIABLE_PREFIX.length);
  return nearestOf(rest(name), KNOWN_VARIABLES.map(rest));
}

/** A key of git's configuration that is no value of the policy, in lower case. */
export const FLOOR_KEY = `${GIT_SECTION}policyfloor`;

/** @throws CheckError (`usage`) for an unknown key or a value that does not fit */
export function gitSettings(config: GitConfig): GivenSetting[] {
  const byName = new Map(SETTINGS.map((setting) => [`${GIT_SECTION}${setting.key.toLowerCase()}`, setting]));
  const known = [...SETTINGS.map(({ key }) => GIT_SECTION + key), `${GIT_SECTION}policyFloor`];
  const collected = new Map<Setting, { name: string; text: string }>();
  for (const [name, value] of config) {
    const lower = name.toLowerCase();
    if (lower === FLOOR_KEY) continue; // names a file
    const setting = byName.get(lower) ?? refuse(name, known, 'key');
    const before = setting.many === true ? collected.get(setting)?.text : undefined;
    collected.set(setting, { name: lower, text: before === undefined ? value : `${before}\n${value}` });
  }
  return [...collected].map(([setting, { name, text }]) => given(setting, text, `git config ${name}`));
}

/** @throws CheckError (`usage`) for a value that does not fit */
export function flagSettings({ failOn, strict }: PolicyFlags): GivenSetting[] {
  const settings: GivenSetting[] = [];
  if (failOn !== undefined) settings.push(given(SETTINGS[0]!, failOn, '--fail-on')); // the table's first row
  if (strict !== undefined) settings.push({ key: 'strict', value: strict, source: '--strict' });
  return settings;
}

function given({ key, shape, parse }: Setting, text: string, source: string): GivenSetting {
  const complaints: Complaint[] = [];
  const complain: Complain = (complaint) => complaints.push(complaint);
  const value = shape.read(parse === undefined ? text : parse(text), '', complain);
  const [first, ...rest] = complaints;
  if (first !== undefined) throw complaintError(source, [first, ...rest]);
  return { key, value, source };
}

function refuse(name: string, known: readonly string[], kind: string): never {
  const near = nearestOf(name, known);
  const nearest = near === undefined ? {} : { nearest: near };
  throw complaintError(name, [{ at: '', found: `an unknown ${kind}`, expected: oneOfNames(known), ...nearest }]);
}

/** A setting as the draft of a policy that says nothing else. */
export function draftOf({ key, value }: GivenSetting): PolicyDraft {
  const [first = '', second] = key.split('.');
  return second === undefined ? { [first]: value } : { [first]: { [second]: value } };
}

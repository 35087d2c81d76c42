/** The policy that counts: defaults < extended files < policy file < git's configuration < environment < flags, each value with its source. */
import { CheckError } from '../check-error.ts';
import { looserThan, underFloor } from '../policy/floor.ts';
import { DEFAULT_POLICY, type Floor, type Policy } from '../policy/policy.ts';
import {
  CLONE_PREFIX,
  type CloneReader,
  cloneFile,
  type Extended,
  extendedLayers,
  floorOf,
  type PolicyReaders,
} from './extend.ts';
import { type DraftLayer, GROUPS, mergeLayers, type PolicySources } from './layers.ts';
import { DEFAULT_POLICY_PLACE, hasVariables, nearPlaces, POLICY_PLACES } from './places.ts';
import { type PolicyFile, type PolicyReader, readPolicyText, requirePolicyFile } from './policy-file.ts';
import {
  draftOf,
  environmentSettings,
  flagSettings,
  type GitConfig,
  gitSettings,
  type PolicyFlags,
  unknownVariables,
} from './settings.ts';

export interface PolicyRequest {
  /** Null: no policy file at all (`--no-config`). */
  readonly read: PolicyReader | null;
  /** Named by `--config`: only this file is read, and it must be there. */
  readonly file?: string;
  /** Reads a file of an installed package, for `extends`: `@acme/policy/strict.yaml`. Absent: packages cannot be extended here. */
  readonly readPackage?: PolicyReader;
  /** Reads files of another clone, for `extends`. Absent: none can be extended here. */
  readonly readClone?: CloneReader;
  /** What the policy cannot loosen, whoever sets it: every one of them counts. */
  readonly floors?: readonly FloorRequest[];
  readonly flags?: PolicyFlags;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly gitConfig?: GitConfig;
}

/** A policy file from outside that is a floor. */
export interface FloorRequest {
  /** `./FILE`-like or absolute, as its reader takes it; or `git+file:CLONE#REF:FILE`. */
  readonly file: string;
  readonly read: PolicyReader;
  /** Who named it: `--policy-floor`. */
  readonly source: string;
}

/** What a floor has taken back. */
export interface AppliedFloor {
  readonly name: string;
  /** One short phrase for each way in which the policy is looser. */
  readonly looser: readonly string[];
}

export interface LoadedPolicy {
  readonly policy: Policy;
  /** The policy file, or null where there is none. */
  readonly file: string | null;
  /** Where each value that is not a default is from, by its key path: `failOn`, `limits.nestingDepth`, `allow`. */
  readonly sources: PolicySources;
  /** What the policy was held against, nearest last. */
  readonly floors: readonly AppliedFloor[];
  /** One line each: a policy file that is not read, a variable that nobody knows. */
  readonly notices: readonly string[];
}

/** @throws CheckError (`usage`) for all that is wrong with the policy: file, key path, found, expected, nearest valid key */
export async function loadPolicy(request: PolicyRequest): Promise<LoadedPolicy> {
  const { file, notices } = await findPolicy(request);
  const { layers, floors } = await fileLayers(file, request);
  const { policy, sources } = mergeLayers(DEFAULT_POLICY, [...layers, ...outsideLayers(request)]);
  const held = heldAgainst(policy, sources, [...floors, ...(await outsideFloors(request))]);
  const { environment = {} } = request;
  const unknown = hasVariables(environment) ? unknownVariables(environment) : [];
  return {
    ...held,
    file: file?.name ?? null,
    notices: [...notices, ...unknown, ...held.floors.flatMap(floorNotice)],
  };
}

async function fileLayers(file: PolicyFile | null, request: PolicyRequest): Promise<Extended> {
  const { read } = request;
  if (file === null || read === null) return { layers: [], floors: [] };
  return extendedLayers(file, readersOf(request, read));
}

function readersOf({ readPackage, readClone }: PolicyRequest, read: PolicyReader): PolicyReaders {
  return {
    read,
    ...(readPackage === undefined ? {} : { readPackage }),
    ...(readClone === undefined ? {} : { readClone }),
  };
}

/** @throws CheckError (`usage`) for a floor that is not there: without it nothing would be held */
async function outsideFloors(request: PolicyRequest): Promise<readonly Floor[]> {
  const floors: Floor[] = [];
  for (const { file, read, source } of request.floors ?? []) {
    const readers = readersOf(request, read);
    const hint = `${source} names it; nothing is judged without it.`;
    const found = file.startsWith(CLONE_PREFIX)
      ? await cloneFile({ name: source, draft: {} }, file, readers)
      : await requirePolicyFile(file, read, hint);
    const { layers, floors: inner } = await extendedLayers(found, readers);
    floors.push(...inner, floorOf(found, layers));
  }
  return floors;
}

function heldAgainst(policy: Policy, sources: PolicySources, floors: readonly Floor[]) {
  const applied = floors.map((floor) => ({ name: floor.name, looser: looserThan(floor, policy) }));
  const held = floors.reduce(underFloor, policy);
  const changed = floors.length === 0 ? [] : keyPathsOf(policy).filter(([key, value]) => !isSame(held, key, value));
  const names = floors.map(({ name }) => `floor ${name}`);
  return {
    policy: held,
    floors: applied,
    sources: { ...sources, ...Object.fromEntries(changed.map(([key]) => [key, [...(sources[key] ?? []), ...names]])) },
  };
}

function keyPathsOf(policy: Policy): (readonly [string, unknown])[] {
  return Object.entries(policy).flatMap(([key, value]) =>
    GROUPS.has(key)
      ? Object.entries(value as object).map(([inner, each]) => [`${key}.${inner}`, each] as const) // the groups are mappings
      : [[key, value] as const],
  );
}

function isSame(held: Policy, key: string, value: unknown): boolean {
  const [, now] = keyPathsOf(held).find(([name]) => name === key) ?? [];
  return JSON.stringify(now) === JSON.stringify(value);
}

/** Ways that the notice names. */
const NAMED_WAYS = 5;

function floorNotice({ name, looser }: AppliedFloor): string[] {
  if (looser.length === 0) return [];
  const more = looser.length > NAMED_WAYS ? `; and ${looser.length - NAMED_WAYS} more` : '';
  const ways = looser.slice(0, NAMED_WAYS).join('; ');
  return [`the policy is looser than ${name} allows, which counts instead: ${ways}${more}`];
}

/** Few runs have any: to load what reads them takes longer than to look whether there are some. */
function outsideLayers({ gitConfig = [], environment = {}, flags = {} }: PolicyRequest): DraftLayer[] {
  const settings = [
    ...(gitConfig.length === 0 ? [] : gitSettings(gitConfig)),
    ...(hasVariables(environment) ? environmentSettings(environment) : []),
    ...(Object.keys(flags).length === 0 ? [] : flagSettings(flags)),
  ];
  return settings.map((setting) => ({ draft: draftOf(setting), source: setting.source, outside: true }));
}

async function findPolicy(request: PolicyRequest): Promise<{ file: PolicyFile | null; notices: readonly string[] }> {
  const { read, file } = request;
  if (read === null) return { file: null, notices: [] };
  if (file !== undefined) {
    return { file: await requirePolicyFile(file, read, 'git model-check init writes one.'), notices: [] };
  }
  const [first, ...others] = await policiesOf(read);
  const notices =
    first === undefined
      ? await nearNotices(read)
      : others.map(({ name }) => `${name} is not read: the policy is ${first.name}`);
  return { file: first ?? null, notices };
}

/** Where there is no policy, but a file that somebody may take for one. */
async function nearNotices(read: PolicyReader): Promise<readonly string[]> {
  const near = nearPlaces();
  const names = read.among?.(near) ?? near;
  const found = await Promise.all(names.map(async (name) => ((await isThere(read, name)) ? [name] : [])));
  return found
    .flat()
    .map((name) => `${name} is not read: no policy has that name; write ${DEFAULT_POLICY_PLACE} (data, never code)`);
}

async function isThere(read: PolicyReader, name: string): Promise<boolean> {
  try {
    return (await read(name)) !== null;
  } catch (error) {
    if (error instanceof CheckError && error.kind === 'usage') return false; // a folder, or what cannot be read
    throw error;
  }
}

/** Every place that holds a policy, in cosmiconfig's order. */
async function policiesOf(read: PolicyReader): Promise<PolicyFile[]> {
  const contents = await Promise.all(POLICY_PLACES.map(read));
  const files: PolicyFile[] = [];
  for (const [index, place] of POLICY_PLACES.entries()) {
    const content = contents[index] ?? null;
    const file = content === null ? null : await readPolicyText(place, content);
    if (file !== null) files.push(file);
  }
  return files;
}

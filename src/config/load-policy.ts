/** The policy that counts: defaults < extended files < policy file < git's configuration < environment < flags, each value with its source. */
import { CheckError } from '../check-error.ts';
import { DEFAULT_POLICY, type Policy } from '../policy/policy.ts';
import { extendedLayers } from './extend.ts';
import { type DraftLayer, mergeLayers, type PolicySources } from './layers.ts';
import { DEFAULT_POLICY_PLACE, NEAR_PLACES, POLICY_PLACES } from './places.ts';
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
  readonly flags?: PolicyFlags;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly gitConfig?: GitConfig;
}

export interface LoadedPolicy {
  readonly policy: Policy;
  /** The policy file, or null where there is none. */
  readonly file: string | null;
  /** Where each value that is not a default is from, by its key path: `failOn`, `limits.nestingDepth`, `allow`. */
  readonly sources: PolicySources;
  /** One line each: a policy file that is not read, a variable that nobody knows. */
  readonly notices: readonly string[];
}

/** @throws CheckError (`usage`) for all that is wrong with the policy: file, key path, found, expected, nearest valid key */
export async function loadPolicy(request: PolicyRequest): Promise<LoadedPolicy> {
  const { file, notices } = await findPolicy(request);
  const layers = [...(await fileLayers(file, request)), ...outsideLayers(request)];
  return {
    ...mergeLayers(DEFAULT_POLICY, layers),
    file: file?.name ?? null,
    notices: [...notices, ...unknownVariables(request.environment ?? {})],
  };
}

async function fileLayers(file: PolicyFile | null, { read, readPackage }: PolicyRequest): Promise<DraftLayer[]> {
  if (file === null || read === null) return [];
  return extendedLayers(file, readPackage === undefined ? { read } : { read, readPackage });
}

function outsideLayers({ gitConfig = [], environment = {}, flags = {} }: PolicyRequest): DraftLayer[] {
  const settings = [...gitSettings(gitConfig), ...environmentSettings(environment), ...flagSettings(flags)];
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
  const found = await Promise.all(NEAR_PLACES.map(async (name) => ((await isThere(read, name)) ? [name] : [])));
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

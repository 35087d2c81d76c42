/** The policy that counts: defaults < extended files < policy file < git's configuration < environment < flags, each value with its source. */
import { DEFAULT_POLICY, type Policy } from '../policy/policy.ts';
import { extendedLayers } from './extend.ts';
import { type DraftLayer, mergeLayers, type PolicySources } from './layers.ts';
import { POLICY_PLACES } from './places.ts';
import { type PolicyFile, type PolicyReader, readPolicyText, requirePolicyFile } from './policy-file.ts';
import {
  draftOf,
  environmentSettings,
  flagSettings,
  type GitConfig,
  gitSettings,
  type PolicyFlags,
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
  /** One line each: a second policy file that is not read. */
  readonly notices: readonly string[];
}

/** @throws CheckError (`usage`) for all that is wrong with the policy: file, key path, found, expected, nearest valid key */
export async function loadPolicy(request: PolicyRequest): Promise<LoadedPolicy> {
  const { file, notices } = await findPolicy(request);
  const layers = [...(await fileLayers(file, request)), ...outsideLayers(request)];
  return { ...mergeLayers(DEFAULT_POLICY, layers), file: file?.name ?? null, notices };
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
  const notices = others.map(({ name }) => `${name} is not read: the policy is ${first?.name}`);
  return { file: first ?? null, notices };
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

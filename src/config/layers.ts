/** What files and settings say, laid over each other: single values are replaced, lists of exceptions, globs and operators add up. */
import type { OwnOperators, UnknownSeverities } from '../judge/who/own-rows.ts';
import type { Limits } from '../limits.ts';
import type { Policy, PolicyOverride } from '../policy/policy.ts';
import type { PolicyDraft } from './policy-shape.ts';

/** What one file or setting says, and its name. */
export interface DraftLayer {
  readonly draft: PolicyDraft;
  /** `.model-checkrc.yaml`, `MODEL_CHECK_FAIL_ON`, `--fail-on` */
  readonly source: string;
  /** From git's configuration, the environment or a flag: it also wins over what a file says for some paths. */
  readonly outside?: true;
}

/** Key path → the sources of the value, farthest first; one for a single value, several for a list that adds up. */
export type PolicySources = Readonly<Record<string, readonly string[]>>;

/** @param layers the last one wins */
export function mergeLayers(
  defaults: Policy,
  layers: readonly DraftLayer[],
): { policy: Policy; sources: PolicySources } {
  const sources: Record<string, string[]> = {};
  let policy = defaults;
  for (const layer of layers) {
    note(sources, layer);
    const overrides = layer.outside === true ? policy.overrides.map(without(layer.draft)) : policy.overrides;
    policy = over({ ...policy, overrides }, layer.draft);
  }
  return { policy, sources };
}

function over(below: Policy, draft: PolicyDraft): Policy {
  return {
    failOn: draft.failOn ?? below.failOn,
    strict: draft.strict ?? below.strict,
    selfApproval: draft.selfApproval ?? below.selfApproval,
    include: [...(draft.include ?? below.include)],
    exclude: [...below.exclude, ...(draft.exclude ?? [])],
    formats: {
      only: [...(draft.formats?.only ?? below.formats.only)],
      never: [...below.formats.never, ...(draft.formats?.never ?? [])],
    },
    lfs: { missing: draft.lfs?.missing ?? below.lfs.missing },
    limits: { ...below.limits, ...(draft.limits as Limits | undefined) }, // a draft has no undefined values
    unknown: { ...below.unknown, ...(draft.unknown as UnknownSeverities | undefined) }, // as above
    operators: withOperators(below.operators, draft.operators ?? {}),
    allow: [...(draft.allow ?? []), ...below.allow],
    overrides: [...below.overrides, ...(draft.overrides ?? [])].map(completeOverride),
  };
}

/** The nearer file's rows come first: the first that names an operator counts. */
function withOperators(below: OwnOperators, { safe = [], dangerous = [] }: Partial<OwnOperators>): OwnOperators {
  return { safe: [...safe, ...below.safe], dangerous: [...dangerous, ...below.dangerous] };
}

function completeOverride(override: Policy['overrides'][number]): Policy['overrides'][number] {
  const { operators } = override;
  return operators === undefined
    ? override
    : { ...override, operators: withOperators({ safe: [], dangerous: [] }, operators) };
}

/** An override that leaves to the whole policy what the draft says. */
function without({ failOn, strict }: PolicyDraft): (override: PolicyOverride) => PolicyOverride {
  return ({ failOn: ownFailOn, strict: ownStrict, ...rest }) => ({
    ...rest,
    ...(failOn !== undefined || ownFailOn === undefined ? {} : { failOn: ownFailOn }),
    ...(strict !== undefined || ownStrict === undefined ? {} : { strict: ownStrict }),
  });
}

/** Keys that hold keys. */
export const GROUPS: ReadonlySet<string> = new Set(['formats', 'lfs', 'limits', 'unknown', 'operators']);

const ADD_UP = new Set(['exclude', 'formats.never', 'allow', 'overrides', 'operators.safe', 'operators.dangerous']);

function note(sources: Record<string, string[]>, { draft, source }: DraftLayer): void {
  for (const key of keyPathsOf(draft)) {
    if (key === 'extends' || key === 'enforce' || key === '$schema') continue;
    sources[key] = ADD_UP.has(key) ? [...(sources[key] ?? []), source] : [source];
  }
}

/** `failOn`, `lfs.missing`, `limits.nestingDepth`, `operators.safe`, … */
function keyPathsOf(draft: PolicyDraft): string[] {
  return Object.entries(draft).flatMap(([key, value]) =>
    GROUPS.has(key)
      ? Object.keys(value as object).map((inner) => `${key}.${inner}`) // mappings by their shape
      : [key],
  );
}

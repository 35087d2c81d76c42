/** The shape of a policy file, key by key: what is checked, and what the JSON schema for editors says, are one table. */
import { FORMAT_IDS } from '../format-ids.ts';
import type { OwnOperators, UnknownSeverities } from '../judge/who/own-rows.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import type {
  Exception,
  FailOn,
  FloorExceptions,
  FormatSelection,
  MissingLfs,
  PolicyOverride,
  SelfApproval,
} from '../policy/policy.ts';
import { SEVERITIES, type Severity } from '../rules/rule.ts';
import { describe } from './complaint.ts';
import {
  count,
  day,
  eitherByKey,
  type Field,
  flag,
  type JsonSchema,
  list,
  oneOf,
  record,
  type Shape,
  text,
} from './shape.ts';

/** What one file says: every key may be missing. */
export interface PolicyDraft {
  readonly extends?: readonly string[];
  readonly enforce?: true | { readonly exceptions?: FloorExceptions };
  readonly failOn?: FailOn;
  readonly strict?: boolean;
  readonly selfApproval?: SelfApproval;
  readonly include?: readonly string[];
  readonly exclude?: readonly string[];
  readonly formats?: Partial<FormatSelection>;
  readonly lfs?: { readonly missing?: MissingLfs };
  readonly limits?: Partial<Limits>;
  readonly unknown?: Partial<UnknownSeverities>;
  readonly operators?: Partial<OwnOperators>;
  readonly allow?: readonly Exception[];
  readonly overrides?: readonly PolicyOverride[];
}

export const FAIL_ON: readonly FailOn[] = [...SEVERITIES.toReversed(), 'never'];
export const MISSING_LFS = ['reject', 'warn', 'fetch'] as const satisfies readonly MissingLfs[];

/** The address under which the schema is published with the package. */
export const SCHEMA_FILE = 'schema/policy.schema.json';

/**
 * Bounded, since a matcher tries all ways in which wildcards may share out a name: at most 512 characters, 6 runs of `*`
 * and 3 in one part of a path, 4 braces and 4 groups, and no repeated group of alternatives or wildcards. CWE-1333.
 * None that can match no file: a backslash before a letter escapes nothing and is a path of Windows, and no path has
 * `.`, `..` or nothing for one of its parts, nor a blank at its end.
 */
const GLOB =
  /^(?=[^!\s])(?!\/*$)(?!\.\.?$)(?!\.\.\/)(?!(?:[^/]*\/)+\.\.?(?:\/|$))(?![\s\S]+\/\/)(?![\s\S]*\s$)(?=[\s\S]{1,512}$)(?!(?:[^*]*\*+(?!\*)){7})(?![\s\S]*\\[A-Za-z\d])(?![\s\S]*(?:\*+[^*/]+){3}\*)(?!(?:[^{]*\{){5})(?!(?:[^(]*\(){5})(?![\s\S]*[*+]\([^)]*[|*+?@!(])/u;
const glob = text(
  'a glob relative to the root of the repository, with / (at most 6 times *, 3 times in one part)',
  GLOB,
);
export const globs = list(glob, 'a list of globs, such as ["models/**"]');
export const formatIds = list(oneOf(FORMAT_IDS, 'the id of a format, as reports show it'), 'a list of ids of formats');
export const failOnShape = oneOf(FAIL_ON);
export const severityShape = oneOf<Severity>(SEVERITIES);
export const missingLfsShape = oneOf(MISSING_LFS);
export const selfApprovalShape = oneOf(['warn', 'reject'] as const satisfies readonly SelfApproval[]);

/** `*` may stand for a part, but not for the first: that would allow everything. */
const operatorName = text('module.name, where * may stand for a part but the first', /^[^\s.*]+(\.[^\s.]+)+$/u);
const because = text('the reason, in a sentence');
const BECAUSE: Field = { shape: because, about: 'why, in a sentence', required: true };
const OPERATOR: Field = {
  shape: operatorName,
  about: 'module.name; * stands for one dotted part or, at the end, for all below',
  required: true,
};
const EXPIRES: Field = { shape: day, about: 'YYYY-MM-DD: from the day after, the finding counts again' };

const OWNER: Field = { shape: text('a person or a team'), about: 'who answers for it' };

const operators: Shape<Partial<OwnOperators>> = record({
  safe: {
    shape: list(record({ operator: OPERATOR, because: BECAUSE }), 'a list of { operator, because }'),
    about: 'operators that this repository knows to be harmless',
  },
  dangerous: {
    shape: list(
      record({
        operator: OPERATOR,
        severity: { shape: severityShape, about: 'how severe', required: true },
        because: BECAUSE,
      }),
      'a list of { operator, severity, because }',
    ),
    about: 'operators that this repository wants to have reported',
  },
});

const contentException: Shape<Exception> = record({
  file: {
    shape: text('a path, for the reader'),
    about: 'the path, for the reader: the content counts',
    required: true,
  },
  blob: {
    shape: text('a git oid or the SHA-256 of an LFS object, in quotes', /^([0-9a-f]{40}|[0-9a-f]{64})$/u),
    about: 'the git oid of the content, or the SHA-256 of an LFS object',
    required: true,
  },
  rule: { shape: text('the id of a rule'), about: 'the id of the rule that is allowed', required: true },
  because: BECAUSE,
  owner: OWNER,
  expires: EXPIRES,
});
const operatorException: Shape<Exception> = record({
  operator: OPERATOR,
  because: BECAUSE,
  owner: OWNER,
  expires: EXPIRES,
});

const override: Shape<PolicyOverride> = record({
  files: {
    shape: list(glob, 'a list of at least one glob', { minimum: 1 }),
    about: 'the paths for which this counts',
    required: true,
  },
  because: BECAUSE,
  failOn: { shape: failOnShape, about: 'the least severity that rejects' },
  strict: { shape: flag, about: 'medium rejects too' },
  operators: { shape: operators, about: 'catalogue rows for these paths' },
});

const limits: Shape<Partial<Limits>> = record(
  Object.fromEntries(
    Object.entries(DEFAULT_LIMITS).map(([name, value]) => [name, { shape: count, about: `default ${value}` }]),
  ),
);

const unknown: Shape<Partial<UnknownSeverities>> = record({
  function: { shape: severityShape, about: 'a function that nobody has reviewed is called (default: high)' },
  constructor: { shape: severityShape, about: 'a class that nobody has reviewed is called (default: high)' },
  class: { shape: severityShape, about: 'an object of such a class is rebuilt from its state (default: medium)' },
});

/** One name or a list of them. */
const extendsShape: Shape<readonly string[]> = {
  schema: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] },
  read(value, at, complain) {
    const names = list(
      text('./FILE, PACKAGE or git+file:CLONE#REF:FILE'),
      './FILE of the same tree, the name of a package, git+file:CLONE#REF:FILE, or a list of them',
    );
    return names.read(typeof value === 'string' ? [value] : value, at, complain);
  },
};

const exceptionsShape = oneOf(['none', 'owned'] as const satisfies readonly FloorExceptions[]);
const enforced = record<{ readonly exceptions?: FloorExceptions }>({
  exceptions: {
    shape: exceptionsShape,
    about: 'none (default), or owned: those for one content that name an owner and an end',
  },
});

/** `true`, or what is left to those who extend it. */
const enforceShape: Shape<true | { readonly exceptions?: FloorExceptions }> = {
  schema: { anyOf: [{ const: true }, enforced.schema] },
  read(value, at, complain) {
    if (value === true) return true;
    if (typeof value === 'object' && value !== null) return enforced.read(value, at, complain);
    complain({ at, found: describe(value), expected: 'true, or { exceptions: none | owned }' });
    return undefined;
  },
};

const FIELDS = {
  $schema: { shape: text('the address of the schema'), about: 'the schema of this file, for editors' },
  extends: {
    shape: extendsShape,
    about: './FILE of the same tree, an installed package, or git+file:CLONE#REF:FILE; this file wins',
  },
  enforce: {
    shape: enforceShape,
    about:
      'files that extend this one cannot loosen it; { exceptions: owned } leaves exceptions with an owner and an end to them',
  },
  failOn: { shape: failOnShape, about: 'the least severity that rejects (default: high)' },
  strict: { shape: flag, about: 'medium rejects too, and an unreachable LFS object too (default: false)' },
  selfApproval: {
    shape: selfApprovalShape,
    about: 'a commit that brings a model and loosens the policy: warn or reject (default: warn)',
  },
  include: {
    shape: globs,
    about: 'only these paths; empty: everything that is or may be a model, by content as by name',
  },
  exclude: { shape: globs, about: 'paths that are left out, and reported as left out' },
  formats: {
    shape: record<Partial<FormatSelection>>({
      only: { shape: formatIds, about: 'only what these read counts; empty: all' },
      never: { shape: formatIds, about: 'what these read does not count' },
    }),
    about: 'formats by their ids, as reports show them; what is left out is reported as left out',
  },
  lfs: {
    shape: record({ missing: { shape: missingLfsShape, about: 'what a missing LFS object does (default: reject)' } }),
    about: 'objects of git-lfs',
  },
  limits: { shape: limits, about: 'the ceilings of the examination, each with its unit in its name' },
  unknown: { shape: unknown, about: 'how much it weighs that a file uses what nobody has reviewed' },
  operators: { shape: operators, about: 'catalogue rows of this repository; they win over the built-in ones' },
  allow: {
    shape: list(eitherByKey('operator', operatorException, contentException), 'a list of exceptions'),
    about: 'exceptions: each names content and a rule, or an operator, and why',
  },
  overrides: { shape: list(override, 'a list of overrides', { maximum: 100 }), about: 'other settings for some paths' },
} as const satisfies Readonly<Record<string, Field>>;

export const policyShape: Shape<PolicyDraft> = record(FIELDS);

/** The JSON schema that the package ships as schema/policy.schema.json. */
export function policySchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Policy of git model-check',
    description: 'What a repository allows: see the manual page git-model-check(1).',
    ...policyShape.schema,
  };
}

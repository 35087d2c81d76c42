/** What GitHub takes for a composite action and a workflow, and GitLab for a pipeline, as far as this project uses it, as JSON schemas: a key with a slip is refused. https://docs.github.com/actions/reference/workflows-and-actions/metadata-syntax, https://docs.gitlab.com/ci/yaml/ */

const TEXT = { type: 'string', minLength: 1 } as const;
const SCALAR = { type: ['string', 'number', 'boolean'] } as const;
const ENVIRONMENT = { type: 'object', additionalProperties: SCALAR } as const;
const TEXTS = { type: 'array', items: TEXT } as const;

function closed(properties: Readonly<Record<string, object>>, required: readonly string[] = []) {
  return { type: 'object', additionalProperties: false, properties, required };
}

/** `owner/name@v4`, or a path of this repository. */
const USES = { type: 'string', pattern: '^(?:[\\w.-]+/[\\w./-]+@v?[\\w.-]+|\\./.*)$' } as const;

function step(needsShell: boolean) {
  const common = { id: TEXT, name: TEXT, if: TEXT, env: ENVIRONMENT, 'continue-on-error': { type: 'boolean' } };
  return {
    oneOf: [
      closed({ ...common, uses: USES, with: ENVIRONMENT }, ['uses']),
      closed({ ...common, run: TEXT, shell: { enum: ['bash', 'pwsh'] }, 'working-directory': TEXT }, [
        'run',
        ...(needsShell ? ['shell'] : []),
      ]),
    ],
  };
}

export const ACTION_SCHEMA = closed(
  {
    name: TEXT,
    description: TEXT,
    author: TEXT,
    branding: closed({
      icon: TEXT,
      color: { enum: 'white black yellow blue green orange red purple gray-dark'.split(' ') },
    }),
    inputs: {
      type: 'object',
      additionalProperties: closed({ description: TEXT, required: { type: 'boolean' }, default: { type: 'string' } }, [
        'description',
      ]),
    },
    outputs: {
      type: 'object',
      additionalProperties: closed({ description: TEXT, value: TEXT }, ['description', 'value']),
    },
    runs: closed({ using: { const: 'composite' }, steps: { type: 'array', minItems: 1, items: step(true) } }, [
      'using',
      'steps',
    ]),
  },
  ['name', 'description', 'runs'],
);

const PERMISSIONS = { type: 'object', additionalProperties: { enum: ['read', 'write', 'none'] } } as const;

export const WORKFLOW_SCHEMA = closed(
  {
    name: TEXT,
    on: { type: ['string', 'array', 'object'] },
    permissions: PERMISSIONS,
    env: ENVIRONMENT,
    concurrency: { type: ['string', 'object'] },
    jobs: {
      type: 'object',
      minProperties: 1,
      additionalProperties: closed(
        {
          name: TEXT,
          'runs-on': TEXT,
          container: { type: ['string', 'object'] },
          environment: TEXT,
          env: ENVIRONMENT,
          if: TEXT,
          needs: { type: ['string', 'array'] },
          permissions: PERMISSIONS,
          strategy: closed({ 'fail-fast': { type: 'boolean' }, matrix: { type: 'object' } }),
          'timeout-minutes': { type: 'number' },
          steps: { type: 'array', minItems: 1, items: step(false) },
        },
        ['runs-on', 'steps'],
      ),
    },
  },
  ['on', 'jobs'],
);

const REPORTS = closed({
  codequality: TEXT,
  junit: TEXT,
  sast: TEXT,
  cyclonedx: TEXT,
});

const GITLAB_JOB = closed({
  stage: { enum: ['.pre', 'build', 'test', 'deploy', '.post'] },
  extends: { type: ['string', 'array'] },
  image: { type: ['string', 'object'] },
  variables: ENVIRONMENT,
  cache: closed({ key: { type: ['string', 'object'] }, paths: TEXTS, policy: { enum: ['pull', 'push', 'pull-push'] } }),
  rules: { type: 'array', items: closed({ if: TEXT, when: TEXT, allow_failure: { type: 'boolean' }, changes: TEXTS }) },
  before_script: TEXTS,
  script: TEXTS,
  after_script: TEXTS,
  artifacts: closed({
    when: { enum: ['on_success', 'on_failure', 'always'] },
    paths: TEXTS,
    expire_in: TEXT,
    reports: REPORTS,
  }),
  allow_failure: { type: ['boolean', 'object'] },
  tags: TEXTS,
  parallel: {
    oneOf: [{ type: 'integer', minimum: 2, maximum: 200 }, closed({ matrix: { type: 'array' } }, ['matrix'])],
  },
  needs: { type: 'array' },
});

export const GITLAB_SCHEMA = {
  type: 'object',
  properties: { variables: ENVIRONMENT, include: { type: 'array' }, stages: TEXTS },
  additionalProperties: GITLAB_JOB,
} as const;

/** What the documents show is true to the program: their YAML is YAML, their policies are policies, and their commands and options exist. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import test from 'ava';
import { parse, parseAllDocuments } from 'yaml';
import { COMMANDS } from '../src/cli.ts';
import { parseArguments } from '../src/options.ts';
import { MODES } from '../src/report/report.ts';
import { everyRule } from '../src/rules/every-rule.ts';
import type { Command } from '../src/run/command.ts';
import { VERSION } from '../src/version.ts';
import {
  blocksOf,
  inlineCodeOf,
  listed,
  MANUAL,
  MARKDOWN,
  manual,
  ROOT,
  textOf,
  YAML_FILES,
} from './support/documents.ts';

/** The policy that the manual page shows. */
const manualPolicy = (): string => /^\.nf\n(failOn:[\s\S]*?)^\.fi$/m.exec(manual())?.[1] ?? '';

const BLOCKS = MARKDOWN.flatMap((name) => blocksOf(name));
const YAML = [
  ...BLOCKS.filter(({ language }) => language === 'yaml' || language === 'yml'),
  ...YAML_FILES.map((where) => ({ where, language: 'yaml', text: textOf(where) })),
];

test('every example in YAML is YAML', (t) => {
  t.true(YAML.length > 8);
  for (const { where, text } of YAML) {
    for (const document of parseAllDocuments(text)) {
      t.deepEqual([...document.errors, ...document.warnings].map(String), [], where);
      t.not(document.toJS(), null, where);
    }
  }
});

const SCHEMA = JSON.parse(textOf('schema/policy.schema.json')) as { properties: Record<string, unknown> };

/** A comment names the file; without one the keys say what it is. */
function isPolicy(text: string): boolean {
  const [, file] = /^# (\S+\.ya?ml)\s/.exec(text) ?? [];
  if (file !== undefined) return /model-check(?:rc|\.config|-baseline)/.test(file);
  const value: unknown = parse(text);
  return typeof value === 'object' && value !== null && Object.keys(value).every((key) => key in SCHEMA.properties);
}

test('every example of a policy is one', (t) => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(SCHEMA);
  const policies = [...YAML, { where: MANUAL, text: manualPolicy() }].filter(({ text }) => isPolicy(text));
  t.true(policies.length >= 4, `${policies.length} policies`);
  for (const { where, text } of policies) {
    t.true(validate(parse(text)), `${where}: ${JSON.stringify(validate.errors)}`);
    for (const { rule } of mappingsIn(parse(text))) {
      if (typeof rule === 'string') t.true(everyRule().has(rule), `${where}: ${rule}`);
    }
  }
  t.false(validate(parse('failOn: hgih')), 'the schema can say no');
});

/** The arguments of each call of the program in a text, as a shell would part them. */
function callsIn(text: string): string[][] {
  const joined = text.replaceAll(/\\\n\s*/g, '');
  const calls = joined.matchAll(/(?<![\w./~@:+-])(?:npx )?git[ -]model-check(?![\w./@:+-]|\()( [^\n]*)?/g);
  return [...calls].map(([, rest = '']) => wordsOf(rest));
}

/** Up to a comment, a pipe, the next command, or the end of a quotation that the call stands in. */
function wordsOf(rest: string): string[] {
  const words: string[] = [];
  for (const [, double, single, plain] of rest.matchAll(/\s+(?:"([^"]*)"|'([^']*)'|((?:\$\{[^}]*\}+|[^\s"'`])+))/g)) {
    const word = double ?? single ?? plain ?? '';
    if (plain !== undefined && /^(?:#|\||&&|;|>)/.test(plain)) break;
    words.push(word);
    if (plain !== undefined && /[;)]$/.test(plain)) break;
  }
  return words.map((word) => word.replace(/[;,.)]$/, ''));
}

async function complaint(given: readonly string[]): Promise<string | null> {
  const words = given[0] === 'help' || given[0] === 'version' ? given.slice(1) : given;
  const [first = 'staged', ...rest] = words[0]?.startsWith('-') ? ['staged', ...words] : words;
  if (!Object.hasOwn(COMMANDS, first)) return `there is no command ${first}`;
  const command: Command = await COMMANDS[first as keyof typeof COMMANDS](); // hasOwn has asked
  try {
    parseArguments(rest, command.options);
    return null;
  } catch (error) {
    return String(error);
  }
}

/** Code alone: prose may say "git model-check is". A transcript has the program's own words in it, which begin with two spaces. */
const codeOf = (name: string): string[] => [...blocksOf(name).map(({ text }) => text), ...inlineCodeOf(name)];

/** The program's own first line, and the titles of jobs and steps. */
const NO_CALL = /^git model-check {2}.*$|^[\s-]*(?:name|displayName|testRunTitle|description):.*$/gm;

test('every command that is shown exists, with its options', async (t) => {
  const texts = [
    ...MARKDOWN.filter((name) => name !== 'docs/architecture.md').flatMap((name) =>
      codeOf(name).map((code) => [name, code] as const),
    ),
    [MANUAL, (manual().match(/^\$ .*$/gm) ?? []).join('\n')] as const,
    ...YAML_FILES.map((name) => [name, textOf(name).replaceAll(/^\s*#.*$/gm, '')] as const),
  ];
  let count = 0;
  for (const [name, code] of texts) {
    for (const words of callsIn(code.replaceAll(NO_CALL, ''))) {
      count++;
      t.is(await complaint(words), null, `${name}: git model-check ${words.join(' ')}`);
    }
  }
  t.true(count > 40, `${count} commands`);
});

test('the check can say no', async (t) => {
  const calls = callsIn(
    'git model-check rnage a..b\nnpx git-model-check scan --bogus x | cat\n$ git model-check tree # --odd',
  );
  t.deepEqual(calls, [['rnage', 'a..b'], ['scan', '--bogus', 'x'], ['tree']]);
  t.regex((await complaint(calls[0] ?? [])) ?? '', /rnage/);
  t.regex((await complaint(calls[1] ?? [])) ?? '', /--bogus/);
  t.is(await complaint(calls[2] ?? []), null);
});

test('versions that are named are this one', (t) => {
  const named = /git-model-check(?:@v?|-|\/v)(\d+\.\d+\.\d+)|^\s*rev: v(\d+\.\d+\.\d+)$/gm;
  for (const name of [...MARKDOWN, ...YAML_FILES]) {
    for (const [all, package_, tag] of textOf(name).matchAll(named)) t.is(package_ ?? tag, VERSION, `${name}: ${all}`);
  }
});

test('the picture of the README is what the demo prints', (t) => {
  const check = spawnSync(process.execPath, ['scripts/picture.mjs', '--check'], { cwd: ROOT, encoding: 'utf8' });
  t.is(check.status, 0, check.stderr);
});

/** As GitHub and the site make it of a heading. */
function anchorsOf(name: string): Set<string> {
  const headings = textOf(name)
    .replaceAll(/^( *)```[\s\S]*?^\1```/gm, '')
    .matchAll(/^#+ (.*)$/gm);
  return new Set(
    [...headings].map(([, text = '']) =>
      text
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .replaceAll(' ', '-'),
    ),
  );
}

test('links between the documents lead somewhere', (t) => {
  for (const name of MARKDOWN) {
    for (const [, target = ''] of textOf(name)
      .replaceAll(/`[^`\n]*`/g, '')
      .matchAll(/\]\((?!https?:|mailto:)([^)\s]+)/g)) {
      const [file = '', anchor] = target.split('#');
      const full = file === '' ? name : path.join(path.dirname(name), file);
      t.true(existsSync(path.join(ROOT, full)), `${name}: ${target}`);
      if (anchor !== undefined && full.endsWith('.md')) t.true(anchorsOf(full).has(anchor), `${name}: ${target}`);
    }
    for (const [, target = ''] of textOf(name).matchAll(/\b(?:src|srcset)="(?!https?:)([^"]+)"/g)) {
      t.true(existsSync(path.join(ROOT, path.dirname(name), target)), `${name}: ${target}`);
    }
  }
});

/** Every mapping in a document. */
function* mappingsIn(value: unknown): Generator<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Record<string, unknown>; // neither null nor a list
  for (const inner of Object.values(value)) yield* mappingsIn(inner);
}

test('hooks and inputs that are named exist', (t) => {
  const hooks = (parse(textOf('.pre-commit-hooks.yaml')) as { id: string }[]).map(({ id }) => id);
  const { inputs } = parse(textOf('action.yml')) as { inputs: object };
  for (const { where, text } of YAML) {
    for (const { repo, hooks: used, uses, with: given } of mappingsIn(parse(text))) {
      if (typeof repo === 'string' && repo.endsWith('/git-model-check') && Array.isArray(used)) {
        for (const { id } of used as { id: string }[]) t.true(hooks.includes(id), `${where}: ${id}`);
      }
      if (typeof uses !== 'string' || !uses.startsWith('git-model-check/')) continue;
      for (const name of Object.keys((given as object | undefined) ?? {})) t.true(name in inputs, `${where}: ${name}`);
    }
  }
});

const REPORT_SCHEMA = JSON.parse(textOf('schema/report.schema.json')) as object;

test('the reports of the goldens are what the schema says', (t) => {
  const validate = new Ajv2020({ strict: false }).compile(REPORT_SCHEMA);
  const reports = listed('test/golden/report', '.json').filter((name) => /\/[\w-]+\.json$/.test(name));
  t.true(reports.length >= 10);
  for (const name of reports) t.true(validate(JSON.parse(textOf(name))), `${name}: ${JSON.stringify(validate.errors)}`);
  const [first = ''] = reports;
  t.false(validate({ ...(JSON.parse(textOf(first)) as object), verdict: 'fine' }), 'the schema can say no');
});

/** The words of a union of the program, from its source. */
function unionOf(file: string, name: string): string[] {
  const code = textOf(file).replaceAll(/\/\*[\s\S]*?\*\//g, '');
  const [, body = ''] = new RegExp(`export type ${name} =([^;]*);`).exec(code) ?? [];
  return [...body.matchAll(/'([^']+)'/g)].map(([, word = '']) => word);
}

const UNIONS = [
  ['src/judge/finding.ts', 'FileStatus'],
  ['src/judge/finding.ts', 'Standing'],
  ['src/rules/rule.ts', 'Effect'],
  ['src/facts.ts', 'UnexaminedReason'],
] as const;

test('the words of the schema are those of the program', (t) => {
  const lists = [...mappingsIn(REPORT_SCHEMA)].map((mapping) => JSON.stringify(mapping['enum']));
  t.true(lists.includes(JSON.stringify(MODES)), 'Mode');
  for (const [file, name] of UNIONS) {
    const words = unionOf(file, name);
    t.true(words.length > 1, name);
    t.true(lists.includes(JSON.stringify(words)), `${name}: ${words.join(' ')}`);
  }
});

test('docs/report.md names every field of the report', (t) => {
  const text = textOf('docs/report.md');
  const named = [...mappingsIn(REPORT_SCHEMA)].flatMap(({ properties }) => Object.keys((properties as object) ?? {}));
  for (const field of named) t.regex(text, new RegExp(`\\b${field}\\b`), field);
});

test('docs/policy.md names every key, and every variable that is not one of a key', (t) => {
  const text = textOf('docs/policy.md');
  for (const key of Object.keys(SCHEMA.properties)) t.true(text.includes(`\`${key}`), key);
  for (const name of ['MODEL_CHECK_CONFIG', 'MODEL_CHECK_NO_CONFIG', 'MODEL_CHECK_POLICY_FLOOR'])
    t.true(text.includes(name), name);
});

test('rules that are named exist', (t) => {
  const rules = everyRule();
  const families = new Set([...rules.keys()].map((id) => id.split('/')[0]));
  let count = 0;
  for (const name of [...MARKDOWN, MANUAL]) {
    for (const [, id = ''] of textOf(name).matchAll(/`([a-z][\w-]*\/[^`\s]+)`/g)) {
      if (!families.has(id.split('/')[0]) || /…|\.(?:mjs|json|ya?ml|py|cc?|sh)$|\/\*/.test(id)) continue;
      count++;
      t.true(rules.has(id), `${name}: ${id}`);
    }
  }
  t.true(count > 50, `${count} rules`);
});

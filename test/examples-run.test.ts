/** Every example of the help, the manual, README and the documents runs, in a repository that has what it names. */
import { spawnSync } from 'node:child_process';
import test, { type ExecutionContext } from 'ava';
import { COMMANDS } from '../src/cli.ts';
import { commandHelpText } from '../src/help.ts';
import type { CommandName } from '../src/help-of-commands.ts';
import type { Command } from '../src/run/command.ts';
import { blocksOf, inlineCodeOf, MANUAL, MARKDOWN, manual } from './support/documents.ts';
import { exampleWorld, type Place, removeTemplate, type World } from './support/example-world.ts';
import { inFull, someOf } from './support/in-full.ts';

/** Lines that are typed one after the other in one place. */
interface Example {
  readonly where: string;
  readonly lines: readonly string[];
}

const hasJq = spawnSync('jq', ['--version']).status === 0;

/** What is not run here, and why. Anything else is. */
const SKIPPED: readonly (readonly [line: RegExp, because: string])[] = [
  [/^npm (?:ci|test|install|run)\b|^bash \.ci\/run\b/, 'installs or tests this package: test/journeys, CI'],
  [/^npx lefthook\b|^lefthook install\b/, 'another program'],
  [/^python3 |^peers\//, 'other scanners, which a registry has'],
  [/^node scripts\//, 'writes into this project: test/docs.test.ts, test/limits.test.ts'],
  ...(hasJq ? [] : [[/^jq /, 'jq is not installed'] as const]),
];

/** In prose a command may stand for itself. These need an argument, and say so: test/journeys/newcomer-errors.test.ts. */
const NAMES = /^git model-check (?:allow|explain|merge|scan|weights|range|diff|completion|hook)$/;
/** A form, not an example. */
const FORM = /…|\[|\bPATH\b|\bpath\b/;

/** What a reader puts there. */
const WORDS: Readonly<Record<string, string>> = {
  'BASE..HEAD': 'origin/main..HEAD',
  '${{ matrix.part }}': '1',
  OID: '$(git rev-parse HEAD:models/old.pkl)',
  FILE: 'model.pth',
  'rules ID': 'rules python/posix/process-execution',
  'hook update': `hook update refs/heads/none ${'0'.repeat(40)} ${'0'.repeat(40)}`,
};

/** Where an example needs more than the repository. */
const PLACES: readonly (readonly [line: RegExp, place: Place])[] = [
  [/hook pre-receive/, { folder: 'server.git', input: `${'0'.repeat(40)} ${'0'.repeat(40)} refs/heads/none\n` }],
  [/hook update/, { folder: 'server.git' }],
  [/scan -$/, { folder: 'project', input: 'cposix\nsystem\n.' }],
];

/** The repository holds a malicious model, and a class that nobody knows: what looks at those ends with 1. */
const REJECTS = /model-check (?:tree|history|range|merge|lock)\b(?!.*--check)|^git model-check scan -$/;

const placeOf = (line: string): Place => PLACES.find(([pattern]) => pattern.test(line))?.[1] ?? {};

const meant = (line: string): string =>
  Object.entries(WORDS).reduce((text, [word, meaning]) => text.replaceAll(word, meaning), line);

/** A command may go on until its quotes are closed, or behind a backslash. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  let open = '';
  for (const line of text.split('\n')) {
    open += open === '' ? line : `\n${line}`;
    const bare = open.replaceAll(/(?:^|\s)#.*$/gm, '');
    if ((bare.match(/'/g)?.length ?? 0) % 2 === 1 || bare.endsWith('\\')) continue;
    if (bare.trim() !== '') lines.push(open.trim());
    open = '';
  }
  return lines;
}

async function ofHelp(name: CommandName): Promise<Example[]> {
  const command: Command = await COMMANDS[name]();
  const help = commandHelpText(name, command, { columns: 160, program: 'git model-check' });
  const [, examples = ''] = help.split('\nExamples\n');
  return (examples.match(/^ {2}git model-check.*$/gm) ?? []).map((line) => ({
    where: `${name} -h`,
    lines: [line.trim()],
  }));
}

const ofManual = (): Example[] =>
  (manual().match(/^\$ .*$/gm) ?? []).map((line) => ({ where: MANUAL, lines: [line.slice(2)] }));

/** Lines of a job that start the program. */
const JOB = /^\s*-? ?(?:run:|bash:|script:|sh|-) '?(git model-check .*?)'?$/gm;

function ofDocument(name: string): Example[] {
  const blocks = blocksOf(name);
  return [
    ...blocks.filter(({ language }) => language === 'sh').map(({ where, text }) => ({ where, lines: linesOf(text) })),
    ...blocks
      .filter(({ language }) => language === 'yaml' || language === 'groovy')
      .flatMap(({ where, text }) => [...text.matchAll(JOB)].map(([, line = '']) => ({ where, lines: [line] }))),
    ...inlineCodeOf(name)
      .filter((code) => /^(?:npx )?git[ -]model-check /.test(code) && !NAMES.test(code) && !FORM.test(code))
      .map((line) => ({ where: name, lines: [line] })),
  ];
}

/** @returns what is wrong, or null */
function complaint(world: World, line: string): string | null {
  const { status, stdout, stderr } = world.type(meant(line), placeOf(line));
  const expected = REJECTS.test(line) ? 1 : 0;
  return status === expected ? null : `${line}\nends with ${status}, not with ${expected}\n${stdout}${stderr}`;
}

function follow(t: ExecutionContext, { where, lines }: Example): number {
  const world = exampleWorld();
  let count = 0;
  for (const line of lines) {
    const because = SKIPPED.find(([pattern]) => pattern.test(line))?.[1];
    if (because !== undefined) {
      t.log(`skipped: ${line} (${because})`);
      continue;
    }
    count += 1;
    const found = complaint(world, line);
    t.is(found, null, `${where}: ${found}`);
  }
  world.remove();
  return count;
}

async function runs(t: ExecutionContext, examples: () => Example[] | Promise<Example[]>, least: number) {
  t.timeout(300_000);
  if (process.platform === 'win32') {
    t.log('skipped: the examples are for a POSIX shell');
    t.pass();
    return;
  }
  const count = (await examples()).reduce((sum, example) => sum + follow(t, example), 0);
  t.true(count >= least, `${count} examples ran`);
  t.log(`${count} lines ran`);
}

test.after.always(removeTemplate);

for (const name of someOf('examples of a help', Object.keys(COMMANDS) as CommandName[], 8)) {
  test(`the examples of ${name} -h run`, runs, () => ofHelp(name), 2);
}
test('the examples of the manual run', runs, ofManual, 4);
for (const name of MARKDOWN) {
  inFull(`the examples of ${name} run`, (t: ExecutionContext) => runs(t, () => ofDocument(name), 0));
}

test('an example that is wrong does not run', (t) => {
  if (process.platform === 'win32') return t.pass();
  const world = exampleWorld();
  t.teardown(world.remove);
  for (const line of [
    'git model-check tree --formta json',
    'git model-check scan nowhere.pth',
    'git model-check sacn model.pth',
    "jqq '.files' report.json",
  ])
    t.regex(complaint(world, line) ?? '', /ends with/, line);
  return t.is(complaint(world, 'git model-check scan model.pth'), null);
});

test('there are many examples', (t) => {
  const all = MARKDOWN.flatMap((name) => ofDocument(name)).flatMap(({ lines }) => lines);
  t.true(all.filter((line) => line.includes('git model-check')).length > 60, `${all.length}`);
});

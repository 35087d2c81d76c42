/** The import law of docs/architecture.md as a table: which room may import which, who may touch files, the process and the console, and no circles. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** A room (folder) or a file of its own at the top, and what it may import besides itself. */
const LAW: Readonly<Record<string, readonly string[]>> = {
  'facts.ts': [],
  'limits.ts': [],
  'check-error.ts': [],
  'version.ts': [],
  sums: [],
  'nearest.ts': [],
  'help-of-commands.ts': [],
  'printable.ts': [],
  'shipped-data.ts': [],
  'model-names.ts': [],
  'inner-names.ts': [],
  'format-ids.ts': [],
  bytes: ['facts.ts', 'limits.ts'],
  'candidate.ts': ['bytes'],
  text: ['bytes', 'facts.ts', 'limits.ts'],
  streams: ['bytes', 'facts.ts', 'limits.ts', 'text'],
  wire: ['bytes', 'facts.ts', 'limits.ts', 'text'],
  pickle: ['bytes', 'facts.ts', 'limits.ts', 'text'],
  formats: [
    'bytes',
    'facts.ts',
    'format-ids.ts',
    'inner-names.ts',
    'limits.ts',
    'model-names.ts',
    'pickle',
    'streams',
    'text',
    'wire',
  ],
  'expansion-budget.ts': ['bytes', 'limits.ts', 'formats', 'wire'],
  'recognise.ts': ['bytes', 'formats', 'text'],
  scan: ['bytes', 'facts.ts', 'limits.ts', 'formats', 'text'],
  'scan.ts': [
    ...['bytes', 'facts.ts', 'format-ids.ts', 'limits.ts', 'formats', 'expansion-budget.ts', 'model-names.ts', 'text'],
    ...['recognise.ts', 'scan'],
  ],
  weights: [
    ...['bytes', 'expansion-budget.ts', 'facts.ts', 'formats', 'limits.ts', 'pickle', 'scan', 'scan.ts', 'streams'],
    'text',
  ],
  rules: ['facts.ts', 'inner-names.ts', 'shipped-data.ts'],
  judge: ['facts.ts', 'model-names.ts', 'rules'],
  policy: ['facts.ts', 'limits.ts', 'rules', 'judge'],
  git: ['bytes', 'sums', 'limits.ts', 'check-error.ts', 'nearest.ts', 'candidate.ts'],
  start: [
    'bytes',
    'facts.ts',
    'sums',
    'model-names.ts',
    'formats',
    'text',
    'cache',
    'git',
    'report',
    'rules',
    'policy',
    'judge',
  ],
  cache: ['bytes', 'facts.ts', 'sums', 'limits.ts'],
  config: ['format-ids.ts', 'policy', 'judge', 'rules', 'limits.ts', 'check-error.ts', 'nearest.ts', 'printable.ts'],
  report: ['sums', 'facts.ts', 'rules', 'policy', 'judge', 'version.ts', 'printable.ts'],
  'named-sources.ts': ['candidate.ts', 'check-error.ts', 'facts.ts', 'text'],
  'unopened.ts': ['candidate.ts', 'policy', 'judge'],
  'select.ts': ['candidate.ts', 'check-error.ts', 'model-names.ts', 'policy', 'recognise.ts'],
  check: [
    'bytes',
    'candidate.ts',
    'check-error.ts',
    'facts.ts',
    'formats',
    'judge',
    'limits.ts',
    'named-sources.ts',
    'policy',
    'scan.ts',
  ],
  'check.ts': ['candidate.ts', 'check', 'check-error.ts', 'facts.ts', 'judge', 'named-sources.ts', 'unopened.ts'],
  run: [
    ...[
      'bytes',
      'cache',
      'candidate.ts',
      'check',
      'check-error.ts',
      'check.ts',
      'config',
      'facts.ts',
      'sums',
      'formats',
      'git',
    ],
    ...[
      'judge',
      'limits.ts',
      'model-names.ts',
      'nearest.ts',
      'policy',
      'printable.ts',
      'recognise.ts',
      'report',
      'rules',
      'scan.ts',
      'select.ts',
      'weights',
    ],
  ],
  commands: [
    ...['bytes', 'check-error.ts', 'config', 'facts.ts', 'formats', 'git', 'judge', 'limits.ts', 'pickle', 'policy'],
    ...['nearest.ts', 'printable.ts', 'report', 'rules', 'run', 'scan.ts', 'shipped-data.ts', 'version.ts', 'weights'],
  ],
  library: ['bytes', 'candidate.ts', 'check-error.ts', 'check.ts', 'git', 'judge', 'policy'],
  'option-hint.ts': ['help-of-commands.ts', 'options.ts'],
  'options.ts': ['check-error.ts', 'nearest.ts', 'run'],
  'help.ts': ['help-of-commands.ts', 'report', 'run'],
  'cli.ts': [
    ...[
      'check-error.ts',
      'commands',
      'help.ts',
      'nearest.ts',
      'option-hint.ts',
      'options.ts',
      'printable.ts',
      'report',
    ],
    ...['run', 'start', 'version.ts'],
  ],
  'index.ts': [
    ...[
      'bytes',
      'candidate.ts',
      'check',
      'check-error.ts',
      'check.ts',
      'commands',
      'config',
      'facts.ts',
      'judge',
      'limits.ts',
    ],
    ...['library', 'policy', 'recognise.ts', 'report', 'rules', 'scan.ts'],
  ],
};

/** In one view. */
const FILES_IN_FOLDER = 25;
const MAY_USE_FILES = new Set(['git', 'cache', 'commands', 'run', 'start', 'shipped-data.ts']);
const MAY_USE_PROCESS = new Set(['cli.ts', 'commands', 'run']);

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.split(path.sep).join('/'));

const roomOf = (file: string): string => file.split('/')[0] ?? file;
const sourceOf = (file: string): string => readFileSync(path.join(SRC, file), 'utf8');

/** Every module that the file names in an import, export or dynamic import. */
function importsOf(file: string): readonly string[] {
  const pattern = /(?:^|\s)(?:from\s+|import\s+|import\s*\()\s*'([^']+)'/g;
  return [...sourceOf(file).matchAll(pattern)].map((match) => match[1] ?? '');
}

/** The files of ours that it imports, relative to src. */
function ownImportsOf(file: string): readonly string[] {
  return importsOf(file)
    .filter((name) => name.startsWith('.'))
    .map((name) => path.posix.normalize(path.posix.join(path.posix.dirname(file), name)));
}

test('every import obeys the law', (t) => {
  t.true(FILES.length > 10);
  for (const file of FILES) {
    const room = roomOf(file);
    const allowed = LAW[room];
    t.truthy(allowed, `${file}: its room has no line in the law`);
    for (const imported of ownImportsOf(file)) {
      const target = roomOf(imported);
      t.true(target === room || allowed?.includes(target), `${file} must not import ${imported}`);
    }
  }
});

test('every line of the law is for a room that is there', (t) => {
  const rooms = new Set(FILES.map(roomOf));
  for (const [room, allowed] of Object.entries(LAW)) {
    for (const name of [room, ...allowed]) t.true(rooms.has(name), `${room}: ${name} is not there`);
  }
});

test('docs/architecture.md names every room', (t) => {
  const text = readFileSync(path.join(SRC, '../docs/architecture.md'), 'utf8');
  for (const room of Object.keys(LAW)) t.regex(text, new RegExp(`[\`/]${room.replaceAll('.', '\\.')}[\`/]`), room);
});

test('a folder holds no more than fits in one view', (t) => {
  const counts = new Map<string, number>();
  for (const file of FILES) counts.set(path.dirname(file), (counts.get(path.dirname(file)) ?? 0) + 1);
  for (const [folder, count] of counts) t.true(count <= FILES_IN_FOLDER, `${folder}: ${count} files`);
});

test('only git, cache and commands touch the file system', (t) => {
  for (const file of FILES.filter((name) => !MAY_USE_FILES.has(roomOf(name)))) {
    for (const name of importsOf(file))
      t.notRegex(name, /^(node:)?(fs|child_process)(\/|$)/, `${file} imports ${name}`);
  }
});

test('only the command line touches the process and the console', (t) => {
  for (const file of FILES.filter((name) => !MAY_USE_PROCESS.has(roomOf(name)))) {
    t.notRegex(sourceOf(file), /\bconsole\.\w+\(|\bprocess\.(exit|argv|stdout|stderr|stdin|env|cwd)\b/, file);
  }
});

/** What belongs to everybody in the process, and may be looked at but not changed. */
const GLOBALS = 'process|globalThis|Error|Buffer|Object|Array|Math|JSON|Promise|WebAssembly|console';
const CHANGES_GLOBAL = new RegExp(
  String.raw`(?<![\w.#])(?:${GLOBALS})(?:\.\w+)+\s*(?:[-+*/|&?]{0,2}=(?!=|>)|\+\+|--)|\bglobalThis\b`,
);
/** Each with its reason. */
const MAY_CHANGE_GLOBALS: Readonly<Record<string, string>> = {
  'formats/archives/seven-zip-program.ts': 'it runs in a worker of its own alone, whose globals are nobody else’s',
  'run/standard-output.ts': 'the exit code of a report that could not be written',
  'bytes/format-error.ts': 'no stack for an error that is thrown at every file; it would cost four times the look',
};

test('no global of the process is changed', (t) => {
  for (const file of FILES) {
    const code = sourceOf(file).replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    if (Object.hasOwn(MAY_CHANGE_GLOBALS, file)) t.regex(code, CHANGES_GLOBAL, `${file} needs no exception any more`);
    else t.notRegex(code, CHANGES_GLOBAL, file);
  }
  const users = FILES.filter((file) => ownImportsOf(file).some((name) => name.endsWith('seven-zip-program.ts')));
  t.deepEqual(users, ['formats/archives/seven-zip-thread.ts', 'formats/archives/seven-zip-worker.ts']);
  t.regex(sourceOf('formats/archives/seven-zip-thread.ts'), /import type \{[^}]*\} from '\.\/seven-zip-program\.ts'/);
});

test('no circles', (t) => {
  const graph = new Map(FILES.map((file) => [file, ownImportsOf(file)]));
  const done = new Set<string>();
  const walk = (file: string, trail: readonly string[]): void => {
    t.false(trail.includes(file), [...trail, file].join(' → '));
    if (done.has(file) || trail.includes(file)) return;
    for (const next of graph.get(file) ?? []) walk(next, [...trail, file]);
    done.add(file);
  };
  for (const file of FILES) walk(file, []);
});

test('only src/index.ts re-exports', (t) => {
  for (const file of FILES.filter((name) => name !== 'index.ts')) {
    t.notRegex(sourceOf(file), /^export .* from '/m, file);
    t.notRegex(sourceOf(file), /^export default/m, file);
  }
});

/** The lengths of docs/architecture.md, "House style": files, functions and parameters that fit into one head. What is longer has its reason here. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const MOST_LINES = 250;
const MOST_LINES_OF_FUNCTION = 40;
const MOST_PARAMETERS = 4;

/** Tables of data may be as long as what they list. */
const TABLES = /^rules\//;
const LONG_FILES: Readonly<Record<string, string>> = {
  'facts.ts': 'the vocabulary that both wings share: types alone',
  'limits.ts': 'the table of ceilings',
  'pickle/machine/machine.ts': 'its loop',
  'report/report-types.ts': 'made from the schema by scripts/report-types.mjs',
};
const LONG_FUNCTIONS: Readonly<Record<string, string>> = {
  'formats/torch/plain-pickle.ts #doOther': 'a case for each opcode',
  'pickle/machine/literals.ts readLiteral': 'a case for each opcode',
  'pickle/machine/machine.ts #loop': 'a case for each opcode, and nothing in it allocates',
  'run/run-checks.ts examine': 'what a run is put together of, and what it closes',
  'streams/inflate.ts inflateInPieces': 'the inner loop of a decoder',
  'streams/lzma-decoder.ts #run': 'the inner loop of a decoder',
};
const MANY_PARAMETERS: Readonly<Record<string, string>> = {
  'formats/archives/seven-zip-program.ts read': 'the signature that Emscripten asks for',
  'pickle/follow/followed.ts made': 'a call of the machine, and where it is followed',
  'pickle/follow/payloads.ts collectPayloads': 'a call of the machine, and where it is followed',
  'pickle/follow/tensor-storages.ts checkRecord': 'a call of the machine, and where it is followed',
  'pickle/machine/contents.ts keepAll': 'runs for each opcode that fills: an object would be made each time',
  'pickle/machine/machine.ts #fill': 'runs for each opcode that fills: an object would be made each time',
  'pickle/machine/values.ts #addMany': 'runs for each opcode that fills: an object would be made each time',
  'pickle/machine/values.ts #addTo': 'runs for each opcode that fills: an object would be made each time',
  'streams/bzip2.ts readSymbols': 'the inner loop of a decoder',
};

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.split(path.sep).join('/'));

const sourceOf = (file: string): string => readFileSync(path.join(SRC, file), 'utf8');

/** A function as the formatter writes it: where its parameters open, on a line of its own indent. */
const HEADER =
  /^(?<indent> *)(?:(?:export|async|static|protected|override|get|set|function\*?|const|readonly|\*) ?)*(?<name>#?\w+)(?:<[^()\n]*>)?(?:(?:: [^=\n]+)? = (?:async )?)?(?:<[^()\n]*>)?\(/gm;
const NO_FUNCTION = new Set(['if', 'for', 'while', 'switch', 'return', 'catch', 'super', 'new', 'throw', 'await']);

interface Measured {
  readonly name: string;
  readonly lines: number;
  readonly parameters: number;
}

/** Functions with a body in braces. */
function functionsOf(source: string): readonly Measured[] {
  return [...source.matchAll(HEADER)].flatMap((match) => {
    const { indent = '', name = '' } = match.groups ?? {};
    const open = match.index + match[0].length - 1;
    const { end, parameters } = parametersAt(source, open);
    const body = /^(?:: (?:[^;{}=]|\{[^{}]*\}|=>)+?)?(?: =>)? \{\n/.exec(source.slice(end, end + 2000));
    if (NO_FUNCTION.has(name) || body === null) return [];
    const start = end + body[0].length;
    const close = source.indexOf(`\n${indent}}`, start - 1);
    return [{ name, lines: source.slice(match.index, close).split('\n').length + 1, parameters }];
  });
}

/** Where the list that opens here ends, and how many parameters are in it; one that is taken apart is one. */
function parametersAt(source: string, open: number): { readonly end: number; readonly parameters: number } {
  let [depth, commas, at] = [0, 0, open];
  for (; at < source.length; at += 1) {
    const character = source[at] ?? '';
    if ('([{<'.includes(character)) depth += 1;
    else if (')]}'.includes(character) || (character === '>' && source[at - 1] !== '=')) depth -= 1;
    else if (character === ',' && depth === 1 && !/^\s*\)/.test(source.slice(at + 1, at + 80))) commas += 1;
    if (depth === 0) break;
  }
  return { end: at + 1, parameters: source.slice(open + 1, at).trim() === '' ? 0 : commas + 1 };
}

test('files fit into one view', (t) => {
  for (const file of FILES.filter((name) => !TABLES.test(name))) {
    const lines = sourceOf(file).split('\n').length - 1;
    if (Object.hasOwn(LONG_FILES, file)) t.true(lines > MOST_LINES, `${file} needs no exception any more`);
    else t.true(lines <= MOST_LINES, `${file}: ${lines} lines`);
  }
});

test('functions are short, and take few parameters', (t) => {
  let count = 0;
  const [long, many] = [new Set<string>(), new Set<string>()];
  for (const file of FILES) {
    for (const { name, lines, parameters } of functionsOf(sourceOf(file))) {
      const key = `${file} ${name}`;
      count += 1;
      if (lines > MOST_LINES_OF_FUNCTION) long.add(key);
      if (parameters > MOST_PARAMETERS) many.add(key);
    }
  }
  t.true(count > 3000, `${count} functions were measured`);
  t.deepEqual([...long].sort(), Object.keys(LONG_FUNCTIONS).sort());
  t.deepEqual([...many].sort(), Object.keys(MANY_PARAMETERS).sort());
});

test('the measure finds what it looks for', (t) => {
  const body = Array.from({ length: 41 }, (_, index) => `  work(${index});`).join('\n');
  const source = `/** Doc. */\nexport async function read<T>(\n  a: Map<string, number>,\n  { b, c }: Options,\n  d = [1, 2],\n): Promise<T> {\n${body}\n}\n\nconst short = (a: number): number => {\n  return a;\n};\n`;
  t.deepEqual(functionsOf(source), [
    { name: 'read', lines: 47, parameters: 3 },
    { name: 'short', lines: 3, parameters: 1 },
  ]);
});

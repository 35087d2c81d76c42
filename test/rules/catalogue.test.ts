import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test, { type ExecutionContext } from 'ava';
import { OPERATOR_RULES, SAFE_RULES } from '../../src/rules/all-rows.ts';
import { findDangerous, findSafe, PACKAGE_DEPTH } from '../../src/rules/catalogue.ts';
import { everyRule } from '../../src/rules/every-rule.ts';
import { isStandardLibrary } from '../../src/rules/python/standard-library.ts';
import { dangerousRowsOf, safeRowsOf } from '../../src/rules/row-index.ts';
import { type OperatorRule, SEVERITIES } from '../../src/rules/rule.ts';
import { becauseOf, VERDICTS, type VerdictId, type Words } from '../../src/rules/verdicts.ts';
import { shippedFile } from '../../src/shipped-data.ts';
import { bytes, op } from '../support/assembler.ts';
import { inFull } from '../support/in-full.ts';
import { judgeBytes } from '../support/scanned.ts';

/** A name that a `*` row stands for: nobody's operator. */
const ANY_NAME = 'something_unlisted';

function namedBy(rule: OperatorRule): readonly (readonly [module: string, name: string])[] {
  const module = rule.module.replace(/\.\*$/, '.inner');
  return (rule.names === '*' ? [ANY_NAME] : rule.names).map((name) => [module, name]);
}

const WAYS = {
  GLOBAL: (module: string, name: string) => bytes(op.PROTO(4), op.GLOBAL(module, name), op.STOP),
  STACK_GLOBAL: (module: string, name: string) =>
    bytes(op.PROTO(4), op.BINUNICODE(module), op.BINUNICODE(name), op.STACK_GLOBAL, op.STOP),
  memo: (module: string, name: string) =>
    bytes(
      op.PROTO(4),
      ...[op.BINUNICODE(name), op.BINPUT(7), op.POP, op.BINUNICODE(module), op.MEMOIZE, op.POP],
      ...[op.BINGET(1), op.BINGET(7), op.STACK_GLOBAL, op.STOP],
    ),
} as const;

test('every row is found by its ecosystem and module', (t) => {
  for (const rule of OPERATOR_RULES) t.true(dangerousRowsOf(rule.ecosystem, rule.module).includes(rule), rule.id);
  for (const rule of SAFE_RULES) t.true(safeRowsOf(rule.ecosystem, rule.module).includes(rule), rule.module);
});

for (const [way, assemble] of Object.entries(WAYS)) {
  const tries = way === 'GLOBAL' ? test : inFull;
  tries(`every row about Python is found when a pickle names its operators by ${way}`, async (t: ExecutionContext) => {
    for (const rule of OPERATOR_RULES.filter(({ ecosystem }) => ecosystem === 'python')) {
      for (const [module, name] of namedBy(rule)) {
        const { findings } = await judgeBytes(assemble(module, name), 'model.pkl');
        const reported = findings.filter(({ operator }) => operator?.module === module && operator.name === name);
        t.true(reported.length > 0, `${module}.${name} of ${rule.id} is not reported`);
        const row = findDangerous({ ecosystem: 'python', module, name })?.rule;
        if (row === rule && !name.includes('.') && rule.names !== '*')
          t.is(reported[0]?.rule, rule.id, `${module}.${name}`);
      }
    }
  });
}

test('ids are unique', (t) => {
  const ids = [...OPERATOR_RULES.map(({ id }) => id), ...Object.keys(VERDICTS)];
  t.deepEqual(
    ids.filter((id, at) => ids.indexOf(id) !== at),
    [],
  );
});

test('every row says how bad it is, why in a sentence, where that is from, and what to do', (t) => {
  t.is(everyRule().size, OPERATOR_RULES.length + Object.keys(VERDICTS).length);
  for (const { id, severity, because, provenance, proceed } of everyRule().values()) {
    t.regex(id, /^[\w.*-]+(?:\/[\w.*>-]+)+$/);
    t.true(SEVERITIES.includes(severity), id);
    if (because !== '{because}') t.regex(because, /^\S+ .*\.$/s, id);
    for (const { reference } of provenance) t.regex(reference, /\S/, id);
    t.regex(proceed, /^[A-Z].*\.$/s, id);
  }
  for (const { module, because } of SAFE_RULES) t.regex(because, /^[A-Z].*\.$/s, module);
});

test('a sentence of a verdict is filled in', (t) => {
  for (const [id, { because }] of Object.entries(VERDICTS)) {
    const blanks = [...because.matchAll(/\{(\w+)\}/g)].map(([, blank = '']) => blank);
    const words = Object.fromEntries(blanks.map((blank) => [blank, `<${blank}>`]));
    const sentence = becauseOf(id as VerdictId, words as Words<VerdictId>); // the keys of the table, with the words of each
    t.notRegex(sentence, /[{}]/, id);
    for (const blank of blanks) t.true(sentence.includes(`<${blank}>`), id);
  }
});

test('no rule is made but by a row', (t) => {
  const src = fileURLToPath(new URL('../../../src/', import.meta.url));
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const prefixes = new Set([...everyRule().keys()].map((id) => id.slice(0, id.indexOf('/'))));
  for (const file of files.filter((name) => !/^rules[/\\]/.test(name))) {
    const text = readFileSync(`${src}${file}`, 'utf8');
    if (/^judge/.test(file) && !/(?:ruling|findings|finding)\.ts$/.test(file)) {
      t.notRegex(text, /\brule: (?!string)/, `${file} makes a rule`);
    }
    for (const [, quoted = ''] of text.matchAll(/'([a-z][\w-]*\/[a-z0-9-]+)'/g)) {
      const isId = prefixes.has(quoted.slice(0, quoted.indexOf('/'))) && /^judge/.test(file);
      if (isId) t.true(everyRule().has(quoted), `${file} names ${quoted}, which has no row`);
    }
  }
});

test('no operator is both safe and dangerous by name', (t) => {
  for (const { ecosystem, module, names } of SAFE_RULES) {
    for (const name of names) t.not(findDangerous({ ecosystem, module, name })?.by, 'name', `${module}.${name}`);
  }
});

test('no row names a package that is deeper than those that are looked up', (t) => {
  for (const { module } of OPERATOR_RULES) t.true(module.split('.').length <= PACKAGE_DEPTH, module);
});

test('no operator stands in two safe rows', (t) => {
  const all = SAFE_RULES.flatMap(({ module, names }) => names.map((name) => `${module} ${name}`));
  t.deepEqual(
    all.filter((name, at) => all.indexOf(name) !== at),
    [],
  );
});

test('no safe name walks, starts and ends with two underscores, or is a module of the standard library', (t) => {
  // `datetime` `datetime` and the like are classes that have the name of their module; `repr` is a function, and a module of Python 2.
  const namesakes = new Set(
    'StringIO UserDict UserList UserString array datetime time uuid fractions decimal types struct symbol Cookie repr'.split(
      ' ',
    ),
  );
  // Constants of one class, and the functions of PyTorch, which travel as attributes of the class that holds them.
  const members = /^(?:ZoneInfo\._unpickle|(?:RegexFlag|_ParameterKind)\.[A-Z_]+|_VariableFunctionsClass\.[a-z]\w*)$/;
  for (const { ecosystem, module, names } of SAFE_RULES) {
    // What a model names for its runtime is no path of Python.
    if (ecosystem === 'runtime') continue;
    for (const name of names) {
      t.false(name.includes('.') && !members.test(name), `${module} ${name} walks`);
      t.false(/^__.*__$/.test(name) && name !== '__newobj__', `${module} ${name} is the interpreter's own`);
      t.false(isStandardLibrary(name) && !namesakes.has(name) && module !== 'numpy', `${module} ${name} is a module`);
    }
  }
});

/** A row makes what it says when it is asked: those are no properties of its own. */
function plain(row: object): unknown {
  const { id, severity, effect, because, provenance, proceed, operators, module, names, use } = row as Record<
    string,
    unknown
  >;
  const named = operators as Record<string, unknown> | null | undefined; // a rule, or a row about safety
  return [id, severity, effect, because, provenance, proceed, named?.['module'], named?.['names'], module, names, use];
}

test('the digest is that of the rows', (t) => {
  const digest = createHash('sha256')
    .update(JSON.stringify([[...everyRule().values()].map(plain), SAFE_RULES.map(plain)]))
    .update(shippedFile('index.bin'))
    .digest('hex');
  const file = fileURLToPath(new URL('../../../src/rules/catalogue-digest.ts', import.meta.url));
  if (process.env['MODEL_CHECK_TEST_GOLDEN'] === 'write') {
    writeFileSync(file, readFileSync(file, 'utf8').replace(/'[0-9a-f]{64}'/, `'${digest}'`));
  }
  t.true(readFileSync(file, 'utf8').includes(digest), 'a row is new: MODEL_CHECK_TEST_GOLDEN=write npm test');
});

test('a row by name wins over a row about its module, and a safe name over its module', (t) => {
  t.is(findDangerous({ ecosystem: 'python', module: 'uuid', name: '_popen' })?.by, 'name');
  t.is(findSafe({ ecosystem: 'python', module: 'uuid', name: 'UUID' })?.use, 'any');
});

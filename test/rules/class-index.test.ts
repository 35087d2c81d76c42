import { readdirSync, readFileSync } from 'node:fs';
import test from 'ava';
import { classKey, findClass, indexedVersions } from '../../src/rules/class-index.ts';
import { shippedFile } from '../../src/shipped-data.ts';
import { findingsOf, parseSections, reaches, worstOf } from '../../tools/class-rows.ts';
import { packClasses, readIndexText, reviewedAs } from '../../tools/pack-classes.ts';
import { bytes, op } from '../support/assembler.ts';
import { inFull } from '../support/in-full.ts';
import { judgeBytes } from '../support/scanned.ts';

const DATA = new URL('../../../data/', import.meta.url);
const { sections, reviewed, probed } = readIndexText(DATA);
const find = (module: string, name: string) => findClass({ ecosystem: 'python', module, name });

inFull('what is shipped is what the text of the index says', (t) => {
  const { index, versions } = packClasses(sections, reviewed, probed);
  t.true(Buffer.from(index).equals(Buffer.from(shippedFile('index.bin'))), 'run node dist/tools/pack-classes.js');
  t.is(versions, Buffer.from(shippedFile('index-versions.txt')).toString());
});

test('every section says what it was made of: a wheel of the lock, or what is installed', (t) => {
  const lock = new Set(
    readFileSync(new URL('wheels.lock', DATA), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => line.split('\t'))
      .map(([name, version, , digest]) => `${name}==${version} ${digest}`),
  );
  for (const file of readdirSync(new URL('index/', DATA))) {
    const text = readFileSync(new URL(`index/${file}`, DATA), 'utf8');
    for (const [, topLevel, version, digest, kind] of text.matchAll(/^# (\S+) (\S+) (\S+) (\S+)$/gm)) {
      t.is(`${topLevel}.tsv`, file);
      if (kind === 'ast') t.true(lock.has(`${version} ${digest}`), `${file}: ${version}`);
      else t.regex(`${digest} ${kind}`, /^- (?:run|earlier)$/, file);
    }
  }
});

test('two classes that share the start of a digest are refused', (t) => {
  const two = `# a a==1 - run\na B B\n`;
  t.notThrows(() => packClasses(parseSections(two), ''));
  t.throws(() => packClasses(sharing(), ''), { message: /share a key/ });
});

/** Two rows of one name under two maps, as no text can say them: the same key twice. */
function sharing() {
  const rows = new Map([
    ['a B', 'i'],
    ['a B extra', 'i'],
  ]);
  return [{ topLevel: 'a', versions: ['a==1'], kind: 'run' as const, rows }];
}

test('of several versions the worst counts', (t) => {
  t.deepEqual(worstOf([row('id'), row('ipx')]), { flags: 'ipx', keys: [] });
  t.deepEqual(worstOf([row('i'), row('-')]), { flags: '', keys: [] });
  t.deepEqual(worstOf([row('i', 'b'), row('iX', 'a')]), { flags: 'iX', keys: ['a', 'b'] });
  t.deepEqual(worstOf([row('e'), row('e')]).flags, 'e');
});

const row = (flags: string, ...keys: string[]) => ({ flags, keys });

/** What the index says after one section of sources and one of a look at the class. */
function packed(ast: readonly string[], run: string | null = null, reviewedText = '') {
  const texts = ast.map((flags, at) => `# pkg pkg==${at} 0 ast\npkg.m C:${flags}\n`);
  if (run !== null) texts.push(`# pkg pkg==9 - run\npkg.m C:${run}\n`);
  const { index } = packClasses(parseSections(texts.join('')), reviewedText);
  const count = new DataView(index.buffer).getUint32(4);
  const at = [...Array(count).keys()].find((n) =>
    Buffer.from(index.subarray(8 * (n + 1), 8 * (n + 1) + 5)).equals(classKey('pkg.m', 'C')),
  );
  if (at === undefined) return null;
  return (((index[8 * (at + 1) + 6] ?? 0) << 8) | (index[8 * (at + 1) + 7] ?? 0)) & 0x7ff;
}

test('only results count: a class that was looked at without one is not in the index', (t) => {
  for (const flags of ['?', '-', 'k=a']) t.is(packed([flags]), null, flags);
  t.is((packed(['i']) ?? 0) & 1, 1);
  t.is((packed(['?'], 'i') ?? 0) & 1, 1, 'a compiled class that was looked at');
  t.is((packed(['-'], 'i') ?? 0) & 1, 1, 'a hook that sources do not explain, and that was looked at');
  t.is((packed(['i', '-'], 'i') ?? 0) & 1, 0, 'one version of two has another hook');
  t.is((packed(['i', 'X'], 'i') ?? 0) & 1, 0);
  t.is((packed(['X'], 'i') ?? 0) & 257, 256);
});

test('a hook that reaches a resource is quiet only where a person read it', (t) => {
  t.is((packed(['iX']) ?? 0) & 257, 256);
  t.is((packed(['iX'], null, 'pkg.m.C\tquiet\t-\tIt is harmless.') ?? 0) & 257, 1);
  const isQuiet = reviewedAs('quiet', reviewed);
  for (const [name, findings] of findingsOf(sections)) {
    const [module = '', className = ''] = name.split(' ');
    if (!reaches(findings) || isQuiet(`${module}.${className}`)) continue;
    t.not(find(module, className)?.rebuilds, true, name);
  }
});

inFull(
  'no class whose hook reaches a resource is rebuilt in silence, by row or by index, unless a person read it',
  async (t) => {
    const isQuiet = reviewedAs('quiet', reviewed);
    const isJudged = reviewedAs('judged', reviewed);
    const silent: string[] = [];
    for (const [name, findings] of findingsOf(sections)) {
      const [module = '', className = ''] = name.split(' ');
      const full = `${module}.${className}`;
      if (!reaches(findings) || isQuiet(full) || isJudged(full)) continue;
      const stream = bytes(
        op.PROTO(4),
        op.GLOBAL(module, className),
        op.EMPTY_TUPLE,
        op.NEWOBJ,
        op.EMPTY_DICT,
        op.BUILD,
        op.STOP,
      );
      const { findings: reported } = await judgeBytes(stream, 'model.pkl');
      if (reported.length === 0) silent.push(full);
    }
    t.deepEqual(silent, []);
  },
);

test('a class is found by its module and whole name only', (t) => {
  const rebuilds = (module: string, name: string) => find(module, name)?.rebuilds ?? null;
  t.is(rebuilds('torch.nn.modules.linear', 'Linear'), true);
  t.is(rebuilds('torch.nn.modules.linear', 'Line'), null);
  t.is(rebuilds('nn.modules.linear', 'Linear'), null);
  t.is(rebuilds('torch.nn.modules.linear', 'near'), null);
  t.is(rebuilds('sklearn.linear_model.logistic', 'LogisticRegression'), true);
  t.is(rebuilds('sklearn.linear_model._logistic', 'LogisticRegression'), true);
});

test('the index says which values of a state a class looks into', (t) => {
  t.deepEqual(find('sklearn.linear_model._logistic', 'LogisticRegression')?.keys, ['_sklearn_version']);
  t.true(find('torch.nn.modules.linear', 'Linear')?.stores);
  t.deepEqual(find('torch.nn.modules.linear', 'Linear')?.keys, [
    '_buffers',
    '_modules',
    '_parameters',
    'register_buffer',
    'register_parameter',
  ]);
});

test('versions are those that were looked at', (t) => {
  t.true(indexedVersions('sklearn')?.some((version) => version.startsWith('scikit-learn==')));
  t.is(indexedVersions('sklearn_nothing'), null);
});

test('a class that only stores its state asks nothing of it, but under the keys that the index names', (t) => {
  const asked: string[] = [];
  const lines = probed.split('\n').map((line) => line.split('\t'));
  for (const [module = '', keys = '', names = ''] of lines) {
    for (const name of names.split(' ')) {
      const found = find(module, name);
      if (found?.rebuilds !== true || !found.stores || keys === '-') continue;
      const unknown = keys.split(',').filter((key) => !found.keys.includes(key));
      if (unknown.length > 0) asked.push(`${module}.${name}: ${unknown.join(',')}`);
    }
  }
  t.deepEqual(asked, []);
});

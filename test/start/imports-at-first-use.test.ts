/** Modules of the bundle are evaluated at the first use of what they export. */
import { createRequire } from 'node:module';
import vm from 'node:vm';
import test from 'ava';
import { transformSync } from 'esbuild';

const { atFirstUse } = await import(new URL('../../../scripts/imports-at-first-use.mjs', import.meta.url).href);

interface Made {
  readonly exports: Record<string, unknown>;
  /** What was asked for, in turn. */
  readonly loaded: readonly string[];
}

/** A module as the bundle runs it. */
function evaluate(source: string, modules: Readonly<Record<string, unknown>>): Made {
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs', target: 'node20.19', sourcefile: '/a/b-c.ts' });
  const loaded: string[] = [];
  const require = (name: string) => {
    loaded.push(name);
    return modules[name];
  };
  const module = { exports: {} };
  vm.runInThisContext(`(function(require, module){${atFirstUse(code, 'b-c.ts')}\n})`)(require, module);
  return { exports: module.exports, loaded };
}

test('a module is loaded at the first use of what it exports, and once', (t) => {
  const { exports, loaded } = evaluate(
    `import { one, type Two } from './one.ts';
     import { never } from './never.ts';
     export const late = (): Two[] => [one(1), ...one.list, one(2)];
     export function unused() { return never; }`,
    { './one.ts': { one: Object.assign((value: number) => value, { list: [7] }) } },
  );
  t.deepEqual(loaded, []);
  t.deepEqual((exports['late'] as () => unknown)(), [1, 7, 2]);
  t.deepEqual(loaded, ['./one.ts']);
});

test('what is used while a module is evaluated is loaded then', (t) => {
  const { exports, loaded } = evaluate(
    `import { Base } from './base.ts'; import { rest } from './rest.ts';
     export class Made extends Base { again() { return [new Base(), ...rest]; } }`,
    { './base.ts': { Base: class {} }, './rest.ts': { rest: [1] } },
  );
  t.deepEqual(loaded, ['./base.ts']);
  const Made = exports['Made'] as new () => { again(): unknown[] };
  t.is(new Made().again().length, 2);
  t.deepEqual(loaded, ['./base.ts', './rest.ts']);
});

test('constructors, names handed on, and the default of a package', (t) => {
  const { exports } = evaluate(
    `import pack, { part } from 'pack'; import { Thing } from './thing.ts'; export { Thing as Other } from './thing.ts';
     export const made = () => new Thing(5).value; export const whole = () => [pack, pack.part, part, typeof pack];`,
    {
      pack: { part: 3 },
      './thing.ts': {
        Thing: class {
          readonly value: number;
          constructor(value: number) {
            this.value = value;
          }
        },
      },
    },
  );
  t.is((exports['made'] as () => number)(), 5);
  t.is(new (exports['Other'] as new (v: number) => { value: number })(6).value, 6);
  t.deepEqual((exports['whole'] as () => unknown[])(), [{ part: 3 }, 3, 3, 'object']);
});

test('what the bundler itself makes at the first use is called where it is used', (t) => {
  const source = `import { one } from './one.ts'; import { Thing } from './thing.ts'; import { join } from 'node:path';
    export const made = () => [one, new Thing(one).value, join];`;
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs', sourcefile: '/a/b.ts' });
  const late = atFirstUse(code, 'b.ts', (from: string) => from.startsWith('.'));
  t.regex(late, /\[require\("\.\/one\.ts"\)\.one, new \(require\("\.\/thing\.ts"\)\.Thing\)\(/);
  t.regex(late, /import_node_path\$ \?\?= require\("node:path"\)/);
});

test('what it does not know stops the build', (t) => {
  for (const source of ["export * from './all.ts';", "import './effect.ts'; export * from './all.ts';"]) {
    const { code } = transformSync(source, { loader: 'ts', format: 'cjs', sourcefile: '/a/b.ts' });
    t.throws(() => atFirstUse(code, 'b.ts'), { message: /^b\.ts: no import that can wait/ }, source);
  }
});

test('the bundle exports what the modules do', async (t) => {
  const { program } = createRequire(import.meta.url)('../../bundle/start.cjs').loadProgram(
    new URL('../../bundle/program.cjs', import.meta.url).pathname,
    'test',
    {},
    createRequire(import.meta.url),
  );
  t.deepEqual(Object.keys(program).sort(), Object.keys(await import('../../src/cli.js')).sort());
});

test('what such a function gave is kept, where it is wanted', (t) => {
  const source = `import { one } from './one.ts'; import { Thing } from './thing.ts';
    export const made = () => [one, one, new Thing(one).value];`;
  const { code } = transformSync(source, { loader: 'ts', format: 'cjs', sourcefile: '/a/b.ts' });
  const late = atFirstUse(code, 'b.ts', () => true, true);
  const asked: string[] = [];
  const modules: Record<string, unknown> = {
    './one.ts': { one: 1 },
    './thing.ts': {
      Thing: class {
        value = 2;
      },
    },
  };
  const require = (name: string) => {
    asked.push(name);
    return modules[name];
  };
  const module = { exports: {} as Record<string, unknown> };
  vm.runInThisContext(`(function(require, module){${late}\n})`)(require, module);
  t.deepEqual(asked, []);
  t.deepEqual((module.exports['made'] as () => unknown)(), [1, 1, 2]);
  t.deepEqual(asked, ['./one.ts', './thing.ts']);
});

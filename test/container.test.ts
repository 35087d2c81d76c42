/** What a linter of container files would ask, of Containerfile: https://docs.docker.com/build/building/best-practices/. No builder is needed. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { COMMANDS } from '../src/cli.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (name: string): string => readFileSync(`${ROOT}${name}`, 'utf8');

interface Instruction {
  readonly name: string;
  readonly rest: string;
}

/** Without comments, which may stand between the lines of an instruction; continued lines joined. */
function instructionsOf(text: string): Instruction[] {
  const joined = text.replaceAll(/^\s*#.*\n/gm, '').replaceAll(/\\\n\s*/g, '');
  return joined
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, name = '', rest = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
      return { name, rest };
    });
}

const KNOWN = new Set(['ARG', 'FROM', 'WORKDIR', 'COPY', 'RUN', 'USER', 'ENTRYPOINT', 'CMD']);
const WORDS = /^\["[^"]+"(?:, ?"[^"]+")*\]$/;

/** Sentences; none where all is well. */
function complaintsOf(text: string): string[] {
  const all = instructionsOf(text);
  const last = (name: string): string => all.filter((each) => each.name === name).at(-1)?.rest ?? '';
  const stages = all.filter(({ name }) => name === 'FROM').map(({ rest }) => rest.replace('${NODE}', tagIn(all)));
  const runs = all.filter(({ name }) => name === 'RUN').map(({ rest }) => rest);
  const installs = runs.filter((rest) => rest.includes('apt-get install'));
  return [
    ...all.filter(({ name }) => !KNOWN.has(name)).map(({ name, rest }) => `unknown: ${name} ${rest}`),
    ...stages.filter((stage) => !/^[\w./-]+:[\w.-]*slim\b/.test(stage)).map((stage) => `not slim: ${stage}`),
    ...stages.filter((stage) => /:latest\b/.test(stage)).map((stage) => `no fixed tag: ${stage}`),
    ...installs.filter((rest) => !rest.includes('--no-install-recommends')).map(() => 'recommended packages'),
    ...installs.filter((rest) => !/apt-get update[\s\S]*rm -rf \/var\/lib\/apt\/lists/.test(rest)).map(() => 'lists'),
    ...(/^(?:root|0)?(?::|$)/.test(last('USER')) ? ['runs as root'] : []),
    ...['ENTRYPOINT', 'CMD'].filter((name) => !WORDS.test(last(name))).map((name) => `${name} is no list of words`),
    ...runs.filter((rest) => /\bsudo\b|curl[^|]*\|/.test(rest)).map((rest) => `unsafe: ${rest}`),
  ];
}

function tagIn(all: readonly Instruction[]): string {
  return all.find(({ name, rest }) => name === 'ARG' && rest.startsWith('NODE='))?.rest.slice('NODE='.length) ?? '';
}

test('the container file is slim, and does not run as root', (t) => {
  t.deepEqual(complaintsOf(textOf('Containerfile')), []);
});

test('the lint can say no', (t) => {
  const bad = 'FROM node:latest\nRUN apt-get install git\nADD x /\nENTRYPOINT git-model-check\nUSER root\n';
  t.deepEqual(complaintsOf(bad).length, 8);
});

test('it has what the program needs, and starts it', (t) => {
  const text = textOf('Containerfile');
  t.regex(text, /install[^\n]* git git-lfs\b/);
  t.regex(text, /^ENTRYPOINT \["git-model-check"\]$/m);
  const [, first = ''] = /^CMD \["(\w+)"\]$/m.exec(text) ?? [];
  t.true(first === 'help' || Object.hasOwn(COMMANDS, first), first);
});

test('its node is one that the package allows', (t) => {
  const [, major = ''] = /^ARG NODE=(\d+)/m.exec(textOf('Containerfile')) ?? [];
  const { engines } = JSON.parse(textOf('package.json')) as { engines: { node: string } };
  t.true(engines.node.includes(`>=${major}.`), `${major} in ${engines.node}`);
});

test('what the build copies leaves out what the build makes', (t) => {
  const ignored = textOf('.dockerignore').split('\n');
  for (const name of ['.git', 'node_modules', 'dist']) t.true(ignored.includes(name), name);
});

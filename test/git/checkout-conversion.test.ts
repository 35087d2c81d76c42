/** What checkout makes of content, against git's own checkout. */
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import { AttributeSandbox } from '../../src/git/attributes/attribute-sandbox.ts';
import { checkedOut } from '../../src/git/attributes/checkout-conversion.ts';
import { findRepository } from '../../src/git/repository.ts';
import { createRepository, isolatedEnvironment } from '../support/repository.ts';
import { runs } from '../support/runs.ts';

const ATTRIBUTES = [
  'ident',
  'text eol=crlf',
  'text=auto eol=crlf',
  'eol=crlf',
  '-text eol=crlf',
  'crlf eol=crlf',
  '-crlf eol=crlf',
  'text=auto eol=crlf ident',
  'text eol=lf ident',
  'working-tree-encoding=UTF-16LE',
  'working-tree-encoding=UTF-16BE',
  'working-tree-encoding=utf-16le-bom',
  'working-tree-encoding=UTF-16BE-BOM',
  'working-tree-encoding=UTF-16',
  'working-tree-encoding=UTF-32LE',
  'working-tree-encoding=UTF-32BE',
  'working-tree-encoding=UTF-8 ident',
  'working-tree-encoding=KOI8-R text eol=crlf ident',
  'working-tree-encoding=ISO-8859-1',
  'working-tree-encoding=NONSENSE',
  'macro',
];

/** Pieces of which contents are made: line ends, ids in every state, control characters, other alphabets, no UTF-8. */
const PIECES = [
  ...['\n', '\r\n', '\r', '\0', '\x1a', '\x08', '\x7f', '\x1b', '\x03', 'a', 'é', 'Ѐ', 'привет', '𝄞', '"', '\ufeff'],
  ...['$', '$Id$', '$Id:$', '$Id: $', '$Id: 0123 $', '$Id: a b c $', '$Id:x', '$Idx$', '$Id: a\n$', '$Id:  $'],
].map((text) => Buffer.from(text));
const PIECE = fc.constantFrom(...PIECES, Buffer.of(0x80), Buffer.from('text '.repeat(30)));
const CONTENT = fc.array(PIECE, { maxLength: 12 }).map((pieces) => Buffer.concat(pieces));

test('every content comes out as git checks it out', async (t) => {
  const repository = createRepository();
  t.teardown(repository.remove);
  const contents = [...PIECES, ...fc.sample(CONTENT, { seed: 6, numRuns: runs(120) })];
  const lines = ATTRIBUTES.map((attributes, index) => `a${index}-* ${attributes}\n`).join('');
  const names: string[] = [];
  repository.write('raw/.gitattributes', '* -text\n');
  repository.write('.gitattributes', `[attr]macro ident eol=crlf\n`);
  repository.write('made/.gitattributes', lines);
  for (const [index, content] of contents.entries()) {
    repository.write(`raw/${index}`, content);
    for (const attribute of ATTRIBUTES.keys()) names.push(`made/a${attribute}-${index}`);
  }
  repository.git('add', 'raw', '.gitattributes', 'made/.gitattributes');
  const oids = repository.git('ls-files', '-s', 'raw').split('\n');
  const oidOf = new Map(oids.map((line) => [line.split('raw/')[1] ?? '', line.split(' ')[1] ?? '']));
  const records = names.map((name) => `100644 ${oidOf.get(name.split('-')[1] ?? '')} 0\t${name}\n`).join('');
  const [cwd, env] = [repository.folder, isolatedEnvironment()];
  execFileSync('git', ['update-index', '--index-info'], { cwd, env, input: records });
  rmSync(path.join(repository.folder, 'made'), { recursive: true });
  repository.tryGit('checkout-index', '-a', '-f', '-q');

  const sandbox = new AttributeSandbox(
    await findRepository({ cwd: repository.folder, environment: isolatedEnvironment() }),
  );
  t.teardown(() => sandbox.remove());
  const files = repository
    .git('ls-files', '-s', '--', ':(glob)**/.gitattributes')
    .trimEnd()
    .split('\n')
    .map((line) => ({ oid: line.split(' ')[1] ?? '', path: Buffer.from(line.split('\t')[1] ?? '') }));
  const conversions = await sandbox.conversions(
    files,
    names.map((name) => Buffer.from(name)),
  );
  const archived = (name: string) =>
    execFileSync('git', ['cat-file', '--filters', `:${name}`], { cwd, env }).toString('hex');
  let changed = 0;
  for (const name of names) {
    const [prefix = '', index = ''] = name.split('-');
    const oid = oidOf.get(index) ?? '';
    const content = contents[Number(index)] ?? Buffer.alloc(0);
    const [conversion, ...others] = conversions.get(name) ?? [];
    t.is(others.length, 0, 'every pattern has small letters');
    const made =
      conversion === undefined
        ? [content]
        : (checkedOut(content, oid, conversion) ?? [await sandbox.checkedOut(oid, conversion)]);
    if (made[0] === null) continue; // this iconv does not know the encoding: another one may
    const attributes = ATTRIBUTES[Number(prefix.slice('made/a'.length))];
    const byGit = readFileSync(path.join(repository.folder, name));
    t.is(made[0]?.toString('hex'), byGit.toString('hex'), `${attributes}: ${JSON.stringify(content.toString())}`);
    if (prefix === 'made/a0') t.is(made.at(-1)?.toString('hex'), archived(name), JSON.stringify(content.toString()));
    if (!byGit.equals(content)) changed += 1;
  }
  t.true(changed > names.length / 4, `only ${changed} of ${names.length} were converted`);
});

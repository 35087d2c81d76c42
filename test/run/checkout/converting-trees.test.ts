/** Which trees convert something on checkout, and how much git is asked for it. */
import test from 'ava';
import type { BlobStore } from '../../../src/git/content/blob-store.ts';
import type { Entry } from '../../../src/git/listing/entry.ts';
import type { Repository } from '../../../src/git/repository.ts';
import { convertingTrees, SeenEntries } from '../../../src/run/checkout/converting-trees.ts';

const entry = (path: string): Entry => ({ path: Buffer.from(path), mode: '100644', oid: path });

/** A store of texts by their ids, which notes what it was asked for. */
function storeOf(texts: ReadonlyMap<string, string>) {
  const asked: string[] = [];
  const answer = async (name: string) => {
    asked.push(name);
    const content = Buffer.from(texts.get(name) ?? '');
    return texts.has(name)
      ? ({ kind: 'object', oid: name, type: 'blob', size: content.length, content } as const)
      : ({ kind: 'missing' } as const);
  };
  const store = { named: { header: answer, content: answer } };
  return { asked, store: store as unknown as BlobStore }; // nothing else of it is used
}

type Extent = { readonly isWhole?: boolean; readonly isFromRoots?: boolean };

async function treesOf(texts: ReadonlyMap<string, string>, paths: readonly string[], extent: Extent) {
  const { asked, store } = storeOf(texts);
  const seen = new SeenEntries();
  for await (const _batch of seen.over([paths.map(entry)]));
  const repository = {} as Repository; // no git is started
  const tips = [{ from: 'revision', revision: 'HEAD' } as const];
  const { trees } = await convertingTrees({ repository, store, tips, seen, ...extent });
  return { asked, files: trees.map(({ files }) => files.map(({ oid }) => oid)) };
}

const PATHS = ['a/b/c.py', 'd/e.py', 'd/.gitattributes'];

test('of a whole tree git is asked for nothing but the attributes that were listed', async (t) => {
  t.deepEqual(await treesOf(new Map(), ['a/b/c.py', 'd/e.py'], { isWhole: true }), { asked: [], files: [] });
  const texts = new Map([['d/.gitattributes', '*.pkl ident\n']]);
  const { asked, files } = await treesOf(texts, PATHS, { isWhole: true });
  t.deepEqual(files, [['d/.gitattributes']]);
  t.deepEqual([...new Set(asked)], ['d/.gitattributes']);
});

test('of a part of a tree it is asked for those of each folder above', async (t) => {
  const texts = new Map([
    ['HEAD:a/.gitattributes', '*.pkl ident\n'],
    ['d/.gitattributes', ''],
  ]);
  const { asked, files } = await treesOf(texts, PATHS, {});
  t.deepEqual(files, [['HEAD:a/.gitattributes']]);
  t.true(asked.includes('HEAD:a/b/.gitattributes'));
});

test('where all commits were seen it is asked for those that any of them brought', async (t) => {
  const texts = new Map([
    ['HEAD:d/.gitattributes', '*.pkl ident\n'],
    ['d/.gitattributes', ''],
  ]);
  t.deepEqual(await treesOf(texts, ['a/b/c.py', 'd/e.py'], { isFromRoots: true }), { asked: [], files: [] });
  const { asked, files } = await treesOf(texts, PATHS, { isFromRoots: true });
  t.deepEqual(files, [['HEAD:d/.gitattributes']]);
  t.false(asked.some((name) => name.startsWith('HEAD:a/') || name === 'HEAD:.gitattributes'));
});

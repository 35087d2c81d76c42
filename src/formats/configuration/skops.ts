/** The tree of nodes that skops keeps as `schema.json` in a zip archive: each names a class and the loader that makes it. See https://skops.readthedocs.io/en/stable/persistence.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import type { Format } from '../format.ts';
import { startsAsJson, wordsOf } from './text-search.ts';

export const skopsFormat: Format = {
  id: 'skops',
  spec: 'https://skops.readthedocs.io/en/stable/persistence.html',
  kind: 'text',
  title: 'skops',
  extensions: ['skops'],
  sees: 'types that it makes, and those that do not fit',
  provenWith: 'skops 0.16',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (!isSkops(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineSkops } = await import('./skops-tree.ts');
      await examineSkops(source, examination);
    };
  },
};

export function isSkops(_source: ByteSource, _name: string, once: Once<ByteSource>): boolean {
  return once(startsAsJson) && once(wordsOf).has('__loader__');
}

/** Objects that jsonpickle keeps as JSON: `py/object` and the like name what it imports, makes and calls. See https://jsonpickle.readthedocs.io/en/latest/. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import type { Format } from '../format.ts';
import { startsAsJson, wordsOf } from './text-search.ts';

export const jsonpickleFormat: Format = {
  id: 'jsonpickle',
  spec: 'https://jsonpickle.readthedocs.io/en/latest/',
  kind: 'text',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (!isJsonpickle(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineJsonpickle } = await import('./jsonpickle-objects.ts');
      await examineJsonpickle(source, examination);
    };
  },
};

export function isJsonpickle(_source: ByteSource, _name: string, once: Once<ByteSource>): boolean {
  return once(startsAsJson) && once(wordsOf).has('"py/');
}

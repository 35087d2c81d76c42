/** Objects that jsonpickle keeps as JSON: `py/object` and the like name what it imports, makes and calls. See https://jsonpickle.readthedocs.io/en/latest/. */
import type { Format } from '../format.ts';
import { startsAsJson, wordsOf } from './text-search.ts';

export const jsonpickleFormat: Format = {
  id: 'jsonpickle',
  spec: 'https://jsonpickle.readthedocs.io/en/latest/',
  kind: 'text',
  isText: true,
  isLoose: true,

  probe(source, _name, once) {
    if (!once(startsAsJson) || !once(wordsOf).has('"py/')) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineJsonpickle } = await import('./jsonpickle-objects.ts');
      await examineJsonpickle(source, examination);
    };
  },
};

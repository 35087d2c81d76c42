/** Objects that jsonpickle keeps as JSON: `py/object` and the like name what it imports, makes and calls. See https://jsonpickle.readthedocs.io/en/latest/. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import type { Format } from '../format.ts';
import { holdsWord, startsAsJson, wordsOf } from './text-search.ts';

export const jsonpickleFormat: Format = {
  id: 'jsonpickle',
  spec: 'https://jsonpickle.readthedocs.io/en/latest/',
  kind: 'text',
  title: 'jsonpickle',
  extensions: ['json'],
  sees: 'objects that it makes of `py/` keys',
  provenWith: 'jsonpickle 4.1',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (!isJsonpickle(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const [{ examineJsonpickle }, { readConfiguration, readJson }] = await Promise.all([
        import('./jsonpickle-objects.ts'),
        import('./configuration-text.ts'),
      ]);
      const isJson = isInJson(once) && !isInYaml(once);
      await examineJsonpickle(isJson ? readJson(source) : await readConfiguration(once), examination);
    };
  },
};

/** It takes YAML as well, where a program asks for that. */
export function isJsonpickle(_source: ByteSource, _name: string, once: Once<ByteSource>): boolean {
  return isInJson(once) || isInYaml(once);
}

function isInYaml(once: Once<ByteSource>): boolean {
  return once(wordsOf).has('py/object') || once(wordsOf).has('py/reduce');
}

function isInJson(once: Once<ByteSource>): boolean {
  return once(startsAsJson) && holdsWord(once, '"py/');
}

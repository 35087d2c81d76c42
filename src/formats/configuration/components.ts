/** Configurations that name the parts of a training or a pipeline: `class_path` of jsonargparse and Lightning, `_component_` of torchtune, `type` beside `init_parameters` of Haystack, catalogues of Kedro. See https://jsonargparse.readthedocs.io/en/stable/#classes-as-type. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { isBinary } from '../../text/text.ts';
import type { Format } from '../format.ts';
import { wordsOf } from './text-search.ts';

const KEYS = ['class_path', '_component_', 'init_parameters'] as const;
const CATALOGUE = /(?:^|[/\\])catalog(?:[_-][^/\\]*|[/\\].*)?\.ya?ml$/i;

export const componentsFormat: Format = {
  id: 'components',
  spec: 'https://jsonargparse.readthedocs.io/en/stable/#classes-as-type',
  kind: 'text',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (!holdsComponents(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineComponents } = await import('./component-classes.ts');
      await examineComponents(once, examination, isCatalogue(name));
    };
  },
};

export function holdsComponents(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  return (isCatalogue(name) && !isBinary(source)) || KEYS.some((word) => once(wordsOf).has(word));
}

/** What Kedro calls the list of its data sets. */
function isCatalogue(name: string): boolean {
  return CATALOGUE.test(name);
}

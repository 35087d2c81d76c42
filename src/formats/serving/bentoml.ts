/** Services and models of BentoML (`bentofile.yaml`, `bento.yaml`, `model.yaml`): the module that is imported, scripts and packages. See https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { isBinary } from '../../text/text.ts';
import { wordsOf } from '../configuration/text-search.ts';
import { isCalled } from '../file-names.ts';
import type { Format } from '../format.ts';

const NAMES = ['bentofile.yaml', 'bentofile.yml', 'bento.yaml', 'bento.yml'];

export const bentoFormat: Format = {
  id: 'bentoml',
  spec: 'https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html',
  kind: 'text',
  title: 'BentoML service or model',
  extensions: ['yaml', 'yml'],
  sees: 'the module that is imported, scripts, and packages from elsewhere',
  provenWith: 'bentoml 1.4.40',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (!isBento(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineBento } = await import('./service-configuration.ts');
      await examineBento(once, examination);
    };
  },
};

export function isBento(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  return once(wordsOf).has('bentoml_version') || (isCalled(name, NAMES) && !isBinary(source));
}

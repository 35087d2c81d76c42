/** Configurations that name the parts of a training, a pipeline or a model by their paths: jsonargparse and Lightning, torchtune, Haystack, Kedro, pyannote, GluonTS, nnU-Net, MLServer, Rasa, AllenNLP, Qlib, MMEngine; and those whose texts a loader evaluates. See https://jsonargparse.readthedocs.io/en/stable/#classes-as-type. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import type { Format } from '../format.ts';
import { kindsOf } from './component-kinds.ts';

export const componentsFormat: Format = {
  id: 'components',
  spec: 'https://jsonargparse.readthedocs.io/en/stable/#classes-as-type',
  kind: 'text',
  title: 'Configurations of parts by their paths (Lightning, torchtune, Haystack, Kedro, NeMo 2, AutoGen …)',
  extensions: ['yaml', 'yml', 'json'],
  sees: 'classes that are made, texts that are evaluated',
  provenWith: 'jsonargparse 4.53.0; others: schema',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (!holdsComponents(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineComponents } = await import('./component-classes.ts');
      await examineComponents(source, once, examination);
    };
  },
};

export function holdsComponents(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  const { kinds, evaluated } = kindsOf(source, name, once);
  return kinds.length > 0 || evaluated.length > 0;
}

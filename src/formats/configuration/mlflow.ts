/** The `MLmodel` file of MLflow, which names the module that loads the model. See https://mlflow.org/docs/latest/ml/model/#mlmodel-file. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { extensionOf } from '../../model-names.ts';
import type { Format } from '../format.ts';
import { wordsOf } from './text-search.ts';

export const mlflowModel: Format = {
  id: 'mlflow-model',
  spec: 'https://mlflow.org/docs/latest/ml/model/#mlmodel-file',
  kind: 'text',
  title: 'MLflow',
  extensions: ['MLmodel'],
  sees: 'the module that loads the model, and classes that its loader makes',
  provenWith: 'mlflow 3.17.2',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (!isMlflow(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineMlflow } = await import('./mlflow-loaders.ts');
      await examineMlflow(once, examination);
    };
  },
};

export function isMlflow(_source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  const words = once(wordsOf);
  // Programs that write such files know the second word as well.
  return words.has('loader_module') || (words.has('mlflow_version') && extensionOf(name) !== 'py');
}

/** The `MLmodel` file of MLflow and others beside it, which name the module that loads the model. See https://mlflow.org/docs/latest/ml/model/#mlmodel-file. */
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
      const { examineMlflow, examineModuleName } = await import('./mlflow-loaders.ts');
      if (MODULE_FILE.test(name)) examineModuleName(source, examination);
      else await examineMlflow(once, examination);
    };
  },
};

/** What its loaders of Keras and PyTorch import before they load the model beside it: a name, and nothing else. */
const MODULE_FILE = /(?:^|[/\\])(?:keras_module|pickle_module_info)\.txt$/i;

export function isMlflow(_source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  if (MODULE_FILE.test(name)) return true;
  const words = once(wordsOf);
  // Programs that write such files know the second word as well.
  return words.has('loader_module') || (words.has('mlflow_version') && extensionOf(name) !== 'py');
}

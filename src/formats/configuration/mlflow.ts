/** The `MLmodel` file of MLflow, which names the module that loads the model. See https://mlflow.org/docs/latest/ml/model/#mlmodel-file. */
import type { Format } from '../format.ts';
import { wordsOf } from './text-search.ts';

export const mlflowModel: Format = {
  id: 'mlflow-model',
  spec: 'https://mlflow.org/docs/latest/ml/model/#mlmodel-file',
  isText: true,
  isLoose: true,

  recognise: (source) => wordsOf(source).has('loader_module'),

  async examine(source, examination) {
    // Loaded only here: most runs see no such file.
    const { examineMlflow } = await import('./mlflow-loaders.ts');
    await examineMlflow(source, examination);
  },
};

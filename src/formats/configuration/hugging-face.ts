/** Configurations of transformers that name code of the model's own: `auto_map` and `custom_pipelines`. See https://huggingface.co/docs/transformers/custom_models. */
import type { Format } from '../format.ts';
import { startsAsJson, wordsOf } from './text-search.ts';

export const huggingFaceConfig: Format = {
  id: 'hugging-face-config',
  spec: 'https://huggingface.co/docs/transformers/custom_models',
  isText: true,
  isLoose: true,

  recognise: (source) =>
    startsAsJson(source) && (wordsOf(source).has('auto_map') || wordsOf(source).has('custom_pipelines')),

  async examine(source, examination) {
    // Loaded only here: most runs see no such file.
    const { examineHuggingFace } = await import('./hugging-face-classes.ts');
    await examineHuggingFace(source, examination);
  },
};

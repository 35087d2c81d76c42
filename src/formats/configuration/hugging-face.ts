/** Configurations of transformers that name code of the model's own: `auto_map` and `custom_pipelines`. See https://huggingface.co/docs/transformers/custom_models. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import type { Format } from '../format.ts';
import { startsAsJson, wordsOf } from './text-search.ts';

const NAMING_KEYS = ['auto_map', 'custom_pipelines'] as const;

export const huggingFaceConfig: Format = {
  id: 'hugging-face-config',
  spec: 'https://huggingface.co/docs/transformers/custom_models',
  kind: 'text',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (!isHuggingFace(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineHuggingFace } = await import('./hugging-face-classes.ts');
      await examineHuggingFace(source, examination);
    };
  },
};

export function isHuggingFace(_source: ByteSource, _name: string, once: Once<ByteSource>): boolean {
  return once(startsAsJson) && NAMING_KEYS.some((word) => once(wordsOf).has(word));
}

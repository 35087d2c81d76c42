/** Configurations of the Hub that name code: `auto_map` and `custom_pipelines` of transformers, the modules of sentence-transformers, the parts of a pipeline of diffusers, adapters of PEFT; and lists of the files of one model. See https://huggingface.co/docs/transformers/custom_models. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { HUB_KEYS } from '../../text/configuration-words.ts';
import type { Format } from '../format.ts';
import { startsAsJson, wordsOf } from './text-search.ts';

/** Files whose keys are words of any text, which a loader reads by their names. */
const NAMED =
  /(?:^|[/\\])(?:modules|router_config|model_index|config_sentence_transformers|wordembedding_config|configuration|\d+_\w+[/\\]config|[\w.-]+\.index)\.json$/i;

export const huggingFaceConfig: Format = {
  id: 'hugging-face-config',
  spec: 'https://huggingface.co/docs/transformers/custom_models',
  kind: 'text',
  title: 'Configurations of transformers, diffusers and PEFT',
  extensions: ['json'],
  sees: 'code that runs where remote code is trusted',
  provenWith: 'transformers 5.24, diffusers 0.42.1',
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

export function isHuggingFace(_source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  return once(startsAsJson) && (NAMED.test(name) || HUB_KEYS.some((word) => once(wordsOf).has(word)));
}

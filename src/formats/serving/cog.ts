/** `cog.yaml` of Cog and Replicate: the Python file whose class serves the model. See https://github.com/replicate/cog/blob/main/docs/yaml.md. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { headText } from '../../text/head-text.ts';
import { isBinary } from '../../text/text.ts';
import { isCalled } from '../file-names.ts';
import type { Format } from '../format.ts';

/** Cog reads it by its name. */
const NAMES = ['cog.yaml', 'cog.yml'];
const KEY = /^["']?(?:predict|train|run)["']?[ \t]*:/m;

export const cogFormat: Format = {
  id: 'cog',
  spec: 'https://github.com/replicate/cog/blob/main/docs/yaml.md',
  kind: 'text',
  title: 'Cog',
  extensions: ['yaml'],
  sees: 'the Python that serves or trains the model',
  provenWith: 'schema',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (!isCog(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineCog } = await import('./service-configuration.ts');
      await examineCog(once, examination);
    };
  },
};

export function isCog(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  return isCalled(name, NAMES) && !isBinary(source) && KEY.test(once(headText));
}

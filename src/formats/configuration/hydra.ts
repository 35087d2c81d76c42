/** Configurations that name what is to be called by `_target_`, as Hydra, NeMo and MONAI make objects of them. See https://hydra.cc/docs/advanced/instantiate_objects/overview/. */

import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { extensionOf } from '../../model-names.ts';
import { headText } from '../../text/head-text.ts';
import { isBinary } from '../../text/text.ts';
import { hasPair } from '../components/diffusion-pair.ts';
import type { Format } from '../format.ts';
import { isNemoName, wordsOf } from './text-search.ts';

const CONFIGURATION: ReadonlySet<string> = new Set(['json', 'yaml', 'yml']);
/** Expressions of MONAI, which name no target: imports, calls, and what leads to the interpreter. */
const EXPRESSIONS =
  /(?:["']|[-:][ \t]{1,80})(?:\$|\\u0024|\\x24)(?:(?:import|from)[ \t]|[\w.@#]{1,80}\(|(?:[([][^\r\n]{0,300}?)?__(?:import|builtins|globals|class|subclasses|loader)__)/;

export const hydraFormat: Format = {
  id: 'hydra',
  spec: 'https://hydra.cc/docs/advanced/instantiate_objects/overview/',
  kind: 'text',
  title: 'Configurations of Hydra, NeMo, MONAI and latent diffusion',
  extensions: ['yaml', 'yml', 'json'],
  sees: 'what `_target_` names, expressions that are evaluated',
  provenWith: 'hydra-zen 0.17.2, hydra-core 1.3.8; others: schema',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (!isHydra(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineTargets } = await import('./hydra-targets.ts');
      await examineTargets(source, once, examination);
    };
  },
};

function isNemo(source: ByteSource, name: string): boolean {
  return isNemoName(name) && !headOf(source, 512).includes(0);
}

function holdsExpressions(name: string, once: Once<ByteSource>): boolean {
  if (!CONFIGURATION.has(extensionOf(name)) || once(isBinary)) return false;
  const head = once(headText);
  return /\$|\\(?:u0024|x24)/.test(head) && EXPRESSIONS.test(head);
}

export function isHydra(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  const words = once(wordsOf);
  if (words.has('_target_') || words.has('${eval')) return true;
  return isNemo(source, name) || hasPair(source, once) || holdsExpressions(name, once);
}

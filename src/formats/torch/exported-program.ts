/** Programs that `torch.export` writes: JSON of a graph, inside a `.pt2` archive. https://docs.pytorch.org/docs/stable/export/pt2_archive.html */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { startsAsJson, wordsOf } from '../configuration/text-search.ts';
import type { Format } from '../format.ts';
import { examineCompilerFlags, isCompilerFlags } from './compiler-flags.ts';

export const exportedProgramFormat: Format = {
  id: 'torch-export',
  spec: 'https://docs.pytorch.org/docs/stable/export/pt2_archive.html',
  kind: 'text',
  title: 'PyTorch exported program',
  extensions: ['pt2'],
  sees: 'expressions that loading evaluates, operators that do more than compute, commands of a compiler',
  provenWith: 'torch 2.13',
  isText: true,
  isLoose: true,

  probe(source, name, once) {
    if (!isExportedProgram(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      if (isCompilerFlags(name)) examineCompilerFlags(once, examination);
      const { examineExportedProgram } = await import('./exported-graph.ts');
      examineExportedProgram(once, examination);
    };
  },
};

export function isExportedProgram(_source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  const words = once(wordsOf);
  const isProgram = words.has('expr_str') || words.has('graph_module');
  return (isProgram || isCompilerFlags(name)) && once(startsAsJson);
}

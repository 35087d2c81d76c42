/** Text under the name of a checkpoint that Python's site module takes for a path file: it executes every line that begins with `import`. https://docs.python.org/3/library/site.html */
import { type ByteSource, headOf } from '../bytes/byte-source.ts';
import type { Examination, Format } from './format.ts';
import { extensionOf } from './model-names.ts';
import { looksLikeText } from './text.ts';

/** Path files have a few lines. */
const MAX_BYTES = 1024 * 1024;
/** As site.addpackage tells code from paths. */
const CODE_LINE = /^(?:import[ \t].*)$/gm;

export const pathFileFormat: Format = {
  id: 'path-file',
  spec: 'https://docs.python.org/3/library/site.html',
  recognise: (source, name) => extensionOf(name) === 'pth' && looksLikeText(source) && linesOf(source).length > 0,
  examine: examinePathFile,
};

function linesOf(source: ByteSource): RegExpExecArray[] {
  return [...Buffer.from(headOf(source, MAX_BYTES)).toString('utf8').matchAll(CODE_LINE)];
}

function examinePathFile(source: ByteSource, examination: Examination): void {
  for (const line of linesOf(source)) {
    const text = line[0].trimEnd();
    const shown = JSON.stringify(text).slice(1, -1).slice(0, examination.limits.argumentCharacters);
    examination.tell({
      kind: 'call',
      operator: { ecosystem: 'python', module: 'builtins', name: 'exec' },
      via: 'hook',
      arguments: `'${shown}'`,
      operands: [{ kind: 'literal', type: 'str', text: `'${shown}'` }],
      offset: Buffer.byteLength(line.input.slice(0, line.index)),
    });
  }
}

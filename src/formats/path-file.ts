/** Text under the name of a checkpoint that Python's site module takes for a path file: it executes every line that begins with `import`. https://docs.python.org/3/library/site.html */
import { type ByteSource, headOf } from '../bytes/byte-source.ts';
import { keepWithin } from '../bytes/limit-error.ts';
import { CEILINGS } from '../limits.ts';
import { extensionOf } from '../model-names.ts';
import type { Examination, Format } from './format.ts';

/** Characters of a line that a judge compares. */
const LINE_CHARACTERS = 2000;
/** Where `str.splitlines` ends a line. */
const LINE_END = String.raw`\n\r\v\f\x1c-\x1e\x85\u2028\u2029`;
/** As site.addpackage distinguishes code from paths, behind a mark of UTF-8. */
const CODE_LINE = new RegExp(String.raw`(?:^\ufeff?|(?<=[${LINE_END}]))import[ \t][^${LINE_END}]*`, 'g');

export const pathFileFormat: Format = {
  id: 'path-file',
  spec: 'https://docs.python.org/3/library/site.html',
  kind: 'text',
  title: 'Path files of Python',
  extensions: ['pth'],
  sees: 'lines that run when the interpreter starts',
  provenWith: 'CPython 3.11',
  probe(source, name) {
    if (!isPathFile(source, name)) return null;
    return (examination) => examinePathFile(source, examination);
  },
};

function isPathFile(source: ByteSource, name: string): boolean {
  return extensionOf(name) === 'pth' && hasCode(source);
}

function textOf(source: ByteSource): string {
  return Buffer.from(headOf(source, CEILINGS.pathFileBytes.most)).toString('utf8');
}

/** Without looking at more than one line of code. */
function hasCode(source: ByteSource): boolean {
  return source.size > CEILINGS.pathFileBytes.most || textOf(source).search(CODE_LINE) >= 0;
}

function examinePathFile(source: ByteSource, examination: Examination): void {
  let offset = 0;
  let end = 0;
  for (const line of textOf(source).matchAll(CODE_LINE)) {
    offset += Buffer.byteLength(line.input.slice(end, line.index));
    end = line.index;
    const text = JSON.stringify(line[0].replace(/^\ufeff/, '').trimEnd()).slice(1, -1);
    const whole = `'${text.slice(0, LINE_CHARACTERS)}'`;
    examination.report({
      kind: 'call',
      operator: { ecosystem: 'python', module: 'builtins', name: 'exec' },
      via: 'hook',
      arguments: `'${text.slice(0, examination.limits.argumentCharacters)}'`,
      operands: [{ kind: 'literal', type: 'str', text: whole }],
      offset,
    });
  }
  keepWithin('pathFileBytes', source.size, CEILINGS.pathFileBytes.most);
}

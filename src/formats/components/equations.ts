/** Equations that PySR found (`hall_of_fame.csv`): its loader hands each to SymPy, which evaluates it as Python. See https://github.com/MilesCranmer/PySR/blob/master/pysr/export_sympy.py. */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Once } from '../../bytes/once.ts';
import { headText } from '../../text/head-text.ts';
import { isBinary } from '../../text/text.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import type { Examination, Format } from '../format.ts';
import { reportEvaluated } from './evaluated-texts.ts';

/** The names of its columns, in any order; before 0.9 a bar stood between them. */
const HEADER = /^(?:\xef\xbb\xbf)?(?=[^\r\n]{0,400}Complexity)(?=[^\r\n]{0,400}(?:Loss|MSE))[^\r\n]{0,400}Equation/;
const COLUMN = 'Equation';
/** A field and what ends it. */
const FIELD = /("(?:[^"]|"")*"|[^,|\r\n]*)([^,|\r\n]*)(,|\||\r?\n|\r|$)/y;
/** Numbers, names, their calls and arithmetic: no attributes, items or texts. What a part has taken is not given back. */
const ARITHMETIC =
  /^(?:(?=(\s+|\d+(?:\.\d*)?(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?|[\p{L}_][\p{L}\p{N}_]*|[-+*/^%(),<>=!&|~?:;#]))\1)*$/u;
/** What reaches further than numbers although it is given numbers alone. */
const REACHES =
  /__|\b(?:eval|exec|compile|open|getattr|setattr|delattr|globals|locals|vars|breakpoint|input|help|exit|quit|lambda)\b|[)\]]\s*\(/;
/** Findings of one file. */
const REPORTED = 20;

export const equationsFormat: Format = {
  id: 'pysr',
  spec: 'https://github.com/MilesCranmer/PySR/blob/master/pysr/export_sympy.py',
  kind: 'text',
  title: 'Equations of PySR',
  extensions: ['csv'],
  sees: 'equations that are more than arithmetic, which its loader evaluates',
  provenWith: 'sympy 1.14',
  isText: true,
  isLoose: true,
  probe: (source, _name, once) =>
    isEquations(source, once) ? (examination) => examineEquations(source, examination) : null,
};

export function isEquations(source: ByteSource, once: Once<ByteSource>): boolean {
  return !isBinary(source) && HEADER.test(once(headText));
}

function examineEquations(source: ByteSource, examination: Examination): void {
  keepWithin('templateConfigurationBytes', source.size, 0);
  const text = Buffer.from(toUtf8(headOf(source, source.size))).toString();
  let column = -1;
  let reported = 0;
  for (const [index, { fields, start }] of [...recordsOf(text)].entries()) {
    if (index === 0) column = fields.findIndex((field) => field.includes(COLUMN));
    const equation = fields[column];
    if (index === 0 || equation === undefined || !reachesFurther(equation) || reported === REPORTED) continue;
    reported += 1;
    reportEvaluated(equation, Buffer.byteLength(text.slice(0, start)), `/${index}`, examination);
  }
}

function reachesFurther(equation: string): boolean {
  return !ARITHMETIC.test(equation) || REACHES.test(equation);
}

function* recordsOf(text: string): Generator<{ readonly fields: readonly string[]; readonly start: number }> {
  let fields: string[] = [];
  let start = 0;
  for (let position = 0; position < text.length; ) {
    FIELD.lastIndex = position;
    const [whole = '', value = '', behind = '', end = ''] = FIELD.exec(text) ?? [];
    position += whole.length;
    fields.push((value.startsWith('"') ? value.slice(1, -1).replaceAll('""', '"') : value) + behind);
    if (end === ',' || end === '|') continue;
    yield { fields, start };
    fields = [];
    start = position;
    if (whole === '') return;
  }
  if (fields.length > 0) yield { fields, start };
}

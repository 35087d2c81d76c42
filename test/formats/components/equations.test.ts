/** Equations of PySR: what SymPy evaluates of them beyond arithmetic. See https://github.com/MilesCranmer/PySR/blob/master/pysr/export_sympy.py. */
import test from 'ava';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const EVIL = "__import__('os').system('echo harmless')";
const rejects = test.macro(async (t, content: string, file?: string) => {
  const name = file ?? 'hall_of_fame.csv';
  const lines = await findingLines(content, name);
  t.deepEqual(lines, [`critical python/builtins/code-execution ${name}#/${content.trim().split(/\r?\n/).length - 1}`]);
});

test('a call of Python', rejects, `Complexity,Loss,Equation\n1,0.5,x0\n2,0.1,"${EVIL}"\n`);
test('with its own ends of lines', rejects, `Complexity,Loss,Equation\r\n2,0.1,"${EVIL}"\r\n`);
test('without quotes and end', rejects, `Complexity,Loss,Equation\n2,0.1,${EVIL}`, 'x.csv.bkup');
test('behind bars, columns in another order', rejects, 'Equation|Complexity|MSE\neval(chr(95))|2|0.1\n', 'a.txt');
test('behind a mark of UTF-8', rejects, `\ufeffComplexity,Score,Loss,Equation\n1,2,3,"x0.__class__"\n`);
test('an attribute of a number', rejects, 'Complexity,Loss,Equation\n3,1,"x0 + sin.func"\n');
test('an item', rejects, 'Complexity,Loss,Equation\n3,1,"x0[0](1)"\n');
test('a call of what a call gives', rejects, 'Complexity,Loss,Equation\n3,1,"f(x0)(x1)"\n');

test('equations', async (t) => {
  const content = [
    'Complexity,Loss,Equation',
    '1,0.5,"x0"',
    '3,0.2,"x0 * cos(x1)"',
    '5,0.1,"max(x0, -1.5e-3) + square(x_2) / inv(temp)"',
    '7,0.01,"f = #1 + cond(greater(x0, .5), x1); g = (x0 ^ 2)"',
    '8,0.01,x0 ^ 2.0 - β₁ ? 1 : 2',
    '',
  ].join('\n');
  const { findings, formats } = await judgeBytes(content, 'hall_of_fame.csv');
  t.deepEqual(findings, []);
  t.deepEqual(formats, ['pysr']);
  t.deepEqual(await findingLines(`Loss of memory,"${EVIL}"\n`, 'notes.csv'), []);
});

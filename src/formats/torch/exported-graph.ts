/** Reads the graph of an exported program: its loader hands every `expr_str` to `sympy.sympify`, which evaluates it, and looks targets of nodes up by walking from `torch`. https://github.com/pytorch/pytorch/blob/main/torch/_export/serde/serialize.py */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { isObject, itemsOf, type JsonObject, textsOf, valuesOf } from '../../text/json-values.ts';
import { pythonString } from '../../text/python-text.ts';
import { readJson } from '../configuration/configuration-text.ts';
import { isTooLong, operatorAt } from '../configuration/dotted-name.ts';
import { pointerOf, walkValues } from '../configuration/value-walk.ts';
import type { Examination } from '../format.ts';
import { isGuard } from './guard-expression.ts';
import { reportOperator } from './script-facts.ts';
import { isHarmless, scriptOperator } from './script-operators.ts';
import { isSymbolic } from './symbolic-expression.ts';
import { reportTypes, SPECIFICATIONS } from './tree-specification.ts';

/** `torch.ops.aten.add.Tensor`: a namespace, a name and an overload. */
const OPERATOR = /^torch\.ops\.(\w+)\.(\w+)(?:\.\w+)?$/;
/** Control flow, and what PyTorch's own quantization computes with. */
const COMPUTING = /^(?:higher_order|quantized_decomposed|torchao|_c10d_functional)$/;
/** What else a graph of PyTorch computes with. */
const PLAIN_TARGET =
  /^(?:torch\._?sym_\w+|torch\._C\.\w+|math\.(?!__)\w+|_operator\.(?:getitem|add|sub|mul|floordiv|truediv|mod|pow|neg|pos|abs|eq|ne|lt|le|gt|ge|and_|or_|xor|inv|invert|not_|lshift|rshift|is_|is_not|index|matmul))$/;
/** Other targets are left as texts. */
const LOOKED_UP = /^(?:_operator|torch|math)/;

type EvaluatorName = 'sympy sympify' | 'builtins exec';

interface Where {
  readonly offset: number;
  readonly at: string;
}

/** @throws FormatError where it is too large or breaks; what was found before was reported. */
export function examineExportedProgram(once: Once<ByteSource>, examination: Examination): void {
  const { documents, failure } = once(readJson);
  let seen = 0;
  for (const document of documents) {
    walkValues(document, (value, place) => {
      if (!isObject(value)) return;
      const where = () => ({ offset: value.offset, at: pointerOf(place) });
      for (const text of textsOf(value, 'expr_str')) {
        seen += 1;
        if (!isSymbolic(text)) reportCode('sympy sympify', text, where(), examination);
      }
      for (const text of valuesOf(value, 'guards_code').flatMap(itemsOf)) {
        if (typeof text !== 'string') continue;
        seen += 1;
        if (!isGuard(text)) reportCode('builtins exec', text, where(), examination);
      }
      for (const spec of SPECIFICATIONS.flatMap((key) => textsOf(value, key))) reportTypes(spec, where(), examination);
      for (const target of isNode(value) ? textsOf(value, 'target') : []) {
        seen += 1;
        if (LOOKED_UP.test(target) && !PLAIN_TARGET.test(target)) reportTarget(target, where(), examination);
      }
    });
  }
  if (failure !== null && (seen > 0 || failure.reason === 'limit')) throw failure;
}

function isNode({ entries }: JsonObject): boolean {
  return entries.some(([key]) => key === 'inputs');
}

/** Loading evaluates a size, with all builtins at hand; the module of a program runs its guards. */
function reportCode(evaluator: EvaluatorName, text: string, where: Where, examination: Examination): void {
  const shown = pythonString(text, examination.limits.argumentCharacters);
  const operands = [{ kind: 'literal', type: 'str', text: shown }] as const;
  const [module, name] = evaluator.split(' ') as [string, string]; // by its type
  const operator = { ecosystem: 'python', module, name } as const;
  examination.report({ kind: 'call', operator, via: 'config', arguments: shown, operands, ...where });
}

/** Looked up when the program is loaded, called with the model. */
function reportTarget(target: string, where: Where, examination: Examination): void {
  const [, namespace = '', name = ''] = OPERATOR.exec(target) ?? [];
  if (name !== '') {
    const operator = scriptOperator(namespace, name);
    if (COMPUTING.test(namespace) || isHarmless(operator)) return;
    reportOperator(operator, { runsAtLoad: false, function: '', text: '…', offset: where.offset }, examination);
    return;
  }
  const operator = isTooLong(target) ? null : operatorAt(target);
  if (operator === null) {
    examination.report({ kind: 'unresolved-import', reason: 'a target that is no path of names', ...where });
    return;
  }
  examination.report({ kind: 'import', operator, via: 'config', ...where });
  examination.report({ kind: 'call', operator, via: 'config', arguments: '…', operands: [], ...where });
}

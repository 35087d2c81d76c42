/** TorchScript code inside an archive: a Python-like text whose operators are calls. https://pytorch.org/docs/stable/jit_language_reference.html and https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/docs/serialization.md */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import type { Examination, Format } from '../format.ts';

const MAX_CODE_BYTES = 64 * 1024 * 1024;

/** Strings and comments, which hide nothing that runs; then `torch.save(`, `ops.prim.PythonOp(` and `^Function(`. */
const TOKEN = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#[^\n]*|\btorch\.(\w+)\(|\bops\.(\w+)\.(\w+)\(|\^(\w+)\(/gs;

/** Operators of `aten` that reach outside the process; all others compute. */
const REACHING_OUT: ReadonlySet<string> = new Set(['save', 'from_file', 'load', 'read_file', 'write_file']);

/** Namespaces of PyTorch itself, whose operators compute, but for `PythonOp`. */
const OWN_NAMESPACES: ReadonlySet<string> = new Set([
  'aten',
  'prim',
  'prims',
  'quantized',
  'profiler',
  'inductor',
  'mkldnn',
]);

/** Only what may do more than compute is told: a model holds thousands of operators. */
export const torchScriptFormat: Format = {
  id: 'torchscript',
  spec: 'https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/docs/serialization.md',
  kind: 'model',
  // No magic: the archive around it says what it is.
  probe: () => null,
  expect: (source) => (examination) => examineTorchScript(source, examination),
};

function examineTorchScript(source: ByteSource, examination: Examination): void {
  if (source.size > MAX_CODE_BYTES) throw new FormatError(`code of ${source.size} bytes`, { reason: 'limit' });
  const code = Buffer.from(source.read(0, source.size)).toString('latin1');
  for (const token of code.matchAll(TOKEN)) {
    const operator = operatorOf(token);
    if (operator === null) continue;
    const text = argumentsAt(code, token.index + token[0].length, examination.limits.argumentCharacters);
    examination.tell({
      kind: 'call',
      operator: { ecosystem: 'torchscript', ...operator },
      via: 'node',
      arguments: text,
      operands: [{ kind: 'opaque', reason: 'computed by the graph' }],
      offset: token.index,
    });
  }
}

function operatorOf([, aten, namespace, name, pythonFunction]: RegExpMatchArray): {
  module: string;
  name: string;
} | null {
  if (pythonFunction !== undefined) return { module: 'prim', name: 'PythonOp' };
  if (aten !== undefined) return REACHING_OUT.has(aten) ? { module: 'aten', name: aten } : null;
  if (namespace === undefined || name === undefined) return null;
  const isDangerous = name === 'PythonOp' || (namespace === 'aten' && REACHING_OUT.has(name));
  return isDangerous || !OWN_NAMESPACES.has(namespace) ? { module: namespace, name } : null;
}

/** Up to the end of the line or the closing bracket of a call without inner calls, as one bounded line. */
function argumentsAt(code: string, start: number, characters: number): string {
  const line = /^[^\n]*/.exec(code.slice(start, start + characters))?.[0] ?? '';
  return line.replace(/,?\s*\)\s*$/, '').replace(/[^\x20-\x7e]/g, '?');
}

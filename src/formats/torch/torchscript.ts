/** TorchScript code inside an archive: a Python-like text whose operators are calls. https://pytorch.org/docs/stable/jit_language_reference.html and https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/docs/serialization.md */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { NO_BYTES } from '../../text/magic.ts';
import type { Examination, Format } from '../format.ts';
import { readScript, type ScriptFunction, type ScriptUse } from './script-calls.ts';
import { reportOperator } from './script-facts.ts';
import { scriptOperator } from './script-operators.ts';

/** Only what may do more than compute is reported: a model holds thousands of operators. */
export const torchScriptFormat: Format = {
  id: 'torchscript',
  spec: 'https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/docs/serialization.md',
  kind: 'model',
  title: 'TorchScript code',
  extensions: ['py'],
  sees: 'operators that reach files and Python, and what runs while it is loaded',
  provenWith: 'torch 1.13 and 2.13',
  // No magic: the archive around it says what it is.
  firstBytes: NO_BYTES,
  probe: () => null,
  expect: (source) => (examination) => examineTorchScript(source, examination),
};

function examineTorchScript(source: ByteSource, examination: Examination): void {
  keepWithin('torchScriptBytes', source.size, 0);
  const code = Buffer.from(source.read(0, source.size)).toString('latin1');
  const { uses, functions, invalidAt } = readScript(code);
  const runAtLoad = uses.length === 0 ? new Set<ScriptFunction>() : reachedAtLoad(functions, code);
  let next = 0;
  for (const use of uses) {
    // Both are in the order of the text.
    while ((functions[next + 1]?.start ?? Number.POSITIVE_INFINITY) <= use.offset) next += 1;
    const within = functionAt(functions[next], use.offset);
    const place = {
      runsAtLoad: within !== undefined && runAtLoad.has(within),
      function: within?.name ?? '',
      text: use.kind === 'computed' ? use.text : argumentsAt(code, use.end, examination.limits.argumentCharacters),
      offset: use.offset,
    };
    reportOperator(operatorOf(use), place, examination);
  }
  if (invalidAt !== null)
    throw new FormatError('a character that begins nothing in TorchScript', { offset: invalidAt });
}

function functionAt(last: ScriptFunction | undefined, offset: number): ScriptFunction | undefined {
  return last !== undefined && last.start <= offset && offset < last.end ? last : undefined;
}

/** What is handed on as a value may be any of its operators. */
function operatorOf(use: ScriptUse) {
  return use.kind === 'operator' ? use.operator : scriptOperator('torch', 'namespace');
}

/** `__setstate__`, and whatever is named in what it reaches; methods that operators of the language call are reached by any of them. */
function reachedAtLoad(functions: readonly ScriptFunction[], code: string): ReadonlySet<ScriptFunction> {
  const byName = new Map<string, ScriptFunction[]>();
  for (const each of functions) {
    const known = byName.get(each.name);
    if (known === undefined) byName.set(each.name, [each]);
    else known.push(each);
  }
  const reached = new Set<ScriptFunction>();
  const pending: ScriptFunction[] = [];
  const push = (name: string) => {
    for (const each of byName.get(name) ?? []) pending.push(each);
    byName.delete(name);
  };
  push('__setstate__');
  if (pending.length > 0) for (const { name } of functions) if (IMPLICIT.test(name)) push(name);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    reached.add(next);
    for (const [name] of code.slice(next.start, next.end).matchAll(/[A-Za-z_]\w*/g)) push(name);
  }
  return reached;
}

const IMPLICIT = /^__(?!getstate__$)\w+__$/;

/** Up to the end of the line or the closing bracket of a call without inner calls, as one bounded line. */
function argumentsAt(code: string, start: number, characters: number): string {
  const line = /^[^\n]*/.exec(code.slice(start, start + characters))?.[0] ?? '';
  return line.replace(/^\s*\(/, '').replace(/,?\s*\)\s*$/, '');
}

/** What the configurations of servers make these load, as facts. Each name has its row in rules/loaders/serving.ts, with where that is written down: https://docs.ray.io/en/latest/serve/. */
import { pythonString } from '../../text/python-text.ts';
import { operatorAt } from '../configuration/dotted-name.ts';
import type { Examination } from '../format.ts';

type ServingName =
  | 'python'
  | 'library'
  | 'script'
  | 'reader'
  | 'interpreter'
  | 'arguments'
  | 'function'
  | 'sql-method'
  | 'code-elsewhere'
  | 'packages-elsewhere'
  | 'file-elsewhere'
  | 'model-elsewhere'
  | 'layer-elsewhere';

export function reportServing(
  name: ServingName,
  what: string,
  { offset, at = '' }: { readonly offset: number; readonly at?: string },
  examination: Examination,
): void {
  const operator = { ecosystem: 'serving', module: 'server', name } as const;
  const shown = pythonString(what, examination.limits.argumentCharacters);
  examination.report({ kind: 'call', operator, via: 'config', arguments: shown, operands: [], offset, at });
}

/** A command that a shell runs when the file is read. */
export function reportShell(
  command: string,
  place: { readonly offset: number; readonly at?: string },
  examination: Examination,
): void {
  const operator = { ecosystem: 'python', module: 'os', name: 'system' } as const;
  const shown = pythonString(command, examination.limits.argumentCharacters);
  examination.report({ kind: 'import', operator, via: 'config', ...place });
  examination.report({ kind: 'call', operator, via: 'config', arguments: shown, operands: [], ...place });
}

/** `package.module:Name`, `package/module.py:Name` or `package.module.Name`, which the server imports. */
export function reportImported(path: string, offset: number, examination: Examination, at: string): void {
  const dotted = path
    .trim()
    .replace(/\.py(?=:|$)/, '')
    .replace(/^(?:\.?[/\\])+/, '')
    .replaceAll(/[/\\:]+/g, '.');
  const operator = operatorAt(dotted);
  if (operator === null) return;
  examination.report({ kind: 'import', operator, via: 'config', offset, at });
  examination.report({ kind: 'call', operator, via: 'config', arguments: '', operands: [], offset, at });
}

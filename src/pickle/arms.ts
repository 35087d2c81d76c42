/** Finds what may be called of what a symbolic value is and holds, and the way from the value to it, for a report. */
import type { Arm, ArmKind, Operator } from '../facts.ts';
import type { Summary, Token, Value, ValueStore } from './machine/values.ts';
import { operatorText, type Renderer } from './render.ts';

/** What one operand is said to hold; more is told as `computed`. */
const MAX_ARMS = 32;
/** Values that are looked at to find the way; without one only its end is told. */
const MAX_STEPS = 512;
const SHOWN_CHARACTERS = 80;

/** What may be called of a value; undefined where nothing may. */
export function armsOf(values: ValueStore, renderer: Renderer, token: Token): readonly Arm[] | undefined {
  if (token >= 0) return undefined;
  const summary = summaryOf(values, token);
  if (summary.operators.length === 0 && summary.isEverything !== true) return undefined;
  const arms: Arm[] = [];
  for (const found of summary.operators) {
    const arm = armOf(values, found);
    if (arm === null) continue;
    if (arms.length >= MAX_ARMS) return [...arms, TOO_MANY];
    arms.push({ ...arm, through: wayTo(values, renderer, token, found) });
  }
  if (summary.isEverything === true) arms.push(TOO_MANY);
  return arms.length === 0 ? undefined : arms;
}

const TOO_MANY: Arm = { how: 'computed', operator: null, through: 'more than can be listed' };

function summaryOf(values: ValueStore, token: Token): Summary {
  return values.isContainer(token) ? values.summaryOf(token) : values.heldBy(token);
}

function armOf(values: ValueStore, token: Token): { readonly how: ArmKind; readonly operator: Operator | null } | null {
  const value = values.valueOf(token);
  switch (value?.kind) {
    case 'operator':
      return { how: 'named', operator: value.operator };
    case 'module':
      return { how: 'named', operator: { ecosystem: 'python', module: value.module, name: '' } };
    case 'bound':
      return boundArm(values, value);
    case 'opaque':
      return value.arms === 'none' ? null : { how: value.arms, operator: value.origin };
    case 'class':
      return { how: 'code', operator: value.maker };
    case 'made':
      return armOf(values, value.classToken);
    case 'instance':
      return value.isCode ? { how: 'code', operator: value.operator } : null;
    default:
      return null;
  }
}

function boundArm(values: ValueStore, value: Extract<Value, { kind: 'bound' }>) {
  const callee = values.valueOf(value.arguments[0] ?? 0);
  const operator = callee?.kind === 'operator' ? callee.operator : null;
  if (value.how === 'new') return { how: 'named', operator } as const;
  return value.how === 'partial'
    ? ({ how: 'partial', operator } as const)
    : ({ how: 'getter', operator: value.maker } as const);
}

/** `a types.SimpleNamespace that holds pathlib.PosixPath(…).write_text` */
function wayTo(values: ValueStore, renderer: Renderer, from: Token, to: Token): string {
  const end = renderer.value(to, SHOWN_CHARACTERS);
  if (from === to) return end;
  const before = new Map<Token, Token>([[from, 0]]);
  const pending = [from];
  for (const token of pending) {
    if (pending.length > MAX_STEPS) break;
    for (const item of itemsOf(values, token)) {
      if (item >= 0 || before.has(item)) continue;
      before.set(item, token);
      if (item === to) return wayThrough(values, before, token, end);
      pending.push(item);
    }
  }
  return wayThrough(values, new Map([[from, 0]]), from, end);
}

function itemsOf(values: ValueStore, token: Token): readonly Token[] {
  return values.isContainer(token) ? (values.contentOf(token)?.items ?? []) : values.partsOf(token);
}

function wayThrough(values: ValueStore, before: ReadonlyMap<Token, Token>, last: Token, end: string): string {
  const owners: string[] = [];
  for (let token = last; token !== 0; token = before.get(token) ?? 0) {
    const value = values.valueOf(token);
    if (value?.kind === 'instance') owners.unshift(`a ${operatorText(value.operator)}`);
    else if (value?.kind === 'bound') owners.unshift(`a ${operatorText(value.maker)}`);
    else if (value?.kind === 'made') owners.unshift('an instance of a class that the file carries');
  }
  return [...owners, end].join(' that holds ');
}

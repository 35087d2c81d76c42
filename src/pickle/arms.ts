/** Finds what may be called of what a symbolic value is and holds, and the way from the value to it, for a report. */
import type { Arm } from '../facts.ts';
import type { Summary } from './machine/summaries.ts';
import type { OpaqueValue, Token, Value } from './machine/value.ts';
import type { ValueStore } from './machine/values.ts';
import { operatorText, type Renderer } from './render.ts';

/** What one operand is said to hold; more is reported as `computed`. */
const MAX_LISTED = 512;
/** Beyond so many the way to each is not looked for. */
const MAX_ARMS = 32;
/** Values that are looked at to find the way; without one only its end is reported. */
const MAX_STEPS = 512;
const SHOWN_CHARACTERS = 80;

/** What may be called of a value; undefined where nothing may. */
export function armsOf(values: ValueStore, renderer: Renderer, token: Token): readonly Arm[] | undefined {
  if (token >= 0) return undefined;
  const summary = summaryOf(values, token);
  if (summary.operators.length === 0 && summary.isEverything !== true) return undefined;
  const arms = new Map<string, Arm>();
  const isMuch = summary.operators.length > MAX_ARMS;
  for (const found of summary.operators) {
    const arm = armOf(values, found);
    if (arm === null) continue;
    // What is judged alike is listed once.
    const key = `${arm.how} ${arm.operator === null ? '' : operatorText(arm.operator)} ${arm.method ?? ''}`;
    if (arms.has(key)) continue;
    if (arms.size >= MAX_LISTED) return [...arms.values(), TOO_MANY];
    const through = isMuch ? renderer.value(found, SHOWN_CHARACTERS) : wayTo(values, renderer, token, found);
    arms.set(key, { ...arm, through });
  }
  if (summary.isEverything === true) arms.set('', TOO_MANY);
  return arms.size === 0 ? undefined : [...arms.values()];
}

type FoundArm = Omit<Arm, 'through'>;

const TOO_MANY: Arm = { how: 'computed', operator: null, through: 'more than can be listed' };

function summaryOf(values: ValueStore, token: Token): Summary {
  return values.isContainer(token) ? values.summaryOf(token) : values.heldBy(token);
}

function armOf(values: ValueStore, token: Token): FoundArm | null {
  const value = values.valueOf(token);
  switch (value?.kind) {
    case 'operator':
      return { how: 'named', operator: value.operator };
    case 'module':
      return { how: 'named', operator: { ecosystem: 'python', module: value.module, name: '' } };
    case 'bound':
      return boundArm(values, value);
    case 'opaque':
      return opaqueArm(value);
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

function opaqueArm({ arms, origin, method }: OpaqueValue): FoundArm | null {
  if (arms === 'none') return null;
  return method === undefined ? { how: arms, operator: origin } : { how: arms, operator: origin, method };
}

function boundArm(values: ValueStore, value: Extract<Value, { kind: 'bound' }>): FoundArm {
  const callee = values.valueOf(value.arguments[0] ?? 0);
  const operator = callee?.kind === 'operator' ? callee.operator : null;
  if (value.how === 'new') return { how: 'named', operator };
  // A method with its first arguments is no more than the method.
  if (value.how === 'partial' && callee?.kind === 'opaque') return opaqueArm(callee) ?? { how: 'partial', operator };
  return value.how === 'partial' ? { how: 'partial', operator } : { how: 'getter', operator: value.maker };
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

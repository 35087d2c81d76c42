/** Puts symbolic values into the terms that a judge needs: operators handed over, literals, instances, containers, and what cannot be known. */
import type { ByteSource } from '../bytes/byte-source.ts';
import type { HeldObject, Operand, Operator } from '../facts.ts';
import { armsOf } from './arms.ts';
import { itemsOf as heldItems, objectsOf } from './held-objects.ts';
import { LiteralReader } from './machine/literal-reader.ts';
import { readLiteral } from './machine/literals.ts';
import { CONTAINER_TYPES, isNoted, NODE_DICT, type Token } from './machine/value.ts';
import type { ValueStore } from './machine/values.ts';
import { escapeText, operatorText, type Renderer, showLiteral } from './render.ts';

/** Arguments of one call that are listed; a longer call is reported as one container. */
const OPERANDS = 128;
const LITERAL_CHARACTERS = 200;
/** Items of a tuple whose kinds are listed. */
const ITEMS = 16;
/** Attributes of a state with slots that are listed. */
const SLOTS = 64;

/** The operands of an argument tuple; of anything else, that thing. */
export function operandsOf(
  values: ValueStore,
  source: ByteSource,
  renderer: Renderer,
  args: Token,
): readonly Operand[] {
  const content = values.isContainer(args) ? values.contentOf(args) : null;
  if (content === null || !content.complete || content.items.length > OPERANDS)
    return [operandOf(values, source, renderer, args)];
  return content.items.map((item) => operandOf(values, source, renderer, item));
}

export function operandOf(values: ValueStore, source: ByteSource, renderer: Renderer, token: Token): Operand {
  const operand = shapeOf(values, source, token);
  // An operator is what it names; a literal calls nothing.
  const arms = operand.kind === 'operator' || operand.kind === 'literal' ? undefined : armsOf(values, renderer, token);
  return arms === undefined ? operand : { ...operand, arms };
}

function shapeOf(values: ValueStore, source: ByteSource, token: Token): Operand {
  if (token >= 0) return literalOperand(source, token);
  if (values.isContainer(token)) return containerOperand(values, source, token);
  const value = values.valueOf(token)!;
  switch (value.kind) {
    case 'operator':
      return { kind: 'operator', operator: value.operator };
    case 'instance':
      return { kind: 'instance', operator: value.operator, via: value.via, ...builtOf(values, token) };
    case 'bound':
      return { kind: 'instance', operator: value.maker, via: 'REDUCE' };
    case 'text':
      return { kind: 'literal', type: 'str', text: `'${escapeText(value.text.slice(0, LITERAL_CHARACTERS))}'` };
    case 'integer':
      return { kind: 'literal', type: 'int', text: String(value.value) };
    case 'bytes':
      return { kind: 'literal', type: 'bytes', text: `<${value.bytes.length} computed bytes>` };
    case 'payload':
      return literalOperand(source, value.token);
    case 'module':
      return { kind: 'operator', operator: { ecosystem: 'python', module: value.module, name: '' } };
    case 'class':
      return { kind: 'instance', operator: value.maker, via: 'REDUCE' };
    case 'made':
      return { kind: 'instance', operator: makerOf(values, value.classToken), via: 'NEWOBJ' };
    case 'opaque':
      return { kind: 'opaque', reason: value.reason };
  }
}

/** What made a class of the stream. */
function makerOf(values: ValueStore, classToken: Token): Operator {
  const value = values.valueOf(classToken);
  return value?.kind === 'class' ? value.maker : { ecosystem: 'python', module: 'builtins', name: 'type' };
}

/** Whether the stream has set its state. */
export function builtOf(values: ValueStore, token: Token): { readonly isBuilt?: true } {
  return values.isMarked(token) ? { isBuilt: true } : {};
}

function literalOperand(source: ByteSource, token: Token): Operand {
  const text = showLiteral(source, token - 1, LITERAL_CHARACTERS);
  return { kind: 'literal', type: readLiteral(source, token - 1, 0).type, text };
}

function containerOperand(values: ValueStore, source: ByteSource, token: Token): Operand {
  const summary = values.summaryOf(token);
  const operators: Operator[] = [];
  let complete = true;
  for (const found of summary.operators) {
    const value = values.valueOf(found);
    if (value?.kind === 'operator') operators.push(value.operator);
    else if (value?.kind === 'module') operators.push({ ecosystem: 'python', module: value.module, name: '' });
    else if (value?.kind === 'bound') operators.push(value.maker);
    else complete = false;
  }
  const type = CONTAINER_TYPES[values.kindOf(token)] as 'tuple' | 'list' | 'dict' | 'set' | 'frozenset'; // not '': it is a container
  const own = type === 'dict' ? keysOf(values, source, token) : type === 'tuple' ? itemsOf(values, source, token) : {};
  const content = values.contentOf(token);
  const held = type === 'dict' || !values.hasChild(token) ? [] : heldItems(values, token);
  const objects = held.length === 0 || 'objects' in own ? {} : { objects: held };
  const flags = type === 'dict' && areFlags(source, content) ? ({ areFlags: true } as const) : {};
  const size = content?.complete === true && content.items.length === 0 ? ({ isEmpty: true } as const) : {};
  return {
    kind: 'container',
    type,
    operators,
    dunderKeys: summary.dunderKeys,
    complete,
    ...objects,
    ...own,
    ...flags,
    ...size,
  };
}

/** Keys and values of a dict of flags. */
const FLAGS = 64;

function areFlags(source: ByteSource, content: ReturnType<ValueStore['contentOf']>): boolean {
  if (content?.complete !== true || content.items.length > FLAGS || content.items.length === 0) return false;
  return content.items.every((item, index) => {
    const type = item < 0 ? '' : readLiteral(source, item - 1, 0).type;
    return index % 2 === 0 ? type === 'str' : /^(?:bool|int|NoneType)$/.test(type);
  });
}

interface Keys {
  readonly keys?: readonly string[];
  readonly armedKeys?: readonly string[];
  readonly calledKeys?: readonly string[];
  readonly objects?: readonly HeldObject[];
}

function keysOf(values: ValueStore, source: ByteSource, token: Token): Keys {
  const { dunderKeys, operators, isEverything } = values.summaryOf(token);
  const literals = new LiteralReader(values, source, LITERAL_CHARACTERS);
  const armed = operators.length > 0 || isEverything === true ? armedKeysOf(values, literals, token) : {};
  const objects = objectsOf(values, token, (key) => literals.textOf(key) ?? null);
  const own = { ...armed, ...(objects.length === 0 ? {} : { objects }) };
  if (dunderKeys.length === 0 && !values.isMarked(token)) return own;
  const keys = (values.contentOf(token)?.items ?? []).flatMap((key, index) => {
    const value = index % 2 === 0 ? values.valueOf(key) : null;
    return value?.kind === 'text' ? [value.text] : [];
  });
  return { ...own, keys: [...new Set(values.isMarked(token) ? [...keys, COMPUTED_KEY] : keys)].sort() };
}

/** Keys of values that may be called, or that are objects with attributes which may be. */
function armedKeysOf(values: ValueStore, literals: LiteralReader, token: Token): Keys {
  const items = values.contentOf(token)?.items ?? [];
  const armed = new Set<string>();
  const called = new Set<string>();
  for (let index = 0; index + 1 < items.length; index += 2) {
    const [key = 0, value = 0] = items.slice(index, index + 2);
    const text = literals.textOf(key);
    if (typeof text !== 'string') continue;
    if (isCalled(values, value)) called.add(text);
    else if (hasCalled(values, value, ATTRIBUTES_DEPTH)) armed.add(text);
  }
  return {
    ...(armed.size + called.size === 0 ? {} : { armedKeys: [...new Set([...armed, ...called])].sort() }),
    ...(called.size === 0 ? {} : { calledKeys: [...called].sort() }),
  };
}

function isCalled(values: ValueStore, token: Token): boolean {
  const value = values.valueOf(token);
  return value !== null && isNoted(value) && !(value.kind === 'opaque' && value.arms === 'none');
}

/** The parts of an object, then a state with slots, then the dict in it. */
const ATTRIBUTES_DEPTH = 4;

/** Whether an object was made of something that may be called, or has an attribute that may be. */
function hasCalled(values: ValueStore, token: Token, depth: number): boolean {
  if (token >= 0 || depth === 0) return false;
  if (!values.isContainer(token)) {
    const isObject = values.valueOf(token)?.kind === 'instance' && depth === ATTRIBUTES_DEPTH;
    return isObject && values.partsOf(token).some((part) => hasCalled(values, part, depth - 1));
  }
  // A dict or list that is a value is what it is, whatever it holds.
  const isPart = depth < ATTRIBUTES_DEPTH && CONTAINER_TYPES[values.kindOf(token)] !== 'list';
  const deeper = values.kindOf(token) === NODE_DICT ? 0 : depth - 1;
  return (
    isPart &&
    (values.contentOf(token)?.items ?? []).some((item) => isCalled(values, item) || hasCalled(values, item, deeper))
  );
}

/** A key that is no literal of the stream. */
const COMPUTED_KEY = '<computed>';

interface SlotState extends Keys {
  readonly items?: readonly string[];
  readonly slots?: readonly string[];
}

/** A tuple of two whose second is a dict is a state with slots: its keys are set as attributes. */
function itemsOf(values: ValueStore, source: ByteSource, token: Token): SlotState {
  const content = values.contentOf(token);
  if (content === null || !content.complete || content.items.length > ITEMS) return {};
  const [, slots = 0] = content.items;
  const isState = content.items.length === 2 && values.isContainer(slots) && values.kindOf(slots) === NODE_DICT;
  return {
    items: content.items.map((item) => kindOf(values, source, item)),
    ...(isState ? { ...keysOf(values, source, slots), ...slotsOf(values, source, slots) } : {}),
  };
}

function slotsOf(values: ValueStore, source: ByteSource, token: Token): Pick<SlotState, 'slots'> {
  const content = values.contentOf(token);
  if (content === null || !content.complete || content.items.length > 2 * SLOTS) return {};
  const literals = new LiteralReader(values, source, LITERAL_CHARACTERS);
  const keys = content.items.filter((_, index) => index % 2 === 0);
  return { slots: keys.map((key) => literals.textOf(key) ?? COMPUTED_KEY) };
}

function kindOf(values: ValueStore, source: ByteSource, item: Token): string {
  if (item >= 0) return readLiteral(source, item - 1, 0).type === 'NoneType' ? 'NoneType' : 'literal';
  if (values.isContainer(item)) return CONTAINER_TYPES[values.kindOf(item)]!;
  const value = values.valueOf(item)!; // rich: neither of the two
  return value.kind === 'instance' && MAKE_TYPES.test(operatorText(value.operator)) ? 'type' : value.kind;
}

/** What they return is a type, as those of annotations are. */
const MAKE_TYPES =
  /^(?:(?:builtins|__builtin__)\.type|_?operator\.getitem|_?functools\.reduce|types\.GenericAlias|_?collections[._]abc\._CallableGenericAlias)$/;

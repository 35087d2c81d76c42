/** What models of PyTorch Mobile do, as byte code in an archive and as FlatBuffers: the tables of operators of their functions. https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/serialization/mobile_bytecode.fbs */
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { ascii, firstBytesOf, hasBytesAt, NO_BYTES } from '../../text/magic.ts';
import { ByteWindow } from '../../wire/byte-window.ts';
import { type FlatTable, rootTable } from '../../wire/flatbuffer.ts';
import type { Examination, Format } from '../format.ts';
import { type PlainValue, readPlainPickle } from './plain-pickle.ts';
import { reportOperator } from './script-facts.ts';
import { classesIn, isHarmless, scriptOperator } from './script-operators.ts';

export const FLATBUFFER_IDENTIFIER = ascii('PTMF');
export const FLATBUFFER_IDENTIFIER_AT = 4;
/** Fields of the tables, by their numbers in the schema. */
const MODULE = { ivalues: 4, objectTypes: 7, sources: 8 } as const;
const IVALUE = { type: 0, value: 1 } as const;
const OBJECT = { type: 10, setState: 3 } as const;
const FUNCTION = { type: 16, name: 0, operators: 2, types: 4 } as const;
const NAME = 0;
const CONTENT = 1;

/** PyTorch looks at the identifier, never at the name: `torch.jit.load` reads such a file whatever it is called. */
export const flatbufferModule: Format = {
  id: 'torch-flatbuffer',
  spec: 'https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/serialization/mobile_bytecode.fbs',
  kind: 'model',
  title: 'Modules of PyTorch Mobile as FlatBuffers',
  extensions: ['ptl', 'ff'],
  sees: 'operators that reach files and Python',
  provenWith: 'torch 1.13',
  laterByte: { at: FLATBUFFER_IDENTIFIER_AT, of: firstBytesOf(FLATBUFFER_IDENTIFIER) },
  probe: (source) => (isFlatbufferModule(source) ? (examination) => examineFlatbuffer(source, examination) : null),
};

function isFlatbufferModule(source: ByteSource): boolean {
  return hasBytesAt(source, FLATBUFFER_IDENTIFIER_AT, FLATBUFFER_IDENTIFIER);
}

async function examineFlatbuffer(source: ByteSource, examination: Examination): Promise<void> {
  const root = rootTable(new ByteWindow(source));
  for (const type of root.tables(MODULE.objectTypes)) reportClasses(type.text(NAME), type.position, examination);
  const values = [...root.tables(MODULE.ivalues)];
  const setters = new Set(values.flatMap(setterOf));
  const seen = new Set<number>();
  for (const [index, value] of values.entries()) {
    const body = value.byte(IVALUE.type) === FUNCTION.type ? value.table(IVALUE.value) : null;
    // Tables may lie at one place: what a function does is said once.
    if (body === null || (seen.has(body.position) && !setters.has(index))) continue;
    seen.add(body.position);
    const name = body.text(FUNCTION.name);
    for (let type = body.count(FUNCTION.types) - 1; type >= 0; type -= 1)
      reportClasses(body.textAt(FUNCTION.types, type), body.position, examination);
    const runsAtLoad = setters.has(index) || isSetter(name);
    for (const operator of body.tables(FUNCTION.operators)) {
      reportNamed(operator.text(NAME), { runsAtLoad, function: name, offset: operator.position }, examination);
    }
  }
  for (const file of root.tables(MODULE.sources)) {
    const content = file.span(CONTENT);
    if (content === null) continue;
    const code = sectionOf(source, content.start, content.end);
    await examination.member(file.text(NAME) || 'code', code, content.start, { expected: 'torchscript' });
  }
}

/** The number of the function that sets the state of an object, which the loader calls. */
function setterOf(value: FlatTable): number[] {
  if (value.byte(IVALUE.type) !== OBJECT.type) return [];
  const object = value.table(IVALUE.value);
  return object?.has(OBJECT.setState) === true ? [object.number(OBJECT.setState)] : [];
}

function isSetter(name: string): boolean {
  return name === '__setstate__' || name.endsWith('.__setstate__');
}

interface Place {
  readonly runsAtLoad: boolean;
  readonly function: string;
  readonly offset: number;
}

/** `aten::relu`; the loader looks each up when it reads the function. */
function reportNamed(text: string, place: Place, examination: Examination): void {
  const [, namespace = '', name = ''] = /^(\w+)::(\w+)$/.exec(text) ?? [];
  // What has no such name is no operator: the loader refuses it, and ours does not know it.
  const operator = name === '' ? scriptOperator('unknown', text.slice(0, 100)) : scriptOperator(namespace, name);
  if (!isHarmless(operator)) reportOperator(operator, { ...place, text: '…' }, examination);
}

/** The loader makes objects of them, and sets their states. */
function reportClasses(types: string, offset: number, examination: Examination): void {
  for (const operator of classesIn(types))
    reportOperator(operator, { runsAtLoad: true, function: '', text: '…', offset }, examination);
}

/** `bytecode.pkl`: a version, then functions as `(name, (('instructions', …), ('operators', …), …), schema)`. */
export const mobileBytecode: Format = {
  id: 'torch-bytecode',
  spec: 'https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/mobile/import.cpp',
  kind: 'model',
  title: 'Byte code of PyTorch Mobile',
  extensions: ['ptl'],
  sees: 'operators that reach files and Python',
  provenWith: 'torch 1.13',
  // The archive around it says what it is.
  firstBytes: NO_BYTES,
  probe: () => null,
  expect: (source) => (examination) => examineBytecode(source, examination),
};

function examineBytecode(source: ByteSource, examination: Examination): void {
  const [, ...functions] = itemsOf(readPlainPickle(source));
  let seen = 0;
  for (const body of functions) {
    const [name] = itemsOf(body);
    const place = { runsAtLoad: isSetter(textOf(name)), function: textOf(name), offset: 0 };
    for (const text of textsIn(body)) reportClasses(text, 0, examination);
    for (const operator of operatorsIn(body)) {
      seen += 1;
      keepWithin('flatbufferTables', seen, 0);
      reportNamed(textOf(itemsOf(operator)[0]), place, examination);
    }
  }
}

/** What stands behind each `'operators'`, at any depth. */
function* operatorsIn(body: PlainValue | undefined): Generator<PlainValue> {
  const pending: (PlainValue | undefined)[] = [body];
  const seen = new Set<PlainValue>();
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (!Array.isArray(value) || seen.has(value)) continue;
    seen.add(value);
    if (value[0] === 'operators') yield* itemsOf(value[1]);
    for (const item of value) if (Array.isArray(item)) pending.push(item);
  }
}

/** Every text, at any depth: types are among them. */
function* textsIn(body: PlainValue | undefined): Generator<string> {
  const pending: (PlainValue | undefined)[] = [body];
  const seen = new Set<PlainValue>();
  for (let value = pending.pop(); value !== undefined; value = pending.pop()) {
    if (typeof value === 'string') yield value;
    if (!Array.isArray(value) || seen.has(value)) continue;
    seen.add(value);
    for (const item of value) pending.push(item);
  }
}

function itemsOf(value: PlainValue | undefined): readonly PlainValue[] {
  if (Array.isArray(value)) return value;
  throw new FormatError('expected a tuple in the byte code');
}

function textOf(value: PlainValue | undefined): string {
  return typeof value === 'string' ? value : '';
}

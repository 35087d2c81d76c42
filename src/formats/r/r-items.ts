/** Walks the items of an R serialization stream without recursion, and finds the promises among them: code that R runs when the value is read. See https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats. */
import { readBytecode, readConstant, readInner } from './r-bytecode.ts';
import type { RPromise } from './r-expression.ts';
import type { RReader } from './r-reader.ts';
import { kindOf, OTHER, type Site, siteOf, siteOfItems, sitesOfPair, sitesOfVariables } from './r-sites.ts';
import {
  ALTREP,
  BUILTIN,
  BYTECODE,
  CALL,
  CHARACTERS,
  CLOSURE,
  CONSTANTS,
  DOTS,
  ENVIRONMENT,
  EXPRESSIONS,
  HAS_TAG,
  LIST,
  NAMESPACE,
  NUMBERS,
  OBJECT,
  PACKAGE,
  PAIRLIST,
  PERSISTENT,
  POINTER,
  PROMISE,
  RAW,
  REFERENCE,
  SPECIAL,
  STRINGS,
  SYMBOL,
  UNBOUND,
  WEAK_REFERENCE,
} from './r-types.ts';
import { type RTask, RWalk } from './r-walk.ts';

/** @throws FormatError where the bytes are no such stream; promises before were reported. */
export function walkItems(reader: RReader, report: (promise: RPromise) => void): void {
  const walk = new RWalk(reader, report);
  try {
    for (let task = walk.next(); task !== undefined; task = walk.next()) read(walk, task);
  } finally {
    walk.end();
  }
}

function read(walk: RWalk, task: RTask): void {
  switch (task.kind) {
    case 'item':
      readItem(walk, walk.reader.int(), task.site);
      break;
    case 'begun':
      readItem(walk, task.flags, task.site);
      break;
    case 'items':
      if (task.left === 0) return;
      task.left -= 1;
      walk.push(task);
      readItem(walk, walk.reader.int(), task.site);
      break;
    case 'bytecode':
      readBytecode(walk, task.site);
      break;
    case 'constants':
      readConstant(walk, task);
      break;
    case 'inner':
      readInner(walk, task.type ?? walk.reader.int(), task.site);
      break;
    case 'promised':
      walk.closePromise(task.promise);
      break;
  }
}

function readItem(walk: RWalk, flags: number, site: Site): void {
  const type = flags & 0xff;
  const { place } = site;
  const promise = walk.promise;
  if (place === 'argument' && type !== PAIRLIST) promise?.argument(kindOf(type), site);
  if (promise !== undefined && place === 'value') promise.isForced = type !== UNBOUND;
  if (promise !== undefined && place === 'expression')
    promise.isCode = type === CALL || type === BYTECODE || type === PROMISE;
  if (CONSTANTS.has(type)) return;
  const numbers = NUMBERS[type];
  if (numbers !== undefined) {
    walk.pushAttributes(flags);
    walk.reader.skipNumbers(walk.reader.length(), ...numbers);
  } else readOtherItem(walk, type, flags, site);
}

function readOtherItem(walk: RWalk, type: number, flags: number, site: Site): void {
  switch (type) {
    case PAIRLIST:
    case CLOSURE:
    case CALL:
    case DOTS:
      readPair(walk, type, flags, site);
      break;
    case PROMISE:
      walk.openPromise(flags, site);
      break;
    case STRINGS:
    case LIST:
    case EXPRESSIONS:
      walk.pushAttributes(flags);
      walk.push({ kind: 'items', left: walk.reader.length(), site: siteOfItems(type, site) });
      break;
    case SYMBOL:
      walk.refer(walk.characters(walk.reader.int(), site));
      break;
    case REFERENCE:
      walk.reference(flags >>> 8, site);
      break;
    case CHARACTERS:
      walk.pushAttributes(flags);
      walk.characters(flags, site);
      break;
    case ENVIRONMENT:
      readEnvironment(walk);
      break;
    case OBJECT:
      walk.pushAttributes(flags);
      break;
    default:
      readRareItem(walk, type, flags, site);
      break;
  }
}

function readRareItem(walk: RWalk, type: number, flags: number, site: Site): void {
  switch (type) {
    case SPECIAL:
    case BUILTIN:
      walk.reader.text(walk.reader.int());
      break;
    case RAW:
      walk.pushAttributes(flags);
      walk.reader.skipRaw(walk.reader.length());
      break;
    case BYTECODE:
      walk.reader.int();
      walk.pushAttributes(flags);
      walk.push({ kind: 'bytecode', site });
      break;
    case POINTER:
      walk.refer(null);
      walk.pushAttributes(flags);
      walk.push({ kind: 'item', site: OTHER }, { kind: 'item', site: OTHER });
      break;
    case WEAK_REFERENCE:
      walk.refer(null);
      walk.pushAttributes(flags);
      break;
    case ALTREP:
      walk.push(...Array.from({ length: 3 }, () => ({ kind: 'item', site: OTHER }) as const));
      break;
    case PERSISTENT:
    case PACKAGE:
    case NAMESPACE:
      if (walk.reader.int() !== 0) throw walk.broken('names in a vector of texts');
      walk.refer(null);
      walk.push({ kind: 'items', left: walk.reader.int(), site: OTHER });
      break;
    default:
      throw walk.broken(`expected a type of item, found ${type}`);
  }
}

/** Attributes, tag, first and rest, each an item; the rest is read last, so that no length of a list piles up. */
function readPair(walk: RWalk, type: number, flags: number, site: Site): void {
  const { first, rest } = walk.promise === undefined ? sitesOfVariables(type, site) : sitesOfPair(type, site);
  walk.push({ kind: 'item', site: rest }, { kind: 'item', site: first });
  if ((flags & HAS_TAG) !== 0) walk.push({ kind: 'item', site: OTHER });
  walk.pushAttributes(flags);
}

function readEnvironment(walk: RWalk): void {
  walk.reader.int();
  walk.refer(null);
  // Enclosing environment, frame, table, attributes.
  for (const place of ['other', 'table', 'frame', 'other'] as const) walk.push({ kind: 'item', site: siteOf(place) });
}

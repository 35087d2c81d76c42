/** Walks the items of an R serialization stream without recursion, and finds the promises among them: code that R runs when the value is read. See https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats. */
import { readBytecode, readConstant, readInner } from './r-bytecode.ts';
import { ANY_NAME, CALLED_BY_R } from './r-expression.ts';
import type { RReader } from './r-reader.ts';
import {
  isFunction,
  kindOf,
  notingSite,
  OTHER,
  type Site,
  siteOf,
  siteOfItems,
  sitesOfPair,
  sitesOfVariables,
} from './r-sites.ts';
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
  IS_ACTIVE,
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
import { type ItemReports, type RTask, RWalk, type StreamKind } from './r-walk.ts';

/**
 * Walks all items of one stream.
 * @throws FormatError where the bytes are no such stream; what stands before was reported.
 */
export function walkItems(reader: RReader, reports: ItemReports, kind: StreamKind): void {
  const walk = new RWalk(reader, reports, kind);
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
    case 'refer':
      walk.refer(task.name);
      break;
    case 'made':
      walk.made(task.info, task.state);
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
  if (place === 'variable' && isFunction(type)) readVariable(walk, type, flags, site);
  else if (place === 'active' && isFunction(type)) readActive(walk, type, flags);
  else readAnyItem(walk, type, flags, site);
}

function readAnyItem(walk: RWalk, type: number, flags: number, site: Site): void {
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
      readSymbol(walk, site);
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
      walk.pushAttributes(flags);
      walk.note(walk.reader.text(walk.reader.int()), site);
      break;
    case RAW:
      walk.pushAttributes(flags);
      walk.noteRaw();
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
      readAltrep(walk, site);
      break;
    case PERSISTENT:
    case PACKAGE:
    case NAMESPACE:
      if (walk.reader.int() !== 0) throw walk.broken('names in a vector of texts');
      walk.push({ kind: 'refer', name: null }, { kind: 'items', left: walk.reader.int(), site: siteOf('package') });
      break;
    default:
      throw walk.broken(`expected a type of item, found ${type}`);
  }
}

/** Attributes, tag, first and rest, each an item; the rest is read last, so that no length of a list piles up. */
function readPair(walk: RWalk, type: number, flags: number, site: Site): void {
  const { first, rest, tag } = walk.promise === undefined ? sitesOfVariables(type, site) : sitesOfPair(type, site);
  const isActive = type !== CLOSURE && (flags & IS_ACTIVE) !== 0;
  walk.push({ kind: 'item', site: rest }, { kind: 'item', site: isActive ? siteOf('active') : first });
  if ((flags & HAS_TAG) !== 0) walk.push({ kind: 'item', site: tag ?? OTHER });
  walk.pushAttributes(flags);
}

/** The function of a variable that R calls whenever the variable is read: its body is what an argument's expression is. */
function readActive(walk: RWalk, type: number, flags: number): void {
  walk.openActive();
  if (type !== CLOSURE) {
    readRareItem(walk, type, flags, siteOf('called'));
    return;
  }
  const code = siteOf('code');
  walk.push({ kind: 'item', site: code }, { kind: 'item', site: code });
  if ((flags & HAS_TAG) !== 0) walk.push({ kind: 'item', site: OTHER });
  walk.pushAttributes(flags);
}

/** A function among the variables of an image. */
function readVariable(walk: RWalk, type: number, flags: number, { noted }: Site): void {
  const name = noted === undefined ? ANY_NAME : noted.at(-1);
  if (name !== undefined) walk.reports.defined(name, walk.reader.position);
  if (name !== undefined && CALLED_BY_R.has(name)) readActive(walk, type, flags);
  else readAnyItem(walk, type, flags, OTHER);
}

function readSymbol(walk: RWalk, site: Site): void {
  const flags = walk.reader.int();
  walk.push({ kind: 'refer', name: walk.characters(flags, site) });
  walk.pushAttributes(flags);
}

/** Its class, its state and its attributes. */
function readAltrep(walk: RWalk, { place }: Site): void {
  const info: string[] = [];
  const state: string[] = [];
  walk.push({ kind: 'made', info, state }, { kind: 'item', site: OTHER });
  walk.push({ kind: 'item', site: place === 'image' ? siteOf('wrapped') : notingSite(state) });
  walk.push({ kind: 'item', site: notingSite(info) });
}

function readEnvironment(walk: RWalk): void {
  walk.reader.int();
  walk.refer(null);
  // Enclosing environment, frame, table, attributes.
  for (const place of ['other', 'table', 'frame', 'other'] as const) walk.push({ kind: 'item', site: siteOf(place) });
}

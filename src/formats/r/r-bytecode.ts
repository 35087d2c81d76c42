/** Byte code in an R serialization stream: instructions, then constants, among them calls and lists of a form of their own. See https://cran.r-project.org/doc/manuals/r-release/R-ints.html#Serialization-Formats. */
import { type CalledConstants, readInstructions } from './r-expression.ts';
import { isCode, isInner, OTHER, type Site, siteOf, sitesOfCall, sitesOfPair } from './r-sites.ts';
import {
  ATTRIBUTE_CALL,
  ATTRIBUTE_LIST,
  BYTECODE,
  BYTECODE_DEFINITION,
  BYTECODE_REFERENCE,
  CALL,
  INTEGERS,
  PAIRLIST,
} from './r-types.ts';
import type { RTask, RWalk } from './r-walk.ts';

const NONE: CalledConstants = new Set();

/** Instructions as a vector of integers, then constants: their number, then each with its type before it. */
export function readBytecode(walk: RWalk, site: Site): void {
  const flags = walk.reader.int();
  const isRead = isCode(site) && (flags & 0xff) === INTEGERS;
  walk.push({
    kind: 'constants',
    index: 0,
    count: -1,
    called: isRead ? readInstructions(walk.reader, walk.reader.length()) : NONE,
    site: isCode(site) ? siteOf('code', site.isBody) : OTHER,
  });
  if (isRead) walk.pushAttributes(flags);
  else walk.push({ kind: 'begun', flags, site: OTHER });
}

/** The next of the constants. */
export function readConstant(walk: RWalk, task: Extract<RTask, { kind: 'constants' }>): void {
  if (task.count < 0) task.count = walk.reader.int();
  if (task.count < 0) throw walk.broken(`expected a number of constants, found ${task.count}`);
  if (task.index === task.count) return;
  const isCalled = task.called === 'all' || task.called.has(task.index);
  const site = isCalled ? sitesOfCall(task.site).head : task.site;
  task.index += 1;
  walk.push(task);
  const type = walk.reader.int();
  if (type === BYTECODE) walk.push({ kind: 'bytecode', site: task.site });
  else walk.push(isInner(type) ? { kind: 'inner', type, site: task.site } : { kind: 'item', site });
}

/** A call or list among the constants. */
export function readInner(walk: RWalk, first: number, site: Site): void {
  let type = first;
  if (type === BYTECODE_REFERENCE) {
    walk.reader.int();
    return;
  }
  if (!isInner(type)) {
    walk.push({ kind: 'item', site });
    return;
  }
  if (type === BYTECODE_DEFINITION) {
    walk.reader.int();
    type = walk.reader.int();
    if (!isInner(type)) throw walk.broken(`expected a call or list, found type ${type}`);
  }
  const hasAttributes = type === ATTRIBUTE_CALL || type === ATTRIBUTE_LIST;
  const pair = sitesOfPair(type === ATTRIBUTE_CALL ? CALL : type === ATTRIBUTE_LIST ? PAIRLIST : type, site);
  // First and rest, then tag and attributes before them.
  walk.push({ kind: 'inner', type: null, site: pair.rest }, { kind: 'inner', type: null, site: pair.first });
  walk.push({ kind: 'item', site: OTHER });
  if (hasAttributes) walk.push({ kind: 'item', site: OTHER });
}

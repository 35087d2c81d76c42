/** The pickle machine: runs the opcodes of one pickle over symbolic values and never decodes, calls or imports anything, after https://github.com/python/cpython/blob/main/Modules/_pickle.c and Lib/pickle.py. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { CallVia } from '../../facts.ts';
import { CEILINGS, type Limits } from '../../limits.ts';
import { capacityBeyond, newTokens, tokensOf } from './capacity.ts';
import { type MachineDelegate, NO_MARK, type Outcome, type RunEnd } from './delegate.ts';
import { isNotedKey, LAST_OF_NOTED_KEYS } from './executed-state.ts';
import {
  isBoolean,
  isFloatByte,
  isPlainName,
  isQuoted,
  isQuotedInSource,
  longLineFailure,
  mayBeNoted,
  memoIndex,
  NO_NUMBER,
  NOT_QUOTED,
  numberReading,
  numberText,
  readNameLines,
} from './line-arguments.ts';
import { readLiteral } from './literals.ts';
import { Memo } from './memo.ts';
import { startsLikeModel } from './signatures.ts';
import { NODE_DICT, NODE_FROZENSET, NODE_LIST, NODE_SET, NODE_TUPLE, type Token, type Tokens } from './value.ts';
import { ValueStore } from './values.ts';
import { NEWLINE, PickleWindow, SHORT_LINE_BYTES } from './window.ts';

const UNDERFLOW = 'stack underflow';
const CUT = 'the stream ends inside an opcode';
const NO_FRAME = Number.POSITIVE_INFINITY;
const SPARSE_OPCODES = 64;
const MAX_INT32 = 0x7fffffff;
const FIRST_STACK_ITEMS = 256;
/** Beyond so many a stack is not kept for the next pickle. */
const KEPT_STACK_ITEMS = 1 << 20;

/** Mutable, and reused for the next pickle: a run allocates little. */
export class PickleMachine {
  readonly values = new ValueStore();
  /** The current protocol: it decides how names are mapped. */
  protocol = 0;
  #delegate!: MachineDelegate;
  #limits!: Limits;
  readonly #window = new PickleWindow();
  #stack: Tokens = new Int32Array(FIRST_STACK_ITEMS);
  #marks = new Int32Array(64);
  readonly #memo = new Memo();
  /** Whether tokens need 64 bits. */
  #isWide = false;
  /** What the last GLOBAL or INST named, or why it named nothing. */
  #named: Token = 0;
  #nameFailure = '';

  /** Runs one pickle from `start` until STOP, an error or a limit. */
  run(source: ByteSource, start: number, limits: Limits, delegate: MachineDelegate): RunEnd {
    this.#reset(source, limits, delegate);
    return this.#loop(start);
  }

  #reset(source: ByteSource, limits: Limits, delegate: MachineDelegate): void {
    this.#limits = limits;
    this.#delegate = delegate;
    this.protocol = 0;
    this.values.reset();
    this.values.valueLimit = limits.pickleValues;
    this.values.nodeLimit = limits.pickleContainers + limits.pickleValues;
    const isWide = source.size > MAX_INT32;
    this.#memo.reset(isWide);
    if (this.#stack.length > KEPT_STACK_ITEMS || isWide !== this.#isWide)
      this.#stack = newTokens(isWide, FIRST_STACK_ITEMS);
    this.#isWide = isWide;
    this.#window.open(source);
  }

  // The one long function of the program: an opcode is a case, and nothing in it allocates.
  #loop(start: number): RunEnd {
    const delegate = this.#delegate;
    const tellsOfMemo = delegate.memoized !== undefined;
    const values = this.values;
    const window = this.#window;
    const size = window.size;
    const stackLimit = this.#limits.pickleStackItems;
    window.refill(start);
    let buffer = window.buffer;
    let base = window.base;
    let filled = window.filled;
    let at = start - base;
    let frameEnd = NO_FRAME;
    let frameSplit = false;
    let checkpoint = window.checkpoint(frameEnd);
    let stack = this.#stack;
    let capacity = stack.length;
    let top = 0;
    let marks = this.#marks;
    let markCount = 0;
    /** Items below are fenced off by the last MARK. */
    let fence = 0;
    let memo = this.#memo.entries;
    let memoUsed = 0;
    let opcodes = 0;
    let highestProtocol = 0;
    let opcodeAt = at;
    let failure = '';
    let outcome: Outcome = 'broken';
    let truncated = false;
    let result: Token = 0;

    run: for (;;) {
      if (at >= checkpoint) {
        const position = base + at;
        if (position >= frameEnd) {
          if (position > frameEnd && !frameSplit) {
            frameSplit = true;
            delegate.anomaly('frame-splits-opcode', 'a frame ends inside an opcode', base + opcodeAt);
          }
          frameEnd = NO_FRAME;
        }
        opcodeAt = at;
        if (position >= size) {
          failure = 'the stream ends without STOP';
          truncated = true;
          break;
        }
        if (!window.reaches(position)) {
          window.refill(position);
          buffer = window.buffer;
          base = window.base;
          filled = window.filled;
          at = position - base;
        }
        checkpoint = window.checkpoint(frameEnd);
        // Between two checkpoints lie at most the bytes of a window, or those of a source that is in memory.
        if (values.nodes > values.nodeLimit) {
          failure = `more than ${this.#limits.pickleContainers} containers`;
          outcome = 'limit';
          break;
        }
      }
      if (top >= capacity) {
        if (capacity >= stackLimit) {
          failure = `more than ${stackLimit} items on the stack`;
          outcome = 'limit';
          break;
        }
        const larger = newTokens(this.#isWide, Math.min(capacityBeyond(capacity, stackLimit), stackLimit));
        larger.set(stack);
        stack = larger;
        this.#stack = larger;
        capacity = larger.length;
      }
      opcodeAt = at;
      const code = buffer[at]!;
      at += 1;
      opcodes += 1;
      switch (code) {
        // ---- literals: the token is the offset of the opcode plus one
        case 0x4e: // NONE
        case 0x88: // NEWTRUE
        case 0x89: // NEWFALSE
        case 0x97: // NEXT_BUFFER
          stack[top++] = base + at;
          break;
        case 0x4b: // BININT1
          stack[top++] = base + at;
          at += 1;
          if (at > filled) break run;
          break;
        case 0x4d: // BININT2
          stack[top++] = base + at;
          at += 2;
          if (at > filled) break run;
          break;
        case 0x4a: // BININT
          stack[top++] = base + at;
          at += 4;
          if (at > filled) break run;
          break;
        case 0x47: // BINFLOAT
          stack[top++] = base + at;
          at += 8;
          if (at > filled) break run;
          break;
        case 0x8c: // SHORT_BINUNICODE
        case 0x55: {
          // SHORT_BINSTRING
          const length = buffer[at]!;
          const token = base + at;
          at += 1;
          if (at > filled) break run;
          stack[top++] =
            (length >= 5 && buffer[at] === 0x5f && buffer[at + 1] === 0x5f) ||
            LAST_OF_NOTED_KEYS[length] === buffer[at + length - 1]
              ? this.#notedText(token, at, length)
              : token;
          at += length;
          if (at > filled && base + at > size) break run;
          break;
        }
        case 0x58: // BINUNICODE
        case 0x54: {
          // BINSTRING
          if (at + 4 > filled) break run;
          const length =
            (buffer[at]! | (buffer[at + 1]! << 8) | (buffer[at + 2]! << 16) | (buffer[at + 3]! << 24)) >>> 0;
          if (code === 0x54 && length > 0x7fffffff) {
            failure = 'negative length of a BINSTRING';
            break run;
          }
          const token = base + at;
          at += 4;
          stack[top++] =
            (length >= 5 && buffer[at] === 0x5f && buffer[at + 1] === 0x5f) ||
            (length < 256 && LAST_OF_NOTED_KEYS[length] === buffer[at + length - 1])
              ? this.#notedText(token, at, length)
              : token;
          at += length;
          if (at > filled && base + at > size) break run;
          break;
        }
        case 0x43: {
          // SHORT_BINBYTES
          const length = buffer[at]!;
          const token = base + at;
          at += 1;
          if (at > filled) break run;
          stack[top++] = length > 2 && startsLikeModel(buffer[at]!, buffer[at + 1]!) ? this.#payload(token) : token;
          at += length;
          if (at > filled && base + at > size) break run;
          break;
        }
        case 0x42: {
          // BINBYTES
          if (at + 4 > filled) break run;
          const length =
            (buffer[at]! | (buffer[at + 1]! << 8) | (buffer[at + 2]! << 16) | (buffer[at + 3]! << 24)) >>> 0;
          const token = base + at;
          at += 4;
          stack[top++] = length > 2 && startsLikeModel(buffer[at]!, buffer[at + 1]!) ? this.#payload(token) : token;
          at += length;
          if (at > filled && base + at > size) break run;
          break;
        }
        case 0x8d: // BINUNICODE8
        case 0x8e: // BINBYTES8
        case 0x96: {
          // BYTEARRAY8
          if (at + 8 > filled) break run;
          const length = u64(buffer, at);
          const token = base + at;
          at += 8;
          if (base + at + length > size) break run;
          if (code === 0x8d) {
            stack[top++] = length <= 64 ? this.#notedText(token, at, length) : token;
          } else {
            stack[top++] = length > 2 && startsLikeModel(buffer[at]!, buffer[at + 1]!) ? this.#payload(token) : token;
          }
          at += length;
          break;
        }
        case 0x8a: {
          // LONG1
          stack[top++] = base + at;
          if (at >= filled) break run;
          at += 1 + buffer[at]!;
          if (at > filled && base + at > size) break run;
          break;
        }
        case 0x8b: {
          // LONG4
          if (at + 4 > filled) break run;
          const length = buffer[at]! | (buffer[at + 1]! << 8) | (buffer[at + 2]! << 16) | (buffer[at + 3]! << 24);
          if (length < 0) {
            failure = 'negative length of a LONG4';
            break run;
          }
          stack[top++] = base + at;
          at += 4 + length;
          if (at > filled && base + at > size) break run;
          break;
        }
        case 0x49: // INT
        case 0x4c: // LONG
        case 0x46: // FLOAT
        case 0x53: // STRING
        case 0x56: {
          // UNICODE
          const token = base + at;
          const soon = Math.min(filled, at + SHORT_LINE_BYTES);
          let end = at;
          while (end < soon && buffer[end] !== NEWLINE) end += 1;
          if (end >= soon) {
            failure = longLineFailure(code, window, base + at);
            if (failure !== '') break run;
            const newline = window.newlineAfter(base + end);
            if (newline < 0) break run;
            end = newline - base;
          }
          if (code === 0x53 || code === 0x56) {
            const first = buffer[code === 0x53 ? at + 1 : at];
            if (
              code === 0x53 &&
              (end > filled ? !isQuotedInSource(window, base + at, base + end) : !isQuoted(buffer, at, end))
            ) {
              failure = NOT_QUOTED;
              break run;
            }
            stack[top++] =
              end - at <= 128 && (first === 0x5f || mayBeNoted(buffer, at, end)) ? this.#notedLine(token) : token;
          } else {
            if (end - at > LONG_NUMBER && code !== 0x46)
              delegate.exhausts?.(`an integer of ${end - at} decimals`, base + at - 1);
            // Decimal digits are what picklers write; everything else is looked at closely.
            let digit = at;
            if (buffer[digit] === 0x2d) digit += 1;
            const first = digit;
            while (digit < end && digit < filled && buffer[digit]! >= 0x30 && buffer[digit]! <= 0x39) digit += 1;
            if (code === 0x4c && buffer[digit] === 0x4c && digit === end - 1) digit += 1;
            if (code === 0x46) while (digit < end && digit < filled && isFloatByte(buffer[digit]!)) digit += 1;
            if (
              digit !== end ||
              digit === first ||
              (buffer[first] === 0x30 && end - first > 1 && code !== 0x46 && !isBoolean(code, buffer, at, end))
            ) {
              if (!this.#oddNumber(code, base + at, base + end)) {
                failure = NO_NUMBER;
                break run;
              }
            }
            stack[top++] = token;
          }
          at = end + 1;
          break;
        }

        // ---- containers
        case 0x29: // EMPTY_TUPLE
          stack[top++] = values.newContainer(NODE_TUPLE);
          break;
        case 0x5d: // EMPTY_LIST
          stack[top++] = values.newContainer(NODE_LIST);
          break;
        case 0x7d: // EMPTY_DICT
          stack[top++] = values.newContainer(NODE_DICT);
          break;
        case 0x8f: // EMPTY_SET
          stack[top++] = values.newContainer(NODE_SET);
          break;
        case 0x85: // TUPLE1
        case 0x86: // TUPLE2
        case 0x87: {
          // TUPLE3
          const first = top - (code - 0x84);
          if (first < fence) {
            failure = UNDERFLOW;
            break run;
          }
          stack[first] = values.containerFrom(NODE_TUPLE, stack, first, top);
          top = first + 1;
          break;
        }
        case 0x28: // MARK
          if (markCount === marks.length) {
            if (markCount >= this.#limits.pickleMarks) {
              failure = `more than ${markCount} open marks`;
              outcome = 'limit';
              break run;
            }
            const larger = new Int32Array(markCount * 2);
            larger.set(marks);
            marks = larger;
            this.#marks = larger;
          }
          marks[markCount++] = top;
          fence = top;
          break;
        case 0x74: // TUPLE
        case 0x6c: // LIST
        case 0x64: // DICT
        case 0x91: {
          // FROZENSET
          if (markCount === 0) {
            failure = NO_MARK;
            break run;
          }
          const mark = marks[--markCount]!;
          fence = markCount === 0 ? 0 : marks[markCount - 1]!;
          const kind =
            code === 0x74 ? NODE_TUPLE : code === 0x6c ? NODE_LIST : code === 0x64 ? NODE_DICT : NODE_FROZENSET;
          stack[mark] = values.containerFrom(kind, stack, mark, top);
          top = mark + 1;
          break;
        }
        case 0x61: // APPEND
          if (top - 2 < fence) {
            failure = UNDERFLOW;
            break run;
          }
          top -= 1;
          this.#append(stack[top - 1]!, stack[top]!, base + opcodeAt);
          break;
        case 0x73: // SETITEM
          if (top - 3 < fence) {
            failure = UNDERFLOW;
            break run;
          }
          top -= 2;
          this.#setItem(stack[top - 1]!, stack[top]!, stack[top + 1]!, base + opcodeAt);
          break;
        case 0x65: // APPENDS
        case 0x75: // SETITEMS
        case 0x90: {
          // ADDITEMS
          if (markCount === 0) {
            failure = NO_MARK;
            break run;
          }
          const mark = marks[--markCount]!;
          fence = markCount === 0 ? 0 : marks[markCount - 1]!;
          if (mark - 1 < fence) {
            failure = UNDERFLOW;
            break run;
          }
          const receiver = stack[mark - 1]!;
          if (values.isContainer(receiver)) values.addAll(receiver, stack, mark, top);
          else this.#fill(receiver, code, stack, mark, top, base + opcodeAt);
          top = mark;
          break;
        }

        // ---- the stack and the memo
        case 0x30: // POP
          if (markCount > 0 && top === fence) {
            markCount -= 1;
            fence = markCount === 0 ? 0 : marks[markCount - 1]!;
          } else if (top <= fence) {
            failure = UNDERFLOW;
            break run;
          } else top -= 1;
          break;
        case 0x31: // POP_MARK
          if (markCount === 0) {
            failure = NO_MARK;
            break run;
          }
          top = marks[--markCount]!;
          fence = markCount === 0 ? 0 : marks[markCount - 1]!;
          break;
        case 0x32: // DUP
          if (top <= fence) {
            failure = UNDERFLOW;
            break run;
          }
          stack[top] = stack[top - 1]!;
          top += 1;
          break;
        case 0x94: // MEMOIZE
        case 0x71: // BINPUT
        case 0x72: // LONG_BINPUT
        case 0x70: {
          // PUT
          let index = memoUsed;
          // Most of what a pickler keeps goes behind what it kept before.
          if (code === 0x94 && top > fence && index < memo.length && memo[index] === 0 && !tellsOfMemo) {
            memo[index] = stack[top - 1]!;
            memoUsed += 1;
            break;
          }
          if (code === 0x71) {
            if (at >= filled) break run;
            index = buffer[at]!;
            at += 1;
          } else if (code === 0x72) {
            if (at + 4 > filled) break run;
            index = (buffer[at]! | (buffer[at + 1]! << 8) | (buffer[at + 2]! << 16) | (buffer[at + 3]! << 24)) >>> 0;
            at += 4;
          } else if (code === 0x70) {
            index = 0;
            let end = at;
            while (end < filled && buffer[end]! >= 0x30 && buffer[end]! <= 0x39) {
              index = index * 10 + buffer[end]! - 0x30;
              end += 1;
            }
            if (end >= filled || buffer[end] !== NEWLINE || end === at) {
              const newline = window.newlineAfter(base + end);
              if (newline < 0) break run;
              index = this.#oddIndex(base + at, newline);
              end = newline - base;
              if (index < 0) {
                failure = 'negative or unreadable memo index';
                break run;
              }
            }
            at = end + 1;
          }
          if (top <= fence) {
            failure = UNDERFLOW;
            break run;
          }
          if (index >= memo.length) {
            if (!this.#memo.grow(index, memoUsed, this.#limits)) {
              failure = `more than ${this.#limits.pickleMemoEntries} memo entries`;
              outcome = 'limit';
              break run;
            }
            memo = this.#memo.entries;
          }
          if (index < memo.length) {
            if (memo[index] === 0) memoUsed += 1;
            memo[index] = stack[top - 1]!;
          } else {
            if (!this.#memo.far.has(index)) memoUsed += 1;
            opcodes += SPARSE_OPCODES;
            if (index > CEILINGS.loaderMemoIndex.most)
              delegate.exhausts?.(`a memo of ${index} entries`, base + opcodeAt);
            this.#memo.far.set(index, stack[top - 1]!);
          }
          if (tellsOfMemo) delegate.memoized?.(index, stack[top - 1]!, base + opcodeAt);
          break;
        }
        case 0x68: // BINGET
        case 0x6a: // LONG_BINGET
        case 0x67: {
          // GET
          let index = 0;
          if (code === 0x68) {
            if (at >= filled) break run;
            index = buffer[at]!;
            at += 1;
          } else if (code === 0x6a) {
            if (at + 4 > filled) break run;
            index = (buffer[at]! | (buffer[at + 1]! << 8) | (buffer[at + 2]! << 16) | (buffer[at + 3]! << 24)) >>> 0;
            at += 4;
          } else {
            let end = at;
            while (end < filled && buffer[end]! >= 0x30 && buffer[end]! <= 0x39) {
              index = index * 10 + buffer[end]! - 0x30;
              end += 1;
            }
            if (end >= filled || buffer[end] !== NEWLINE || end === at) {
              const newline = window.newlineAfter(base + end);
              if (newline < 0) break run;
              index = this.#oddIndex(base + at, newline);
              end = newline - base;
            }
            at = end + 1;
          }
          const value = index >= 0 && index < memo.length ? memo[index]! : (this.#memo.far.get(index) ?? 0);
          if (value === 0) {
            failure = `memo entry ${index} was never written`;
            break run;
          }
          stack[top++] = value;
          break;
        }

        // ---- imports and calls
        case 0x63: // GLOBAL
        case 0x69: {
          // INST
          if (code === 0x69 && markCount === 0) {
            // pickle.py resolves the name before it looks for the mark.
            this.#readNames(base + at, 'INST', base + opcodeAt);
            failure = NO_MARK;
            break run;
          }
          const end = this.#readNames(base + at, code === 0x63 ? 'GLOBAL' : 'INST', base + opcodeAt);
          if (this.#named === 0) {
            failure = this.#nameFailure;
            truncated = end < 0;
            break run;
          }
          at = end - base;
          if (code === 0x63) stack[top++] = this.#named;
          else {
            const mark = marks[--markCount]!;
            fence = markCount === 0 ? 0 : marks[markCount - 1]!;
            const args = values.containerFrom(NODE_TUPLE, stack, mark, top);
            stack[mark] = delegate.call(this.#named, args, 'INST', base + opcodeAt);
            top = mark + 1;
          }
          break;
        }
        case 0x93: {
          // STACK_GLOBAL
          if (top - 2 < fence) {
            failure = UNDERFLOW;
            break run;
          }
          top -= 1;
          const resolved = delegate.resolveOperands(stack[top - 1]!, stack[top]!, base + opcodeAt);
          if (resolved === 0) {
            failure = 'the operands of STACK_GLOBAL are no text';
            break run;
          }
          stack[top - 1] = resolved;
          break;
        }
        case 0x82: // EXT1
        case 0x83: // EXT2
        case 0x84: {
          // EXT4
          const width = code === 0x84 ? 4 : code - 0x81;
          if (at + width > filled) break run;
          let extension = buffer[at]!;
          if (width > 1) extension |= buffer[at + 1]! << 8;
          if (width > 2) extension |= (buffer[at + 2]! << 16) | (buffer[at + 3]! << 24);
          at += width;
          if (extension <= 0) {
            failure = 'an extension code below 1';
            break run;
          }
          stack[top++] = delegate.extension(extension, base + opcodeAt);
          break;
        }
        case 0x52: // REDUCE
        case 0x81: {
          // NEWOBJ
          if (top - 2 < fence) {
            failure = UNDERFLOW;
            break run;
          }
          top -= 1;
          const made = delegate.call(
            stack[top - 1]!,
            stack[top]!,
            code === 0x52 ? 'REDUCE' : 'NEWOBJ',
            base + opcodeAt,
          );
          if (made === 0) {
            failure = 'a call of what cannot be called';
            break run;
          }
          stack[top - 1] = made;
          break;
        }
        case 0x92: {
          // NEWOBJ_EX
          if (top - 3 < fence) {
            failure = UNDERFLOW;
            break run;
          }
          top -= 2;
          const made = delegate.callWithKeywords(stack[top - 1]!, stack[top]!, stack[top + 1]!, base + opcodeAt);
          if (made === 0) {
            failure = 'a call of what cannot be called';
            break run;
          }
          stack[top - 1] = made;
          break;
        }
        case 0x6f: {
          // OBJ
          if (markCount === 0) {
            failure = NO_MARK;
            break run;
          }
          const mark = marks[--markCount]!;
          fence = markCount === 0 ? 0 : marks[markCount - 1]!;
          if (top - mark < 1) {
            failure = UNDERFLOW;
            break run;
          }
          const args = values.containerFrom(NODE_TUPLE, stack, mark + 1, top);
          const made = delegate.call(stack[mark]!, args, 'OBJ', base + opcodeAt);
          if (made === 0) {
            failure = 'a call of what cannot be called';
            break run;
          }
          stack[mark] = made;
          top = mark + 1;
          break;
        }
        case 0x62: {
          // BUILD
          if (top - 2 < fence) {
            failure = UNDERFLOW;
            break run;
          }
          top -= 1;
          delegate.build(stack[top - 1]!, stack[top]!, base + opcodeAt);
          if (delegate.afterBuild !== undefined) {
            const end = base + at;
            const next = delegate.afterBuild(end);
            if (next !== end) {
              // What follows a wrapper is read from the file, behind the frame in which the wrapper lies.
              if (frameEnd !== NO_FRAME && frameEnd !== end) {
                delegate.anomaly('frame-past-build', 'a frame goes on behind the wrapper of an array', end);
              }
              frameEnd = NO_FRAME;
              at = next - base;
              checkpoint = window.checkpoint(frameEnd);
            }
          }
          break;
        }
        case 0x50: {
          // PERSID
          const newline = window.newlineAfter(base + at);
          if (newline < 0) break run;
          stack[top++] = delegate.persistent(window.latin1(base + at, newline), 'PERSID', base + opcodeAt);
          at = newline + 1 - base;
          break;
        }
        case 0x51: // BINPERSID
          if (top <= fence) {
            failure = UNDERFLOW;
            break run;
          }
          stack[top - 1] = delegate.persistent(stack[top - 1]!, 'BINPERSID', base + opcodeAt);
          break;
        case 0x98: // READONLY_BUFFER
          if (top <= fence) {
            failure = UNDERFLOW;
            break run;
          }
          break;

        // ---- the stream itself
        case 0x80: {
          // PROTO
          if (at >= filled) break run;
          const protocol = buffer[at]!;
          at += 1;
          if (protocol > 5) {
            failure = `protocol ${protocol} does not exist`;
            break run;
          }
          if (opcodes > 1) delegate.anomaly('protocol-switched', 'PROTO is not the first opcode', base + opcodeAt);
          this.protocol = protocol;
          if (protocol > highestProtocol) highestProtocol = protocol;
          break;
        }
        case 0x95: {
          // FRAME
          if (at + 8 > filled) break run;
          const length = u64(buffer, at);
          at += 8;
          const position = base + at;
          const end = position + length;
          if (end > size) {
            delegate.anomaly(
              'frame-past-end',
              `a frame of ${length} bytes, ${size - position} are left`,
              base + opcodeAt,
            );
          }
          if (this.protocol < 4) delegate.anomaly('frame-below-protocol-4', 'FRAME below protocol 4', base + opcodeAt);
          // Where the frame ends behind this opcode, all readers take the length from behind it.
          if (frameEnd !== NO_FRAME && position !== frameEnd && base + opcodeAt + 1 !== frameEnd) {
            delegate.anomaly('frame-in-frame', 'FRAME inside a frame', base + opcodeAt);
            if (position > frameEnd || end > frameEnd) frameSplit = true;
          }
          if (frameEnd === NO_FRAME || end > frameEnd) frameEnd = end;
          checkpoint = window.checkpoint(frameEnd);
          break;
        }
        case 0x2e: // STOP
          if (top <= fence) {
            failure = UNDERFLOW;
            break run;
          }
          result = stack[top - 1]!;
          outcome = 'stop';
          opcodeAt = at;
          break run;
        default:
          failure = `0x${code.toString(16).padStart(2, '0')} is no opcode`;
          break run;
      }
    }
    if (outcome === 'broken' && failure === '') {
      failure = CUT;
      truncated = true;
    }
    if (outcome === 'stop' && values.overflowed) {
      outcome = 'limit';
      failure = `more than ${this.#limits.pickleValues} values`;
    }
    const end = base + opcodeAt;
    const openFrame = outcome === 'stop' && frameEnd !== NO_FRAME && end < frameEnd ? frameEnd : null;
    if (openFrame !== null) delegate.anomaly('frame-past-stop', 'a frame goes on behind STOP', end);
    // What broke inside a frame may read on in another reader.
    if (base + at > frameEnd || (outcome === 'broken' && frameEnd !== NO_FRAME)) frameSplit = true;
    return {
      outcome,
      end,
      reason: failure,
      truncated,
      frameSplit,
      openFrame,
      opcodes,
      protocol: highestProtocol,
      result,
    };
  }

  #append(receiver: Token, item: Token, offset: number): void {
    if (this.values.isContainer(receiver)) this.values.add(receiver, item);
    else this.#fill(receiver, 0x61, tokensOf(this.#isWide, item), 0, 1, offset);
  }

  #setItem(receiver: Token, key: Token, value: Token, offset: number): void {
    if (this.values.isContainer(receiver)) this.values.addPair(receiver, key, value);
    else this.#fill(receiver, 0x73, tokensOf(this.#isWide, key, value), 0, 2, offset);
  }

  #fill(receiver: Token, code: number, items: Tokens, start: number, end: number, offset: number): void {
    const via = FILLING.get(code)!;
    const kind = code === 0x73 || code === 0x75 ? NODE_DICT : code === 0x90 ? NODE_SET : NODE_LIST;
    this.#delegate.fill(receiver, this.values.containerFrom(kind, items, start, end), via, offset);
  }

  /** A short text: kept as a value when it is a name that a loader or a class looks up, such as `__setstate__`. */
  #notedText(token: Token, at: number, length: number): Token {
    const buffer = this.#window.buffer;
    const end = at + length;
    if (length > 64 || end > this.#window.filled) return token;
    const text = Buffer.from(buffer.buffer, buffer.byteOffset + at, length).toString('latin1');
    return isNotedKey(text) ? this.#noted(text) : token;
  }

  /** As `#notedText`, of a text line. */
  #notedLine(token: Token): Token {
    const literal = readLiteral(this.#window.source, token - 1, 256);
    return literal.type === 'str' && isNotedKey(literal.text) ? this.#noted(literal.text) : token;
  }

  #noted(text: string): Token {
    return this.values.intern(`text ${text}`, () => ({ kind: 'text', text, computed: false }));
  }

  #payload(token: Token): Token {
    this.#delegate.payload?.(token);
    return this.values.newValue({ kind: 'payload', token });
  }

  /** Reads two lines and resolves them into `#named`; returns the offset after them, or -1 at the end of the source. */
  #readNames(start: number, via: 'GLOBAL' | 'INST', offset: number): number {
    const { names, failure, end } = readNameLines(this.#window, start, this.#limits.pickleNameBytes);
    this.#named = 0;
    this.#nameFailure = failure;
    if (names === null) return end;
    const resolved = this.#delegate.resolve(names.module, names.name, via, offset);
    this.#nameFailure = CUT;
    if (end < 0) return end;
    const both = names.module + names.name;
    if ((via === 'INST' || this.protocol < 3 || both.includes('\\')) && !isPlainName(both)) {
      this.#delegate.anomaly('global-text', 'readers decode the name of a global differently', offset);
    }
    this.#named = resolved;
    return end;
  }

  /** False where no reader takes the number. */
  #oddNumber(code: number, start: number, end: number): boolean {
    const text = numberText(this.#window, start, end);
    const reading = numberReading(code, text);
    if (reading === 'odd') this.#reportNumber(text.replace(/\r$/, ''), start - 1);
    return reading !== 'unreadable';
  }

  /** -1 where no reader takes it. */
  #oddIndex(start: number, end: number): number {
    const text = numberText(this.#window, start, end);
    const { index, isOdd } = memoIndex(text);
    if (isOdd) this.#reportNumber(text, start - 1);
    return index;
  }

  #reportNumber(text: string, offset: number): void {
    const shown = JSON.stringify(text.slice(0, 40));
    this.#delegate.anomaly('number-text', `readers disagree about the number ${shown}`, offset);
  }
}

/** Python from 3.11 on refuses more than 4,300 digits. */
const LONG_NUMBER = CEILINGS.numberDigits.most;
const FILLING: ReadonlyMap<number, CallVia> = new Map([
  [0x61, 'APPEND'],
  [0x65, 'APPENDS'],
  [0x73, 'SETITEM'],
  [0x75, 'SETITEMS'],
  [0x90, 'ADDITEMS'],
]);

/** Beyond 2^53 the value is rounded: it is larger than any file all the same. */
function u64(buffer: Uint8Array, at: number): number {
  const low = (buffer[at]! | (buffer[at + 1]! << 8) | (buffer[at + 2]! << 16) | (buffer[at + 3]! << 24)) >>> 0;
  const high = (buffer[at + 4]! | (buffer[at + 5]! << 8) | (buffer[at + 6]! << 16) | (buffer[at + 7]! << 24)) >>> 0;
  return high * 4294967296 + low;
}

/** States of samplers that Optuna keeps as hexadecimal digits in pieces, in the rows of a database or the lines of a journal, and unpickles when a study goes on. See https://github.com/optuna/optuna/blob/master/optuna/samplers/_cmaes.py. */
import { type ByteSource, memorySource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import { isObject, type JsonValue, valuesOf } from '../../text/json-values.ts';
import { readJson } from '../configuration/configuration-text.ts';
import { walkValues } from '../configuration/value-walk.ts';
import type { Examination } from '../format.ts';

/** `cma:optimizer:0`; older versions wrote one piece, without a number. */
const KEY = /^((?:\w{1,40}:){1,4}optimizer)(?::(\d{1,6}))?$/;

interface Piece {
  readonly number: number;
  readonly text: string;
  readonly offset: number;
}

/** Mutable: one for each file. */
export class StudyPieces {
  readonly #groups = new Map<string, Piece[]>();
  #characters = 0;

  /** @param owner the trial that it belongs to @param text as JSON has it @throws LimitError */
  add(owner: string, key: string, text: string, offset: number): void {
    const [, name, number = '0'] = KEY.exec(key) ?? [];
    if (name === undefined) return;
    this.#characters += text.length;
    keepWithin('digitCharacters', this.#characters, offset);
    const group = `${owner} ${name}`;
    const pieces = this.#groups.get(group) ?? [];
    pieces.push({ number: Number(number), text, offset });
    this.#groups.set(group, pieces);
  }

  async examine(examination: Examination): Promise<void> {
    for (const pieces of this.#groups.values()) {
      const [first] = pieces;
      if (first === undefined) continue;
      // Of pieces with one number the last counts in a journal, in a database either may.
      for (const digits of new Set([joined(pieces), joined([...pieces].reverse())])) {
        const content = memorySource(bytesOf(digits));
        examination.countEntry();
        await examination.member(`study@${first.offset}`, content, first.offset, { expected: 'pickle' });
      }
    }
  }
}

function joined(pieces: readonly Piece[]): string {
  const texts = new Map(pieces.map(({ number, text }) => [number, text]));
  return [...texts]
    .sort(([one], [other]) => one - other)
    .map(([, text]) => text)
    .join('');
}

/** As `bytes.fromhex` reads it: blanks are passed over, and what is no digit ends in an error. */
function bytesOf(digits: string): Buffer {
  return Buffer.from(digits.replace(/[\t-\r ]/g, ''), 'hex');
}

/** @param texts those of a row @param owner its numbers @returns whether it holds a piece */
export function addRow(pieces: StudyPieces, texts: readonly string[], owner: string, offset: number): boolean {
  const key = texts.find((text) => KEY.test(text));
  if (key === undefined) return false;
  for (const text of texts) {
    const value = parsed(text);
    if (typeof value === 'string') pieces.add(owner, key, value, offset);
  }
  return true;
}

function parsed(text: string): unknown {
  try {
    return text.trimStart().startsWith('"') ? JSON.parse(text) : null;
  } catch {
    return null; // other columns are no JSON
  }
}

/** The lines of a journal. */
export async function examineJournal(source: ByteSource, examination: Examination): Promise<void> {
  const pieces = new StudyPieces();
  for (const line of readJson(source).documents) {
    walkValues(line, (value, place) => {
      if (!isObject(value) || place?.key !== 'system_attr') return;
      const owner = isObject(line) ? valuesOf(line, 'trial_id').map(String).join() : '';
      for (const [key, text] of value.entries) addText(pieces, { owner, key, text, offset: value.offset });
    });
  }
  await pieces.examine(examination);
}

interface Attribute {
  readonly owner: string;
  readonly key: string;
  readonly text: JsonValue;
  readonly offset: number;
}

function addText(pieces: StudyPieces, { owner, key, text, offset }: Attribute): void {
  if (typeof text === 'string') pieces.add(owner, key, text, offset);
}

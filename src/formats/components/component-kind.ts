/** What is known of one loader of parts by their paths, and the loader that is no configuration: the codecs of Zarr. See https://numcodecs.readthedocs.io/en/stable/pickles.html. */

import type { Sign, Word } from '../../text/configuration-words.ts';
import {
  combinationsOf,
  isContainer,
  type JsonArray,
  type JsonObject,
  listItemsOf,
  textsOf,
  valuesOf,
} from '../../text/json-values.ts';
import { spelled } from '../../text/spelled.ts';
import type { Place } from '../configuration/value-walk.ts';

export interface ComponentKind {
  /** Words one of which the text holds; empty where the name of the file says enough. */
  readonly words: readonly (Word | Sign)[];
  /** A word stands as a value, not as a key. */
  readonly isValue?: true;
  /** What such files are called; absent: anything. */
  readonly file?: RegExp;
  readonly spec: string;
  /** The paths in one object. */
  paths(object: JsonObject, place: Place): readonly string[];
  /** The paths in a list: of pairs, as an ordered dictionary is written. */
  listed?(array: JsonArray): readonly string[];
  /** Source of Python that the loader executes, as it stands in one object. */
  code?(object: JsonObject, place: Place): readonly string[];
  /** Files of Python that it executes, from the folder of the configuration. */
  files?(object: JsonObject, place: Place): readonly string[];
  /** Commands that its reader runs in a shell. */
  commands?(object: JsonObject, place: Place): readonly string[];
  /** Parts that the loader brings itself. */
  readonly own: RegExp;
  /** The loader goes on from object to object, so that a path of its own parts may lead out of them. */
  readonly isWalked?: true;
  /** Repositories name parts of many packages in it, so that an unknown one says little. */
  readonly isOpen?: true;
  /** What stands in each such text beside one of the words as a key, whatever its length, where the words are those of many programs. */
  readonly sign?: RegExp;
}

const PICKLING = /^(?:numcodecs\.)?pickle$/;
const CODECS: ReadonlySet<unknown> = new Set(['filters', 'compressor', 'compressors', 'codecs']);

/** Zarr: the codec unpickles each chunk, whatever packed it. */
export const ZARR: ComponentKind = {
  words: ['zarr_format'],
  sign: new RegExp(spelled('pickle')),
  spec: 'https://numcodecs.readthedocs.io/en/stable/pickles.html',
  paths: (object, place) =>
    (CODECS.has(place?.key) || CODECS.has(place?.parent?.key)) &&
    [...textsOf(object, 'id'), ...textsOf(object, 'name')].some((name) => PICKLING.test(name))
      ? ['numcodecs.pickles.Pickle']
      : [],
  own: /^$/,
};

export function has({ entries }: JsonObject, ...keys: readonly string[]): boolean {
  return keys.every((key) => entries.some(([name]) => name === key));
}

/** The text under a key, or those of the list under it. */
export function listedTexts(object: JsonObject, wanted: string): readonly string[] {
  const lists = valuesOf(object, wanted).filter((value) => isContainer(value) && value.kind === 'array');
  const items = lists.flatMap(listItemsOf);
  return [...textsOf(object, wanted), ...items.filter((item) => typeof item === 'string')];
}

/** Each module with each name, as a path. */
export function joined(object: JsonObject, module: string, ...names: readonly string[]): readonly string[] {
  const given = names.flatMap((name) => textsOf(object, name));
  return combinationsOf([textsOf(object, module), given], object.offset).map((pair) => pair.join('.'));
}

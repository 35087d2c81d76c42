/** What is known of one loader of parts by their paths, and the loader that is no configuration: the codecs of Zarr. See https://numcodecs.readthedocs.io/en/stable/pickles.html. */
import { type JsonObject, textsOf } from '../../text/json-values.ts';
import { spelled } from '../../text/spelled.ts';
import type { Word } from '../configuration/text-search.ts';
import type { Place } from '../configuration/value-walk.ts';

export interface ComponentKind {
  /** Words one of which the text holds; empty where the name of the file says enough. */
  readonly words: readonly Word[];
  /** What such files are called; absent: anything. */
  readonly file?: RegExp;
  readonly spec: string;
  /** The paths in one object. */
  paths(object: JsonObject, place: Place): readonly string[];
  /** Parts that the loader brings itself. */
  readonly own: RegExp;
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

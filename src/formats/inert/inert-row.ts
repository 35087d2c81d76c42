/** A model whose loader reads numbers and names and nothing else: one row of the tables of them. See inert-formats.ts. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { FormatId } from '../../format-ids.ts';
import type { Format } from '../format.ts';

export type Inert = Required<Pick<Format, 'title' | 'extensions' | 'sees' | 'provenWith'>> &
  Pick<Format, 'firstBytes' | 'laterByte' | 'isLoose'> & {
    readonly id: FormatId;
    readonly spec: string;
    readonly recognises: (source: ByteSource) => boolean;
  };

export const NUMBERS = 'numbers and names alone: its loader runs nothing and opens nothing else';

/** Follows functions of text and bytes as far as hostile streams need them to spell a name. See https://docs.python.org/3/library/codecs.html#standard-encodings. */
import type { Following } from './followed.ts';

export const CODECS_FOLLOWED: readonly (readonly [string, Following])[] = [];

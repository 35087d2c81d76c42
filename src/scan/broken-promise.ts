/** Files whose names promise a model, and that are of no format that is known. */
import type { ByteSource } from '../bytes/byte-source.ts';
import type { FormatError } from '../bytes/format-error.ts';
import type { Fact } from '../facts.ts';
import { mayRunAsPickle } from '../formats/pickles/pickle.ts';
import { ascii, hasBytesAt } from '../text/magic.ts';
import { looksLikeText } from '../text/text.ts';
import { reasonOf } from './fact-log.ts';

/** Text that no format recognises runs nothing, and other things have such names too (Apple's Pkl, Portuguese); what is binary must be understood, or at least be nothing that a loader runs anything of. @returns null where the promise is none */
export function brokenPromise(source: ByteSource): Fact | null {
  const seal = SEALS.find(([, start]) => hasBytesAt(source, 0, start));
  if (seal !== undefined) return { ...BROKEN_PROMISE, reason: 'encrypted', detail: `encrypted by ${seal[0]}` };
  if (looksLikeText(source) || hasBytesAt(source, 0, APPLE_DOUBLE)) return null;
  const isHarmless = source.size < SMALLEST_IMPORT || (!mayRunAsPickle(source) && !mayBeCut(source));
  return isHarmless ? { ...BROKEN_PROMISE, reason: 'unrecognised' } : BROKEN_PROMISE;
}

/** How files begin that a key opens, on checkout or by hand: what is in them nobody sees here. The manual of each program describes it. */
const SEALS: readonly (readonly [program: string, start: readonly number[]])[] = [
  ['git-crypt', [0, ...ascii('GITCRYPT'), 0]],
  ['openssl', ascii('Salted__')],
  ['openssl', ascii('U2FsdGVkX1')], // the same in Base64, as transcrypt writes it
  ['age', ascii('age-encryption.org/v1')],
  ['age', ascii('-----BEGIN AGE ENCRYPTED FILE-----')],
  ['GnuPG', ascii('-----BEGIN PGP MESSAGE-----')],
  ['ansible-vault', ascii('$ANSIBLE_VAULT;')],
];

/** What macOS keeps of a file beside it, under its name behind `._`: https://www.rfc-editor.org/rfc/rfc1740 */
const APPLE_DOUBLE = [0, 5, 0x16, 7];

/** Bytes of the shortest pickle that imports anything; whoever failed to write one leaves two. */
const SMALLEST_IMPORT = 3;

/** Bytes of the longest magic, and of the header of a tar archive, which begins with a name. */
const MAGIC_BYTES = 8;
const TAR_HEADER_BYTES = 512;

/** Whether it may be the beginning of an archive that was cut. */
function mayBeCut(source: ByteSource): boolean {
  if (source.size < MAGIC_BYTES) return true;
  if (source.size >= TAR_HEADER_BYTES) return false;
  return /^[\x20-\x7e]+\0/.test(Buffer.from(source.read(0, source.size)).toString('latin1'));
}

const BROKEN_PROMISE = {
  kind: 'unexamined',
  reason: 'malformed',
  detail: 'the name promises a model, but the content is of no format that is known',
  offset: 0,
} as const satisfies Fact;

/** Why a member is not whole; of a stream that begins as nothing that runs, and is only too long to be read to its end, that nobody knows what it is. @param unknown the beginning of a stream that no format knows; null for any other member */
export function failureFact(failure: FormatError, unknown: ByteSource | null): Fact {
  const isData = unknown !== null && failure.reason === 'limit' && !mayRunAsPickle(unknown);
  const why = reasonOf(failure);
  return { kind: 'unexamined', ...(isData ? { ...why, reason: 'unrecognised' } : why), offset: failure.offset };
}

/** Whether content is certainly no model: text of which no format could make anything. In doubt it says no, and every format is asked. What text may be of each: `text-probes.ts`. */
import { type ByteSource, memorySource } from '../bytes/byte-source.ts';
import { byteTable } from '../bytes/byte-table.ts';
import { meansNo } from '../bytes/format-error.ts';
import { type Once, onceFor } from '../bytes/once.ts';
import { HEAD_TEXT_BYTES, headText } from '../text/head-text.ts';
import { holdsControl } from '../text/text.ts';
import { isEbcdic } from '../text/text-encoding.ts';
import { mayBeAny } from './text-gates.ts';
import type { TextProbe, TextSample } from './text-probes.ts';
import { isRemark } from './torch/torch-archive.ts';

/** What text does not have: tab, line feed, form feed and carriage return are in it, no other control character is. */
const IS_BINARY = byteTable(
  (byte) => byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d),
);

/** Pointers of Git LFS (blanks of any alphabet may precede), git-annex and git-xet: what they point to counts. */
const POINTER = /^(?:[^!-~]*version |# xet version )/;
/** Of git-annex, whatever stands before it in the first line. */
const ANNEX = '/annex/objects';

function isPointer(text: string): boolean {
  const annex = text.indexOf(ANNEX);
  return POINTER.test(text) || (annex !== -1 && !text.slice(0, annex).includes('\n'));
}

/** Bytes: what is longer is no source, and is left to the formats. */
const TEXT_BYTES = 1024 * 1024;
/** Bytes that show of most binary content that it is no text. */
const HEAD_BYTES = 512;

/**
 * @param text each character a byte
 * @param probes what is asked, of every text. Default: the probe of each format that the text may be of
 */
export function isPlainText(text: string, name: string, probes?: readonly TextProbe[]): boolean {
  const bytes = Buffer.from(text, 'latin1');
  const source = memorySource(bytes);
  return !holdsControl(bytes, IS_BINARY) && isPlain({ text, source, name, once: onceFor(source) }, probes);
}

/** The same of a source; of one that is not in memory, or long, it says no. */
export function isPlainSource(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  const { bytes } = source;
  if (bytes === undefined || bytes.length > TEXT_BYTES) return false;
  if (holdsControl(bytes.subarray(0, HEAD_BYTES), IS_BINARY) || holdsControl(bytes, IS_BINARY)) return false;
  if (isRemark(name, bytes)) return true;
  const text =
    bytes.length <= HEAD_TEXT_BYTES
      ? once(headText)
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return isPlain({ text, source, name, once });
}

function isPlain(sample: TextSample, probes?: readonly TextProbe[]): boolean {
  if (isPointer(sample.text) || isEbcdic(Buffer.from(sample.text.slice(0, 4), 'latin1'))) return false;
  return !(probes?.some((probe) => mayBe(probe, sample)) ?? mayBeAny(sample, mayBe));
}

/** A probe that is not done within its bounds does not know. */
function mayBe(probe: TextProbe, sample: TextSample): boolean {
  try {
    return probe(sample);
  } catch (error) {
    return !meansNo(error);
  }
}

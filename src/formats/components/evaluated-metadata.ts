/** The metadata of an ONNX or Core ML model, of which YOLOv5 and Ultralytics before 2025 evaluate some as Python. https://github.com/ultralytics/yolov5/blob/master/models/common.py */
import type { ByteWindow } from '../../wire/byte-window.ts';
import { fieldsOf } from '../../wire/protobuf.ts';
import type { Examination } from '../format.ts';
import { actsWhenEvaluated, EVALUATED_KEYS, MARKING_KEYS, mayBeEvaluated, reportEvaluated } from './evaluated-texts.ts';

const METADATA_PROPS = 14;
const KEY = 1;
const VALUE = 2;
const KEY_BYTES = 32;
/** Names of a thousand classes come to some 30 KB. */
const VALUE_BYTES = 1024 * 1024;

/** A text of the metadata, with its key. */
export interface MetadataEntry {
  readonly keys: readonly string[];
  readonly values: readonly string[];
  readonly offset: number;
}

/** @throws FormatError where the bytes are no message; what was found before was reported. */
export function examineMetadata(window: ByteWindow, examination: Examination): void {
  const all = { start: 0, end: window.source.size };
  reportMetadata(entriesIn(window, all, METADATA_PROPS), '/metadata_props', examination);
}

/** The entries of a map of texts in a message. */
export function entriesIn(
  window: ByteWindow,
  { start, end }: { readonly start: number; readonly end: number },
  field: number,
): readonly MetadataEntry[] {
  const entries: MetadataEntry[] = [];
  for (const entry of fieldsOf(window, start, end)) {
    if (entry.number !== field) continue;
    const keys: string[] = [];
    const values: string[] = [];
    for (const { number, start: from, end: to } of fieldsOf(window, entry.start, entry.end)) {
      if (number === KEY && to - from <= KEY_BYTES) keys.push(window.text(from, to, 'utf8'));
      if (number === VALUE) values.push(window.text(from, Math.min(to, from + VALUE_BYTES), 'utf8'));
    }
    if (keys.some((key) => EVALUATED_KEYS.has(key) || MARKING_KEYS.has(key)))
      entries.push({ keys, values, offset: entry.start });
  }
  return entries;
}

export function reportMetadata(entries: readonly MetadataEntry[], at: string, examination: Examination): void {
  const isMarked = entries.some(({ keys }) => keys.some((key) => MARKING_KEYS.has(key)));
  for (const { keys, values, offset } of entries) {
    const key = keys.find((each) => EVALUATED_KEYS.has(each));
    for (const value of key === undefined ? [] : values) {
      if (mayBeEvaluated(value, isMarked) && actsWhenEvaluated(value, false))
        reportEvaluated(value, offset, `${at}/${key}`, examination);
    }
  }
}

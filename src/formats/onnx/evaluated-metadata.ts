/** The metadata of an ONNX model, of which YOLOv5 and Ultralytics before 2025 evaluate some as Python. https://github.com/ultralytics/yolov5/blob/master/models/common.py */
import type { ByteWindow } from '../../wire/byte-window.ts';
import { fieldsOf } from '../../wire/protobuf.ts';
import {
  actsWhenEvaluated,
  EVALUATED_KEYS,
  MARKING_KEYS,
  mayBeEvaluated,
  reportEvaluated,
} from '../components/evaluated-texts.ts';
import type { Examination } from '../format.ts';

const METADATA_PROPS = 14;
const KEY = 1;
const VALUE = 2;
const KEY_BYTES = 32;
/** Names of a thousand classes come to some 30 KB. */
const VALUE_BYTES = 1024 * 1024;

/** @throws FormatError where the bytes are no message; what was found before was reported. */
export function examineMetadata(window: ByteWindow, examination: Examination): void {
  const entries: { readonly key: string; readonly value: string; readonly offset: number }[] = [];
  let isMarked = false;
  for (const field of fieldsOf(window, 0, window.source.size)) {
    if (field.number !== METADATA_PROPS) continue;
    const keys: string[] = [];
    const values: string[] = [];
    for (const { number, start, end } of fieldsOf(window, field.start, field.end)) {
      if (number === KEY && end - start <= KEY_BYTES) keys.push(window.text(start, end, 'utf8'));
      if (number === VALUE) values.push(window.text(start, Math.min(end, start + VALUE_BYTES), 'utf8'));
    }
    isMarked ||= keys.some((key) => MARKING_KEYS.has(key));
    const key = keys.find((each) => EVALUATED_KEYS.has(each));
    if (key !== undefined) for (const value of values) entries.push({ key, value, offset: field.start });
  }
  for (const { key, value, offset } of entries) {
    if (mayBeEvaluated(value, isMarked) && actsWhenEvaluated(value, false)) {
      reportEvaluated(value, offset, `/metadata_props/${key}`, examination);
    }
  }
}

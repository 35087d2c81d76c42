/** How many parameters of a function a SavedModel binds to objects of its own: no caller gives them. See https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/protobuf/saved_object_graph.proto. */
import type { ByteWindow } from '../../wire/byte-window.ts';
import { FieldReader, fieldsOf } from '../../wire/protobuf.ts';
import { textOf } from './node-attributes.ts';

/** An entry of SavedObjectGraph.concrete_functions: a name, and a function with the numbers of the objects that it is bound to (2). */
export function boundInputs(window: ByteWindow, start: number, end: number): [name: string, count: number] {
  let name = '';
  let count = 0;
  for (const entry of fieldsOf(window, start, end)) {
    if (entry.number === 1) name = textOf(window, entry.start, entry.end);
    if (entry.number !== 2) continue;
    // All of one kind is what writers write; one by one they may be any number.
    const reader = new FieldReader(window, entry.start, entry.end, (number) => {
      if (number === 2) count = Number.POSITIVE_INFINITY;
    });
    for (; reader.toNextBytes(); reader.leaveContent()) {
      if (reader.number !== 2) continue;
      for (let at = reader.contentStart; at < reader.contentEnd; at += 1) if (window.at(at) < 0x80) count += 1;
    }
  }
  return [name, count];
}

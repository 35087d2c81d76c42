/** What a schema of Arrow carries beside names and types: metadata, and those of extension types, which a library hands to whoever registered them. https://github.com/apache/arrow/blob/main/format/Schema.fbs */
import { type ByteSource, sectionOf } from '../../bytes/byte-source.ts';
import type { Operator } from '../../facts.ts';
import type { FlatTable } from '../../wire/flatbuffer.ts';
import type { Examination } from '../format.ts';

/** Fields of the tables, by their numbers. */
const SCHEMA = { fields: 1, metadata: 2 } as const;
const FIELD = { children: 5, metadata: 6 } as const;
const KEY = 0;
const VALUE = 1;

const EXTENSION_NAME = 'ARROW:extension:name';
const EXTENSION_METADATA = 'ARROW:extension:metadata';
/** pyarrow before 14.0.1 unpickles what stands beside it when it reads the schema. CVE-2023-47248. */
const PICKLED_TYPE = 'arrow.py_extension_type';
/** The values of the column are pickles, packed as the column is. GHSA-2ch8-9c5v-84jf. https://github.com/ray-project/ray/blob/master/python/ray/data/_internal/object_extensions/arrow.py */
const PICKLED_VALUES = 'ray.data.arrow_pickled_object';
const UNPICKLING: Operator = {
  ecosystem: 'python',
  module: 'ray.data._internal.object_extensions.arrow',
  name: 'ArrowPythonObjectScalar',
};
/** Shorter ones are numbers of fields and names. */
const SMALLEST_BYTES = 8;
const SHOWN_CHARACTERS = 60;

/** What stands under one key, and where. */
interface Entry {
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

/** Every value of the metadata is a member that its content decides about: R unserializes its own (`r`), petastorm unpickles its own. */
export async function examineSchema(schema: FlatTable, source: ByteSource, examination: Examination): Promise<void> {
  await examineMetadata(schema, SCHEMA.metadata, source, examination);
  // No recursion: fields hold fields to any depth.
  const pending = [...schema.tables(SCHEMA.fields)].reverse();
  for (let field = pending.pop(); field !== undefined; field = pending.pop()) {
    await examineMetadata(field, FIELD.metadata, source, examination);
    pending.push(...[...field.tables(FIELD.children)].reverse());
  }
}

/** Those of a schema, a field, a footer or a message. */
export async function examineMetadata(
  table: FlatTable,
  field: number,
  source: ByteSource,
  examination: Examination,
): Promise<void> {
  const entries = [...table.tables(field)].flatMap((pair): Entry[] => {
    const value = pair.span(VALUE);
    return value === null ? [] : [{ key: pair.text(KEY), ...value }];
  });
  await examineEntries(entries, source, examination);
}

export async function examineEntries(
  entries: readonly Entry[],
  source: ByteSource,
  examination: Examination,
): Promise<void> {
  const types = entries
    .filter(({ key }) => key === EXTENSION_NAME)
    .map(({ start, end }) =>
      Buffer.from(source.read(start, Math.min(end, start + SHOWN_CHARACTERS))).toString('latin1'),
    );
  const isPickled = types.includes(PICKLED_TYPE);
  if (types.includes(PICKLED_VALUES)) {
    const offset = entries[0]?.start ?? 0;
    examination.report({ kind: 'import', operator: UNPICKLING, via: 'config', offset });
    examination.report({ kind: 'call', operator: UNPICKLING, via: 'config', arguments: '', operands: [], offset });
  }
  for (const { key, start, end } of entries) {
    const isType = key === EXTENSION_METADATA;
    if (end - start < SMALLEST_BYTES && !(isType && isPickled)) continue;
    examination.countEntry();
    const name = (isType ? (types[0] ?? key) : key).slice(0, SHOWN_CHARACTERS);
    const expected = isType && isPickled ? ({ expected: 'pickle' } as const) : {};
    await examination.member(`${name}@${start}`, sectionOf(source, start, end), start, expected);
  }
}

/** Ceilings stand in one table and are never reached in silence: docs/architecture.md, "Unknown is never harmless". */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';
import { keepWithin, LimitError } from '../src/bytes/limit-error.ts';
import { CEILINGS, type CeilingName, DEFAULT_LIMITS } from '../src/limits.ts';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));
const EVIDENCE = /^(?:bytes|text|streams|wire|pickle|formats|weights|scan|check|expansion-budget\.ts)/;
const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => file.endsWith('.ts') && EVIDENCE.test(file));
const sourceOf = (file: string): string => readFileSync(path.join(SRC, file), 'utf8');

const LIMIT = String.raw`(?:CEILINGS\.\w+\.most|limits\.\w+|[A-Z][A-Z0-9_]{3,})\b`;
/** A comparison with a constant in capitals or a ceiling, then the way out without a word. */
const SILENT_EXIT = new RegExp(
  String.raw`if \([^;{}\n]*(?:[<>]=? *${LIMIT}|\b${LIMIT} *[<>]=?)[^;{}\n]*\) *\{?\s*(?:return(?: null| false| undefined| \[\]| '')?;|break;|continue;)`,
  'g',
);

/** Exits that lose nothing: what the constant is, and why nobody is deceived. */
const HARMLESS: Readonly<Record<string, string>> = {
  'formats/archives/tar-header.ts': 'a header is 512 bytes long, and a sum of them no larger than this',
  'formats/archives/version-marks.ts': 'a mark that nobody judges by: what is longer says more than a version',
  'formats/arrow/arrow-ipc.ts': 'too short for a file or a schema',
  'formats/arrow/arrow-schema.ts': 'numbers of fields and names, too short for any model',
  'formats/arrow/parquet.ts': 'too short for a footer',
  'formats/java/java-classes.ts': 'too short for a header',
  'formats/onnx/onnx.ts': 'no limit, the number of a field; who wrote the file is a mark that nobody judges by',
  'formats/yolo/python-expression.ts': 'what is nested more deeply is no plain expression: it is critical',
  'formats/archives/zip-gaps.ts': 'the window holds the position already',
  'formats/archives/zip-records.ts': 'no header of a zip archive says so',
  'formats/engines/tensorrt.ts': 'too short for metadata',
  'formats/flatbuffers/executorch.ts': 'too short for a header of a program',
  'formats/flatbuffers/flex-operators.ts': 'the first inputs name the path, the others are only shown',
  'formats/flatbuffers/mnn.ts': 'too short for a FlatBuffer',
  'formats/berkeley-db.ts': 'too short for a header, or a page that is not there',
  'formats/pickles/stored-value.ts': 'the first bytes show what a stream is; the whole is examined as a member',
  'formats/stores/gdbm.ts': 'too short for a header',
  'formats/stores/message-pack.ts': 'too short for what calls something',
  'formats/stores/lmdb-layout.ts': 'too short for a header, or no size that a page may have',
  'formats/stores/lmdb-pages.ts': 'too short for a page, or one that is not there',
  'formats/flatbuffers/tflite.ts': 'offsets below mean that the bytes lie in the FlatBuffer',
  'formats/graphs/openvino.ts': 'no limit, a pattern: every layer is of its own sets',
  'formats/hdf5/stored-text.ts': 'too short for a model; endless padding counts as one that may hold a model',
  'formats/inert/tensorflow-index.ts': 'too short for a footer',
  'formats/jinja/value.ts': 'what is nested more deeply counts as chosen by the author',
  'formats/octave/matlab.ts': 'too short for the flags of a variable',
  'formats/native-code.ts': 'too short for a header',
  'formats/plain-text.ts': 'a longer text is shown to every format',
  'formats/torch/script-calls.ts': 'every name inside is read by itself, and from there',
  'formats/r/lazy-load.ts': 'too short for a value with its header',
  'formats/safetensors.ts': 'too short for a header',
  'formats/sqlite.ts': 'too short for a header, or no size that a page may have',
  'text/xml-characters.ts': 'no limit, the last character of Unicode',
  'streams/deflate-start.ts': 'no header of deflate data says so',
  'pickle/arms.ts': 'only the words for the way to a value: that it is armed is known already',
  'formats/yaml/yaml-keys.ts': 'no reader of YAML takes a longer key, or one of several lines, without a question mark',
  'pickle/operands.ts': 'a longer dict is not known to hold flags alone: that is more, not less',
  'pickle/follow/payloads.ts': 'too short for a model, or written with bytes that are not there',
  'pickle/machine/memo.ts': 'the machine ends the pickle there, and says so',
  'pickle/machine/values.ts': 'a dict with objects that were not kept may hold any object of the stream',
  'pickle/machine/literal-reader.ts': 'a text too long to follow counts as unknown',
  'scan/broken-promise.ts': 'a file so short is no header of tar; what is longer is looked at by its format',
  'formats/configuration/jsonpickle-values.ts': 'what is beyond counts as computed: worse than any of them',
  'formats/configuration/skops-values.ts': 'what is beyond counts as computed: worse than any of them',
  'formats/configuration/value-walk.ts': 'the place is cut where it is shown, not what stands there',
  'formats/hdf5/chunk-index.ts': 'the chunks count as unread, which is told of where hickle wrote the file',
  'formats/hdf5/chunked.ts': 'a large array that does not begin as a pickle is none',
  'formats/dotnet.ts': 'too short for the header',
  'formats/engines/faiss.ts': 'too short for an index',
  'formats/engines/iree.ts': 'too short for the header of an entry',
  'formats/graphs/openfst.ts': 'no system has a library with so long a name',
  'formats/julia/julia-serialization.ts': 'too short for the header',
  'formats/vowpal-wabbit.ts': 'the loader refuses so long a version',
  'formats/inert/inert-formats.ts': 'too short for a parameter of PaddlePaddle',
  'formats/jinja/knowledge.ts': 'a name that was not widened yet holds nothing for certain',
  'formats/jinja/operations.ts': 'too many alternatives count as chosen by the author',
  'formats/jinja/text-functions.ts': 'too many parts count as chosen by the author',
  'formats/keras/config-walk.ts': 'the place is cut where it is shown, not what stands there',
  'formats/keras/repetition.ts': 'each operator is reported once at least',
  'formats/pickles/hidden-streams.ts': 'the beginning of what comes out decides; all of it is examined later',
  'formats/pickles/pickle.ts': 'so much behind a pickle is not blank',
  'pickle/machine/line-arguments.ts': 'a long line is read to its end, but for one whose beginning no reader takes',
  'pickle/follow/exhaustion-costs.ts': 'less than it takes to exhaust a loader',
  'pickle/held-objects.ts': 'whatever the stream made may lie there, and counts',
  'streams/lzma.ts': 'what recognises a header of LZMA',
  'wire/flatbuffer.ts': 'too short for a FlatBuffer',
  'wire/recognising.ts': 'what no message has, and what the reader of fields is asked for',
  'streams/zlib.ts': 'too short for a header',
  'pickle/follow/methods/bytecode.ts': 'code that nobody knows, which is critical where it is called',
  'pickle/follow/methods/known-methods.ts': 'the same',
  'pickle/machine/hashed-values.ts': 'the caller reports that code of the file may be called',
};

test('no reader leaves at a ceiling in silence', (t) => {
  const exitsOf = (file: string) =>
    [...sourceOf(file).matchAll(SILENT_EXIT)].map(([exit]) => `${file}: ${exit.replace(/\s+/g, ' ')}`);
  const silent = FILES.flatMap((file) => (HARMLESS[file] === undefined ? exitsOf(file) : []));
  t.deepEqual(silent, []);
  for (const file of Object.keys(HARMLESS)) t.true(exitsOf(file).length > 0, `${file} needs no exception`);
});

test('the pattern finds what it is for', (t) => {
  for (const exit of [
    'if (text.length > EXPRESSION_CHARACTERS) return null;',
    'if (steps > STEPS || depth > DEPTH) break;',
    'if (CEILINGS.yamlTags.most < found.length) {\n      return;\n',
    'if (trials > MAX_TRIALS) return null;',
  ])
    t.regex(exit, new RegExp(SILENT_EXIT.source), exit);
});

test('a limit is reported through the table', (t) => {
  const home =
    /^(?:bytes\/(?:limit-error|format-error|metered-source)|text\/python-json|formats\/configuration\/jsonpickle-objects|scan|check|expansion-budget|pickle\/)/;
  for (const file of FILES.filter((name) => !home.test(name))) {
    t.notRegex(sourceOf(file), /reason: 'limit'/, `${file}: use keepWithin, LimitError or Examination.limit`);
  }
});

test('every ceiling says what it counts, why, and what it holds off', (t) => {
  for (const [name, { most, unit, because, weakness }] of Object.entries(CEILINGS)) {
    t.true(Number.isSafeInteger(most) && most > 0, name);
    t.regex(unit, /^[a-z]/i, name);
    t.regex(because, /^.{8,}[^.]$/, name);
    t.regex(weakness, /^CWE-\d+$/, name);
    t.false(name in DEFAULT_LIMITS, name);
    t.true(
      FILES.some((file) => new RegExp(String.raw`(?:'${name}'|CEILINGS\.${name}\b)`).test(sourceOf(file))),
      `${name} is used`,
    );
  }
});

test('a ceiling is the largest count that passes', (t) => {
  const name: CeilingName = 'yamlDirectives';
  const { most } = CEILINGS[name];
  t.notThrows(() => keepWithin(name, most, 7));
  const error = t.throws(() => keepWithin(name, most + 1, 7), { instanceOf: LimitError });
  t.is(error.reason, 'limit');
  t.is(error.offset, 7);
  t.is(error.message, 'more than 64 directives of YAML that name a prefix');
});

test('docs/limits.md says what the tables say', (t) => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, ['scripts/limits-table.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  t.is(status, 0, stderr);
});

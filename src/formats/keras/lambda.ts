/** Functions that a Keras configuration carries by value: marshalled code in base64, or as text in the manner of Keras 2.0. See https://keras.io/api/layers/core_layers/lambda/. */
import { FormatError } from '../../bytes/format-error.ts';
import { base64Readings } from '../../text/base64.ts';
import { isObject, type JsonObject, type JsonValue, valuesOf } from '../../text/json-values.ts';
import { pythonString, rawUnicodeEscape } from '../../text/python-text.ts';
import { type CodeSummary, summariseCode } from '../marshal/code-object.ts';

const EXCERPT_CHARACTERS = 300;
const CONSTANT_CHARACTERS = 60;

/** The fewest characters of any code object in base64: five integers and eleven objects. */
const SMALLEST_CODE_CHARACTERS = 60;

/** Under these keys a Lambda layer of Keras 1 and 2 keeps functions; `…_type` beside them says how. */
const LAMBDA_KEYS = ['function', 'output_shape', 'mask'] as const;

/** The texts of the functions that this object carries, each once. `config`: what stands under its key `config`. */
export function codeByValue(classNames: readonly string[], config: JsonValue): readonly string[] {
  const codes = new Set<string>();
  if (classNames.includes('__lambda__')) {
    // Keras 3.0 wrote `value`, later ones `code`; the value is the text or [text, defaults, closure].
    for (const value of typeof config === 'object' ? [config, ...fields(config, ['value', 'code'])] : [config]) {
      const code = firstText(value);
      codes.add(code ?? '');
    }
    if (codes.size > 1) codes.delete('');
  }
  if (isObject(config)) for (const code of lambdaFunctions(classNames, config)) codes.add(code);
  return [...codes];
}

function lambdaFunctions(classNames: readonly string[], config: JsonObject): readonly string[] {
  const isLambdaLayer = classNames.some((name) => /(?:^|[.>])Lambda$/.test(name));
  return LAMBDA_KEYS.flatMap((key) => {
    const types = fields(config, [`${key}_type`]);
    return fields(config, [key]).flatMap((value) => {
      const code = firstText(value);
      if (code === null) return [];
      const isList = typeof value !== 'string';
      const isByValue = types.includes('lambda') || (isLambdaLayer && isList && key !== 'output_shape');
      return isByValue || (startsAsCode(code) && isCode(code)) ? [code] : [];
    });
  });
}

/** What a reader of base64 passes over. */
const OTHER = '[^A-Za-z0-9+/]*';
/** The first byte is `c`, with or without the reference flag, and few arguments follow: in base64, or each byte a character. */
const CODE_START = new RegExp(
  `^(?:${['', '[4Y]', '[wxyz]', '[A-Za-z0-9+/]', '[A-Za-z0-9+/]', 'A', 'A'].join(OTHER)}|[c\\u00e3][\\0-\\xff]\\0\\0)`,
);

/** Whether a text may be a code object. */
export function startsAsCode(text: string): boolean {
  return text.length >= SMALLEST_CODE_CHARACTERS && CODE_START.test(text);
}

/** Whether the text is one indeed. */
export function isCode(text: string): boolean {
  return summaryOf(text) instanceof FormatError === false;
}

/** Keras decodes it as base64, and where that fails takes its characters for bytes. */
function summaryOf(text: string): CodeSummary | FormatError {
  let failure: FormatError | null = null;
  for (const bytes of [...base64Readings(text), rawUnicodeEscape(text)]) {
    try {
      return summariseCode(bytes);
    } catch (error) {
      if (!(error instanceof FormatError)) throw error;
      failure ??= error;
    }
  }
  return failure ?? new FormatError('expected a code object, found nothing');
}

/** What the code names, in one line: `<lambda>: names __import__, system; constants 'os', 'echo hi'`. */
export function describeCode(code: string): string {
  const summary = summaryOf(code);
  if (summary instanceof FormatError) {
    return `not readable as marshalled code (${summary.message}): ${pythonString(code, CONSTANT_CHARACTERS)}`;
  }
  const texts = summary.constants.map((text) => pythonString(text, CONSTANT_CHARACTERS));
  const shown = summary.names.map((name) => pythonString(name, CONSTANT_CHARACTERS).slice(1, -1));
  const name = pythonString(summary.functionName, CONSTANT_CHARACTERS).slice(1, -1);
  const whole = `${name}: names ${shown.join(', ') || 'nothing'}; constants ${texts.join(', ') || 'none'}`;
  return whole.slice(0, EXCERPT_CHARACTERS);
}

function firstText(value: JsonValue): string | null {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || value.kind !== 'array') return null;
  const first = value.items[0];
  return typeof first === 'string' ? first : null;
}

function fields(value: JsonValue, keys: readonly string[]): readonly JsonValue[] {
  return isObject(value) ? keys.flatMap((key) => valuesOf(value, key)) : [];
}

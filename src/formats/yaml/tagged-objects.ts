/** What the tags of YAML make: objects of PyYAML, of HyperPyYAML and of SnakeYAML, functions of lm-eval, expressions of R. See https://pyyaml.org/wiki/PyYAMLDocumentation#yaml-tags-and-python-types and https://rstudio.github.io/config/articles/config.html#using-r-code-in-configuration-files. */
import type { Operator } from '../../facts.ts';
import type { JsonValue } from '../../text/json-values.ts';
import { pythonString, pythonValue } from '../../text/python-text.ts';
import { anyOperatorAt } from '../configuration/dotted-name.ts';
import { findTags } from './python-tags.ts';

export interface TaggedObject {
  readonly operator: Operator;
  readonly isCalled: boolean;
  /** Whether it is a part of a configuration, which the program that reads it is there to make; else one of plain YAML, where no object is expected. */
  readonly isPart?: true;
  /** The module, as it is written, where that is a file from the folder of this one: `../utils`. */
  readonly file?: string;
  /** What it is called with. */
  readonly text: string;
  /** The bytes that are all it is called with: `[!!binary …]`. */
  readonly bytes?: Uint8Array;
  /** Characters from the start of the text. */
  readonly offset: number;
}

/** Alike in objects that are reported alike. */
export function nameOf({ operator: { module, name }, isCalled }: TaggedObject): string {
  return `${module} ${name} ${isCalled}`;
}

/** HyperPyYAML, with which SpeechBrain reads `hyperparams.yaml`: https://github.com/speechbrain/HyperPyYAML */
const HYPER = /^!(new|name|module|apply|applyref):(.*)$/s;
/** It reads the text of a tuple as YAML once more, with a loader that makes objects. */
const HYPER_TUPLE = /^!tuple$|^\(.*\)$/s;

const PYTHON = /^tag:yaml\.org,2002:python\/(object\/apply|object\/new|object|name|module):(.*)$/s;

/** `config::get` of R evaluates the text of these. */
const R_TAG = /^!?(?:expr|r)$/;
/** A name before a bracket, and another name or text, which functions are looked up by. */
const R_NAME = /([A-Za-z.][\w.]*|[`"'][^`"']*[`"'])[ \t\r\n]*\(|([A-Za-z.][\w.]*)/g;
/** What calls a function that it is given. */
const R_CALLS =
  /\b(?:do\.call|match\.fun|get0?|mget|Reduce|Filter|Map|Find|Position|\w+apply|outer|invoke|exec)\b|\|>|%>%|<-|=/;
/** SnakeYAML before 2.0 makes an object of any class: CVE-2022-1471. */
const JAVA_TAG = /^tag:yaml\.org,2002:((?:[a-z_]\w*\.)+)([A-Z_$][\w$]*)(?:\[\])*$/;

/** What stands in the text of a tuple of HyperPyYAML. */
export function inTuple(tag: string | undefined, text: string, offset: number): readonly TaggedObject[] {
  if (!text.includes('!') || !(HYPER_TUPLE.test(tag ?? '') || HYPER_TUPLE.test(text))) return [];
  return findTags(text).flatMap(({ tag: inner }) => objectsOf(inner, null, offset));
}

/** What any tag in the text makes, by each meaning that its handle has in it. */
export function objectsByText(text: string): readonly TaggedObject[] {
  return findTags(text).flatMap(({ tag, offset }) => objectsOf(tag, null, offset));
}

/** What the tag makes, and what its text calls. */
export function objectsOf(tag: string | undefined, value: JsonValue, offset: number): readonly TaggedObject[] {
  if (tag === undefined) return [];
  const plain = unescapeTag(tag);
  if (R_TAG.test(plain)) return typeof value === 'string' ? callsOfR(value, offset) : [];
  const object = javaObject(plain, value, offset) ?? objectOf(plain, value, offset);
  return object === null ? [] : [object];
}

/** Null where the tag makes no object: `python/tuple`, `python/str` and the like only name a type of value. */
function objectOf(plain: string, value: JsonValue, offset: number): TaggedObject | null {
  if (plain === FUNCTION_TAG) return functionOf(value, offset);
  const match = PYTHON.exec(plain);
  if (match === null) return partOf(plain, value, offset);
  const [, kind, name = ''] = match;
  if (kind === 'module') {
    const operator: Operator = { ecosystem: 'python', module: 'builtins', name: '__import__' };
    return { operator, isCalled: true, text: pythonString(name, 200), offset };
  }
  const dot = name.lastIndexOf('.');
  const module = dot < 0 ? 'builtins' : name.slice(0, dot);
  const operator: Operator = { ecosystem: 'python', module, name: name.slice(dot + 1) };
  const isEmpty = value === null || value === '';
  return { operator, isCalled: kind !== 'name', text: isEmpty ? '' : pythonValue(value, 3), offset };
}

/** https://github.com/EleutherAI/lm-evaluation-harness/blob/main/docs/new_task_guide.md */
const FUNCTION_TAG = '!function';

/** `!function utils.doc_to_text`: the file `utils.py` beside the text is run, and the function taken out of it. */
function functionOf(value: JsonValue, offset: number): TaggedObject | null {
  if (typeof value !== 'string') return null;
  const cut = value.lastIndexOf('.');
  const file = value.slice(0, Math.max(cut, 0));
  const operator: Operator = {
    ecosystem: 'python',
    module: file.replaceAll(/[/\\]+/g, '.'),
    name: value.slice(cut + 1),
  };
  return { operator, isCalled: false, file, text: '', offset };
}

/** `!new:torch.nn.Linear`, `!apply:random.seed`: called; `!name:` and `!module:` are looked up. */
function partOf(tag: string, value: JsonValue, offset: number): TaggedObject | null {
  const [, kind, path = ''] = HYPER.exec(tag) ?? [];
  const operator = kind === undefined ? null : (anyOperatorAt(path) ?? moduleAt(kind, path));
  if (operator === null) return null;
  const text = value === null || value === '' ? '' : pythonValue(value, 3);
  return { operator, isCalled: kind !== 'name' && kind !== 'module', isPart: true, text, offset };
}

/** `!module:evil` */
function moduleAt(kind: string, path: string): Operator | null {
  return kind === 'module' && /^[^\s.]+$/.test(path) ? { ecosystem: 'python', module: path, name: '*' } : null;
}

/** Tags are URIs: `%70ython` is `python`. */
export function unescapeTag(tag: string): string {
  return tag.replace(/%([0-9a-fA-F]{2})/g, (_match, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function javaObject(plain: string, value: JsonValue, offset: number): TaggedObject | null {
  const [, module, name = ''] = JAVA_TAG.exec(plain) ?? [];
  if (module === undefined) return null;
  const operator: Operator = { ecosystem: 'java', module: module.slice(0, -1), name };
  return { operator, isCalled: false, text: pythonValue(value, 3), offset };
}

/** Each function once, in the order of the text; one that is only named may be called by another. */
function callsOfR(source: string, offset: number): readonly TaggedObject[] {
  const isHanded = R_CALLS.test(source);
  const names = new Set(
    [...source.matchAll(R_NAME)].flatMap(([, called, named]) => {
      if (called !== undefined) return [called.replaceAll(/[`"']/g, '')];
      return isHanded && named !== undefined ? [named] : [];
    }),
  );
  const text = pythonString(source, 200);
  return [...names].map((name) => {
    return { operator: { ecosystem: 'r', module: 'tag', name }, isCalled: true, text, offset };
  });
}

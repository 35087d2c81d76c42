/** Reads what `fileConfig` evaluates of each handler, as `configparser` puts it together. https://docs.python.org/3/library/configparser.html#supported-ini-file-structure */
import { operatorAt } from '../configuration/dotted-name.ts';
import { reportExpressions } from '../configuration/expression-calls.ts';
import type { Examination } from '../format.ts';
import { readExpression } from '../yolo/python-expression.ts';
import { reportEvaluated } from './evaluated-texts.ts';

interface Option {
  readonly text: string;
  readonly offset: number;
}
type Section = Map<string, Option>;

const DEFAULTS = 'DEFAULT';
const HANDLER = 'handler_';
const EVALUATED = ['class', 'args', 'kwargs'] as const;
/** Of options that stand for each other, as `configparser` has it, and of what they come to. CWE-674, CWE-776. */
const INTERPOLATION_DEPTH = 10;
const VALUE_CHARACTERS = 64 * 1024;
/** What the expressions find by their names: the module of `logging`. */
const NAMES =
  'import collections, io, os, re, string, sys, threading, time, traceback, types, warnings, weakref; from logging import handlers';
/** Classes of `logging` itself, of which only these begin with a capital. */
const OWN = /^(?:(?:logging\.)?(?:handlers\.)?[A-Z_]\w*|)$/;
/** What the environment says is a text. */
const ENVIRONMENT = /\bos\s*\.\s*environ\s*\[(\s*(?:'[^'\\]*'|"[^"\\]*")\s*)\]/g;

export function examineLogging(text: string, examination: Examination): void {
  const sections = sectionsOf(text);
  const defaults = sections.get(DEFAULTS) ?? new Map<string, Option>();
  for (const [name, section] of sections) {
    if (!name.startsWith(HANDLER)) continue;
    for (const key of EVALUATED) {
      const option = section.get(key) ?? defaults.get(key);
      if (option === undefined) continue;
      const value = interpolated(option.text, new Map([...defaults, ...section]), 0);
      const place = { offset: option.offset, at: `${name}/${key}` };
      if (key === 'class') reportClass(value.trim(), place, examination);
      else reportCode(value, place, examination);
    }
  }
}

interface Where {
  readonly offset: number;
  readonly at: string;
}

/** What is no expression, or names nothing, is imported by its path. */
function reportClass(text: string, where: Where, examination: Examination): void {
  if (OWN.test(text)) return;
  const operator = operatorAt(
    text.startsWith('handlers.') ? `logging.${text}` : text.includes('.') ? text : `builtins.${text}`,
  );
  if (operator === null) {
    reportCode(text, where, examination);
    return;
  }
  examination.report({ kind: 'import', operator, via: 'config', ...where });
  examination.report({ kind: 'call', operator, via: 'config', arguments: '…', operands: [], ...where });
}

function reportCode(written: string, where: Where, examination: Examination): void {
  const text = written.replace(ENVIRONMENT, 'os.getenv($1)');
  const expression = readExpression(text);
  if (expression.kind === 'refused') return;
  if (expression.kind === 'other') reportEvaluated(text, where.offset, where.at, examination);
  reportExpressions(
    [
      { text: NAMES, ...where },
      { text: text.trim(), ...where },
    ],
    examination,
  );
}

function interpolated(text: string, options: Section, depth: number): string {
  if (depth > INTERPOLATION_DEPTH || !text.includes('%(')) return text;
  const inner = (name: string) => options.get(name.toLowerCase())?.text ?? '';
  const once = text.replace(/%\(([^()]+)\)s|%%/g, (whole, name?: string) => (name === undefined ? whole : inner(name)));
  return interpolated(once.slice(0, VALUE_CHARACTERS), options, depth + 1);
}

/** Comments take whole lines; a line that is indented more than its option goes on with it. */
function sectionsOf(text: string): ReadonlyMap<string, Section> {
  const sections = new Map<string, Section>();
  let section: Section | null = null;
  let option: { readonly key: string; readonly indent: number } | null = null;
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    const value = line.trim();
    if (value === '' || /^[#;]/.test(value)) continue;
    const indent = line.length - line.trimStart().length;
    const held: Option | undefined = option === null ? undefined : section?.get(option.key);
    if (section !== null && option !== null && held !== undefined && indent > option.indent) {
      section.set(option.key, { ...held, text: `${held.text}\n${value}` });
      continue;
    }
    const header = /^\[(.+)\]/.exec(value)?.[1];
    if (header !== undefined) {
      section = sections.get(header) ?? new Map<string, Option>();
      sections.set(header, section);
      option = null;
      continue;
    }
    const cut = value.search(/[=:]|$/);
    const key = value.slice(0, cut).trimEnd().toLowerCase();
    section?.set(key, { text: value.slice(cut + 1).trimStart(), offset: index });
    option = { key, indent };
  }
  return sections;
}

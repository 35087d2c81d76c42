// Writes src/report/report-types.ts out of schema/report.schema.json; with --check it only says whether they agree.
//
// A subschema with a title becomes a type of that name. Run it when the schema changes: node scripts/report-types.mjs
import { readFileSync, writeFileSync } from 'node:fs';

const SCHEMA = JSON.parse(readFileSync(new URL('../schema/report.schema.json', import.meta.url), 'utf8'));
const FILE = new URL('../src/report/report-types.ts', import.meta.url);
const HEAD =
  '/** The shapes of the JSON report, made from schema/report.schema.json by scripts/report-types.mjs. See https://json-schema.org/draft/2020-12/schema. */\n';
const LINE = 120;

/** By their names, in the order in which the schema comes to them. */
const declared = new Map();

const literal = (value) => (typeof value === 'string' ? `'${value.replaceAll("'", "\\'")}'` : String(value));

/** `#/$defs/file`, the only kind of reference that the schema has. */
function resolved(reference) {
  return reference
    .slice('#/'.length)
    .split('/')
    .reduce((node, key) => node[key], SCHEMA);
}

/** The type of a subschema as it is written where it is used. */
function typeOf(schema) {
  if (schema.$ref !== undefined) return typeOf(resolved(schema.$ref));
  if (schema.title === undefined) return writtenOf(schema);
  if (!declared.has(schema.title)) {
    declared.set(schema.title, ''); // its place, before those of its parts
    declared.set(schema.title, declarationOf(schema));
  }
  return schema.title;
}

const SCALARS = { string: 'string', integer: 'number', boolean: 'boolean', null: 'null' };

function writtenOf({ const: only, enum: values, anyOf, type, items, properties, required = [] }) {
  if (only !== undefined) return literal(only);
  if (values !== undefined) return values.map(literal).join(' | ');
  if (anyOf !== undefined) return anyOf.map(typeOf).join(' | ');
  if (Array.isArray(type)) return type.map((name) => SCALARS[name]).join(' | ');
  if (type === 'array') return `readonly ${typeOf(items)}[]`;
  if (type !== 'object') return SCALARS[type];
  const fields = Object.entries(properties).map(([key, each]) => fieldOf(key, each, required));
  return `{ ${fields.join('; ')} }`;
}

function fieldOf(key, schema, required) {
  return `readonly ${key}${required.includes(key) ? '' : '?'}: ${typeOf(schema)}`;
}

const comment = (text, indent = '') => (text === undefined ? '' : `${indent}/** ${text} */\n`);

function declarationOf(schema) {
  const { title, description, properties, required = [] } = schema;
  if (properties === undefined) {
    const text = writtenOf(schema);
    const line = `export type ${title} = ${text};`;
    return `${comment(description)}${line.length > LINE ? `export type ${title} =\n  | ${text.replaceAll(' | ', '\n  | ')};` : line}`;
  }
  const fields = Object.entries(properties).map(
    ([key, each]) => `${comment(each.description, '  ')}  ${fieldOf(key, each, required)};\n`,
  );
  return `${comment(description)}export interface ${title} {\n${fields.join('')}}`;
}

typeOf(SCHEMA);
const text = `${HEAD}\n${[...declared.values()].join('\n\n')}\n`;

if (process.argv.includes('--check')) {
  if (readFileSync(FILE, 'utf8') !== text) {
    console.error('src/report/report-types.ts is not what the schema says: run this script without --check');
    process.exitCode = 1;
  }
} else writeFileSync(FILE, text);

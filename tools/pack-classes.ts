/** Packs data/index/*.tsv and data/reviewed.tsv into data/index.bin and data/index-versions.txt, which src/rules/class-index.ts reads. Usage: node dist/tools/pack-classes.js */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  CLASS_BITS,
  COUNTS_ALWAYS,
  classKey,
  ENTRY_BYTES,
  FLAG_BITS,
  HEAD,
  KEY_BYTES,
} from '../src/rules/class-index.ts';
import {
  countingRows,
  type Findings,
  findingsOf,
  parseSections,
  type Row,
  reaches,
  type Section,
  worstOf,
} from './class-rows.ts';

export interface Packed {
  readonly index: Uint8Array;
  readonly versions: string;
  readonly classes: number;
}

/** Names of data/reviewed.tsv for which a person found what the word says; `name*` stands for all that start so. */
export function reviewedAs(word: 'quiet' | 'judged' | 'warned' | 'acts', reviewed: string): (name: string) => boolean {
  const rows = reviewed.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const names = rows.map((line) => line.split('\t')).flatMap(([name = '', what]) => (what === word ? [name] : []));
  const starts = names.flatMap((name) => (name.endsWith('*') ? [name.slice(0, -1)] : []));
  return (name) => names.includes(name) || starts.some((start) => name.startsWith(start));
}

/** What the index says of each class, by `module name`. */
export function classesOf(
  sections: readonly Section[],
  reviewed: string,
  probed = '',
): ReadonlyMap<string, { readonly bits: number; readonly keys: readonly string[] }> {
  const seen = probedKeys(probed);
  const isQuiet = reviewedAs('quiet', reviewed);
  const isWarned = reviewedAs('warned', reviewed);
  const isActing = reviewedAs('acts', reviewed);
  const isJudged = reviewedAs('judged', reviewed);
  const classes = new Map<string, { readonly bits: number; readonly keys: readonly string[] }>();
  for (const [name, findings] of findingsOf(sections)) {
    const full = name.replace(' ', '.');
    const { bits, keys: read } = verdictOf(findings, {
      isQuiet: isQuiet(full),
      isWarned: isWarned(full),
      isActing: isActing(full),
    });
    // A person said what of its state counts.
    const isRead = isQuiet(full) || isWarned(full) || isJudged(full);
    const stored = (bits & CLASS_BITS.rebuilds) === 0 ? [] : [...read, ...(seen.get(name) ?? [])];
    const keys = [...new Set([...stored, ...(isRead ? [] : calledKeys(findings))])].sort();
    if (bits !== 0 || keys.length > 0) classes.set(name, { bits, keys });
  }
  return classes;
}

/** @throws Error where two classes share a key, or more lists of keys are needed than there is room for */
export function packClasses(sections: readonly Section[], reviewed: string, probed = ''): Packed {
  const lists = new Map([['', 0]]);
  const entries = [...classesOf(sections, reviewed, probed)].map(([name, { bits, keys }]) => {
    const [module = '', className = ''] = name.split(' ');
    return [name, classKey(module, className), bits, listOf(lists, keys)] as const;
  });
  entries.sort(([, a], [, b]) => Buffer.compare(a, b));
  return { index: bytesOf(entries, [...lists.keys()]), versions: versionsOf(sections), classes: entries.length };
}

/** Keys whose values any version calls: that holds though another version, or a look at the class, says that it only stores its state. */
function calledKeys({ ast }: Findings): readonly string[] {
  return ast.flatMap(({ keys }) => keys.filter((key) => COUNTS_ALWAYS.test(key)));
}

/** Keys of a state that a class was seen to look into when it was given probes (tools/prove_state.py): installed versions may be none of those that were read. */
function probedKeys(text: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const line of text.split('\n')) {
    const [module = '', keys = '', names = ''] = line.split('\t');
    if (line.startsWith('#') || keys === '-') continue;
    for (const name of names.split(' ')) found.set(`${module} ${name}`, keys.split(','));
  }
  return found;
}

/** What the index says of a class. A hook that reaches a resource is never quiet unless a person read it. */
export function verdictOf(
  findings: Findings,
  {
    isQuiet,
    isWarned,
    isActing,
  }: { readonly isQuiet: boolean; readonly isWarned: boolean; readonly isActing: boolean },
): { readonly bits: number; readonly keys: readonly string[] } {
  const row = worstOf(countingRows(findings));
  const danger = reaches(findings) || /[XD]/.test(row.flags);
  const rebuilds = row.flags.includes('i') && (!danger || isQuiet);
  const granted: (keyof typeof CLASS_BITS)[] = rebuilds ? grantsOf(row) : [];
  if (row.flags.includes('e') && !danger) granted.push('enumerates');
  if (danger && !isQuiet && !isWarned) granted.push('hookReaches');
  if (row.flags.includes('x') || isActing) granted.push('constructorReaches');
  if (row.flags.includes('m') && granted.length > 0) granted.push('methodReaches');
  return { bits: granted.reduce((bits, name) => bits | CLASS_BITS[name], 0), keys: rebuilds ? row.keys : [] };
}

function grantsOf({ flags }: Row): (keyof typeof CLASS_BITS)[] {
  const granted: (keyof typeof CLASS_BITS)[] = ['rebuilds'];
  if (!flags.includes('p')) granted.push('stores');
  if (!flags.includes('n')) granted.push('takesArguments');
  if (!flags.includes('h')) granted.push('isKey');
  if (!flags.includes('t')) granted.push('sets');
  if (flags.includes('d')) granted.push('fillsDict');
  if (flags.includes('l')) granted.push('fillsList');
  return granted;
}

function listOf(lists: Map<string, number>, keys: readonly string[]): number {
  const text = keys.join(',');
  const known = lists.get(text) ?? lists.size;
  lists.set(text, known);
  return known;
}

function bytesOf(
  entries: readonly (readonly [name: string, key: Uint8Array, bits: number, list: number])[],
  lists: readonly string[],
): Uint8Array {
  if (lists.length > 1 << (24 - FLAG_BITS)) throw new Error(`${lists.length} lists of keys are too many`);
  const tail = new TextEncoder().encode(lists.join('\n'));
  const bytes = new Uint8Array(ENTRY_BYTES * (entries.length + 1) + tail.length);
  bytes.set(new TextEncoder().encode(HEAD));
  new DataView(bytes.buffer).setUint32(HEAD.length, entries.length);
  for (const [at, [name, key, bits, list]] of entries.entries()) {
    const before = entries[at - 1];
    if (before !== undefined && Buffer.compare(before[1], key) === 0)
      throw new Error(`${before[0]} and ${name} share a key: a longer one is needed`);
    const place = ENTRY_BYTES * (at + 1);
    bytes.set(key, place);
    const flags = (list << FLAG_BITS) | bits;
    bytes.set([flags >> 16, (flags >> 8) & 0xff, flags & 0xff], place + KEY_BYTES);
  }
  bytes.set(tail, ENTRY_BYTES * (entries.length + 1));
  return bytes;
}

/** `top-level name==version …` a line. */
function versionsOf(sections: readonly Section[]): string {
  const found = new Map<string, Set<string>>();
  for (const { topLevel, versions } of sections) {
    const known = found.get(topLevel) ?? new Set();
    for (const version of versions) known.add(version);
    found.set(topLevel, known);
  }
  const lines = [...found].map(([topLevel, versions]) => `${topLevel} ${[...versions].sort().join(' ')}\n`);
  return lines.sort().join('');
}

/** The text of data/, as it lies in the repository. */
export function readIndexText(data: URL): {
  readonly sections: readonly Section[];
  readonly reviewed: string;
  readonly probed: string;
} {
  const textOf = (name: string): string => readFileSync(new URL(name, data), 'utf8');
  const files = readdirSync(new URL('index/', data)).sort();
  const sections = files.flatMap((file) => parseSections(textOf(`index/${file}`)));
  return { sections, reviewed: textOf('reviewed.tsv'), probed: textOf('state-probes.tsv') };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const data = new URL('../../data/', import.meta.url);
  const { sections, reviewed, probed } = readIndexText(data);
  const { index, versions, classes } = packClasses(sections, reviewed, probed);
  writeFileSync(new URL('index.bin', data), index);
  writeFileSync(new URL('index-versions.txt', data), versions);
  console.log(`${classes} classes in ${index.length} bytes, ${sections.length} sections`);
}

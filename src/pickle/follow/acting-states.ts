/** States whose class loads bytes of them, or writes a file, when they are set: what it does is reported as the call that it makes. See NeuralNet in https://github.com/skorch-dev/skorch/blob/master/skorch/net.py and FileResource in https://github.com/TeamHG-Memex/sklearn-crfsuite, Pipeline in https://github.com/pycaret/pycaret/blob/master/pycaret/internal/pipeline.py. */
import type { Operator } from '../../facts.ts';
import type { Token } from '../machine/value.ts';
import type { RunContext } from '../session.ts';
import { collectLoaded } from './payloads.ts';

export interface ActingState {
  readonly language: 'loaded-bytes' | 'owned-file' | 'cache-folder';
  readonly key: string;
  readonly state: Token;
  readonly offset: number;
}

export function reportActing(run: RunContext, acting: ActingState): void {
  if (acting.state >= 0) return;
  const entries = entriesOf(run, acting.state);
  if (acting.language === 'owned-file') reportFile(run, entries, acting.offset);
  else if (acting.language === 'cache-folder') reportFolder(run, entries, acting);
  else reportLoaded(run, entries, acting);
}

/** By key; null where a part of it is not known. */
function entriesOf(run: RunContext, state: Token): ReadonlyMap<string, Token> | null {
  const content = run.values.isContainer(state) ? run.values.contentOf(state) : null;
  if (content?.complete !== true) return null;
  const entries = new Map<string, Token>();
  for (let index = 0; index + 1 < content.items.length; index += 2) {
    const key = run.textOf(content.items[index]!); // below the length
    if (typeof key !== 'string') return null;
    entries.set(key, content.items[index + 1]!); // as above
  }
  return entries;
}

/** The bytes are examined as a member; those that are not known may be anything. */
function reportLoaded(run: RunContext, entries: ReadonlyMap<string, Token> | null, { key, offset }: ActingState): void {
  const value = entries?.get(key);
  if (entries !== null && value === undefined) return;
  // It is written into a file, which takes no list: later versions keep one under this name.
  if (value !== undefined && run.values.isContainer(value)) return;
  if (value !== undefined && collectLoaded(run, value, offset)) return;
  report(run, LOADER, value ?? 0, offset);
}

/** A pipeline makes a cache of the folder that it names, or asks an object for one. */
function reportFolder(run: RunContext, entries: ReadonlyMap<string, Token> | null, { key, offset }: ActingState): void {
  const value = entries?.get(key);
  if (entries !== null && (value === undefined || run.isNone(value) || isCache(run, value))) return;
  report(run, CACHE, value ?? 0, offset);
}

/** One of joblib, which is judged by itself. */
function isCache({ values }: RunContext, token: Token): boolean {
  const value = values.valueOf(token);
  return value?.kind === 'instance' && CACHES.has(`${value.operator.module}.${value.operator.name}`);
}

/** A temporary file, under a name that the system chooses between these two texts; it removes what it takes for its own. */
function reportFile(run: RunContext, entries: ReadonlyMap<string, Token> | null, offset: number): void {
  const name = entries?.get('name') ?? 0;
  if (entries === null || (name !== 0 && !run.isNone(name))) report(run, REMOVER, name, offset);
  for (const key of ['prefix', 'suffix']) {
    const value = entries?.get(key) ?? 0;
    const text = value === 0 ? '' : run.textOf(value);
    if (typeof text !== 'string' || !PLAIN_NAME.test(text)) report(run, WRITER, value, offset);
  }
}

function report(run: RunContext, operator: Operator, given: Token, offset: number): void {
  const known =
    given === 0 ? { arguments: '…', operands: [] } : { arguments: run.text(given), operands: [run.operand(given)] };
  run.reportCall({ operator, via: 'REDUCE', ...known, offset });
}

/** Leads into no other folder. */
const PLAIN_NAME = /^[\w.-]*$/;
const CACHES: ReadonlySet<string> = new Set(['joblib.memory.Memory', 'pycaret.internal.memory.FastMemory']);
const LOADER: Operator = { ecosystem: 'python', module: 'torch', name: 'load' };
const REMOVER: Operator = { ecosystem: 'python', module: 'os', name: 'unlink' };
const CACHE: Operator = { ecosystem: 'python', module: 'joblib.memory', name: 'Memory' };
const WRITER: Operator = { ecosystem: 'python', module: 'tempfile', name: 'mkstemp' };

/** What a checkpoint of LangGraph calls when it is read: extensions of MessagePack that hold a module, a name in it and what that is given. See `_create_msgpack_ext_hook` of https://github.com/langchain-ai/langgraph/blob/main/libs/checkpoint/langgraph/checkpoint/serde/jsonplus.py and https://github.com/msgpack/msgpack/blob/master/spec.md. */
import { pythonString } from '../../text/python-text.ts';
import { MessageReader } from '../../wire/message-pack.ts';
import type { Examination } from '../format.ts';

/** In the column beside such a value. */
export const CHECKPOINT_TYPE = 'msgpack';
/** Extensions that call, by their types; the next ones hold arrays and numbers. */
const CALLING: ReadonlySet<number | null> = new Set([0, 1, 2, 3, 4, 5]);
/** Of these one calls a method, whose name stands last. */
const METHOD_CALL = 3;
/** What it writes for values of Python and for messages; others are classes of the program. */
const OWN =
  /^(?:datetime\.datetime\.fromisoformat|datetime\.(?:datetime|date|time|timedelta|timezone)|uuid\.UUID|decimal\.Decimal|builtins\.(?:set|frozenset)|collections\.deque|ipaddress\.IPv[46]\w+|pathlib\.(?:_local\.)?\w*Path|zoneinfo\.ZoneInfo|re\.compile|(?:langchain|langgraph)\w*\.[\w.]+)$/;

interface Call {
  /** Null where it is no text. */
  readonly module: string | null;
  readonly name: string | null;
  /** The first thing that it is given, where that is a text. */
  readonly given: string | null;
}

/** @param offset of the value in the file */
export function reportCheckpoint(value: Uint8Array, offset: number, examination: Examination): void {
  for (const { module, name, given } of callsIn(value)) {
    if (module === null || name === null) {
      examination.report({ kind: 'unresolved-import', reason: 'a checkpoint that computes what it calls', offset });
      continue;
    }
    const operator = { ecosystem: 'python', module, name } as const;
    const via = OWN.test(`${module}.${name}`) ? 'own-component' : 'component';
    const shown = given === null ? '…' : pythonString(given, examination.limits.argumentCharacters);
    const operands = given === null ? [] : [{ kind: 'literal', type: 'str', text: shown } as const];
    if (via === 'component') examination.report({ kind: 'import', operator, via: 'config', offset });
    examination.report({ kind: 'call', operator, via, arguments: shown, operands, offset });
  }
}

/** In the order of the bytes, those inside others behind them. What breaks ends the list: its reader has called what came before. */
function callsIn(value: Uint8Array): readonly Call[] {
  const reader = new MessageReader(value);
  const calls: Call[] = [];
  while (reader.hasMore) {
    const extension = reader.enter();
    if (!CALLING.has(extension)) continue;
    const isList = reader.list() !== null;
    const [module, name, given] = isList ? [reader.text(), reader.text(), reader.text()] : [null, null, null];
    const method = extension === METHOD_CALL ? reader.text() : '';
    if (!reader.isWhole) break;
    const called = name === null || method === null ? null : [name, method].filter((part) => part !== '').join('.');
    calls.push({ module, name: called, given });
  }
  return calls;
}

/** Judges one fact: what it is, how bad, and in which words. */
import type { CallVia, CodeLanguage, Fact, Operator } from '../facts.ts';
import { EXECUTED_TEXT, isExecuted } from '../rules/executed-text.ts';
import { ACTING_ATTRIBUTE } from '../rules/python/acting-calls.ts';
import type { Severity } from '../rules/rule.ts';
import { headlineOf } from '../rules/verdicts.ts';
import { judgeModule } from './judge-module.ts';
import { type Ruling, verdictRuling, worse } from './ruling.ts';
import type { UseContext } from './use/call.ts';
import { isPartOfClass, isTypeLookup, isWrapperType } from './use/judge-code.ts';
import { liveRuling } from './use/judge-live.ts';
import { FILLS } from './use/judge-unknown.ts';
import { callRuling, importRuling } from './use/judge-use.ts';

/** What one fact is judged in the light of. */
export interface FactContext extends UseContext {
  /** How much an anomaly weighs in this file. */
  readonly anomalies: Severity;
  /** What a fact of what could not be examined weighs. */
  readonly unexamined: Severity;
  /** For an import: whether the same member calls the operator too. */
  readonly isCalled: boolean;
}

export interface Judged {
  readonly ruling: Ruling;
  readonly operator: Operator | null;
  readonly call: string | null;
  readonly message: string;
}

/** Null: nothing to report. */
export function judgeFact(fact: Fact, context: FactContext): Judged | null {
  if (fact.isOtherReading === true && !isKnownDanger(fact, context)) return null;
  switch (fact.kind) {
    case 'import':
      return judgeImport(fact, context);
    case 'call':
      return judgeCall(fact, context);
    case 'unresolved-import':
      return judgeUnresolvedImport(fact);
    case 'unresolved-call':
      return judgeUnresolvedCall(fact, context);
    case 'anomaly':
      return judgeAnomaly(fact, context);
    case 'mark':
    case 'runs-source':
      return null;
    case 'module-runs':
      return judgeModule(fact);
    case 'forged-address':
      return judgeForged(fact);
    case 'exhaustion':
      return {
        ruling: verdictRuling('python/resource-exhaustion', { detail: fact.detail }),
        operator: null,
        call: null,
        message: 'Loading it exhausts the machine.',
      };
    case 'code':
      return judgeCode(fact);
    case 'unexamined':
      return judgeUnexamined(fact, context.unexamined);
    default:
      throw new TypeError(`no judgement for ${JSON.stringify(fact satisfies never)}`);
  }
}

/** Of names that a reading may have made up only those count that the catalogue knows to be dangerous; what it calls that has no name counts, unless nothing could be called so. */
function isKnownDanger(fact: Fact, context: UseContext): boolean {
  if (fact.kind === 'unresolved-call') return !isChance(fact, context);
  // A byte of a number that reads as EXT: no code is registered that the stream does not register.
  if (fact.kind === 'unresolved-import') return !fact.reason.startsWith('extension code ');
  if (fact.kind !== 'import' && fact.kind !== 'call') return false;
  return !isMadeUp(fact.operator) && importRuling(fact.operator, context).standing === 'dangerous';
}

/** Two texts of the file that stand where the one names a module of joblib, and the other something that the module does not have: `joblib.numpy_pickle.dtype`. */
function isMadeUp({ module, name }: Operator): boolean {
  return (
    /^(?:sklearn\.externals\.)?joblib\.numpy_pickle(?:_compat)?$/.test(module) && !/\.|load|ickl|^dump$/.test(name)
  );
}

/** Numbers that read as a persistent id, which no loader of joblib takes; as a call with a text, or with the wrapper of an array, in place of a tuple: no unpickler in C takes that, and what a known operator made does nothing with letters. */
function isChance(fact: Extract<Fact, { kind: 'unresolved-call' }>, context: UseContext): boolean {
  if (fact.callee === 'persistent_load') return true;
  const isSpread = /^\*(?:'|joblib\.numpy_pickle\.NumpyArrayWrapper\(…\)$)/.test(fact.arguments);
  return isSpread && fact.origin !== null && importRuling(fact.origin, context).standing === 'safe';
}

function judgeImport(fact: Extract<Fact, { kind: 'import' }>, context: FactContext): Judged | null {
  const spelled = spelledRuling(fact, context);
  const { isCalled } = context;
  if (isCalled && spelled === null) return null;
  const own = isCalled
    ? null
    : (wrapperType(fact) ?? setterOfCells(fact.operator, context) ?? namedRuling(fact.operator, context));
  const worst = own === null ? spelled : worse(own, spelled);
  if (worst === null) return null;
  const ruling: Ruling = !isCalled && isLazy(fact.operator) ? { ...worst, severity: 'low' } : worst;
  const operator = worst === spelled && fact.spelled !== undefined ? fact.spelled : fact.operator;
  const name = `${operator.module}.${operator.name}`;
  return { ruling, operator, call: name, message: `Loading it imports ${name}.` };
}

/** What calls a function for each item that it is asked for: who only names it, as honest pools do for want of processes, has given it neither. A call, and who is given it, are judged by themselves. See https://docs.python.org/3/library/functions.html#map. */
function isLazy({ module, name }: Operator): boolean {
  return module === 'builtins' && (name === 'map' || name === 'filter');
}

/** The name as it stands in the stream, for loaders that do not map it: reported only where it is dangerous by itself. */
function spelledRuling({ spelled }: Extract<Fact, { kind: 'import' }>, context: UseContext): Ruling | null {
  if (spelled === undefined || setterOfCells(spelled, context) !== null) return null;
  const ruling = importRuling(spelled, context);
  return ruling.standing === 'dangerous' ? ruling : null;
}

/** Machinery of code by value that is named and never called, where nothing carries code: no honest writer leaves that. */
function namedRuling(operator: Operator, context: UseContext): Ruling {
  const ruling = importRuling(operator, context);
  if (ruling.effect !== 'code-by-value' || context.carriesCode) return ruling;
  return { ...ruling, severity: 'high' };
}

/** `_load_type('property')`: how dill writes the type as a value. */
function wrapperType({ operator, via }: Extract<Fact, { kind: 'import' }>): Ruling | null {
  return via === 'derived' && isWrapperType(operator) ? verdictRuling('python/wrapper-type', {}) : null;
}

/** What carrying a class names beside the machinery: `abc.ABCMeta`, `setattr` that fills cells, the `__dict__` of the module of a function. */
function setterOfCells(operator: Operator, { carriesCode }: UseContext): Ruling | null {
  return carriesCode && isPartOfClass(operator) ? verdictRuling('python/closure-cells', {}) : null;
}

function judgeCall(fact: Extract<Fact, { kind: 'call' }>, context: UseContext): Judged {
  const name = `${fact.operator.module}.${fact.operator.name}`;
  const message = messageOf(fact, name);
  return {
    ruling: callRuling(fact, context),
    operator: fact.operator,
    call: `${name}(${fact.arguments})`,
    message,
  };
}

function messageOf({ via, operator }: Extract<Fact, { kind: 'call' }>, name: string): string {
  if (via === 'template') return `Rendering its template reaches ${operator.name}.`;
  if (operator.ecosystem === 'runtime') return `It names ${name}.`;
  if (operator.ecosystem === 'torchscript') return torchScriptMessage(via, name);
  if (via === 'handler') return `Importing it, as a server of models does, reaches ${name}.`;
  if (via === 'expression') return `Evaluating what it holds reaches ${name}.`;
  if (via === 'source') return `Importing a module that it carries reaches ${name}.`;
  if (via === 'promise') return 'Reading what it loads evaluates a promise.';
  return via === 'BUILD' ? `Loading it sets the state of ${name}.` : `Loading it calls ${name}.`;
}

/** Operators of another file of code that a `__setstate__` calls are among the second. */
function torchScriptMessage(via: CallVia, name: string): string {
  return via === 'state'
    ? `Loading it calls ${name}: its __setstate__ does.`
    : `Calling the model calls ${name}, or loading it where a __setstate__ of other code leads there.`;
}

function judgeUnresolvedImport(fact: Extract<Fact, { kind: 'unresolved-import' }>): Judged {
  const ruling = verdictRuling('python/unresolved-import', { reason: fact.reason });
  return { ruling, operator: null, call: null, message: 'Loading it imports something under a computed name.' };
}

function judgeUnresolvedCall(fact: Extract<Fact, { kind: 'unresolved-call' }>, context: UseContext): Judged {
  const call = `${fact.callee}(${fact.arguments})`;
  const ruling = unresolvedRuling(fact, context);
  return { ruling, operator: fact.origin, call, message: 'Loading it calls the result of a call.' };
}

function unresolvedRuling(fact: Extract<Fact, { kind: 'unresolved-call' }>, context: UseContext): Ruling {
  const { origin, via } = fact;
  if (via === 'handler' || via === 'expression') {
    return verdictRuling('python/unresolved-call', {}, ACTING_ATTRIBUTE.test(fact.callee) ? 'high' : 'medium');
  }
  const plain = verdictRuling('python/unresolved-call', {});
  if (origin === null) return plain;
  const made = importRuling(origin, context);
  if (FILLS.has(via))
    return made.effect === 'code-by-value' ? made : worse(liveRuling({ operator: origin, via }), made);
  if (made.effect !== 'code-by-value') return worse(plain, made);
  if (isTypeLookup(fact)) return made;
  return verdictRuling('python/called-code', {});
}

function judgeAnomaly(fact: Extract<Fact, { kind: 'anomaly' }>, context: FactContext): Judged {
  const rule = `anomaly/${fact.anomaly}` as const;
  const ruling = verdictRuling(rule, {}, context.anomalies);
  return { ruling, operator: null, call: null, message: headlineOf(rule, fact.detail) };
}

function judgeCode(fact: Extract<Fact, { kind: 'code' }>): Judged | null {
  const { language, excerpt } = fact;
  if (language === 'python-function') return null;
  if (isExecuted(language)) return EXECUTED_TEXT[language](excerpt) ? null : judgeExecuted(fact);
  const ruling = verdictRuling(`code-by-value/${language}`, {});
  const message = CARRIED[language] ?? `It carries ${language} code.`;
  return { ruling, operator: null, call: excerpt, message };
}

/** What is no name of a language. */
const CARRIED: Readonly<Partial<Record<CodeLanguage, string>>> = {
  'program-in-archive': 'It carries a program for the machine.',
  'source-in-archive': 'It carries source of a script.',
  handler: 'It is Python source that the loader of a model runs.',
};

function judgeExecuted(fact: Extract<Fact, { kind: 'code' }>): Judged {
  const ruling = verdictRuling('code/executed-state', {});
  const message = 'Loading it executes source inside the state of an object.';
  return { ruling, operator: null, call: fact.excerpt, message };
}

function judgeForged(fact: Extract<Fact, { kind: 'forged-address' }>): Judged {
  const severity = fact.isUnseen === true ? 'medium' : undefined;
  const ruling = verdictRuling('python/forged-address', { detail: fact.detail }, severity);
  const message = 'Loading it takes numbers of the file for addresses in memory.';
  return { ruling, operator: null, call: null, message };
}

function judgeUnexamined(fact: Extract<Fact, { kind: 'unexamined' }>, severity: Severity): Judged | null {
  if (fact.reason === 'missing-object' || fact.reason === 'unreadable' || fact.reason === 'timeout') return null;
  const ruling = verdictRuling(`unexaminable/${fact.reason}`, {}, severity);
  return { ruling, operator: null, call: null, message: fact.detail };
}

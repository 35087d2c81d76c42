/** Turns the facts of one file into findings: one ruling a fact, what repeats told once, what is called not told as an import too. */
import type { Evidence, Fact, LocatedFact, MemberPath, Operator } from '../facts.ts';
import { anomalySeverity } from '../rules/anomalies.ts';
import type { ClassifyContext } from './classify.ts';
import type { Finding } from './finding.ts';
import { fingerprint } from './fingerprint.ts';
import { makesCode } from './judge-code.ts';
import { callRuling, FILLS, importRuling, type UseContext } from './judge-use.ts';
import { compareSeverity, generalRuling, type Ruling, worse } from './ruling.ts';

interface Judged {
  readonly ruling: Ruling;
  readonly operator: Operator | null;
  readonly call: string | null;
  readonly message: string;
}

/** Sorted: by member, then by offset. Low ones included. */
export function findingsOf(evidence: Evidence, context: ClassifyContext): Finding[] {
  const called = calledOperators(evidence);
  const carriers = codeCarriers(evidence);
  const findings = new Map<string, Finding>();
  for (const located of evidence.facts) {
    const carriesCode = carriers.has(located.source.join('\0'));
    const judged = judgeFact(located, { ...context, carriesCode }, called);
    if (judged?.ruling.severity === null || judged === null) continue;
    const finding = findingOf(located, judged);
    const key = identity(finding);
    if (!findings.has(key)) findings.set(key, finding);
  }
  return [...findings.values()].sort((a, b) => compare(a.source, b.source) || a.offset - b.offset);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What would be told twice: the same rule and operator in one member, and, where it rejects, with the same arguments. */
function identity({ severity, source, fingerprint: print, call }: Finding): string {
  const text = compareSeverity(severity, 'high') >= 0 ? call : '';
  return `${severity}\0${source}\0${print}\0${text}`;
}

function findingOf({ source, fact }: LocatedFact, { ruling, operator, call, message }: Judged): Finding {
  const name = operator === null ? '' : `${operator.module}.${operator.name}`;
  return {
    rule: ruling.rule,
    severity: ruling.severity ?? 'low',
    effect: ruling.effect,
    operator: operator === null ? null : { module: operator.module, name: operator.name },
    call,
    source: sourceText(source, fact),
    offset: fact.offset,
    message,
    because: ruling.because,
    reference: ruling.reference,
    fingerprint: fingerprint(ruling.rule, name, source),
    allowed: null,
  };
}

/** `model.keras!config.json#/config/layers/3` */
function sourceText(source: MemberPath, { at }: Fact): string {
  return at === undefined || at === '' ? source.join('!') : `${source.join('!')}#${at}`;
}

function calledOperators({ facts }: Evidence): ReadonlySet<string> {
  return new Set(facts.flatMap(({ source, fact }) => (fact.kind === 'call' ? [calledKey(source, fact.operator)] : [])));
}

/** The members that make functions or classes of code that they carry. */
function codeCarriers({ facts }: Evidence): ReadonlySet<string> {
  return new Set(
    facts.flatMap(({ source, fact }) => (fact.kind === 'call' && makesCode(fact.operator) ? [source.join('\0')] : [])),
  );
}

function calledKey(source: readonly string[], { module, name }: Operator): string {
  return [...source, module, name].join('\0');
}

function judgeFact(located: LocatedFact, context: UseContext, called: ReadonlySet<string>): Judged | null {
  const { fact, source } = located;
  switch (fact.kind) {
    case 'import':
      return judgeImport(fact, context, called.has(calledKey(source, fact.operator)));
    case 'call':
      return judgeCall(fact, context);
    case 'unresolved-import':
      return judgeUnresolvedImport(fact);
    case 'unresolved-call':
      return judgeUnresolvedCall(fact, context);
    case 'anomaly':
      return judgeAnomaly(fact);
    case 'code':
      return judgeCode(fact);
    case 'unexamined':
      return judgeUnexamined(fact);
    default:
      throw new TypeError(`no judgement for ${JSON.stringify(fact satisfies never)}`);
  }
}

function judgeImport(fact: Extract<Fact, { kind: 'import' }>, context: UseContext, called: boolean): Judged | null {
  const spelled = spelledRuling(fact, context);
  if (called && spelled === null) return null;
  const own = called ? null : (setterOfCells(fact.operator, context) ?? namedRuling(fact.operator, context));
  const ruling = own === null ? spelled : worse(own, spelled);
  if (ruling === null) return null;
  const operator = ruling === spelled && fact.spelled !== undefined ? fact.spelled : fact.operator;
  const name = `${operator.module}.${operator.name}`;
  return { ruling, operator, call: name, message: `Loading it imports ${name}.` };
}

/** The name as it stands in the stream, for loaders that do not map it: told only where it is dangerous by itself. */
function spelledRuling({ spelled }: Extract<Fact, { kind: 'import' }>, context: UseContext): Ruling | null {
  const ruling = spelled === undefined ? null : importRuling(spelled, context);
  return ruling?.standing === 'dangerous' ? ruling : null;
}

/** Machinery of code by value that is named and never called, where nothing carries code: no honest writer leaves that. */
function namedRuling(operator: Operator, context: UseContext): Ruling {
  const ruling = importRuling(operator, context);
  if (ruling.effect !== 'code-by-value' || context.carriesCode) return ruling;
  return { ...ruling, severity: 'high' };
}

/** dill hands `setattr` itself over, to fill the cells of closures that it made. */
function setterOfCells({ module, name }: Operator, { carriesCode }: UseContext): Ruling | null {
  if (!carriesCode || module !== 'builtins' || name !== 'setattr') return null;
  const because = 'It fills the closures of functions that the file carries.';
  return generalRuling('python/closure-cells', 'medium', 'code-by-value', because);
}

function judgeCall(fact: Extract<Fact, { kind: 'call' }>, context: UseContext): Judged {
  const name = `${fact.operator.module}.${fact.operator.name}`;
  const message = fact.via === 'BUILD' ? `Loading it sets the state of ${name}.` : `Loading it calls ${name}.`;
  return {
    ruling: callRuling(fact, context),
    operator: fact.operator,
    call: `${name}(${fact.arguments})`,
    message,
  };
}

function judgeUnresolvedImport(fact: Extract<Fact, { kind: 'unresolved-import' }>): Judged {
  const because = `What it imports is known only when it runs: ${fact.reason}.`;
  const ruling = generalRuling('python/unresolved-import', 'critical', 'import', because);
  return { ruling, operator: null, call: null, message: 'Loading it imports something under a computed name.' };
}

function judgeUnresolvedCall(fact: Extract<Fact, { kind: 'unresolved-call' }>, context: UseContext): Judged {
  const call = `${fact.callee}(${fact.arguments})`;
  const ruling = unresolvedRuling(fact, context);
  return { ruling, operator: fact.origin, call, message: 'Loading it calls the result of a call.' };
}

function unresolvedRuling(fact: Extract<Fact, { kind: 'unresolved-call' }>, context: UseContext): Ruling {
  const { origin, via } = fact;
  const because = 'What it calls is known only when it runs.';
  const plain = generalRuling('python/unresolved-call', 'high', 'trampoline', because);
  if (origin === null) return plain;
  if (FILLS.has(via)) {
    const receiver = { kind: 'instance', via: 'REDUCE' } as const;
    return callRuling({ ...fact, kind: 'call', operator: origin, receiver }, context);
  }
  const made = importRuling(origin, context);
  if (made.effect !== 'code-by-value') return worse(plain, made);
  if (isTypeLookup(fact)) return made;
  return generalRuling('python/called-code', 'critical', 'code-execution', 'The file calls code that it carries.');
}

/** `_builtin_type('CodeType')(…)`: a type by its name, called once. */
function isTypeLookup({ origin, callee }: Extract<Fact, { kind: 'unresolved-call' }>): boolean {
  return /^(?:_builtin_type|_load_type)$/.test(origin?.name ?? '') && !/\)\(/.test(callee);
}

function judgeAnomaly(fact: Extract<Fact, { kind: 'anomaly' }>): Judged {
  const because = 'A scanner and the loader may read different things here; no honest writer produces it.';
  const ruling = generalRuling(`anomaly/${fact.anomaly}`, anomalySeverity(fact.anomaly), 'evasion', because);
  return { ruling, operator: null, call: null, message: fact.detail };
}

function judgeCode(fact: Extract<Fact, { kind: 'code' }>): Judged | null {
  if (fact.language === 'scipy-argument-parser') return judgeArgumentParser(fact);
  const because = 'The file carries code; it runs when a function that it makes is called.';
  const ruling = generalRuling(`code-by-value/${fact.language}`, 'medium', 'code-by-value', because);
  return { ruling, operator: null, call: fact.excerpt, message: `It carries ${fact.language} code.` };
}

/** What scipy.stats writes: three definitions over plain names, nothing that could be called but its own check. */
const ARGUMENT_PARSER = new RegExp(
  [
    String.raw`^(?:\\n)*def _parse_args\(self,[\w ,=.]*\):\\n    return \([\w ,]*\),[\w ,]*(?:\\n)+`,
    String.raw`def _parse_args_rvs\(self,[\w ,=.]*\):\\n    return self\._argcheck_rvs\([\w ,]*(?:, ?)?size=size\)(?:\\n)+`,
    String.raw`def _parse_args_stats\(self,[\w ,=.']*\):\\n    return \([\w ,]*\),[\w ,]*(?:\\n)*$`,
  ].join(''),
);

function judgeArgumentParser(fact: Extract<Fact, { kind: 'code' }>): Judged | null {
  if (ARGUMENT_PARSER.test(fact.excerpt)) return null;
  const because = 'Its class executes this text when the state is set, and it is not what the library writes.';
  const ruling = generalRuling('code/executed-state', 'critical', 'code-execution', because);
  return {
    ruling,
    operator: null,
    call: fact.excerpt,
    message: 'Loading it executes source inside the state of an object.',
  };
}

function judgeUnexamined(fact: Extract<Fact, { kind: 'unexamined' }>): Judged | null {
  if (fact.reason === 'missing-object' || fact.reason === 'unreadable' || fact.reason === 'timeout') return null;
  const because = 'What cannot be examined may run code when it is loaded.';
  const ruling = generalRuling(`unexaminable/${fact.reason}`, 'high', 'unexaminable', because);
  return { ruling, operator: null, call: null, message: fact.detail };
}

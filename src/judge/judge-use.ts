/** Rules on what a stream does with an operator: the same one may be named, rebuilt without its `__init__`, called, or changed. */
import type { CallVia, Operand, Operator } from '../facts.ts';
import type { Inert } from '../rules/inert.ts';
import { isKnownStartLine } from '../rules/path-file.ts';
import type { Severity } from '../rules/rule.ts';
import type { Classification, Home } from './classification.ts';
import { type ClassifyContext, classify } from './classify.ts';
import { codeRuling, wrapperRuling } from './judge-code.ts';
import { configuredRuling } from './judge-configured.ts';
import { type CallFact, contextRuling } from './judge-context.ts';
import { operandRuling } from './judge-operands.ts';
import { placeRuling } from './judge-place.ts';
import { type Ruling, safeRuling, verdictRuling } from './ruling.ts';

/** Ways that make an instance without calling `__init__`, or set its state. */
const REBUILDS: ReadonlySet<CallVia> = new Set(['NEWOBJ', 'NEWOBJ_EX', 'RECONSTRUCTOR', 'BUILD']);
/** Ways that fill an object that is there. */
export const FILLS: ReadonlySet<CallVia> = new Set(['BUILD', 'APPEND', 'APPENDS', 'ADDITEMS', 'SETITEM', 'SETITEMS']);

/** What a use is judged in the light of. */
export interface UseContext extends ClassifyContext {
  /** Whether the same member makes functions or classes of code that it carries. */
  readonly carriesCode: boolean;
}

/** An operator that is resolved; what is done with it then is another matter. */
export function importRuling(operator: Operator, context: ClassifyContext): Ruling {
  const classification = classify(operator, context);
  switch (classification.kind) {
    case 'ruled':
      return classification.ruling;
    case 'safe':
      return safeRuling(classification.because);
    case 'inert':
      return classification.otherwise.kind === 'ruled' ? classification.otherwise.ruling : safeRuling(INERT);
    case 'first-party':
      return firstPartyRuling(operator);
    default:
      return unknownRuling(operator, classification.home, null);
  }
}

/** An operator that is called, or an instance of it that is filled. */
export function callRuling(fact: CallFact, context: UseContext): Ruling {
  if (fact.receiver?.kind === 'operator' && FILLS.has(fact.via)) return changedRuling(fact);
  if (fact.via === 'hook') return hookRuling(fact, context);
  if ((fact.via === 'config' || fact.via === 'component') && fact.operator.ecosystem === 'python')
    return configuredRuling(fact, context);
  const classification = classify(fact.operator, context);
  const special = contextRuling(fact, context) ?? wrapperRuling(fact, context.carriesCode) ?? placeRuling(fact);
  if (special !== null) return special;
  const ruling = plainRuling(fact, classification);
  if (ruling.severity === null && !FILLS.has(fact.via)) return operandRuling(fact, judgedAs(context)) ?? ruling;
  const isCode = classification.kind === 'ruled' && classification.ruling.effect === 'code-by-value';
  return (isCode ? codeRuling(fact, context, context.carriesCode) : null) ?? ruling;
}

/** How an operator counts that a harmless callee is given. */
function judgedAs(context: UseContext) {
  return (operator: Operator, via: 'REDUCE' | 'NEWOBJ'): Ruling => {
    const classification = classify(operator, context);
    // A type of a harmless kind, a class that was measured, a reviewed function: naming it is what honest files do.
    if (classification.kind === 'safe' || classification.kind === 'inert') return safeRuling('');
    return plainRuling({ kind: 'call', operator, via, arguments: '', operands: [], offset: 0 }, classification);
  };
}

function plainRuling(fact: CallFact, classification: Classification): Ruling {
  switch (classification.kind) {
    case 'ruled':
      return classification.ruling;
    case 'safe':
      if (APPENDS.has(fact.via) && !LISTS.test(`${fact.operator.module}.${fact.operator.name}`))
        return ownAppendRuling(fact);
      if (classification.use === 'any' || (classification.use === 'rebuild' && REBUILDS.has(fact.via))) {
        return safeRuling(classification.because);
      }
      return unknownCallOfSafe(fact);
    case 'inert':
      return inertRuling(fact, classification.inert) ?? plainRuling(fact, classification.otherwise);
    case 'first-party':
      return classification.otherwise === null || REBUILDS.has(fact.via) || FILLS.has(fact.via)
        ? firstPartyRuling(fact.operator)
        : plainRuling(fact, classification.otherwise);
    default:
      return unknownRuling(fact.operator, classification.home, fact.via);
  }
}

/** What the loader does by `append`, `extend` or `add` of the object, which its state may bring. */
const APPENDS: ReadonlySet<CallVia> = new Set(['APPEND', 'APPENDS', 'ADDITEMS']);
/** Those whose own `append`, `extend` and `add` cannot be hidden by a state. */
const LISTS =
  /^(?:builtins|__builtin__|collections|_collections|array)\.(?:list|set|bytearray|deque|array)$|^pandas\.[\w.]+\.FrozenList$/;

function ownAppendRuling({ operator: { module, name }, via }: CallFact): Ruling {
  return verdictRuling('python/own-append', { operator: `${module}.${name}`, via });
}

const INERT = 'Measured: rebuilt without its constructor the class runs nothing of its own.';

/** Null where the measurement does not cover this use. */
function inertRuling(fact: CallFact, inert: Inert): Ruling | null {
  const { via, operands } = fact;
  if (inert.constructsFromResources && !REBUILDS.has(via) && !FILLS.has(via)) return resourceRuling(fact);
  if (inert.rebuildsFromResources && via === 'BUILD') return resourceRuling(fact);
  if (inert.enumerates && (operands.length === 1 || via === 'BUILD'))
    return safeRuling('It looks up a member of an enumeration.');
  if (!inert.rebuilds) return null;
  if (via === 'BUILD') return operands.every(isDictState) ? safeRuling(INERT) : null;
  if (via === 'SETITEM' || via === 'SETITEMS') return inert.fills === 'dict' ? safeRuling(INERT) : null;
  if (APPENDS.has(via)) return inert.fills === 'list' && via !== 'ADDITEMS' ? safeRuling(INERT) : ownAppendRuling(fact);
  return REBUILDS.has(via) ? safeRuling(INERT) : null;
}

/** The state that `__dict__.update` takes; a slot state would call setters. */
function isDictState(operand: Operand): boolean {
  if (operand.kind === 'container') return operand.type === 'dict';
  if (operand.kind === 'literal') return operand.type === 'NoneType';
  return operand.kind === 'instance' && operand.operator.module === 'collections';
}

function resourceRuling({ operator: { module, name } }: CallFact): Ruling {
  return verdictRuling('python/resource-constructor', { operator: `${module}.${name}` });
}

function unknownCallOfSafe(fact: CallFact): Ruling {
  const { module, name } = fact.operator;
  return verdictRuling('python/unreviewed-call', { operator: `${module}.${name}` });
}

function changedRuling({ operator: { module, name }, via }: CallFact): Ruling {
  return verdictRuling('python/changed-operator', { operator: `${module}.${name}`, via });
}

function hookRuling(fact: CallFact, context: ClassifyContext): Ruling {
  const { module, name } = fact.operator;
  const [line] = fact.operands;
  const isLine = module === 'builtins' && name === 'exec' && line?.kind === 'literal';
  if (isLine && isKnownStartLine(line.text.slice(1, -1)))
    return safeRuling('It is a line of setuptools or virtualenv.');
  const standing = importRuling(fact.operator, context).standing;
  const severity = standing === 'safe' ? 'high' : 'critical';
  return verdictRuling('python/installed-hook', { operator: `${module}.${name}` }, severity);
}

function firstPartyRuling({ module, name }: Operator): Ruling {
  return verdictRuling('python/first-party', { operator: `${module}.${name}` });
}

/** @param via null: only named */
function unknownRuling(operator: Operator, home: Home, via: CallVia | null): Ruling {
  const { module, name } = operator;
  const severity = unknownSeverity(operator, home, via);
  return verdictRuling(`unknown-operator/${home}`, { operator: `${module}.${name}` }, severity);
}

function unknownSeverity(operator: Operator, home: Home, via: CallVia | null): Severity {
  if (home === 'standard-library') return 'high';
  if (via === null) return 'low';
  if (home === 'elsewhere' && TELLING_NAMES.test(operator.name)) return 'high';
  if (home === 'elsewhere' || home === 'other-ecosystem' || REBUILDS.has(via)) return 'medium';
  return home === 'model' && isPublicClass(operator) && !RESOURCE_WORDS.test(operator.name) ? 'medium' : 'high';
}

/** What functions are called that wrap the well-known ones, wherever they live. */
const TELLING_NAMES =
  /(?:^|\.)_*(?:system|popen|spawn|eval|exec|execfile|execute|run_command|run_cmd|run_shell|shell|getoutput|getstatusoutput|check_output|check_call|import_module|import_string|import_from_string|load_library|urlopen|urlretrieve|download|unpickle|read_pickle|load_pickle|from_pickle|pickle_load|rmtree|loads?|load_(?:module|plugin|object|class|script|source|file|url|model)|open|run|main|cli|bash|inline|launch|install|serve|set_trace)$|(?:^|[._])(?:eval|exec|execute|subprocess|cmd|command|popen|spawn|imports?|download|urlopen|shell)(?:[._]|$)/i;

/** What classes are called whose constructors open, start or fetch something. */
const RESOURCE_WORDS =
  /File|Store|RDB|Mongo|Subproc|VecEnv|Monitor|Client|Server|Process|Popen|Worker|Pool|Cluster|Writer|Reader|Logger|Loader|Download|Session|Connection|Socket|Stream|Mmap|Memmap|Temp|Director|Url|URL|Http|HTTP|Rpc|RPC|Remote|Exec|Runner|Launcher|Command|Shell|Script|Plugin|Import|Database|Sql|SQL|Cache|Lock|Record|Video|Font|Repl|Debug|Compil|Lambda|Callback|Hook|Template|Parser/;

/** By name: CapWords in every part (a method is no class), and no part of the path is private. */
function isPublicClass({ module, name }: Operator): boolean {
  return (
    name.split('.').every((part) => /^[A-Z]/.test(part) && /[a-z]/.test(part)) &&
    !module.split('.').some((part) => part.startsWith('_'))
  );
}

/** Rules on what a harmless operator is given: many of them call, iterate or construct what they get, so a callable in their hands is judged as called. */
import type { Operand, Operator } from '../facts.ts';
import type { CallFact } from './judge-context.ts';
import { type Ruling, verdictRuling, worse } from './ruling.ts';

/** They keep what they are given and call nothing of it. */
const HOLDERS: ReadonlySet<string> = new Set([
  // The class that they make an instance of is a call of its own.
  'copyreg._reconstructor',
  'copyreg.__newobj__',
  'functools.partial',
  'types.SimpleNamespace',
  'argparse.Namespace',
  'builtins.getattr',
  'builtins.type',
  'operator.getitem',
  'spacy.vocab.unpickle_vocab',
  'torch_geometric.inspector.Parameter',
  'torch_geometric.inspector.Signature',
]);

/** Objects that call what they hold when they are called or iterated. */
const CALLABLE_INSTANCES =
  /^(?:functools\.partial|operator\.(?:itemgetter|attrgetter|methodcaller)|builtins\.(?:map|filter|getattr))$/;
/** Modules whose harmless operators iterate, compare or convert what they are given. */
const ITERATING_MODULES =
  /^(?:builtins|collections|itertools|_?operator|numpy|numpy\.random\._pickle|torch|pandas|pandas\._libs\.internals|pandas\.core\.internals(?:\.managers)?|scipy\.optimize(?:\._?optimize)?|statsmodels\.tools\.tools|sklearn\.utils(?:\._bunch)?|sklearn\.datasets\.base)$/;
/** Instances that run nothing that the file chose when they are iterated, compared or converted. */
const PLAIN_INSTANCES =
  /^(?:builtins\.(?!map|filter|zip|enumerate|getattr)|collections\.(?:OrderedDict|Counter|deque|defaultdict)\b|_?operator\.or_$|_codecs\.|codecs\.|copyreg\.|datetime\.|decimal\.|fractions\.|uuid\.|array\.|numpy\.|torch\.(?:(?:_utils|_tensor|storage|nn\.parameter)\.\w+|\w+)$|pandas\.|scipy\.(?:optimize|sparse)\.|statsmodels\.tools\.tools\.Bunch|sklearn\.utils\.(?:_bunch\.)?Bunch|pathlib\.|io\.|pyarrow\.)/;

/** Columns that other packages bring: pandas asks them for their type and shape, and what made them is judged by itself. */
const EXTENSION_ARRAY = /^(?!pandas\.)[\w.]+\.\w*Array$/;

const full = ({ module, name }: Operator) => `${module}.${name}`;

/**
 * The worst of what the operands make of a harmless call; null when they add nothing.
 * @param judgeAs how an operator counts that the callee may call (`REDUCE`), or may make an instance of (`NEWOBJ`)
 */
export function operandRuling(
  fact: CallFact,
  judgeAs: (operator: Operator, via: 'REDUCE' | 'NEWOBJ') => Ruling,
): Ruling | null {
  if (HOLDERS.has(full(fact.operator))) return null;
  // The first argument is the factory, which it keeps.
  const operands = full(fact.operator) === 'collections.defaultdict' ? fact.operands.slice(1) : fact.operands;
  let worst: Ruling | null = null;
  for (const operand of operands) {
    const ruling = judgeOperand(fact.operator, operand, judgeAs);
    if (ruling !== null) worst = worse(ruling, worst);
  }
  return worst?.severity == null ? null : worst;
}

function judgeOperand(
  callee: Operator,
  operand: Operand,
  judgeAs: (operator: Operator, via: 'REDUCE' | 'NEWOBJ') => Ruling,
): Ruling | null {
  if (operand.kind === 'operator')
    return judgeAs(operand.operator, isClassName(operand.operator) ? 'NEWOBJ' : 'REDUCE');
  if (operand.kind !== 'instance') return null;
  const given = full(operand.operator);
  if (CALLABLE_INSTANCES.test(given)) return handedOver(callee, `a ${given} object, which it may call`);
  if (!ITERATING_MODULES.test(callee.module) || PLAIN_INSTANCES.test(given)) return null;
  if (full(callee) === 'pandas._libs.internals._unpickle_block' && EXTENSION_ARRAY.test(given)) return null;
  return handedOver(callee, `a ${given} object, whose methods it calls`);
}

function handedOver({ module, name }: Operator, what: string): Ruling {
  return verdictRuling('python/handed-over', { operator: `${module}.${name}`, what });
}

function isClassName({ name }: Operator): boolean {
  return /^_*[A-Z]/.test(name) && /[a-z]/.test(name);
}

/** Whether a file holds a model, and what weighs less where it holds none: an archive of documents, an encrypted report, a log that is cut short. */
import type { Evidence, Fact, LocatedFact, UnexaminedReason } from '../../facts.ts';
import { hasInertModelName, hasModelName, promisesModel } from '../../model-names.ts';
import type { Severity } from '../../rules/rule.ts';

/** What loading would do: of a text that only speaks of a model there is nothing such to say. */
const OF_LOADING: ReadonlySet<Fact['kind']> = new Set([
  'import',
  'call',
  'unresolved-import',
  'unresolved-call',
  'code',
] as const);

/** Whether any format that only models have recognised the file or a member, or a text names something that is loaded. */
export function holdsModel({ kinds, facts }: Evidence): boolean {
  return kinds.includes('model') || (kinds.includes('text') && facts.some(({ fact }) => isOfLoading(fact)));
}

/** What a source calls makes no model of it: that a configuration names it does. */
function isOfLoading(fact: Fact): boolean {
  return OF_LOADING.has(fact.kind) && !('via' in fact && fact.via === 'handler');
}

/** High where a model is about, for no honest writer produces an anomaly there. */
export function anomalySeverity(evidence: Evidence): Severity {
  return holdsModel(evidence) || promisesModel(evidence.path) ? 'high' : 'low';
}

/** The image, a layer, and what that is packed in; archives of others lie further in. */
const IMAGE_DEPTH = 3;

/** Whether it leads out of the image of a container, whose writers never do that: whoever unpacks or loads it goes there. */
export function leavesLayout({ formats, kinds }: Evidence, { fact, source }: LocatedFact): boolean {
  if (fact.kind !== 'anomaly' || source.length > IMAGE_DEPTH || !formats.includes('container-image')) return false;
  // A manifest that stands alone names layers of an archive that is not there: only what goes up leads anywhere.
  const isAlone = !kinds.includes('container');
  if (fact.anomaly === 'path-traversal') return !isAlone || fact.detail.includes('..');
  return fact.anomaly === 'link-outside';
}

/** Reasons that no loader overcomes without a password or another program, or that leave nothing behind which it would read. All others may be our own limits. */
const BESIDE_MODELS: Readonly<Partial<Record<UnexaminedReason, Severity>>> = {
  encrypted: 'low',
  truncated: 'low',
  foreign: 'medium',
};

/** @param names of the file and of the members down to the one that could not be examined */
export function unexaminedSeverity(evidence: Evidence, names: readonly string[], reason: UnexaminedReason): Severity {
  // Under a name that other data have too, what begins as nothing that runs is most often such data.
  if (reason === 'unrecognised') return names.some(isModelName) ? 'medium' : 'low';
  if (evidence.kinds.length === 0 || holdsModel(evidence) || names.some(promisesModel)) return 'high';
  return BESIDE_MODELS[reason] ?? 'high';
}

function isModelName(name: string): boolean {
  return hasModelName(name) || hasInertModelName(name);
}

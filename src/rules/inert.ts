/** Looks up what was proved of a class: which ways of rebuilding it run nothing of its own. */
import type { Operator } from '../facts.ts';
import { inertClasses } from './inert-classes.ts';

export interface Inert {
  /** `cls.__new__` and a plain dict state run nothing. */
  readonly rebuilds: boolean;
  /** It is filled as the dict or list that it is. */
  readonly fills: 'dict' | 'list' | null;
  /** Called with one value it looks a member of an enumeration up. */
  readonly enumerates: boolean;
  /** A hook that the loader calls names files, processes, the network, or imports. */
  readonly rebuildsFromResources: boolean;
  /** Its constructor names files, processes, the network, or imports. */
  readonly constructsFromResources: boolean;
}

// Modules that scikit-learn renamed without a leading underscore and the like, so that old files name them otherwise.
const RENAMED: ReadonlyMap<string, string> = new Map(
  `sklearn.ensemble.gradient_boosting sklearn.ensemble._gb|sklearn.ensemble.voting_classifier sklearn.ensemble._voting|
sklearn.cluster.k_means_ sklearn.cluster._kmeans|sklearn.cluster.hierarchical sklearn.cluster._agglomerative|
sklearn.decomposition.online_lda sklearn.decomposition._lda|sklearn.tree.tree sklearn.tree._classes|
sklearn.utils sklearn.utils._bunch|sklearn.ensemble._gb_losses sklearn.ensemble._gb_losses|
sklearn.linear_model.passive_aggressive sklearn.linear_model._passive_aggressive|
sklearn.neighbors.base sklearn.neighbors._base|sklearn.svm.classes sklearn.svm._classes|
sklearn.preprocessing.label sklearn.preprocessing._label|sklearn.impute sklearn.impute._base|
torchvision.models.mobilenet torchvision.models.mobilenetv2|sklearn.datasets.base sklearn.utils._bunch`
    .replaceAll('\n', '')
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]), // each entry above is one pair
);

/** What was proved of a class; null for all that nobody measured. Constant time but for the search of one line of text. */
export function findInert({ ecosystem, module, name }: Operator): Inert | null {
  if (ecosystem !== 'python') return null;
  const flags = flagsOf(module, name) ?? flagsOf(RENAMED.get(module) ?? underscored(module), name);
  if (flags === null) return null;
  return {
    rebuilds: flags.includes('i'),
    fills: flags.includes('d') ? 'dict' : flags.includes('l') ? 'list' : null,
    enumerates: flags.includes('e'),
    rebuildsFromResources: flags.includes('g'),
    constructsFromResources: flags.includes('x'),
  };
}

/** `sklearn.linear_model.logistic` was the name of `sklearn.linear_model._logistic`. */
function underscored(module: string): string {
  return module.startsWith('sklearn.') ? module.replace(/\.([^._][^.]*?)_?$/, '._$1') : module;
}

/** Where the line of each module starts and ends; built by one walk over the line ends, at the first look-up. */
let lines: ReadonlyMap<string, readonly [start: number, end: number]> | null = null;

function lineOf(module: string): string | null {
  lines ??= findLines();
  const line = lines.get(module);
  return line === undefined ? null : `${inertClasses().slice(...line)} `;
}

function findLines(): ReadonlyMap<string, readonly [start: number, end: number]> {
  const text = inertClasses();
  const found = new Map<string, readonly [start: number, end: number]>();
  let start = 1;
  for (let end = text.indexOf('\n', 1); end !== -1; end = text.indexOf('\n', start)) {
    const space = text.indexOf(' ', start);
    found.set(text.slice(start, space), [space, end]);
    start = end + 1;
  }
  return found;
}

function flagsOf(module: string, name: string): string | null {
  const line = lineOf(module);
  if (line === null) return null;
  if (line.includes(` ${name} `)) return 'i';
  const flagged = line.indexOf(` ${name}:`);
  return flagged === -1 ? null : line.slice(flagged + name.length + 2, line.indexOf(' ', flagged + 1));
}

/** Names under which modules were known before: old files name them so, and their classes are those of the module of today. */

// Modules that scikit-learn renamed without a leading underscore and the like.
const RENAMED: ReadonlyMap<string, string> = new Map(
  `sklearn.ensemble.gradient_boosting sklearn.ensemble._gb|sklearn.ensemble.voting_classifier sklearn.ensemble._voting|
sklearn.cluster.k_means_ sklearn.cluster._kmeans|sklearn.cluster.hierarchical sklearn.cluster._agglomerative|
sklearn.decomposition.online_lda sklearn.decomposition._lda|sklearn.decomposition._online_lda sklearn.decomposition._lda|sklearn.tree.tree sklearn.tree._classes|
sklearn.utils sklearn.utils._bunch|sklearn.ensemble._gb_losses sklearn.ensemble._gb_losses|
sklearn.linear_model.passive_aggressive sklearn.linear_model._passive_aggressive|
sklearn.neighbors.base sklearn.neighbors._base|sklearn.svm.classes sklearn.svm._classes|
sklearn.preprocessing.label sklearn.preprocessing._label|sklearn.impute sklearn.impute._base|
torchvision.models.mobilenet torchvision.models.mobilenetv2|sklearn.datasets.base sklearn.utils._bunch`
    .replaceAll('\n', '')
    .split('|')
    .map((pair) => pair.split(' ') as [string, string]), // each entry above is one pair
);

/** What the module is called today, if it was ever called something else. */
export function formerNames(module: string): readonly string[] {
  const known = RENAMED.get(module);
  if (known !== undefined) return [known];
  // `sklearn.linear_model.logistic` was the name of `sklearn.linear_model._logistic`.
  return module.startsWith('sklearn.') ? [module.replace(/\.([^._][^.]*?)_?$/, '._$1')] : [];
}

/** What the repository's own files make of an operator: it may be the repository's own, or a file may stand in the place of the package that it is of. */
import type { Operator } from '../../facts.ts';
import { isProjectsOwnName } from '../../rules/python/everyday.ts';
import { packageKind } from '../../rules/python/packages.ts';
import { isStandardLibrary } from '../../rules/python/standard-library.ts';
import { verdictRuling, worse } from '../ruling.ts';
import type { Classification, Home } from './classification.ts';
import { walkRuling } from './walk.ts';

/** Says what the repository itself holds; absent outside a repository. */
export interface FirstParty {
  /** Whether the module is a Python file of the tree that is examined. */
  isModule(module: string): boolean;
  /** The path of a file of the tree that Python would import in place of an installed top-level package (`torch.py`); null when none would be. */
  shadows(topLevel: string): string | null;
  /** Whether the tree is that package's own: its `pyproject.toml` or `setup.py` names it. Absent: no tree is. */
  isNamed?(topLevel: string): boolean;
  /** Where the symbolic link that the tree records at this path leads, if that is out of the tree; null where it records none there. */
  linkOutside?(path: string): string | null;
}

/** What the catalogue alone says. `by`: an exact name, a whole module or package, or nothing that speaks of it. */
export interface Catalogued {
  readonly classification: Classification;
  readonly by: 'name' | 'whole' | 'nothing';
}

/** Where an operator of Python lives, by the first part of its module. */
export function homeOf(module: string): Home {
  return isStandardLibrary(module) ? 'standard-library' : (packageKind(module) ?? 'elsewhere');
}

export function withTree(operator: Operator, catalogued: Catalogued, tree: FirstParty | undefined): Classification {
  if (tree === undefined || operator.ecosystem !== 'python') return catalogued.classification;
  const place = placeOf(operator, tree);
  if (isHidden(operator, catalogued, place)) return hidden(place, catalogued.classification);
  return ownOf(operator, catalogued, place) ?? catalogued.classification;
}

interface Place {
  readonly topLevel: string;
  readonly home: Home;
  /** The file that would be imported in the package's place. */
  readonly file: string | null;
  /** The module is a file or folder of the tree, or was one of a package inside a package that is. */
  readonly isHeld: boolean;
  /** The tree is that package's own. */
  readonly isNamed: boolean;
}

function placeOf({ module }: Operator, tree: FirstParty): Place {
  const [topLevel = module] = module.split('.', 1);
  const file = tree.shadows(topLevel);
  const isNamed = file !== null && tree.isNamed?.(topLevel) === true;
  return { topLevel, home: homeOf(module), file, isHeld: isHeldBy(tree, module, topLevel), isNamed };
}

/** `sage.models.old` is of the tree that has `sage/models/`, though the module moved since it was named; `torch.old` is not of a tree with `torch.py`. */
function isHeldBy(tree: FirstParty, module: string, topLevel: string): boolean {
  if (tree.isModule(module)) return true;
  const above = module.slice(0, Math.max(0, module.lastIndexOf('.')));
  return above !== '' && above !== topLevel && !isStandardLibrary(topLevel) && tree.isModule(above);
}

/** Whether the loader would look for a known package and find a file of the tree. What the package does not have, the tree's own does. */
function isHidden({ module, name }: Operator, { by }: Catalogued, { home, file, isHeld, isNamed }: Place): boolean {
  if (home === 'elsewhere' || file === null || isNamed) return false;
  if (by === 'name' || !isHeld) return true;
  return by === 'whole' && home === 'standard-library' && !isProjectsOwnName(module, name);
}

function hidden({ topLevel, file }: Place, known: Classification): Classification {
  const ruling = verdictRuling('python/shadowed-package', { path: file ?? '', package: topLevel });
  return { kind: 'ruled', ruling: known.kind === 'ruled' ? worse(known.ruling, ruling) : ruling };
}

/** Null where the operator is not the repository's own. */
function ownOf(operator: Operator, { classification, by }: Catalogued, place: Place): Classification | null {
  const { topLevel, home, file, isHeld, isNamed } = place;
  if (by === 'name' || (home === 'standard-library' && file === null)) return null;
  if (by === 'whole') {
    const isFile = isNamed || (isHeld && (file !== null || operator.module !== topLevel));
    return isFile && walkRuling(operator) === null ? { kind: 'first-party', otherwise: classification } : null;
  }
  if (classification.kind !== 'unknown') return null;
  // A class that moved since the model was saved is of the same package; a function that is not there is nobody's.
  const isOfPackage = (file !== null && home === 'elsewhere') || isNamed;
  if (isHeld || isOfPackage) {
    const isTrusted = isNamed || (home === 'elsewhere' && (isHeld || isClassName(operator.name)));
    return { kind: 'first-party', otherwise: isTrusted ? null : classification };
  }
  return null;
}

function isClassName(name: string): boolean {
  return /(?:^|\.)_*[A-Z]\w*$/.test(name);
}

/** Which packages a repository is the source of, by what it says of itself. See https://packaging.python.org/en/latest/specifications/pyproject-toml/ and https://setuptools.pypa.io/en/latest/references/keywords.html. */

/** Files that name the package of the folder that they lie in. */
export const METADATA_FILE = /(?:^|\/)(?:pyproject\.toml|setup\.(?:py|cfg)|PKG-INFO|meson\.build)$/;

/** Those that speak for the whole tree, and not for a copy of a package in it. */
export const ROOT_METADATA = /^(?:[^/]+|(?:src\/)?[^/]+\.egg-info\/PKG-INFO)$/;

/** Distributions whose package has another name than a dash for an underscore makes of it. */
const IMPORTED_AS: Readonly<Record<string, string>> = {
  scikit_learn: 'sklearn',
  scikit_image: 'skimage',
  scikit_optimize: 'skopt',
  imbalanced_learn: 'imblearn',
  pillow: 'PIL',
  pyyaml: 'yaml',
  opencv_python: 'cv2',
  biopython: 'Bio',
  pymc3: 'pymc3',
  ruamel_yaml: 'ruamel',
  umap_learn: 'umap',
  python_docx: 'docx',
  gitpython: 'git',
  attrs: 'attr',
  pytorch: 'torch',
};

/** `name = "x"`, `'name': 'x'`, `NAME = 'x'`, `DISTNAME = "x"`, `Name: x`, `project('x'`: never the name of a dependency. */
const NAMES = [
  /^[ \t]*["']?\w*name["']?[ \t]*[:=][ \t]*["']([\w.-]+)["']/gim,
  /[(,{]\s*["']?name["']?\s*[:=]\s*["']([\w.-]+)["']/gi,
  /^name[ \t]*[:=][ \t]*([\w.-]+)[ \t]*$/gim,
  /^project\(\s*'([\w.-]+)'/gm,
  /getenv\(\s*["']\w*NAME["']\s*,\s*["']([\w.-]+)["']/g,
] as const;

/** `module = "x"` of flit, `module-name = "x"` of uv and maturin: what is imported. The overrides of mypy have a `module` as well, that of a dependency. */
const MODULES = [
  /^\[tool\.flit\.metadata\][^\n]*\n(?:(?!\[)[^\n]*\n){0,64}?module[ \t]*=[ \t]*["']([\w.]+)["']/gm,
  /^[ \t]*module-name[ \t]*=[ \t]*["']([\w.]+)["']/gm,
] as const;

/** `packages = ["x", …]`, in which the names are those that are imported. */
const PACKAGES = /\bpackages["']?\s*[:=]\s*\[([^\]]{0,4096})\]/g;

/** What can be imported of the packages that one such file names, in lower case. */
export function packageNames(text: string): string[] {
  const distributions = NAMES.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name));
  const packages = [...text.matchAll(PACKAGES)].flatMap(([, list = '']) =>
    [...list.matchAll(/["']([\w.]+)["']/g)].map(([, name = '']) => name.split('.', 1)[0] ?? name),
  );
  const modules = MODULES.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name));
  const tops = modules.map((name) => name.split('.', 1)[0] ?? name);
  return [...distributions.map(importName), ...packages, ...tops].map((name) => name.toLowerCase());
}

function importName(distribution: string): string {
  const plain = distribution.replaceAll(/[-.]+/g, '_');
  return IMPORTED_AS[plain.toLowerCase()] ?? plain;
}

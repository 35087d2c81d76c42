/** Where the configurations lie that may name a Python file: looked for where that file changes and they do not. See https://docs.bentoml.com/en/latest/reference/bentoml/bento-build-options.html and https://github.com/triton-inference-server/server/blob/main/docs/user_guide/model_repository.md. */

export interface Neighbour {
  /** From the root of the tree. */
  readonly path: string;
  /** Without it the file names nothing. */
  readonly word: string;
}

/** Folders above a file that are looked into. */
const MOST_FOLDERS = 16;

const EVERYWHERE: readonly (readonly [name: string, word: string])[] = [
  ['bentofile.yaml', 'service'],
  ['bentofile.yml', 'service'],
  ['bento.yaml', 'service'],
  ['MLmodel', 'python_function'],
  ['MAR-INF/MANIFEST.json', 'handler'],
  ['serve_config.yaml', 'import_path'],
  ['serve.yaml', 'import_path'],
  ['config.yaml', 'import_path'],
  ['cog.yaml', 'predict'],
  ['config.pbtxt', 'backend'],
  ['config.properties', 'default_service_handler'],
];
const BESIDE: readonly (readonly [name: string, word: string])[] = [
  ['config.json', 'auto_map'],
  ['tokenizer_config.json', 'auto_map'],
  ['processor_config.json', 'auto_map'],
  ['preprocessor_config.json', 'auto_map'],
  ['generation_config.json', 'custom_generate'],
  ['model_index.json', '_class_name'],
  ['modules.json', 'type'],
  ['config.yaml', 'remote_code'],
  ['config.yml', 'py_modules'],
];

/** None of a file that is no Python source. */
export function neighboursOf(path: string): readonly Neighbour[] {
  if (!path.endsWith('.py')) return [];
  const parts = path.split('/').slice(0, -1);
  const folders = Array.from({ length: Math.min(parts.length + 1, MOST_FOLDERS) }, (_, up) =>
    parts.slice(0, parts.length - up).join('/'),
  );
  const inFolder = (folder: string, [name, word]: readonly [string, string]): Neighbour => {
    return { path: folder === '' ? name : `${folder}/${name}`, word };
  };
  return [
    ...BESIDE.map((each) => inFolder(parts.join('/'), each)),
    ...folders.flatMap((folder) => EVERYWHERE.map((each) => inFolder(folder, each))),
  ];
}

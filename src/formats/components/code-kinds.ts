/** Configurations that hold source of Python for their loader to execute, name the files that it lies in, or hold commands: tools of AutoGen and smolagents, manifests of Lhotse. See https://huggingface.co/docs/smolagents/reference/tools and https://lhotse.readthedocs.io/en/latest/corpus.html. */
import { isObject, type JsonObject, listItemsOf, textsOf, valuesOf } from '../../text/json-values.ts';
import { spelled } from '../../text/spelled.ts';
import { type ComponentKind, has, listedTexts } from './component-kind.ts';
import { pipesIn } from './loader-kinds.ts';

const NOTHING = () => [];

export const CODE_KINDS: readonly ComponentKind[] = [
  {
    words: ['source_code'],
    sign: new RegExp(spelled('global_imports')),
    spec: 'https://github.com/microsoft/autogen/blob/main/python/packages/autogen-core/src/autogen_core/tools/_function_tool.py',
    paths: NOTHING,
    code: (object) =>
      has(object, 'source_code', 'global_imports')
        ? [[...importsOf(object), ...textsOf(object, 'source_code')].join('\n')]
        : [],
    own: /^$/,
  },
  {
    words: ['managed_agents'],
    spec: 'https://github.com/huggingface/smolagents/blob/main/src/smolagents/agents.py',
    paths: NOTHING,
    code: (object, place) => (place?.parent?.key === 'tools' ? textsOf(object, 'code') : []),
    files: (object, place) =>
      place === null && has(object, 'managed_agents')
        ? listedTexts(object, 'tools').map((name) => `tools/${name}.py`)
        : [],
    own: /^$/,
  },
  {
    words: ['base_classes'],
    sign: /"code"|"c\\u/,
    spec: 'https://github.com/langflow-ai/langflow/blob/main/src/lfx/src/lfx/custom/validate.py',
    paths: NOTHING,
    code: (object, place) =>
      place?.key === 'code' && place.parent?.key === 'template' && textsOf(object, 'type').includes('code')
        ? textsOf(object, 'value')
        : [],
    own: /^$/,
  },
  {
    // Functions and tools of Open WebUI, as it exports and imports them.
    words: ['is_global', '"specs"'],
    file: /\.json$/i,
    sign: /"content"|"c\\u/,
    spec: 'https://github.com/open-webui/open-webui/blob/main/backend/open_webui/utils/plugin.py',
    paths: NOTHING,
    code: (object) =>
      has(object, 'id', 'content', 'meta') && (has(object, 'is_global') || has(object, 'specs'))
        ? textsOf(object, 'content')
        : [],
    own: /^$/,
  },
  {
    words: ['num_samples'],
    sign: /command|pipe|\\[ux]/,
    spec: 'https://github.com/lhotse-speech/lhotse/blob/master/lhotse/audio/source.py',
    paths: NOTHING,
    commands: (object) =>
      textsOf(object, 'type').includes('command') && has(object, 'channels')
        ? textsOf(object, 'source')
        : pipesIn(object),
    own: /^$/,
  },
];

/** What is executed before the source: texts as they stand behind `import`, modules with what is taken of them. */
function importsOf(object: JsonObject): readonly string[] {
  return valuesOf(object, 'global_imports').flatMap((list) => {
    return listItemsOf(list).flatMap((item) => {
      if (typeof item === 'string') return [`import ${item}`];
      if (!isObject(item)) return [];
      const plain = textsOf(item, 'name').map((name) => `import ${name}`);
      const from = textsOf(item, 'module').map((module) => `from ${module} import ${listedTexts(item, 'imports')}`);
      return [...plain, ...from];
    });
  });
}

/** Configurations that name a module and what is in it side by side, or in a notation of their own: Fiddle (NeMo 2), Monty, hydra-zen, DeepPavlov, TensorFlow Datasets, HELM, FiftyOne, bioimage.io. See https://fiddle.readthedocs.io/en/latest/ and https://github.com/materialsvirtuallab/monty/blob/master/src/monty/json.py. */
import { type JsonObject, textsOf } from '../../text/json-values.ts';
import { spelled } from '../../text/spelled.ts';
import { type ComponentKind, has, joined, listedTexts } from './component-kind.ts';
import { PROVIDED } from './component-signs.ts';

/** A file of Python, whatever stands behind it. */
const SOURCE = /\.py(?::|$)/i;
/** Of a model of bioimage.io: its class, in a library or in a file beside it. */
const architecturesOf = (object: JsonObject) => textsOf(object, 'architecture');

export const MODULE_KINDS: readonly ComponentKind[] = [
  {
    // With the quote that JSON has: of a shorter word the search of all texts would take half as long again.
    words: ['"pyref'],
    isValue: true,
    spec: 'https://github.com/google/fiddle/blob/main/fiddle/_src/experimental/serialization.py',
    paths: (object) => (textsOf(object, 'type').includes('pyref') ? joined(object, 'module', 'name') : []),
    own: /^(?:fiddle|nemo|nemo_run|megatron|lightning|pytorch_lightning)\./,
    isWalked: true,
  },
  {
    words: ['@module'],
    spec: 'https://github.com/materialsvirtuallab/monty/blob/master/src/monty/json.py',
    paths: (object) => joined(object, '@module', '@class'),
    own: /^(?:monty|pymatgen|matgl|maml|chgnet|matminer|atomate2?|jobflow|emmet|custodian|fireworks|maggma|pint|bson)\./,
    isOpen: true,
  },
  {
    words: ['@module'],
    spec: 'https://github.com/materialsvirtuallab/monty/blob/master/src/monty/json.py',
    paths: (object) => joined(object, '@module', '@callable'),
    own: /^(?:monty|pymatgen|matgl|maml|chgnet|matminer|atomate2?|jobflow|emmet|custodian|fireworks|maggma|pint|bson)\./,
    isWalked: true,
    isOpen: true,
  },
  {
    words: ['_zen_target'],
    spec: 'https://mit-ll-responsible-ai.github.io/hydra-zen/generated/hydra_zen.builds.html',
    paths: (object) => [...textsOf(object, '_zen_target'), ...listedTexts(object, '_zen_wrappers')],
    own: /^hydra_zen\./,
    isWalked: true,
    isOpen: true,
  },
  {
    words: ['chainer'],
    sign: new RegExp(spelled('class_name')),
    spec: 'https://github.com/deeppavlov/DeepPavlov/blob/master/deeppavlov/core/common/registry.py',
    paths: (object) =>
      textsOf(object, 'class_name')
        .filter((name) => /^[\w.]+:\w+$/.test(name))
        .map((name) => name.replace(':', '.')),
    own: /^deeppavlov\./,
  },
  {
    words: ['pythonClassName'],
    spec: 'https://github.com/tensorflow/datasets/blob/master/tensorflow_datasets/core/features/feature.py',
    paths: (object) => textsOf(object, 'pythonClassName'),
    own: /^tensorflow_datasets\./,
  },
  {
    words: ['client_spec'],
    spec: 'https://crfm-helm.readthedocs.io/en/latest/adding_new_models/',
    paths: (object, place) => (/_spec$/.test(String(place?.key)) ? textsOf(object, 'class_name') : []),
    own: /^helm\./,
  },
  {
    words: ['entrypoint_fcn'],
    spec: 'https://docs.voxel51.com/model_zoo/remote.html',
    paths: (object) => textsOf(object, 'entrypoint_fcn'),
    own: /^(?:fiftyone|torchvision)\./,
    isOpen: true,
  },
  {
    words: ['format_version'],
    file: /(?:^|[/\\])(?:rdf|bioimageio|model)\.ya?ml$/i,
    spec: 'https://bioimage-io.github.io/spec-bioimage-io/',
    paths: (object, place) => [
      ...(place?.key === 'architecture' ? joined(object, 'import_from', 'callable') : []),
      ...architecturesOf(object).filter((text) => !SOURCE.test(text)),
    ],
    files: (object, place) =>
      [...(place?.key === 'architecture' ? textsOf(object, 'source') : []), ...architecturesOf(object)].filter((text) =>
        SOURCE.test(text),
      ),
    own: /^bioimageio\./,
    isOpen: true,
  },
  {
    words: ['provider'],
    sign: PROVIDED,
    spec: 'https://microsoft.github.io/autogen/stable/user-guide/core-user-guide/framework/component-config.html',
    paths: (object) =>
      has(object, 'config') ? textsOf(object, 'provider').filter((path) => /^[^\W\d]\w*(?:\.\w+)+$/.test(path)) : [],
    own: /^autogen_\w+\./,
    isOpen: true,
  },
];

/** What the loaders of models of the Hub import by a name in their configuration. See https://huggingface.co/docs/diffusers/main/en/using-diffusers/loading and https://sbert.net/docs/package_reference/sentence_transformer/models.html. */
import {
  combinationsOf,
  isObject,
  type JsonObject,
  type JsonValue,
  listItemsOf,
  textsOf,
  valuesOf,
} from '../../text/json-values.ts';
import type { Place } from './value-walk.ts';

export interface NamedClass {
  /** `package.module.Class` */
  readonly path: string;
  /** Whether it is outside of the libraries that such configurations name. */
  readonly isOwn: boolean;
}

/** Libraries whose classes models of the Hub are made of. */
const LIBRARIES =
  /^(?:sentence_transformers|pylate|transformers|torch|torchvision|torchaudio|timm|diffusers|peft|accelerate|trl|optimum|setfit|open_clip|colpali_engine|onnxruntime|flax|jax|keras|tokenizers|k_diffusion|model2vec)(?:\.|$)/;
/** Folders of `diffusers.pipelines`, which stand for themselves. */
const PIPELINES = new Set(
  (
    'ace_step allegro alt_diffusion amused animatediff anyflow audio_diffusion audioldm audioldm2 aura_flow blip_diffusion bria bria_fibo chroma ' +
    'chronoedit cogvideo cogview3 cogview4 consisid consistency_models controlnet controlnet_hunyuandit controlnet_sd3 controlnet_xs cosmos ' +
    'dance_diffusion ddim ddpm deepfloyd_if deprecated diffusion_gemma dit dreamlite easyanimate ernie_image flux flux2 free_noise_utils glm_image ' +
    'helios hidream_image hunyuan_image hunyuan_video hunyuan_video1_5 hunyuandit i2vgen_xl ideogram4 joyimage kandinsky kandinsky2_2 kandinsky3 ' +
    'kandinsky5 kolors krea2 latent_consistency_models latent_diffusion latent_diffusion_uncond latte ledits_pp llada2 longcat_audio_dit longcat_image ' +
    'ltx ltx2 lucy lumina lumina2 marigold mochi motif_video musicldm nucleusmoe_image omnigen onnx_utils ovis_image pag paint_by_example pia ' +
    'pipeline_utils pixart_alpha pndm prx qwenimage repaint sana sana_video score_sde_ve semantic_stable_diffusion shap_e skyreels_v2 ' +
    'spectrogram_diffusion stable_audio stable_audio_3 stable_cascade stable_diffusion stable_diffusion_3 stable_diffusion_attend_and_excite ' +
    'stable_diffusion_diffedit stable_diffusion_gligen stable_diffusion_k_diffusion stable_diffusion_ldm3d stable_diffusion_panorama ' +
    'stable_diffusion_safe stable_diffusion_sag stable_diffusion_variants stable_diffusion_xl stable_video_diffusion stochastic_karras_ve t2i_adapter ' +
    'text_to_video_synthesis unclip unidiffuser versatile_diffusion visualcloze vq_diffusion wan wuerstchen z_image'
  ).split(' '),
);
/** What a text must be to name something by its path. */
const PATH = /^[^\s./\\]+(?:\.[^\s./\\]+)+$/u;
const MODULES_FILE = /(?:^|[/\\])modules\.json$/i;
const ROUTER_FILE = /(?:^|[/\\])router_config\.json$/i;
const WORDS_FILE = /(?:^|[/\\])(?:wordembedding_config|\d+_\w+[/\\]config)\.json$/i;
const PIPELINE_FILE = /(?:^|[/\\])model_index\.json$/i;
/** A module of sentence-transformers has a folder of its own. */
const DENSE_KEYS = ['in_features', 'out_features', 'activation_function'];
const MODULE_FILE = /(?:^|[/\\])(?:\d+_\w+[/\\]config|config_sentence_transformers)\.json$/i;

/** A layer of sentence-transformers, in whatever folder `modules.json` says. */
function isDense({ entries }: JsonObject): boolean {
  return DENSE_KEYS.every((key) => entries.some(([name]) => name === key));
}

/** What the object makes its loader import. @param fileName of the configuration */
export function namedClasses(object: JsonObject, place: Place, fileName: string): readonly NamedClass[] {
  return [
    ...(MODULES_FILE.test(fileName) ? modulesOf(object) : []),
    ...(ROUTER_FILE.test(fileName) && place?.key === 'types' ? dotted(object.entries.map(([, value]) => value)) : []),
    ...(MODULE_FILE.test(fileName) || isDense(object)
      ? dotted(['activation_function', 'activation_fn', 'loss_fn'].flatMap((key) => textsOf(object, key)))
      : []),
    ...(WORDS_FILE.test(fileName) ? dotted(textsOf(object, 'tokenizer_class')) : []),
    ...activationsOf(object, place),
    ...(place === null && isPipeline(object, fileName) ? partsOf(object) : []),
    ...adapterOf(object),
  ];
}

/** Of a module with a number and a folder any text is a path, of other files only what looks like one. */
function modulesOf(object: JsonObject): readonly NamedClass[] {
  const types = textsOf(object, 'type');
  const isModule = valuesOf(object, 'idx').length > 0 && valuesOf(object, 'path').length > 0;
  return isModule ? types.filter((type) => type.includes('.')).map(named) : dotted(types);
}

/** What a cross encoder imports and calls; versions before 4 ask for no trust. https://sbert.net/docs/package_reference/cross_encoder/cross_encoder.html */
function activationsOf(object: JsonObject, place: Place): readonly NamedClass[] {
  return dotted([
    ...(place === null ? textsOf(object, 'sbert_ce_default_activation_function') : []),
    ...(place?.key === 'sentence_transformers' ? textsOf(object, 'activation_fn') : []),
  ]);
}

function dotted(values: readonly JsonValue[]): readonly NamedClass[] {
  return values.filter((value) => typeof value === 'string' && PATH.test(value)).map((path) => named(String(path)));
}

function named(path: string): NamedClass {
  return { path, isOwn: !LIBRARIES.test(path) };
}

/** Under other names one part of a pipeline is told from a whole one by its class: the lists of a part name blocks of the library. */
function isPipeline(object: JsonObject, fileName: string): boolean {
  if (PIPELINE_FILE.test(fileName)) return true;
  const classes = valuesOf(object, '_class_name');
  const isPart = classes.length > 0 && classes.every((name) => typeof name === 'string' && !/pipeline/i.test(name));
  return valuesOf(object, '_diffusers_version').length > 0 && !isPart;
}

/** `"unet": ["diffusers", "UNet2DConditionModel"]`; of a modular pipeline an object follows, whose `type_hint` is imported. */
function partsOf(object: JsonObject): readonly NamedClass[] {
  return object.entries.flatMap(([, value]): readonly NamedClass[] => {
    const items = listItemsOf(value);
    const specification = items[2];
    if (items.length === 2) return pairOf(items);
    if (items.length !== 3 || !isObject(specification)) return [];
    return [items, ...valuesOf(specification, 'type_hint').map(listItemsOf)].flatMap(pairOf);
  });
}

function pairOf([library, name]: readonly JsonValue[]): readonly NamedClass[] {
  if (typeof library !== 'string' || typeof name !== 'string') return [];
  const isKnown = LIBRARIES.test(library) || (PIPELINES.has(library) && /^[A-Z]/.test(name));
  return [{ path: `${library}.${name}`, isOwn: !isKnown }];
}

/** `auto_mapping` of an adapter: the class of its base model, and the module that has it. */
function adapterOf(object: JsonObject): readonly NamedClass[] {
  return valuesOf(object, 'auto_mapping')
    .filter(isObject)
    .flatMap((mapping) => {
      const libraries = textsOf(mapping, 'parent_library').filter((library) => library !== '__main__');
      const classes = textsOf(mapping, 'base_model_class');
      return combinationsOf([libraries, classes.length === 0 ? ['*'] : classes], mapping.offset);
    })
    .map(([library = '', name = '']) => named(`${library}.${name}`))
    .concat(coresOf(object).map((module) => named(`${module}.*`)));
}

/** LoRA of parallel layers imports the module that it names. https://github.com/huggingface/peft/blob/main/src/peft/tuners/lora/tp_layer.py */
function coresOf(object: JsonObject): readonly string[] {
  const isUsed = valuesOf(object, 'megatron_config').some((value) => value !== null);
  return isUsed ? textsOf(object, 'megatron_core').filter((module) => !/^megatron(?:\.|$)/.test(module)) : [];
}

/** Of ModelScope: packages that it installs and imports, and whether it runs the file that registers a model. https://github.com/modelscope/modelscope/blob/master/modelscope/utils/plugins.py */
export function pluginsOf(object: JsonObject, fileName: string): readonly string[] {
  if (!/(?:^|[/\\])configuration\.json$/i.test(fileName)) return [];
  const isModel = ['framework', 'task'].some((key) => valuesOf(object, key).length > 0);
  const plugins = valuesOf(object, 'plugins').flatMap(listItemsOf);
  const registering = valuesOf(object, 'allow_remote').includes(true) ? [REGISTERING] : [];
  return isModel ? [...plugins.filter((plugin) => typeof plugin === 'string'), ...registering] : [];
}

const REGISTERING = 'ms_wrapper';

/** A repository of the Hub with the code of a kernel, for a key of the model's configuration. https://huggingface.co/docs/transformers/attention_interface */
export function kernelsOf(object: JsonObject): readonly string[] {
  return ['attn_implementation', '_attn_implementation', '_attn_implementation_internal', 'experts_implementation']
    .flatMap((key) => textsOf(object, key))
    .map((text) => text.replace(/^paged\|/, ''))
    .filter((text) => /^[^/:\s]+\/[^/:\s]+/.test(text) && !text.startsWith('kernels-community/'));
}

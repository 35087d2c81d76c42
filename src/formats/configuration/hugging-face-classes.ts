/** Reports the classes that a configuration of the Hub names as code of its own. See https://huggingface.co/docs/transformers/custom_models. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Operator } from '../../facts.ts';
import {
  isContainer,
  isObject,
  itemsOf,
  type JsonObject,
  type JsonValue,
  listItemsOf,
  textsOf,
  valuesOf,
} from '../../text/json-values.ts';
import { leavesFolder } from '../archives/member-names.ts';
import type { Examination } from '../format.ts';
import { modulePaths, reportSource } from '../serving/named-source.ts';
import { reportServing } from '../serving/serving-facts.ts';
import { readJson } from './configuration-text.ts';
import { isTooLong, operatorAt } from './dotted-name.ts';
import { kernelsOf, type NamedClass, namedClasses, pluginsOf } from './hub-classes.ts';
import { type Place, pointerOf, walkValues } from './value-walk.ts';

/** @throws FormatError where it is too large or breaks; what was found before was reported. */
export function examineHuggingFace(source: ByteSource, examination: Examination): void {
  const { documents, failure } = readJson(source);
  let classes = 0;
  for (const document of documents) {
    walkValues(document, (value, place) => {
      if (!isObject(value)) return;
      if (place === null) reportShards(value, examination);
      classes += reportClasses(value, place, examination);
      for (const named of namedClasses(value, place, examination.name)) {
        classes += 1;
        reportNamed(named, { offset: value.offset, at: pointerOf(place) }, examination);
      }
    });
  }
  if (failure !== null && (classes > 0 || failure.reason === 'limit')) throw failure;
}

/** `pytorch_model.bin.index.json`: the loader opens the files of a model in parts by what stands here. See https://huggingface.co/docs/transformers/big_models. */
function reportShards(object: JsonObject, examination: Examination): void {
  for (const map of valuesOf(object, 'weight_map').filter(isObject)) {
    const files = new Set(map.entries.map(([, file]) => file).filter((file) => typeof file === 'string'));
    for (const file of files)
      if (leavesFolder(file))
        reportServing('model-elsewhere', file, { offset: map.offset, at: '/weight_map' }, examination);
  }
}

/** @returns how many classes were named */
function reportClasses(object: JsonObject, place: Place, examination: Examination): number {
  // A list is that of a tokenizer, as it was written once.
  const mapped = [
    ...valuesOf(object, 'auto_map').flatMap((map) =>
      isObject(map)
        ? map.entries.flatMap(([, value]) => texts(value))
        : place === null && isContainer(map)
          ? texts(map)
          : [],
    ),
    ...(place === null ? fileOf(object) : []),
  ];
  const pipelines = valuesOf(object, 'custom_pipelines')
    .filter(isObject)
    .flatMap(({ entries }) => entries.flatMap(([, value]) => (isObject(value) ? textsOf(value, 'impl') : [])));
  // A repository, or a folder, whose `custom_generate/generate.py` is run.
  const generators = textsOf(object, 'custom_generate').map((text) =>
    /[/\\]/.test(text) ? `${text}--custom_generate.generate` : `${text}.generate`,
  );
  const kernels = kernelsOf(object).map((text) => `${text}--kernel`);
  const plugins = place === null ? pluginsOf(object, examination.name) : [];
  const modules = plugins.map((plugin) => `${plugin.replace(/[=<>~! ].*$/s, '')}.*`);
  const names = [...new Set([...mapped, ...pipelines, ...generators, ...kernels, ...modules])];
  for (const name of names) {
    const at = pointerOf(place);
    const { offset } = object;
    examination.report({ kind: 'import', operator: classOf(name), via: 'config', offset, at });
  }
  // `genai_config.json` of ONNX Runtime, whose session loads it: https://onnxruntime.ai/docs/genai/reference/config.html
  for (const library of [...textsOf(object, 'custom_ops_library'), ...nodesOf(object)])
    reportServing('library', library, { offset: object.offset, at: pointerOf(place) }, examination);
  reportSource([...mapped, ...pipelines, ...plugins].flatMap(pathsBeside), object.offset, examination);
  if (generators.length > 0) reportSource(['custom_generate/generate.py'], object.offset, examination);
  return names.length;
}

/** Libraries of the OpenVINO Model Server. https://docs.openvino.ai/2025/model-server/ovms_docs_custom_node_development.html */
function nodesOf(object: JsonObject): readonly string[] {
  return valuesOf(object, 'custom_node_library_config_list')
    .flatMap(listItemsOf)
    .filter(isObject)
    .flatMap((library) => textsOf(library, 'base_path'));
}

/** The file of a model of MLX. https://github.com/ml-explore/mlx-lm/blob/main/mlx_lm/utils.py */
function fileOf(object: JsonObject): readonly string[] {
  return textsOf(object, 'model_file')
    .filter((file) => /\.py$/i.test(file))
    .map((file) => `${file.slice(0, -'.py'.length).replaceAll('/', '.')}.Model`);
}

/** As code of the model's own where it is outside of the library, and by the rules of Python wherever it may be more than one of its classes. */
function reportNamed(
  { path, isOwn }: NamedClass,
  where: { offset: number; at: string },
  examination: Examination,
): void {
  if (isTooLong(path)) {
    const reason = 'the path leads through more objects than any package has';
    examination.report({ kind: 'unresolved-import', reason, ...where });
  }
  if (isOwn) reportSource(pathsBeside(path), where.offset, examination);
  if (isOwn) examination.report({ kind: 'import', operator: classOf(path), via: 'config', ...where });
  const operator = operatorAt(path);
  if (operator === null || (!isOwn && /^[A-Z]/.test(operator.name))) return;
  examination.report({ kind: 'import', operator, via: 'config', ...where });
}

/** Of a file beside the configuration, or in the folder of one part of it. */
function pathsBeside(name: string): readonly string[] {
  return name.includes('--') ? [] : modulePaths(name, ['', ...folderOf(name)]);
}

/** `"unet": ["unet_module", "Class"]` is in `unet/unet_module.py` or beside: the folder is not known here, and the module often has its name. */
function folderOf(name: string): readonly string[] {
  const [module = ''] = name.split('.');
  return module === '' ? [] : [`${module}/`];
}

/** One class, or those of a slow and a fast tokenizer. */
function texts(value: JsonValue): readonly string[] {
  return itemsOf(value).filter((item) => typeof item === 'string');
}

/** `user/repository--module.Class`, or `module.Class` of a file beside the configuration. */
function classOf(text: string): Operator {
  const dot = text.lastIndexOf('.');
  return { ecosystem: 'huggingface', module: dot < 0 ? '' : text.slice(0, dot), name: text.slice(dot + 1) };
}

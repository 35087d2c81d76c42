/** Files that nodes with compiled parts of a model name: the runtime opens them beside the model. See https://onnxruntime.ai/docs/execution-providers/EP-Context-Design.html. */

/** In whichever domain: some execution providers ask for the name of the operator alone. */
export const CONTEXT_OPERATION = 'EPContext';

export const EMBED_MODE = 'embed_mode';
const CONTEXT = 'ep_cache_context';
/** TensorRT takes the weights of an engine without any from it, whether the engine is embedded or not. */
const MODEL_FILE = 'onnx_model_filename';

/** Whether the attribute says that the part lies elsewhere. Its number is 1 unless it is there: every other number, and none, is one by which some provider opens a file. */
export function liesElsewhere(names: readonly string[], isOne: () => boolean): boolean {
  return names.includes(EMBED_MODE) && !isOne();
}

/** Whether the text of the attribute is a path. */
export function namesFile(names: readonly string[], isElsewhere: boolean): boolean {
  return names.includes(MODEL_FILE) || (isElsewhere && names.includes(CONTEXT));
}

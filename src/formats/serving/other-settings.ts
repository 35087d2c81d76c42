/** Settings of two more servers: what of DJL Serving (`serving.properties`) runs Python or trusts code from elsewhere, and the library that DeepStream opens. See https://docs.djl.ai/master/docs/serving/serving/docs/lmi/deployment_guide/configurations.html and https://docs.nvidia.com/metropolis/deepstream/dev-guide/text/DS_plugin_gst-nvinfer.html. */
import { isCalled } from '../file-names.ts';
import type { Examination } from '../format.ts';
import { reportSource, scriptPaths } from './named-source.ts';
import { reportServing } from './serving-facts.ts';

const DJL_NAMES = ['serving.properties'];
const DJL_SETTING = /^[ \t]*(?:engine|option\.[\w.]+)[ \t]*[=:]/m;
const ENTRY_POINT = /^[ \t]*option\.entryPoint[ \t]*[=:][ \t]*(\S+\.py)[ \t]*$/gm;
const TRUSTED = /^[ \t]*option\.(?:trust_remote_code|HF_MODEL_TRUST_REMOTE_CODE)[ \t]*[=:][ \t]*(?:true|1)[ \t]*$/im;
const PYTHON_ENGINE = /^[ \t]*engine[ \t]*[=:][ \t]*(?:Python|MPI|DeepSpeed)[ \t]*$/im;

/** The key of a library, in a file of keys and values or in YAML. */
export const DEEPSTREAM_KEY = 'custom-lib-path';
const LIBRARY = /^[ \t]*custom-lib-path[ \t]*[=:][ \t]*(?:["'][ \t]*)?([^"'\r\n#\s](?:[^"'\r\n#]*[^"'\r\n#\s])?)/gm;
/** What comes with DeepStream. */
const OWN_LIBRARY = /^\/opt\/nvidia\/deepstream\/(?!.*\.\.)/;

export function isDjl(name: string, text: string): boolean {
  return isCalled(name, DJL_NAMES) && DJL_SETTING.test(text);
}

export function examineDjl(text: string, examination: Examination): void {
  if (PYTHON_ENGINE.test(text)) reportSource(['model.py'], 0, examination);
  for (const { 1: file = '', index } of text.matchAll(ENTRY_POINT)) {
    reportServing('python', file, { offset: index }, examination);
    reportSource(scriptPaths(file), index, examination);
  }
  const trusted = TRUSTED.exec(text);
  if (trusted !== null) reportServing('code-elsewhere', trusted[0].trim(), { offset: trusted.index }, examination);
}

export function isDeepStream(text: string): boolean {
  return text.search(LIBRARY) !== -1;
}

export function examineDeepStream(text: string, examination: Examination): void {
  for (const { 1: library = '', index } of text.matchAll(LIBRARY))
    if (!OWN_LIBRARY.test(library)) reportServing('library', library, { offset: index }, examination);
}

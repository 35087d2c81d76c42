/** Settings of TorchServe (`config.properties`): what of them starts programs, loads libraries or fetches models. See https://docs.pytorch.org/serve/configuration.html. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { CEILINGS } from '../../limits.ts';
import { TORCHSERVE_SETTINGS } from '../../text/configuration-words.ts';
import { wordsOf } from '../configuration/text-search.ts';
import { isCalled } from '../file-names.ts';
import type { Examination, Format } from '../format.ts';
import { reportSource, scriptPaths } from './named-source.ts';
import { examineDjl, isDjl } from './other-settings.ts';
import { reportServing } from './serving-facts.ts';
import { settingsText } from './settings-text.ts';

const OWN_KEYS = new RegExp(String.raw`^[ \t]*(?:${TORCHSERVE_SETTINGS.join('|')})(?:[ \t]*[=:]|[ \t])`, 'gm');
const LEAST_KEYS = 2;
/** What the server looks for where it is started: there one key is enough, and some of other programs count. */
const NAMES = ['config.properties'];
const NAMED_KEYS = new RegExp(
  String.raw`^[ \t]*(?:${[...TORCHSERVE_SETTINGS, 'plugins_path', 'metrics_config', 'model_snapshot', 'default_response_timeout', 'unregister_model_timeout', 'cpu_launcher_\\w+', 'ipex_\\w+', 'vmargs'].join('|')})(?:[ \t]*[=:]|[ \t])`,
  'm',
);
/** A key, what stands behind it, and its value with the lines that it goes on in. */
const SETTING = /^[ \t]*((?:[\w.]|\\.)+)([ \t]*[=:]|[ \t])[ \t]*((?:[^\\\r\n]|\\\r?\n|\\.)*)/gm;
/** No comment, which begins with one of two signs. */
const LINE = /^[ \t]*[^\s#!]/gm;
const ASSIGNED = /^[ \t]*(?:[\w.-]|\\.)+[ \t]*=/gm;
/** Options that load code, or run a program. */
const ACTING = /(?:^|\s)-(?:javaagent|agentlib|agentpath|XX:OnOutOfMemoryError|XX:OnError|Xbootclasspath)\b/;

export const torchServeFormat: Format = {
  id: 'torchserve-settings',
  spec: 'https://docs.pytorch.org/serve/configuration.html',
  kind: 'text',
  title: 'Settings of TorchServe and DJL Serving',
  extensions: ['properties'],
  sees: 'interpreters, libraries, options of the Java machine and models from elsewhere',
  provenWith: 'torchserve 0.12.0 (its examples)',
  isText: true,
  isLoose: true,

  probe: (source, name, once) =>
    isTorchServe(source, name, once)
      ? (examination) => {
          const text = settingsText(source, once);
          if (isDjl(name, text)) examineDjl(text, examination);
          else examineSettings(source, text, examination);
        }
      : null,
};

export function isTorchServe(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  if (isDjl(name, settingsText(source, once))) return true;
  if (isCalled(name, NAMES)) return NAMED_KEYS.test(settingsText(source, once));
  const words = once(wordsOf);
  if (!TORCHSERVE_SETTINGS.some((setting) => words.has(setting))) return false;
  return (settingsText(source, once).match(OWN_KEYS)?.length ?? 0) >= LEAST_KEYS;
}

function examineSettings(source: ByteSource, text: string, examination: Examination): void {
  const isProse = holdsProse(text);
  for (const { 1: name = '', 2: between = '', 3: written = '', index } of text.matchAll(SETTING)) {
    if (isProse && !/[=:]/.test(between)) continue;
    const key = unescaped(name);
    const value = unescaped(written.replace(/\\\r?\n[ \t]*/g, '')).trim();
    if (key === 'vmargs' && ACTING.test(value)) reportServing('arguments', value, { offset: index }, examination);
    if (key === 'python' && value !== '') reportServing('interpreter', value, { offset: index }, examination);
    if (key === 'default_service_handler' && value !== '') {
      reportServing('python', value, { offset: index }, examination);
      reportSource(scriptPaths(value, ['', '/']), index, examination);
    }
    if (key === 'plugins_path' && value !== '') reportServing('library', value, { offset: index }, examination);
    if (/^(?:load_models|models)$/.test(key) && /https?:\/\/|s3:\/\//i.test(value))
      reportServing('code-elsewhere', value, { offset: index }, examination);
  }
  if (source.size > CEILINGS.settingsBytes.most) examination.limit('settingsBytes', source.size);
}

/** Whether settings are a smaller part of it: a guide or a template that shows some also says `python run.py`, which Java would take for one. */
function holdsProse(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return Math.max(count(ASSIGNED), count(OWN_KEYS)) * 2 < count(LINE);
}

/** https://docs.oracle.com/javase/8/docs/api/java/util/Properties.html#load-java.io.Reader- */
function unescaped(text: string): string {
  return text.replace(/\\(?:u([\da-f]{4})|(.))/gi, (_all, digits: string | undefined, letter: string | undefined) =>
    digits === undefined ? (letter ?? '') : String.fromCharCode(Number.parseInt(digits, 16)),
  );
}

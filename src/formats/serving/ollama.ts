/** Modelfiles of Ollama: which model and which adapters they are made of. See https://docs.ollama.com/modelfile. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { CEILINGS } from '../../limits.ts';
import { leavesFolder } from '../archives/member-names.ts';
import type { Examination, Format } from '../format.ts';
import { tellServing } from './serving-facts.ts';
import { settingsText } from './settings-text.ts';

/** Of what `FROM` allows. */
const START = /^\s*[#FPSL]/i;
const FROM = /^(?:\s|#[^\n]*(?:\n|$)|(?:PARAMETER|SYSTEM|LICENSE)[ \t][^\n]*\n)*FROM[ \t]+\S/i;
/** Instructions that a Dockerfile has not. */
const OTHER = /^(?:PARAMETER|TEMPLATE|SYSTEM|ADAPTER|MESSAGE)[ \t]+\S/im;
const NAME = /(?:^|[/\\])Modelfile(?:\.[\w-]+)?$/i;
const OF_DOCKER = /^(?:RUN|COPY|CMD|ENTRYPOINT|WORKDIR|EXPOSE|ENV|USER|VOLUME)[ \t]/im;
const PART = /^(?:FROM|ADAPTER)[ \t]+(?:"([^"\n]*)"|([^\r\n]*))/gim;

export const ollamaFormat: Format = {
  id: 'ollama-modelfile',
  spec: 'https://docs.ollama.com/modelfile',
  kind: 'text',
  title: 'Ollama Modelfile',
  extensions: ['modelfile'],
  sees: 'models and adapters outside of its folder',
  provenWith: 'schema',
  isText: true,
  isLoose: true,

  probe: (source, name, once) =>
    isModelfile(source, name, once)
      ? (examination) => examineParts(source, settingsText(source, once), examination)
      : null,
};

export function isModelfile(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  const head = settingsText(source, once);
  if (!START.test(head) || !/from/i.test(head) || !FROM.test(head) || OF_DOCKER.test(head)) return false;
  return NAME.test(name) || OTHER.test(head);
}

function examineParts(source: ByteSource, head: string, examination: Examination): void {
  // A text of several lines may say anything.
  const text = head.replace(/"""[\s\S]*?"""/g, (whole) => ' '.repeat(whole.length));
  for (const { 1: quoted, 2: plain = '', index } of text.matchAll(PART)) {
    const path = (quoted ?? plain).trim();
    if (leavesFolder(path) || path.startsWith('~')) tellServing('model-elsewhere', path, index, examination);
  }
  if (source.size > CEILINGS.settingsBytes.most) examination.limit('settingsBytes', source.size);
}

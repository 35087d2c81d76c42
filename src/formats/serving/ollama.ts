/** Modelfiles of Ollama: which model and which adapters they are made of. See https://docs.ollama.com/modelfile. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { CEILINGS } from '../../limits.ts';
import { leavesFolder } from '../archives/member-names.ts';
import type { Examination, Format } from '../format.ts';
import { reportServing } from './serving-facts.ts';
import { settingsText } from './settings-text.ts';

/** What stands before an instruction, up to a quote: behind one a text of several lines may begin. */
const BEFORE = /(?:\s|#[^\n"]*(?:\n|$))*/y;
/** Of what `FROM` allows. */
const START = /#|(?:FROM|PARAMETER|SYSTEM|LICENSE|TEMPLATE|ADAPTER|MESSAGE|REQUIRES)[ \t]/iy;
/** What stands before `FROM` in one that holds no text of several lines. */
const BEFORE_FROM =
  /(?:\s|#[^\n]*(?:\n|$)|(?:PARAMETER|SYSTEM|LICENSE|TEMPLATE|ADAPTER|MESSAGE|REQUIRES)[ \t][^\n]*\n)*/iy;
const FROM_AT = /FROM[ \t]+\S/iy;
const LONG_START = '"""';
const FROM = new RegExp(`^${BEFORE_FROM.source}${FROM_AT.source}`, 'i');
/** A text of several lines, which may say anything; with what names a part before it. */
const LONG_TEXT = /(^(?:FROM|ADAPTER)[ \t]+)?"""[\s\S]*?"""/gim;
/** Instructions that a Dockerfile has not. */
const OTHER = /^(?:PARAMETER|TEMPLATE|SYSTEM|ADAPTER|MESSAGE)[ \t]+\S/im;
const NAME = /(?:^|[/\\])Modelfile(?:\.[\w-]+)?$|\.modelfile$/i;
const OF_DOCKER = /^(?:RUN|COPY|CMD|ENTRYPOINT|WORKDIR|EXPOSE|ENV|USER|VOLUME)[ \t]/im;
const PART = /^(?:FROM|ADAPTER)[ \t]+(?:"""([^"]*)"""|"([^"\n]*)"|([^\r\n]*))/gim;

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
  if (!mayStart(head)) return false;
  const longStart = head.indexOf(LONG_START);
  // Of Python, which has such words before such texts: what is looked for behind them begins a line of the whole as well.
  if (!mayComeToFrom(head, longStart) || !(NAME.test(name) || OTHER.test(head))) return false;
  const text = longStart === -1 ? head : withoutTexts(head);
  return FROM.test(text) && (NAME.test(name) || OTHER.test(text)) && !OF_DOCKER.test(text);
}

/** Blanks, a comment, and what the instructions begin with. */
const FIRST = ' \t\n\v\f\r\xa0#FPSLTAMRfpsltamr';

/** Most text shows at its first line that it is none. */
function mayStart(head: string): boolean {
  if (!FIRST.includes(head.charAt(0))) return false;
  BEFORE.lastIndex = 0;
  BEFORE.test(head);
  START.lastIndex = BEFORE.lastIndex;
  return START.test(head);
}

/** Where no text of several lines comes before, what stands in the place of `FROM` decides: source has such texts, and comments before them. */
function mayComeToFrom(head: string, longStart: number): boolean {
  BEFORE_FROM.lastIndex = 0;
  BEFORE_FROM.test(head);
  const end = BEFORE_FROM.lastIndex;
  FROM_AT.lastIndex = end;
  return FROM_AT.test(head) || (longStart !== -1 && longStart < end);
}

function examineParts(source: ByteSource, head: string, examination: Examination): void {
  for (const { 1: long, 2: quoted, 3: plain = '', index } of withoutTexts(head).matchAll(PART)) {
    const path = (long ?? quoted ?? plain).trim();
    if (leavesFolder(path) || path.startsWith('~'))
      reportServing('model-elsewhere', path, { offset: index }, examination);
  }
  if (source.size > CEILINGS.settingsBytes.most) examination.limit('settingsBytes', source.size);
}

/** Blanks in place of the texts of several lines, but for those that name a part. */
function withoutTexts(head: string): string {
  return head.replace(LONG_TEXT, (whole, part: string | undefined) =>
    part === undefined ? `""${' '.repeat(whole.length - 2)}` : whole,
  );
}

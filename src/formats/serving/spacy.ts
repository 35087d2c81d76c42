/** Pipelines of spaCy (`config.cfg`): functions that installed code registers, and parts that lie elsewhere. See https://spacy.io/usage/training#config. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { CEILINGS } from '../../limits.ts';
import { leavesFolder } from '../archives/member-names.ts';
import type { Examination, Format } from '../format.ts';
import { reportServing } from './serving-facts.ts';
import { settingsText } from './settings-text.ts';

const PIPELINE = /^\[nlp\][ \t]*(?:$|[#;\r])/m;
const PARTS = /^\[(?:components|training|corpora)(?:\.[^\]\r\n]*)?\]/m;
/** `@architectures = "spacy.Tok2Vec.v2"`, `source = "en_core_web_sm"`: as configparser splits lines. */
const ENTRY = /^[ \t]*(@[\w-]+|source)[ \t]*[=:][ \t]*("(?:[^"\\\r\n]|\\.)*"|[^\r\n]*)/gm;
/** Those of spaCy and of its own packages; the layers of Thinc have no prefix. */
const OWN_FUNCTIONS = /^(?:spacy(?:-[\w-]+)?\.[\w.-]+|[A-Za-z_]\w*\.v\d+)$/;

export const spacyFormat: Format = {
  id: 'spacy-config',
  spec: 'https://spacy.io/usage/training#config',
  kind: 'model',
  title: 'spaCy pipeline',
  extensions: ['cfg'],
  sees: 'functions that other packages register, and pipelines outside of its folder',
  provenWith: 'spacy 3.8',
  isText: true,
  isLoose: true,

  probe: (source, _name, once) =>
    isSpacy(source, once) ? (examination) => examinePipeline(source, settingsText(source, once), examination) : null,
};

export function isSpacy(source: ByteSource, once: Once<ByteSource>): boolean {
  const head = settingsText(source, once);
  return head.includes('[nlp]') && PIPELINE.test(head) && PARTS.test(head);
}

function examinePipeline(source: ByteSource, text: string, examination: Examination): void {
  for (const { 1: key = '', 2: written = '', index } of text.matchAll(ENTRY)) {
    const value = plainValue(written.trim());
    if (key === 'source') {
      if (leavesFolder(value)) reportServing('model-elsewhere', value, { offset: index }, examination);
    } else if (!OWN_FUNCTIONS.test(value)) reportServing('function', value, { offset: index }, examination);
  }
  if (source.size > CEILINGS.settingsBytes.most) examination.limit('settingsBytes', source.size);
}

/** Values are JSON. */
function plainValue(written: string): string {
  try {
    return String(JSON.parse(written));
  } catch {
    return written;
  }
}

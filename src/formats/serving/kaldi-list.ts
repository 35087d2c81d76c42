/** Lists of Kaldi (`wav.scp`) and its settings (`.conf`): where a name ends with a bar, its readers run it in a shell. See https://kaldi-asr.org/doc/io.html#io_sec_rxfilename and `open_like_kaldi` of https://github.com/nttcslab-sp/kaldiio/blob/master/kaldiio/utils.py. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { Once } from '../../bytes/once.ts';
import { extensionOf } from '../../model-names.ts';
import { headText } from '../../text/head-text.ts';
import { lastName } from '../file-names.ts';
import type { Examination, Format } from '../format.ts';
import { reportServing, reportShell } from './serving-facts.ts';

const EXTENSIONS: ReadonlySet<string> = new Set(['scp', 'conf']);
/** A line with a bar at its end or behind its first word. */
const PIPED = /\|[ \t]*(?:[\r\n]|$)|^\S+[ \t]+\|/m;
/** One that is not too long to be a command. */
const LINE_CHARACTERS = 16 * 1024;
/** Its key, or a setting with its value; commands are read from `=` on. */
const ENTRY = /^[ \t]*(?:--[\w-]+[ \t]*=|[^\s=]+[ \t])[ \t]*(\S.*?)[ \t]*$/;
/** Without anything that a shell makes more of: words and bars. */
const PLAIN = /^\|?[\w./=:,+@% "'|-]*\|?$/;
/** They decode sound, take it to pieces, or compute features. */
const DECODERS =
  /^(?:sph2pipe|sox|ffmpeg|flac|lame|mpg123|opusdec|oggdec|cat|zcat|gunzip|gzip|bzcat|head|tail|tr|wav-\w[\w-]*|extract-[\w-]+|copy-[\w-]+|apply-[\w-]+|add-deltas|splice-feats|compute-[\w-]+|subset-feats|paste-feats|nnet[\w-]*|transform-feats|gmm-[\w-]+)$/;
/** Of these, which write the files that they name, the decoded sound goes to the reader. */
const WRITERS = /^(?:sox|ffmpeg|lame|copy-|apply-|add-|splice-|compute-|subset-|paste-|transform-)/;
const TO_READER = /(?:^| )(?:ark(?:,[a-z,]+)?:)?-(?: |$)| pipe:1?(?: |$)/;
const SCRIPT = /^(?:python3?|perl|bash|sh) +(?![-/])[\w./-]+\.(?:py|pl|sh)(?= |$)/;
/** Commands that are shown of one list. */
const SHOWN = 8;

export const kaldiListFormat: Format = {
  id: 'kaldi-list',
  spec: 'https://kaldi-asr.org/doc/io.html',
  kind: 'text',
  title: 'Lists and settings of Kaldi',
  extensions: ['scp', 'conf'],
  sees: 'commands that a shell runs when an entry is read',
  provenWith: 'kaldiio 2.18.1',
  isText: true,
  isLoose: true,

  probe: (source, name, once) =>
    isKaldiList(source, name, once) ? (examination) => examineList(source, examination) : null,
};

export function isKaldiList(_source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  const extension = extensionOf(name);
  if (!EXTENSIONS.has(extension)) return false;
  const head = once(headText);
  // Other programs have settings of this name: those of Kaldi are options.
  return extension === 'conf' ? /^[ \t]*--[\w-]+=.*\|[ \t]*(?:[\r\n]|$)/m.test(head) : PIPED.test(head);
}

function examineList(source: ByteSource, examination: Examination): void {
  keepWithin('graphTextBytes', source.size, 0);
  const text = Buffer.from(source.read(0, source.size)).toString('utf8');
  const seen = new Set<string>();
  let offset = 0;
  for (const line of text.split(/[\r\n]/)) {
    const command = line.length > LINE_CHARACTERS ? null : commandOf(line);
    if (command !== null && !reportCommand(command, offset, seen, examination)) return;
    offset += line.length + 1;
  }
}

function commandOf(line: string): string | null {
  if (!line.includes('|')) return null;
  const [, name = ''] = ENTRY.exec(line) ?? [];
  return name.endsWith('|') || name.startsWith('|') ? name : null;
}

/** Each program once, and the first commands of what is more. @returns whether the next is of interest */
function reportCommand(command: string, offset: number, seen: Set<string>, examination: Examination): boolean {
  const parts = PLAIN.test(command) ? command.split('|').map((part) => part.trim()) : null;
  const words = parts?.filter((part) => part !== '') ?? [];
  const isKnown = parts !== null && words.every(isOrdinary);
  const key = isKnown ? words.map((part) => part.split(' ', 1)[0]).join('|') : command;
  if (seen.has(key)) return true;
  seen.add(key);
  if (isKnown) reportServing('reader', command, { offset }, examination);
  else reportShell(command, { offset }, examination);
  return seen.size < SHOWN;
}

/** A command that a reader of sound runs in a shell, wherever it is written. */
export function reportSoundCommand(command: string, place: { offset: number; at: string }, to: Examination): void {
  const parts = PLAIN.test(command) ? command.split('|').map((part) => part.trim()) : null;
  if (parts?.filter((part) => part !== '').every(isOrdinary) === true) reportServing('reader', command, place, to);
  else reportShell(command, place, to);
}

function isOrdinary(part: string): boolean {
  return isDecoder(part) || SCRIPT.test(part);
}

function isDecoder(part: string): boolean {
  const [program = ''] = part.split(' ', 1);
  const name = lastName(program);
  return DECODERS.test(name) && (!WRITERS.test(name) || TO_READER.test(part));
}

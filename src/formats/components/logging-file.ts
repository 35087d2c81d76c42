/** Configurations of logging in the format of `configparser`: the class and the arguments of each handler are Python that `fileConfig` evaluates. https://docs.python.org/3/library/logging.config.html#configuration-file-format */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { CEILINGS } from '../../limits.ts';
import { headText } from '../../text/head-text.ts';
import { holdsPattern } from '../../text/pattern-search.ts';
import { isBinary } from '../../text/text.ts';
import { endsInAny } from '../file-names.ts';
import type { Format } from '../format.ts';

const HANDLER = /^[ \t]*\[handler_/m;
const EVALUATED = /^[ \t]*(?:args|kwargs|class)[ \t]*[=:]/im;
/** Such files may hold any byte; others that do are none. */
const ENDINGS = ['.ini', '.conf', '.cfg', '.config'];

export const loggingFileFormat: Format = {
  id: 'logging-file',
  spec: 'https://docs.python.org/3/library/logging.config.html#configuration-file-format',
  kind: 'text',
  title: 'Configuration of logging (`fileConfig`)',
  extensions: ['ini', 'conf'],
  sees: 'classes and arguments of handlers that are evaluated',
  provenWith: 'CPython 3.11',
  isLoose: true,

  probe(source, name, once) {
    if (!isLoggingFile(source, name, once)) return null;
    return async (examination) => {
      // Loaded only here: most runs see no such file.
      const { examineLogging } = await import('./logging-handlers.ts');
      examineLogging(loggingText(once), examination);
      if (source.size > CEILINGS.settingsBytes.most) examination.limit('settingsBytes', source.size);
    };
  },
};

export function isLoggingFile(source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  const isNamed = endsInAny(name, ENDINGS);
  if (once(isBinary) && !isNamed) return false;
  const text = loggingText(once);
  if (text.includes('[handler_') && HANDLER.test(text) && EVALUATED.test(text)) return beginsWithSection(text);
  // What lies farther behind is said to be there, for it is not read.
  return isNamed && source.size > text.length && holdsPattern(source, HANDLER);
}

function loggingText(once: Once<ByteSource>): string {
  return once(headText).slice(0, CEILINGS.settingsBytes.most);
}

/** Text and code quote such files; their reader ends where anything else but a comment comes first. @param text each character a byte */
function beginsWithSection(text: string): boolean {
  for (const [line] of text.replace(MARK, '').matchAll(LINE)) {
    const content = line.replace(BLANKS, '');
    if (content !== '' && !/^[#;]/.test(content)) return content.startsWith('[');
  }
  return true;
}

const MARK = /^\xef\xbb\xbf/;
const LINE = /[^\r\n]+/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what Python takes for blanks
const BLANKS = /^[\s\x1c-\x1f\x85]+/;

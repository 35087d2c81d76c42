/** What an archive of TorchServe has pip install before its handler runs: packages of another index, of an address or out of the archive. https://pip.pypa.io/en/stable/reference/requirements-file-format/ and https://docs.pytorch.org/serve/ */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { CEILINGS } from '../../limits.ts';
import { NO_BYTES } from '../../text/magic.ts';
import { pythonString } from '../../text/python-text.ts';
import { toUtf8 } from '../../text/text-encoding.ts';
import { withoutEnd } from '../../text/trimmed.ts';
import type { Examination, Format } from '../format.ts';

/** Options that say where packages come from, however pip lets them be abbreviated, and requirements that are addresses or paths. */
const ELSEWHERE = [
  // Of a line of options each counts, and none of a requirement.
  /^(?:-[^\n]*\s)?-[ifrec]/,
  /^(?:-[^\n]*\s)?--(?!(?:no-index|no-binary|only-binary|prefer-binary|require-hashes|pre|use-feature|global-option|install-option|hash)(?:[\s=]|$))/,
  /^(?:git|hg|svn|bzr)\+|^[a-z][a-z\d+.-]*:\/\/|^file:/i,
  /^[\w.-]+(?:\s*\[[^\]]*\])?\s*@/,
  // pip replaces a whole requirement by what the environment says.
  /^\$\{/,
  /^\.|^[^\s;@[\]=<>!~]*[\\/]|\.(?:whl|zip|tar\.(?:gz|bz2|xz)|tgz)(?:\s|$)/,
];
const INDEX_IN_LINE = /\s--(?:index-url|extra-index-url|find-links|global-option|install-option|config-settings?)\b/;

/** The index that pip asks anyway, and that of PyTorch's own wheels. */
const PUBLIC_INDEX =
  /(?<!\S)(?:(?:-i|--index-url)[\s=]+https:\/\/pypi\.org\/simple\/?|(?:-i|-f|--index-url|--extra-index-url|--find-links)[\s=]+https:\/\/download\.pytorch\.org\/whl(?:\/[a-z\d]+)*(?:\/torch_stable\.html|\/)?)(?!\S)/g;

export const requirementsFormat: Format = {
  id: 'requirements',
  spec: 'https://pip.pypa.io/en/stable/reference/requirements-file-format/',
  kind: 'text',
  title: 'Requirements of archives that are served',
  extensions: ['txt', 'yaml'],
  sees: 'packages of another index, an address or a path',
  provenWith: 'torch-model-archiver 0.12.0',
  // Only inside of an archive that has pip read it.
  firstBytes: NO_BYTES,
  probe: () => null,
  expect: (source) => (examination) => examine(source, examination),
};

/** Whether a requirement, without its comment, comes from another index, an address or a path. */
export function isElsewhere(requirement: string): boolean {
  const other = requirement.replaceAll(PUBLIC_INDEX, ' ').trim();
  return ELSEWHERE.some((pattern) => pattern.test(other)) || INDEX_IN_LINE.test(other);
}

function examine(source: ByteSource, examination: Examination): void {
  const { most } = CEILINGS.requirementsBytes;
  if (source.size > most) examination.limit('requirementsBytes', 0);
  for (const { text, offset } of joinedLines(textOf(source, most))) {
    const requirement = listed(text.replace(COMMENT, '').trim(), examination.name);
    if (isElsewhere(requirement) || OTHER_CODING.test(text)) {
      const shown = pythonString(requirement === '' ? text : requirement, examination.limits.argumentCharacters);
      examination.report({
        kind: 'call',
        operator: { ecosystem: 'torchserve', module: 'pip', name: 'install' },
        via: 'config',
        arguments: shown,
        operands: [{ kind: 'literal', type: 'str', text: shown }],
        offset: Math.min(offset, source.size),
      });
    }
  }
}

/** Of a list in YAML, as environments of conda are: the requirement, without the list of the same archive that MLflow names there. */
function listed(line: string, name: string): string {
  if (!YAML.test(name)) return line;
  const [, item = ''] = /^(?:[\w-]+:\s*)?(?:-\s+|\[)(?:pip:\s*)?["']?(.*)$/.exec(line) ?? [];
  const requirement = withoutEnd(item, LIST_MARKS);
  return requirement === '-r requirements.txt' ? '' : requirement;
}

/** What may stand behind a requirement in a list. */
const LIST_MARKS = '"\'], \t\xa0\ufeff';

const YAML = /\.ya?ml$/i;

/** As pip decodes it: by a mark of order, else as UTF-8. */
function textOf(source: ByteSource, most: number): string {
  return Buffer.from(toUtf8(headOf(source, most)))
    .toString('utf8')
    .replace(/^\ufeff/, '');
}

interface Line {
  readonly text: string;
  readonly offset: number;
}

/** The ends of lines that Python knows. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: some of them are
const BREAK = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/;
const COMMENT = /(?:^|\s)#.*$/;
/** pip decodes such a file so; the text that is seen here is then another. */
const OTHER_CODING = /^\s*#.*coding[:=]\s*(?!utf[-_]?8\b|ascii\b|us-ascii\b|latin-?1\b|iso-8859-1\b|cp1252\b)[-\w.]/i;

/** Lines that end in a backslash and the next one are one, without a blank. */
function* joinedLines(text: string): Generator<Line> {
  let open: string[] = [];
  let start = 0;
  let offset = 0;
  for (const line of text.split(BREAK)) {
    const isComment = /^\s*#/.test(line);
    if (open.length === 0) start = offset;
    offset += Buffer.byteLength(line) + 1;
    if (line.endsWith('\\') && !isComment) {
      open.push(withoutBackslashes(line));
      continue;
    }
    yield { text: [...open, isComment && open.length > 0 ? ` ${line}` : line].join(''), offset: start };
    open = [];
  }
  if (open.length > 0) yield { text: open.join(''), offset: start };
}

/** As Python's `strip('\\')`. */
function withoutBackslashes(line: string): string {
  let start = 0;
  while (line[start] === '\\') start += 1;
  return withoutEnd(line.slice(start), '\\');
}

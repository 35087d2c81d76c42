/** What an archive of TorchServe has pip install before its handler runs: packages of another index, of an address or out of the archive. https://pip.pypa.io/en/stable/reference/requirements-file-format/ and https://docs.pytorch.org/serve/ */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { CEILINGS } from '../../limits.ts';
import { pythonString } from '../../text/python-text.ts';
import type { Examination, Format } from '../format.ts';

/** Options that say where packages come from, and requirements that are addresses or paths. */
const ELSEWHERE = [
  /^(?:-i|--index-url|--extra-index-url|--find-links|-f|--trusted-host|--pypi-url)(?:[\s=]|$)/,
  /^(?:-e|--editable|-r|--requirement|-c|--constraint)(?:[\s=]|$)/,
  /^(?:git|hg|svn|bzr)\+|^[a-z][a-z\d+.-]*:\/\/|^file:/i,
  /^[\w.-]+\s*(?:\[[^\]]*\])?\s*@/,
  /^(?:\.{1,2}[\\/]|\/|[A-Za-z]:[\\/])|\.(?:whl|zip|tar\.(?:gz|bz2|xz)|tgz)(?:\s|$)/,
];
const INDEX_IN_LINE = /\s--(?:index-url|extra-index-url|find-links|global-option|config-settings?)\b/;

/** The index that pip asks anyway. */
const PUBLIC_INDEX = /(?<!\S)(?:-i|--index-url)[\s=]+https:\/\/pypi\.org\/simple\/?(?!\S)/g;

export const requirementsFormat: Format = {
  id: 'requirements',
  spec: 'https://pip.pypa.io/en/stable/reference/requirements-file-format/',
  kind: 'text',
  title: 'Requirements of TorchServe archives',
  extensions: ['txt'],
  sees: 'packages of another index, an address or a path',
  provenWith: 'schema',
  // Only inside of an archive that has pip read it.
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
  const text = Buffer.from(headOf(source, most))
    .toString('utf8')
    .replace(/\\\r?\n/g, ' ');
  let offset = 0;
  for (const line of text.split(/\r\n?|\n/)) {
    const requirement = line.replace(/(^|\s)#.*$/, '').trim();
    if (isElsewhere(requirement)) {
      const shown = pythonString(requirement, examination.limits.argumentCharacters);
      examination.report({
        kind: 'call',
        operator: { ecosystem: 'torchserve', module: 'pip', name: 'install' },
        via: 'config',
        arguments: shown,
        operands: [{ kind: 'literal', type: 'str', text: shown }],
        offset: Math.min(offset, source.size),
      });
    }
    offset += Buffer.byteLength(line) + 1;
  }
}

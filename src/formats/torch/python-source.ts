/** Python source that a loader runs: the modules of torch.package (https://pytorch.org/docs/stable/package.html) and the handlers of TorchServe's .mar archives (https://docs.pytorch.org/serve/). */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import { FormatError } from '../../bytes/format-error.ts';
import { keepWithin } from '../../bytes/limit-error.ts';
import type { CodeLanguage } from '../../facts.ts';
import { NO_BYTES } from '../../text/magic.ts';
import type { Examination, Format } from '../format.ts';
import type { ModuleUse } from './module-uses.ts';
import { readModule } from './python-module.ts';

/** A handler, a `setup.py`: code to review, which a server or a person runs; what its import plainly calls is reported by itself. */
export const pythonSourceFormat: Format = {
  id: 'python-source',
  spec: 'https://docs.pytorch.org/serve/',
  kind: 'model',
  title: 'Handlers of TorchServe',
  extensions: ['mar', 'py'],
  sees: 'that they are code, and what their import plainly calls',
  provenWith: 'torch-model-archiver 0.12.0',
  // Source files are in every repository: only an archive that runs them makes them part of a model.
  firstBytes: NO_BYTES,
  probe: () => null,
  expect: (source) => (examination) => examineModule(source, IN_ARCHIVE, examination),
};

/** A module of a package: its top level runs when a pickle of the package names it, or another module imports it. */
export const packageModuleFormat: Format = {
  id: 'python-module',
  spec: 'https://pytorch.org/docs/stable/package.html',
  kind: 'model',
  title: 'Modules of torch.package',
  extensions: ['pt', 'zip', 'py'],
  sees: 'that they are code, and what loading the package runs of them',
  provenWith: 'torch 1.13 and 2.13',
  firstBytes: NO_BYTES,
  probe: () => null,
  expect: (source) => (examination) => examineModule(source, OF_PACKAGE, examination),
};

/** As what the source is reported. */
export interface SourceRole {
  /** Null: it is not reported as code. */
  readonly language: CodeLanguage | null;
  readonly via: 'source' | 'handler';
}

const IN_ARCHIVE: SourceRole = { language: 'python', via: 'source' };
const OF_PACKAGE: SourceRole = { language: 'python-module', via: 'source' };

function reportCode(source: ByteSource, { language }: SourceRole, examination: Examination): void {
  if (source.size === 0 || language === null) return;
  const head = Buffer.from(headOf(source, examination.limits.argumentCharacters)).toString('utf8');
  examination.report({ kind: 'code', language, excerpt: oneLine(head), offset: 0 });
}

/** PEP 263, in one of the first two lines. */
const CODING = /^(?:[^\n]*\n)?[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
/** Encodings in which the characters of Python's syntax are those of ASCII. */
const LIKE_ASCII = /^(?:utf-?8(?:-sig)?|ascii|us-ascii|latin-?1|iso-?8859-?\d+|cp125\d|windows-125\d)$/i;

/** @throws FormatError where it is too long, or in an encoding that is not read here */
export function examineModule(source: ByteSource, role: SourceRole, examination: Examination): void {
  reportCode(source, role, examination);
  keepWithin('pythonSourceBytes', source.size, 0);
  const text = Buffer.from(source.read(0, source.size))
    .toString('utf8')
    .replace(/^\ufeff/, '');
  const [, coding] = CODING.exec(text.slice(0, 1000)) ?? [];
  if (coding !== undefined && !LIKE_ASCII.test(coding.replaceAll('_', '-'))) {
    throw new FormatError(`source in the encoding ${coding}`, { reason: 'unsupported' });
  }
  const reported = new Set<string>();
  for (const use of readModule(text)) {
    const key = use.kind === 'name' ? use.path : `(${use.text}`;
    if (reported.has(key)) continue;
    reported.add(key);
    reportUse(use, role, examination);
  }
}

function reportUse(use: ModuleUse, { via }: SourceRole, examination: Examination): void {
  const { offset } = use;
  if (use.kind === 'computed') {
    const callee = oneLine(use.text);
    examination.report({
      kind: 'unresolved-call',
      callee,
      origin: null,
      via,
      arguments: '',
      operands: [],
      offset,
    });
    return;
  }
  const path = oneLine(use.path.slice(0, examination.limits.argumentCharacters));
  const cut = path.lastIndexOf('.');
  const operator = { ecosystem: 'python', module: path.slice(0, Math.max(0, cut)), name: path.slice(cut + 1) } as const;
  examination.report({ kind: 'call', operator, via, arguments: '…', operands: [], offset });
}

function oneLine(text: string): string {
  return JSON.stringify(text)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/g, '?');
}

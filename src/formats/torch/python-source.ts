/** Python source that a loader runs: the modules of torch.package (https://pytorch.org/docs/stable/package.html) and the handlers of TorchServe's .mar archives (https://docs.pytorch.org/serve/). */
import { type ByteSource, headOf } from '../../bytes/byte-source.ts';
import type { Examination, Format } from '../format.ts';

export const pythonSourceFormat: Format = {
  id: 'python-source',
  spec: 'https://pytorch.org/docs/stable/package.html',
  kind: 'model',
  // Source files are in every repository: only an archive that runs them makes them part of a model.
  probe: () => null,
  expect: (source) => (examination) => examineSource(source, examination),
};

function examineSource(source: ByteSource, examination: Examination): void {
  if (source.size === 0) return;
  const head = Buffer.from(headOf(source, examination.limits.argumentCharacters)).toString('utf8');
  const excerpt = JSON.stringify(head)
    .slice(1, -1)
    .replace(/[^\x20-\x7e]/g, '?');
  examination.tell({ kind: 'code', language: 'python', excerpt, offset: 0 });
}

/** The manifest of an archive of TorchServe (`MAR-INF/MANIFEST.json`), also where the archive lies unpacked: the handler that is imported. See https://github.com/pytorch/serve/blob/master/model-archiver/README.md. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { isObject, type JsonObject, textsOf } from '../../text/json-values.ts';
import { pythonString } from '../../text/python-text.ts';
import { leavesFolder } from '../archives/member-names.ts';
import { readJson } from '../configuration/configuration-text.ts';
import { startsAsJson, wordsOf } from '../configuration/text-search.ts';
import { pointerOf, walkValues } from '../configuration/value-walk.ts';
import type { Examination, Format } from '../format.ts';
import { isRequirementsName } from '../torch/torch-archive.ts';
import { reportSource, scriptPaths, writtenFile } from './named-source.ts';
import { reportServing } from './serving-facts.ts';

const NAME = /(?:^|[/\\])MAR-INF[/\\]MANIFEST\.json$/i;
/** Files that are read, beside the handler that is run. */
const FILES = ['serializedFile', 'modelFile', 'requirementsFile', 'configFile'];

export const torchServeManifest: Format = {
  id: 'torchserve-manifest',
  spec: 'https://github.com/pytorch/serve/blob/master/model-archiver/README.md',
  kind: 'text',
  title: 'TorchServe manifest',
  extensions: ['json'],
  sees: 'the handler that is imported, and files outside of the archive',
  provenWith: 'torch-model-archiver 0.12.0',
  isText: true,
  isLoose: true,

  probe: (source, name, once) =>
    isManifest(source, name, once) ? (examination) => examineManifest(source, examination) : null,
};

export function isManifest(_source: ByteSource, name: string, once: Once<ByteSource>): boolean {
  return once(startsAsJson) && (NAME.test(name) || once(wordsOf).has('archiverVersion'));
}

function examineManifest(source: ByteSource, examination: Examination): void {
  const { documents, failure } = readJson(source);
  for (const document of documents) {
    walkValues(document, (value, place) => {
      if (isObject(value) && place?.key === 'model') examineModel(value, pointerOf(place), examination);
    });
  }
  if (failure?.reason === 'limit') throw failure;
}

function examineModel(model: JsonObject, at: string, examination: Examination): void {
  const { offset } = model;
  for (const handler of textsOf(model, 'handler')) {
    const file = writtenFile(handler);
    if (leavesFolder(file)) reportServing('file-elsewhere', handler, { offset, at }, examination);
    // Without the suffix it is a module of TorchServe, or an installed one.
    else if (/\.py$/i.test(file)) reportServing('python', handler, { offset, at }, examination);
    reportSource(scriptPaths(handler, ['../']), offset, examination);
  }
  for (const file of FILES.flatMap((key) => textsOf(model, key)))
    if (leavesFolder(file)) reportServing('model-elsewhere', file, { offset, at }, examination);
  for (const file of textsOf(model, 'requirementsFile'))
    if (!isRequirementsName(file)) reportUnread(file, { offset, at }, examination);
}

/** What the archive lists under a name by which nothing here takes it for a list. */
function reportUnread(
  file: string,
  place: { readonly offset: number; readonly at: string },
  examination: Examination,
): void {
  const operator = { ecosystem: 'torchserve', module: 'pip', name: 'install_unread' } as const;
  const shown = pythonString(file, examination.limits.argumentCharacters);
  examination.report({ kind: 'call', operator, via: 'config', arguments: shown, operands: [], ...place });
}

/** The manifest of a Core ML package (`Model.mlpackage/Manifest.json`): where its parts lie. See https://github.com/apple/coremltools/blob/main/modelpackage/src/ModelPackage.cpp. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { headText } from '../../text/head-text.ts';
import { isObject, textsOf } from '../../text/json-values.ts';
import { leavesFolder } from '../archives/member-names.ts';
import { readJson } from '../configuration/configuration-text.ts';
import { startsAsJson } from '../configuration/text-search.ts';
import { pointerOf, walkValues } from '../configuration/value-walk.ts';
import type { Examination, Format } from '../format.ts';

const ITEMS = 'itemInfoEntries';

export const coremlPackageFormat: Format = {
  id: 'coreml-package',
  spec: 'https://github.com/apple/coremltools/blob/main/modelpackage/src/ModelPackage.cpp',
  kind: 'model',
  title: 'Core ML packages (their manifest)',
  extensions: ['json', 'mlpackage'],
  sees: 'parts that lie outside of the package',
  provenWith: 'coremltools 9.0',
  isText: true,
  isLoose: true,

  probe: (source, _name, once) => (isPackage(once) ? (examination) => examineManifest(source, examination) : null),
};

export function isPackage(once: Once<ByteSource>): boolean {
  if (!once(startsAsJson)) return false;
  const text = once(headText);
  return text.includes('rootModelIdentifier') && text.includes(ITEMS);
}

function examineManifest(source: ByteSource, examination: Examination): void {
  const { documents, failure } = readJson(source);
  for (const document of documents) {
    walkValues(document, (value, place) => {
      if (!isObject(value) || place?.parent?.key !== ITEMS) return;
      for (const path of textsOf(value, 'path')) {
        if (!leavesFolder(path)) continue;
        const { offset } = value;
        examination.report({ kind: 'anomaly', anomaly: 'path-traversal', detail: path, offset, at: pointerOf(place) });
      }
    });
  }
  if (failure?.reason === 'limit') throw failure;
}

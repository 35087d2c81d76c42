/** Images of containers: the manifests of an OCI layout and of `docker save`, whose layers are archives that are examined as such. See https://github.com/opencontainers/image-spec/blob/main/manifest.md and https://github.com/moby/moby/blob/master/image/spec/spec.md. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { isContainer, isObject, itemsOf, type JsonObject, textsOf, valuesOf } from '../../text/json-values.ts';
import { isRootedLayer, leavesFolder } from '../archives/member-names.ts';
import { readJson } from '../configuration/configuration-text.ts';
import { startsAsJson, wordsOf } from '../configuration/text-search.ts';
import { pointerOf, walkValues } from '../configuration/value-walk.ts';
import type { Examination, Format } from '../format.ts';
import { reportServing } from './serving-facts.ts';

/** Of `docker save`: `[{"Config": …, "RepoTags": …, "Layers": […]}]`. Of OCI: `{"schemaVersion": 2, "layers": […]}` or `manifests`. */
const LISTS = ['layers', 'manifests', 'Layers'];
const DIGEST = /^[A-Za-z\d]+(?:[+._-][A-Za-z\d]+)*:[\w=-]{32,}$/;

export const imageFormat: Format = {
  id: 'container-image',
  spec: 'https://github.com/opencontainers/image-spec/blob/main/manifest.md',
  kind: 'text',
  title: 'Images of containers (OCI layouts, `docker save`)',
  extensions: ['json', 'tar'],
  sees: 'layers as the archives that they are, parts that leave the layout or lie at an address',
  provenWith: 'buildah 1.28.2, skopeo 1.9.3',
  isText: true,
  isLoose: true,

  probe: (source, name, once) =>
    isImage(source, name, once) && once(manifestsOf).length > 0
      ? (examination) => examineManifests(once(manifestsOf), examination)
      : null,
};

export function isImage(_source: ByteSource, _name: string, once: Once<ByteSource>): boolean {
  const words = once(wordsOf);
  return (words.has('RepoTags') || words.has('schemaVersion')) && once(startsAsJson);
}

function manifestsOf(source: ByteSource): readonly JsonObject[] {
  return readJson(source)
    .documents.flatMap(itemsOf)
    .filter(isObject)
    .filter((each) => LISTS.some((key) => valuesOf(each, key).some(isContainer)));
}

function examineManifests(manifests: readonly JsonObject[], examination: Examination): void {
  for (const manifest of manifests) {
    const files = [...textsOf(manifest, 'Config'), ...valuesOf(manifest, 'Layers').flatMap(itemsOf)];
    for (const file of files)
      if (typeof file === 'string' && leavesFolder(file) && !isRootedLayer(file))
        reportPath(file, manifest.offset, examination);
    walkValues(manifest, (value, place) => {
      if (!isObject(value)) return;
      // A digest is the path of a blob: `blobs/sha256/…`.
      for (const digest of textsOf(value, 'digest'))
        if (!DIGEST.test(digest) && /[/\\]|\.\./.test(digest)) reportPath(digest, value.offset, examination);
      for (const url of valuesOf(value, 'urls').flatMap(itemsOf))
        if (typeof url === 'string')
          reportServing('layer-elsewhere', url, { offset: value.offset, at: pointerOf(place) }, examination);
    });
  }
}

function reportPath(detail: string, offset: number, examination: Examination): void {
  examination.report({ kind: 'anomaly', anomaly: 'path-traversal', detail, offset });
}

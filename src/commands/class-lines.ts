/** What `git model-check rules pkg.Class` says of a class of an indexed package: the versions that were looked at, and what was found. */
import type { Operator } from '../facts.ts';
import { type ClassFacts, findClass, indexedVersions } from '../rules/class-index.ts';

/** No lines for packages that are not indexed. */
export function classLines(operator: Operator): string[] {
  const versions = indexedVersions(operator.module.split('.')[0] ?? '');
  if (versions === null) return [];
  const found = findClass(operator);
  const findings = found === null ? ['no class of that name was decided'] : sentencesOf(found);
  return [`  looked at in ${versions.join(', ')}:`, ...findings.map((sentence) => `    ${sentence}`)];
}

function sentencesOf(found: ClassFacts): string[] {
  const sentences: (readonly [boolean, string])[] = [
    [found.enumerates, 'an enumeration that looks its members up by value'],
    [found.rebuilds, 'rebuilt without its constructor it runs nothing of its own'],
    [found.hookReaches, 'a hook that the loader calls reaches code, files, processes, the network or a native library'],
    [found.constructorReaches, 'its constructor reaches code, files, processes or the network'],
    [
      found.rebuilds && !found.stores,
      'it looks into the values of its state, so they may hold nothing that can be called',
    ],
    [found.keys.length > 0, `it looks into or calls what its state holds as ${found.keys.join(', ')}`],
    [
      found.calls.length > 0,
      `a hook calls ${found.calls.includes('*') ? 'what its state holds' : `what its state holds as ${found.calls.join(', ')}`}`,
    ],
    [found.setItemCalls || found.appendCalls, 'to fill it with items reaches a resource, or calls what it holds'],
    [found.rebuilds && !found.isKey, 'it has a hash or a comparison of its own, so it is no key'],
  ];
  return sentences.flatMap(([holds, sentence]) => (holds ? [sentence] : []));
}

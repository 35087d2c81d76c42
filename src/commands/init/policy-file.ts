/** The policy file that `init` starts, where the repository has none. */
import path from 'node:path';
import { DEFAULT_POLICY_PLACE, isPackageFile, POLICY_NAME, POLICY_PLACES } from '../../config/places.ts';
import { SCHEMA_FILE } from '../../config/policy-shape.ts';
import { VERSION } from '../../version.ts';
import type { Home } from './home.ts';
import { type FileStep, type NoteStep, readText } from './step.ts';

export function startPolicy(home: Home): FileStep | NoteStep {
  const existing = existingPolicy(home.root);
  if (existing !== undefined) return { kind: 'note', text: `unchanged    ${existing}, the policy` };
  return {
    kind: 'file',
    path: path.join(home.root, DEFAULT_POLICY_PLACE),
    before: null,
    after: policyText(schemaPlaces(home)[0]),
  };
}

/** Removes the policy only as long as nobody has changed a byte of it. */
export function endPolicy(home: Home): readonly (FileStep | NoteStep)[] {
  const file = path.join(home.root, DEFAULT_POLICY_PLACE);
  const before = readText(file);
  if (before === null || !before.includes(FIRST_LINE)) return [];
  const untouched = schemaPlaces(home).some((schema) => before === policyText(schema));
  if (untouched) return [{ kind: 'file', path: file, before, after: null }];
  return [{ kind: 'note', text: `kept         ${DEFAULT_POLICY_PLACE}: it was edited since init wrote it` }];
}

/** The place of the policy that is there, whether or not it can be read as one. */
function existingPolicy(root: string): string | undefined {
  return POLICY_PLACES.find((place) => {
    const text = readText(path.join(root, place));
    return text !== null && (!isPackageFile(place) || text.includes(`"${POLICY_NAME}"`));
  });
}

const FIRST_LINE =
  '# What git model-check lets into this repository. Every key may be left out; these are the defaults.';

/** The schema lies in the package; where that is not in the repository, the registry's mirror serves it. */
function schemaPlaces(home: Home): readonly [here: string, other: string] {
  const local = `./node_modules/git-model-check/${SCHEMA_FILE}`;
  const published = `https://unpkg.com/git-model-check@${VERSION}/${SCHEMA_FILE}`;
  return home.localCommand === null ? [published, local] : [local, published];
}

function policyText(schema: string): string {
  return `# yaml-language-server: $schema=${schema}
${FIRST_LINE}
failOn: high # low | medium | high | critical | never
strict: false # true: medium rejects too, and so does an unreachable Git LFS object
lfs:
  missing: reject # reject | warn | fetch
exclude: [] # globs; every report says what was left out
allow: [] # exceptions, by content: \`git model-check allow\` adds them
`;
}

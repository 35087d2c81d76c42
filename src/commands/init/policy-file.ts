/** The policy file that `init` starts, where the repository has none. */
import path from 'node:path';
import { VERSION } from '../../version.ts';
import type { Home } from './home.ts';
import { type FileStep, type NoteStep, readText } from './step.ts';

const OURS = '.model-checkrc.yaml';

/** Every place that is read for a policy, from the root. */
const PLACES = [
  '.model-checkrc',
  ...['json', 'yaml', 'yml'].map((extension) => `.model-checkrc.${extension}`),
  '.config/model-checkrc',
  ...['json', 'yaml', 'yml'].map((extension) => `.config/model-checkrc.${extension}`),
  'model-check.config.json',
  'model-check.config.yaml',
];

export function startPolicy(home: Home): FileStep | NoteStep {
  const existing = existingPolicy(home.root);
  if (existing !== null) return { kind: 'note', text: `unchanged    ${existing}, the policy` };
  return { kind: 'file', path: path.join(home.root, OURS), before: null, after: policyText(schemaPlaces(home)[0]) };
}

/** Removes the policy only as long as nobody has changed a byte of it. */
export function endPolicy(home: Home): readonly (FileStep | NoteStep)[] {
  const file = path.join(home.root, OURS);
  const before = readText(file);
  if (before === null || !before.includes(FIRST_LINE)) return [];
  const untouched = schemaPlaces(home).some((schema) => before === policyText(schema));
  if (untouched) return [{ kind: 'file', path: file, before, after: null }];
  return [{ kind: 'note', text: `kept         ${OURS}: it was edited since init wrote it` }];
}

function existingPolicy(root: string): string | null {
  const place = PLACES.find((name) => readText(path.join(root, name)) !== null);
  if (place !== undefined) return place;
  const manifest = readText(path.join(root, 'package.json'));
  return manifest !== null && /"model-check"\s*:/.test(manifest) ? 'package.json' : null;
}

const FIRST_LINE =
  '# What git model-check lets into this repository. Every key may be left out; these are the defaults.';

/** The schema lies in the package; where that is not in the repository, the registry's mirror serves it. */
function schemaPlaces(home: Home): readonly [here: string, other: string] {
  const file = 'schema/policy.schema.json';
  const local = `./node_modules/git-model-check/${file}`;
  const published = `https://unpkg.com/git-model-check@${VERSION}/${file}`;
  return home.localCommand === null ? [published, local] : [local, published];
}

function policyText(schema: string): string {
  return `# yaml-language-server: $schema=${schema}
${FIRST_LINE}
failOn: high # low | medium | high | critical | never
strict: false # true: medium rejects too, and so does an unreachable Git LFS object
lfs:
  missing: reject # reject | warn | fetch
exclude: [] # globs; what is left out is told in every report
allow: [] # exceptions, by content: \`git model-check allow\` adds them
`;
}

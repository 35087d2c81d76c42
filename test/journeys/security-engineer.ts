/** A security engineer with many repositories: what enforces, what a report says, a history in parts. */
import path from 'node:path';
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { type Journey, textOf } from './journey.ts';

export function securityEngineer(journey: Journey): null {
  const { t } = journey;
  journey.does('git init -q -b main && git commit -q --allow-empty -m root');
  journey.write('safe.pth', safeModel());
  journey.does('git add . && git commit -qm "A safe model" && git update-ref refs/remotes/origin/main HEAD');
  // A branch that brings a model and its own exception: the index lets it through with a note, the range does not.
  journey.does('git checkout -q -b topic');
  journey.write('evil.pth', maliciousModel());
  journey.does('git add . && git model-check allow evil.pth --because "trust me, it is fine" && git add .');
  const staged = journey.shell('git model-check');
  t.is(staged.status, 0, staged.shown);
  t.regex(staged.shown, /loosen/, 'a commit that approves itself is noted');
  journey.does('git commit -qm "A model"');
  const line =
    'git model-check range "refs/remotes/origin/$GITHUB_BASE_REF..HEAD" --format github --format sarif=model-check.sarif';
  const ci = journey.follow('docs/ci.md', line, 1, { $GITHUB_BASE_REF: 'main' });
  t.regex(ci.stdout, /^::error file=evil\.pth/m);
  const sarif = JSON.parse(journey.read('model-check.sarif')) as { runs: { results: unknown[] }[] };
  t.is(sarif.runs[0]?.results.length, 1);
  shallow(journey);
  parts(journey);
  return null;
}

/** As a checkout without `fetch-depth: 0`. */
function shallow(journey: Journey): void {
  const { t } = journey;
  journey.does(`git clone -q --depth 1 "file://$PWD" shallow`);
  const { status, shown } = journey.shell('git model-check range HEAD~1..HEAD', path.join(journey.folder, 'shallow'));
  t.is(status, 2, shown);
  t.regex(shown, /shallow|fetch/, 'it says why, and what to do');
  t.regex(textOf('docs/ci.md'), /fetch-depth: 0/);
}

/** Each part has an id of its own, and says which it is. */
function parts(journey: Journey): void {
  const { t } = journey;
  const ids = [1, 2].map((part) => {
    const command = `git model-check history --all --shard ${part}/2 --format sarif=part.sarif`;
    t.regex(journey.shell(command).stdout, new RegExp(`part ${part} of 2`));
    const { runs } = JSON.parse(journey.read('part.sarif')) as { runs: { automationDetails: { id: string } }[] };
    return runs[0]?.automationDetails.id;
  });
  t.not(ids[0], ids[1]);
}

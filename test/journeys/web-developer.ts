/** A web developer: the package among others of the project, hooks by `init`, commands as npx starts them. */
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import type { Installation, Journey } from './journey.ts';

export function webDeveloper(journey: Journey, { packed }: Installation): null {
  const { t } = journey;
  journey.does('git init -q -b main && npm init -y >/dev/null && echo node_modules >.gitignore && mkdir .husky');
  const install = 'npm install --save-dev PATH/git-model-check-0.1.0.tgz';
  journey.follow('README.md', install, 0, { 'PATH/git-model-check-0.1.0.tgz': `"${packed}"` });
  const dry = journey.shell('npx git-model-check init --dry-run');
  t.is(dry.status, 0, dry.shown);
  t.regex(dry.stdout, /\.husky\/pre-commit/);
  journey.follow('README.md', 'npx git-model-check init');
  const once = journey.read('.husky/pre-commit');
  journey.does('npx git-model-check init');
  t.is(journey.read('.husky/pre-commit'), once, 'a second time adds nothing');
  journey.does('git config core.hooksPath .husky && chmod +x .husky/* && git add . && git commit -qm "Use it"');
  journey.write('safe.pth', safeModel());
  journey.does('git add . && git commit -qm "A safe model"');
  journey.write('evil.pth', maliciousModel());
  const rejected = journey.shell('git add . && git commit -m "A malicious model"');
  t.not(rejected.status, 0, rejected.shown);
  const [, command = 'false'] = /^ {4}(.*git[ -]model-check explain .*)$/m.exec(rejected.shown) ?? [];
  t.regex(journey.does(command).stdout, /CRITICAL {2}\S+ = posix\.system/, 'the printed command runs');
  journey.does('npx git-model-check init --uninstall');
  return null;
}

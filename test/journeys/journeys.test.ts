/** Four newcomers follow the documents, step by step, with the package as `npm pack` makes it. */
import test from 'ava';
import { inFull } from '../support/in-full.ts';
import { FULL } from '../support/python.ts';
import { type Installation, install, Journey } from './journey.ts';
import { mlEngineer } from './ml-engineer.ts';
import { securityEngineer } from './security-engineer.ts';
import { uploadServer } from './upload-server.ts';
import { webDeveloper } from './web-developer.ts';

/** Takes seconds, and nobody needs it in the quick run. */
function installed(): Installation | string {
  if (!FULL) return 'only in the full run';
  return process.platform === 'win32' ? 'the documents show a POSIX shell' : install();
}

const installation = installed();
test.after.always(() => {
  if (typeof installation !== 'string') installation.remove();
});

/** @returns what could not be tried here, and why */
type Walk = (journey: Journey, installation: Installation) => string | null;

const goes = test.macro((t, walk: Walk) => {
  t.timeout(600_000);
  if (typeof installation === 'string') {
    t.log(`skipped: ${installation}`);
    t.pass();
    return;
  }
  const left = walk(new Journey(t, installation), installation);
  if (left !== null) t.log(`skipped: ${left}`);
});

inFull('an ML engineer with pre-commit and Git LFS', goes, mlEngineer);
inFull('a security engineer with CI', goes, securityEngineer);
inFull('a web developer with husky', goes, webDeveloper);
inFull('a server that takes uploads', goes, uploadServer);

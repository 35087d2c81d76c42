/** Who runs a server that takes models from anybody: one process an upload, exit codes, and the library. */
import { maliciousModel, safeModel } from '../../src/commands/demo/demo-models.ts';
import { type Installation, type Journey, textOf } from './journey.ts';

export function uploadServer(journey: Journey, { packed }: Installation): null {
  const { t } = journey;
  const command = 'git model-check scan --no-config --strict --timeout 60 --format json=report.json upload.bin';
  for (const [content, code] of [
    [safeModel(), 0],
    [maliciousModel(), 1],
    [Buffer.from('no model\n'), 3],
  ] as const) {
    journey.write('upload.bin', content);
    journey.follow('README.md', command, code);
    t.is((JSON.parse(journey.read('report.json')) as { exitCode: number }).exitCode, code);
  }
  journey.write('upload.bin', maliciousModel());
  t.is(journey.shell('git model-check scan - < upload.bin').status, 1);
  journey.does(`npm init -y >/dev/null && npm install "${packed}"`);
  const blocks = [...textOf('docs/library.md').matchAll(/^```(js|cjs)\n([\s\S]*?)^```/gm)];
  t.true(blocks.length >= 3);
  journey.does('git init -q');
  for (const [index, [, kind = '', code = '']] of blocks.entries()) {
    const file = `example${index}.${kind === 'js' ? 'mjs' : 'cjs'}`;
    journey.write(file, code);
    journey.does(`node ${file}`);
  }
  return null;
}

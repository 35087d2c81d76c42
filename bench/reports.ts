/** What it takes to hold a report of 65,000 findings, and to write it in each format. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { REPORT_FORMATS } from '../src/report/render.ts';
import { type Bench, type Figure, peakMebibytes } from './frame.ts';

const BIN = fileURLToPath(new URL('../../bin/git-model-check.js', import.meta.url));
const WRITER = fileURLToPath(new URL('report-writer.js', import.meta.url));

/** MiB, node itself among them. */
const REACH = 150;

export const bench: Bench = {
  name: 'reports',
  async prepare() {
    const folder = mkdtempSync(path.join(tmpdir(), 'model-check-reports-'));
    return {
      comparisons: [],
      figures: [
        ...REPORT_FORMATS.map(
          (format) => (): Figure => ({
            name: `peak of 65,000 findings as ${format}`,
            value: peakMebibytes([WRITER, format, path.join(folder, 'report')]),
            unit: 'MiB',
            reach: REACH,
          }),
        ),
        () => mergeFigure(folder),
      ],
      close: () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

/** One report stands for ten repositories. */
function mergeFigure(folder: string): Figure {
  const report = path.join(folder, 'report.json');
  peakMebibytes([WRITER, 'json', report]);
  const given = Array.from({ length: 10 }, (_, index) => `repository-${index}=${report}`);
  const args = [BIN, 'merge', ...given, '--format', `json=${path.join(folder, 'merged.json')}`, '--quiet'];
  const value = peakMebibytes(args, { expect: [1] });
  return { name: 'peak of a merge of ten reports of 65,000 findings', value, unit: 'MiB', reach: REACH };
}

/** Writes a report in the formats asked for: to standard output, or to the files that --output names. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../check-error.ts';
import type { Report } from '../report/report.ts';
import type { Io, OptionValues } from './command.ts';
import { stringsOption } from './option-values.ts';

export async function writeReport(report: Report, io: Io, values: OptionValues): Promise<void> {
  const { renderJson } = await import('../report/render-json.ts');
  const text = renderJson(report);
  const [file] = stringsOption(values, 'output');
  if (file === undefined) {
    io.stdout.write(text);
    return;
  }
  try {
    writeFileSync(path.resolve(io.cwd, file), text);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code; // writeFileSync throws nothing else
    throw new CheckError('incomplete', `${file}: the report cannot be written (${code})`, { cause });
  }
}

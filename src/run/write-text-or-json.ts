/** For commands whose answer is no report: text for a person, JSON for a machine, each where --format and --output send it. */
import path from 'node:path';
import { CheckError } from '../check-error.ts';
import { columnsFor, type Io, type OptionValues } from './command.ts';
import { notWritten, writeWhole } from './files/whole-file.ts';
import { destinationsOf, wantsColor } from './write-report.ts';

/** How a person reads it. */
export interface Look {
  readonly color: boolean;
  /** Infinite where no terminal breaks the lines: what reads a pipe wants them whole. */
  readonly columns: number;
}

export interface Renderers {
  text(look: Look): string;
  json(): string;
}

/** @throws CheckError (`usage`) for another format, (`incomplete`) for a file that cannot be written */
export function writeTextOrJson(io: Io, values: OptionValues, { text, json }: Renderers): void {
  const columns = io.stdout.isTTY === true ? columnsFor(io.stdout) : Number.POSITIVE_INFINITY;
  for (const { format, file } of destinationsOf(values)) {
    if (format !== 'text' && format !== 'json') {
      throw new CheckError('usage', `--format: expected text or json, found "${format}"`);
    }
    if (file === null) io.stdout.write(format === 'json' ? json() : text({ color: wantsColor(io, values), columns }));
    else save(io, file, format === 'json' ? json() : text({ color: false, columns: Number.POSITIVE_INFINITY }));
  }
}

function save({ cwd }: Io, file: string, text: string): void {
  try {
    writeWhole(path.resolve(cwd, file), text);
  } catch (cause) {
    throw notWritten(file, 'it', cause);
  }
}

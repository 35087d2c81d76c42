/** The command that takes the weights of the worst rejected file, tried before it is offered. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { FormatError } from '../bytes/format-error.ts';
import { CheckError } from '../check-error.ts';
import type { FileReport } from '../judge/finding.ts';
import type { Report } from '../report/report.ts';
import type { Mode } from '../report/report-types.ts';
import { prefixedPath, shellPath } from '../report/shell.ts';
import { worstFirst } from '../report/worst-first.ts';
import type { Io } from './command.ts';
import { openNamed } from './named/open-named.ts';
import { takeWeights } from './take-weights.ts';

/** On a server nobody is there to type it. */
const ON_SERVERS: ReadonlySet<Mode> = new Set(['pre-receive', 'update']);
/** What holds tensors; nothing else is tried. */
const FORMATS: ReadonlySet<string> = new Set(['pickle', 'numpy', 'hdf5', 'zip', 'tar']);

/** Null where there is no such file, or its weights cannot be taken exactly. */
export async function weightsCommand(io: Io, report: Report): Promise<string | null> {
  const [worst] = worstFirst(report);
  if (worst?.status !== 'rejected' || worst.pathBytes !== undefined || ON_SERVERS.has(report.target.mode)) return null;
  if (!worst.formats.some((format) => FORMATS.has(format))) return null;
  const { name, shown } = placeOf(worst);
  if (!(await canTake(io, name))) return null;
  return `git model-check weights ${shown}`;
}

/** As `explain` is offered. */
function placeOf(file: FileReport): { readonly name: string; readonly shown: string } {
  if (file.commit === undefined)
    return { name: /^[:-]/.test(file.path) ? `./${file.path}` : file.path, shown: shellPath(file) };
  const prefix = `${file.commit.slice(0, 12)}:`;
  return { name: prefix + file.path, shown: prefixedPath(prefix, file) };
}

async function canTake(io: Io, name: string): Promise<boolean> {
  const output = path.resolve(io.cwd, outputFor(name));
  if (existsSync(output) || !existsSync(path.dirname(output))) return false;
  try {
    const source = await openNamed(io, name);
    try {
      const options = { selects: () => true, shared: 'copy', metadata: false, optimizer: false } as const;
      return await takeWeights(
        source,
        name,
        options,
        async ({ plan }) => plan.refusals.length === 0 && plan.tensors.length > 0,
      );
    } finally {
      source.close();
    }
  } catch (error) {
    if (error instanceof CheckError || error instanceof FormatError) return false;
    throw error;
  }
}

/** Where `weights` writes without -o: beside the file, under its name; of a revision in the working folder. */
export function outputFor(name: string): string {
  const base = name.replace(/^[^/\\]*:(?![/\\])/, '').replace(/\.(?:pth?\.tar|[^./\\]+)$/i, '');
  return `${base === '' ? 'model' : base}.safetensors`;
}

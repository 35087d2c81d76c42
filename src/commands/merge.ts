/** `git model-check merge REPORT…`: one report of the JSON reports of parts or of repositories; what is missing is reported and ends with 2. */
import { closeSync, fstatSync, openSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../check-error.ts';
import { ReportFault } from '../report/merge/fields.ts';
import { type GivenReport, mergeReports, rejectsAsReported } from '../report/merge/merge-reports.ts';
import { readReport } from '../report/merge/read-report.ts';
import type { Report } from '../report/report.ts';
import type { Command, Io } from '../run/command.ts';
import { destinationsOf, writeReport } from '../run/write-report.ts';

/** Of one report; what is larger could not be a text of node's. CWE-770. */
const REPORT_BYTES = 400 * 1024 * 1024;
const REPORTS = 10_000;

/** Options that judge: a report was judged where it was made. */
const JUDGING = ['fail-on', 'strict', 'config', 'no-config', 'print-config', 'shard'];

export const merge: Command = {
  usage: 'merge [NAME=]REPORT…',
  async run({ io, values, positionals }) {
    const foreign = JUDGING.find((name) => values[name] !== undefined);
    if (foreign !== undefined) {
      throw new CheckError('usage', `merge: found --${foreign}, expected it where the reports are made`);
    }
    if (positionals.length === 0 || positionals.length > REPORTS) {
      throw new CheckError('usage', `merge: expected 1 to ${REPORTS} reports, found ${positionals.length}`);
    }
    destinationsOf(values); // a wrong --format is told before anything is read
    const report = merged(positionals.map((given) => readGiven(io, given)));
    await writeReport(report, io, values, { rejects: rejectsAsReported(report) });
    return report.exitCode;
  },
};

function merged(given: readonly GivenReport[]): Report {
  try {
    return mergeReports(given);
  } catch (error) {
    if (error instanceof ReportFault) throw new CheckError('incomplete', `merge: ${error.message}`, { cause: error });
    throw error;
  }
}

/** Of a repository: parts of a path without dots alone. */
const REPOSITORY = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.@+-]+(?:\/[\w.@+-]+){0,7}$/;

/** `backend=backend.json`; a file of that whole name comes first. */
function readGiven(io: Io, given: string): GivenReport {
  const at = given.indexOf('=');
  const repository = given.slice(0, Math.max(0, at));
  const isNamed =
    REPOSITORY.test(repository) && statSync(path.resolve(io.cwd, given), { throwIfNoEntry: false }) === undefined;
  if (!isNamed) return { report: readFile(io, given) };
  return { repository, report: readFile(io, given.slice(at + 1)) };
}

/** @throws CheckError (`incomplete`) for anything but a whole report: nothing is clean because nothing was read */
function readFile({ cwd }: Io, name: string): Report {
  const value = parsed(name, contentOf(path.resolve(cwd, name), name));
  try {
    return readReport(value);
  } catch (error) {
    if (!(error instanceof ReportFault)) throw error;
    throw new CheckError('incomplete', `${name}: ${error.message}`, { cause: error });
  }
}

function contentOf(file: string, name: string): string {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const stat = fstatSync(descriptor);
      const { size } = stat;
      if (!stat.isFile()) throw new CheckError('incomplete', `${name}: expected a file`);
      if (size > REPORT_BYTES) {
        throw new CheckError(
          'incomplete',
          `${name}: found ${size} bytes, expected a report of at most ${REPORT_BYTES}`,
        );
      }
      return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(descriptor));
    } finally {
      closeSync(descriptor);
    }
  } catch (cause) {
    if (cause instanceof CheckError) throw cause;
    const code = (cause as NodeJS.ErrnoException).code; // fs and the decoder throw nothing else
    if (code === 'ENOENT') throw new CheckError('incomplete', `${name}: no such report`, { cause });
    const found =
      code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'no report: it is not UTF-8' : `cannot be read (${code})`;
    throw new CheckError('incomplete', `${name}: ${found}`, { cause });
  }
}

function parsed(name: string, text: string): unknown {
  if (text.trim() === '') throw new CheckError('incomplete', `${name}: found nothing, expected a report`);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CheckError('incomplete', `${name}: found no whole JSON, expected a report of --format json`, { cause });
  }
}

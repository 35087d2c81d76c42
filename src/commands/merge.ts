/** `git model-check merge REPORT…`: one report of the JSON reports of parts or of repositories; what is missing is reported and ends with 2. */
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { CheckError } from '../check-error.ts';
import { createSpool } from '../git/content/spool.ts';
import type { FileReport } from '../judge/finding.ts';
import { ReportFault } from '../report/merge/fields.ts';
import type { Store } from '../report/merge/kept-files.ts';
import { type GivenReport, mergeReports, rejectsAsReported } from '../report/merge/merge-reports.ts';
import { type ReadReport, ReportReader } from '../report/merge/read-report.ts';
import type { Report } from '../report/report.ts';
import { boundHeap, OF_LARGE_LISTS } from '../run/bounds/bounded-heap.ts';
import type { Command, Io } from '../run/command.ts';
import { destinationsOf, writeReport } from '../run/write-report.ts';

/** Of one report; what is larger could not be a text of node's. CWE-770. */
const REPORT_BYTES = 400 * 1024 * 1024;
const REPORTS = 10_000;

/** Options that judge: a report was judged where it was made. */
const JUDGING = ['fail-on', 'strict', 'config', 'no-config', 'print-config', 'policy-floor', 'shard'];

export const merge: Command = {
  usage: 'merge [NAME=]REPORT…',
  async run({ io, values, positionals }) {
    const foreign = JUDGING.find((name) => values[name] !== undefined);
    if (foreign !== undefined) {
      throw new CheckError('usage', `merge: found --${foreign}, expected it where the reports are made`);
    }
    if (positionals.length === 0 || positionals.length > REPORTS) {
      throw new CheckError('usage', `merge: expected 1 to ${REPORTS} reports, found ${positionals.length}`, {
        hint: 'They are what --format json=FILE writes: git model-check merge part-*.json',
      });
    }
    destinationsOf(values); // a wrong --format is reported before anything is read
    const store = createSpool(KEPT_BYTES);
    try {
      const report = merged(io, positionals, store);
      await writeReport(report, io, values, { rejects: rejectsAsReported });
      return report.exitCode;
    } finally {
      store.release();
    }
  },
};

/** Of all reports together: more goes to a file without a name. */
const KEPT_BYTES = 8 * 1024 * 1024;

function merged(io: Io, names: readonly string[], store: Store): Report {
  boundHeap(OF_LARGE_LISTS);
  const given = names.map((name) => givenReport(io, name));
  try {
    return mergeReports(given, store);
  } catch (error) {
    if (error instanceof ReportFault) throw new CheckError('incomplete', `merge: ${error.message}`, { cause: error });
    throw error;
  }
}

type Place = (file: FileReport) => void;

/** Of a repository: parts of a path without dots alone. */
const REPOSITORY = /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[\w.@+-]+(?:\/[\w.@+-]+){0,7}$/;

/** `backend=backend.json`; a file of that whole name comes first. */
function givenReport(io: Io, given: string): GivenReport {
  const at = given.indexOf('=');
  const repository = given.slice(0, Math.max(0, at));
  const isNamed =
    REPOSITORY.test(repository) && statSync(path.resolve(io.cwd, given), { throwIfNoEntry: false }) === undefined;
  if (!isNamed) return { read: (place) => readFile(io, given, place) };
  return { repository, read: (place) => readFile(io, given.slice(at + 1), place) };
}

/** @throws CheckError (`incomplete`) for anything but a whole report: nothing is clean because nothing was read */
function readFile({ cwd }: Io, name: string, place: Place): ReadReport {
  const descriptor = opened(path.resolve(cwd, name), name);
  try {
    return readFrom(descriptor, new ReportReader(place), name);
  } catch (cause) {
    throw cause instanceof CheckError ? cause : new CheckError('incomplete', `${name}: ${faultOf(cause)}`, { cause });
  } finally {
    closeSync(descriptor);
  }
}

/** @throws CheckError (`incomplete`) */
function opened(file: string, name: string): number {
  try {
    return openSync(file, 'r');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code; // fs throws nothing else
    const found = code === 'ENOENT' ? 'no such report' : `cannot be read (${code})`;
    throw new CheckError('incomplete', `${name}: ${found}`, { cause });
  }
}

/** Bytes read at once. */
const PIECE_BYTES = 1024 * 1024;

function readFrom(descriptor: number, reader: ReportReader, name: string): ReadReport {
  const stat = fstatSync(descriptor);
  const { size } = stat;
  if (!stat.isFile())
    throw new CheckError('incomplete', `${name}: ${stat.isDirectory() ? 'found a folder, ' : ''}expected a file`);
  if (size > REPORT_BYTES) {
    throw new CheckError('incomplete', `${name}: found ${size} bytes, expected a report of at most ${REPORT_BYTES}`);
  }
  const piece = Buffer.allocUnsafe(PIECE_BYTES);
  let isEmpty = true;
  for (let read = readSync(descriptor, piece); read > 0; read = readSync(descriptor, piece)) {
    const bytes = piece.subarray(0, read);
    isEmpty &&= bytes.every((byte) => BLANKS.has(byte));
    reader.push(bytes);
    boundHeap(OF_LARGE_LISTS);
  }
  if (isEmpty) throw new CheckError('incomplete', `${name}: found nothing, expected a report`);
  return reader.end();
}

/** Of JSON: space, tabulator, line feed, carriage return. */
const BLANKS: ReadonlySet<number> = new Set([0x20, 0x09, 0x0a, 0x0d]);

function faultOf(cause: unknown): string {
  if (cause instanceof ReportFault) return cause.message;
  if (cause instanceof SyntaxError) return 'found no whole JSON, expected a report of --format json';
  const { code } = Object(cause) as { readonly code?: unknown };
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'no report: it is not UTF-8';
  if (code === undefined) throw cause; // a bug
  return `cannot be read (${code})`;
}

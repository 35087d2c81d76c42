/** A file whose report lies elsewhere: its status is known at once, the rest is read when somebody asks for it. */
import type { FileReport, FileStatus } from '../../judge/finding.ts';

/** By the number of a file. */
interface Reports {
  fileAt(index: number): FileReport;
  statusAt(index: number): FileStatus;
  reportAt(index: number): number | undefined;
}

/** What is read: all but the status and the report that it is of. */
const FIELDS = [
  ...(['path', 'pathBytes', 'blob', 'sha256', 'size', 'formats', 'members'] as const),
  ...(['imports', 'findings', 'unexamined', 'leftOut', 'commit'] as const),
] as const satisfies readonly (keyof FileReport)[];

/** The number alone is in memory. Not private: a file with fewer findings is made from this one, and asks as it does. */
class KeptFile {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

/** What makes a file of its number. A class of its own knows where the reports are, so that no file has to. */
export function fileMaker(reports: Reports): (index: number) => FileReport {
  const Kept = class extends KeptFile {};
  const define = (field: keyof FileReport, read: (index: number) => unknown): void => {
    Object.defineProperty(Kept.prototype, field, {
      get(this: KeptFile) {
        return read(this.index);
      },
    });
  };
  for (const field of FIELDS) define(field, (index) => reports.fileAt(index)[field]);
  define('status', (index) => reports.statusAt(index));
  define('mergedFrom', (index) => reports.reportAt(index));
  return (index) => new Kept(index) as unknown as FileReport; // each field is defined; one that it has not is undefined
}

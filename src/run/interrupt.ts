/** SIGINT and SIGTERM while git writes a large content, or a temporary folder is in use: both are ended with us. At all other times the signals' own effect is the right one, at once: git's processes end with their pipes, and temporary files have no name. */
import { stopGit } from '../git/run.ts';

/** What a shell makes of a process that a signal ended: 128 and the signal's number. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/** The result of what is started; from before its start on, a signal ends the process. */
export async function untilInterrupted<Result>(start: () => Promise<Result>): Promise<Result> {
  const release = catchInterrupts();
  try {
    return await start();
  } finally {
    release();
  }
}

/** From now on a signal ends the process in its own time, after what listens to its `exit`. @returns what gives the signals their own effect back */
export function catchInterrupts(): () => void {
  const onInterrupt = () => end(CODES.SIGINT);
  const onTerminate = () => end(CODES.SIGTERM);
  process.once('SIGINT', onInterrupt).once('SIGTERM', onTerminate);
  return () => void process.off('SIGINT', onInterrupt).off('SIGTERM', onTerminate);
}

function end(code: number): never {
  stopGit();
  process.exit(code);
}

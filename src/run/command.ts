/** What a command is, and the only doors through which one touches the process: its arguments, environment and streams. */
import type { ParseArgsConfig } from 'node:util';
import { usableColumns } from '../report/layout.ts';
import type { ExitCode } from '../report/report-types.ts';

/** Where text goes: a stream of node's, or what is like one. */
export interface Output {
  /** False, as of a stream of node's: it is full, and keeps in memory what else it is given. */
  write(text: string | Uint8Array): unknown;
  /** Settles when it takes more, or never will. */
  drained?(): Promise<void>;
  readonly isTTY?: boolean;
  readonly columns?: number;
}

/** Columns that text on it may take: those of a terminal, else 80. */
export function columnsFor({ isTTY, columns }: Output): number {
  return usableColumns(isTTY === true ? columns : undefined);
}

/** The process as a command sees it; tests and other hosts give their own. */
export interface Io {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: Output;
  readonly stderr: Output;
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  /** The file by which node was started: it says who has installed the program. */
  readonly script?: string;
  /** What a further thread runs, and what it is given; without it there is one thread. */
  readonly thread?: { readonly script: string; readonly data: unknown };
}

export type OptionTable = NonNullable<ParseArgsConfig['options']>;
export type OptionValues = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

export interface Invocation {
  readonly io: Io;
  readonly values: OptionValues;
  readonly positionals: readonly string[];
}

export interface Command {
  /** Options of its own, besides those that every command has. */
  readonly options?: OptionTable;
  /** How it is called, without `git model-check`: `scan PATH… | -`. */
  readonly usage: string;
  /** @throws CheckError for all that the user can fix */
  run(invocation: Invocation): Promise<ExitCode>;
}

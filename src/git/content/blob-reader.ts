/** Content and sizes by object id through one `git cat-file --batch` process, several requests under way at once. See https://git-scm.com/docs/git-cat-file#_batch_output. */
import type { ChildProcess } from 'node:child_process';
import { CheckError } from '../../check-error.ts';
import type { Location } from '../environment.ts';
import { gitFailure } from '../failure.ts';
import { endingOf, startGit } from '../run.ts';

/** One answer. `content` is null where only the header was asked for; a missing object has neither. */
export type BatchAnswer =
  | {
      readonly kind: 'object';
      readonly oid: string;
      readonly type: string;
      readonly size: number;
      readonly content: Buffer | null;
    }
  | { readonly kind: 'missing' };

interface Request {
  readonly name: string;
  resolve(answer: BatchAnswer): void;
  reject(error: unknown): void;
}

interface Header {
  readonly oid: string;
  readonly type: string;
  readonly size: number;
}

const LINE_FEED = 0x0a;
/** What git ends with when it does not know an option: commands came with 2.36. */
const USAGE = 129;

/** Mutable: one child process, and the requests that it has not answered yet, in order. */
export class BlobReader {
  readonly #location: Location;
  readonly #mode: '--batch' | '--batch-check';
  readonly #waiting: Request[] = [];
  /** Of the commands `flush` lets git write many answers at once: one by one they take it twice as long. */
  #usesCommands = true;
  #child: ChildProcess | null = null;
  #failure: unknown = null;
  #unwritten = '';
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #header: Header | null = null;

  constructor(location: Location, mode: '--batch' | '--batch-check') {
    this.#location = location;
    this.#mode = mode;
  }

  /**
   * @param name an object id, or a name such as `:0:path` that holds no line feed
   * @throws CheckError (`incomplete`) when git fails, or dies before it has answered
   */
  request(name: string): Promise<BatchAnswer> {
    return new Promise((resolve, reject) => this.#ask({ name, resolve, reject }));
  }

  /**
   * The answers in the order of the names. One promise for all: where each name waits alone, waiting is most of the work.
   * @throws CheckError as `request`
   */
  requestAll(names: readonly string[]): Promise<readonly BatchAnswer[]> {
    return new Promise((resolve, reject) => {
      const answers: BatchAnswer[] = [];
      const take = (answer: BatchAnswer) => {
        if (answers.push(answer) === names.length) resolve(answers);
      };
      if (names.length === 0) resolve(answers);
      for (const name of names) this.#ask({ name, resolve: take, reject });
    });
  }

  #ask(request: Request): void {
    if (this.#failure !== null) {
      request.reject(this.#failure);
      return;
    }
    this.#child ??= this.#start();
    this.#waiting.push(request);
    if (this.#unwritten === '') queueMicrotask(() => this.#write());
    this.#unwritten += this.#line(request.name);
  }

  /** Requests of one turn go out together: a system call for each costs more than git's answer. */
  #write(): void {
    this.#child?.stdin?.write(this.#usesCommands ? `${this.#unwritten}flush\n` : this.#unwritten);
    this.#unwritten = '';
  }

  #line(name: string): string {
    if (!this.#usesCommands) return `${name}\n`;
    return this.#mode === '--batch' ? `contents ${name}\n` : `info ${name}\n`;
  }

  close(): void {
    this.#failure ??= new CheckError('incomplete', 'the reader of blobs was closed');
    this.#child?.kill('SIGKILL');
  }

  #start(): ChildProcess {
    const mode = this.#usesCommands ? ['--batch-command', '--buffer'] : [this.#mode];
    const child = startGit(this.#location, ['cat-file', ...mode], ['pipe', 'pipe', 'pipe']);
    child.stdin?.on('error', () => undefined); // a git that dies is recognised by its ending
    child.stdout?.on('data', (chunk: Buffer) => this.#receive(chunk));
    endingOf(child).then(
      (ending) => {
        if (this.#usesCommands && ending.code === USAGE) this.#askOldGit();
        else this.#fail(gitFailure(`cat-file ${this.#mode}`, ending));
      },
      (error) => this.#fail(error),
    );
    return child;
  }

  /** All that was asked so far, in the way that every git knows. */
  #askOldGit(): void {
    if (this.#failure !== null) return;
    this.#usesCommands = false;
    this.#unwritten = this.#waiting.map(({ name }) => this.#line(name)).join('');
    this.#child = this.#start();
    this.#write();
  }

  #fail(error: unknown): void {
    this.#failure ??= error;
    for (const request of this.#waiting.splice(0)) request.reject(this.#failure);
  }

  #receive(chunk: Buffer): void {
    this.#pending.push(chunk);
    this.#pendingBytes += chunk.length;
    if (this.#header !== null && this.#pendingBytes <= this.#header.size) return;
    const bytes: Buffer = this.#pending.length === 1 ? chunk : Buffer.concat(this.#pending);
    let start = 0;
    for (let next = this.#step(bytes, start); next !== null; next = this.#step(bytes, start)) start = next;
    const rest = bytes.subarray(start);
    this.#pending = rest.length === 0 ? [] : [rest];
    this.#pendingBytes = rest.length;
  }

  /** Takes one header or one content. @returns where the next begins; null when there is too little */
  #step(bytes: Buffer, start: number): number | null {
    if (this.#header !== null) return this.#takeContent(bytes, start, this.#header);
    const end = bytes.indexOf(LINE_FEED, start);
    if (end === -1) return null;
    this.#takeHeader(bytes.toString('latin1', start, end));
    return end + 1;
  }

  /** `0123… blob 42`, or `NAME missing`. */
  #takeHeader(line: string): void {
    const [, oid, type, size] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(line) ?? [];
    if (oid === undefined || type === undefined) {
      this.#answer(missing(line, this.#waiting[0]?.name));
      return;
    }
    const header = { oid, type, size: Number(size) };
    if (this.#mode === '--batch') this.#header = header;
    else this.#answer({ kind: 'object', ...header, content: null });
  }

  #takeContent(bytes: Buffer, start: number, header: Header): number | null {
    const end = start + header.size;
    if (bytes.length <= end) return null;
    this.#header = null;
    this.#answer({ kind: 'object', ...header, content: bytes.subarray(start, end) });
    return end + 1;
  }

  #answer(answer: BatchAnswer | CheckError): void {
    const request = this.#waiting.shift();
    if (answer instanceof CheckError) request?.reject(answer);
    else request?.resolve(answer);
  }
}

function missing(line: string, name = ''): BatchAnswer | CheckError {
  if (/ (missing|ambiguous)$/.test(line)) return { kind: 'missing' };
  return new CheckError('incomplete', `git cat-file: expected an object for ${name}, found ${JSON.stringify(line)}`);
}

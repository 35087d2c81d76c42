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

/** Mutable: names that are answered one after the other. */
interface Request {
  readonly names: readonly string[];
  /** How many are answered. */
  answered: number;
  take(answer: BatchAnswer): void;
  /** In the place of `take`, where of a blob its bytes alone are asked for. */
  takeSize?(bytes: number): void;
  reject(error: unknown): void;
}

interface Header {
  readonly oid: string;
  readonly type: string;
  readonly size: number;
}

const LINE_FEED = 0x0a;
const SPACE = 0x20;
const ZERO = 0x30;
const BLOB = 'blob';
/** Before the last blank of an answer. */
const BETWEEN: readonly number[] = [...Buffer.from(` ${BLOB}`)];
/** Digits of an id: of SHA-1, else of SHA-256. */
const [SHORT_ID, LONG_ID] = [40, 64];
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
    return new Promise((take, reject) => this.#ask({ names: [name], answered: 0, take, reject }));
  }

  /**
   * How many bytes each blob has, in the order of the names; the whole answer for what is no blob. One promise for all:
   * where each name waits alone, waiting is most of the work.
   * @throws CheckError as `request`
   */
  requestSizes(names: readonly string[]): Promise<readonly (number | BatchAnswer)[]> {
    return new Promise((resolve, reject) => {
      const answers: (number | BatchAnswer)[] = [];
      const take = (answer: number | BatchAnswer) => {
        if (answers.push(answer) === names.length) resolve(answers);
      };
      if (names.length === 0) resolve(answers);
      else this.#ask({ names, answered: 0, take, takeSize: take, reject });
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
    this.#unwritten += this.#lines(request.names);
  }

  /** Requests of one turn go out together: a system call for each costs more than git's answer. */
  #write(): void {
    this.#child?.stdin?.write(this.#usesCommands ? `${this.#unwritten}flush\n` : this.#unwritten);
    this.#unwritten = '';
  }

  #lines(names: readonly string[]): string {
    if (names.length === 0) return '';
    const command = !this.#usesCommands ? '' : this.#mode === '--batch' ? 'contents ' : 'info ';
    return `${command}${names.join(`\n${command}`)}\n`;
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
    this.#unwritten = this.#waiting.map(({ names, answered }) => this.#lines(names.slice(answered))).join('');
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
    const size = blobSizeIn(bytes, start, end);
    if (size === null) this.#takeHeader(bytes.toString('latin1', start, end));
    else if (this.#waiting[0]?.takeSize !== undefined) this.#answer(size);
    else this.#takeObject({ oid: bytes.toString('latin1', start, bytes.indexOf(SPACE, start)), type: BLOB, size });
    return end + 1;
  }

  /** `0123… tree 42`, or `NAME missing`. */
  #takeHeader(line: string): void {
    const [, oid, type, size] = /^([0-9a-f]{40,64}) (\w+) (\d+)$/.exec(line) ?? [];
    if (oid !== undefined && type !== undefined) {
      this.#takeObject({ oid, type, size: Number(size) });
      return;
    }
    const [request] = this.#waiting;
    this.#answer(missing(line, request?.names[request.answered]));
  }

  #takeObject(header: Header): void {
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

  #answer(answer: BatchAnswer | CheckError | number): void {
    const [request] = this.#waiting;
    if (request === undefined) return;
    request.answered += 1;
    if (request.answered === request.names.length) this.#waiting.shift();
    if (typeof answer === 'number') request.takeSize?.(answer);
    else if (answer instanceof CheckError) request.reject(answer);
    else request.take(answer);
  }
}

/** Of most answers, without making texts of them: null for anything but `0123… blob 42`. */
function blobSizeIn(bytes: Buffer, start: number, end: number): number | null {
  let at = end - 1;
  let size = 0;
  for (let unit = 1; at > start && bytes[at] !== SPACE; at -= 1, unit *= 10) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return null;
    size += unit * digit;
  }
  const idEnd = at - BETWEEN.length;
  if (at === end - 1 || (idEnd - start !== SHORT_ID && idEnd - start !== LONG_ID)) return null;
  return BETWEEN.every((byte, index) => bytes[idEnd + index] === byte) ? size : null;
}

function missing(line: string, name = ''): BatchAnswer | CheckError {
  if (/ (missing|ambiguous)$/.test(line)) return { kind: 'missing' };
  return new CheckError('incomplete', `git cat-file: expected an object for ${name}, found ${JSON.stringify(line)}`);
}

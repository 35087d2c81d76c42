/** A headless Chromium that opens one page: what the HTML report does is asked of a browser. See https://chromedevtools.github.io/devtools-protocol/ and --remote-debugging-pipe. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Duplex } from 'node:stream';

const PROGRAMS = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

/** The first that is installed, or null. */
export const CHROMIUM: string | null =
  PROGRAMS.find((program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0) ?? null;

interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

/** One browser with one page. */
export class Page {
  readonly #process: ChildProcess;
  readonly #folder: string;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  readonly #events: Reply[] = [];
  #session = '';
  #count = 0;

  private constructor(program: string) {
    this.#folder = mkdtempSync(path.join(tmpdir(), 'model-check-page-'));
    const flags = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--remote-debugging-pipe'];
    this.#process = spawn(program, [...flags, `--user-data-dir=${this.#folder}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    let rest = '';
    this.#pipe(4)
      .setEncoding('utf8')
      .on('data', (text: string) => {
        const parts = (rest + text).split('\0');
        rest = parts.pop() ?? '';
        for (const part of parts) this.#take(JSON.parse(part) as Reply); // the browser writes nothing else
      });
  }

  static async start(program: string): Promise<Page> {
    const page = new Page(program);
    const { targetId } = await page.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await page.send('Target.attachToTarget', { targetId, flatten: true });
    page.#session = String(sessionId);
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await page.send(`${domain}.enable`);
    return page;
  }

  /** What the browser has said since the page was opened: complaints of its policy, requests, errors. */
  get said(): readonly Reply[] {
    return this.#events;
  }

  async open(url: string, width = 1600): Promise<void> {
    await this.send('Emulation.setDeviceMetricsOverride', { width, height: 900, deviceScaleFactor: 1, mobile: false });
    this.#events.length = 0;
    await this.send('Page.navigate', { url });
    while (!this.#events.some(({ method }) => method === 'Page.loadEventFired')) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  /** @returns what the expression is in the page, as JSON carries it */
  async ask(expression: string): Promise<unknown> {
    const reply = await this.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true });
    if (reply['exceptionDetails'] !== undefined) throw new Error(JSON.stringify(reply['exceptionDetails']));
    return (reply['result'] as { readonly value?: unknown }).value; // by the protocol
  }

  async send(method: string, params: object = {}): Promise<Readonly<Record<string, unknown>>> {
    this.#count += 1;
    const id = this.#count;
    const session = this.#session === '' ? {} : { sessionId: this.#session };
    const reply = await new Promise<Reply>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#pipe(3).write(`${JSON.stringify({ id, method, params, ...session })}\0`);
    });
    if (reply.error !== undefined) throw new Error(`${method}: ${reply.error.message}`);
    return reply.result ?? {};
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    await closed;
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }

  #pipe(descriptor: number): Duplex {
    return this.#process.stdio[descriptor] as Duplex; // as it was asked for
  }

  #take(reply: Reply): void {
    if (reply.id === undefined) this.#events.push(reply);
    else this.#waiting.get(reply.id)?.(reply);
  }
}

/** A headless Chromium that a test speaks to over a pipe: no port, no package. See https://chromedevtools.github.io/devtools-protocol/. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'chrome'];

/** Null where there is none. */
export function findBrowser(): string | null {
  const asked = process.env['MODEL_CHECK_TEST_BROWSER'];
  const names = asked === undefined ? NAMES : [asked];
  return names.find((name) => spawnSync(name, ['--version'], { timeout: 20_000 }).status === 0) ?? null;
}

type Parameters = Readonly<Record<string, unknown>>;
type Answer = Readonly<Record<string, unknown>>;

/** What the browser says by itself: a request, a complaint, an error. */
export interface Said {
  readonly method: string;
  readonly params: Answer;
}

interface Message {
  readonly id?: number;
  readonly method?: string;
  readonly params?: Answer;
  readonly result?: Answer;
  readonly error?: { readonly message: string };
}

export class Browser {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #waiting = new Map<number, { resolve(answer: Answer): void; reject(error: Error): void }>();
  #said: Said[] = [];
  #onLoad: () => void = () => undefined;
  #last = 0;
  #session: string | undefined;

  private constructor(program: string) {
    this.#profile = mkdtempSync(path.join(tmpdir(), 'model-check-browser-'));
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--remote-debugging-pipe'];
    this.#process = spawn(program, [...flags, `--user-data-dir=${this.#profile}`, 'about:blank'], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
    });
    this.#read(this.#process.stdio[4] as Readable); // a pipe, as asked for
  }

  static async open(program: string): Promise<Browser> {
    const browser = new Browser(program);
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: true });
    browser.#session = String(sessionId);
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await browser.send(`${domain}.enable`);
    return browser;
  }

  send(method: string, params: Parameters = {}): Promise<Answer> {
    const id = ++this.#last;
    const message = { id, method, params, ...(this.#session === undefined ? {} : { sessionId: this.#session }) };
    (this.#process.stdio[3] as Writable).write(`${JSON.stringify(message)}\0`); // a pipe, as asked for
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  /** Opens a page, and waits until all of it is there. @returns what went wrong on it */
  async goTo(url: string): Promise<readonly string[]> {
    this.#said = [];
    const loaded = new Promise<void>((resolve) => {
      this.#onLoad = resolve;
    });
    await this.send('Page.navigate', { url });
    await loaded;
    await this.evaluate('document.fonts.ready.then(() => null)');
    return this.#said.map(complaintOf).filter((complaint) => complaint !== null);
  }

  /** The value of an expression of the page, awaited. */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      returnByValue: true,
      awaitPromise: true,
    });
    if (exceptionDetails !== undefined) throw new Error(JSON.stringify(exceptionDetails));
    return (result as Answer)['value']; // what the protocol says
  }

  /** Since the page was opened. */
  get said(): readonly Said[] {
    return this.#said;
  }

  async look(width: number, scheme: 'light' | 'dark'): Promise<void> {
    await this.send('Emulation.setDeviceMetricsOverride', {
      width,
      height: 800,
      deviceScaleFactor: 1,
      mobile: false,
    });
    await this.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#process.once('close', resolve));
    this.#session = undefined;
    this.send('Browser.close').catch(() => undefined);
    await closed;
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 5 });
  }

  #read(pipe: Readable): void {
    let rest = '';
    pipe.setEncoding('utf8').on('data', (chunk: string) => {
      const parts = (rest + chunk).split('\0');
      rest = parts.pop() ?? '';
      for (const part of parts) this.#take(JSON.parse(part) as Message);
    });
  }

  #take({ id, method, params = {}, result = {}, error }: Message): void {
    if (method !== undefined) this.#said.push({ method, params });
    if (method === 'Page.loadEventFired') this.#onLoad();
    const waiting = id === undefined ? undefined : this.#waiting.get(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(new Error(error.message));
  }
}

function complaintOf({ method, params }: Said): string | null {
  switch (method) {
    case 'Runtime.exceptionThrown':
      return JSON.stringify(params);
    case 'Network.loadingFailed':
      return params['canceled'] === true ? null : JSON.stringify(params); // canceled: of the page before
    case 'Log.entryAdded':
      return (params['entry'] as Answer)['level'] === 'error' ? JSON.stringify(params['entry']) : null;
    case 'Runtime.consoleAPICalled':
      return params['type'] === 'error' ? JSON.stringify(params['args']) : null;
    default:
      return null;
  }
}

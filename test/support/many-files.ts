/** Lets one process of `npm test` run the tests of many files: each title begins with the name of its file. See https://github.com/avajs/ava/blob/main/docs/01-writing-tests.md. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';

type Chain = (...args: readonly unknown[]) => unknown;

interface Macro {
  readonly exec: Chain;
  readonly title?: (title: string | undefined, ...args: readonly unknown[]) => string;
}

/** Of the file whose tests are declared now. */
let name = '';

/** To be imported before a file: `file-begins.ts?formats/pmml`. */
export function fileBegins(of: string): void {
  name = of;
}

const isMacro = (value: unknown): value is Macro => typeof value === 'object' && value !== null && 'exec' in value;

/** What AVA is given for `test(title, implementation, ...rest)`. */
export function titled(args: readonly unknown[]): readonly unknown[] {
  const [title, [implementation, ...rest]] =
    typeof args[0] === 'string' ? [args[0], args.slice(1)] : [undefined, [...args]];
  if (!isMacro(implementation)) return title === undefined ? args : [`${name}: ${title}`, implementation, ...rest];
  const own = implementation.title === undefined ? title : implementation.title(title, ...rest);
  return [`${name}: ${own}`, implementation.exec, ...rest];
}

/** `test`, `test.skip`, `test.after.always`, …; a macro stays as it is. @param rest where what the chain lacks is */
function naming(chain: object, rest: object = chain): object {
  return new Proxy(chain, {
    apply: (target, self, args) => Reflect.apply(target as Chain, self, titled(args)),
    get(target, key, self) {
      if (key === 'serial') return self;
      const value: unknown = Reflect.get(target, key) ?? Reflect.get(rest, key);
      return typeof value === 'function' && key !== 'macro' ? naming(value) : value;
    },
  });
}

/** Bytes of its code that a function has run before V8 optimizes it, six times what V8 does by itself: most tests end before that has gained what it costs. See `node --v8-options`. */
const BEFORE_OPTIMIZING = 400_000;

/** AVA calls this before it loads a file of tests. */
export default function install(): void {
  setFlagsFromString(`--interrupt-budget=${BEFORE_OPTIMIZING}`);
  const require = createRequire(import.meta.url);
  const { refs } = require(path.join(path.dirname(require.resolve('ava')), '..', 'lib', 'worker', 'state.cjs'));
  // One test after the other: of hundreds at once each would take as long as all.
  refs.runnerChain = naming(refs.runnerChain.serial, refs.runnerChain);
}

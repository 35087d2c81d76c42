/** Makes YAML whose tags call `os.system`, in every spelling that PyYAML takes, and YAML that only looks so. See https://pyyaml.org/wiki/PyYAMLDocumentation#yaml-tags-and-python-types. */
import type { Loaders } from '../support/effect-oracle.ts';
import { Random } from './random.ts';

export const PYYAML: Loaders = {
  modules: ['yaml', 'subprocess'],
  loaders: {
    unsafe: 'with open(path, "rb") as file: list(yaml.load_all(file, Loader=yaml.UnsafeLoader))',
    full: 'with open(path, "rb") as file: list(yaml.load_all(file, Loader=yaml.FullLoader))',
  },
};

const PYTHON = 'tag:yaml.org,2002:python/';

export function makeYaml(seed: number): Buffer {
  const random = new Random(seed);
  const text = new Maker(random).documents();
  const encoding = random.below(10);
  if (encoding === 0) return Buffer.from(`\ufeff${text}`, 'utf16le');
  if (encoding === 1) return Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return Buffer.from(encoding === 2 ? `\ufeff${text}` : text);
}

class Maker {
  readonly #random: Random;
  readonly #handle: string;

  constructor(random: Random) {
    this.#random = random;
    this.#handle = random.pick(['', '', '', '!', '!x!', '!py-1!', '!!']);
  }

  documents(): string {
    const before = this.#random.chance(20) ? 'a: 1\n---\n' : '';
    const after = this.#random.chance(20) ? '\n...\n---\nb: [2]\n' : '\n';
    const text = `${this.#value(0)}${after}`;
    if (this.#handle === '') return before + text;
    const prefix = this.#random.pick([PYTHON, `${PYTHON}object/`, 'tag:yaml.org,2002:']);
    this.#prefix = prefix;
    return `%TAG ${this.#handle} ${prefix}\n---\n${this.#value(0)}${after}`;
  }

  #prefix: string | null = null;

  #value(depth: number): string {
    const random = this.#random;
    if (depth === 3) return this.#call();
    const pad = ' '.repeat(2 * depth);
    const inner = () => this.#value(depth + 1);
    return random.pick([
      () => this.#call(),
      () => this.#call(),
      () => `${depth === 0 ? '' : '\n'}${pad}key: ${inner()}`,
      () => `${depth === 0 ? '' : '\n'}${pad}- 1\n${pad}- ${inner()}`,
      () => `${depth === 0 ? '' : '\n'}${pad}? ${this.#call()}\n${pad}: 1`,
      () => `[1, ${this.#call()}, 2]`,
      () => `{a: ${this.#call()}}`,
      () => `&anchor ${this.#call()}`,
      () => `"plain ${random.below(9)}"`,
    ])();
  }

  #call(): string {
    const random = this.#random;
    const kind = random.pick(['object/apply', 'object/apply', 'object/new', 'name', 'object', 'str']);
    const name = random.pick(['os.system', 'posix.system', 'subprocess.Popen', 'subprocess.call', 'os.getcwd']);
    const tag = this.#tag(`${kind}:${name}`);
    const command = random.pick(['touch ran', '"touch ran"', "'touch ran'", '!!str touch ran']);
    return `${tag} ${random.pick([`[${command}]`, `{args: [${command}]}`, `{args: [${command}], kwds: {}}`, `[${command}] # said`, '{a: 1}', "''"])}`;
  }

  /** In full, behind a handle, with escapes. */
  #tag(suffix: string): string {
    const random = this.#random;
    const escaped = random.chance(30)
      ? suffix.replace(/[a-z]/g, (c) => (random.chance(20) ? hex(c, random) : c))
      : suffix;
    const whole = `${PYTHON}${escaped}`;
    const choices = [() => `!<${whole}>`];
    if (this.#handle !== '!!')
      choices.push(
        () => `!!python/${escaped}`,
        () => `!!python/${escaped}`,
      );
    const prefix = this.#prefix;
    if (prefix !== null && `${PYTHON}${suffix}`.startsWith(prefix)) {
      const rest = `${PYTHON}${suffix}`.slice(prefix.length);
      choices.push(() => `${this.#handle}${random.chance(30) ? rest.replace('s', '%73') : rest}`);
    }
    return random.pick(choices)();
  }
}

function hex(character: string, random: Random): string {
  const digits = character.charCodeAt(0).toString(16);
  return `%${random.chance(50) ? digits.toUpperCase() : digits}`;
}

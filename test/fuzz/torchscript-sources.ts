/** Makes TorchScript sources, hostile and honest, in every spelling that the language has for a blank, a string and a name of an operator. https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/frontend/lexer.h */
import { bytes, op } from '../support/assembler.ts';
import { zip } from '../support/containers.ts';
import type { Random } from './random.ts';

export interface ScriptCase {
  readonly isHonest: boolean;
  readonly code: string;
  /** A second file of code, with a class that the first uses. */
  readonly other: string;
}

const BLANKS = ['', '', '', ' ', '\t', '  ', '\r', '\f', '\v', '\\\n', ' \\\n\t'];
/** Inside brackets lines end where they like. */
const INNER = [...BLANKS, '\n', '\n# torch.add(\n', " # it's\n", '\n  '];

/** A pickle that makes the file `effect`, in base64. */
const UNPICKLED = Buffer.from("c_io\nopen\n(S'effect'\nS'w'\ntR.").toString('base64');

class Writer {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  blank(inner = false): string {
    return this.#random.pick(inner ? INNER : BLANKS);
  }

  /** A string token for this text, which is plain ASCII. */
  text(text: string): string {
    const { pick, chance } = bound(this.#random);
    const quote = pick(['"', "'", '"""', "'''"]);
    const body = [...text].map((letter) =>
      chance(15) ? `\\${letter.charCodeAt(0).toString(8).padStart(3, '0')}` : letter,
    );
    const cut = chance(20) ? Math.floor(text.length / 2) : 0;
    const [first, second] = [body.slice(0, cut).join(''), body.slice(cut).join('')];
    return cut === 0 ? `${quote}${second}${quote}` : `"${first}"${this.blank()}${quote}${second}${quote}`;
  }

  /** The namespace `aten`, with the statements before it that it needs. */
  namespace(): { readonly before: readonly string[]; readonly text: string } {
    const { pick, chance } = bound(this.#random);
    const b = () => this.blank();
    const text = pick([
      () => 'torch',
      () => `ops${b()}.${b()}aten`,
      () => `torch${b()}.${b()}autograd`,
      () => `ops.mine${b()}.${b()}autograd.autograd`,
      () => `getattr${b()}(${b()}ops,${b()}${this.text('aten')})`,
      () => `(${b()}torch${b()})`,
      () => `getattr((torch), "autograd")`,
    ])();
    if (!chance(25)) return { before: [], text };
    const name = pick(['t', 'torch_', 'self_', 'x']);
    const again = chance(30) ? [`y = ${name}`] : [];
    return { before: [`${name} = ${text}`, ...again], text: again.length > 0 ? 'y' : name };
  }

  callee(name: string): { readonly before: readonly string[]; readonly text: string } {
    const { pick, chance } = bound(this.#random);
    const { before, text } = this.namespace();
    const b = () => this.blank();
    const callee = pick([
      () => `${text}${b()}.${b()}${name}`,
      () => `(${text}${b()}.${b()}${name})`,
      () => `getattr${b()}(${text}${b()},${b()}${this.text(name)})`,
    ])();
    return chance(15) ? { before: [...before, `f = ${callee}`], text: 'f' } : { before, text: callee };
  }

  /** Statements that write the file `effect`. */
  effect(): string[] {
    const { pick } = bound(this.#random);
    const inner = () => this.blank(true);
    const kind = pick(['from_file', 'save', 'from_file', 'save', 'opaque']);
    if (kind === 'opaque') return this.#opaque();
    const { before, text } = this.callee(kind);
    const file = this.text('effect');
    const call =
      kind === 'from_file'
        ? `${text}${this.blank()}(${inner()}${file}${inner()},${inner()}True,${inner()}4)`
        : `${text}${this.blank()}(${inner()}[1]${inner()},${inner()}${file})`;
    // What nobody uses PyTorch would leave out.
    return [...before, ...(kind === 'from_file' ? [`z = ${call}`, 'print(z)'] : [call])];
  }

  /** A class of PyTorch's own that unpickles its state, by its name or through variables. Older versions refuse the code. */
  #opaque(): string[] {
    const { pick } = bound(this.#random);
    const b = () => this.blank();
    const [before, owner] = pick<() => readonly [string[], string]>([
      () => [[], `__torch__${b()}.${b()}torch.classes${b()}.aten`],
      () => [[`c = __torch__${b()}.torch`], `c${b()}.classes.aten`],
      () => [['c = __torch__', 'd = c.torch'], `d.${b()}classes.aten`],
      () => [[`c = getattr${b()}(__torch__, ${this.text('torch')})`], 'c.classes.aten'],
    ])();
    const type = `${owner}${b()}.${b()}OpaqueObject`;
    return [...before, `q = ${type}.__new__(${type})`, `(q).__setstate__${b()}(${this.text(UNPICKLED)})`];
  }

  /** Statements that do nothing, and look as if they did, or mislead a reader of strings. */
  noise(): string[] {
    return this.#random.pick([
      () => [],
      () => ['q = """ " """'],
      () => ["q = '''a'b'''"],
      () => ["q = '''a\n' torch.save('''"],
      () => ['q = "torch.save(" # it\'s "'],
      () => ['q = "\\""'],
      () => ['# torch.from_file("effect", True, 4)'],
      () => ["q = '\\\n'"],
      () => ['q = "" \'"\''],
      () => ['q = 1.5e3', 'p = .5'],
    ])();
  }

  within(lines: readonly string[]): string[] {
    const indented = lines.map((line) => `  ${line}`);
    return this.#random.pick([
      () => [...lines],
      () => ['if True:', ...indented, 'else:', '  pass'],
      () => ['for i in range(1):', ...indented],
    ])();
  }
}

function bound(random: Random): { pick: Random['pick']; chance: Random['chance'] } {
  return { pick: (choices) => random.pick(choices), chance: (percent) => random.chance(percent) };
}

const HEAD = [
  ...['class M(Module):', '  __parameters__ = []', '  __buffers__ = []', '  training : bool'],
  // Without it PyTorch does not call the other.
  ...['  def __getstate__(self: __torch__.M) -> Tuple[int, bool]:', '    return (1, True)'],
];

function method(name: string, parameters: string, body: readonly string[]): string[] {
  return [`  def ${name}(self${parameters}) -> NoneType:`, ...body.map((line) => `    ${line}`), '    return None'];
}

/** What `__setstate__` does, itself or through something else. */
export function scriptCase(random: Random): ScriptCase {
  const writer = new Writer(random);
  const isHonest = random.chance(25);
  const acts = isHonest ? ['w = torch.zeros([1])'] : writer.effect();
  const body = [...writer.noise(), ...writer.within(acts), ...writer.noise()];
  const set = (lines: readonly string[]) => method('__setstate__', ': __torch__.M, s: Tuple[int, bool]', lines);
  const state = 'self.training = (s)[1]';
  const [code, other] = random.pick<() => readonly [readonly string[], readonly string[]]>([
    () => [[...HEAD, ...set([state, ...body])], []],
    () => [[...HEAD, ...set([state, 'self.save()']), ...method('save', ': __torch__.M', body)], []],
    () => [
      [
        ...HEAD,
        ...set([state, 'n = __torch__.g()']),
        'def g() -> NoneType:',
        ...body.map((line) => `  ${line}`),
        '  return None',
      ],
      [],
    ],
    () => [
      [...HEAD, ...set([state, 'n = __torch__.a.g()'])],
      ['def g() -> NoneType:', ...body.map((line) => `  ${line}`), '  return None'],
    ],
  ])();
  return { isHonest, code: `${code.join('\n')}\n`, other: other.length === 0 ? '' : `${other.join('\n')}\n` };
}

/** The archive of a module `__torch__.M` whose state is `(1, True)`. */
export function scriptArchive({ code, other }: Pick<ScriptCase, 'code' | 'other'>): Uint8Array {
  const data = bytes(
    ...[op.PROTO(2), op.GLOBAL('__torch__', 'M'), op.EMPTY_TUPLE, op.NEWOBJ],
    ...[op.MARK, op.BININT1(1), op.NEWTRUE, op.TUPLE, op.BUILD, op.STOP],
  );
  const entries: [string, Uint8Array | string][] = [
    ['data.pkl', data],
    ['code/__torch__.py', code],
    ...(other === '' ? [] : [['code/__torch__/a.py', other] as [string, string]]),
    ['constants.pkl', bytes(op.PROTO(2), op.EMPTY_TUPLE, op.STOP)],
    ['version', '3\n'],
  ];
  return zip(entries.map(([name, content]) => ({ name: `m/${name}`, content: Buffer.from(content) })));
}

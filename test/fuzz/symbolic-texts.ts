/** Makes texts that `torch.export` might keep as sizes, of calls, names, texts and brackets in every order, in the JSON of a program. See https://github.com/pytorch/pytorch/blob/main/torch/_export/serde/schema.py. */
import type { Loaders } from '../support/effect-oracle.ts';
import { Random } from './random.ts';

/** What `torch.export.load` does with each. */
export const SYMPIFY: Loaders = {
  modules: ['sympy', 'json'],
  // What it evaluates is exec to the hook.
  executes: '<',
  loaders: {
    sympify:
      'with open(path) as file: sympy.sympify(json.load(file)["graph_module"]["expr_str"], locals={"s0": sympy.Symbol("s0")})',
  },
};

const COMMAND = "'touch ran'";
const TEXTS = [COMMAND, "'os'", "'s77'", '"system"', `"__import__('os').system(${COMMAND})"`, "'eval'", "f'{1}'"];
const CODE = ["__import__('os')", "__import__('posix')", 'Symbol.__init__.__globals__', '().__class__', 'sympify'];
const CALLEES = [
  'Add',
  'Mul',
  'Max',
  'S',
  'Symbol',
  'Function',
  'sympify',
  'eval',
  'exec',
  'getattr',
  'abs',
  'print',
  'Lambda',
  'FloorDiv',
];
const NAMES = ['s0', 's77', 'u0', 'oo', 'x', 'True', 'eval', 'int_oo', '1', '2.5', '3j', '10**2'];

/** One program; `seed` decides everything. */
export function makeSymbolicText(seed: number): Uint8Array {
  const random = new Random(seed);
  return Buffer.from(JSON.stringify({ graph_module: { expr_str: expression(random, 4) } }));
}

function expression(random: Random, depth: number): string {
  if (depth === 0 || random.chance(15)) return random.pick(NAMES);
  const inner = () => expression(random, depth - 1);
  switch (random.below(10)) {
    case 0:
      return `${random.pick(CODE)}.system(${COMMAND})`;
    case 1:
      return `${random.pick(CALLEES)}(${random.pick(TEXTS)})`;
    case 2:
      return `(${inner()})${random.pick(['', '(1)', '[0]', '.args', `.system(${COMMAND})`])}`;
    case 3:
      return `${inner()} ${random.pick(['+', '*', '//', 'or', 'if 1 else', '<', '==', '**', '%', ':='])} ${inner()}`;
    case 4:
      return `[${inner()} for s0 in [${inner()}]]`;
    case 5:
      return `${random.pick(['lambda: ', '-', 'not ', '~'])}${inner()}`;
    case 6:
      return `getattr(${random.pick(CODE)}, ${random.pick(["'system'", "'sys'+'tem'"])})(${COMMAND})`;
    case 7:
      return `eval(${random.pick(TEXTS)})`;
    default:
      return `${random.pick(CALLEES)}(${inner()}, ${random.chance(30) ? 'positive=' : ''}${inner()})`;
  }
}

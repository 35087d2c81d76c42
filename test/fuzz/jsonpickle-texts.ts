/** Objects of jsonpickle that call, build and fill in every way that its reader knows. See https://github.com/jsonpickle/jsonpickle/blob/main/jsonpickle/unpickler.py. */
import type { Loaders } from '../support/effect-oracle.ts';
import { Random } from './random.ts';

const COMMAND = 'touch left';
/** Names that start a process, as far as a loader that tries every cut of a path comes to them. */
const CALLEES = [
  'os.system',
  'posix.system',
  'os.popen',
  'subprocess.call',
  'os.path.os.system',
  'shutil.os.system',
  'os.nothing.system',
  '__builtin__.eval',
  'builtins.exec',
];

type Json = unknown;

function named(path: string, random: Random): Json {
  return { [random.pick(['py/function', 'py/type'])]: path };
}

function list(items: readonly Json[], random: Random): Json {
  return random.chance(60) ? { 'py/tuple': items } : items;
}

function call(random: Random): Json {
  const path = random.pick(CALLEES);
  const text = /eval|exec/.test(path) ? `__import__('os').system('${COMMAND}')` : COMMAND;
  const given = random.chance(20) ? { 'py/reduce': [named('builtins.str', random), list([text], random)] } : text;
  switch (random.below(6)) {
    case 0:
      return { 'py/object': path, [random.pick(['py/newargs', 'py/initargs'])]: list([given], random) };
    case 1:
      return { 'py/object': path, 'py/newargsex': { 'py/tuple': [list([given], random), {}] } };
    case 2:
      return {
        'py/reduce': [
          { 'py/reduce': [named('functools.partial', random), list([named(path, random)], random)] },
          list([given], random),
        ],
      };
    case 3:
      return { 'py/reduce': [named('builtins.map', random), list([named(path, random), [given]], random)] };
    case 4:
      return {
        'py/reduce': [
          named('builtins.list', random),
          list(
            [{ 'py/reduce': [named('builtins.map', random), list([named(path, random), [given]], random)] }],
            random,
          ),
        ],
      };
    default:
      return {
        'py/reduce': [named(path, random), list([given], random), null, null, null].slice(0, 2 + random.below(4)),
      };
  }
}

/** Around it: containers, attributes, states, items, keys. */
function wrapped(inner: Json, random: Random): Json {
  switch (random.below(9)) {
    case 0:
      return { a: 1, b: inner };
    case 1:
      return [inner];
    case 2:
      return { 'py/object': 'types.SimpleNamespace', x: inner };
    case 3:
      return { 'py/object': 'collections.OrderedDict', 'py/state': { x: inner } };
    case 4:
      return { 'py/object': 'collections.deque', 'py/seq': [inner] };
    case 5:
      return { 'py/reduce': [{ 'py/type': 'collections.OrderedDict' }, [], null, null, [['k', inner]]] };
    case 6:
      return { [`json://${JSON.stringify(inner)}`]: 1 };
    case 7:
      return { 'py/set': [inner] };
    default:
      return { 'py/object': 'my.Missing', 'py/state': [inner] };
  }
}

/** Slashes and letters as escapes, keys twice, other encodings. */
function spelt(value: Json, random: Random): Uint8Array {
  let text = JSON.stringify(value);
  if (random.chance(20)) text = text.replaceAll('py/', 'p\\u0079\\/');
  if (random.chance(20)) text = text.replace('"py/object":', '"py/object":"builtins.int","py/object":');
  if (random.chance(20)) text = `${' '.repeat(random.below(40))}\n${text}\n`;
  return random.chance(10) ? Buffer.from(`\ufeff${text}`, 'utf16le') : Buffer.from(text);
}

export function makeJsonpickle(seed: number): Uint8Array {
  const random = new Random(seed);
  let value = call(random);
  for (let steps = random.below(4); steps > 0; steps -= 1) value = wrapped(value, random);
  return spelt(value, random);
}

export const JSONPICKLE: Loaders = {
  modules: ['jsonpickle', 'os', 'subprocess', 'shutil', 'collections', 'types', 'functools'],
  loaders: {
    jsonpickle: `
with open(path, 'rb') as file: content = file.read()
text = content.decode('utf-16' if content[:2] == b'\\xff\\xfe' else 'utf-8')
jsonpickle.decode(text, keys=True)
`.trim(),
  },
};

/** Generates texts that come near to every format that text may be of, most of them right: seeds give the same texts on every machine. Layouts as in the formats' own files. */
import type { FormatId } from '../../src/format-ids.ts';
import type { Random } from '../fuzz/random.ts';
import { field } from '../support/protobuf.ts';

type Make = (random: Random) => string;

export interface HostileText {
  readonly format: FormatId;
  readonly text: string;
  readonly name: string;
}

const NAMES = ['notes.txt', 'config.yaml', 'a.json', 'README.md', 'x.py', 'model_config.yaml', 'data', 'Makefile'];

const space = (random: Random): string => random.pick(['', ' ', '\n', '\t', '  ', '\r\n']);
const word = (random: Random): string => random.pick(['x', 'model', 'os.system', 'a_b', 'Dense', 'π', 'v1.0']);

/** Each character now and then as an escape of JSON. */
function escaped(random: Random, text: string): string {
  return [...text].map((one) => (random.chance(10) ? `\\u00${one.charCodeAt(0).toString(16)}` : one)).join('');
}

function json(random: Random, key: string, value: string): string {
  const others = random.chance(50) ? `"${word(random)}": [1, {"a": null}],` : '';
  return `${space(random)}{${space(random)}${others}"${escaped(random, key)}"${space(random)}:${space(random)}${value}}`;
}

const pickle: Make = (random) => {
  const start = random.pick([
    'cos\nsystem\n',
    'cposix\nsystem\n',
    '(ios\nsystem\n',
    '(cos\nsystem\n',
    '\x82a',
    '\x82 ',
  ]);
  const given = random.pick(['(S"echo"\ntR.', '(Vx\ntR', ')R.', '.', 'U x', 'I1\n\x85R.', '(lR', 'o.', 'NQ.', 'Px\n.']);
  const before = random.pick(['', '', '(dp0\n', 'I1\n0', '(l.', 'N.', '}', ']q ', 'F1.5\n']);
  return before + start + given;
};

const tar: Make = (random) => {
  const block = Buffer.alloc(512, random.pick([' ', 'a', '0']));
  block.write(random.pick(['file', 'model.pkl', '././@LongLink']));
  block.write('0000000 ', 124);
  block.write('ustar ', 257);
  block.fill(' ', 148, 156);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(random.pick([`${sum.toString(8).padStart(7, '0')} `, `${sum.toString(8)}      `.slice(0, 8)]), 148);
  return block.toString('latin1') + (random.chance(50) ? 'content\n' : '');
};

const rData: Make = (random) => {
  const image = random.pick(['', 'RDA3\n', 'RDA2\n', 'RDX3\n', 'RDB2\n']);
  const versions = random.pick(['3\n262914\n197888\n', '2\n262914\n131840\n', '3\n263168\n197888\n5\nUTF-8\n']);
  return `${image}${random.pick(['A', 'A', 'X', 'B'])}\n${versions}${random.pick(['1026\n1\n', '254\n', '5\n'])}`;
};

/** Of messages whose tags and lengths are printable. */
const printable = (random: Random, text: string): string =>
  text.padEnd(random.pick([0x20, 0x28, 0x30, 0x41]), random.pick(['a', 'x']));

const onnx: Make = (random) => {
  const operation = field(4, printable(random, random.pick(['PythonFunc', 'Gemm', 'LSTM'])));
  const node = field(1, operation, ...(random.chance(50) ? [field(7, printable(random, 'com.x'))] : []));
  const before = random.chance(30) ? field(6, printable(random, 'doc')) : Buffer.alloc(0);
  return Buffer.concat([before, field(7, node)]).toString('latin1');
};

const kerasMetadata: Make = (random) => {
  const layer = field(5, `{"class_name":"Lambda"${' '.repeat(random.below(40))}}`);
  return field(1, field(4, printable(random, 'x')), layer).toString('latin1');
};

const graphText: Make = (random) =>
  `${random.pick(['', '# a\n', ' '])}${random.pick(['node', 'library', 'graph_def', 'meta_graphs'])}${space(random)}${random.pick(['{', '<', ': {'])} name: "x" op: "PyFunc" node { op: "PyFunc" } }`;

const MAKERS: Readonly<Partial<Record<FormatId, Make>>> = {
  pickle,
  tar,
  'r-data': rData,
  onnx,
  'tensorflow-graph': kerasMetadata,
  'tensorflow-text': graphText,
  numpy: (random) => `\x93NUMPY${word(random)}`,
  'torch-flatbuffer': (random) => `${random.pick(['abcd', '    ', '0000'])}PTMF${word(random)}`,
  zlib: (random) =>
    random.pick(['x^', 'h\x81', 'X\x85', '8\x8d', '(\x91', 'x\x9c']) +
    random.pick(['KLJ\x06\xa4', 'abc', '+H,.', 'cdb']),
  zfile: (random) =>
    `${random.pick(['ZF', 'Zf', 'zf'])}${random.pick(['0x1f', ' 0x1F', '+1f', '0X_1'])}`.padEnd(21) + word(random),
  bzip2: (random) => `BZh${random.pick(['9', '1', '0'])}${random.pick(['1AY&SY', '1AY', ''])}${word(random)}`,
  zstd: (random) => `\x28\xb5\x2f\xfd${word(random)}`,
  'native-code': (random) =>
    random.pick(["MZqFpD='\n", "jartsr='\n", 'MZ this is no program', '\xfe\xed\xfa\xcfxxxxxxx']),
  'keras-config': (random) => json(random, 'class_name', `"Lambda", "${escaped(random, 'config')}": {}`),
  'chat-template': (random) => json(random, random.pick(['chat_template', 'default_chat_template']), '"{{ x }}"'),
  'chat-template-yaml': (random) =>
    `a: 1\n${random.pick(['chat_template', 'instruction_template', '"chat_templ\\x61te"'])}: "{{ x }}"\n`,
  jinja: (random) => `${random.pick(['{% for m in messages %}', '{{ bos_token }}', '{{ x }}'])}${word(random)}`,
  template: () => '{{ x.__class__ }}',
  yaml: (random) =>
    random.pick([
      'a: !!python/object/apply:os.system [x]',
      'a: !<tag:yaml.org,2002:python/name:os.system> x',
      'a: !!%70ython/name:os.system',
      '%TAG !p! tag:yaml.org,2002:python/\n---\na: !p!name:os.system',
      'class_name: Lambda\nconfig:\n  x: 1',
      '- {class_name: Lambda, config: {}}',
    ]),
  hydra: (random) =>
    random.pick([
      `_target_: ${word(random)}`,
      `a: {"_targ\\x65t_": os.system}`,
      'params: 1\ntarget: os.system\n',
      '{"target": "os.system", "params": {}}',
      `"_target\\\n  _": os.system`,
      'target: os.system\n',
    ]),
  skops: (random) => json(random, '__loader__', '"ReduceNode"'),
  jsonpickle: (random) => json(random, random.pick(['py/object', 'py/reduce', 'py\\/type']), '"os.system"'),
  'embedded-pickles': (random) =>
    random.pick([
      json(random, ':serialized:', '"gASV"'),
      json(random, 'serializer', '{"type": "pickle"}'),
      json(random, '_type', '"CLOUDPICKLE_FALLBACK"'),
      '<?xml version="1.0"?>\n<scheme version="2.0"><properties format="pickle">gASV</properties></scheme>',
    ]),
  'hugging-face-config': (random) =>
    json(random, random.pick(['auto_map', 'custom_pipelines', 'parent_library', '_diffusers_version']), '{"A": "m.M"}'),
  references: (random) =>
    random.pick(['{"version":1,"gen":[{"key":"{{ x.y }}","dimensions":{}}]}', '{"a/.zarray":"{\\"zarr_format\\":2}"}']),
  guardrails: (random) =>
    random.pick(['<rail version="0.1">', '<?xml version="1.0"?><rail>', '<x version="0.1">']) +
    '<output><string validators="a: {f(x)}"/></output>',
  octave: (random) =>
    random.pick([
      '# name: f\n# type: function handle\n@<anonymous>\nx\n',
      '%% type function handle\n@<anonymous> f()\n',
    ]),
  pysr: (random) => random.pick(['Complexity,Loss,Equation\n1,2,"x.y"\n', 'Equation|MSE|Complexity\nx.y|1|2\n']),
  components: (random) =>
    random.pick([
      'a:\n  class_path: os.system\n',
      'a: {_component_: os.system}\n',
      'a: {"_compon\\x65nt_": os.system}\n',
      'a:\n  init_parameters: {}\n  type: os.system\n',
    ]),
  'mlflow-model': (random) =>
    `flavors:\n  python_function:\n    ${random.pick(['loader_module', '"loader\\x5fmodule"'])}: os\n`,
  pmml: (random) =>
    `${random.pick(['', '<?xml version="1.0"?>', '<!-- x -->\n', '\xef\xbb\xbf'])}${random.pick(['<PMML>', '<p:PMML version="4">', '<!DOCTYPE PMML SYSTEM "x"><PMML/>'])}`,
};

export const TEXT_FORMATS = Object.keys(MAKERS) as readonly FormatId[]; // the keys of the table above

/** One text of one format, at times with something before, behind or inside. */
export function hostileText(random: Random, format = random.pick(TEXT_FORMATS)): HostileText {
  const text = MAKERS[format]?.(random) ?? '';
  const name = /^(?:jinja|template)$/.test(format)
    ? random.pick(['chat_template.jinja', 'a.j2', 'chat.jinja2', 'page.template', 'chat_template.txt'])
    : random.pick(NAMES);
  return { format, text: random.chance(30) ? disturbed(random, text) : text, name };
}

function disturbed(random: Random, text: string): string {
  const at = random.below(text.length + 1);
  const other = random.pick(['\n', ' ', '#', '"', '\\', 'a', '\xef\xbb\xbf', '\u00a0', '{', "cos\nsystem\n(S'x'\ntR."]);
  if (random.chance(50)) return text.slice(0, at) + other + text.slice(at);
  return text.slice(0, at) + text.slice(at + 1);
}

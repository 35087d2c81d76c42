/** Texts that once took the square of their length: half a mebibyte of each is read in seconds of the processor, not minutes. `npm run fuzz -- --mutations DIR --format NAME --growing` looks for more. CWE-407. */
import test, { type ExecutionContext } from 'ava';
import { zip } from '../support/containers.ts';
import { judgeBytes } from '../support/scanned.ts';

/** Where the square was taken it was a minute and more. */
const MOST_MS = 20_000;
const BYTES = 512 * 1024;

const GROWING: readonly (readonly [title: string, name: string, before: string, pattern: string, after: string])[] = [
  ['many long texts in a line of a Modelfile', 'Modelfile', 'FROM x\nSYSTEM ', '"""${a:', '\n'],
  ['a name of very many parts', 'config.json', '{"_attn_implementation":"somebody/kernel', 'a.', '"}'],
  [
    'many references in a line of gin',
    'train.gin',
    'from __gin__ import dynamic_registration\nrun.m = ',
    '@os.system()',
    '\n',
  ],
  ['blanks behind a layer of Caffe', 'a.prototxt', 'name: "x"\nlayer', ' ', 'x'],
  ['many open sections of spaCy', 'config.cfg', '[nlp]\nlang = "en"\n', '\n[corpora.', ''],
  ['a key of many templates', 'a.json', '{"chat_template": "x", "', '_chat_template_G', '-": "{{ x }}"}'],
  ['a tag of many quotes', 'a.ows', '<?xml version="1.0"?>\n<scheme><', "''", ''],
  ['a tag of one long name', 'a.ows', '<?xml version="1.0"?>\n<scheme><', 'a', '"'],
  ['an attribute without a value', 'a.ows', '<?xml version="1.0"?>\n<scheme><properties ', 'a', '>'],
  ['a requirement with many blanks', 'm.mar', 'a', ' ', 'b'],
  ['requirements with many backslashes', 'm.mar', 'a', '\\', 'x\\'],
  ['an equation of many digits', 'hall_of_fame.csv', 'Complexity,Loss,Equation\n1,0.5,', '0', '\u0001\n'],
  ['comments in a document type that none ends', 'a.pmml', '<?xml version="1.0"?>\n<!DOCTYPE PMML [', '<!--', ''],
  ['blanks behind quotes of a Modelfile', 'Modelfile', 'FROM """', ' ', '\nTEMPLATE x\n'],
  ['blanks in place of a library of DeepStream', 'a.txt', '[property]\ncustom-lib-path=', '\t', '\n'],
  ['many templates in a value of Intake', 'catalog.yml', 'sources:\n  a:\n    driver: csv\n    x: "', '{{a', '"\n'],
  ['marks of a version behind a plugin', 'configuration.json', '{"framework":"x","plugins":["a', '=', '\\n"]}'],
  ['many slashes in a folder of MLflow', 'MLmodel', 'flavors:\n  python_function:\n    code: "', '/', 'a"\n'],
  ['many underscores in an expression', 'inference.json', '{"a": "$getattr(x, \'', '_', '!\')"}'],
  ['marks of a comment before a type of Octave', 'a.txt', '', '#', ' x\n# type: function handle\n@<anonymous>\n'],
  ['blanks in an import of a handler', 'h.mar', 'from', '\t', 'x'],
  ['blanks behind a field of Triton', 'config.pbtxt', 'name: "a"\nplatform: "x"\ninput', '\t', 'x'],
];

test('a list for eval that may be divided into names in many ways ends', async (t) => {
  const text = `x: !!python/object/apply:eval ["['[${'A'.repeat(390)}!]']"]\n`;
  t.true((await judgeBytes(text, 'a.yaml')).findings.length > 0);
});

/** An archive of TorchServe whose server has pip read the text, or that runs it. */
function archiveWith(text: string, name: string): Buffer {
  const manifest = '{"model": {"handler": "h.py", "requirementsFile": "requirements.txt"}}';
  return zip([
    { name: 'MAR-INF/MANIFEST.json', content: Buffer.from(manifest) },
    { name: name === 'm.mar' ? 'requirements.txt' : 'h.py', content: Buffer.from(text) },
  ]);
}

/** By the time of the processor: other tests run beside it. */
async function isJudgedSoon(t: ExecutionContext, content: Uint8Array | string, name: string): Promise<void> {
  const start = process.cpuUsage();
  await judgeBytes(content, name);
  const { user, system } = process.cpuUsage(start);
  t.true((user + system) / 1000 < MOST_MS, `${(user + system) / 1000} ms`);
}

for (const [title, name, before, pattern, after] of GROWING) {
  test.serial(title, async (t) => {
    const text = before + pattern.repeat(Math.ceil(BYTES / pattern.length)) + after;
    await isJudgedSoon(t, name.endsWith('.mar') ? archiveWith(text, name) : text, name);
  });
}

test.serial('a number behind each of many headers, and one far end of a line', async (t) => {
  const numbers = Buffer.from('\x80\x04F\0\0\0\0'.repeat(BYTES / 7), 'latin1');
  const content = Buffer.concat([Buffer.from('\xa7|M_', 'latin1'), numbers, Buffer.from('1\ncos\n')]);
  await isJudgedSoon(t, content, 'a.dat');
});

const LONGEST_NAME = 65_535;
const NAMES: readonly (readonly [title: string, name: string, mark: string, pattern: string])[] = [
  ['libraries', 'a.pt2', 'm/archive_format', '/data/aotinductor/'],
  ['lists of requirements', 'a.mar', 'MAR-INF/MANIFEST.json', 'requirements'],
  ['code', 'a.pt', 'm/constants.pkl', '/code/'],
  ['compiled models', 'a.zip', 'm/version', '_model_O'],
];

for (const [title, name, mark, pattern] of NAMES) {
  test.serial(`members with very long names: ${title}`, async (t) => {
    const content = Buffer.from('x');
    const long = pattern.repeat(Math.floor(LONGEST_NAME / pattern.length) - 1);
    const members = Array.from({ length: 40 }, (_, at) => ({ name: `${at}${long}/x`, content }));
    await isJudgedSoon(t, zip([{ name: mark, content }, ...members]), name);
  });
}

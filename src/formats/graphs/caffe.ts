/** Networks of Caffe as text (`.prototxt`): layers that Python makes name a module and a class, which Caffe imports and calls. See https://github.com/BVLC/caffe/blob/master/src/caffe/proto/caffe.proto. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import { headText } from '../../text/head-text.ts';
import { combinationsOf, isObject, textsOf } from '../../text/json-values.ts';
import { pythonString } from '../../text/python-text.ts';
import { isBinary } from '../../text/text.ts';
import { wordsOf } from '../configuration/text-search.ts';
import { pointerOf, walkValues } from '../configuration/value-walk.ts';
import type { Examination, Format } from '../format.ts';
import { readTextMessage } from './text-message.ts';

/** A network has its first layers here. */
const HEAD_BYTES = 64 * 1024;
const LAYER = /(?:^|[\s{};])layers?\s*(?::\s*)?[{<](?=[\s\S]{0,400}?(?:^|\s)(?:type|top|bottom)\s{0,80}:)/;

export const caffeFormat: Format = {
  id: 'caffe',
  spec: 'https://github.com/BVLC/caffe/blob/master/src/caffe/proto/caffe.proto',
  kind: 'model',
  title: 'Caffe network as text',
  extensions: ['prototxt', 'pt', 'pbtxt'],
  sees: 'layers that a Python module makes',
  provenWith: 'schema',
  isText: true,
  isLoose: true,

  probe: (source, name, once) =>
    isCaffe(source, name, once) ? (examination) => examineNetwork(source, examination) : null,
};

export function isCaffe(_source: ByteSource, _name: string, once: Once<ByteSource>): boolean {
  if (once(isBinary)) return false;
  const head = once(headText).slice(0, HEAD_BYTES);
  if (!startsAsMessage(head)) return false;
  return once(wordsOf).has('python_param') || (head.includes('layer') && LAYER.test(head));
}

const BLANK = /\s/;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz_';

/** Behind white space and comments the name of a field: quoted keys are JSON's, brackets around arguments a program's. Without a pattern, which all text would go through. */
function startsAsMessage(text: string): boolean {
  const pastBlanks = (from: number) => {
    let at = from;
    while (at < text.length && BLANK.test(text.charAt(at))) at += 1;
    return at;
  };
  let start = pastBlanks(0);
  while (text.charAt(start) === '#') {
    const end = text.indexOf('\n', start);
    start = pastBlanks(end === -1 ? text.length : end);
  }
  let end = start;
  while (end < text.length && LETTERS.includes(text.charAt(end))) end += 1;
  const behind = text.charAt(pastBlanks(end));
  return end > start && behind !== '' && ':{<'.includes(behind);
}

function examineNetwork(source: ByteSource, examination: Examination): void {
  const { message, failure } = readTextMessage(source);
  let layers = 0;
  walkValues(message, (value, place) => {
    if (!isObject(value) || place?.key !== 'python_param') return;
    layers += 1;
    const { offset } = value;
    const at = pointerOf(place);
    const given = textsOf(value, 'param_str').map((text) => pythonString(text, examination.limits.argumentCharacters));
    for (const [module = '', name = ''] of combinationsOf(
      [textsOf(value, 'module'), textsOf(value, 'layer')],
      offset,
    )) {
      const operator = { ecosystem: 'python', module, name } as const;
      examination.report({ kind: 'import', operator, via: 'config', offset, at });
      examination.report({
        kind: 'call',
        operator,
        via: 'component',
        arguments: given.join(', '),
        operands: [],
        offset,
        at,
      });
    }
  });
  // Caffe reads the whole before it makes a layer.
  if (failure?.reason === 'limit' || (failure !== null && layers > 0)) throw failure;
}

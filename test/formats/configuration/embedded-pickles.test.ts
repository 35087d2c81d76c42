/** Pickles as digits in JSON and XML, which named loaders decode and run: examined as members of their place. See https://github.com/DLR-RM/stable-baselines3/blob/master/stable_baselines3/common/save_util.py. */

import test from 'ava';
import { memorySource } from '../../../src/bytes/byte-source.ts';
import { scan } from '../../../src/scan.ts';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { bytes, op, reducePickle } from '../../support/assembler.ts';
import { zip } from '../../support/containers.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const EVIL = Buffer.from(reducePickle('posix', 'system', 'echo harmless'));
const BASE64 = EVIL.toString('base64');
const CALL = 'critical python/posix/process-execution';

const finds = test.macro(async (t, name: string, text: string, ...expected: readonly string[]) => {
  t.deepEqual(await findingLines(text, name), expected);
  if (expected.length > 0) t.false(isPlainContent(text, name), 'the fast path must leave it to the program');
});

const saved = (serialized: string) =>
  `{"verbose": 1, "policy_class": {":type:": "x", ":serialized:": "${serialized}"}}`;

test('a value of Stable-Baselines', finds, 'data', saved(BASE64), `${CALL} data#/policy_class`);
test(
  'with characters that Python passes over',
  finds,
  'data',
  saved(`=_${BASE64.slice(0, 5)}-\\n ${BASE64.slice(5)}`),
  `${CALL} data#/policy_class`,
);
test(
  'with characters outside of ASCII',
  finds,
  'data',
  saved(`\u200b${BASE64.slice(0, 5)}é${BASE64.slice(5)}`),
  `${CALL} data#/policy_class`,
);
test(
  'the key in another spelling',
  finds,
  'data',
  saved(BASE64).replace(':serialized:', '\\u003aseri\\u0061lized\\u003A'),
  `${CALL} data#/policy_class`,
);
test(
  'a key that stands twice',
  finds,
  'data',
  `{"a": {":serialized:": "${BASE64}", ":serialized:": "gAQu"}}`,
  `${CALL} data#/a`,
);
test(
  'a value of Ray Tune',
  finds,
  'experiment_state.json',
  `{"checkpoints": [{"f": {"_type": "CLOUDPICKLE_FALLBACK", "value": "${EVIL.toString('hex')}"}}]}`,
  `${CALL} experiment_state.json#/checkpoints/0/f`,
);
test(
  'a result of Prefect',
  finds,
  'result',
  `{"serializer": {"type": "pickle"}, "data": "${BASE64}"}`,
  `${CALL} result#/`,
);
test(
  'a function of lmfit',
  finds,
  'model.sav',
  `{"__class__": "Tuple", "value": [{"funcdef": {"__class__": "Callable", "importer": null, "value": "${BASE64}"}}]}`,
  `${CALL} model.sav#/value/0/funcdef`,
);
test(
  'a function of Vaex',
  finds,
  'state.json',
  `{"functions": {"f": {"cls": "vaex.expression.FunctionSerializablePickle", "state": {"pickled": "${BASE64}\\n"}}}}`,
  `${CALL} state.json#/functions/f/state`,
);
test(
  'a model of scikit-learn in Vaex',
  finds,
  'state.json',
  `{"features": ["x"], "prediction_name": "p", "model": "${BASE64}"}`,
  `${CALL} state.json#/`,
);
test(
  'a setting of Orange',
  finds,
  'flow.ows',
  `<?xml version="1.0"?>\n<!-- <a> --><scheme version="2.0"><node_properties><properties node_id="3" format="pickle">${BASE64}</properties></node_properties></scheme>`,
  `${CALL} flow.ows#/properties/3`,
);
test(
  'a setting of Orange in another spelling',
  finds,
  'flow.ows',
  `<scheme><node_properties><properties format='p&#105;ckle' node_id='3'>${BASE64.slice(0, 8)}<!-- x --><![CDATA[${BASE64.slice(8)}]]></properties ></node_properties></scheme>`,
  `${CALL} flow.ows#/properties/3`,
);
for (const [title, before, inside, after] of [
  ['behind an end in a comment', '', '<!-- </properties> -->', ''],
  ['behind an end in an instruction', '', '<?x </properties>?>', ''],
  ['behind a comment that opens one', '<!-- <properties node_id="3"> -->', '', ''],
  ['behind a section that opens one', '<![CDATA[<properties format="literal">]]>', '', ''],
  ['inside another', '<properties format="literal">', '', '</properties>'],
  ['behind what is longer than any head', `<!-- ${'x'.repeat(70_000)} -->`, '', ''],
] as const) {
  test(
    `a setting of Orange ${title}`,
    finds,
    'flow.ows',
    `<scheme>${before}<properties node_id="3" format="pickle">${inside}${BASE64}</properties>${after}</scheme>`,
    `${CALL} flow.ows#/properties/3`,
  );
}
test(
  'a setting of Orange that is an entity',
  finds,
  'flow.ows',
  `<!DOCTYPE scheme [<!ENTITY e "${BASE64}"><!ENTITY f '&e;'>]><scheme><properties node_id="3" format="pickle">&f;</properties></scheme>`,
  `${CALL} flow.ows#/properties/3`,
);
test(
  'a format of Orange by default',
  finds,
  'flow.ows',
  `<!DOCTYPE scheme [<!ATTLIST properties format CDATA "pickle">]><scheme><properties node_id="3">${BASE64}</properties></scheme>`,
  `${CALL} flow.ows#/properties/3`,
);
test(
  'a root of Orange behind a long comment',
  finds,
  'flow.ows',
  `<!-- ${'x'.repeat(70_000)} --><scheme><properties node_id="3" format="pickle">${BASE64}</properties></scheme>`,
  `${CALL} flow.ows#/properties/3`,
);
test(
  'a section of text in place of a setting',
  finds,
  'flow.ows',
  `<scheme><![CDATA[<properties format="pickle">${BASE64}</properties>]]></scheme>`,
);
test(
  'settings as literals',
  finds,
  'flow.ows',
  `<scheme><node_properties><properties node_id="3" format="literal">{'a': 1}</properties></node_properties></scheme>`,
);
test(
  'a pickle without a beginning and an end',
  finds,
  'data',
  saved(Buffer.from("(S'echo harmless'\niposix\nsystem\n").toString('base64')),
  `${CALL} data#/policy_class`,
  'high unexaminable/truncated data#/policy_class',
);
test('what no Python decodes', finds, 'data', saved('A'));
test(
  'a pickle that no loader is known to decode',
  finds,
  'notes.json',
  `{"data": "${BASE64}"}`,
  `${CALL} notes.json!base64@10`,
);

test('in the archive of a model', async (t) => {
  const archive = zip([{ name: 'data', content: Buffer.from(saved(BASE64)) }]);
  t.deepEqual(await findingLines(archive, 'model.zip'), [`${CALL} model.zip!data#/policy_class`]);
});

test('plain values are silent', async (t) => {
  const plain = bytes(op.PROTO(4), op.GLOBAL('collections', 'deque'), op.EMPTY_TUPLE, op.REDUCE, op.STOP);
  const { status, findings } = await judgeBytes(saved(Buffer.from(plain).toString('base64')), 'data');
  t.is(status, 'clean');
  t.deepEqual(findings, []);
});

test('comments by the thousand before a root end at once', async (t) => {
  const { facts } = await scan(
    memorySource(Buffer.from(`<?xml version="1.0"?>${'<!-- x -->'.repeat(5_000)}`)),
    'a.xml',
  );
  t.deepEqual(facts, []);
});

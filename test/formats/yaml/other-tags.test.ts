/** Tags of YAML for readers outside of Python: classes of SnakeYAML, of which version 1.33 made each that is rejected here, and expressions of R, which yaml 2.3.7 ran as `config::get` asks it to. See https://nvd.nist.gov/vuln/detail/CVE-2022-1471. */
import test from 'ava';
import { isPlainContent } from '../../../src/start/fast-path.ts';
import { judgeBytes } from '../../support/scanned.ts';

const judged = test.macro(async (t, name: string, content: string, expected: readonly string[]) => {
  const { findings } = await judgeBytes(content, name);
  t.deepEqual([...new Set(findings.map(({ severity, rule }) => `${severity} ${rule}`))].sort(), [...expected].sort());
  if (expected.length > 0) t.false(isPlainContent(content, name), 'the fast path must leave it to the program');
});

const GADGET = ['critical java/javax.script/gadget', 'critical java/java.net/gadget'];
const SCRIPT =
  '!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL ["http://127.0.0.1/"]]]]';
test('classes of SnakeYAML', judged, 'model-config.yaml', `m: ${SCRIPT}\n`, GADGET);
test('anywhere', judged, 'notes.txt', `m: ${SCRIPT}\n`, GADGET);
const STREAM = ['critical java/java.io/gadget'];
test('in full', judged, 'm.yaml', 'm: !<tag:yaml.org,2002:java.io.FileOutputStream> ["x"]\n', STREAM);
test('in escapes', judged, 'm.yaml', 'm: !!%6aava.io%2eFileOutput%53tream ["x"]\n', STREAM);
test(
  'under a handle',
  judged,
  'm.yaml',
  '%TAG !j! tag:yaml.org,2002:java.io.\n---\nm: !j!FileOutputStream ["x"]\n',
  STREAM,
);
test('dates and maps', judged, 'm.yaml', 'a: !!java.util.Date 2001-01-01\nb: !!java.util.LinkedHashMap {}\n', []);
test('what Java wrote of its own', judged, 'm.yaml', '!!com.example.Settings\nname: x\n', []);
test('tags of templates of clouds', judged, 'stack.yaml', 'a: !Ref B\nb: !GetAtt C.Arn\nc: !Sub "x"\n', []);
test('source that speaks of them', judged, 'a.js', 'if(!expr &&!!com.foo.Bar (x)){}\n', []);

const PROCESS = ['critical r/evaluated-tag'];
test('an expression of R', judged, 'config.yml', 'default:\n  a: !expr system("echo harmless")\n', PROCESS);
test('R: of a document', judged, 'config.yml', 'params:\n  a: !r base::system("echo harmless")\n', PROCESS);
test('R: in full', judged, 'config.yml', 'a: !<!expr> system("x")\n', PROCESS);
test('R: in escapes', judged, 'config.yml', 'a: !%65xpr |\n  `system`("x")\n', PROCESS);
test('R: handed over', judged, 'config.yml', 'a: !expr lapply("x", system)\n', PROCESS);
test('R: under a handle', judged, 'config.yml', '%TAG !e! !ex\n---\na: !e!pr system("x")\n', PROCESS);
test('R: by name', judged, 'config.yml', 'a: !expr do.call("system", list("x"))\n', [
  ...PROCESS,
  'medium r/indirect-tag',
]);
test('R: a file', judged, 'config.yml', 'a: !expr writeLines("x", "y")\n', ['high r/file-tag']);
test(
  'R: what settings say',
  judged,
  'config.yml',
  'a: !expr Sys.getenv("file")\nb: !expr here::here("data")\nc: !r paste0("a", Sys.Date())\nd: !expr file.path("a", "b")\n',
  [],
);

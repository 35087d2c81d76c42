/** Path files: which lines Python's site module executes, held against the rules of `site.addpackage`. */
import test from 'ava';
import { findingLines, judgeBytes } from '../support/scanned.ts';

const runs = test.macro(async (t, content: string | Uint8Array) => {
  t.deepEqual(await findingLines(content, 'x.pth'), ['critical python/installed-hook x.pth']);
});

const silent = test.macro(async (t, content: string) => {
  t.deepEqual((await judgeBytes(content, 'x.pth')).findings, []);
});

const CODE = "import os; os.system('echo harmless')";

test('a line of code', runs, `${CODE}\n`);
test('with a tab', runs, `${CODE.replace(' ', '\t')}\n`);
test('behind paths and comments', runs, `# x\n./lib\n\n${CODE}\n`);
test('behind a mark of UTF-8', runs, `\ufeff${CODE}\n`);
test('behind a carriage return', runs, `./lib\r${CODE}\r`);
test('behind a form feed', runs, `./lib\f${CODE}\n`);
test('behind a next line', runs, `./lib\x85${CODE}\n`);
test('behind a line separator', runs, `./lib\u2028${CODE}\n`);
test('behind much else', runs, `${'# nothing\n'.repeat(300_000)}${CODE}\n`);
test('of setuptools, and more', runs, `import _virtualenv; ${CODE}\n`);
test('in bytes that are no UTF-8', runs, Buffer.concat([Buffer.from([0x23, 0xff, 0x0a]), Buffer.from(`${CODE}\n`)]));

test('paths', silent, './lib\n/usr/lib/python3/dist-packages\n../imports\n');
test('another word', silent, 'importlib\nimports here\n import os\n# import os\n');
test(
  'setuptools',
  silent,
  "import os; var = 'SETUPTOOLS_USE_DISTUTILS'; enabled = os.environ.get(var, 'local') == 'local'; enabled and __import__('_distutils_hack').add_shim(); \n",
);
test(
  'easy_install',
  silent,
  "import sys; sys.__plen = len(sys.path)\n./a.egg\nimport sys; new=sys.path[sys.__plen:]; del sys.path[sys.__plen:]; p=getattr(sys,'__egginsert',0); sys.path[p:p]=new; sys.__egginsert = p+len(new)\n",
);
test('virtualenv', silent, 'import _virtualenv\n');
test(
  'a namespace package',
  silent,
  "import sys, types, os;has_mfs = sys.version_info > (3, 5);p = os.path.join(sys._getframe(1).f_locals['sitedir'], *('google',));importlib = has_mfs and __import__('importlib.util');" +
    "has_mfs and __import__('importlib.machinery');m = has_mfs and sys.modules.setdefault('google', importlib.util.module_from_spec(importlib.machinery.PathFinder.find_spec('google', [os.path.dirname(p)])));" +
    "m = m or sys.modules.setdefault('google', types.ModuleType('google'));mp = (m or []) and m.__dict__.setdefault('__path__',[]);(p not in mp) and mp.append(p)\n",
);

test.serial('a file without end', async (t) => {
  const start = process.cpuUsage();
  const lines = await findingLines(Buffer.alloc(17 * 1024 * 1024, './lib\n'), 'x.pth');
  t.deepEqual(lines, ['high unexaminable/limit x.pth']);
  t.true(process.cpuUsage(start).user < 2_000_000);
});

test('bytes that are no text do not hide a line of code', async (t) => {
  const lines = await findingLines(Buffer.from('\0\x01\nimport os;os.system("x")\n'), 'a.pth');
  t.true(
    lines.some((line) => /^(?:critical|high) /.test(line)),
    lines.join('\n'),
  );
});

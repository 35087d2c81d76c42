/** Files for `logging.config.fileConfig`: what it evaluates of handlers, held against what honest ones say. See https://docs.python.org/3/library/logging.config.html#configuration-file-format. */
import test from 'ava';
import { effectsOf, type Loaders } from '../../support/effect-oracle.ts';
import { findingLines, judgeBytes } from '../../support/scanned.ts';

const file = (handler: string, more = '') =>
  `[loggers]\nkeys=root\n[handlers]\nkeys=h\n[formatters]\nkeys=\n[logger_root]\nlevel=INFO\nhandlers=h\n${more}[handler_h]\n${handler}\n`;
const COMMAND = "'echo harmless'";

const HOSTILE = [
  `class=StreamHandler\nargs=(__import__('os').system(${COMMAND}),)`,
  `class=StreamHandler\nargs=(os.system(${COMMAND}),)`,
  `class=os.system(${COMMAND})\nargs=()`,
  `class=StreamHandler\nARGS : (os.system(${COMMAND}),)`,
  `class=StreamHandler\nargs=(\n  os.\n   system(${COMMAND}),)`,
  `class=StreamHandler\n# a comment\nargs=%(x)s\nx=(os.%(y)s(${COMMAND}),)\ny=system`,
  `class=StreamHandler\nkwargs={'stream': os.popen(${COMMAND})}`,
  `class=StreamHandler\nargs=(getattr(os,'sys'+'tem')(${COMMAND}),)`,
  `class=StreamHandler\nargs=(Logger.__init__.__globals__['os'].system(${COMMAND}),)`,
  `class=StreamHandler\nargs=([o.system(${COMMAND}) for o in [os]],)`,
  `class=StreamHandler\nargs=(sys.modules['os'].system(${COMMAND}),)`,
  `class=StreamHandler\nargs=((lambda f: f(${COMMAND}))(os.system),)`,
  `class=StreamHandler\nargs=(list(map(os.system,[${COMMAND}])),)`,
  `class=(os.system)\nargs=(${COMMAND},)`,
  `class=os.system\nargs=(${COMMAND},)`,
  `class=subprocess.getoutput\nargs=(${COMMAND},)`,
  ` class=StreamHandler\n args=(os.system(${COMMAND}),)`,
  `class=handlers.os.system\nargs=(${COMMAND},)`,
  `class=StreamHandler\nargs=(threading._os.system(${COMMAND}),)`,
  `class=StreamHandler\nargs=(os.path.os.system(${COMMAND}),)`,
  `class=handlers.pickle.loads\nargs=(b'cposix\\nsystem\\n(V${COMMAND}\\ntR.',)`,
  `class=exec\nargs=("import os; os.system(${COMMAND})",)`,
];

for (const [index, handler] of HOSTILE.entries()) {
  test(`rejected ${index}: ${handler.replaceAll('\n', ' ').slice(0, 60)}`, async (t) => {
    t.is((await judgeBytes(file(handler), 'logging.ini')).status, 'rejected');
  });
}

const HONEST = [
  'class=StreamHandler\nlevel=NOTSET\nformatter=f\nargs=(sys.stdout,)',
  "class=FileHandler\nargs=('python.log', 'w')",
  "class=handlers.SysLogHandler\nargs=(('localhost', handlers.SYSLOG_UDP_PORT), handlers.SysLogHandler.LOG_USER)",
  "class=handlers.RotatingFileHandler\nargs=('a.log', 'a', 1024*1024*5, 5)",
  "class=logging.handlers.TimedRotatingFileHandler\nargs=(os.path.join(os.environ.get('LOGS','.'),'x.log'), 'midnight')",
  "class=handlers.SMTPHandler\nargs=('localhost', 'a@b', ['c@d'], 'Subject')\nkwargs={'timeout': 10.0}",
  "class=FileHandler\nargs=(os.getenv('LOG_FILE', 'x.log'),)",
  'class=pythonjsonlogger.Handler\nargs=()',
  "class=FileHandler\nargs=('%(logfile)s',)",
  "class=FileHandler\nargs=(os.environ['LOG'] + '/x.log',)",
  "class=FileHandler\nargs=(time.strftime('%%Y.log'),)",
];

test('honest handlers are silent', async (t) => {
  for (const handler of HONEST) {
    const { findings } = await judgeBytes(file(handler, '[DEFAULT]\nlogfile=x.log\n'), 'logging.ini');
    t.deepEqual(
      findings.filter(({ severity }) => severity !== 'low'),
      [],
      handler,
    );
  }
});

test('comments as long as you like, bytes that are no text', async (t) => {
  const code = file(`class=StreamHandler\nargs=(os.system(${COMMAND}),)`);
  t.is((await judgeBytes(`# ${'x'.repeat(300_000)}\n${code}`, 'logging.ini')).status, 'rejected');
  t.is((await judgeBytes(`# \0\0\n${code}`, 'logging.conf')).status, 'rejected');
});

const FILE_CONFIG: Loaders = {
  modules: ['logging.config', 'logging.handlers', 'subprocess'],
  // What it evaluates is exec to the hook.
  executes: '<',
  loaders: { logging: 'logging.config.fileConfig(path)' },
};

test('Python runs them', (t) => {
  const cases = HOSTILE.map((handler) => ({
    loader: 'logging',
    name: 'logging.ini',
    content: Buffer.from(file(handler)),
  }));
  const ran = effectsOf('python3', FILE_CONFIG, cases).filter(({ effects }) => effects.length > 0);
  t.true(ran.length > HOSTILE.length - 3, `${ran.length} of ${HOSTILE.length}`);
});

test('a line of blanks without a sign is read once', async (t) => {
  t.deepEqual(await findingLines(`[handler_x]\nargs=(1,)\na${' '.repeat(200_000)}b\n`, 'logging.ini'), []);
});

/** The real loaders as oracles of effects: each file is loaded in a process whose audit hook refuses and notes what reaches outside, and whose folder shows what native code wrote. See https://docs.python.org/3/library/audit_events.html. */
import { spawnSync } from 'node:child_process';
import { framesOf, READ_FRAMES } from './case-frames.ts';

/** One file, and the loader that is to open it, by its name in `Loaders`. */
export interface EffectCase {
  readonly loader: string;
  readonly name: string;
  readonly content: Uint8Array;
}

export interface Loaders {
  /** Imported before the hook is armed. */
  readonly modules: readonly string[];
  /** Python statements that load `path`, by a name. */
  readonly loaders: Readonly<Record<string, string>>;
  /** Folders that come first on `sys.path`: another version of a library. */
  readonly paths?: readonly string[];
  /** Folders that lie beside the file. */
  readonly folders?: readonly string[];
  /** Seconds for one file. Default: 5. */
  readonly seconds?: number;
  /** How the file names of code begin that the loader itself executes. */
  readonly executes?: string;
  /** Expressions of Python whose values a file may not change. */
  readonly watches?: readonly string[];
  /** Variables of the environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** What loading one file did. `effects`: audit events with their first argument, `wrote NAME` for each file that appeared, `changed EXPRESSION` for each that is watched. */
export interface Effects {
  readonly effects: readonly string[];
  /** What the loader raised; empty where it came to an end, `died` where the process did. */
  readonly error: string;
}

/**
 * Reads the loaders as JSON and the cases as frames; forks, so that what one file does to the process is not seen by the next;
 * writes a line of JSON a case. Nothing that the hook sees is done: it raises.
 */
const SCRIPT = `
import collections, dataclasses, dis, enum, gc, json, os, select, shutil, signal, struct, sys, tempfile, traceback, types, warnings
warnings.simplefilter('ignore')
# What modules print when they are imported is no answer.
answers = os.dup(1)
os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
REFUSED = {'os.system', 'os.exec', 'os.posix_spawn', 'os.spawn', 'os.startfile', 'os.fork', 'os.forkpty', 'subprocess.Popen', 'pty.spawn',
    'socket.connect', 'socket.bind', 'socket.getaddrinfo', 'socket.sendto', 'urllib.Request', 'ftplib.connect', 'smtplib.connect', 'webbrowser.open',
    'os.remove', 'os.rename', 'os.rmdir', 'os.mkdir', 'os.chmod', 'os.chown', 'os.link', 'os.symlink', 'os.truncate', 'os.putenv', 'os.kill',
    'shutil.rmtree', 'shutil.move', 'shutil.copyfile', 'shutil.copytree', 'shutil.make_archive', 'shutil.unpack_archive', 'ctypes.dlopen'}
class Refused(BaseException): pass
armed = False
noted = []
MAKERS = {dataclasses.__file__, collections.__file__, enum.__file__}
def is_imported(frame):
    # A module that is imported late makes its dataclasses and named tuples, which are executed as texts.
    if frame.f_code.co_filename not in MAKERS: return False
    while frame is not None and not frame.f_code.co_filename.startswith('<frozen importlib'): frame = frame.f_back
    return frame is not None
LOOKS = {'RESUME', 'LOAD_NAME', 'LOAD_CONST', 'RETURN_VALUE', 'RETURN_CONST'}
def is_name(code):
    # A formula of one column is evaluated, and looks its name up.
    return isinstance(code, types.CodeType) and all(step.opname in LOOKS for step in dis.get_instructions(code))
def hook(event, arguments):
    global armed
    if not armed: return
    if event == 'open':
        mode, flags = arguments[1], arguments[2]
        if not (isinstance(mode, str) and any(c in mode for c in 'wax+')) and not flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT): return
    elif event == 'exec':
        # Modules of the libraries are executed, too, when they are imported late.
        name = getattr(arguments[0], 'co_filename', '')
        if os.path.isabs(name) or name.startswith('<frozen') or name.startswith(setup['executes']): return
        if is_imported(sys._getframe(1)) or is_name(arguments[0]): return
    elif event not in REFUSED: return
    note = event + ' ' + repr(arguments[0] if arguments else '')[:200]
    noted.append(note)
    raise Refused(note)
sys.addaudithook(hook)
setup = json.loads(sys.argv[1])
sys.path[:0] = setup.get('paths', [])
for module in setup['modules']: __import__(module)
def loader(body):
    space = {module.split('.')[0]: __import__(module.split('.')[0]) for module in setup['modules']}
    exec('def load(path):\\n' + ''.join('    ' + line + '\\n' for line in body.splitlines()), space)
    return space['load']
LOADERS = {name: loader(body) for name, body in setup['loaders'].items()}
class Late(BaseException): pass
def late(*_): raise Late
values = eval('lambda: (' + ''.join(what + ', ' for what in setup.get('watches', [])) + ')')
def watched(): return [repr(value) for value in values()]
beside = setup.get('folders', [])
def new_folder():
    folder = tempfile.mkdtemp(prefix='git-model-check-test-')
    for name in beside: os.mkdir(os.path.join(folder, name))
    return folder
def open_all(cases, first, sink):
    global armed
    import resource
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # Some loaders ask for more and more of a file that is cut, and every page of it costs time.
    try:
        with open('/proc/self/statm') as pages: most = int(pages.read().split()[5]) * resource.getpagesize() + (1 << 28)
    except OSError: most = 1 << 32
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2): os.dup2(nothing, descriptor)
    signal.signal(signal.SIGALRM, late)
    folder = before = None
    for name, file, content in cases[first:]:
        folder = folder or new_folder()
        os.chdir(folder)
        with open(file, 'wb') as out: out.write(content)
        noted.clear()
        error = ''
        before = before or watched()
        signal.setitimer(signal.ITIMER_REAL, setup['seconds'])
        try:
            armed = True
            LOADERS[name](file)
            # What ends with its file, ends here.
            gc.collect()
        except BaseException as raised: error = (type(raised).__name__ + ': ' + str(raised))[:300]
        finally:
            armed = False
            signal.setitimer(signal.ITIMER_REAL, 0)
        wrote = ['wrote ' + found for found in sorted(os.listdir(folder)) if found != file and found not in beside]
        wrote += ['changed ' + what for what, was, now in zip(setup.get('watches', []), before, watched()) if was != now]
        os.chdir('/')
        # A folder that is as it was serves the next file: to make one takes longer than to load most files.
        if wrote or beside: folder = before = shutil.rmtree(folder, True)
        elif os.path.exists(os.path.join(folder, file)): os.remove(os.path.join(folder, file))
        os.write(sink, (json.dumps({'effects': list(noted) + wrote, 'error': error}) + '\\n').encode())
    if folder: shutil.rmtree(folder, True)

${READ_FRAMES}cases = list(frames())
gc.collect()
gc.freeze()
lines = []
while len(lines) < len(cases):
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(source)
        try: open_all(cases, len(lines), sink)
        finally: os._exit(0)
    os.close(sink)
    rest = b''
    while select.select([source], [], [], 4 * setup['seconds'] + 30)[0]:
        chunk = os.read(source, 65536)
        if not chunk: break
        *whole, rest = (rest + chunk).split(b'\\n')
        lines += [line.decode() for line in whole]
    else: os.kill(child, signal.SIGKILL)
    os.close(source)
    os.waitpid(child, 0)
    if len(lines) < len(cases): lines.append(json.dumps({'effects': [], 'error': 'died'}))
with open(answers, 'w') as out: out.write('\\n'.join(lines))
`;

/**
 * What loading each of the files does.
 * @throws when the interpreter fails
 */
export function effectsOf(python: string, setup: Loaders, cases: readonly EffectCase[]): readonly Effects[] {
  if (cases.length === 0) return [];
  const input = framesOf(cases);
  const result = spawnSync(python, ['-c', SCRIPT, JSON.stringify({ seconds: 5, executes: '<frozen', ...setup })], {
    input,
    maxBuffer: 1 << 28,
    encoding: 'utf8',
    env: {
      ...process.env,
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONWARNINGS: 'ignore',
      OMP_NUM_THREADS: '1',
      ...setup.environment,
    },
  });
  const lines = result.stdout.split('\n').filter((line) => line !== '');
  if (result.status !== 0 || lines.length !== cases.length) {
    throw new Error(`${python} ended with ${result.status}: ${result.stderr || result.error?.message}`);
  }
  return lines.map((line): Effects => JSON.parse(line)); // as the script above writes it
}

/** Every operator that the catalogue and the shipped index are quiet about, and which of them an interpreter here has: what random graphs of objects are made of. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CallVia, Operator } from '../../src/facts.ts';
import { callRuling } from '../../src/judge/use/judge-use.ts';
import { DEFAULT_POLICY } from '../../src/policy/policy.ts';
import { SAFE_RULES } from '../../src/rules/all-rows.ts';
import { CLASS_BITS } from '../../src/rules/class-index.ts';
import { callsOfArguments } from '../../src/rules/python/any-calls.ts';
import { safeRowsOf } from '../../src/rules/row-index.ts';
import { parseSections } from '../../tools/class-rows.ts';
import { classesOf, readIndexText } from '../../tools/pack-classes.ts';
import { ROOT } from './documents.ts';

const INDEX = path.join(ROOT, 'data/index');

/** `module name`, as a stream writes it. */
export interface QuietName {
  readonly module: string;
  readonly name: string;
  /** It may be called, be called without arguments, or be made by `__new__` and given a dict. */
  readonly uses: readonly QuietUse[];
  /** Names and texts in the code of its hooks, those of the loader's first: what its state or its arguments may have. */
  readonly keys: readonly string[];
  /** Those of them that neither its class nor Python has: attributes that a state brings. */
  readonly fields: readonly string[];
  /** Methods that it was seen to call of what it is given. */
  readonly asked: readonly string[];
  /** Keys of its state whose values it calls, and attributes that it sets by code of its own, as the index says. */
  readonly held: readonly string[];
  /** How many arguments it must have; null where it does not say. */
  readonly arity: number | null;
}

/**
 * What the index says of these is what rejects them: `acting`, that a hook of it reaches a resource, or calls what its state holds; `filling`, that the
 * method that fills it does; `bearing`, that a class that inherits from it is enough.
 */
export type QuietUse = 'called' | 'bare' | 'rebuilt' | ActingUse;
type ActingUse = 'acting' | 'filling' | 'bearing';

/** All that a row calls safe in any use, and all classes of the index, of these packages: names by module. */
export function listedNames(packages: ReadonlySet<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  const add = (module: string, name: string): void => {
    if (!packages.has(module.split('.', 1)[0] ?? '')) return;
    const names = found.get(module);
    if (names === undefined) found.set(module, new Set([name]));
    else names.add(name);
  };
  for (const { ecosystem, module, names } of SAFE_RULES)
    if (ecosystem === 'python') for (const name of names) add(module, name);
  for (const file of readdirSync(INDEX)) {
    if (!packages.has(path.basename(file, '.tsv'))) continue;
    for (const { rows } of parseSections(readFileSync(path.join(INDEX, file), 'utf8')))
      for (const row of rows.keys()) add(...(row.split(' ') as [string, string])); // as a section is written
  }
  return found;
}

/** Modules with a class of which the index says that it acts in some way. */
export function actingModules(): ReadonlySet<string> {
  const modules = new Set<string>();
  for (const [name, { bits, keys }] of written()) {
    if (actingUses(bits, keys).length > 0) modules.add(name.split(' ', 1)[0] ?? '');
  }
  return modules;
}

let classes: ReturnType<typeof classesOf> | null = null;

/** The index as it is written: what the judge finds in the one that is shipped is what is held against the loader. */
function written(): ReturnType<typeof classesOf> {
  if (classes === null) {
    const { sections, reviewed, probed } = readIndexText(pathToFileURL(path.join(ROOT, 'data/')));
    classes = classesOf(sections, reviewed, probed);
  }
  return classes;
}

function actingUses(bits: number, keys: readonly string[]): readonly ActingUse[] {
  const isReached = (bits & CLASS_BITS.rebuilds) === 0 && (bits & CLASS_BITS.hookReaches) !== 0;
  return [
    ...(isReached || keys.some((key) => key.startsWith('~')) ? (['acting'] as const) : []),
    ...(keys.some((key) => key.startsWith('@')) ? (['filling'] as const) : []),
    ...(keys.includes('^') ? (['bearing'] as const) : []),
  ];
}

/** Those of the names that the judge is quiet about, each with the ways that it is. */
function quietOf(module: string, name: string): Candidate | null {
  const operator: Operator = { ecosystem: 'python', module, name };
  if (NOISY.test(module)) return null;
  const found = written().get(`${module} ${name}`);
  const row = safeRowsOf('python', module).find(({ names }) => names.includes(name));
  const uses: readonly QuietUse[] = [
    ...(row?.use === 'any' ? (['called'] as const) : []),
    ...(isQuiet(operator, 'REDUCE') ? (['bare'] as const) : []),
    ...(isQuiet(operator, 'NEWOBJ') ? (['rebuilt'] as const) : []),
    ...actingUses(found?.bits ?? 0, found?.keys ?? []),
  ];
  if (uses.length === 0) return null;
  // Those that are called come first.
  const keys = [...(found?.keys ?? [])].sort((a, b) => Number(b.startsWith('~')) - Number(a.startsWith('~')));
  const held = [...new Set(keys.map((key) => key.replace(/^[!~@^]/, '')))].filter((key) => /^\w/.test(key));
  return { module, name, uses, asked: callsOfArguments(module, name) ?? [], held };
}

/** Its classes become dataclasses as they are made, by text that Python writes and executes: no effect of a file. */
const NOISY = /^networkx\.utils\.configs$/;

/** Names that no interpreter was asked for yet. */
type Candidate = Omit<QuietName, 'keys' | 'fields' | 'arity'>;

const CONTEXT = {
  operators: DEFAULT_POLICY.operators,
  unknown: DEFAULT_POLICY.unknown,
  firstParty: undefined,
  carriesCode: false,
  lookedUp: new Set<string>(),
};

/** Without arguments: what it does with some is judged by what they are. */
function isQuiet(operator: Operator, via: CallVia): boolean {
  const fact = { kind: 'call', operator, via, arguments: '', operands: [], offset: 0 } as const;
  return callRuling(fact, CONTEXT).severity === null;
}

/**
 * Imports each module in a child whose audit hook refuses what reaches outside, and says which names are there, with what their hooks name.
 * One that acts when it is imported, that ends its process or that takes too long is left out.
 */
const SCRIPT = `
import builtins, gc, importlib, inspect, json, os, select, signal, sys, types, warnings
warnings.simplefilter('ignore')
REFUSED = ('os.system', 'os.exec', 'os.posix_spawn', 'os.fork', 'os.mkdir', 'os.remove', 'os.rmdir', 'os.rename', 'subprocess.Popen', 'socket.connect', 'socket.bind',
    'socket.getaddrinfo', 'webbrowser.open', 'shutil.rmtree')
noted = []
class Late(BaseException): pass
def late(*_): raise Late
# Where libraries keep what they need, and try whether they may write.
ROOMS = (os.environ['HOME'], os.environ['TMPDIR'], os.devnull)
def hook(event, arguments):
    if arguments and isinstance(arguments[0], str) and arguments[0].startswith(ROOMS): return
    if event in REFUSED or event == 'open' and isinstance(arguments[1], str) and any(c in arguments[1] for c in 'wax+'):
        noted.append(event)
        raise PermissionError(event)
HOOKS = ('__setstate__', '__new__', '__getattr__', '__getattribute__', '__setattr__', '__del__', '__hash__', '__eq__', '__setitem__', 'append', 'extend', 'add', '__len__', '__iter__', '__init__')
def codes(found):
    # The first of each that is not inherited from a builtin, then the methods that those name, then the rest.
    if isinstance(found, types.FunctionType): yield found.__code__
    if not isinstance(found, type): return
    space = {}
    for kind in reversed(found.__mro__):
        if kind.__module__ != 'builtins': space.update(vars(kind))
    functions = {name: getattr(value, '__func__', value) for name, value in space.items()}
    functions = {name: value for name, value in functions.items() if isinstance(value, types.FunctionType)}
    met = [name for name in HOOKS if name in functions]
    for name in met:
        yield functions[name].__code__
        met += [other for other in functions[name].__code__.co_names if other in functions and other not in met and len(met) < 60]
    yield from [value.__code__ for name, value in functions.items() if name.startswith('__')]
def keys(found):
    names = {}
    for code in codes(found):
        for name in (*code.co_names, *code.co_consts):
            if isinstance(name, str) and name.isidentifier() and len(name) < 30: names[name] = True
    return list(names)[:40]
def fields(found, names):
    # What a hook finds in the state: a method that is hidden there does nothing any more.
    source = sys.modules.get(getattr(found, '__module__', None))
    return [name for name in names if not any(hasattr(one, name) for one in (found, builtins, source, dict))]
def makes(found):
    # An object that is made without arguments, as most are that a stream rebuilds.
    try: return isinstance(found, type) and isinstance(found.__new__(found), found)
    except BaseException: return False
def arity(found):
    try: parameters = inspect.signature(found).parameters.values()
    except BaseException: return None
    return sum(one.default is one.empty and one.kind in (one.POSITIONAL_ONLY, one.POSITIONAL_OR_KEYWORD) for one in parameters)
def look(wanted, first, sink):
    signal.signal(signal.SIGALRM, late)
    sys.addaudithook(hook)
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2): os.dup2(nothing, descriptor)
    for module, names in wanted[first:]:
        noted.clear()
        found = {}
        signal.alarm(30)
        try:
            source = importlib.import_module(module)
            for name in names:
                value = source
                try:
                    for part in name.split('.'): value = getattr(value, part)
                except AttributeError: continue
                if not getattr(value, '__abstractmethods__', None): found[name] = [makes(value), keys(value), fields(value, keys(value)), arity(value)]
        except BaseException: found = {}
        finally: signal.alarm(0)
        # Both are noted, and refused: a temporary folder is tried for before anything is made there.
        os.write(sink, (json.dumps([module, {} if any(note != 'open' for note in noted) else found]) + '\\n').encode())
wanted = json.load(sys.stdin)
lines = []
while len(lines) < len(wanted):
    source, sink = os.pipe()
    child = os.fork()
    if child == 0:
        try: look(wanted, len(lines), sink)
        finally: os._exit(0)
    os.close(sink)
    with open(source) as answers: lines += [json.loads(line) for line in answers]
    os.waitpid(child, 0)
    if len(lines) < len(wanted): lines.append([wanted[len(lines)][0], {}])
json.dump(lines, sys.stdout)
`;

/** In a folder of its own: what modules leave behind when they are imported goes with it. */
function askedIn(python: string, input: string) {
  const folder = mkdtempSync(path.join(tmpdir(), 'model-check-names-'));
  const [home, temporary] = [path.join(folder, 'home'), path.join(folder, 'tmp')];
  try {
    mkdirSync(home);
    mkdirSync(temporary);
    return spawnSync(python, ['-c', SCRIPT], {
      input,
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
      env: { ...process.env, HOME: home, TMPDIR: temporary, PYTHONDONTWRITEBYTECODE: '1', OMP_NUM_THREADS: '1' },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

type Seen = readonly [isMade: boolean, keys: readonly string[], fields: readonly string[], arity: number | null];

/** Those of the names that the judge is quiet about and that the interpreter has. */
export function namesOf(
  python: string,
  listed: readonly (readonly [module: string, names: ReadonlySet<string>])[],
): readonly QuietName[] {
  const names = listed.flatMap(([module, some]) => [...some].map((name) => quietOf(module, name)).filter(isThere));
  const modules = new Map<string, string[]>();
  for (const { module, name } of names) modules.set(module, [...(modules.get(module) ?? []), name]);
  const result = askedIn(python, JSON.stringify([...modules]));
  if (result.status !== 0) throw new Error(`${python} ended with ${result.status}: ${result.stderr}`);
  const there = new Map<string, Readonly<Record<string, Seen>>>(
    JSON.parse(result.stdout), // as the script above writes it
  );
  return names.flatMap((one) => {
    const found = there.get(one.module)?.[one.name];
    if (found === undefined) return [];
    const [isMade, keys, fields, arity] = found;
    return [
      {
        ...one,
        keys,
        fields,
        arity,
        uses: isMade ? one.uses : one.uses.filter((use) => use !== 'rebuilt' && use !== 'acting' && use !== 'filling'),
      },
    ];
  });
}

function isThere<T>(value: T | null): value is T {
  return value !== null;
}

/** The top-level modules that the interpreter finds among those that the catalogue and the index speak of. */
export function packagesOf(python: string): ReadonlySet<string> {
  const files = readdirSync(INDEX).map((file) => path.basename(file, '.tsv'));
  const rows = SAFE_RULES.filter(({ ecosystem }) => ecosystem === 'python').map(
    ({ module }) => module.split('.', 1)[0],
  );
  const script =
    'import importlib.util as u, json, sys; print(json.dumps([m for m in json.load(sys.stdin) if u.find_spec(m)]))';
  const result = spawnSync(python, ['-c', script], {
    input: JSON.stringify([...new Set([...files, ...rows])]),
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`${python} ended with ${result.status}: ${result.stderr}`);
  return new Set<string>(JSON.parse(result.stdout)); // as the script above writes it
}

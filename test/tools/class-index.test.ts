/** What tools/class_index reads in the sources of a package, each class as an author might write it. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import test from 'ava';

const TOOLS = fileURLToPath(new URL('../../../tools/', import.meta.url));

/** `body of a class` → its flags; no flags: inert in every way. `Base` and what else stands above them is in SOURCE. */
const CASES: readonly (readonly [name: string, body: string, flags: string])[] = [
  ['Plain', 'x = 1', ''],
  ['Stores', 'def __setstate__(self, state): self.__dict__.update(state)', ''],
  ['Defaults', 'def __setstate__(self, state):\n  state.setdefault("a", 1)\n  self.__dict__ = state', ''],
  ['Compares', 'def __setstate__(self, state):\n  if state["v"] == 1: pass\n  self.__dict__.update(state)', 'ik=v'],
  [
    'CallsMethod',
    'def __setstate__(self, state):\n  self.__dict__.update(state)\n  self.after()\n def after(self): pass',
    'ik=after',
  ],
  ['Iterates', 'def __setstate__(self, state):\n  for k, v in state.items():\n    len(v)', 'ip'],
  ['Executes', 'def __setstate__(self, state): exec(state["code"])', 'X'],
  ['ExecutesLater', 'def __setstate__(self, state): helper(state)', 'X'],
  [
    'Opens',
    'def __setstate__(self, state):\n  self.__dict__.update(state)\n  self.load()\n def load(self): open(self.path)',
    'Xk=~load',
  ],
  ['CallsValue', 'def __setstate__(self, state): state["f"]()', '-k=~f'],
  ['Ends', 'def __del__(self): self.inner.shut()', '-k=~inner'],
  ['EndsParts', 'def __del__(self):\n  for part in self.parts: part.shut()', '-k=~parts'],
  ['EndsByName', 'def __del__(self): self.unknown()', '-k=~unknown'],
  ['Patches', 'def __del__(self):\n  for owner, name in self.old: setattr(owner, name, None)', 'Xk=~old'],
  ['SetsItems', 'def __setitem__(self, key, value): self.store.write(key, value)', 'ik=@'],
  ['Appends', 'def append(self, value): value.run()', 'ik=@+'],
  ['Registers', 'def __init_subclass__(cls): cls.setup()', 'ik=^'],
  ['Names', 'def __init_subclass__(cls): cls.names = []', ''],
  ['NestedLoad', 'def __setstate__(self, state): self.x = pickle.loads(state)', 'X'],
  ['Frees', 'def __del__(self): _LIB.HandleFree(self.handle)', 'D'],
  ['Dispatches', 'def __new__(cls): return Plain()', '-'],
  ['Forwards', 'def __getattr__(self, name): return getattr(self.inner, name)', 'ik=inner'],
  [
    'Refuses',
    'def __getattr__(self, name):\n  if name.startswith("__"): raise AttributeError(name)\n  return self.load(name)',
    '',
  ],
  ['LazyImport', 'def __getattr__(self, name): return importlib.import_module(self.name)', 'X'],
  ['Sets', 'def __setattr__(self, name, value): run(value)', 'it'],
  ['Property', '@property\n def a(self): return 1\n @a.setter\n def a(self, value): value.run()', 'ik=!a'],
  ['OwnHash', 'def __hash__(self): return self.f()\n def f(self): return run(self)', 'ih'],
  ['Outer', 'class Inner:\n  def __setstate__(self, state): eval(state["x"])\n class Kind(enum.Enum):\n  A = 1', ''],
  ['MakesInner', 'class Part: pass\n def __setstate__(self, state): self.part = self.__class__.Part()', ''],
  [
    'AsksItsClass',
    'def __setstate__(self, state): self.names(state)\n @classmethod\n def names(cls, state): return cls.first()\n @classmethod\n def first(cls): return cls.mro()',
    'ik=names',
  ],
  ['OpensWhenRead', 'def __iter__(self): return other.unlocked(self.name)', 'im'],
  ['ThreadsInInit', 'def __init__(self): open("x")', 'ix'],
];

const SOURCE = `from . import other
import abc, pickle, importlib, enum, ctypes, collections, sys, typing
from unknown_package import Base, run
_LIB = ctypes.CDLL
def helper(state): deeper(state)
def deeper(state): eval(state)
class Kind(enum.Enum):
 A = 1
class Filled(dict):
 pass
class Undecided(Base):
 pass
class Chosen(typing.Mapping[str, int] if sys.version_info > (3, 9) else typing.Mapping):
 pass
Graph = typing.Mapping[str, int]
class OfAlias(Graph):
 pass
if sys.version_info >= (3, 4):
 Bare = abc.ABC
else:
 Bare = abc.ABCMeta('Bare', (), {})
Made = abc.ABCMeta('Made', (), {'__setstate__': run})
class OfBare(Bare):
 pass
class OfMade(Made):
 pass
class OfRenamed(other.mappings.MutableMapping):
 pass
class OfUnknown(other.strange.Base):
 pass
Colour = enum.IntEnum('Colour', 'RED GREEN')
Point = collections.namedtuple('Point', 'x y')
`;

test('class_index decides each kind of class', (t) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'class-index-'));
  const home = path.join(folder, 'src', 'pkg==1', 'pkg');
  mkdirSync(home, { recursive: true });
  const classes = CASES.map(([name, body]) => `class ${name}:\n ${body}\n`).join('');
  writeFileSync(path.join(home, '__init__.py'), SOURCE + classes);
  writeFileSync(
    path.join(home, 'other.py'),
    'import collections, unknown_package\nfrom smart_open import open as unlocked\nmappings = collections\nstrange = unknown_package\n',
  );
  writeFileSync(path.join(folder, 'reviewed.tsv'), '');
  const place = (name: string) => path.join(folder, name);
  const { status, error, stderr } = spawnSync(
    'python3',
    ['-m', 'class_index', place('src'), place('reviewed.tsv'), place('out'), 'pkg==1'],
    { cwd: TOOLS, encoding: 'utf8', env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' } },
  );
  if (error !== undefined) {
    t.log('no python3 here');
    t.pass();
    return;
  }
  t.is(status, 0, stderr);
  const text = readFileSync(path.join(folder, 'out', 'pkg==1.txt'), 'utf8');
  const line = text.split('\n').find((one) => one.startsWith('pkg ')) ?? '';
  const found = new Map(
    line
      .split(' ')
      .slice(1)
      .map((entry) => entry.split(':') as [string, string | undefined]),
  );
  for (const [name, , flags] of CASES) t.is(found.get(name) ?? '', flags, name);
  t.is(found.get('Kind'), 'e');
  t.is(found.get('Colour'), 'e');
  t.true(found.has('Point'));
  t.is(found.get('Filled'), 'id');
  for (const name of ['Undecided', 'OfMade', 'OfUnknown']) t.is(found.get(name), '?', name);
  for (const name of ['Chosen', 'OfAlias', 'OfBare', 'OfRenamed', 'MakesInner.Part'])
    t.true(found.has(name) && found.get(name) === undefined);
  t.is(found.get('Outer.Inner'), 'X');
  t.is(found.get('Outer.Kind'), 'e');
});

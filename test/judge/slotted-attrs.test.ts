/** Classes of attrs with slots by value, as attrs itself and cloudpickle write them, and what a file may do to them. Each that is to be refused ran code of the file under CPython 3.11. https://www.attrs.org/en/stable/glossary.html#term-slotted-classes */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { pythonsThatImport, runPython } from '../support/python.ts';
import { findingLines } from '../support/scanned.ts';

/** Writes a pickle for each name: its class `A`, which `change` may change first, with a state. */
const SCRIPT = String.raw`
import cloudpickle, copyreg, sys, types
main = types.ModuleType('__main__'); sys.modules['__main__'] = main
SLOTTED = "import attrs\n@attrs.define\nclass A:\n  x: object = 1\n  y: object = 2\n"
TAKEN = "import attrs\n@attrs.define\nclass S:\n  x: object = 1\n  y: object = 2\nclass A:\n  __setstate__ = S.__setstate__\n"
FROZEN = "import attrs\n@attrs.frozen\nclass A:\n  x: object = 1\n  @property\n  def z(self): return self.x\n"
class Raw:
    def __init__(self, made, state): self.made, self.state = made, state
    def __reduce__(self): return copyreg._reconstructor, (self.made, object, None), self.state
def write(name, source, state, change=None):
    space = main.__dict__; exec("def hit(*a, **k): return True\n" + source, space)
    if change: change(space['A'], space)
    open(name + '.pkl', 'wb').write(cloudpickle.dumps(Raw(space['A'], state(space) if callable(state) else state), protocol=4))
def cell(name, value):
    def change(made, space):
        function = made.__setstate__
        function.__closure__[function.__code__.co_freevars.index(name)].cell_contents = value(space)
    return change
def globals_of(key):
    def change(made, space):
        function = made.__setstate__; known = function.__globals__
        names = {one: known[one] for one in ('_OBJ_SETATTR', '_obj_setattr', '_HASH_CACHE_FIELD', '_hash_cache_field') if one in known}
        # attrs 22 asks for fewer, one of them under another name.
        own = key if key in function.__code__.co_names else '_obj_setattr'
        names[own] = space['hit']; names['__name__'] = '__main__'
        made.__setstate__ = types.FunctionType(function.__code__, names, 's', None, function.__closure__)
    return change
write('honest-slots', SLOTTED, {'x': 1, 'y': 2})
write('honest-frozen', FROZEN, {'x': [1]})
write('honest-nested', SLOTTED + "class I: pass\n", lambda space: {'x': Raw(space['I'], {'a': 1})})
write('names-iterate', SLOTTED + "class I:\n  __iter__ = hit\n", {'x': 1}, cell('state_attr_names', lambda space: space['I']()))
write('names-hash', SLOTTED + "class I(str):\n  __hash__ = hit\n", {'x': 1}, cell('state_attr_names', lambda space: (space['I']('x'),)))
write('flag', SLOTTED + "class I:\n  __bool__ = hit\n", {'x': 1}, cell('hash_caching_enabled', lambda space: space['I']()))
write('class', TAKEN + "class E:\n  __del__ = hit\n", lambda space: {'__class__': space['E']}, cell('state_attr_names', lambda space: ('__class__',)))
write('called', SLOTTED, lambda space: {'x': space['hit']}, cell('state_attr_names', lambda space: ('append',)))
write('state', SLOTTED + "class I(dict):\n  __contains__ = hit\n", lambda space: space['I'](x=1))
write('property', TAKEN, {'x': 1}, lambda made, space: setattr(made, 'x', property(space['hit'], space['hit'])))
write('setter', TAKEN + "class P:\n  __set__ = hit\n", {'x': 1}, lambda made, space: setattr(made, 'x', space['P']()))
write('attributes', TAKEN, {'x': 1}, lambda made, space: setattr(made, '__getattribute__', space['hit']))
write('getter', "import operator\nclass A:\n  __getitem__ = hit\n  __setstate__ = property(operator.itemgetter(0))\n", {'x': 1})
for key in ('_OBJ_SETATTR', 'isinstance', 'zip'): write('global-' + key.strip('_'), TAKEN, (1, 2), globals_of(key))
`;

test('classes of attrs with slots', async (t) => {
  const [python] = pythonsThatImport('attrs', 'cloudpickle');
  if (python === undefined) {
    t.log('skipped: no python with attrs and cloudpickle');
    t.pass();
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'git-model-check-test-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  runPython(python, SCRIPT, [], folder);
  const names = readdirSync(folder).filter((name) => name.endsWith('.pkl'));
  t.is(names.length, 16);
  for (const name of names) {
    const lines = (await findingLines(readFileSync(join(folder, name)), name)).join('\n');
    if (name.startsWith('honest')) t.notRegex(lines, /^(?:critical|high) /m, name);
    else t.regex(lines, /^(?:critical|high) /m, name);
  }
});

/** Pickles of objects whose classes the stream carries, put at random where something may ask them: in what the machinery of cloudpickle and dill is given, in states, arguments, keys and items, in the bodies and bases of other classes. See https://github.com/cloudpipe/cloudpickle. */
import type { Loaders } from '../support/effect-oracle.ts';

const LOAD = (load: string) => `with open(path, 'rb') as file: ${load}(file)`;

export const BY_VALUE_GRAPH: Loaders = {
  modules: [
    'pickle',
    'dill',
    'cloudpickle',
    'numpy',
    'random',
    'io',
    'enum',
    'typing',
    'abc',
    'collections',
    'copyreg',
    'dataclasses',
  ],
  loaders: { pickle: LOAD('pickle.load'), python: LOAD('pickle._load') },
  seconds: 2,
  // What named tuples are made of; every method starts a process.
  executes: '<string>',
};

/** `make(random, seed)`; every method of a class that is carried does what is seen. */
export const BY_VALUE_GRAPHS = `
import pickle, pickletools
import cloudpickle
def hit(*a, **k): __import__('os').system('touch left')
def part(content):
    # Without its frame, and with numbers of the memo that nothing else has.
    steps = list(pickletools.genops(content))
    ends = [place for _, _, place in steps[1:]] + [len(content)]
    out = b''
    for (step, value, place), end in zip(steps, ends):
        if step.name in ('PROTO', 'STOP'): continue
        if step.name in ('BINPUT', 'LONG_BINPUT'): out += b'r' + (value + 5000).to_bytes(4, 'little')
        elif step.name in ('BINGET', 'LONG_BINGET'): out += b'j' + (value + 5000).to_bytes(4, 'little')
        else: out += content[place:end]
    return out
HIT = part(cloudpickle.dumps(hit, protocol=3))
def text(value): return b'X' + len(value.encode()).to_bytes(4, 'little') + value.encode()
def named(name):
    module, own = name.rsplit('.', 1)
    return b'c' + module.encode() + b'\\n' + own.encode() + b'\\n'
def tup(*items): return b'(' + b''.join(items) + b't'
def lst(*items): return b'](' + b''.join(items) + b'e'
def dic(*pairs): return b'}(' + b''.join(pairs) + b'u'
def call(callee, *args): return callee + tup(*args) + b'R'
def new(owner, *args): return owner + tup(*args) + b'\\x81'
def cp(name): return named('cloudpickle.cloudpickle.' + name)
def dl(name): return named('dill._dill.' + name)
ONE, NONE = b'K\\x01', b'N'
METHODS = ('__index__ __int__ __float__ __eq__ __iter__ __len__ __getitem__ keys items __bool__ __lt__ __str__ __repr__ __contains__ __call__ __enter__ __add__ get update copy '
    '__hash__ __format__ __next__ values pop append extend add close flush closed __setitem__ __missing__ __getattr__ __setattr__ __delattr__ __getattribute__ data maps cell_contents '
    'register dtype shape setstate seed fit insert isidentifier encode lower __reduce__ __init__').split()
BASES = ['builtins.object'] * 8 + ['builtins.str', 'builtins.int', 'builtins.dict', 'builtins.list', 'builtins.set', 'builtins.tuple', 'builtins.Exception', 'collections.OrderedDict',
    'collections.UserDict', 'collections.UserList', 'collections.ChainMap', 'io.BytesIO', 'random.Random', 'numpy.ndarray', 'typing.NamedTuple', 'abc.ABC', 'collections.Counter']
KEYS = ('a data append __annotations__ __slots__ __abstractmethods__ __name__ __qualname__ __doc__ __match_args__ __orig_bases__ __isabstractmethod__ __module__ args shape').split()
# Hooks that are builtins, which call methods of what they are given.
HOOKS = '__setstate__ __new__ __getattr__ __setitem__ append extend __eq__ __hash__ __setattr__ __init__'.split()
BUILTINS = 'sorted max min sum any all str repr set frozenset dict list bytes print format hash enumerate int len list.index set.update dict.get dict.update list.extend object.__setattr__'.split()
def builtin(r):
    owner, _, method = r.choice(BUILTINS).partition('.')
    return call(named('builtins.getattr'), named('builtins.' + owner), text(method)) if method else named('builtins.' + owner)
FIELDS = lambda name: dic(text('x') + new(named('dataclasses.Field')) + tup(NONE, dic(text('name') + text(name))) + b'b')
COUNT = [0]
def member(r, depth):
    kind = r.random()
    if kind < .7: return HIT
    if kind < .9: return call(named('builtins.property'), HIT, HIT)
    return HIT if depth <= 0 else anything(r, depth - 1)
def body(r, depth, most=25):
    pairs = [text(r.choice(METHODS)) + member(r, depth) for _ in range(r.randint(1, most))]
    if depth > 0 and r.random() < .3: pairs.append(text(r.choice(KEYS)) + anything(r, depth - 1))
    if r.random() < .25: pairs.append(text(r.choice(HOOKS)) + builtin(r))
    if r.random() < .1: pairs.append(text('__setstate__') + named('dataclasses._dataclass_setstate') + text('__dataclass_fields__') + r.choice([FIELDS('x'), FIELDS('append'), FIELDS('__class__'), ONE]))
    return dic(*pairs)
def klass(r, depth):
    COUNT[0] += 1
    base = named(r.choice(BASES)) if depth < 1 or r.random() < .8 else klass(r, depth - 1)
    note, name = text('__module__') + text('__main__'), text('C%d' % COUNT[0])
    if r.random() < .25: return call(dl('_create_type'), named('builtins.type'), name, tup(base), dic(note) if r.random() < .3 else body(r, depth))
    made = call(cp('_make_skeleton_class'), named('builtins.type'), name, tup(base), dic(note), name, NONE)
    return call(cp('_class_setstate'), made, tup(body(r, depth), b'}'))
def made(r, depth):
    owner = klass(r, depth)
    way = r.random()
    if way < .1: found = call(owner)
    elif way < .2: found = call(named('copyreg._reconstructor'), owner, named('builtins.object'), NONE)
    elif way < .25: found = call(named('numpy.core.multiarray._reconstruct'), owner, tup(b'K\\x00'), b'C\\x01b')
    else: found = new(owner, *([text('x')] if r.random() < .3 else []))
    return found + state(r, depth) + b'b' if depth > 0 and r.random() < .2 else found
def anything(r, depth):
    if depth <= 0: return r.choice([ONE, NONE, text('x'), b')', b'}', HIT, made(r, 0), made(r, 0), made(r, 0)])
    kind = r.randint(0, 9)
    if kind < 4: return made(r, depth - 1)
    if kind == 4: return tup(*[anything(r, depth - 1) for _ in range(r.randint(1, 3))])
    if kind == 5: return lst(*[anything(r, depth - 1) for _ in range(r.randint(1, 3))])
    if kind == 6: return dic(anything(r, depth - 1) + anything(r, depth - 1))
    return asked(r, depth - 1)
def state(r, depth):
    kind = r.randint(0, 5)
    if kind < 2: return dic(text(r.choice(KEYS)) + anything(r, depth - 1))
    if kind == 2: return tup(r.choice([NONE, b'}']), r.choice([anything(r, depth - 1), dic(text(r.choice(KEYS)) + anything(r, depth - 1))]))
    if kind == 3: return tup(*[anything(r, depth - 1) for _ in range(r.randint(1, 5))])
    return anything(r, depth - 1)
def asked(r, depth):
    one = lambda: anything(r, depth - 1)
    kind = r.randint(0, 15)
    COUNT[0] += 1
    name = text('N%d' % COUNT[0])
    if kind == 0: return call(cp('_make_skeleton_class'), named('builtins.type'), name, tup(named('builtins.object')), dic(text('__module__') + name), one(), NONE)
    if kind == 1: return call(cp('_make_typevar'), name, NONE, b')', b'\\x89', b'\\x89', one())
    if kind == 2: return call(cp('_make_skeleton_enum'), tup(named('enum.Enum')), name, name, dic(text('A') + one(), text('B') + one()), text('m'), name, NONE)
    if kind == 3: return call(cp('_function_setstate'), HIT, tup(b'}', dic(text('__globals__') + r.choice([b'}', one()]), text('__closure__') + r.choice([NONE, one(), tup(one())]))))
    if kind == 4: return call(dl('_create_namedtuple'), name, tup(one()), text('m'))
    if kind == 5: return call(dl('_create_array'), named('numpy.core.multiarray._reconstruct'), tup(named('numpy.ndarray'), tup(b'K\\x00'), b'C\\x01b'), state(r, depth), NONE)
    if kind == 6: return call(named('numpy.core.multiarray._reconstruct'), named('numpy.ndarray'), tup(b'K\\x00'), b'C\\x01b') + tup(ONE, tup(r.choice([ONE, one()])), call(named('numpy.dtype'), text('O')), b'\\x89', lst(one())) + b'b'
    if kind == 7: return call(named(r.choice(['builtins.list', 'builtins.dict', 'builtins.int', 'builtins.str', 'collections.OrderedDict', 'collections.Counter', 'types.SimpleNamespace', 'functools.partial', 'numpy.float64'])), *[one() for _ in range(r.randint(0, 2))])
    if kind == 8: return new(named(r.choice(['types.SimpleNamespace', 'random.Random', 'collections.OrderedDict'])), ) + state(r, depth) + b'b'
    if kind == 9: return made(r, depth) + b'(' + one() + one() + b'u'
    if kind == 10: return made(r, depth) + b'(' + one() + b'e'
    if kind == 11: return made(r, depth) + state(r, depth) + b'b'
    if kind == 12: return klass(r, depth) + r.choice([b')', one()]) + r.choice([b'}', one()]) + b'\\x92'
    if kind == 13: return dic(one() + one())
    if kind == 14: return call(cp('_make_cell'), one())
    return call(dl('_create_dtypemeta'), one())
def make(r, seed):
    COUNT[0] = seed * 1000
    return b'\\x80\\x04' + r.choice([asked] * 5 + [made])(r, r.randint(1, 2)) + b'.'
`;

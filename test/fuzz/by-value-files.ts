/** Makes pickles of functions and classes by value, as dill and cloudpickle write them, of which some run while they are loaded. See https://github.com/cloudpipe/cloudpickle and https://dill.readthedocs.io. */
import type { Loaders } from '../support/effect-oracle.ts';

const LOAD = (library: string) => `with open(path, 'rb') as file: ${library}.load(file)`;

export const BY_VALUE: Loaders = {
  modules: ['dill', 'cloudpickle', 'pickle', 'abc', 'enum'],
  loaders: { dill: LOAD('dill'), cloudpickle: LOAD('cloudpickle'), pickle: LOAD('pickle') },
};

export const BY_VALUE_FILES = `
import abc, enum, pickle, types
import dill, cloudpickle
CALL = "__import__('os').system('touch left')"
HOOKS = {
    '__setstate__': 'def __setstate__(self, state): {c}', '__new__': 'def __new__(cls, *a): return {c} or object.__new__(cls)',
    '__init__': 'def __init__(self, *a): {c}', '__getattr__': 'def __getattr__(self, name):\\n    if name.startswith("__") and name != "__setstate__": raise AttributeError(name)\\n    {c}',
    '__del__': 'def __del__(self): {c}', '__hash__': 'def __hash__(self): return {c} or 1', '__eq__': 'def __eq__(self, other): return {c}\\n  __hash__ = None', 'append': 'def append(self, x): {c}',
    '__setitem__': 'def __setitem__(self, k, v): {c}', '__init_subclass__': 'def __init_subclass__(cls): {c}', '__set_name__': 'def __set_name__(self, owner, name): {c}', '__call__': 'def __call__(self, *a): {c}',
    '__getattribute__': 'def __getattribute__(self, name):\\n    {c}\\n    return object.__getattribute__(self, name)', '__class_getitem__': 'def __class_getitem__(cls, x): {c}', '__instancecheck__': 'def __instancecheck__(self, x): return {c}', '__get__': 'def __get__(self, o, t=None): return {c}', '__setattr__': 'def __setattr__(self, k, v): {c}', 'plain': 'def plain(self): {c}',
}
class Reduced:
    def __init__(self, *parts): self.parts = parts
    def __reduce__(self): return self.parts
def space(source):
    names = {'__name__': '__main__', 'abc': abc, 'enum': enum}
    exec(source, names)
    return names
def klass(r, act):
    hook = r.choice(list(HOOKS))
    body = HOOKS[hook].replace('{c}', CALL if act else '1')
    base = r.choice(['object', 'object', 'dict', 'list', 'abc.ABC', 'Exception'])
    if r.random() < .15: return space('class M(type):\\n  %s\\nclass C(metaclass=M): pass\\nclass D(C): pass' % body)['D']
    return space('class C(%s):\\n  %s\\n  x = %s' % (base, body, r.choice(['1', '(1, 2)', '"text"', 'None'])))['C']
def function(r, act):
    body = CALL if act else 'x'
    kind = r.choice(['def f(x=1, *a, **k): return %s', 'f = lambda x=1, *a: %s', 'def o(y):\\n  def f(x=1, *a): return y and %s\\n  return f\\nf = o(2)', 'def f(x=1, *a):\\n  yield %s', 'def d(g): return g\\n@d\\ndef f(x=1, *a): return %s'])
    return space(kind % body)['f']
def value(r):
    act = r.random() < .8
    kind = r.choice([0, 1, 2, 3, 3, 3, 4, 5, 5, 5])
    if kind == 0: return r.choice([lambda f: f, lambda f: [f], lambda f: {'k': f}, lambda f: (f, 1)])(function(r, act))
    if kind == 1: return klass(r, act)
    if kind == 2:
        found = klass(r, act)
        made = object.__new__(found) if found.__new__ is object.__new__ and found.__mro__[1] is object else Reduced(found, ())
        return r.choice([made, [made], {'k': made}])
    if kind == 3: return Reduced(function(r, act), r.choice([(), (1,), (1, 2)]))
    if kind == 4: return Reduced(r.choice([map, filter]), (function(r, act), [1]), None, None)
    found = klass(r, act)
    return Reduced(Hide(found), (), {'a': 1}) if r.random() < .5 else Reduced(found, (), {'a': 1}, iter([1]) if r.random() < .3 else None, iter([(1, 2)]) if r.random() < .3 else None)
def Hide(found): return found
def make(r, seed):
    for attempt in range(20):
        writer = r.choice([dill, cloudpickle])
        options = {'protocol': r.choice([2, 3, 4, 5])}
        if writer is dill and r.random() < .5: options[r.choice(['byref', 'recurse'])] = True
        import sys
        try: return writer.dumps(value(r), **options)
        except Exception: continue
    return pickle.dumps(1)
`;

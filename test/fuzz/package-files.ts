/** Makes archives of `torch.package` whose Python acts where importing it runs it, or only defines what would. See https://docs.pytorch.org/docs/stable/package.html. */
import type { Loaders } from '../support/effect-oracle.ts';

export const TORCH_PACKAGE: Loaders = {
  modules: ['torch', 'torch.package', 'torch.package._importlib', 'enum', 'functools', 'operator', 'typing'],
  seconds: 20,
  // The modules of the archive.
  executes: '<torch_package',
  loaders: { package: "torch.package.PackageImporter(path).load_pickle('p', 'o.pkl')" },
};

export const PACKAGE_FILES = `
import io, pickle, torch, torch.package, zipfile
NAMES = [
    ('import os', 'os.system'), ('from os import system', 'system'), ('from os import system as s, path', 's'), ('import os as o', 'o.system'),
    ('import os.path', 'os.system'), ('from os import *', 'system'), ('import os, sys', 'getattr(os, "sys" + "tem")'), ('import os', "getattr(os, f'{chr(115)}ystem')"),
    ('import subprocess', 'subprocess.call'), ('from subprocess import call as run', 'run'), ('import importlib', 'importlib.import_module("os").system'),
    ('', '__import__("os").system'), ('', "__import__('o' + 's').system"), ('import operator', "operator.attrgetter('system')(__import__('os'))"),
    ('import sys', 'sys.modules["os"].system'), ('import os', "vars(os)['system']"), ('import os', 'os.__dict__["system"]'), ('import torch', 'torch.hub.os.system'),
    ('import functools, os', 'functools.partial(os.system)'), ('import os\\nrun = os.system', 'run'), ('import os\\n(run) = os.system', 'run'), ('import builtins', "builtins.eval('__import__(\\"os\\").system')"),
    ('', "eval('__import__(\\"os\\").system')"), ('import typing, os', 'typing.cast(typing.Any, os.system)'), ('import os; t = {"a": os.system}', 't["a"]'), ('import os\\nclass H: run = os.system', 'H.run'),
    ('import os\\nglobals()["r"] = os.system', 'globals()["r"]'), ('import posix', 'posix.system'), ('from  os  import(system)', 'system'), ('import os\\nwith_ = lambda c: os.system(c)', 'with_'),
]
PLACES = [
    '{c}', 'x = {c}', 'class C:\\n  y = {c}', 'def f(a={c}): pass', 'def f(a: {c}): pass', '@({l})\\ndef f(): pass', 'class D({b}): pass', 'def f():\\n  {c}\\nf()', 'def f():\\n  return {c}\\ng = f\\ng()',
    '[{c} for _ in (1,)]', '(lambda: {c})()', 'if {c}: pass', 'while {c}: break', 'try:\\n  1/0\\nexcept Exception:\\n  {c}', 'with open(__file__ if False else "/dev/null"): {c}',
    'f"{{{c}}}"', '(y := {c})', 'assert {c} is not None', 'del [{c}][0]', 'for i in [{c}]: pass', 'async def f(): pass\\n{c}', 'class M(type):\\n  def __new__(m, *a):\\n    {c}\\n    return type.__new__(m, *a)\\nclass E(metaclass=M): pass',
    'class B:\\n  def __init_subclass__(cls): {c}\\nclass E(B): pass', 'class P:\\n  def __set_name__(s, o, n): {c}\\nclass Q:\\n  z = P()', 'def f(n):\\n  if n: f(n - 1)\\n  else: {c}\\nf(2)', 'class R:\\n  def __init__(s): {c}\\nR()',
    'class S:\\n  def __call__(s): {c}\\nS()()', 'class T:\\n  def __enter__(s): {c}\\n  def __exit__(s, *a): pass\\nwith T(): pass', 'class U:\\n  @property\\n  def v(s): return {c}\\nU().v', 'class V:\\n  def __add__(s, o): {c}\\nV() + 1',
    'class W:\\n  def __getattr__(s, n): return {c}\\nW().anything', 'print(*[{c}])', 'x = 1 if {c} else 2', 'def g():\\n  yield {c}\\nlist(g())', 'class X:\\n  def __iter__(s):\\n    {c}\\n    return iter(())\\nlist(X())', 'map_ = list(map({l}, [1]))', 'sorted([1, 2], key={l})',
]
HONEST = ['def f():\\n  return {c}', 'class C:\\n  def m(self): return {c}', 'f = lambda: {c}', 'if False: pass', 'def f(a=1): pass', 'class C:\\n  """{c}"""', '# {c}', 'x = 1']
def make(r, seed):
    before, run = r.choice(NAMES)
    call = '%s(%s)' % (run, r.choice(['"touch left"', "'touch left'", '"touch " + "left"', '*["touch left"]']))
    act = r.random() < .75
    place = r.choice(PLACES if act else HONEST)
    body = place.replace('{{{c}}}', '{' + call.replace('"', "'") + '}') if '{{{c}}}' in place else place.replace('{c}', call).replace('{l}', 'lambda _: ' + call).replace('{b}', '(%s, object)[1]' % call)
    source = before + '\\n' + body + '\\n'
    if r.random() < .2: source = source.replace('\\n', '\\r\\n')
    if r.random() < .2: source = '"""' + 'text ' * r.randint(0, 9) + '"""\\n' + source
    if r.random() < .1: source = '# -*- coding: utf-8 -*-\\n' + source
    module = r.choice(['m', 'deep.er', 'torch_like', 'code.x'])
    out = io.BytesIO()
    with torch.package.PackageExporter(out) as exporter:
        other = r.random() < .3
        owner = 'class K:\\n  def __setstate__(self, s): pass\\n'
        if other:
            exporter.save_source_string('helper', source, dependencies=False)
            exporter.save_source_string(module, r.choice(['import helper\\n', 'from helper import *\\n', 'def f():\\n  import helper\\n', 'try: import helper\\nexcept ImportError: pass\\n']) + owner, dependencies=False)
        else: exporter.save_source_string(module, source + owner, dependencies=False)
        text = b'\\x80\\x02c' + module.encode() + b'\\nK\\n)\\x81}b.'
        exporter.save_binary('p', 'o.pkl', text)
    return declared(out, r)
def declared(written, r):
    out = io.BytesIO()
    upper, more = r.random() < .2, r.choice([(), (), ('model.json', b'{}'), ('constants.pkl', b'(.')])
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(out, 'w', zipfile.ZIP_STORED) as target:
        for name in source.namelist():
            # Records are found whatever the case of their names.
            marked = name.upper() if upper and '/.data/' in name else name
            target.writestr(marked, EXTERN if name.endswith('.data/extern_modules') else source.read(name))
        if more: target.writestr(source.namelist()[0].split('/')[0] + '/' + more[0], more[1])
    return out.getvalue()
EXTERN = '\\n'.join('os posix subprocess sys torch importlib builtins operator functools typing'.split()) + '\\n'
`;

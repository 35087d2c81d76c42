/** Makes models of PyTorch Mobile, as byte code and as FlatBuffers, whose `__setstate__` writes a file or does not. See https://github.com/pytorch/pytorch/blob/main/torch/csrc/jit/serialization/mobile_bytecode.fbs. */
import type { Loaders } from '../support/effect-oracle.ts';

export const MOBILE: Loaders = {
  modules: ['torch', 'torch.jit.mobile'],
  seconds: 20,
  loaders: {
    lite: 'torch.jit.mobile._load_for_lite_interpreter(path)',
    jit: 'torch.jit.load(path)',
  },
};

export const MOBILE_FILES = `
import io, itertools, zipfile, torch
HEAD = '''
class M(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.w = torch.nn.Parameter(torch.ones(2))
        self.t = True
    @torch.jit.export
    def __getstate__(self): return (self.w, self.t)
    @torch.jit.export
    def __setstate__(self, s: Tuple[torch.Tensor, bool]):
        self.w = s[0]
        self.t = s[1]
        self.training = False
        BODY
    def forward(self, x): return x + self.w
'''
BODIES = ['self.w = torch.from_file("ran", True, 4)', 'torch.from_file("ran", True, 4).fill_(65)', 'self.helper()', 'if self.t: self.helper()', 'pass', 'self.w = self.w + 1', 'torch.add(self.w, 1)', 'print(self.w)']
import typing, linecache
made = {}
def template(body, flat):
    key = (body, flat)
    if key in made: return made[key]
    source = HEAD.replace('BODY', body) + ('''
    @torch.jit.export
    def helper(self):
        if self.t:
            for i in range(1): self.w = torch.from_file("ran", True, 4)
''' if 'helper' in body else '')
    name = '/made%d.py' % len(made)
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    space = {'torch': torch, 'Tuple': typing.Tuple, '__name__': 'made'}
    exec(compile(source, name, 'exec'), space)
    module = torch.jit.script(space['M']())
    if flat == 'jit':
        out = io.BytesIO(); torch.jit.save(module, out); made[key] = out.getvalue()
    elif flat: made[key] = bytes(module._save_to_buffer_for_lite_interpreter(_use_flatbuffer=True))
    else: made[key] = bytes(module._save_to_buffer_for_lite_interpreter())
    return made[key]
def renamed(r, content):
    source = zipfile.ZipFile(io.BytesIO(content))
    root = source.namelist()[0].split('/')[0]
    new = r.choice([root, 'archive', 'x y', 'a.b'])
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_STORED) as archive:
        names = source.namelist()
        if r.random() < .4: names = [name for name in names if '/code/' not in name]
        for name in names:
            wanted = new + name[len(root):]
            if r.random() < .2: wanted = new + '/' + wanted[len(new) + 1:].upper()
            archive.writestr(wanted, source.read(name))
    return out.getvalue()
def make(r, seed):
    body = r.choice(BODIES)
    flat = r.choice([True, True, False, 'jit'])
    content = template(body, flat)
    if flat is not True: return renamed(r, content) if r.random() < .7 else content
    content = bytearray(content)
    if r.random() < .3: content += bytes(r.choice([8, 64]))
    return bytes(content)
`;

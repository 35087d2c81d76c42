/** Checkpoints that the real libraries write, and what they themselves load of them: names, types, shapes and bytes of every tensor. https://docs.pytorch.org/docs/stable/notes/serialization.html */

/** Python: `KINDS` maps a file's name to what is saved in it, `WRAPPED` to the key that names leave out. */
export const MAKE_CHECKPOINTS = `
import collections, hashlib, io, json, os, pickle, struct, sys, tarfile, warnings
warnings.simplefilter('ignore')
import numpy as np
import torch
from torch import nn
folder = sys.argv[1]
torch.manual_seed(7)
NEW = tuple(int(part) for part in torch.__version__.split('.')[:2]) >= (2, 3)
DTYPES = [torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool]
if NEW: DTYPES += [torch.uint16, torch.uint32, torch.uint64, torch.float8_e4m3fn, torch.float8_e5m2]

def numbers(dtype, *shape):
    count = int(np.prod(shape)) if shape else 1
    size = torch.empty(0, dtype=dtype).element_size()
    raw = np.random.RandomState(count).randint(0, 2 if dtype == torch.bool else 256, count * size).astype('u1')
    return torch.frombuffer(bytearray(raw.tobytes()), dtype=dtype).reshape(shape) if count else torch.empty(shape, dtype=dtype)

class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.norm = nn.BatchNorm2d(3)
        self.layers = nn.ModuleList([nn.Linear(3, 4), nn.Linear(4, 2, bias=False)])
        self.table = nn.ParameterDict({'one': nn.Parameter(torch.rand(2))})
        self.gate = nn.Parameter(torch.rand(3, 2).t())
        self.register_buffer('mask', torch.tril(torch.ones(4, 4, dtype=torch.bool)))
        self.register_buffer('scratch', torch.zeros(3), persistent=False)
        self.register_buffer('none', None)
        self.anchors = torch.arange(6.)
        self.limits = {'size': (3, 4)}
class Slotted:
    __slots__ = ('weight', 'count')
    def __init__(self): self.weight, self.count = torch.rand(2, 2), 3
class Plain:
    def __init__(self): self.weight, self.name = torch.rand(2, 2), 'plain'
class Sub(torch.Tensor): pass
main = sys.modules['__main__']
base = torch.arange(120.).reshape(4, 5, 6)
shared = torch.rand(5, 3)
net = nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.LayerNorm(3))
tied = nn.Sequential(nn.Embedding(5, 3), nn.Linear(3, 5, bias=False)); tied[1].weight = tied[0].weight
trained = nn.Linear(3, 2); adam = torch.optim.Adam(trained.parameters()); trained(torch.ones(1, 3)).sum().backward(); adam.step()
KINDS, WRAPPED, PICKLED, SAVED = {}, {}, {}, {}
for dtype in DTYPES:
    label = str(dtype).split('.')[1]
    KINDS['type-' + label] = {'w': numbers(dtype, 3, 5), 't': numbers(dtype, 3, 5).t(), 's': numbers(dtype), 'e': numbers(dtype, 0, 4), 'v': numbers(dtype, 64)[5:9]}
KINDS['state-dict'] = net.state_dict()
KINDS['state-dict-tied'] = tied.state_dict()
KINDS['module'] = net
KINDS['module-tied'] = tied
KINDS['module-block'] = Block()
KINDS['module-nested'] = nn.Sequential(Block(), nn.Sequential(Block()))
KINDS['module-conv'] = nn.Sequential(nn.Conv2d(3, 4, 3), nn.GroupNorm(2, 4), nn.PReLU())
KINDS['module-lstm'] = nn.LSTM(3, 4, 2, bidirectional=True)
KINDS['module-transformer'] = nn.TransformerEncoderLayer(8, 2, 16)
KINDS['module-attention'] = nn.MultiheadAttention(8, 2)
KINDS['module-parallel'] = nn.DataParallel(nn.Linear(2, 2))
KINDS['module-bfloat16'] = nn.Linear(5, 3).bfloat16()
KINDS['module-half'] = nn.Linear(5, 3).half()
KINDS['module-frozen'] = nn.Linear(2, 3).requires_grad_(False)
KINDS['lightning'] = {'epoch': 3, 'global_step': 12, 'pytorch-lightning_version': '2.1', 'state_dict': {'net.' + k: v for k, v in net.state_dict().items()}, 'hyper_parameters': {'lr': 1e-3}, 'callbacks': {}, 'lr_schedulers': []}; WRAPPED['lightning'] = 'state_dict'
KINDS['timm'] = {'state_dict': net.state_dict(), 'arch': 'resnet', 'epoch': 1, 'metric': 0.5, 'version': 2}; WRAPPED['timm'] = 'state_dict'
KINDS['timm-ema'] = {'state_dict': net.state_dict(), 'state_dict_ema': net.state_dict()}
KINDS['yolo'] = {'epoch': -1, 'model': Block().half(), 'ema': None, 'train_args': {'imgsz': 640}, 'date': 'x'}; WRAPPED['yolo'] = 'model'
KINDS['deepspeed'] = {'module': net.state_dict(), 'buffer_names': [], 'param_shapes': [collections.OrderedDict(w=torch.Size([3, 4]))], 'dp_world_size': 2}; WRAPPED['deepspeed'] = 'module'
KINDS['tutorial'] = {'epoch': 1, 'model_state_dict': trained.state_dict(), 'optimizer_state_dict': adam.state_dict(), 'loss': torch.tensor(0.5)}
KINDS['trainer'] = {'model_state_dict': trained.state_dict(), 'optimizer_state_dict': adam.state_dict()}; WRAPPED['trainer'] = 'model_state_dict'
KINDS['optimizer-object'] = {'model': trained.state_dict(), 'optim': adam}; WRAPPED['optimizer-object'] = 'model'
KINDS['tensor'] = torch.rand(3, 4)
KINDS['parameter'] = nn.Parameter(torch.rand(3, 4))
KINDS['list'] = [torch.rand(2), (torch.rand(3), [torch.rand(1)])]
KINDS['views'] = {'base': base, 'row': base[1], 'step': base[:, ::2, 1::3], 'turned': base.permute(2, 0, 1), 'diagonal': torch.eye(4).diagonal(), 'spread': torch.ones(1).expand(5, 7), 'spread2': torch.arange(3.)[:, None].expand(3, 4), 'windows': torch.arange(10.).unfold(0, 4, 2), 'flipped': base.flip(0), 'channels': torch.rand(2, 3, 4, 5).to(memory_format=torch.channels_last)}
KINDS['shared'] = {'embed.weight': shared, 'lm_head.weight': shared, 'part': shared[1:3], 'turned': shared.t()}
KINDS['empty'] = {'a': torch.empty(0), 'b': torch.empty(3, 0, 2), 'c': torch.empty(0, 0), 'd': torch.tensor(7)}
KINDS['nested'] = {'a': {'b': {'c': torch.rand(2)}, 1: torch.rand(1)}, 'od': collections.OrderedDict(x=torch.rand(2)), 'dd': collections.defaultdict(list, y=torch.rand(1))}
KINDS['scalars'] = {'w': torch.rand(2), 'i': 1, 'big': 1 << 80, 'f': 1.5, 'b': True, 'n': None, 's': 'text', 'y': b'bytes', 'c': 1j, 'set': {1, 2}, 'size': torch.Size([1, 2]), 'device': torch.device('cpu'), 'dtype': torch.float32, 'np': np.float64(3)}
KINDS['arrays'] = {'f': np.arange(6, dtype='f4').reshape(2, 3), 'fortran': np.asfortranarray(np.arange(6.).reshape(2, 3)), 'big': np.arange(5, dtype='>i4'), 'bool': np.array([True, False]), 'h': np.arange(3, dtype='f2'), 'zero': np.zeros((0, 3)), 'one': np.array(3.5), 'u': np.arange(3, dtype='u2'), 'w': torch.rand(1)}
KINDS['left'] = {'w': torch.rand(2), 'complex': torch.ones(2, dtype=torch.complex64), 'sparse': torch.eye(3).to_sparse(), 'q': torch.quantize_per_tensor(torch.rand(2), 0.1, 0, torch.quint8), 'text': np.array(['a', 'b']), 'objects': np.array([1, 'a'], dtype=object), 'record': np.zeros(2, dtype=[('a', 'i4')]), 'cnp': np.ones(2, dtype='c8')}
KINDS['object'] = {'plain': Plain(), 'slots': Slotted()}
if NEW: KINDS['subclass'] = {'sub': torch.rand(2, 2).as_subclass(Sub)}
KINDS['attributes'] = {'p': nn.Parameter(torch.rand(2))}
if NEW: KINDS['attributes']['p'].note = 'x'
KINDS['many'] = {'layer.%d.weight' % i: torch.rand(i % 5, 3) for i in range(500)}
KINDS['large'] = {'w': torch.rand(700, 1100), 't': torch.rand(900, 1300).t(), 'c': torch.rand(2, 64, 50, 60).to(memory_format=torch.channels_last)}
KINDS['unicode'] = {'wörter.größe': torch.rand(2), 'a b/c': torch.rand(1), 'x' * 300: torch.rand(1), 'quote"\\\\': torch.rand(1)}
LEGACY = ['state-dict', 'module-block', 'views', 'shared', 'lightning', 'tutorial', 'empty', 'nested', 'arrays', 'type-float16', 'type-bfloat16', 'type-bool', 'left', 'tensor', 'state-dict-tied', 'many']

def bits(value):
    if isinstance(value, np.ndarray):
        order = value.astype(value.dtype.newbyteorder('<'))
        return order.tobytes(order='C')
    if value.numel() == 0: return b''
    flat = torch.empty(value.numel(), dtype=value.dtype)
    flat.copy_(value.detach().as_subclass(torch.Tensor).reshape(-1))
    return bytes(flat.view(torch.uint8).numpy().tobytes()) if flat.dtype != torch.bool else flat.to(torch.uint8).numpy().tobytes()

NAMES = {'float64': 'F64', 'float32': 'F32', 'float16': 'F16', 'bfloat16': 'BF16', 'int64': 'I64', 'int32': 'I32', 'int16': 'I16', 'int8': 'I8', 'uint8': 'U8', 'bool': 'BOOL', 'uint16': 'U16', 'uint32': 'U32', 'uint64': 'U64', 'float8_e4m3fn': 'F8_E4M3', 'float8_e5m2': 'F8_E5M2'}

def walk(value, path):
    if isinstance(value, torch.Tensor):
        if value.layout != torch.strided or value.is_quantized or value.is_complex(): return
        yield path, value
    elif isinstance(value, np.ndarray):
        if value.dtype.kind in 'fiub' and value.dtype.itemsize <= 8 and not value.dtype.fields: yield path, value
    elif isinstance(value, nn.Module):
        for name, tensor in value.state_dict().items():
            if isinstance(tensor, torch.Tensor): yield path + (name,), tensor
    elif isinstance(value, torch.optim.Optimizer): return
    elif isinstance(value, dict):
        if 'state' in value and 'param_groups' in value: return
        for key, item in value.items(): yield from walk(item, path + (str(key),))
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value): yield from walk(item, path + (str(index),))
    elif isinstance(value, (Plain, Slotted)):
        names = value.__slots__ if isinstance(value, Slotted) else value.__dict__
        for name in names: yield from walk(getattr(value, name), path + (name,))

def expected(value, wrapper, alone):
    found = {}
    for path, tensor in walk(value, ()):
        if wrapper: assert path[0] == wrapper, path; path = path[1:]
        dtype = str(tensor.dtype).split('.')[-1] if isinstance(tensor, torch.Tensor) else tensor.dtype.newbyteorder('=').name
        found['.'.join(path) or alone] = [NAMES[dtype], list(tensor.shape), hashlib.sha256(bits(tensor)).hexdigest()]
    return found

manifest = []
def add(file, value, wrapper='', alone='tensor'):
    manifest.append({'file': file, 'expected': expected(value, wrapper, alone)})
def load(file):
    try: return torch.load(file, weights_only=False)
    except TypeError: return torch.load(file)
os.chdir(folder)
for name, value in KINDS.items():
    torch.save(value, name + '.pt')
    add(name + '.pt', load(name + '.pt'), WRAPPED.get(name, ''))
for name in LEGACY:
    if name not in KINDS: continue
    torch.save(KINDS[name], name + '.legacy.pt', _use_new_zipfile_serialization=False)
    add(name + '.legacy.pt', load(name + '.legacy.pt'), WRAPPED.get(name, ''))
for protocol in (3, 4, 5):
    torch.save(KINDS['module-block'], 'protocol%d.pt' % protocol, pickle_protocol=protocol)
    add('protocol%d.pt' % protocol, load('protocol%d.pt' % protocol))
    torch.save(KINDS['arrays'], 'arrays%d.pt' % protocol, pickle_protocol=protocol)
    add('arrays%d.pt' % protocol, load('arrays%d.pt' % protocol))
`;

/** Python, behind the former: arrays of NumPy, pickles, joblib, and the tar of PyTorch 0.1. */
export const MAKE_OTHERS = `
ARRAYS = {'f4': np.arange(6, dtype='f4').reshape(2, 3), 'f8': np.arange(6.), 'fortran': np.asfortranarray(np.arange(24.).reshape(2, 3, 4)), 'big': np.arange(5, dtype='>i4'), 'bool': np.array([[True], [False]]), 'half': np.arange(3, dtype='f2'), 'zero': np.zeros((0, 3)), 'scalar': np.array(3.5), 'u8': np.arange(300).astype('u1'), 'i2': np.arange(3, dtype='<i2'), 'step': np.arange(20.)[::3], 'turned': np.arange(12.).reshape(3, 4).T}
for name, array in ARRAYS.items():
    np.save(name + '.npy', array)
    add(name + '.npy', np.load(name + '.npy'), alone='array')
np.savez('plain.npz', **ARRAYS)
np.savez_compressed('compressed.npz', **ARRAYS)
np.savez('mixed.npz', objects=np.array([1, 'a'], dtype=object), text=np.array(['a']), dates=np.array(['2020-01-01'], dtype='M8[D]'), **ARRAYS)
for file in ('plain.npz', 'compressed.npz', 'mixed.npz'):
    with np.load(file, allow_pickle=True) as arrays: add(file, dict(arrays))
for protocol in range(6):
    for name in ('arrays', 'module-block', 'views', 'state-dict-tied', 'left', 'nested', 'tensor', 'parameter'):
        file = '%s.%d.pkl' % (name, protocol)
        with open(file, 'wb') as out: pickle.dump(KINDS[name], out, protocol=protocol)
        with open(file, 'rb') as back: add(file, pickle.load(back), alone='array')
try: import joblib
except ImportError: joblib = None
if joblib:
    for name, value in (('arrays', dict(ARRAYS, n=3)), ('nested', {'a': [np.arange(3.), {'b': np.arange(4)}], 'o': np.array([1, 'a'], dtype=object), 't': np.array(['x']), 'z': np.arange(5.)}), ('alone', np.arange(12.).reshape(3, 4))):
        joblib.dump(value, name + '.joblib')
        add(name + '.joblib', joblib.load(name + '.joblib'), alone='array')

def tar(file, storages, tensors, root, persistent):
    with tarfile.open(file, 'w:', format=tarfile.PAX_FORMAT) as out:
        def member(name, content):
            info = tarfile.TarInfo(name); info.size = len(content); out.addfile(info, io.BytesIO(content))
        raw = pickle.dumps(len(storages), 2)
        for key, tensor in storages: raw += pickle.dumps((key, 'cpu', torch.FloatStorage), 2) + struct.pack('<q', tensor.numel()) + tensor.numpy().tobytes()
        member('storages', raw + pickle.dumps([], 2))
        raw = pickle.dumps(len(tensors), 2)
        for key, storage, tensor in tensors:
            raw += pickle.dumps((key, storage, torch.FloatTensor), 2) + struct.pack('<i', tensor.dim()) + b'\\0' * 4
            raw += struct.pack('<%dq' % tensor.dim(), *tensor.size()) + struct.pack('<%dq' % tensor.dim(), *tensor.stride()) + struct.pack('<q', tensor.storage_offset())
        member('tensors', raw)
        buffer = io.BytesIO()
        class Pickler(pickle.Pickler):
            def persistent_id(self, value): return persistent.get(id(value))
        Pickler(buffer, 2).dump(root)
        member('pickle', buffer.getvalue())
whole = torch.arange(12.)
one, two = whole.reshape(3, 4), whole.reshape(3, 4).t()[1:]
tar('old.tar', [(1, whole)], [(2, 1, one), (3, 1, two)], {'one': one, 'two': two}, {id(one): 2, id(two): 3})
add('old.tar', {'one': one, 'two': two})
if not NEW: assert torch.equal(load('old.tar')['two'], two)
`;

/** Python, behind the former: joblib's compressions, h5py and Keras, where they are there. */
export const MAKE_HDF5 = `
if joblib:
    for kind in ('zlib', 'gzip', 'bz2', 'lzma', 'xz'):
        joblib.dump(ARRAYS, kind + '.joblib', compress=(kind, 3))
        if kind != 'lzma': add(kind + '.joblib', joblib.load(kind + '.joblib'), alone='array')
import gzip
with gzip.open('state.pth.gz', 'wb') as out: torch.save(KINDS['module-block'], out)
add('state.pth.gz', KINDS['module-block'])
try: import h5py
except ImportError: h5py = None
def datasets(group, path=()):
    for name, item in group.items():
        if path == () and name in ('optimizer', 'optimizer_weights'): continue
        if isinstance(item, h5py.Group): yield from datasets(item, path + (name,))
        elif item.dtype.kind in 'fiub' and item.chunks is None: yield path + (name,), item[()]
def add_hdf5(file, inner=None):
    with h5py.File(inner or file, 'r') as opened: manifest.append({'file': file, 'expected': expected_items(datasets(opened))})
def expected_items(items):
    found = {}
    for path, value in items:
        value = np.asarray(value)
        found['.'.join(path)] = [NAMES[value.dtype.newbyteorder('=').name], list(value.shape), hashlib.sha256(bits(value)).hexdigest()]
    return found
if h5py:
    for version in ('earliest', 'latest'):
        with h5py.File(version + '.h5', 'w', libver=version) as out:
            for name, array in ARRAYS.items():
                out.create_dataset('arrays/' + name, data=array)
            out['text'] = 'abc'
            out['chunks'] = 1
            out.create_dataset('many', data=np.arange(100.), chunks=(10,), compression='gzip')
            for index in range(60): out['deep/%d/x' % index] = np.full((3,), index, dtype='<u2')
            out['again'] = out['arrays/f4']
        add_hdf5(version + '.h5')
try:
    os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
    import keras, zipfile
except ImportError: keras = None
if keras and h5py:
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3), keras.layers.BatchNormalization(), keras.layers.Dense(2)])
    model.compile('adam', 'mse'); model.fit(np.zeros((4, 4)), np.zeros((4, 2)), verbose=0)
    for file in ('model.keras', 'model.h5', 'only.weights.h5'):
        if file.endswith('weights.h5'): model.save_weights(file)
        else: model.save(file)
        if file == 'model.keras': zipfile.ZipFile(file).extract('model.weights.h5', 'inner')
        add_hdf5(file, 'inner/model.weights.h5' if file == 'model.keras' else None)
`;

/** Python, behind the first: random types, shapes and strides, over storages that are shared and overlap, in every layout. */
export const MAKE_RANDOM = `
import random
dice = random.Random(20)
def view(base):
    rank, room = dice.randrange(0, 5), base.numel()
    sizes = [dice.choice([0, 1, 1, 2, 3, 4, 7]) for _ in range(rank)]
    strides = [dice.choice([0, 1, 1, 2, 3, 5, 12, 35]) for _ in range(rank)]
    last = sum((size - 1) * stride for size, stride in zip(sizes, strides) if size > 0)
    if last >= room: return base[dice.randrange(room):]
    return base.as_strided(sizes, strides, dice.randrange(room - last))
def nested(depth, bases):
    if depth == 0 or dice.random() < 0.4: return view(dice.choice(bases))
    kind, count = dice.randrange(4), dice.randrange(1, 4)
    if kind == 0: return [nested(depth - 1, bases) for _ in range(count)]
    if kind == 1: return {dice.choice('abcdef') * 2 + str(i): nested(depth - 1, bases) for i in range(count)}
    if kind == 2:
        module = nn.Module()
        for i in range(count):
            tensor = view(dice.choice(bases))
            if tensor.dtype.is_floating_point: module.register_parameter('p%d' % i, nn.Parameter(tensor, requires_grad=False))
            else: module.register_buffer('b%d' % i, tensor)
        module.add_module('inner', nn.Linear(dice.randrange(1, 5), dice.randrange(1, 5)))
        return module
    return tuple(nested(depth - 1, bases) for _ in range(count))
for index in range(150):
    bases = [numbers(dice.choice(DTYPES), dice.choice([1, 7, 64, 300])) for _ in range(dice.randrange(1, 4))]
    root = {'root': nested(3, bases), 'again': view(bases[0]), 'whole': bases[-1]}
    file = 'random%d.pt' % index
    how = dice.randrange(4)
    # PyTorch itself loads these of no layout but the newest.
    if any(base.dtype in DTYPES[10:] for base in bases): how = 0
    if how < 2: torch.save(root, file, pickle_protocol=dice.choice([2, 3, 4, 5]))
    elif how == 2: torch.save(root, file, _use_new_zipfile_serialization=False)
    else:
        with open(file, 'wb') as out: pickle.dump(root, out, protocol=dice.choice([2, 4, 5]))
        with open(file, 'rb') as back: add(file, pickle.load(back))
        continue
    add(file, load(file))
`;

/** Python, at the end: the names of the files and what is expected of each. */
export const PRINT_MANIFEST = `
print(json.dumps(manifest))
`;

/** Python: reads the outputs by safetensors itself, where it is there, and prints what each holds. */
export const READ_BACK = `
import hashlib, json, sys
try: from safetensors.torch import load_file
except ImportError: load_file = None
def parsed(file):
    with open(file, 'rb') as source: whole = source.read()
    length = int.from_bytes(whole[:8], 'little')
    assert length % 8 == 0
    header = json.loads(whole[8:8 + length].decode())
    header.pop('__metadata__', None)
    start = 8 + length
    ends = sorted(entry['data_offsets'] for entry in header.values())
    assert all(left[1] == right[0] for left, right in zip(ends, ends[1:])) and (not ends or ends[0][0] == 0 and ends[-1][1] == len(whole) - start)
    return {name: [entry['dtype'], entry['shape'], hashlib.sha256(whole[start + entry['data_offsets'][0]:start + entry['data_offsets'][1]]).hexdigest()] for name, entry in header.items()}
found = {}
for file in json.load(sys.stdin):
    found[file] = parsed(file)
    if load_file:
        tensors = load_file(file)
        assert {name: list(tensor.shape) for name, tensor in tensors.items()} == {name: entry[1] for name, entry in found[file].items()}, file
print(json.dumps(found))
`;

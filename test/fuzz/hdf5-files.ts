/** Makes HDF5 files with pickles where PyTables unpickles what it reads: attributes and rows of objects, in every layout that its library has. See https://www.pytables.org/usersguide/libref/declarative_classes.html#tables.ObjectAtom. */
import type { Loaders } from '../support/effect-oracle.ts';

export const PYTABLES: Loaders = {
  modules: ['tables', 'numpy', 'h5py', 'pickle'],
  loaders: {
    tables: `with tables.open_file(path) as file:
    for node in file.walk_nodes():
        for name in node._v_attrs._f_list('all'): node._v_attrs[name]
        if isinstance(node, tables.VLArray): node.read()`,
    // As hickle reads what it pickled.
    chunks: `with h5py.File(path) as file:
    if 'pickled' in file: pickle.loads(file['pickled'][()])`,
  },
};

export const HDF5_FILES = `
import pickle, numpy, tables, h5py, collections
class Evil:
    def __reduce__(self): return os.system, ('touch ran',)
def value(r):
    plain = r.choice([{'a': 1}, [1, 2], collections.OrderedDict(a=1), 'text', numpy.float64(1)])
    if r.random() < .4: return plain
    return r.choice([Evil(), [Evil()], {'k': (1, Evil())}, collections.OrderedDict(a=Evil())])
def with_tables(r, name):
    filters = tables.Filters(complevel=r.choice([0, 1, 9]), complib=r.choice(['zlib', 'bzip2', 'blosc']), shuffle=False)
    with tables.open_file(name, 'w', filters=filters) as file:
        group = file.create_group('/', 'g')
        for index in range(r.randint(1, 3)):
            array = file.create_vlarray(group, 'v%d' % index, tables.ObjectAtom())
            for _ in range(r.randint(0, 3)): array.append(value(r))
            node = r.choice([group, array, file.root, file.create_array(group, 'a%d' % index, [1, 2])])
            if r.random() < .6: node._v_attrs['x' * r.choice([1, 5, 60])] = value(r)
        if r.random() < .2:
            for index in range(40): group._v_attrs['many%d' % index] = index if index != 33 else value(r)
def with_h5py(r, name):
    with h5py.File(name, 'w', libver=r.choice(['earliest', 'latest', 'v108']), track_order=r.random() < .5, userblock_size=r.choice([0, 512])) as file:
        places = [file, file.create_group('a/b'), file.create_dataset('d', data=[1, 2])]
        data = pickle.dumps(value(r), r.choice([0, 0, 0, 1, 2, 4]))
        target = r.choice(places)
        if r.random() < .3:
            for index in range(r.choice([3, 20, 60])): target.attrs['pad%d' % index] = 'x' * r.choice([1, 300])
        written = r.choice([numpy.bytes_(data), numpy.void(data), numpy.array([data]), data.decode('latin1') if b'\\0' not in data else numpy.bytes_(data)])
        try: target.attrs['x'] = written
        except Exception: target.attrs['x'] = numpy.void(data)
        if r.random() < .4:
            array = numpy.frombuffer(pickle.dumps(value(r), r.choice([2, 3, 4, 5])), 'u1')
            chunks = r.choice([True, (len(array),), (r.randint(1, len(array)),)])
            file.create_dataset('pickled', data=array, chunks=chunks, shuffle=r.random() < .3, fletcher32=r.random() < .3, compression=r.choice([None, 'gzip', 'lzf']))
        if r.random() < .3: file['link'] = h5py.SoftLink('/a/b') if r.random() < .5 else h5py.ExternalLink('other.h5', '/x')
        if r.random() < .3:
            file.attrs['CLASS'] = numpy.bytes_(b'GROUP'); file.attrs['VERSION'] = numpy.bytes_(b'1.0'); file.attrs['TITLE'] = numpy.bytes_(b'')
def make(r, seed):
    (with_tables if r.random() < .5 else with_h5py)(r, 'made.h5')
    with open('made.h5', 'rb') as file: return file.read()
`;

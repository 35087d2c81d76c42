/** Makes HDF5 files of pandas with pickles where `read_hdf` unpickles them: columns of objects, and the attributes in which it keeps what a frame is. See https://pandas.pydata.org/docs/user_guide/io.html#hdf5-pytables. */
import type { Loaders } from '../support/effect-oracle.ts';

export const READ_HDF: Loaders = {
  modules: ['pandas', 'tables', 'numpy', 'pandas.io.pytables'],
  loaders: {
    pandas: `with pandas.HDFStore(path, 'r') as store:
    for key in store.keys():
        try: store[key]
        except Exception: pass`,
  },
};

export const PANDAS_FILES = `
import pickle, numpy, pandas, tables
class Evil:
    def __init__(self, *given): pass
    def __reduce__(self): return os.system, ('touch ran',)
ATTRIBUTES = ['pandas_type', 'pandas_version', 'encoding', 'errors', 'ndim', 'axis0_variety', 'axis1_variety', 'name', 'nblocks', 'index_cols', 'values_cols', 'info', 'levels', 'nan_rep', 'data_columns', 'non_index_axes', 'table_type', 'index_class', 'kind', 'freq', 'transposed', 'value_type', 'shape', 'meta', 'other', 'TITLE', 'CLASS', 'FIELD_0_NAME', 'index_kind', 'values_block_0_kind']
def frame(r):
    size = r.randint(1, 5)
    data = {'a': numpy.arange(size)}
    if r.random() < .5: data['b'] = [r.choice(['x', 'y']) for _ in range(size)]
    if r.random() < .5: data['c'] = [r.choice([1, 'x', None, (1, 2), [3], {'k': 1}]) for _ in range(size)]
    if r.random() < .3: data['d'] = pandas.Categorical([r.choice('uv') for _ in range(size)])
    if r.random() < .2: data['e'] = pandas.date_range('2020', periods=size)
    made = pandas.DataFrame(data)
    if r.random() < .3: made.index = pandas.Index([str(n) for n in range(size)], name=r.choice([None, 'i', ('t', 1)]))
    return made
def armed(r, made):
    column = r.choice(list(made.columns))
    made = made.astype({column: object})
    made.at[made.index[0], column] = r.choice([lambda: Evil(), lambda: [Evil()], lambda: {'k': Evil()}, lambda: (1, Evil())])()
    return made
def spoil(r, name):
    with tables.open_file(name, 'a') as file:
        nodes = list(file.walk_nodes())
        for _ in range(r.randint(1, 2)):
            node = r.choice(nodes)
            value = r.choice([Evil(), [Evil()], {'a': Evil()}, [1, 2], {'b': {'c': 1}}])
            names = [n for n in node._v_attrs._f_list('all') if n in ATTRIBUTES] or ATTRIBUTES
            try: node._v_attrs[r.choice(names if r.random() < .7 else ATTRIBUTES)] = value
            except Exception: pass
def make(r, seed):
    try: os.remove('made.h5')
    except OSError: pass
    for index in range(r.randint(1, 2)):
        data = frame(r)
        if r.random() < .3: data = armed(r, data)
        if r.random() < .2: data = data[data.columns[-1]]
        options = {'complevel': r.choice([0, 5]), 'complib': r.choice(['zlib', 'blosc', 'bzip2'])}
        for form in [r.choice(['fixed', 'table']), 'fixed']:
            try: data.to_hdf('made.h5', key=r.choice(['a', 'b/c', 'k']), mode='a', format=form, **options)
            except Exception: continue
            break
    if not os.path.exists('made.h5'): pandas.DataFrame({'a': [1]}).to_hdf('made.h5', key='a')
    if r.random() < .5: spoil(r, 'made.h5')
    with open('made.h5', 'rb') as file: return file.read()
`;

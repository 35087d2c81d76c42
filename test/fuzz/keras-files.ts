/** Makes Keras models that carry a function by value, in archives, HDF5 and JSON, in layers inside each other and in base64 with what its decoder passes over. See https://keras.io/api/models/model_saving_apis/. */
import type { Loaders } from '../support/effect-oracle.ts';

/** The backend of PyTorch survives a fork. */
export const KERAS: Loaders = {
  modules: [
    'io',
    'h5py',
    'keras',
    'keras.src.saving.saving_lib',
    'keras.src.legacy.saving.legacy_h5_format',
    'keras.src.utils.module_utils',
  ],
  environment: { KERAS_BACKEND: 'torch' },
  seconds: 20,
  loaders: {
    // TensorFlow would be imported late.
    keras: `keras.src.utils.module_utils.tensorflow._available = False
with open(path, "rb") as file: content = file.read()
if content[:1] == b"{":
    keras.config.enable_unsafe_deserialization()
    keras.models.model_from_json(content.decode())
elif content[:2] == b"PK":
    keras.src.saving.saving_lib._load_model_from_fileobj(io.BytesIO(content), None, False, False)
else:
    keras.src.legacy.saving.legacy_h5_format.load_model_from_hdf5(path, compile=False, safe_mode=False)`,
  },
};

export const KERAS_FILES = `
os.environ['KERAS_BACKEND'] = 'torch'
import base64, io, marshal, zipfile
def evil(x): return __import__('os').system('touch ran') or x
def honest(x): return x + 1
def text(r, function):
    plain = base64.b64encode(marshal.dumps(function.__code__)).decode()
    for _ in range(r.choice([0, 0, 1, 3])):
        at = r.randint(0, len(plain))
        plain = plain[:at] + r.choice(['\\n', '-', '_', ' ', '$', '\\r\\n']) + plain[at:]
    return plain
def by_value(r, function):
    return {'class_name': '__lambda__', 'config': {'code': text(r, function), 'defaults': None, 'closure': None}}
def layer(r, function, index=0):
    config = {'name': 'l%d' % index, 'trainable': True, 'dtype': 'float32'}
    kind = r.randint(0, 3)
    if kind == 0:
        made = {'module': 'keras.layers', 'class_name': 'Activation', 'config': dict(config, activation=by_value(r, function)), 'registered_name': None}
    elif kind == 1:
        inner = layer(r, function, index + 10)
        return {'module': 'keras', 'class_name': 'Sequential', 'config': {'name': 's%d' % index, 'layers': [inner], 'build_input_shape': [None, 3]}, 'registered_name': None}
    else:
        made = {'module': r.choice(['keras.layers', 'keras.src.layers.core.lambda_layer', 'keras']), 'class_name': 'Lambda', 'config': dict(config, function=by_value(r, function), arguments={}), 'registered_name': r.choice([None, 'Lambda'])}
        if made['module'] == 'keras': made['module'] = 'keras.layers'
    if r.random() < .3: made['build_config'] = {'input_shape': [None, 3]}
    return made
def spelled(r, data):
    written = json.dumps(data, indent=r.choice([None, 1]))
    if r.random() < .3: written = written.replace('class_name', 'class\\\\u005fname')
    if r.random() < .2: written = written.replace('"Lambda"', '"L\\\\u0061mbda"').replace('__lambda__', '\\\\u005f_lambda__')
    return written
def make(r, seed):
    function = evil if r.random() < .8 else honest
    first = {'module': 'keras.layers', 'class_name': 'InputLayer', 'config': {'batch_shape': [None, 3], 'dtype': 'float32', 'name': 'i'}, 'registered_name': None}
    model = {'module': 'keras', 'class_name': 'Sequential', 'config': {'name': 'm', 'layers': [first, layer(r, function, 1)], 'build_input_shape': [None, 3]}, 'registered_name': None}
    written = spelled(r, model)
    kind = r.randint(0, 2)
    if kind == 0: return written.encode()
    import h5py
    weights = io.BytesIO()
    with h5py.File(weights, 'w') as file:
        if kind == 1:
            file.attrs['model_config'] = r.choice([written, __import__('numpy').bytes_(written.encode())])
            file.attrs['keras_version'] = '3.0'; file.attrs['backend'] = 'torch'
            file.create_group('model_weights').attrs['layer_names'] = []
    if kind == 1: return weights.getvalue()
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', r.choice([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])) as archive:
        archive.writestr('metadata.json', json.dumps({'keras_version': '3.0', 'date_saved': ''}))
        archive.writestr('config.json', written)
        archive.writestr('model.weights.h5', weights.getvalue())
    return out.getvalue()
`;

/** Makes HDF5 models and JSON of Keras 2 with functions by value, in every spelling that its loaders decode. See https://github.com/keras-team/keras/blob/v2.13.1/keras/layers/core/lambda_layer.py. */
import type { Loaders } from '../support/effect-oracle.ts';

/** A function that a layer carries is called when the model is built; here at once, for no graph survives a fork. */
export const KERAS2: Loaders = {
  modules: ['json', 'h5py', 'keras', 'keras.layers', 'keras.src.layers.serialization'],
  seconds: 20,
  loaders: {
    keras: `with open(path, 'rb') as file: content = file.read()
if content[:1] == b'{': text = content
else:
    with h5py.File(path, 'r') as file: text = file.attrs['model_config']
if hasattr(text, 'decode'): text = text.decode('utf-8')
keras.__internal__.enable_unsafe_deserialization() if hasattr(keras.__internal__, 'enable_unsafe_deserialization') else None
todo = [json.loads(text)]
while todo:
    value = todo.pop()
    if isinstance(value, list): todo += value
    if not isinstance(value, dict): continue
    todo += list(value.values())
    if value.get('class_name') in ('Lambda', 'Custom>Lambda'):
        try: keras.layers.deserialize(value).function(1)
        except Exception: pass`,
  },
};

export const KERAS2_FILES = `
import base64, codecs, io, marshal, types, h5py, numpy
def evil(x): return __import__('os').system('touch left') or x
def honest(x): return x + 1
def text(r, function):
    plain = codecs.encode(marshal.dumps(function.__code__), 'base64').decode('ascii')
    kind = r.randint(0, 3)
    if kind == 0: return marshal.dumps(function.__code__).decode('raw_unicode_escape')
    if kind == 1: plain = plain.replace('\\n', '')
    for _ in range(r.choice([0, 0, 1, 3])):
        at = r.randint(0, len(plain))
        plain = plain[:at] + r.choice(['\\n', '-', '_', ' ', '$', '=']) + plain[at:]
    return plain
def layer(r, function):
    config = {'name': 'l', 'trainable': True, 'dtype': 'float32', 'function': r.choice([[text(r, function), None, None], [text(r, function), [1], None], (text(r, function), None, [])]), 'function_type': r.choice(['lambda', 'lambda', 'function']), 'module': r.choice(['__main__', 'keras']), 'output_shape': None, 'output_shape_type': 'raw', 'output_shape_module': None, 'arguments': {}}
    if config['function_type'] == 'function' and r.random() < .7: config['function'] = 'honest'
    return {'class_name': r.choice(['Lambda', 'Lambda', 'Custom>Lambda']), 'config': config}
def make(r, seed):
    inner = layer(r, evil if r.random() < .8 else honest)
    for _ in range(r.randint(0, 2)):
        inner = {'class_name': r.choice(['Sequential', 'TimeDistributed', 'Functional']), 'config': {'name': 's', 'layers': [inner], 'layer': inner}}
    model = {'class_name': 'Sequential', 'config': {'name': 'm', 'layers': [inner]}, 'keras_version': '2.4.3', 'backend': 'tensorflow'}
    written = json.dumps(model, ensure_ascii=r.random() < .5)
    if r.random() < .2: written = written.replace('"Lambda"', '"L\\\\u0061mbda"')
    if r.random() < .3: return written.encode()
    out = io.BytesIO()
    with h5py.File(out, 'w') as file:
        file.attrs['model_config'] = r.choice([written, numpy.bytes_(written.encode())]) if '\\0' not in written else numpy.void(written.encode())
        file.attrs['keras_version'] = '2.4.3'; file.attrs['backend'] = 'tensorflow'
        file.create_group('model_weights').attrs['layer_names'] = []
    return out.getvalue()
`;

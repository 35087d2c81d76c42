/** Makes ONNX models whose tensors lie elsewhere, by every spelling that a path has, in every place that holds a tensor. See https://github.com/onnx/onnx/blob/main/docs/ExternalData.md. */
import type { Loaders } from '../support/effect-oracle.ts';

/** A file outside of the folder that holds what the tensor then holds was read. */
const WAS_READ = `if b'root:' in bytes(data): open('left', 'w')`;

export const ONNX: Loaders = {
  modules: ['onnx', 'onnx.external_data_helper', 'onnx.numpy_helper'],
  folders: ['sub'],
  loaders: {
    onnx: `model = onnx.load(path)
for tensor in onnx.external_data_helper._get_all_tensors(model):
    data = tensor.raw_data
    ${WAS_READ}`,
  },
};

export const ONNXRUNTIME: Loaders = {
  modules: ['onnxruntime', 'numpy'],
  loaders: {
    ort: `options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
options.log_severity_level = 4
session = onnxruntime.InferenceSession(path, options, providers=['CPUExecutionProvider'])
data = session.run(None, {})[0].tobytes()
${WAS_READ}`,
  },
};

export const ONNX_FILES = `
import onnx
from onnx import helper, TensorProto
UP = '../' * 12
OUTSIDE = ['/etc/passwd', UP + 'etc/passwd', 'sub/../' + UP + 'etc/passwd', 'sub/../' + UP + 'etc/passwd', 'sub/./../' + UP + 'etc/passwd', 'sub//..//' + UP + 'proc/self/root/etc/passwd', 'sub/../sub/../' + UP + '/etc/./passwd', '/.sub/../' + UP + 'etc/passwd', '//./sub/../' + UP + 'etc/passwd', './' + UP + 'etc/passwd', UP + '/etc/passwd', '//etc/passwd', '/etc/./passwd', '/proc/self/root/etc/passwd', UP + 'etc/../etc/passwd', '/etc/passwd\\0x', ' /etc/passwd', 'file:///etc/passwd', '..\\\\' * 12 + 'etc\\\\passwd', UP[:-1] + '//etc/passwd', '/../etc/passwd']
INSIDE = ['weights.bin', './weights.bin', 'sub/../weights.bin', 'sub/w.bin', '..weights', 'a..b', 'etc/passwd', '...', 'w~', 'made.onnx']
def tensor(r, name, count=20):
    made = TensorProto(name=name, data_type=TensorProto.UINT8, dims=[count], data_location=TensorProto.EXTERNAL)
    entries = [('location', r.choice(OUTSIDE if r.random() < .7 else INSIDE))]
    if r.random() < .5: entries.append(('offset', '0'))
    if r.random() < .7: entries.append(('length', str(count)))
    if r.random() < .1: entries.append(('location', r.choice(OUTSIDE + INSIDE)))
    if r.random() < .1: entries.append(('checksum', 'x'))
    r.shuffle(entries)
    for key, value in entries:
        entry = made.external_data.add()
        entry.key, entry.value = key, value
    if r.random() < .05: made.data_location = TensorProto.DEFAULT
    return made
def make(r, seed):
    place = r.randint(0, 4)
    out = helper.make_tensor_value_info('y', TensorProto.UINT8, [20])
    held = tensor(r, 'w')
    nodes, initial, sparse = [helper.make_node('Identity', ['w'], ['y'])], [held], []
    if place == 1: nodes, initial = [helper.make_node('Constant', [], ['y'], value=held)], []
    if place == 2:
        branch = helper.make_graph([helper.make_node('Constant', [], ['z'], value=held)], 'b', [], [helper.make_tensor_value_info('z', TensorProto.UINT8, [20])])
        nodes = [helper.make_node('Constant', [], ['c'], value=helper.make_tensor('c', TensorProto.BOOL, [], [True])), helper.make_node('If', ['c'], ['y'], then_branch=branch, else_branch=branch)]
        initial = []
    functions = []
    if place == 3:
        functions = [helper.make_function('own', 'F', [], ['q'], [helper.make_node('Constant', [], ['q'], value=held)], [helper.make_opsetid('', 17)])]
        nodes, initial = [helper.make_node('F', [], ['y'], domain='own')], []
    graph = helper.make_graph(nodes, 'g', [], [out], initial)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 17)] + ([helper.make_opsetid('own', 1)] if functions else []), functions=functions)
    model.ir_version = 8
    data = model.SerializeToString()
    if r.random() < .2:
        other = onnx.ModelProto()
        other.graph.doc_string = 'merged'
        data += other.SerializeToString()
    return data
`;

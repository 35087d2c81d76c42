/** Safe rows about libraries: the functions through which they rebuild what they saved, each reviewed with arguments that an attacker chooses. See tools/ for how they were recorded. */
import { safeRows } from './rows.ts';
import type { SafeRule } from './rule.ts';

const REBUILD = 'It rebuilds an array or a table from its parts and calls nothing that they bring.';

export const LIBRARY_SAFE: readonly SafeRule[] = [
  ...safeRows('any', REBUILD, [
    ['numpy.core.multiarray', '_reconstruct scalar'],
    ['numpy.core.numeric', '_frombuffer'],
    ['numpy', 'ndarray dtype matrix recarray', 'It makes an array or a type of numbers.'],
    [
      'numpy',
      'bool_ bool int8 int16 int32 int64 int_ intc intp uint8 uint16 uint32 uint64 uint uintc uintp float16 float32 float64 float_ longdouble float128 half single double complex64 complex128 complex_ csingle cdouble clongdouble complex256 str_ bytes_ unicode_ string_ void datetime64 timedelta64 object_ longlong ulonglong byte ubyte short ushort number generic integer inexact floating',
      'It makes a number.',
    ],
    ['numpy.random', '_pickle', 'It restores a generator.'],
    [
      'torch._utils',
      '_rebuild_tensor _rebuild_tensor_v2 _rebuild_tensor_v3 _rebuild_parameter _rebuild_parameter_with_state _rebuild_sparse_tensor _rebuild_sparse_csr_tensor _rebuild_qtensor _rebuild_device_tensor_from_numpy _rebuild_meta_tensor_no_storage _rebuild_wrapper_subclass',
      'It rebuilds a tensor over a storage of the same file.',
    ],
    [
      'torch',
      'FloatStorage DoubleStorage HalfStorage BFloat16Storage LongStorage IntStorage ShortStorage CharStorage ByteStorage BoolStorage ComplexFloatStorage ComplexDoubleStorage QInt8Storage QUInt8Storage QInt32Storage QUInt4x2Storage QUInt2x4Storage',
      'It names the kind of a storage.',
    ],
    ['torch.storage', 'UntypedStorage TypedStorage _UntypedStorage _TypedStorage', 'It names the kind of a storage.'],
    [
      'torch',
      'Size device dtype Tensor Generator float32 float float64 double float16 half bfloat16 int8 int16 short int32 int int64 long uint8 bool complex64 complex128 strided sparse_coo per_tensor_affine',
      'It makes a shape, a device or a tensor type.',
    ],
    ['torch.nn.parameter', 'Parameter Buffer UninitializedParameter', 'It wraps a tensor.'],
  ]),
];

/** Functions that libraries themselves hand to cloudpickle, and arithmetic that their users do, by the digests of their code in each version of Python: what runs is what the library has anyway. tools/known_code.py prints them. */

/** Schedules of Stable-Baselines and Stable-Baselines3, which are in every saved model: https://github.com/DLR-RM/stable-baselines3/blob/master/stable_baselines3/common/utils.py. */
const SCHEDULES = [
  // A constant.
  '5b7c6e835d972738bcdb 017446ea29d7f19ac0ea 8a5a8ef0dd64b87504b7 e8de8513be416f6c9455',
  // A line between two numbers.
  '5d86ef0fa1ba3e5f10f0 784ff8fb6aa84d27438f b17c2d192761f9509090 c8331cc853df8785c137 e50566fffa1af48b08e8',
  // What another schedule gives, as a number.
  'b7e0668a6fa62f3bec83 b9eb60284af67bc72ffd e2ce1d12684df8e770ef fe0f9e1f616e1a5802bc',
].join(' ');

/** Schedules that users of Stable-Baselines3 write as its manual does, `return progress_remaining * initial_value`, and other arithmetic on what is left and numbers that are kept: https://stable-baselines3.readthedocs.io/en/master/guide/examples.html#learning-rate-schedule. */
const WRITTEN = [
  // Of Python 3.5, whose code has another form.
  'be31eb15759e45f93077',
  '028bb9dbf6a623407366 040df378a0d6428d809f 04e98cfcdc091c7112c3 072ed3cf7788151c6b7a 094e7803fa5ed945786f',
  '0aebc0969bc4df703834 0de2779c91717a322fad 1019c5fad80997c5635f 12fd794e62f3a0f98127 134c1383de8caea27e3f',
  '14f66af6b994a5d40b41 177e5f5957de3e101b42 19897c47428af9d8cceb 1a63875ec5d6d44ee7db 1a9174d739711329888b',
  '1b01aec6cd9b98034287 1b3b3423cee51bbf6fe4 1cf0528c832806cf895f 1d8c97ad42036a8c0deb 2291ebb82898f02b9f18',
  '22fc0dfa4113097cdada 2417944d89ce63930eb4 29a866d44894f441b8a0 2ad591a88d95d1d7d565 2ea77a1c22231054c825',
  '2f10c4f85485bce2a59a 321836e0ceda7edaf266 3247e5107ea0fee9d497 334c2ef7f5813d5e747f 359650d160fe32e887cb',
  '35c49750fa3032979e4b 3b1c1a289a33a386f62b 3b635286c6ee317db147 3d27905f1633c88ee17d 3e4b3dc2747adc283926',
  '413d210ee45e966bd718 43942daad3bec37c7d22 44341bdaf771dde3040c 44be3d0b0d91927b4134 4539c3ccddc9ff526ea0',
  '48923eb25357ed445079 49ea1b374d322ce5fd9e 4ba9f5b42df98eaf4465 5221bdd10d8ca8d20b79 5257883fe06721c42e0b',
  '54a4d2f1bfdbe94d3f0e 5527558e42dd10690d78 58ce667dca4cab8fbdec 5aa1d5a1e5f431f2df2c 6075ff4cdf0f43cc1fb1',
  '62bb422569ea0884ab93 634757da14dbad65132e 64bea23455edfc76a69d 66d7db5069cf8973751a 67e7d00de776c8a6bece',
  '685d2a99faad81284aa5 68a632161f1fa7c8758a 6a92326d81c20b44c096 6c6a66523b46a7b0a48b 6e63965dbb25d88a463d',
  '717d1f1f1a316870d43e 7513c9f06290fd024ebf 7b60a45bf652524954e9 7d927ed2a3d1ca6d7aef 7e88f72964d87d4a1949',
  '7fad59f4b65cb6089703 807465cbc4ec1934bfec 81d4bf3fb9c2ede9a9b4 81f8a5f0e130954fa18a 8772eceaf98ba2c86629',
  '87ada2f3e2560929faf5 88269a11f344639ff3a4 886e988ec8d15f9716ed 88ce22562602b90174aa 8bfb27ba287a689e6abd',
  '9099b4934fe779bf7472 91210c55db33d524928a 919d6a3c1a67fcc04d4f 92164656fdfed0be8669 92e934591b195f50f7e2',
  '94ac31a2296d4a3e4e34 95336efa6230e2dc5a8d 95940dbb0d691f7165e8 9837500a3119ac12c545 9ae1a0ee2eace8f755e9',
  '9b591d4fa375e92a2366 9f08b9789bc27480e121 a1dac41fd4d867be62db a2206e3be2dab9e49e32 a3fec23e9f80a96e13a8',
  'a52f655f4007700f8f99 a78799b7e1faebc21312 a94e66073bc30989d542 aa934880b9b7d3da999c b1e91581529790d396d3',
  'b48599648ab8eab53441 b575789cfbaa6d4070ba bba3da1ebf460977cfe5 bbfee89bfc3e44bd2917 bdf65c6e0518b8ec3385',
  'beed0c567f93a1e6dde0 c1c07058e44af76d0cc4 c1ff9885f6831e7c2d1d c28448150a9b84774a43 c2fec2979bd8e0642795',
  'c87911d14cea6445dd1f cdffaefe06c5173e7d06 cf358013f4e25c4b1c76 cf871f05bdf25d4a4a42 d04067af160eca2260b1',
  'd0d584cea4a6fb2d5170 d11b0ebcb7b715bd19cd d23099881745854eae2b d2617f608e6fec7d52b7 d3dd8e9a3d6bd8e8e1a5',
  'd5bd9f62da5f42d27208 d61c78c98eb3dc050764 d850565f9cfe7bea512c d91302adc14447a44352 da469ce24e2812fd2007',
  'dc04609c4f1b1bd59a91 dd855adcaee26c092f06 e1319b8dc83c47e0b810 e19c547e7e9785e205aa e3844d7c050bcaac51c5',
  'e5a2065b64c566f6eaae e9383dce2c493111cdb7 ec1ff059594b8dbeb7eb ef4767516c049fe35029 f00e7715510b350bc211',
  'f1229c4e566acd601509 f2e1b13811febcbd75f3 f326a3006599022b63a5 f4dfc99c007375379618 f7b33f6007c296b83dbf',
  'f9b3a667e5e2475e52b5 fdc4cddb6fe6e186a63a fddf01fec4ad38edd8a0 feaee1c85f1eca4b1883',
].join(' ');

/** The kernel and the table of steps that each explainer of LIME keeps: https://github.com/marcotcr/lime/blob/master/lime/discretize.py. */
const EXPLAINERS =
  '9569812abbd6111736eb ffd1ce41684e2cdd1eef 0a2432f524ce85ca0507 0c0de4e279e10f00ed4e 7d87e7018871f0f08163 c6427fd0d5fe248344bb a673895dd1e3a0fc5a29 c7596d89f847a91f737d c0e741853b7075a4f402 d2e2a029abdd3e802925';

/** Code that is known where its names are looked up in a module of its library. */
export const LIBRARY_CODE: ReadonlySet<string> = new Set(EXPLAINERS.split(' '));

/** The dicts of those modules, as dill names them. */
export const LIBRARY_GLOBALS = /^lime\.(?:discretize|lime_tabular|lime_text|lime_image)\.__dict__$/;

/** What dill sets of such a function. */
export const FUNCTION_KEYS: ReadonlySet<string> = new Set(['__annotations__', '__qualname__', '__module__', '__doc__']);

export const KNOWN_CODE: ReadonlySet<string> = new Set(`${SCHEDULES} ${WRITTEN}`.split(' '));

/** The functions of dill that do so. */
export const DILL_MACHINERY =
  /^dill\._?dill\.(?:_create_function|_create_code|_create_ftype|_create_array|_load_type|_get_attr|_import_module)$/;

/** Modules of which dill looks a function up that rebuilds arrays. */
export const ARRAY_MODULES = /^'numpy(?:\.\w+)*'$/;

/** The functions of cloudpickle that carry a function: none of them makes a class. */
export const FUNCTION_MACHINERY =
  /(?:^|\.)(?:cloudpickle|cloudpickle_fast)\.(?:_make_function|_make_skel_func|_fill_function|_function_setstate|_make_cell|_make_empty_cell|_cell_set|_builtin_type)$/;

/** What numba compiles a function with. */
export const DISPATCHERS = /^numba\.(?:core|targets)\.registry\.CPUDispatcher$/;

/** Functions by what calling them makes, as far as weights go: containers, tensors, neither. https://docs.pytorch.org/docs/stable/torch.html */

export const CONTAINERS: ReadonlySet<string> = new Set([
  ...['collections.OrderedDict', 'collections.defaultdict', 'collections.deque', 'collections.Counter'],
  ...['builtins.dict', 'builtins.list', 'builtins.tuple', 'builtins.set', 'builtins.frozenset'],
]);

/** Functions, and classes whose instances are tensors. */
export const MAKES_TENSORS = /^(?:torch|numpy)(?:\.\w+)*\.(?:_*[a-z]\w*|\w*Tensor|Parameter|Buffer)$/;
export const MAKES_NO_TENSOR: ReadonlySet<string> = new Set([
  ...['torch.device', 'torch.storage._load_from_bytes', 'torch.jit._pickle.restore_type_tag', 'numpy.dtype'],
  ...['numpy.core.multiarray.scalar', 'numpy._core.multiarray.scalar', 'torch.serialization._get_layout'],
  ...['numpy.random._pickle.__randomstate_ctor', 'numpy.random._pickle.__generator_ctor'],
  ...['numpy.random._pickle.__bit_generator_ctor', 'torch.autograd.function._is_setup_context_defined'],
]);
/** What stands in the arguments of tensors and arrays. */
export const QUIET =
  /^(?:collections\.OrderedDict|numpy\.dtype|_codecs\.encode|builtins\.(?:set|dict|list|bytes|bytearray)|torch\.(?:Size|device)|numpy\._?core\.(?:multiarray\.(?:_reconstruct|scalar)|numeric\._frombuffer))$/;

/** What names of a template stand for: methods of lists, dictionaries and texts, functions, and texts that come from the model. https://docs.python.org/3/library/stdtypes.html */

/** Methods that put something into a list or a dictionary, or change the order of one. */
export const FILLING = new Set(['append', 'extend', 'insert', 'update', 'setdefault', 'add', '__setitem__']);
export const REORDERING = new Set(['pop', 'popitem', 'remove', 'reverse', 'sort', 'clear']);
export const DICT_METHODS = new Set([
  'get',
  'keys',
  'values',
  'items',
  'copy',
  'fromkeys',
  'pop',
  'popitem',
  'setdefault',
  'update',
  'clear',
]);
export const LIST_METHODS = new Set([
  'append',
  'clear',
  'copy',
  'count',
  'extend',
  'index',
  'insert',
  'pop',
  'remove',
  'reverse',
  'sort',
]);
/** Methods of text that count or compare. */
export const COUNTING = /^(?:is[a-z]+|index|rindex|find|rfind|count|startswith|endswith)$/;
/** Of text that the program passes in they give parts of it, whatever they are given. */
export const PARTING = new Set([
  ...['strip', 'lstrip', 'rstrip', 'split', 'rsplit', 'splitlines', 'partition', 'rpartition', 'removeprefix'],
  ...[
    'removesuffix',
    'lower',
    'upper',
    'title',
    'capitalize',
    'casefold',
    'swapcase',
    'items',
    'keys',
    'values',
    'copy',
  ],
]);
/** They put text together of what they are given, whoever gave it. */
export const COMBINING = new Set([
  'join',
  'format',
  'format_map',
  'replace',
  'translate',
  'maketrans',
  'ljust',
  'rjust',
  'center',
]);
/** Attributes of `loop` that are numbers. */
export const LOOP_NUMBERS = new Set(['index', 'index0', 'revindex', 'revindex0', 'length', 'depth', 'depth0']);

/** Texts that the author of the model chooses, although the program passes them in. */
export const AUTHORS_TEXT = /(?:^|_)(?:token|tokens|special_tokens_map)$/;
export const FUNCTIONS = new Set(['range', 'dict', 'namespace', 'cycler', 'joiner', 'lipsum', 'loop']);
/** They make text of what they are given, or of the template. */
export const TEXT_MAKERS = new Set([
  'lipsum',
  'strftime_now',
  'super',
  'gettext',
  'ngettext',
  'pgettext',
  'npgettext',
  '_',
]);

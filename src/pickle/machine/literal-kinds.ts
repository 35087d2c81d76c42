/** Which literals a judge can distinguish: calls that differ in other ones alone are one call. See https://docs.python.org/3/library/pickletools.html for how each is written. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import { isMemberText, type Operator } from '../../facts.ts';
import { readLiteral } from './literals.ts';
import type { Token } from './value.ts';

/** Bytes that are read of a text: those of a longer one are no name of a member. */
const MEMBER_BYTES = 64;

/** The numbers from 1 to 5 are the kinds of containers. */
const NUMBER = 0;
const NONE = 6;
const FLOAT = 7;
const BYTES = 8;
const MEMBER_TEXT = 9;
const OTHER_TEXT = 10;
/** What is added for a container that is known to hold nothing. */
export const EMPTY_CODE = 10;
/** The first number that stands for no literal and no container. */
export const FIRST_OTHER_CODE = 16;

/** By opcode: `N`, `F` `G`, `C` `B` `\x8e` `\x96` `\x97`; those of text have to be read, and all others are whole numbers. */
const CODES: ReadonlyMap<number, number> = new Map([
  [0x4e, NONE],
  [0x46, FLOAT],
  [0x47, FLOAT],
  [0x43, BYTES],
  [0x42, BYTES],
  [0x8e, BYTES],
  [0x96, BYTES],
  [0x97, BYTES],
  ...[0x53, 0x56, 0x54, 0x55, 0x58, 0x8c, 0x8d].map((opcode): [number, number] => [opcode, OTHER_TEXT]),
]);

/** A number below `FIRST_OTHER_CODE`, the same for literals that are judged alike. */
export function literalCode(source: ByteSource, token: Token): number {
  const opcode = source.bytes?.[token - 1] ?? source.read(token - 1, token)[0]!; // the opcode of the literal is in the source
  const code = CODES.get(opcode) ?? NUMBER;
  if (code !== OTHER_TEXT) return code;
  const literal = readLiteral(source, token - 1, MEMBER_BYTES);
  return literal.type === 'str' && literal.complete && isMemberText(literal.text) ? MEMBER_TEXT : OTHER_TEXT;
}

/** What is called once for each number of a file, and judged alike whatever the literals are. */
const ALIKE: ReadonlySet<string> = new Set([
  'numpy.ndarray',
  ...['datetime', 'date', 'time', 'timedelta'].flatMap((name) => [`datetime.${name}`, `_datetime.${name}`]),
  'decimal.Decimal',
  '_decimal.Decimal',
  '_codecs.encode',
  'pandas._libs.tslibs.timestamps._unpickle_timestamp',
]);
const PARTS_OF_ARRAYS: ReadonlySet<string> = new Set(['scalar', '_reconstruct', '_frombuffer']);
const NUMPY = /^numpy(?:\._?core\.\w+)?$/;

/** Operators whose literal arguments decide what the call means: calls of them with other literals are other facts. */
const NAME_SENSITIVE: ReadonlySet<string> = new Set([
  'builtins.getattr',
  'builtins.setattr',
  'builtins.delattr',
  'builtins.hasattr',
  'builtins.__import__',
  'importlib.import_module',
  'importlib.__import__',
  'operator.attrgetter',
  'operator.methodcaller',
  'operator.itemgetter',
  'operator.getitem',
  '_operator.attrgetter',
  '_operator.methodcaller',
  '_operator.itemgetter',
  '_operator.getitem',
  'pkgutil.resolve_name',
  'pydoc.locate',
]);
/** Of the machinery of code by value, wherever a copy of it lies, of what rebuilds compiled functions, and of what finds a function or a type by its name. */
const SENSITIVE_MACHINERY: ReadonlySet<string> = new Set([
  'subimport',
  'dynamic_subimport',
  '_import_module',
  '_getattr',
  '_get_attr',
  '_load_type',
  '_eval_repr',
  '_setattr',
  '_create_namedtuple',
  '_rebuild_reduction',
  '_restore_curry',
  '_ufunc_reconstruct',
  '_unpickle_enum',
  '_unpickle_type',
]);

/** Which calls of an operator are another fact: none for their literals alone, those with literals of another kind, or each. */
export function literalsOf({ module, name }: Operator): 'alike' | 'kinds' | 'each' {
  if (NAME_SENSITIVE.has(`${module}.${name}`) || SENSITIVE_MACHINERY.has(name)) return 'each';
  // What lies in the parts of an expression, and whether the stream set their state, is no part of a shape.
  if (module.startsWith('sympy.')) return 'each';
  const isAlike = PARTS_OF_ARRAYS.has(name) ? NUMPY.test(module) : ALIKE.has(`${module}.${name}`);
  return isAlike ? 'alike' : 'kinds';
}

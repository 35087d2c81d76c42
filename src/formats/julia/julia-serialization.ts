/** Values of Julia's `serialize` (`.jls`): reading them makes values of any type and defines the methods that the file brings. The header: https://github.com/JuliaLang/julia/blob/master/stdlib/Serialization/src/Serialization.jl (`writeheader`, `readheader`). */
import { ascii, firstBytesOf, hasBytesAt } from '../../text/magic.ts';
import type { Format } from '../format.ts';
import { NamedOperators } from '../named-operators.ts';

/** The number of its own tag, the name, the version, then the order of bytes and the width of a machine, and two zeros. */
const MAGIC = ascii('7JL');
const MACHINE_AT = 4;
/** Both orders of bytes, both widths. */
const MACHINES: ReadonlySet<number> = new Set([0, 1, 4, 5]);
const HEADER_BYTES = 8;

export const juliaFormat: Format = {
  id: 'julia-serialization',
  spec: 'https://docs.julialang.org/en/v1/stdlib/Serialization/',
  kind: 'model',
  title: 'Julia serialization',
  extensions: ['jls'],
  sees: 'that it is one: reading it may define methods that it brings',
  provenWith: 'schema',
  isOpenEnded: true,
  firstBytes: firstBytesOf(MAGIC),
  probe(source) {
    if (source.size < HEADER_BYTES || !hasBytesAt(source, 0, MAGIC) || !hasBytesAt(source, 6, [0, 0])) return null;
    const [machine = 255] = source.read(MACHINE_AT, MACHINE_AT + 1);
    if (!MACHINES.has(machine)) return null;
    return (examination) => new NamedOperators(examination, 'julia').operator('deserialize', 0);
  },
};

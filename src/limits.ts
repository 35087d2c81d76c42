/** Every ceiling of the examination: the name bears the unit, the line its reason. Reaching one is told as a fact, never a clean verdict. */

const MIB = 1024 * 1024;

export const DEFAULT_LIMITS = Object.freeze({
  /** Members inside members; five real wrappings (zip in gzip in tar …) are not seen in practice. CWE-674. */
  nestingDepth: 8,
  /** Entries of all containers of one file together: as many as a zip archive holds without extensions. CWE-409. */
  entriesPerFile: 65_536,
  /** Bytes that all expansions of one file may yield together. CWE-409. */
  expandedBytesPerFile: 16 * 1024 * MIB,
  /** Expanded bytes per compressed byte, of one expansion and of the whole file, beyond `expansionFreeBytes`. Models come to 20, sparse ones to 100; deflate itself ends at 1032. CWE-409. */
  expansionRatio: 200,
  /** While all expansions of one file stay below this size it is never called a bomb, whatever its ratio; zeros and arrays of numbers count for a sixteenth, one number repeated for a quarter. */
  expansionFreeBytes: 64 * MIB,
  /** Bytes of an expanded member that are kept in memory before they go to a temporary file. */
  spoolMemoryBytes: 4 * MIB,
  /** Characters of a call's arguments that a report shows. */
  argumentCharacters: 400,
  /** Distinct facts kept of one file: a report of more helps nobody, and memory is finite. CWE-770. */
  factsPerFile: 100_000,
  /** Distinct facts of one source: a pickle of more names thousands of things that nobody has written. CWE-770. */
  factsPerSource: 10_000,
  /** Items on a pickle's stack; 128 MiB of memory, more than any loader survives. CWE-770. */
  pickleStackItems: 16 * MIB,
  /** Open marks of a pickle: Python's own recursion ends far below. CWE-674. */
  pickleMarks: 4 * MIB,
  /** Memo entries of a pickle; 128 MiB of memory for as many objects, which take a loader several GiB. CWE-770. */
  pickleMemoEntries: 32 * MIB,
  /** Memo entries far from all others, which no pickler writes. CWE-770. */
  pickleSparseMemoEntries: 262_144,
  /** Containers of a pickle; 5 bytes each, which take a loader 56 and more. CWE-770. */
  pickleContainers: 16 * MIB,
  /** Values of a pickle that are neither literals nor containers nor plain instances. CWE-770. */
  pickleValues: 4 * MIB,
  /** Pickles after each other in one source; a shard of records holds some thousands. CWE-407. */
  picklesPerSource: 65_536,
  /** Opcodes that are spent on what may be a pickle behind other bytes: random data takes a few each time. CWE-407. */
  pickleSearchOpcodes: 32 * MIB,
  /** Bytes behind a pickle in which a new one of protocol 0 or 1 is sought, which has no header; loaders of such files read on at once. */
  pickleTextSearchBytes: MIB,
  /** Bytes of a module and a name together in a pickle; Python identifiers are not longer. */
  pickleNameBytes: 65_536,
});

/** Same keys as DEFAULT_LIMITS; a policy may set each. */
export type Limits = { readonly [key in keyof typeof DEFAULT_LIMITS]: number };

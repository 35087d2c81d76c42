/** Every ceiling of the examination, with its unit and its reason. Reaching one is reported as a fact, never a clean verdict. See https://cwe.mitre.org/data/definitions/400.html. */

const KIB = 1024;
const MIB = KIB * KIB;

export const DEFAULT_LIMITS = Object.freeze({
  /** Members inside members; five real wrappings (zip in gzip in tar …) are not seen in practice. CWE-674. */
  nestingDepth: 8,
  /** Entries of all containers of one file together: as many as a zip archive holds without extensions. Files of more than 16 MiB may hold as many in each 16 MiB, 262,144 at most: archives of pictures and classes do. CWE-409. */
  entriesPerFile: 65_536,
  /** Bytes that all expansions of one file may yield together. CWE-409. */
  expandedBytesPerFile: 16 * 1024 * MIB,
  /** Expanded bytes per compressed byte, of one expansion and of the whole file, beyond `expansionFreeBytes`. Models come to 20, sparse ones to 100; deflate itself ends at 1032. CWE-409. */
  expansionRatio: 200,
  /** While all expansions of one file stay below this size it is never called a bomb, whatever its ratio; zeros count for a sixteenth, arrays of numbers for a sixty-fourth, one number repeated for a quarter. */
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
  /** Bytes behind a pickle in which a new one of protocol 0 or 1 is looked for, which has no header; loaders of such files read on at once. */
  pickleTextSearchBytes: MIB,
  /** Bytes of a module and a name together in a pickle; Python identifiers are not longer. */
  pickleNameBytes: 65_536,
});

/** Same keys as DEFAULT_LIMITS; a policy may set each. */
export type Limits = { readonly [key in keyof typeof DEFAULT_LIMITS]: number };

/** Bytes of a file that may hold `entriesPerFile`: 256 bytes for each. */
const BYTES_OF_ENTRIES = 16 * MIB;
const MOST_TIMES = 4;

/** How many entries a file of so many bytes may hold: bytes that lie there are no bomb, and each costs what it holds. CWE-409. */
export function entriesWithin(fileBytes: number, { entriesPerFile }: Limits): number {
  return Math.floor(entriesPerFile * Math.min(Math.max(1, fileBytes / BYTES_OF_ENTRIES), MOST_TIMES));
}

/** A ceiling that no policy moves. */
export interface Ceiling {
  /** The largest count that is examined. */
  readonly most: number;
  /** What is counted, as in "more than 8 values of one key". */
  readonly unit: string;
  /** Why honest files stay below it. */
  readonly because: string;
  /** What it holds off: https://cwe.mitre.org/. */
  readonly weakness: `CWE-${number}`;
}

/** Ceilings of single readers. They are reached through `Examination.limit` or a `LimitError`, which both report: no reader ends at one in silence. */
export const CEILINGS = {
  streamParts: {
    most: 65_536,
    unit: 'parts of one compressed stream',
    because: 'of 64 KiB, the smallest that tools write, that is 4 GiB',
    weakness: 'CWE-407',
  },
  zstdMovedBytes: {
    most: 16 * 1024 * MIB,
    unit: 'bytes of windows that zstd moves for small blocks',
    because: 'the library moves a whole window for each block',
    weakness: 'CWE-407',
  },
  zstdWindowBytes: {
    most: 128 * MIB,
    unit: 'bytes of a window of zstd',
    because: 'what `zstd --long` needs without a further option',
    weakness: 'CWE-770',
  },
  treeOpcodes: {
    most: 16 * MIB,
    unit: 'opcodes of a pickle whose weights are taken',
    because: 'a tensor takes some forty, and a checkpoint holds thousands',
    weakness: 'CWE-770',
  },
  treeNameBytes: {
    most: 65_536,
    unit: 'bytes of a name in a pickle whose weights are taken',
    because: 'names of Python are not longer',
    weakness: 'CWE-770',
  },
  treeSteps: {
    most: 8 * MIB,
    unit: 'values of a checkpoint, those that it holds twice counted twice',
    because: 'a checkpoint holds thousands',
    weakness: 'CWE-407',
  },
  treeNames: {
    most: 16 * MIB,
    unit: 'names in the paths of the values of a checkpoint',
    because: 'a checkpoint holds thousands of values, each a few names deep; they are kept until the end',
    weakness: 'CWE-400',
  },
  treeDepth: {
    most: 500,
    unit: 'values of a checkpoint inside each other',
    because: 'modules inside modules come to some ten',
    weakness: 'CWE-674',
  },
  weightsAddedBytes: {
    most: 8 * 1024 * MIB,
    unit: 'bytes of tensors beyond those that the file holds',
    because: 'tensors that share their bytes are written once each',
    weakness: 'CWE-409',
  },
  weightsEntries: {
    most: 262_144,
    unit: 'entries of an archive whose weights are taken',
    because: 'each is a tensor; checkpoints hold thousands',
    weakness: 'CWE-770',
  },
  weightsHeaderBytes: {
    most: 100_000_000,
    unit: 'bytes of a header of safetensors',
    because: 'the library itself reads no longer one',
    weakness: 'CWE-770',
  },
  weightsTextBytes: {
    most: 64 * MIB,
    unit: 'bytes of an array that lies in a pickle as text',
    because: 'it is decoded as a whole; larger arrays are saved as tensors',
    weakness: 'CWE-770',
  },
  lzmaDictionaryBytes: {
    most: 64 * MIB,
    unit: 'bytes of a dictionary of LZMA',
    because: 'what xz -9 writes',
    weakness: 'CWE-770',
  },
  tarExtensionBytes: {
    most: MIB,
    unit: 'bytes of an extension header of tar',
    because: 'it holds a name, a link and a few numbers',
    weakness: 'CWE-770',
  },
  zipFalseSignatures: {
    most: 65_536,
    unit: 'signatures that open no entry of a zip archive',
    because: 'by chance there is one in 4 GiB',
    weakness: 'CWE-407',
  },
  zipNameBytes: {
    most: 32 * MIB,
    unit: 'bytes of names and extra fields of a zip archive',
    because: 'they are kept while the entries are examined',
    weakness: 'CWE-770',
  },
  hiddenStreams: {
    most: 4096,
    unit: 'compressed streams in one part of a file that lead nowhere',
    because: 'by chance a few begin in each megabyte',
    weakness: 'CWE-407',
  },
  kerasConfigBytes: {
    most: 24 * MIB,
    unit: 'bytes of a Keras configuration',
    because: 'one of a thousand layers is 1 MB, vocabularies of a million words stay below this',
    weakness: 'CWE-770',
  },
  kerasOperators: {
    most: 4_000,
    unit: 'different operators of a Keras configuration',
    because: 'Keras has some two thousand names',
    weakness: 'CWE-770',
  },
  kerasCodeTexts: {
    most: 1_000,
    unit: 'texts of a Keras configuration that begin as code does',
    because: 'a word of a vocabulary seldom begins so',
    weakness: 'CWE-407',
  },
  kerasMembers: {
    most: 1_000,
    unit: 'members in one Keras configuration',
    because: 'a wrapped module of PyTorch is one',
    weakness: 'CWE-770',
  },
  jsonBytes: {
    most: 32 * MIB,
    unit: 'bytes of JSON in a configuration',
    because: 'objects of some megabytes are kept as JSON, more is data',
    weakness: 'CWE-770',
  },
  hiddenOpcodes: {
    most: MIB,
    unit: 'opcodes that lead nowhere',
    because: 'a start that is chance leads nowhere within a few',
    weakness: 'CWE-407',
  },
  farOpcodes: {
    most: 8 * MIB,
    unit: 'opcodes of what may be pickles in the middle of a file, an eighth of those of whole ones counted',
    because: 'the first 16 MiB of a database have a quarter as many, and by chance there are a few in each megabyte',
    weakness: 'CWE-407',
  },
  farPickles: {
    most: 1024,
    unit: 'pickles in the middle of a file that call different things',
    because: 'a database holds many pickles of few classes',
    weakness: 'CWE-770',
  },
  picklePayloads: {
    most: 5_000,
    unit: 'pieces of bytes that may be models in one pickle',
    because: 'a pickle that holds others holds a few',
    weakness: 'CWE-407',
  },
  rSpaceBytes: {
    most: 4_095,
    unit: 'bytes of white space in a row in a file of R',
    because: 'R writes one between two words',
    weakness: 'CWE-407',
  },
  digitCharacters: {
    most: 64 * MIB,
    unit: 'digits of one pickle in text',
    because: 'they are decoded as a whole; models are kept so, weights are not',
    weakness: 'CWE-770',
  },
  rPromises: {
    most: 900,
    unit: 'different promises of one file of R',
    because: 'R itself writes few',
    weakness: 'CWE-770',
  },
  rNesting: {
    most: 500_000,
    unit: 'items of R inside each other',
    because: 'R itself ends at some thousands',
    weakness: 'CWE-674',
  },
  rSymbols: {
    most: 1_000_000,
    unit: 'symbols and environments of one file of R',
    because: 'a large model has some ten thousand',
    weakness: 'CWE-770',
  },
  sevenZipOutputBytes: {
    most: 4 * MIB,
    unit: 'bytes that 7-Zip prints of one archive',
    because: 'a listing has some two hundred bytes an entry',
    weakness: 'CWE-770',
  },
  sevenZipBytes: {
    most: 48 * MIB,
    unit: 'bytes of a 7z archive or of what it holds',
    because: 'what it unpacks lies in memory',
    weakness: 'CWE-770',
  },
  sevenZipHeaderBytes: {
    most: 4 * MIB,
    unit: 'bytes of a header of 7z',
    because: 'some 70,000 entries',
    weakness: 'CWE-770',
  },
  sevenZipMemory: {
    most: 112 * MIB,
    unit: 'bytes of memory for 7-Zip',
    because: 'what the largest archive that is examined needs',
    weakness: 'CWE-770',
  },
  sevenZipPpmdBytes: {
    most: 4 * MIB,
    unit: 'bytes packed by PPMd in a 7z archive',
    because: 'of this method four megabytes of noise take a second, of all others ten and more',
    weakness: 'CWE-400',
  },
  jsonNesting: {
    most: 1_000,
    unit: 'containers of JSON inside each other',
    because: "Python's own reader ends at about a thousand",
    weakness: 'CWE-674',
  },
  yamlBytes: {
    most: 2 * MIB,
    unit: 'bytes of YAML',
    because: 'the values of a text take sixty times its length at worst',
    weakness: 'CWE-770',
  },
  yamlLibraryCharacters: {
    most: 256 * KIB,
    unit: 'characters of YAML in which PyYAML finds an error',
    because: 'the library that is asked then keeps some four hundred bytes for each character at worst',
    weakness: 'CWE-770',
  },
  yamlNesting: {
    most: 500,
    unit: 'values of YAML inside each other',
    because: 'PyYAML composes them by recursion, and Python ends it there',
    weakness: 'CWE-674',
  },
  yamlDirectives: {
    most: 64,
    unit: 'directives of YAML that name a prefix',
    because: 'no text of use has more than one',
    weakness: 'CWE-407',
  },
  pmmlPrologBytes: {
    most: MIB,
    unit: 'bytes before the outermost element of a PMML document',
    because: 'a declaration, a comment and a document type',
    weakness: 'CWE-770',
  },
  yamlTags: {
    most: 10_000,
    unit: 'tags of YAML in one text',
    because: 'no text of use holds more',
    weakness: 'CWE-407',
  },
  messageNesting: {
    most: 100,
    unit: 'messages of protobuf inside each other',
    because: "protobuf's own parsers stop there",
    weakness: 'CWE-674',
  },
  textMessageNesting: {
    most: 200,
    unit: 'messages of a graph as text inside each other',
    because: 'the parsers of TensorFlow stop at 100',
    weakness: 'CWE-674',
  },
  coremlClasses: {
    most: 1_000,
    unit: 'different classes and files of a Core ML model',
    because: 'a model has a few',
    weakness: 'CWE-770',
  },
  paddleOperators: {
    most: 20_000,
    unit: 'different operators of a Paddle program',
    because: 'Paddle has some nine hundred',
    weakness: 'CWE-770',
  },
  onnxOperators: {
    most: 10_000,
    unit: 'different operators or files of an ONNX model',
    because: 'ONNX has some two hundred operators, and one file a tensor makes some thousands',
    weakness: 'CWE-770',
  },
  graphOperations: {
    most: 5_000,
    unit: 'different operations of a TensorFlow graph',
    because: 'TensorFlow has some 1,500',
    weakness: 'CWE-770',
  },
  graphTexts: {
    most: 50_000,
    unit: 'texts in one TensorFlow graph',
    because: 'vocabularies lie in files',
    weakness: 'CWE-770',
  },
  graphPathNodes: {
    most: 5_000,
    unit: 'nodes that write to a path in one TensorFlow graph',
    because: 'a checkpoint has a few',
    weakness: 'CWE-770',
  },
  graphCalls: {
    most: 200_000,
    unit: 'calls of functions in a TensorFlow graph',
    because: 'large models have some ten thousand',
    weakness: 'CWE-770',
  },
  graphCallSteps: {
    most: 1_000_000,
    unit: 'steps from functions that save to those that call them',
    because: 'a model saves in one function, which one other calls',
    weakness: 'CWE-407',
  },
  graphHandOns: {
    most: 200_000,
    unit: 'nodes that hand on their input in one TensorFlow graph',
    because: 'large graphs have some ten thousand',
    weakness: 'CWE-770',
  },
  numpyHeaderBytes: {
    most: 256 * KIB,
    unit: 'bytes of a header of .npy',
    because: 'a structured type of some thousand fields',
    weakness: 'CWE-770',
  },
  hdf5Structures: {
    most: 500_000,
    unit: 'structures of one HDF5 file',
    because: 'a checkpoint has some ten thousand',
    weakness: 'CWE-834',
  },
  hdf5ChunkedBytes: {
    most: 16 * MIB,
    unit: 'bytes of one array in chunks of an HDF5 file that may be a pickle',
    because: 'hickle keeps arrays of numbers as they are: what it pickles are small objects',
    weakness: 'CWE-770',
  },
  hdf5Texts: {
    most: 100_000,
    unit: 'texts in one place of an HDF5 file',
    because: '`layer_names` of a large model has some thousand',
    weakness: 'CWE-770',
  },
  safetensorsHeaderBytes: {
    most: 8 * MIB,
    unit: 'bytes of a header of safetensors',
    because: 'some 70,000 tensors; its own reader stops at 100 MB',
    weakness: 'CWE-770',
  },
  ggufStrings: {
    most: 8_000_000,
    unit: 'strings and arrays of one GGUF file',
    because: 'a vocabulary has some 300,000',
    weakness: 'CWE-834',
  },
  marshalNesting: {
    most: 200,
    unit: 'marshalled objects inside each other',
    because: "CPython's own ceiling is 2000; code that people write nests a few functions",
    weakness: 'CWE-674',
  },
  marshalObjects: {
    most: 1_000_000,
    unit: 'marshalled objects of one code object',
    because: 'a large module has some ten thousand',
    weakness: 'CWE-770',
  },
  pathFileBytes: {
    most: 16 * MIB,
    unit: 'bytes of a path file',
    because: 'path files have a few lines',
    weakness: 'CWE-770',
  },
  databaseBytes: {
    most: 1024 * MIB,
    unit: 'bytes of a database',
    because: 'every page of it is read',
    weakness: 'CWE-400',
  },
  pythonSourceBytes: {
    most: 4 * MIB,
    unit: 'bytes of a module of Python source',
    because: 'long modules have some hundred kilobytes',
    weakness: 'CWE-770',
  },
  requirementsBytes: {
    most: MIB,
    unit: 'bytes of a list of requirements',
    because: 'some 30,000 packages',
    weakness: 'CWE-770',
  },
  rPromiseNames: {
    most: 20_000,
    unit: 'functions that one expression of R calls',
    because: 'base R has some 1,200',
    weakness: 'CWE-770',
  },
  torchScriptBytes: {
    most: 64 * MIB,
    unit: 'bytes of one file of TorchScript code',
    because: 'large models have some megabytes',
    weakness: 'CWE-770',
  },
  byteCodeOpcodes: {
    most: 10_000_000,
    unit: 'opcodes of the byte code of a mobile model',
    because: 'a large model has some hundred thousand',
    weakness: 'CWE-770',
  },
  arrowMessages: {
    most: 500_000,
    unit: 'messages of a stream of Arrow',
    because: 'a batch is some thousand rows',
    weakness: 'CWE-834',
  },
  parquetFooterBytes: {
    most: 100_000_000,
    unit: 'bytes of the footer of a Parquet file',
    because: 'Arrow reads no larger one',
    weakness: 'CWE-834',
  },
  flatbufferTables: {
    most: 2_000_000,
    unit: 'tables of one FlatBuffer',
    because: 'a large model has some hundred thousand values',
    weakness: 'CWE-834',
  },
  graphTextBytes: {
    most: 32 * MIB,
    unit: 'bytes of a graph without its weights',
    because: 'the largest have some ten thousand layers of a kilobyte',
    weakness: 'CWE-770',
  },
  flexOperators: {
    most: 50_000,
    unit: 'operations of TensorFlow in one model of TensorFlow Lite',
    because: 'a large model has some thousand',
    weakness: 'CWE-407',
  },
  namedOperators: {
    most: 4_000,
    unit: 'different names that a model leaves to its runtime',
    because: 'a model has some ten operators of its own',
    weakness: 'CWE-770',
  },
  templateBytes: {
    most: 512 * 1024,
    unit: 'bytes of a template',
    because: 'the longest ones of known models have 30 KB',
    weakness: 'CWE-770',
  },
  templateReaches: {
    most: 200,
    unit: 'different inner attributes that a template reads',
    because: 'honest templates read none',
    weakness: 'CWE-770',
  },
  templateNesting: {
    most: 200,
    unit: 'expressions of a template inside each other',
    because: "Jinja's own parser ends at about a hundred",
    weakness: 'CWE-674',
  },
  templateSteps: {
    most: 1_000,
    unit: 'attributes, calls and filters of a template behind one value',
    because: 'templates of known models write ten at most',
    weakness: 'CWE-407',
  },
  templateRounds: {
    most: 100,
    unit: 'steps in which one value of a template leads to another',
    because: 'templates of known models take ten at most',
    weakness: 'CWE-407',
  },
  templateConfigurationBytes: {
    most: 128 * MIB,
    unit: 'bytes of a configuration that holds a template',
    because: 'tokenizers of 500,000 words have 40 MB',
    weakness: 'CWE-770',
  },
  keyCombinations: {
    most: 1_024,
    unit: 'ways to read keys that stand twice in one object',
    because: 'nobody writes a key twice, and each of its values is examined with each of the others',
    weakness: 'CWE-407',
  },
  textMessageBytes: {
    most: 16 * MIB,
    unit: 'bytes of a message of protobuf as text',
    because: 'networks of a thousand layers have one megabyte',
    weakness: 'CWE-770',
  },
  textMessageFields: {
    most: 1_000_000,
    unit: 'fields of a message of protobuf as text',
    because: 'networks of a thousand layers have some fifty thousand',
    weakness: 'CWE-770',
  },
  settingsBytes: {
    most: 256 * KIB,
    unit: 'bytes of the settings of a server',
    because: 'people write some kilobytes',
    weakness: 'CWE-770',
  },
  javaNesting: {
    most: 1_000_000,
    unit: 'objects of Java inside each other',
    because: 'Java itself ends at some thousands',
    weakness: 'CWE-674',
  },
  javaClasses: {
    most: 100_000,
    unit: 'classes of one stream of Java',
    because: 'a large model has some hundred',
    weakness: 'CWE-770',
  },
  javaSuperclasses: {
    most: 1_000,
    unit: 'superclasses of one class of Java',
    because: 'people write ten at most',
    weakness: 'CWE-834',
  },
  javaMembers: {
    most: 1_000,
    unit: 'arrays of bytes with streams of their own in one stream of Java',
    because: 'models have none',
    weakness: 'CWE-770',
  },
  javaTextBytes: {
    most: 64 * MIB,
    unit: 'bytes of a stream of Java as base64',
    because: 'what is written as text is small',
    weakness: 'CWE-770',
  },
  workflowBytes: {
    most: 32 * MIB,
    unit: 'bytes of a workflow of Orange',
    because: 'settings of some hundred widgets are a megabyte',
    weakness: 'CWE-770',
  },
  loaderItems: {
    most: 4 * 1024 * MIB,
    unit: 'bytes or items that one call of a pickle asks for',
    because: 'what a call makes is then filled by the stream, and no model has so many in one piece',
    weakness: 'CWE-770',
  },
  numberDigits: {
    most: 100_000,
    unit: 'decimals of one integer of a pickle',
    because: 'Python before 3.11 takes time by their square, and later ones refuse 4,301',
    weakness: 'CWE-407',
  },
  loaderMemoIndex: {
    most: 64 * MIB,
    unit: 'entries of a memo that an index makes room for',
    because: 'picklers count them one by one; the unpickler in C takes 16 bytes for each',
    weakness: 'CWE-770',
  },
  hashedContainers: {
    most: 64 * KIB,
    unit: 'containers that hashing one key visits',
    because: 'keys are names, numbers and short tuples; Python dies of a hundred thousand inside each other',
    weakness: 'CWE-407',
  },
  hashedTogether: {
    most: 256 * MIB,
    unit: 'containers that hashing all keys visits, sixteen items counted as one',
    because: 'a gigabyte of honest keys has fewer, and more take minutes',
    weakness: 'CWE-407',
  },
  importedModules: {
    most: 256,
    unit: 'modules of the repository that are imported for one file',
    because: 'a package with all its parts has some dozen',
    weakness: 'CWE-400',
  },
  overlappingBytes: {
    most: 32 * MIB,
    unit: 'bytes of members that overlap, beyond what the file could hold without',
    because: 'no writer makes members overlap',
    weakness: 'CWE-409',
  },
} as const satisfies Record<string, Ceiling>;

export type CeilingName = keyof typeof CEILINGS;

/**
 * How much one reading of JSON takes in: values that are read, and keys and containers that are kept at a time. CWE-770.
 * A configuration of a thousand layers has some 300,000 values; a tokenizer's vocabulary has millions.
 */
export const JSON_READINGS = {
  configuration: { values: 2_000_000, kept: 600_000 },
  keras: { values: 2_000_000, kept: 200_000 },
  tokenizer: { values: 20_000_000, kept: 2_000_000 },
  /** A key of a dictionary that is an object itself. */
  key: { values: 10_000, kept: 1_000 },
} as const;

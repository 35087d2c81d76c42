/** What the evidence wing says and the judgement wing hears: plain data about what loading a file would do, without any verdict. */

/** A family of names: an operator is looked up in the catalogue of its own ecosystem only. */
export type Ecosystem =
  | 'python'
  | 'keras'
  | 'tensorflow'
  | 'hdf5'
  | 'torchscript'
  | 'onnx'
  | 'jinja'
  | 'huggingface'
  | 'mlflow'
  | 'pmml'
  | 'r'
  | 'paddle'
  | 'coreml'
  | 'torchserve'
  | 'java'
  /** What a model names for the runtime that executes it: the module is the runtime (`tflite`, `ncnn`). */
  | 'runtime'
  | 'serving';

/** Something that a loader resolves by name: `posix.system` is module `posix`, name `system`. */
export interface Operator {
  readonly ecosystem: Ecosystem;
  readonly module: string;
  /** May be dotted (`Path.touch`) where the loader walks attributes. */
  readonly name: string;
}

/** How an operator came to be resolved. `derived`: through a followed pure function such as `getattr(import_module('os'), 'system')`. */
export type ImportVia = 'GLOBAL' | 'STACK_GLOBAL' | 'INST' | 'EXT' | 'derived' | 'config' | 'node' | 'source';

/** How an operator is called. The names in capitals are pickle opcodes; `RECONSTRUCTOR` is `copyreg._reconstructor` and its like (`cls.__new__` without `__init__`). */
export type CallVia =
  | 'REDUCE'
  | 'NEWOBJ'
  | 'NEWOBJ_EX'
  | 'OBJ'
  | 'INST'
  | 'RECONSTRUCTOR'
  | 'BUILD'
  | 'APPEND'
  | 'APPENDS'
  | 'ADDITEMS'
  | 'SETITEM'
  | 'SETITEMS'
  | 'PERSID'
  | 'BINPERSID'
  /** A protocol hook of an object whose class or attributes the stream itself wrote (`__setstate__`, `__del__`, `__hash__`, …). */
  | 'hook'
  /** A class that the stream carries is made, and inherits from it or has it for a metaclass. */
  | 'inherit'
  /** A layer or object of a Keras configuration. */
  | 'layer'
  /** What the `__setstate__` of a TorchScript class calls while the model is loaded. */
  | 'state'
  /** A node of a graph (TensorFlow, TorchScript), which runs when the model is called. */
  | 'node'
  /** A link or storage of an HDF5 file, or a tensor of ONNX, that leads into another file. */
  | 'link'
  /** A tag of YAML that makes a Python object. */
  | 'tag'
  /** An object of a configuration that names what is to be called (`_target_`). */
  | 'config'
  /** A part of a training or a pipeline that a configuration names for a program which is not the repository's own (`class_path`). */
  | 'component'
  /** A part that the loader of such a configuration brings itself: it counts where its path leads on to something else. */
  | 'own-component'
  /** An expression of a template. */
  | 'template'
  /** What importing a module of Python source runs. */
  | 'source'
  /** What importing Python source of the repository runs, which a server of models loads. */
  | 'handler'
  /** An expression of Python that a configuration holds. */
  | 'expression'
  /** A promise of R. */
  | 'promise';

/** How something that a value is, or holds at any depth, may come to be called. */
export type ArmKind =
  /** An operator by name, uncalled. */
  | 'named'
  /** A call of `operator` that waits for its other arguments; null where what it calls is no operator. */
  | 'partial'
  /** A method of an instance of `operator`; of a list, dict … that is the type. */
  | 'method'
  /** `itemgetter`, `attrgetter`, `methodcaller`. */
  | 'getter'
  /** A function or a class that the stream carries by value, or an instance of such a class; `operator` made it. */
  | 'code'
  /** Anything: what a computed call returned. */
  | 'computed';

/** Something that a value is or holds and that may be called. Found by its shape alone: whether that matters is for the judge to say. */
export interface Arm {
  readonly how: ArmKind;
  readonly operator: Operator | null;
  /** Of a method its name. */
  readonly method?: string;
  /** From the value to it, for a report: `a types.SimpleNamespace that holds pathlib.PosixPath(…).write_text`. */
  readonly through: string;
}

/** One argument of a call, in the terms that a judge needs; never the value itself. `arms`: what may be called of what it is and holds; absent: nothing. */
export type Operand = OperandShape & { readonly arms?: readonly Arm[] };

type OperandShape =
  /** An operator that is handed over uncalled: what a trampoline would call. */
  | { readonly kind: 'operator'; readonly operator: Operator }
  /** A constant; `text` is its bounded Python repr, `type` its Python type. */
  | { readonly kind: 'literal'; readonly type: string; readonly text: string }
  /** What a call to `operator` returned: an instance if it is a class. `via` says how it was made, `isBuilt` that the stream set its state. */
  | { readonly kind: 'instance'; readonly operator: Operator; readonly via: CallVia; readonly isBuilt?: true }
  /** A tuple, list, dict, set. `operators`: those found inside at any depth; `dunderKeys`: string keys such as `__setstate__`, at any depth; `complete`: false when a limit cut the search short. */
  | {
      readonly kind: 'container';
      readonly type: 'tuple' | 'list' | 'dict' | 'set' | 'frozenset';
      readonly operators: readonly Operator[];
      readonly dunderKeys: readonly string[];
      readonly complete: boolean;
      /** Keys of a dict itself, or of the second of two items of a tuple, which is a state with slots, that are dunder names, or names that a loader looks up on an instance (`append`); `<computed>` for one that is no literal. */
      readonly keys?: readonly string[];
      /** Every key of a state with slots: each is set as an attribute; absent where there are too many. */
      readonly slots?: readonly string[];
      /** Keys of such a dict whose values may be called, or are objects with attributes or arguments that may be. */
      readonly armedKeys?: readonly string[];
      /** Of these keys the ones whose values themselves may be called, as far as their shape tells: an object is not counted. */
      readonly calledKeys?: readonly string[];
      /** Instances that lie in such a dict, or in a list or tuple in it, and under which key; of any other container those that lie in it. */
      readonly objects?: readonly HeldObject[];
      /** The items of a short tuple: `NoneType` or `literal`, a type of container, `type` of what annotations make, or the kind of anything else: `['NoneType', 'dict']`. */
      readonly items?: readonly string[];
      readonly isEmpty?: true;
      /** A dict of few texts, and under each `True`, `False`, `None` or a number without a point. */
      readonly areFlags?: true;
    }
  /** Anything whose value cannot be known without running it. */
  | { readonly kind: 'opaque'; readonly reason: string };

/** Why the value of an operand is not known: a graph makes it of its own constants. */
export const COMPUTED_BY_GRAPH = 'computed by the graph';

/** `key`: null where it may lie under any. */
export interface HeldObject {
  readonly key: string | null;
  readonly operator: Operator;
  /** In a list, tuple or set: the stream set the state of one. */
  readonly isBuilt?: true;
}

/** What a BUILD, APPEND, SETITEM … works on: an instance that the stream made (and how, and whether its state was set before), or an operator itself (a class, function or module is being changed). `brings`: of an instance of a class that the stream carries and that inherits from the operator, what may be called in the bodies of such classes; `*`: anything. `described`: of those, what runs as soon as it is looked up, set or compared: properties, and objects of such classes. */
export type Receiver =
  | {
      readonly kind: 'instance';
      readonly via: CallVia;
      readonly isBuilt?: true;
      readonly brings?: readonly string[];
      readonly described?: readonly string[];
    }
  | { readonly kind: 'operator' };

/** Why a part could not be examined. `policy` decides what that means; no parser passes over it in silence. */
export type UnexaminedReason =
  | 'encrypted'
  | 'limit'
  | 'malformed'
  /** Of no format that is known, and nothing that a loader of pickles would run anything of. */
  | 'unrecognised'
  | 'truncated'
  | 'unsupported'
  /** Packed by a method that no loader of models knows, though other programs do. */
  | 'foreign'
  | 'missing-object'
  | 'unreadable'
  | 'timeout';

/** What two readers of the same bytes would disagree about. Each has a row in rules/verdicts/anomalies.ts. The ids are stable. */
export type Anomaly =
  | 'frame-splits-opcode'
  | 'frame-past-build'
  | 'joblib-wrapper'
  | 'frame-past-end'
  | 'frame-past-stop'
  | 'frame-below-protocol-4'
  | 'frame-in-frame'
  | 'protocol-switched'
  | 'global-text'
  | 'number-text'
  | 'computed-name'
  | 'call-without-tuple'
  | 'double-key'
  | 'skops-class-mismatch'
  | 'tensor-storage-short'
  | 'tensor-outside-storage'
  | 'zip-header-mismatch'
  | 'zip-duplicate-name'
  | 'zip-hidden-entry'
  | 'zip-missing-local-header'
  | 'zip-several-directories'
  | 'zip-several-end-records'
  | 'zip-directory-size'
  | 'zip-overlap'
  | 'zip-entry-size'
  | 'zip-name-nul'
  | '7z-duplicate-name'
  | 'tar-after-end'
  | 'tar-global-size'
  | 'safetensors-repeated-key'
  | 'safetensors-layout'
  | 'safetensors-trailing-data'
  | 'path-traversal'
  | 'link-outside'
  | 'device-file';

/** The language of code in a file. Of the function of a pickle the excerpt is a digest. The last four are text that a class executes when its state is set, or when it is made. */
export type CodeLanguage =
  | ('python-function' | 'python' | 'python-module' | 'lua' | 'machine')
  /** In the archive of a model, whose loader has no use for it. */
  | ('program-in-archive' | 'source-in-archive')
  /** Beside a model, where a server loads it. */
  | 'handler'
  | ('scipy-argument-parser' | 'model-formula' | 'module-template' | 'annotation');

/**
 * One thing that was seen. `offset`: bytes from the start of the member. `at`: the place inside a structured text (`/config/layers/3`), shown behind `#`.
 * `isOtherReading`: only a loader for which the file was not made sees it, in bytes that mean something else to the loader for which it was.
 */
export type Fact = Observation & { readonly at?: string; readonly isOtherReading?: true };

type Observation =
  /** Which program wrote the file, as the file itself says: nothing is judged by that. */
  | { readonly kind: 'mark'; readonly text: string; readonly offset: number }
  /** Python source that a loader of this file runs. `paths`: where it may lie, from the folder of this file, or with a slash from the root of the tree. */
  | { readonly kind: 'runs-source'; readonly paths: readonly string[]; readonly offset: number }
  /**
   * Importing `module`, which lies in the same tree and which the file names, calls something at `place`. `text`: the call as it is
   * written; `besides`: what else the module calls then. `path` null: it imports more modules than are followed.
   */
  | {
      readonly kind: 'module-runs';
      readonly module: string;
      readonly path: string | null;
      readonly place: string;
      readonly text: string;
      readonly besides: readonly string[];
      readonly offset: number;
    }
  /** `spelled`: the name in the stream where the loader maps it to another (`__builtin__.eval` → `builtins.eval` below protocol 3); both are judged. */
  | {
      readonly kind: 'import';
      readonly operator: Operator;
      readonly via: ImportVia;
      readonly offset: number;
      readonly spelled?: Operator;
    }
  | {
      readonly kind: 'call';
      readonly operator: Operator;
      readonly via: CallVia;
      /** The arguments as bounded Python-like text, escaped for one line: `'echo …'`. The call reads `posix.system('echo …')`. */
      readonly arguments: string;
      readonly operands: readonly Operand[];
      readonly offset: number;
      readonly receiver?: Receiver;
    }
  /** A name that is not a literal: the operator is known only when the stream runs. */
  | { readonly kind: 'unresolved-import'; readonly reason: string; readonly offset: number }
  /** A call of something that is no operator by name (the result of a call, an attribute of one). `callee` is its text, `origin` the operator that produced it. */
  | {
      readonly kind: 'unresolved-call';
      readonly callee: string;
      readonly origin: Operator | null;
      readonly via: CallVia;
      readonly arguments: string;
      readonly operands: readonly Operand[];
      readonly offset: number;
    }
  /** Scanner and loader, or two loaders, may disagree here. */
  | { readonly kind: 'anomaly'; readonly anomaly: Anomaly; readonly detail: string; readonly offset: number }
  /** Numbers of the file are taken for addresses in memory. */
  | { readonly kind: 'forged-address'; readonly detail: string; readonly offset: number; readonly isUnseen?: true }
  /** Loading takes more memory or time than a machine has, without running code. */
  | { readonly kind: 'exhaustion'; readonly detail: string; readonly offset: number }
  /** Code that travels by value (marshalled functions, Python source inside the file); `excerpt` is bounded and escaped. */
  | { readonly kind: 'code'; readonly language: CodeLanguage; readonly excerpt: string; readonly offset: number }
  | {
      readonly kind: 'unexamined';
      readonly reason: UnexaminedReason;
      readonly detail: string;
      readonly offset: number;
    };

/** The file and the members inside it, outermost first; shown as `model.pth!archive/data.pkl`. */
export type MemberPath = readonly [file: string, ...members: string[]];

/** `model.zip!data#/policy_class`: what stands inside a structured text is a member whose name begins with `#`. */
export function memberText(names: readonly string[]): string {
  return names.join('!').replaceAll('!#/', '#/');
}

/** A fact and where it was seen. */
export interface LocatedFact {
  readonly source: MemberPath;
  readonly fact: Fact;
  /** The id of the format whose reader saw it; absent where none was about. */
  readonly format?: string;
}

/**
 * What a format is. `container`: only wraps other things. `model`: no other thing looks like it. `text`: recognised by words
 * that a document may hold as well, so that it counts as a model only where examining it finds something.
 */
export type FormatKind = 'container' | 'model' | 'text';

/** All that was learned of one file. Depends on the bytes alone, so it may be cached by their digest; `source[0]` is the name it was scanned under. */
export interface Evidence extends Seen {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** What whole pickles in the middle of data that is no model would do: it counts only where it is grave, for databases hold such pickles. */
  readonly far?: Seen;
}

/** What was seen in a file. */
export interface Seen {
  /** The formats that recognised the file or a member, sorted, each once. */
  readonly formats: readonly string[];
  /** What kinds of formats these are, sorted, each once. */
  readonly kinds: readonly FormatKind[];
  /** Every member that was opened, without the file itself, in the order in which they were found. */
  readonly members: readonly MemberPath[];
  readonly facts: readonly LocatedFact[];
}

/** Whose operators an annotation subscripts: `typing.List[int]`, `list[int]`; of them nothing else is looked up by another key than a text. */
const SUBSCRIPTED_MODULES = /^(?:typing|builtins|collections|collections\.abc)$/;
/** Packages whose classes inherit how they are subscripted from `typing.Generic`, which only notes the types. */
const GENERIC_MODULES = /^(?:torch\.utils\.data(?:\.(?:dataset|sampler|dataloader))?|gym(?:nasium)?(?:\.core)?)$/;

export function isSubscripted({ module, name }: Operator): boolean {
  return SUBSCRIPTED_MODULES.test(module) || (/^[A-Z]\w*$/.test(name) && GENERIC_MODULES.test(module));
}

/** `c` of `a.b.c`, a module or a name. */
export function lastPart(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** Text that could be the name of a member of an enumeration: what takes one such text has little to work with. */
export function isMemberText(text: string): boolean {
  return /^[\w .-]{0,40}$/.test(text);
}

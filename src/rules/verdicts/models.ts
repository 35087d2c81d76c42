/** Verdicts about configurations, graphs, templates and files that lead elsewhere, about code that travels by value, and about what could not be examined. */
import type { CodeLanguage, UnexaminedReason } from '../../facts.ts';
import { DO_NOT_LOAD, REVIEW_AND_ALLOW, SAVE_ANEW, type VerdictRow } from './verdict.ts';

const KERAS = { kind: 'documentation', reference: 'https://keras.io/api/models/model_saving_apis/' } as const;
const TENSORFLOW = {
  kind: 'documentation',
  reference: 'https://github.com/tensorflow/tensorflow/blob/master/SECURITY.md',
} as const;
const OWN_CODE = {
  kind: 'documentation',
  reference: 'https://huggingface.co/docs/transformers/main/en/custom_models',
} as const;
const JOBLIB = {
  kind: 'documentation',
  reference: 'https://github.com/joblib/joblib/blob/main/joblib/numpy_pickle_compat.py',
} as const;
const LIMITS = { kind: 'documentation', reference: 'docs/detection.md' } as const;

export const MODEL_VERDICTS = {
  'huggingface/own-code': {
    severity: 'medium',
    effect: 'code-execution',
    because: '{operator} is code beside the model, which runs where remote code is trusted.',
    provenance: [OWN_CODE],
    proceed: 'Review that file as code before you load the model with trust_remote_code.',
  },
  'huggingface/code-elsewhere': {
    severity: 'medium',
    effect: 'code-execution',
    because: '{name} is fetched from the repository {repository} and runs where remote code is trusted.',
    provenance: [OWN_CODE],
    proceed:
      'Pin the revision of that repository, and review its code before you load the model with trust_remote_code.',
  },
  'java/xml-call': {
    severity: 'high',
    effect: 'code-execution',
    because: 'XMLDecoder calls {operator} while it reads the file: that is no class of values, or a method that acts.',
    provenance: [
      {
        kind: 'documentation',
        reference: 'https://docs.oracle.com/en/java/javase/17/docs/api/java.desktop/java/beans/XMLDecoder.html',
      },
    ],
    proceed: 'Ask for the model in a format that holds numbers and names alone.',
  },
  'mlflow/loader': {
    severity: 'medium',
    effect: 'code-execution',
    because: 'MLflow runs {module} to load the model.',
    provenance: [{ kind: 'documentation', reference: 'https://mlflow.org/docs/latest/ml/model/' }],
    proceed: 'Review that module as code.',
  },
  'keras/application': {
    severity: 'high',
    effect: 'network',
    standing: 'unknown',
    because: '{operator} downloads a file, or loads one that the model names.',
    provenance: [KERAS],
    proceed: REVIEW_AND_ALLOW,
  },
  'keras/internal-function': {
    severity: 'high',
    effect: 'unknown',
    standing: 'unknown',
    because: '{operator} is a function outside the parts that models are made of.',
    provenance: [KERAS],
    proceed: REVIEW_AND_ALLOW,
  },
  'tensorflow/internal-function': {
    severity: 'high',
    effect: 'unknown',
    standing: 'unknown',
    because: '{operator} is a function outside the parts that models are made of.',
    provenance: [TENSORFLOW],
    proceed: REVIEW_AND_ALLOW,
  },
  'tensorflow/fixed-path': {
    severity: 'high',
    effect: 'file-write',
    because: '{name} writes to a path that the model itself fixes.',
    provenance: [TENSORFLOW],
    proceed: DO_NOT_LOAD,
  },
  'hdf5/file-beside': {
    severity: 'medium',
    effect: 'file-read',
    because: 'It reads an HDF5 file beside the model, which is not part of it.',
    provenance: [
      { kind: 'documentation', reference: 'https://docs.h5py.org/en/stable/high/group.html#external-links' },
    ],
    proceed: 'Commit that file, too, so that it is examined.',
  },
  'files/linked': {
    severity: 'high',
    effect: 'file-read',
    because: '{path}, which it reads, is recorded as a symbolic link to {target}, outside of the repository.',
    provenance: [{ kind: 'advisory', reference: 'CVE-2026-34447' }],
    proceed: 'Do not load the model. Record the file itself in place of the link.',
  },
  'joblib/array-beside': {
    severity: 'low',
    effect: 'file-read',
    because: 'joblib before 0.10 kept each array in a file beside the model, pickles included.',
    provenance: [JOBLIB],
    proceed: 'Commit that file, too, so that it is examined.',
  },
  'joblib/array-elsewhere': {
    severity: 'high',
    effect: 'nested-load',
    because: 'joblib unpickles an array from a file that is not beside the model.',
    provenance: [JOBLIB],
    proceed: DO_NOT_LOAD,
  },
  'keras/vocabulary-beside': {
    severity: 'medium',
    effect: 'file-read',
    because: 'It reads a vocabulary file beside the model, which is not part of it.',
    provenance: [KERAS],
    proceed: 'Save the model with its vocabulary inside.',
  },
} as const satisfies Readonly<Record<string, VerdictRow>>;

/** Languages of what a class executes out of a state have the verdict `code/executed-state`. */
type CarriedLanguage = Exclude<
  CodeLanguage,
  'python-function' | 'scipy-argument-parser' | 'model-formula' | 'module-template' | 'annotation'
>;

const CARRIED = {
  severity: 'medium',
  effect: 'code-by-value',
  because: 'The file carries code; it runs when a function that it makes is called.',
  proceed: 'Load it only if you trust its author as you trust the author of a program.',
} as const;

export const CODE_VERDICTS = {
  'code-by-value/python': {
    ...CARRIED,
    provenance: [{ kind: 'documentation', reference: 'https://docs.pytorch.org/docs/stable/package.html' }],
  },
  'code-by-value/python-module': {
    ...CARRIED,
    because:
      'The file carries a Python module: its top level and the bodies of its classes run when the archive is loaded, its functions when they are called. What runs at load and reaches outside is reported by itself.',
    provenance: [{ kind: 'documentation', reference: 'https://docs.pytorch.org/docs/stable/package.html' }],
  },
  'code-by-value/lua': {
    ...CARRIED,
    provenance: [
      { kind: 'documentation', reference: 'https://github.com/torch/torch7/blob/master/doc/serialization.md' },
    ],
  },
  'code-by-value/machine': {
    ...CARRIED,
    because: 'It is a program or a library for the machine: whoever runs or links it runs its code.',
    provenance: [{ kind: 'documentation', reference: 'https://refspecs.linuxfoundation.org/elf/elf.pdf' }],
  },
  'code-by-value/program-in-archive': {
    ...CARRIED,
    severity: 'high',
    because:
      'The archive of a model holds a program or a library for the machine. No loader of such archives needs one; whoever unpacks and runs it runs its code.',
    provenance: [{ kind: 'documentation', reference: 'https://refspecs.linuxfoundation.org/elf/elf.pdf' }],
    proceed: DO_NOT_LOAD,
  },
  'code-by-value/source-in-archive': {
    ...CARRIED,
    severity: 'low',
    because: 'The archive of a model holds source of Python or of a script, which its loader does not run.',
    provenance: [{ kind: 'documentation', reference: 'https://keras.io/api/models/model_saving_apis/' }],
    proceed: 'Review that file as code if anything runs it.',
  },
  'code-by-value/handler': {
    ...CARRIED,
    severity: 'low',
    because:
      'Where a configuration names this Python source, or one that imports it, the loader of the model runs it. What its import plainly calls is reported by itself.',
    provenance: [{ kind: 'documentation', reference: 'https://docs.pytorch.org/serve/custom_service.html' }],
    proceed: 'Review this file as code.',
  },
} as const satisfies Readonly<Record<`code-by-value/${CarriedLanguage}`, VerdictRow>>;

/** What is nobody's fault has no finding: the file is incomplete, and the exit code 2. */
export type JudgedReason = Exclude<UnexaminedReason, 'missing-object' | 'unreadable' | 'timeout'>;

const UNEXAMINABLE = {
  severity: 'high',
  varies: 'low in an archive that holds no model and has not the name of one',
  effect: 'unexaminable',
  because: 'What cannot be examined may run code when it is loaded.',
  provenance: [LIMITS],
} as const;

export const UNEXAMINABLE_VERDICTS = {
  'unexaminable/encrypted': {
    ...UNEXAMINABLE,
    proceed: 'Commit it unencrypted, or allow this very content after review.',
  },
  'unexaminable/foreign': {
    ...UNEXAMINABLE,
    varies: 'medium in an archive that holds no model and has not the name of one',
    because: 'No loader of models knows this method of packing: what another program unpacks of it was not looked at.',
    proceed: 'Unpack it, and commit what is in it.',
  },
  'unexaminable/limit': {
    ...UNEXAMINABLE,
    proceed:
      'If the file is honest, raise the ceiling under limits of the policy, or allow this very content after review.',
  },
  'unexaminable/malformed': { ...UNEXAMINABLE, proceed: SAVE_ANEW },
  'unexaminable/unrecognised': {
    severity: 'medium',
    effect: 'unexaminable',
    provenance: [LIMITS],
    because: 'Its name promises a model, but no loader that is known would run anything of these bytes.',
    proceed: 'Give it a name that promises no model, or allow this very content after review.',
  },
  'unexaminable/truncated': {
    ...UNEXAMINABLE,
    proceed: 'Fetch or copy the file again: a part of it is missing or broken.',
  },
  'unexaminable/unsupported': {
    ...UNEXAMINABLE,
    proceed: 'Save it in a format that can be examined, or allow this very content after review.',
  },
} as const satisfies Readonly<Record<`unexaminable/${JudgedReason}`, VerdictRow>>;

/** What a row of a verdict says: a finding that is not about one operator of the catalogue but about what a file does. Data without logic. */
import type { Effect, Provenance, Severity } from '../rule.ts';

export interface VerdictRow {
  readonly severity: Severity;
  /** In which cases the judge gives another severity; absent: in none. */
  readonly varies?: string;
  readonly effect: Effect;
  /** `unknown`: nobody has reviewed what it is about; absent: it is dangerous. */
  readonly standing?: 'unknown';
  /** It says the same wherever it is met: shown once a file, or once a run. */
  readonly once?: 'file' | 'run';
  /** The first line of a finding, where what was seen is but a name or a number: `{detail}` stands for it. */
  readonly headline?: string;
  /** One sentence for the reader of a report; `{word}` is filled in by the judge. */
  readonly because: string;
  readonly provenance: readonly [Provenance, ...Provenance[]];
  /** What to do about it, in a sentence. */
  readonly proceed: string;
}

export const PICKLE_DOCUMENTATION = {
  kind: 'documentation',
  reference: 'https://docs.python.org/3/library/pickle.html',
} as const satisfies Provenance;

export const GADGET_PAPER = {
  kind: 'paper',
  reference: 'https://arxiv.org/abs/2508.19774',
} as const satisfies Provenance;

/** How to go on where only a person can say whether a name is harmless. */
export const REVIEW_AND_ALLOW =
  'Read its source. If it is harmless, add it to operators.safe of the policy with the reason; if not, ask for the weights alone, as safetensors.';

/** How to go on where nothing honest does this. */
export const DO_NOT_LOAD = 'Do not load the file. Ask its author for the weights alone, as safetensors.';

/** The same of Java, whose libraries read no safetensors. */
export const DO_NOT_READ_JAVA =
  'Do not read the file. Ask its author for the model as ONNX or PMML, which programs in Java read without making objects of its classes.';

/** How to go on where the bytes are odd and a new copy would not be. */
export const SAVE_ANEW =
  'Do not load the file. Have its author save it again with an up-to-date library, or ask for the weights alone, as safetensors.';

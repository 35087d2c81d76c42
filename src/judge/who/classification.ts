/** What an operator is before anyone asks what is done with it. */
import type { Inert } from '../../rules/inert.ts';
import type { SafeUse } from '../../rules/rule.ts';
import type { Ruling } from '../ruling.ts';

/** Where an unknown operator lives. */
export type Home = 'standard-library' | 'model' | 'tool' | 'elsewhere' | 'other-ecosystem';

export type Classification =
  | { readonly kind: 'ruled'; readonly ruling: Ruling }
  | { readonly kind: 'safe'; readonly use: SafeUse; readonly because: string }
  /** A class that was measured; `otherwise` counts for uses that the measurement does not cover. */
  | { readonly kind: 'inert'; readonly inert: Inert; readonly otherwise: Classification }
  /** Of the repository itself. `otherwise`: what else it may be, which counts where the stream calls it; null: nothing. */
  | { readonly kind: 'first-party'; readonly otherwise: Classification | null }
  | { readonly kind: 'unknown'; readonly home: Home };

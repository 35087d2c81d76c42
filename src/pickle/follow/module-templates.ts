/** The texts of which PyTorch Geometric writes and runs a module when the state of a layer is set: names and annotations that an inspector keeps. See https://github.com/pyg-team/pytorch_geometric/blob/master/torch_geometric/inspector.py and nn/conv/propagate.jinja. */
import type { Operator } from '../../facts.ts';
import { INSPECTOR_KEY } from '../machine/executed-state.ts';
import { NODE_DICT, type Token } from '../machine/value.ts';
import type { FollowContext } from './following.ts';

/** Reports one text that becomes source; null: it cannot be known. */
export type TellText = (text: string | null) => void;

const INSPECTORS = /^torch_geometric\.(?:inspector|nn\.conv\.utils\.inspector)\.Inspector$/;
/** Where in their arguments the parts of a signature have what becomes source. */
const PLACES: Readonly<Record<string, { readonly texts: readonly number[]; readonly dict: number }>> = {
  Parameter: { texts: [0, 2], dict: -1 },
  Signature: { texts: [2], dict: 0 },
};

/** Signatures, and parameters in those. */
const PARTS_DEPTH = 2;
/** Where classes lie that may be layers. */
const LAYERS =
  /^torch_geometric\.(?!(?:data|datasets|loader|transforms|utils|typing|sampler|index|edge_index|hash_tensor)\b)/;

/** Whether it lies where the parts of signatures do, which are recognised by what they were made of. */
export function isOfSignature({ module }: Operator): boolean {
  return module === 'torch_geometric.inspector';
}

export class ModuleTemplates {
  /** Of each part of a signature what it was made of. */
  readonly #parts = new Map<Token, Token>();
  /** By inspector: the states that were set. */
  readonly #states = new Map<Token, Token[]>();

  note(instance: Token, parts: Token): void {
    this.#parts.set(instance, parts);
  }

  /** A state is set, that of an inspector or of a layer, which uses the one that it brings: what that holds may have changed. */
  build(context: FollowContext, instance: Token, state: Token, report: TellText): void {
    const value = context.values.valueOf(instance);
    if (value?.kind !== 'instance') return;
    if (isOfSignature(value.operator)) {
      this.#states.set(instance, [...(this.#states.get(instance) ?? []), state]);
      this.#state(context, state, report);
    } else if (LAYERS.test(value.operator.module)) this.#layer(context, state, report);
  }

  #layer(context: FollowContext, state: Token, report: TellText): void {
    const { values } = context;
    const items = values.isContainer(state) ? (values.contentOf(state)?.items ?? null) : null;
    if (items === null) report(null);
    // All of that name: the last one wins, and which it is may not be known.
    for (const [at, key] of (items ?? []).entries()) {
      if (at % 2 !== 0 || context.textOf(key) !== INSPECTOR_KEY) continue;
      const inspector = items?.[at + 1] ?? 0;
      const value = values.valueOf(inspector);
      const isOwn = value?.kind === 'instance' && INSPECTORS.test(`${value.operator.module}.${value.operator.name}`);
      reportUnless(isOwn, report);
      for (const each of this.#states.get(inspector) ?? []) this.#state(context, each, report);
    }
  }

  #state(context: FollowContext, state: Token, report: TellText): void {
    const pairs = pairsOf(context, state);
    if (pairs === null) report(null);
    for (const [key, value] of pairs ?? []) {
      const name = context.textOf(key);
      if (name === '_cls') reportUnless(context.values.valueOf(value)?.kind === 'operator', report);
      else if (name === '_signature_dict') this.#dict(context, value, report);
      else reportUnless(name === '_source_dict', report);
    }
  }

  /** Names with the parts that they stand for. */
  #dict(context: FollowContext, dict: Token, report: TellText, depth = 0): void {
    const pairs = depth > PARTS_DEPTH ? null : pairsOf(context, dict);
    if (pairs === null) report(null);
    for (const [key, value] of pairs ?? []) {
      report(context.textOf(key) ?? null);
      this.#part(context, value, report, depth + 1);
    }
  }

  #part(context: FollowContext, part: Token, report: TellText, depth: number): void {
    const value = context.values.valueOf(part);
    const parts = this.#parts.get(part);
    const isPart = value?.kind === 'instance' && isOfSignature(value.operator);
    const places = isPart ? PLACES[value.operator.name] : undefined;
    const items = parts === undefined ? null : itemsOf(context, parts);
    if (places === undefined || items === null) {
      report(null);
      return;
    }
    for (const place of places.texts) report(context.textOf(items[place] ?? 0) ?? null);
    const dict = items[places.dict];
    if (dict !== undefined) this.#dict(context, dict, report, depth);
    else reportUnless(places.dict === -1, report);
  }
}

function reportUnless(isPlain: boolean, report: TellText): void {
  if (!isPlain) report(null);
}

function itemsOf({ values }: FollowContext, container: Token): readonly Token[] | null {
  const content = values.isContainer(container) ? values.contentOf(container) : null;
  return content?.complete === true ? content.items : null;
}

/** Keys and values of a dict; null where they are not known. */
function pairsOf(context: FollowContext, dict: Token): readonly (readonly [Token, Token])[] | null {
  const items =
    context.values.isContainer(dict) && context.values.kindOf(dict) === NODE_DICT ? itemsOf(context, dict) : null;
  if (items === null) return null;
  return items.flatMap((key, at) => (at % 2 === 0 ? [[key, items[at + 1] ?? 0] as const] : []));
}

/** What the observer of a pickle makes of persistent ids: the storages of tensors. https://docs.python.org/3/library/pickle.html#pickle.Unpickler.persistent_load */
import { isWord } from '../../bytes/byte-table.ts';
import { type Arm, lastPart } from '../../facts.ts';
import type { DeclaredStorage } from '../follow/following.ts';
import { checkRecord, declaredStorage } from '../follow/tensor-storages.ts';
import type { OpaqueValue, Token } from '../machine/value.ts';
import { RunNames } from './run-names.ts';

export abstract class RunStorages extends RunNames {
  /** What persistent ids declare. */
  readonly #storages = new Map<Token, DeclaredStorage>();

  persistent(id: Token | string, via: 'PERSID' | 'BINPERSID', offset: number): Token {
    const isTuple = typeof id !== 'string' && this.values.isContainer(id);
    const [kind, operator] = (isTuple ? this.values.contentOf(id)?.items : null) ?? [];
    // PyTorch before 1.6 saves the class of a layer as `('module', class, file, source)`, and loads the class.
    if (kind !== undefined && operator !== undefined && this.textOf(kind) === 'module') return operator;
    if (typeof id !== 'string') this.#reportAsked(id, via, offset);
    const object = this.opaque(`<persistent object>`, null, `an object that ${via} asks the loader for`, 'none');
    const items = isTuple ? (this.values.contentOf(id)?.items ?? []) : [];
    const declared = declaredStorage(this, items);
    if (declared === null) return object;
    checkRecord(this, declared, items, this.session.storages, offset);
    return this.#storage(declared);
  }

  /** One value for all storages that are alike. */
  #storage(declared: DeclaredStorage): Token {
    const { elements, itemBytes, packed, isMeta } = declared;
    const token = this.values.intern(`storage ${elements} ${itemBytes} ${packed} ${isMeta}`, () => STORAGE);
    this.#storages.set(token, declared);
    return token;
  }

  storageOf(token: Token): DeclaredStorage | null {
    return this.#storages.get(token) ?? null;
  }

  /** The loader is given the id: classes of storages are what it expects in it, nothing else that may be called. */
  #reportAsked(id: Token, via: 'PERSID' | 'BINPERSID', offset: number): void {
    if (id >= 0 || (this.values.isContainer(id) && !this.isNoted(id))) return;
    const operand = this.operand(id);
    if (operand.arms === undefined || operand.arms.every(isStorageClass)) return;
    const handed = { arguments: this.text(id), operands: [operand] };
    this.session.reported.unresolvedCall({ callee: 'persistent_load', origin: null, via, ...handed, offset });
  }
}

/** What PyTorch finds in an id, and versions before 1.9 call with a number of the file. */
function isStorageClass({ how, operator }: Arm): boolean {
  if (how !== 'named' || operator === null) return false;
  const last = lastPart(operator.name);
  return (last.endsWith('Storage') || last.endsWith('Tensor')) && isWord(last);
}

const STORAGE: OpaqueValue = {
  kind: 'opaque',
  text: '<persistent object>',
  origin: null,
  reason: 'an object that BINPERSID asks the loader for',
  arms: 'none',
};

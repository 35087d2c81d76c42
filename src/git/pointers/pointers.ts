/** What a recorded or stored text points to, by the grammar of Git LFS, git-annex or others: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md, https://git-annex.branchable.com/internals/pointer_file/. */
import type { Repository } from '../repository.ts';
import { annexObject } from './annex.ts';
import { foreignObject } from './foreign.ts';
import { LfsObjects } from './lfs-objects.ts';
import { POINTER_BYTES, parseLfsPointer } from './lfs-pointer.ts';
import { isHere, type PointedObject } from './pointed-object.ts';

/** A text that may be a pointer, and where it stands. */
export interface PointerText {
  /** All of it. */
  readonly content: Buffer;
  /** From the repository's root, as git stores it. */
  readonly path: Buffer;
  /** As messages name it. */
  readonly shown: string;
  /** Whether it is the target of a symbolic link. */
  readonly isLink: boolean;
}

export interface Pointed {
  readonly kind: 'lfs' | 'annex' | 'foreign';
  readonly object: PointedObject;
  /** Whether the file is made of the object by programs of the machine. */
  readonly isExtended?: boolean;
}

/** Mutable: keeps where the repository has its objects. */
export class Pointers {
  readonly #repository: Repository;
  readonly #lfs: LfsObjects;
  readonly #fetches: boolean;

  /** @param options.fetch whether an object of Git LFS that is not here is brought */
  constructor(repository: Repository, options: { readonly fetch: boolean }) {
    this.#repository = repository;
    this.#lfs = new LfsObjects(repository);
    this.#fetches = options.fetch;
  }

  /** Null where the text is no pointer: then it is the content itself. */
  async pointed({ content, path, shown, isLink }: PointerText): Promise<Pointed | null> {
    const pointer = isLink ? null : parseLfsPointer(content);
    if (pointer !== null) {
      const object = await this.#lfs.object(pointer, path, shown);
      if (this.#fetches && !isHere(object)) await this.#lfs.fetch(pointer, shown);
      return { kind: 'lfs', object, isExtended: pointer.isExtended };
    }
    const text = content.toString('utf8');
    const foreign = isLink ? null : foreignObject(text);
    if (foreign !== null) return { kind: 'foreign', object: foreign };
    const object = annexObject(this.#repository, text, { path, isLink });
    return object === null ? null : { kind: 'annex', object };
  }
}

/** Whether a text of this length may be a pointer at all. @param bytes of the whole content */
export function mayBePointer(bytes: number): boolean {
  return bytes > 0 && bytes < POINTER_BYTES;
}

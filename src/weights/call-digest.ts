/** The digest of one call of a pickle, with all that it is given. Digests are SHA-256, https://csrc.nist.gov/pubs/fips/180-4/upd1/final. */
import { createHash } from 'node:crypto';
import type { ByteSource } from '../bytes/byte-source.ts';
import { FormatError } from '../bytes/format-error.ts';
import { keepWithin, LimitError } from '../bytes/limit-error.ts';
import { readLiteral } from '../pickle/machine/literals.ts';
import { rebuildsTensors } from './torch-tensors.ts';
import { type CallNode, calledName, itemsOf, type Node, textOf } from './tree/value-tree.ts';

/**
 * How far the arguments of a call count. `exact`: every byte. `trained`: numbers, arrays and tensors among them count by their
 * kind alone, since they are what training changes; texts and bytes count, and so does all that other calls are given.
 */
export type Exactness = 'exact' | 'trained';

/** Null for a call that is harmless whatever it is given. @param name null where what is called is itself a result */
export type ExactnessOf = (name: string | null) => Exactness | null;

/** Mutable: what was digested already, and what is being digested. */
export class CallDigester {
  readonly #source: ByteSource;
  readonly #exactness: ExactnessOf;
  readonly #known: Readonly<Record<Exactness, Map<Node, string>>> = { exact: new Map(), trained: new Map() };
  readonly #open = new Set<Node>();
  #steps = 0;

  constructor(source: ByteSource, exactness: ExactnessOf) {
    this.#source = source;
    this.#exactness = exactness;
  }

  /** The entry of a call. @throws FormatError where it cannot be known as a whole */
  entry(call: CallNode, exactness: Exactness): string {
    return sum(this.#callParts(call, exactness));
  }

  of(node: Node, exactness: Exactness): string {
    const known = this.#known[exactness].get(node);
    if (known !== undefined) return known;
    if (this.#open.has(node)) return 'itself';
    this.#steps += 1;
    keepWithin('treeSteps', this.#steps, 0);
    keepWithin('treeDepth', this.#open.size, 0);
    this.#open.add(node);
    const digest = sum(this.#parts(node, exactness));
    this.#open.delete(node);
    this.#known[exactness].set(node, digest);
    return digest;
  }

  #parts(node: Node, exactness: Exactness): readonly string[] {
    switch (node.kind) {
      case 'none':
        return ['none'];
      case 'bool':
        return ['bool', String(node.value)];
      case 'int':
      case 'float':
        return exactness === 'trained' ? ['number'] : [node.kind, this.#number(node.text)];
      case 'str':
        return ['str', this.#text(node.offset)];
      case 'bytes':
        return ['bytes', this.#bytes(node.start, node.end)];
      case 'global':
        return ['global', node.name];
      case 'tuple':
      case 'list':
        return [node.kind, ...node.items.map((item) => this.of(item, exactness))];
      case 'set':
      case 'frozenset':
        return [node.kind, ...node.items.map((item) => this.of(item, exactness)).sort()];
      case 'dict':
        return ['dict', ...node.pairs.flat().map((item) => this.of(item, exactness))];
      case 'call':
        return exactness === 'trained' ? this.#trainedCall(node) : this.#callParts(node, 'exact');
      case 'persistent':
        return exactness === 'trained' && textOf(itemsOf(node.id)?.[0]) === 'storage'
          ? ['storage']
          : ['persistent', this.of(node.id, 'exact')];
      case 'unknown':
        throw new FormatError(node.what, { reason: 'unsupported' });
    }
  }

  /** Of a call that lies in another: tensors and arrays count by their kind, all else as much as it does by itself, or exactly. */
  #trainedCall(call: CallNode): readonly string[] {
    if (isArray(call)) return ['array', calledName(call) ?? ''];
    return this.#callParts(call, this.#exactness(calledName(call)) === 'trained' ? 'trained' : 'exact');
  }

  #callParts({ callee, via, args, keywords, states, pairs, items }: CallNode, exactness: Exactness): readonly string[] {
    const all = (nodes: readonly Node[] | null) =>
      nodes === null ? 'none' : sum(nodes.map((node) => this.of(node, exactness)));
    const given = keywords === null ? 'none' : this.of(keywords, exactness);
    return [
      'call',
      via,
      this.of(callee, 'exact'),
      all(args),
      given,
      all(states),
      all(pairs?.flat() ?? null),
      all(items),
    ];
  }

  /** Of a number that is too long the text is not all of it. */
  #number(text: string): string {
    if (text.startsWith('<')) throw new FormatError('a number too long to be read', { reason: 'unsupported' });
    return text;
  }

  #text(offset: number): string {
    const literal = readLiteral(this.#source, offset, TEXT_BYTES);
    if (literal.type !== 'str' || !literal.complete) throw new LimitError('weightsTextBytes', offset);
    return sum([literal.text]);
  }

  #bytes(start: number, end: number): string {
    const hash = createHash('sha256');
    for (let at = start; at < end; at += PIECE_BYTES)
      hash.update(this.#source.read(at, Math.min(end, at + PIECE_BYTES)));
    return hash.digest('hex');
  }
}

const TEXT_BYTES = 1 << 20;
const PIECE_BYTES = 1 << 20;
const NUMPY = /^numpy\._?core\.(?:multiarray\.(?:_reconstruct|scalar)|numeric\._frombuffer)$/;

/** Tensors, and arrays whose elements are bytes: of objects all counts. */
function isArray(call: CallNode): boolean {
  const name = calledName(call) ?? '';
  if (rebuildsTensors(name)) return true;
  if (!NUMPY.test(name)) return /(?:^|\.)NumpyArrayWrapper$/.test(name);
  const [state, ...more] = call.states ?? [];
  const data = name.endsWith('_reconstruct')
    ? state?.kind === 'tuple'
      ? state.items.at(-1)
      : undefined
    : lastBytes(call);
  return more.length === 0 && data !== undefined && isBytes(data);
}

function lastBytes({ args }: CallNode): Node | undefined {
  return args?.find((arg) => isBytes(arg));
}

function isBytes(node: Node): boolean {
  if (node.kind === 'bytes' || node.kind === 'str') return true;
  return node.kind === 'call' && /^(?:_codecs\.encode|builtins\.byte(?:s|array))$/.test(calledName(node) ?? '');
}

/** Parts that run together differently are other parts. */
function sum(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Walks the tree of a checkpoint: which tensors it holds, under which path, and what else. Modules are walked as `Module.state_dict` does, https://docs.pytorch.org/docs/stable/generated/torch.nn.Module.html. */
import { keepWithin } from '../bytes/limit-error.ts';
import type { Collected, Path, WalkRun } from './collected.ts';
import { CONTAINERS, MAKES_NO_TENSOR, MAKES_TENSORS, QUIET } from './known-calls.ts';
import { rebuildsTensors, type TensorFile, tensorOf } from './torch-tensors.ts';
import {
  attributesOf,
  childrenOf,
  isModule,
  isOptimizer,
  membersOf,
  namedIn,
  objectName,
  RECONSTRUCTORS,
} from './tree/object-parts.ts';
import { type CallNode, calledName, entriesOf, itemsOf, type Node, type Pair, textOf } from './tree/value-tree.ts';

/** Whether tensors are taken here, or why they stay. */
type Staying = string | null;

export class Walk {
  readonly #into: Collected;
  readonly #file: TensorFile;
  readonly #run: WalkRun;
  readonly #open = new Set<Node>();

  constructor(into: Collected, file: TensorFile, run: WalkRun) {
    this.#into = into;
    this.#file = file;
    this.#run = run;
  }

  visit(node: Node, path: Path, staying: Staying = null): void {
    this.#run.count(path.length);
    keepWithin('treeDepth', this.#open.size, 0);
    if (this.#open.has(node)) {
      this.#leave(path, 'what it lies in itself');
      return;
    }
    this.#open.add(node);
    this.#visit(node, path, staying);
    this.#open.delete(node);
  }

  #visit(node: Node, path: Path, staying: Staying): void {
    switch (node.kind) {
      case 'tuple':
      case 'list':
      case 'set':
      case 'frozenset':
        this.#items(node.items, path, staying);
        return;
      case 'dict':
        this.#dict(node.pairs, path, staying);
        return;
      case 'call':
        this.#call(node, path, staying);
        return;
      case 'persistent':
        this.#persistent(node.id, node, path, staying);
        return;
      case 'unknown':
        this.#leave(path, node.what);
        return;
      case 'global':
        this.#leave(path, node.name);
        return;
      default:
        this.#leave(path, TYPE_NAMES[node.kind], node);
    }
  }

  #items(items: readonly Node[], path: Path, staying: Staying): void {
    for (const [index, item] of items.entries()) this.visit(item, [...path, String(index)], staying);
  }

  #dict(pairs: readonly Pair[], path: Path, staying: Staying): void {
    const { byName, others } = entriesOf(pairs);
    const inside = isOptimizer(path, byName) ? this.#optimizer(path, staying) : staying;
    for (const [name, value] of byName) this.visit(value, [...path, name], inside);
    for (const [key, value] of others) {
      const shown =
        key.kind === 'bool' ? (key.value ? 'True' : 'False') : `<${key.kind === 'global' ? key.name : key.kind}>`;
      this.visit(value, [...path, shown], inside ?? UNNAMED);
    }
  }

  /** What an optimizer keeps stays, unless it is asked for. */
  #optimizer(path: Path, staying: Staying): Staying {
    if (this.#run.options.optimizer || staying !== null) return staying;
    this.#leave(path, 'the state of an optimizer');
    return OF_OPTIMIZER;
  }

  #persistent(id: Node, node: Node, path: Path, staying: Staying): void {
    const items = itemsOf(id);
    const [kind, object] = items ?? [];
    // Checkpoints before 0.4 save the source of a module beside it.
    if (textOf(kind) === 'module' && object !== undefined) {
      this.visit(object, path, staying);
      return;
    }
    const found = this.#file.tensorById?.(id) ?? null;
    if (found !== null) {
      this.#found(found, path, staying);
      return;
    }
    this.#leave(path, this.#file.storageOf(node) === null ? 'an object that the loader brings' : 'a storage');
  }

  #call(call: CallNode, path: Path, staying: Staying): void {
    this.#run.reached.add(call);
    const found = tensorOf(call, this.#file);
    if (found !== null) {
      this.#reachAll([...(call.args ?? []), ...(call.states ?? [])]);
      this.#found(found, path, staying);
      return;
    }
    const name = calledName(call);
    if (name !== null && CONTAINERS.has(name)) {
      this.#container(call, path, staying);
      return;
    }
    if (this.#mayMakeTensor(call, name)) {
      this.#reachAll([...(call.args ?? []), ...(call.states ?? [])]);
      const why = `it is what ${name ?? 'a result that is called'} makes, which is known only when it runs`;
      if (staying === null) this.#into.problems.push({ path, why });
      else this.#leave(path, `a call of ${name ?? 'a result'}`);
      return;
    }
    this.#object(call, name, path, staying);
  }

  #found(found: NonNullable<ReturnType<typeof tensorOf>>, path: Path, staying: Staying): void {
    if (found.kind === 'refused' && staying === null) this.#into.problems.push({ path, why: found.why });
    else if (found.kind === 'tensor' && staying === null) this.#into.tensors.push({ path, tensor: found.tensor });
    else {
      const why = found.kind === 'tensor' ? staying : found.why;
      this.#into.left.push({ path, type: 'tensor', node: null, why });
    }
  }

  /** `OrderedDict()` and what like it holds what it is given. */
  #container({ args, pairs, items, states }: CallNode, path: Path, staying: Staying): void {
    const [first] = args ?? [];
    const given = itemsOf(first)?.map((item) => itemsOf(item)) ?? [];
    const givenPairs = given.flatMap((pair): Pair[] => {
      const [key, value] = pair ?? [];
      return key === undefined || value === undefined || pair?.length !== 2 ? [] : [[key, value]];
    });
    if (first?.kind === 'dict') this.#dict([...first.pairs, ...(pairs ?? [])], path, staying);
    else if (given.length > 0 && givenPairs.length === given.length)
      this.#dict([...givenPairs, ...(pairs ?? [])], path, staying);
    else {
      if (first !== undefined) this.#items(itemsOf(first) ?? [], path, staying);
      this.#dict(pairs ?? [], path, staying);
    }
    for (const item of (args ?? []).slice(1)) this.#reachAll([item]);
    this.#items(items ?? [], path, staying);
    // Attributes of a dict: `_metadata` of a state_dict.
    for (const state of states ?? []) this.visit(state, path, staying ?? OUTSIDE);
  }

  /** An object of a class: of a module its parameters, of any other its attributes. */
  #object(call: CallNode, name: string | null, path: Path, staying: Staying): void {
    const attributes = attributesOf(call);
    const isObject = call.via === 'new' || call.states !== null || RECONSTRUCTORS.has(name ?? '');
    const type = `${isObject ? 'an object of' : 'a call of'} ${objectName(call, name)}`;
    this.#leave(path, type);
    this.#reachAll(call.args ?? []);
    if (call.keywords !== null) this.#reachAll([call.keywords]);
    this.#dict(call.pairs ?? [], path, staying);
    this.#items(call.items ?? [], path, staying);
    if (attributes === null) {
      for (const state of call.states ?? []) this.visit(state, path, staying ?? OWN_STATE);
    } else if (isModule(attributes)) this.#module(attributes, path, staying);
    else {
      const inside = isOptimizer([], attributes) ? this.#optimizer(path, staying) : staying;
      for (const [attribute, value] of attributes) this.visit(value, [...path, attribute], inside);
    }
  }

  /** In the order of `state_dict`; what it leaves out stays behind. */
  #module(attributes: ReadonlyMap<string, Node>, path: Path, staying: Staying): void {
    const [parameters, buffers, modules] = MODULE_KEYS.map((key) => attributes.get(key));
    const transient = new Set(
      membersOf(attributes.get('_non_persistent_buffers_set')).map((member) => textOf(member) ?? ''),
    );
    for (const [name, value] of namedIn(parameters)) this.visit(value, [...path, name], staying);
    for (const [name, value] of namedIn(buffers)) {
      this.visit(value, [...path, name], staying ?? (transient.has(name) ? 'a buffer that is not saved' : null));
    }
    for (const [name, value] of namedIn(modules)) this.visit(value, [...path, name], staying);
    for (const node of [parameters, buffers, modules]) if (node?.kind === 'call') this.#run.reached.add(node);
    for (const [name, value] of attributes) {
      if (!MODULE_KEYS.includes(name)) this.visit(value, [...path, name], staying ?? OUTSIDE);
    }
  }

  /** Functions of PyTorch and NumPy make tensors; others may, of tensors that they are given. */
  #mayMakeTensor({ args, keywords, via }: CallNode, name: string | null): boolean {
    if (name !== null && via === 'call' && MAKES_TENSORS.test(name) && !MAKES_NO_TENSOR.has(name)) return true;
    if (name !== null && RECONSTRUCTORS.has(name)) return false;
    return [...(args ?? []), ...(keywords === null ? [] : [keywords])].some((arg) => this.#holdsTensor(arg, new Set()));
  }

  #holdsTensor(node: Node, seen: Set<Node>): boolean {
    this.#run.count(0);
    if (seen.has(node)) return false;
    seen.add(node);
    if (node.kind === 'persistent') return this.#file.storageOf(node) !== null;
    if (node.kind === 'call' && rebuildsTensors(calledName(node) ?? '')) return true;
    return childrenOf(node).some((child) => this.#holdsTensor(child, seen));
  }

  /** Calls below what was understood as a whole are not calls that nobody keeps. */
  #reachAll(nodes: readonly Node[]): void {
    const seen = new Set<Node>();
    const pending = [...nodes];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (seen.has(node)) continue;
      this.#run.count(0);
      seen.add(node);
      if (node.kind === 'call') {
        const name = calledName(node);
        if (name === null || !(rebuildsTensors(name) || QUIET.test(name))) continue; // reported as not kept
        this.#run.reached.add(node);
      }
      pending.push(...childrenOf(node));
    }
  }

  #leave(path: Path, type: string, node: Node | null = null): void {
    this.#into.left.push({ path, type, node, why: null });
  }
}

const TYPE_NAMES = { none: 'NoneType', bool: 'bool', int: 'int', float: 'float', str: 'str', bytes: 'bytes' } as const;

const OUTSIDE = 'not in the state_dict of its module';
const OWN_STATE = 'in the state of an object that only its class understands';
const OF_OPTIMIZER = 'of an optimizer: --optimizer takes it';
const UNNAMED = 'under a key that is no text';

const MODULE_KEYS: readonly string[] = ['_parameters', '_buffers', '_modules'];

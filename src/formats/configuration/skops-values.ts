/** What the nodes of skops are to the calls that take them: an id that was seen before stands for the node that had it. See https://skops.readthedocs.io/en/stable/persistence.html. */
import type { Arm, Operand, Operator } from '../../facts.ts';
import { JSON_READINGS } from '../../limits.ts';
import {
  isContainer,
  isObject,
  type JsonArray,
  type JsonObject,
  type JsonValue,
  textsOf,
  valuesOf,
} from '../../text/json-values.ts';
import { parsePythonJson } from '../../text/python-json.ts';
import { type ContainerType, containerOperand, literalOperand } from '../json-operands.ts';
import { isNaming, type NamedNode, namedBy, namedOperators } from './skops-nodes.ts';
import { walkValues } from './value-walk.ts';

/** Nodes inside each other that are looked into; what is deeper may be anything. CWE-674. */
const DEPTH = 16;
/** Of one value; more may be anything. CWE-770. */
const ARMS = 32;
/** Nodes of one id; honest files have one, and more may be anything. */
const READINGS = 16;
const COMPUTED: Omit<Arm, 'through'> = { how: 'computed', operator: null };

/** Getters of the module `operator`. */
const GETTER = /^(?:itemgetter|attrgetter|methodcaller)$/;
const CONTAINERS: Readonly<Record<string, ContainerType>> = {
  DictNode: 'dict',
  ListNode: 'list',
  TupleNode: 'tuple',
  SetNode: 'set',
};
/** What of a node is no part of what it makes. */
const APART = new Set(['key_types', 'constructor']);

export class NodeValues {
  /** By id, each once of those that say the same: what is used twice is written twice. */
  readonly #byId = new Map<string, Map<number, JsonObject>>();
  readonly #shapes: ReadonlyMap<JsonArray | JsonObject, number>;

  constructor(document: JsonValue) {
    this.#shapes = shapesOf(document);
    for (const [value, shape] of this.#shapes) {
      if (!isObject(value)) continue;
      for (const id of idsOf(value)) {
        const known = this.#byId.get(id);
        if (known === undefined) this.#byId.set(id, new Map([[shape, value]]));
        else if (known.size <= READINGS) known.set(shape, value);
      }
    }
  }

  /** One argument of a call. */
  operandOf(value: JsonValue): Operand {
    const arms = this.armsOf(value);
    if (!isContainer(value)) return literalOperand(value);
    if (value.kind === 'array') return containerOperand('list', [], arms);
    const [node] = namedBy(value);
    if (node === undefined && idsOf(value).length === 0) {
      return containerOperand(
        'dict',
        value.entries.map(([key]) => key),
        arms,
      );
    }
    if (node === undefined || node.loader === 'CachedNode') {
      return { kind: 'opaque', reason: 'another node of the file', arms };
    }
    if (isNaming(node.loader)) return { kind: 'operator', operator: node.operator, arms };
    if (node.loader === 'JsonNode') return plainOperand(value);
    const type = CONTAINERS[node.loader];
    if (type === undefined) return { kind: 'instance', operator: node.operator, via: 'NEWOBJ', arms };
    const entries = valuesOf(value, 'content').flatMap((content) => (isObject(content) ? content.entries : []));
    return containerOperand(
      type,
      entries.map(([key]) => key),
      arms,
    );
  }

  /** What may be called of what the value is and holds. */
  armsOf(value: JsonValue): readonly Arm[] {
    const arms: Arm[] = [];
    this.#collect(value, { arms, seen: new Set(), way: '', depth: 0 });
    return arms.length <= ARMS ? arms : [...arms.slice(0, ARMS), { ...COMPUTED, through: 'more than can be listed' }];
  }

  /** What calling each of these calls: what they name, and whatever else they are. */
  callableOf(items: readonly JsonValue[]): readonly Arm[] {
    return items.flatMap((item) => {
      if (!isContainer(item)) return [];
      const readings = isObject(item) ? this.readingsOf(item) : [];
      return [...this.armsOf(item), ...readings.flatMap(instancesOf)];
    });
  }

  /** Every node that the loader may take this one for. */
  readingsOf(node: JsonObject): readonly JsonObject[] {
    const shape = this.#shapes.get(node);
    const others = idsOf(node).flatMap((id) => [...(this.#byId.get(id) ?? [])]);
    return [node, ...new Set(others.filter(([other]) => other !== shape).map(([, other]) => other))];
  }

  #collect(value: JsonValue, walk: Walk): void {
    if (!isContainer(value) || walk.arms.length > ARMS || walk.seen.has(value)) return;
    walk.seen.add(value);
    if (walk.depth > DEPTH) walk.arms.push({ ...COMPUTED, through: `${walk.way}what is nested too deeply` });
    else if (value.kind === 'array') for (const item of value.items) this.#collect(item, deeper(walk));
    else {
      const readings = this.readingsOf(value);
      if (readings.length > READINGS) walk.arms.push({ ...COMPUTED, through: `${walk.way}a node whose id many have` });
      for (const reading of readings.slice(0, READINGS)) this.#collectNode(reading, walk);
    }
  }

  #collectNode(node: JsonObject, walk: Walk): void {
    walk.seen.add(node);
    const named = namedBy(node);
    for (const one of named) walk.arms.push(...this.#armsBy(one, node, walk.way));
    const isPlain = named.length === 0 || named.every(({ loader }) => CONTAINERS[loader] !== undefined);
    const way = isPlain ? walk.way : `${walk.way}a ${fullName(named[0]?.operator)} that holds `;
    for (const [key, child] of node.entries) if (!APART.has(key)) this.#collect(child, { ...deeper(walk), way });
  }

  #armsBy({ loader, operator }: NamedNode, node: JsonObject, way: string): readonly Arm[] {
    const through = way + fullName(operator);
    if (isNaming(loader))
      return namedOperators(operator, node).map((one) => ({
        how: 'named',
        operator: one,
        through: way + fullName(one),
      }));
    if (loader === 'OperatorFuncNode')
      return [{ how: GETTER.test(operator.name) ? 'getter' : 'computed', operator, through: `${through}(…)` }];
    const contents = valuesOf(node, 'content').filter(isObject);
    if (loader === 'PartialNode') return contents.flatMap((content) => this.#partial(content, `${through}(…)`));
    if (loader !== 'MethodNode') return [];
    return contents
      .flatMap((content) => textsOf(content, 'func'))
      .map((method) => ({ how: 'method', operator, method, through: `${through}(…).${method}` }));
  }

  #partial(content: JsonObject, through: string): readonly Arm[] {
    const callees = valuesOf(content, 'func')
      .filter(isObject)
      .flatMap((callee) => this.readingsOf(callee).slice(0, READINGS))
      .flatMap((callee) =>
        namedBy(callee).flatMap(({ loader, operator }) => (isNaming(loader) ? namedOperators(operator, callee) : [])),
      );
    if (callees.length === 0) return [{ ...COMPUTED, through }];
    return callees.map((callee) => ({ how: 'partial', operator: callee, through }));
  }
}

/** A number for each container, the same for those that say the same whatever their ids; children before parents. */
function shapesOf(document: JsonValue): ReadonlyMap<JsonArray | JsonObject, number> {
  const containers: (JsonArray | JsonObject)[] = [];
  walkValues(document, (value) => void containers.push(value));
  const numbers = new Map<string, number>();
  const shapes = new Map<JsonArray | JsonObject, number>();
  const shapeOf = (value: JsonValue) => (isContainer(value) ? (shapes.get(value) ?? 0) : JSON.stringify(value));
  for (const container of containers.reverse()) {
    const said =
      container.kind === 'array'
        ? container.items.map(shapeOf)
        : container.entries.flatMap(([key, value]) =>
            APART_FROM_SHAPE.has(key) ? [] : [JSON.stringify(key), shapeOf(value)],
          );
    const text = `${container.kind} ${said.join(' ')}`;
    const number = numbers.get(text) ?? numbers.size + 1;
    numbers.set(text, number);
    shapes.set(container, number);
  }
  return shapes;
}

/** Fresh for each writing of the same object. */
const APART_FROM_SHAPE = new Set(['__id__', 'file']);

interface Walk {
  readonly arms: Arm[];
  readonly seen: Set<JsonArray | JsonObject>;
  readonly way: string;
  readonly depth: number;
}

function deeper(walk: Walk): Walk {
  return { ...walk, depth: walk.depth + 1 };
}

/** Loaders of what is called by what it names. */
const BY_NAME = new Set(['PartialNode', 'MethodNode', 'OperatorFuncNode']);
/** Loaders of what cannot be called. */
const UNCALLABLE = new Set(['JsonNode', 'BytesNode', 'BytearrayNode', 'SliceNode', ...Object.keys(CONTAINERS)]);

/** An object of a class, which may have `__call__`. */
function instancesOf(node: JsonObject): readonly Arm[] {
  return namedBy(node)
    .filter(({ loader }) => !isNaming(loader) && !BY_NAME.has(loader) && !UNCALLABLE.has(loader))
    .map(({ operator }) => ({ how: 'computed', operator, through: `${fullName(operator)}(…)` }));
}

/** Keys of Python's dictionary of nodes: 1 is 1.0 and True, and no key is false. */
function idsOf(node: JsonObject): readonly string[] {
  return valuesOf(node, '__id__').flatMap((id) => {
    if (typeof id === 'string') return id === '' ? [] : [`'${id}`];
    return typeof id === 'number' || typeof id === 'boolean' ? [String(Number(id))] : [];
  });
}

function fullName(operator: Operator | undefined): string {
  return operator === undefined ? '?' : `${operator.module}.${operator.name}`;
}

/** JSON in a text. */
function plainOperand(node: JsonObject): Operand {
  const [text = 'null'] = textsOf(node, 'content');
  const [value = null] = parsePythonJson(Buffer.from(text), JSON_READINGS.key).values;
  if (!isContainer(value)) return literalOperand(value);
  return value.kind === 'array'
    ? containerOperand('list', [], [])
    : containerOperand(
        'dict',
        value.entries.map(([key]) => key),
        [],
      );
}

/** Reports what the objects of a configuration name by `_target_`. See https://hydra.cc/docs/advanced/instantiate_objects/overview/. */
import type { ByteSource } from '../../bytes/byte-source.ts';
import type { Once } from '../../bytes/once.ts';
import type { Operator } from '../../facts.ts';
import { isContainer, isObject, type JsonObject, type JsonValue, textsOf, valuesOf } from '../../text/json-values.ts';
import { keywordArguments, pythonString } from '../../text/python-text.ts';
import { has } from '../components/component-kind.ts';
import { hasPair, isMeantAsPair } from '../components/diffusion-pair.ts';
import type { Examination } from '../format.ts';
import { readConfiguration } from './configuration-text.ts';
import { isTooLong, operatorAt, writtenOperatorAt } from './dotted-name.ts';
import { type Expression, reportExpressions } from './expression-calls.ts';
import { actingExpression } from './expressions.ts';
import { childLookup, interpolate } from './interpolation.ts';
import { isNemoName } from './text-search.ts';
import { type Place, pointerOf, walkValues } from './value-walk.ts';

/** They import what `path` says, and call it or hand it over. */
const RESOLVES_PATH = /^hydra\.(?:utils|_internal\.\w+(?:\.\w+)*)\.(?:call|instantiate|get_\w+|_locate)$/;

/** @throws FormatError where it is too large or breaks; what was found before was reported. */
export async function examineTargets(
  source: ByteSource,
  once: Once<ByteSource>,
  examination: Examination,
): Promise<void> {
  const { documents, failure } = await readConfiguration(once);
  const isWhole = isNemoName(examination.name);
  const reporter = new TargetReporter(examination, isWhole);
  for (const [index, root] of documents.entries()) {
    const prefix = documents.length === 1 ? '' : `/${index}`;
    walkValues(root, (value, place) => reporter.container(value, place, root, prefix));
    reporter.endDocument(isRules(root));
  }
  reportExpressions(reporter.expressions, examination);
  if (failure === null) return;
  const isMeant = () => !hasPair(source, once) || isMeantAsPair(source);
  if (isWhole || reporter.targets > 0 || (failure.reason === 'limit' && isMeant())) throw failure;
}

/** Rules of Semgrep, whose variables look like expressions: there is nothing else in it that a bundle would run or refer to. */
function isRules(root: JsonValue): boolean {
  if (!isObject(root) || root.entries.length !== 1) return false;
  return valuesOf(root, 'rules').some(
    (rules) =>
      isContainer(rules) &&
      rules.kind === 'array' &&
      rules.items.every((rule) => isObject(rule) && ['id', 'languages', 'message'].every((key) => has(rule, key))),
  );
}

/** Of MONAI; a dictionary as well, but for what is a function of OmegaConf. */
const EXPRESSION = /^\$(?!\{\s*(?:eval|py|python|exec)\s*:)/;

/** The object that names a target, and where it stands. */
interface TargetPlace {
  readonly object: JsonObject;
  readonly place: Place;
  readonly root: JsonValue;
  /** For a report. */
  readonly at: string;
}

class TargetReporter {
  /** Objects that name what makes them. */
  targets = 0;
  /** Of one document: what its expressions do. */
  readonly #acting: (() => void)[] = [];
  /** Those of MONAI bundles. */
  readonly expressions: Expression[] = [];
  readonly #examination: Examination;
  readonly #isNemo: boolean;
  readonly #childOf = childLookup();
  /** Of one document: words that name a part where it has other parts, or where keys are merged into objects. */
  readonly #alone: (() => void)[] = [];
  #hasParts = false;

  constructor(examination: Examination, isNemo: boolean) {
    this.#examination = examination;
    this.#isNemo = isNemo;
  }

  container(value: JsonValue, place: Place, root: JsonValue, prefix: string): void {
    if (!isContainer(value)) return;
    const at = () => prefix + pointerOf(place);
    const children = value.kind === 'array' ? value.items : value.entries.map(([, child]) => child);
    for (const child of children) if (typeof child === 'string') this.#reportExpression(child, value.offset, at);
    if (!isObject(value)) return;
    const isPair = this.#isNemo || value.entries.some(([key]) => key === 'params');
    const targets = textsOf(value, '_target_');
    const others = textsOf(value, 'target');
    // As Hydra had it before 1.0.
    const older = this.#isNemo ? textsOf(value, 'cls') : [];
    this.targets += targets.length + older.length + (isPair ? others.length : 0);
    this.#hasParts ||=
      (isPair && others.some((name) => /\.|\$\{/.test(name))) || value.entries.some(([key]) => key === '<<');
    const where = { object: value, place, root, at: at() };
    for (const name of targets) this.#reportTarget(name, writtenOperatorAt, where);
    // Words of other programs, which mean no path by most texts.
    const report = (name: string) => this.#reportTarget(name, operatorAt, where);
    older.forEach(report);
    for (const name of others) {
      if (isPair) report(name);
      else this.#alone.push(() => report(name));
    }
  }

  /** Latent diffusion calls a part without `params`, too. @param isOfRules whether what looks like an expression is a variable of a rule */
  endDocument(isOfRules: boolean): void {
    const acting = this.#acting.splice(0);
    if (!isOfRules || this.targets > 0) for (const report of acting) report();
    const alone = this.#alone.splice(0);
    if (this.#hasParts) for (const report of alone) report();
    this.#hasParts = false;
  }

  #reportTarget(name: string, readPath: typeof operatorAt, { object, place, root, at }: TargetPlace): void {
    const { text, resolvers, isWhole } = interpolate(name, root, place, this.#childOf);
    // A function of the loading program makes the name: recognised by the function.
    for (const resolver of resolvers) {
      const operator: Operator = { ecosystem: 'python', module: 'omegaconf.resolvers', name: resolver };
      this.#examination.report({ kind: 'import', operator, via: 'config', offset: object.offset, at });
    }
    if (!isWhole || isTooLong(text)) {
      const reason = isWhole
        ? 'the path leads through more objects than any package has'
        : 'more interpolations make the path than are followed';
      this.#examination.report({ kind: 'unresolved-import', reason, offset: object.offset, at });
    }
    const operator = readPath(text);
    if (operator === null) return;
    this.#reportCall(operator, object, at);
    if (!RESOLVES_PATH.test(`${operator.module}.${operator.name}`)) return;
    for (const path of pathsOf(object)) {
      const handed = writtenOperatorAt(interpolate(path, root, place, this.#childOf).text);
      if (handed !== null) this.#reportCall(handed, object, at);
    }
  }

  #reportCall(operator: Operator, object: JsonObject, at: string): void {
    const { offset } = object;
    const given: JsonObject = {
      ...object,
      entries: object.entries.filter(([key]) => !/^(?:_?target_?|cls)$/.test(key)),
    };
    const shown = keywordArguments(given, this.#examination.limits.argumentCharacters);
    const operands = given.entries.flatMap(([, value]) =>
      typeof value === 'string' ? [{ kind: 'literal', type: 'str', text: pythonString(value, 200) } as const] : [],
    );
    this.#examination.report({ kind: 'import', operator, via: 'config', offset, at });
    this.#examination.report({ kind: 'call', operator, via: 'config', arguments: shown, operands, offset, at });
  }

  #reportExpression(text: string, offset: number, at: () => string): void {
    if (!text.includes('$')) return;
    const expression = actingExpression(text);
    const place = at();
    this.#acting.push(() => {
      if (expression !== null) this.#reportEvaluated(expression, offset, place);
      else if (EXPRESSION.test(text)) this.expressions.push({ text: text.slice(1), offset, at: place });
    });
  }

  #reportEvaluated(expression: string, offset: number, at: string): void {
    const operator: Operator = { ecosystem: 'python', module: 'builtins', name: 'eval' };
    const shown = pythonString(expression, this.#examination.limits.argumentCharacters);
    this.#examination.report({ kind: 'import', operator, via: 'config', offset, at });
    this.#examination.report({
      kind: 'call',
      operator,
      via: 'config',
      arguments: shown,
      operands: [],
      offset,
      at,
    });
  }
}

/** `path`, or the first of the arguments by place. */
function pathsOf(object: JsonObject): readonly string[] {
  const lists = object.entries.flatMap(([key, value]) =>
    key === '_args_' && isContainer(value) && value.kind === 'array' ? [value] : [],
  );
  return [
    ...textsOf(object, 'path'),
    ...lists.flatMap(({ items }) => items.filter((item) => typeof item === 'string')),
  ];
}

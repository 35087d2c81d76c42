/** What the observer of a pickle makes of names: operators that the stream imports, those that followed functions name, and attributes. https://docs.python.org/3/library/pickle.html#pickle.Unpickler.find_class */
import { isWord } from '../../bytes/byte-table.ts';
import type { ImportVia, Operator } from '../../facts.ts';
import { asksParts } from '../follow/asked-parts.ts';
import { isCostly } from '../follow/exhaustion.ts';
import { registerExtension } from '../follow/extensions.ts';
import { followingOf } from '../follow/followed.ts';
import { makesCode } from '../follow/machinery.ts';
import { mappedFromPython2 } from '../follow/python2-names.ts';
import { literalsOf } from '../machine/literal-kinds.ts';
import { CONTAINER_TYPES, type OpaqueValue, type OperatorValue, type Token } from '../machine/value.ts';
import { operatorText } from '../render.ts';
import { RunReports } from './run-reports.ts';

export abstract class RunNames extends RunReports {
  imports = 0;
  /** Whether an operator was resolved after whose instances the loader reads on. */
  #namesReader = false;

  resolve(module: string, name: string, via: ImportVia, offset: number): Token {
    this.imports += 1;
    if (this.session.reported.isFull) return this.opaque('…', null, 'one fact too many', 'computed');
    if (module.length + name.length > LONGEST_NAME) return this.#resolveLong(`${module}.${name}`, via, offset);
    const below3 = this.machine.protocol < 3;
    const token = this.#operator(module, name, below3);
    const { operator, spelled, readsOn } = this.values.valueOf(token) as OperatorValue; // interned under `operator`
    this.session.reported.import(operator, via, offset, spelled);
    if (readsOn) this.#nameReader(operator, offset);
    return token;
  }

  #operator(module: string, name: string, below3: boolean): Token {
    return this.values.intern(`operator ${below3} ${module}\0${name}`, () => {
      const value = operatorValue(module, name, below3);
      return { ...value, readsOn: this.session.afterBuild?.wants(value.operator) ?? false };
    });
  }

  #nameReader(operator: Operator, offset: number): void {
    this.#namesReader = true;
    this.session.afterBuild?.named(operator, this, offset);
  }

  /** A class after whose instances the loader reads on, where no pickler puts it: what is made of it is such an instance. */
  protected reportHandedReader(args: Token, offset: number): void {
    if (this.#namesReader && this.#holdsReader(args, READER_DEPTH)) this.session.afterBuild?.handedOver(this, offset);
  }

  #holdsReader(token: Token, depth: number): boolean {
    if (token >= 0) return false;
    const value = this.values.valueOf(token);
    if (value !== null) return value.kind === 'operator' && value.readsOn;
    const items = depth === 0 ? [] : (this.values.contentOf(token)?.items ?? []);
    return items.some((item) => this.#holdsReader(item, depth - 1));
  }

  /** A name that nobody writes, `os.path.os.path.…` for example: what it names is left open, and it is not repeated in every report. */
  #resolveLong(name: string, via: ImportVia, offset: number): Token {
    const shown = `${name.slice(0, 80)}… (${name.length} characters)`;
    this.session.reported.unresolvedImport(`${via} of ${shown}`, offset);
    return this.opaque(`<global ${shown}>`, null, 'an operator under a computed name', 'computed');
  }

  resolveOperands(module: Token, name: Token, offset: number): Token {
    const [moduleText, nameText] = [this.textOf(module), this.textOf(name)];
    if (moduleText === undefined || nameText === undefined) return 0;
    if (moduleText !== null && nameText !== null) {
      if (this.isComputed(module) || this.isComputed(name)) {
        const detail = `the name ${operatorText({ ecosystem: 'python', module: moduleText, name: nameText })} is computed`;
        this.anomaly('computed-name', detail, offset);
      }
      return this.resolve(moduleText, nameText, 'STACK_GLOBAL', offset);
    }
    const shown = `${this.renderer.value(module, 80)}.${this.renderer.value(name, 80)}`;
    this.imports += 1;
    this.session.reported.unresolvedImport(`STACK_GLOBAL of ${shown}`, offset);
    return this.opaque(`<global ${shown}>`, null, 'an operator under a computed name', 'computed');
  }

  extension(code: number, offset: number): Token {
    const registered = this.session.extensions.get(code);
    if (registered !== undefined) return this.resolve(registered.module, registered.name, 'EXT', offset);
    // No import is counted: in random bytes such an opcode is nothing to go by.
    this.session.reported.unresolvedImport(`extension code ${code}, which the stream does not register`, offset);
    return this.opaque(`<extension ${code}>`, null, 'an operator of the extension registry', 'computed');
  }

  registerExtension(code: Token, pair: Token): void {
    registerExtension(this, code, pair);
  }

  /** An operator that a followed function names. */
  derived(module: string, name: string, offset: number): Token {
    const token = this.#operator(module, name, false);
    const { operator, readsOn } = this.values.valueOf(token) as OperatorValue; // interned under `operator`
    this.session.reported.import(operator, 'derived', offset, null);
    if (readsOn) this.#nameReader(operator, offset);
    return token;
  }

  /** The attribute of a value; 0 where it is not known. Reports the operator that it names. */
  attribute(target: Token, name: string | null, offset: number): Token {
    const value = this.values.valueOf(target);
    if (name === null) return 0;
    if (this.values.isContainer(target)) return this.#containerMethod(target, name);
    if (value === null) return 0;
    if (value.kind === 'operator' && value.operator.name.length > WALKED_CHARACTERS) return 0;
    if (value.kind === 'module') return this.derived(value.module, name, offset);
    if (value.kind === 'operator' && name === '__new__') {
      return this.values.newValue({ kind: 'bound', maker: GETATTR, how: 'new', arguments: [target] });
    }
    if (value.kind === 'operator') return this.derived(value.operator.module, `${value.operator.name}.${name}`, offset);
    if (value.kind !== 'instance' && value.kind !== 'opaque') return 0;
    const owner = this.renderer.value(target, 80);
    if (value.kind === 'instance') return this.#method(target, value.operator, name, owner);
    return this.opaque(`${owner}.${name.slice(0, 80)}`, this.originOf(value), `an attribute of ${owner}`, 'method');
  }

  #containerMethod(target: Token, name: string): Token {
    const type = CONTAINER_TYPES[this.values.kindOf(target)] ?? '';
    return this.#method(target, { ecosystem: 'python', module: 'builtins', name: type }, name, type);
  }

  methodOf(target: Token, owner: Operator, name: string): Token {
    return this.#method(target, owner, name, this.renderer.value(target, 80));
  }

  /** What it does it does with the object that it is of. */
  #method(target: Token, owner: Operator, name: string, shown: string): Token {
    const [text, reason] = [`${shown}.${name.slice(0, 80)}`, `an attribute of ${shown}`];
    const make = (): OpaqueValue => ({ kind: 'opaque', text, origin: owner, reason, arms: 'method', method: name });
    const token = this.values.intern(`method ${name} of ${operatorText(owner)}`, make);
    this.values.hold(token, target, false);
    return token;
  }
}

/** Characters of a module and a name: longer than any that a library has. CWE-770. */
const LONGEST_NAME = 2048;
/** Characters of a name that attribute after attribute puts together: honest ones are short, and each step makes a longer one. CWE-407. */
const WALKED_CHARACTERS = 1024;
/** The bases of a class stand in a tuple among the arguments of what makes it, or in those of a partial. */
const READER_DEPTH = 4;
/** They are given a class of which they make an instance: their result holds no class. */
const TAKES_CLASSES: ReadonlySet<string> = new Set([
  '_reconstruct',
  '_mareconstruct',
  '_reconstructor',
  '__newobj__',
  'newObj',
  'scalar',
]);
const TAKE_CLASSES = ['_new_', '__pyx_unpickle_', '_rebuild_', '_unpickle_'];
const GETATTR: Operator = { ecosystem: 'python', module: 'builtins', name: 'getattr' };

function takesClasses(name: string): boolean {
  if (TAKES_CLASSES.has(name)) return true;
  return isWord(name) && TAKE_CLASSES.some((start) => name.startsWith(start) && name.length > start.length);
}

function operatorValue(module: string, name: string, below3: boolean): OperatorValue {
  const spelled: Operator = { ecosystem: 'python', module, name };
  const mapped = below3 ? mappedFromPython2(module, name) : null;
  const operator = mapped ?? spelled;
  return {
    kind: 'operator',
    operator,
    spelled: mapped === null ? null : spelled,
    readsOn: false,
    shapes: new Set(),
    lastShape: -1,
    plain: followingOf(operator) === undefined,
    isCostly: isCostly(operator),
    literals: literalsOf(operator),
    results: new Map(),
    resultsByShape: new Map(),
    makesCode: makesCode(operator),
    asksParts: asksParts(operator),
    takesClasses: takesClasses(operator.name),
  };
}

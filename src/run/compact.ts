/** Reports of files as they are kept: what many of them say alike is one string, and what is empty one list. Of 65,000 files with a finding each, half of what they take. */
import type { FileReport, Finding, ImportReport } from '../judge/finding.ts';

/** Strings that are remembered; what comes later is kept as it is. */
const REMEMBERED = 10_000;
const EMPTY: readonly never[] = [];
/** Imports of a file that are remembered together. */
const FEW = 8;

type Operator = NonNullable<Finding['operator']>;

/** Characters up to which V8 copies a part or a sum anyway. */
const SHORT = 12;

/** Mutable: the strings that were seen. */
export class Compactor {
  readonly #known = new Map<string, string>();
  readonly #lists = new Map<string, readonly string[]>();
  readonly #imports = new Map<string, readonly ImportReport[]>();
  readonly #operators = new Map<string, Operator>();

  compact(file: FileReport): FileReport {
    const path = flat(file.path);
    return {
      ...file,
      path,
      formats: this.#list(file.formats),
      members: orEmpty(file.members),
      imports: this.#importsOf(file.imports),
      findings: orEmpty(file.findings.map((finding) => this.#finding(finding, path))),
      unexamined: orEmpty(file.unexamined),
    };
  }

  /** Models of one kind import the same at the same places. */
  #importsOf(imports: readonly ImportReport[]): readonly ImportReport[] {
    if (imports.length === 0) return EMPTY;
    const key = imports.length > FEW ? null : JSON.stringify(imports);
    const known = key === null ? undefined : this.#imports.get(key);
    if (known !== undefined) return known;
    const own = imports.map((entry) => this.#import(entry));
    if (key !== null && this.#imports.size < REMEMBERED) this.#imports.set(key, own);
    return own;
  }

  #operator({ module, name }: Operator): Operator {
    const key = `${module} ${name}`;
    const known = this.#operators.get(key);
    if (known?.module === module) return known;
    const own = { module: this.#one(module), name: this.#one(name) };
    if (known === undefined && this.#operators.size < REMEMBERED) this.#operators.set(key, own);
    return own;
  }

  #import(entry: ImportReport): ImportReport {
    return { ...entry, module: this.#one(entry.module), name: this.#one(entry.name), member: this.#one(entry.member) };
  }

  #finding(finding: Finding, path: string): Finding {
    const { operator, call, source, reference, allowed } = finding;
    return {
      ...finding,
      rule: this.#one(finding.rule),
      operator: operator === null ? null : this.#operator(operator),
      call: call === null ? null : flat(call),
      source: source === path ? path : flat(source),
      message: this.#one(finding.message),
      because: this.#one(finding.because),
      reference: reference === null ? null : this.#one(reference),
      fingerprint: this.#one(finding.fingerprint),
      allowed: allowed === null ? null : this.#one(allowed),
    };
  }

  #one(text: string): string {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const own = flat(text);
    if (this.#known.size < REMEMBERED) this.#known.set(own, own);
    return own;
  }

  #list(texts: readonly string[]): readonly string[] {
    if (texts.length === 0) return EMPTY;
    const key = texts.join(' ');
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    if (this.#lists.size < REMEMBERED) this.#lists.set(key, texts);
    return texts;
  }
}

function orEmpty<T>(entries: readonly T[]): readonly T[] {
  return entries.length === 0 ? EMPTY : entries;
}

/** A string of its own: not a part of another one, which would stay with it, nor a tree of parts. */
function flat(text: string): string {
  return text.length > SHORT ? (JSON.parse(JSON.stringify(text)) as string) : text; // what it was
}

/** What is known of a value in a template. */

export type Value =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'items'; readonly items: readonly Value[] }
  | { readonly kind: 'dict'; readonly entries: readonly (readonly [Value, Value])[] }
  /** Text that the template puts together of parts that are not known; it begins with `prefix`. */
  | { readonly kind: 'built'; readonly prefix: string }
  /** What the program passes in, or computes of it. */
  | { readonly kind: 'data' };

export const DATA: Value = { kind: 'data' };
export const BUILT: Value = { kind: 'built', prefix: '' };

/** Longer texts, which are no names, are known by their beginning. CWE-770. */
export const TEXT_CHARACTERS = 1024;
/** Items of a list that are looked at. */
export const ITEMS = 1024;

export function textValue(text: string): Value {
  return text.length > TEXT_CHARACTERS ? { kind: 'built', prefix: text.slice(0, 64) } : { kind: 'text', text };
}

export function isText(value: Value): boolean {
  return value.kind === 'text' || value.kind === 'built';
}

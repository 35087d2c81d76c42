/** What a `set` or `for` of a template assigns to. See https://jinja.palletsprojects.com/en/stable/templates/#assignments. */
import type { TokenCursor } from './token-cursor.ts';

export interface Targets {
  readonly names: readonly string[];
  /** How deep what is assigned is unpacked: 0 for one name. */
  readonly depth: number;
}

/** `x`, `x, y`, `(k, v)`, `ns.x` */
export function readTargets(parser: TokenCursor): Targets {
  const names: string[] = [];
  let open = 0;
  let depth = 0;
  for (let token = parser.peek(); token !== undefined; token = parser.peek()) {
    if (token.kind === 'mark' && ',()'.includes(token.text)) {
      if (token.text === '(') open += 1;
      else if (token.text === ')') open -= 1;
      depth = Math.max(depth, open, token.text === ',' ? open + 1 : 0);
      parser.next();
    } else if (token.kind !== 'name' || token.text === 'in') break;
    else {
      parser.next();
      names.push(parser.accept('.') ? `.${parser.next()?.text ?? ''}` : token.text);
    }
  }
  return { names, depth: Math.min(depth, UNPACKED) };
}

/** Tuples inside each other as targets; more is unpacked as far. */
const UNPACKED = 8;

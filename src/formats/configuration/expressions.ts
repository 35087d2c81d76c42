/** Finds Python inside the values of a configuration: `$…` of MONAI bundles and `${eval:…}`, which programs evaluate. See https://docs.monai.io/en/stable/config_syntax.html. */

/** What an honest expression computes with is arithmetic, paths and tensors; it starts no process and evaluates nothing. */
const ACTING =
  /\b(?:os|posix|nt)\s*\.\s*(?:system|popen|exec\w*|spawn\w*|posix_spawn\w*)\b|\bsubprocess\b|\bpty\s*\.\s*spawn|\bsocket\s*\.|__(?:import|builtins|class|globals|subclasses|base|mro|loader|getattribute)\w*__|\bimportlib\b|\bpickle\s*\.|(?<![.\w])(?:eval|exec|compile|execfile)\s*\(/;

/** The expression in a value that does more than compute; null where there is none. */
export function actingExpression(text: string): string | null {
  const expression =
    /^\$(?!\{)([\s\S]*)/.exec(text)?.[1] ?? /\$\{\s*(?:eval|py|python|exec)\s*:([\s\S]*)/.exec(text)?.[1];
  return expression !== undefined && ACTING.test(expression) ? expression : null;
}

"""Puts what tools/prove_any.py found into data/any-calls.tsv, and states it in src/rules/python/any-calls.ts.

Usage: python tools/gather_calls.py CALLS...    (one file per Python that was asked; what any of them saw counts)
"""
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAD = "# What each operator that is safe in any use called of probes among its arguments (tools/prove_any.py); `-` nothing, `absent` not installed anywhere it was asked.\n"
SOURCE = '''/** What operators that are safe in any use call of their arguments, as tools/prove_any.py saw it: an honest file hands them nothing that answers with code. data/any-calls.tsv is the record. */

/** A line a set of methods: `method,method module name name|module name …`. Operators that call nothing stand under `-`. */
const CALLS = `
{lines}
`;

/** Questions that are answered by a look into the text: to take all of it apart costs a run that has few more than it gains. */
const FEW = 12;

let asked = 0;
let calls: ReadonlyMap<string, readonly string[]> | null = null;

/** The methods that it calls of what it is given; null where it was not installed when that was looked at. */
export function callsOfArguments(module: string, name: string): readonly string[] | null {{
  if (calls === null && asked < FEW) {{
    asked += 1;
    return soughtCalls(module, name);
  }}
  calls ??= read();
  return calls.get(`${{module}} ${{name}}`) ?? null;
}}

/** The same, of the text. */
export function soughtCalls(module: string, name: string): readonly string[] | null {{
  if (/[\\s|]|^$/.test(module)) return null;
  for (let at = CALLS.indexOf(`${{module}} `); at !== -1; at = CALLS.indexOf(`${{module}} `, at + 1)) {{
    const start = CALLS.lastIndexOf('\\n', at) + 1;
    const first = CALLS.indexOf(' ', start) + 1; // behind the methods
    if (at !== first && (at < first || CALLS[at - 1] !== '|')) continue;
    const line = CALLS.slice(start, CALLS.indexOf('\\n', at));
    const [group = ''] = line.slice(at - start + module.length + 1).split('|', 1);
    if (group.split(' ').includes(name)) return methodsOf(line);
  }}
  return null;
}}

function methodsOf(line: string): readonly string[] {{
  return line.startsWith('-') ? [] : line.slice(0, line.indexOf(' ')).split(',');
}}

function read(): ReadonlyMap<string, readonly string[]> {{
  const lines = CALLS.trim().split('\\n');
  return new Map(lines.flatMap(entriesOf));
}}

function entriesOf(line: string): (readonly [string, readonly string[]])[] {{
  const methods = methodsOf(line);
  return line
    .slice(line.indexOf(' ') + 1)
    .split('|')
    .flatMap((group) => {{
      const [module = '', ...names] = group.split(' ');
      return names.map((name) => [`${{module}} ${{name}}`, methods] as const);
    }});
}}
'''


def main(files):
    found = {}
    for file in files:
        for line in Path(file).read_text().splitlines():
            module, name, methods = line.split("\t")
            known = found.setdefault((module, name), None)
            if methods != "absent":
                found[module, name] = (known or set()) | (set() if methods == "-" else set(methods.split(",")))
    text = {key: "absent" if value is None else ",".join(sorted(value)) or "-" for key, value in found.items()}
    (ROOT / "data" / "any-calls.tsv").write_text(HEAD + "".join(f"{module}\t{name}\t{methods}\n" for (module, name), methods in sorted(text.items())))
    groups = {}
    for (module, name), methods in sorted(text.items()):
        if methods != "absent":
            groups.setdefault(methods, {}).setdefault(module, []).append(name)
    lines = [f"{methods} {'|'.join(' '.join([module, *names]) for module, names in modules.items())}" for methods, modules in sorted(groups.items())]
    (ROOT / "src" / "rules" / "python" / "any-calls.ts").write_text(SOURCE.format(lines="\n".join(lines)))


if __name__ == "__main__":
    main(sys.argv[1:])

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

let calls: ReadonlyMap<string, readonly string[]> | null = null;

/** The methods that it calls of what it is given; null where it was not installed when that was looked at. */
export function callsOfArguments(module: string, name: string): readonly string[] | null {{
  calls ??= read();
  return calls.get(`${{module}} ${{name}}`) ?? null;
}}

function read(): ReadonlyMap<string, readonly string[]> {{
  const lines = CALLS.trim().split('\\n');
  return new Map(lines.flatMap(entriesOf));
}}

function entriesOf(line: string): (readonly [string, readonly string[]])[] {{
  const space = line.indexOf(' ');
  const methods = line.startsWith('-') ? [] : line.slice(0, space).split(',');
  return line
    .slice(space + 1)
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

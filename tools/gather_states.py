"""Puts what tools/prove_state.py found into data/state-probes.tsv: a line a module and set of keys, `module<TAB>key,key<TAB>class class`; `-` no key.

Usage: python tools/gather_states.py STATES...
"""
import sys
from pathlib import Path

HEAD = "# Under which keys of a state of probes classes with a `__setstate__` of their own asked a probe for anything (tools/prove_state.py).\n"


def main(files):
    found = {}
    for file in files:
        for line in Path(file).read_text().splitlines():
            module, name, keys = line.split("\t")
            found.setdefault((module, name), set()).update(() if keys == "-" else keys.split(","))
    groups = {}
    for (module, name), keys in found.items():
        groups.setdefault((module, ",".join(sorted(keys)) or "-"), []).append(name)
    lines = [f"{module}\t{keys}\t{' '.join(sorted(names))}\n" for (module, keys), names in sorted(groups.items())]
    Path(__file__).resolve().parent.parent.joinpath("data", "state-probes.tsv").write_text(HEAD + "".join(lines))


if __name__ == "__main__":
    main(sys.argv[1:])

"""Prints the digests of functions that libraries hand to cloudpickle, as the running Python compiles them; src/rules/known-code.ts keeps them.

Usage: python tools/known_code.py FILE...
Run it with every Python that writes such models: the code of one function differs from version to version.
What a digest is made of: src/pickle/follow/code-digests.ts; the layout of code objects: https://docs.python.org/3/reference/datamodel.html#code-objects
"""
import hashlib
import json
import sys

# By the function around it, and its own name.
WANTED = {("constant_fn", "func"), ("get_linear_fn", "func"), ("get_schedule_fn", "<lambda>"), ("constfn", "func"), ("constfn", "f")}


def shown(value):
    """None for what no digest has."""
    if value is None:
        return "N"
    if isinstance(value, bool):
        return None
    if isinstance(value, int):
        return "i%d" % value
    if isinstance(value, str):
        return "s" + json.dumps(value, ensure_ascii=False)
    return None


def texts(values):
    parts = [shown(one) for one in values]
    return None if None in parts else "(" + ",".join(parts) + ")"


def digest(code):
    tables = [texts(one) for one in (code.co_consts, code.co_names, code.co_varnames, code.co_freevars, code.co_cellvars)]
    if None in tables or getattr(code, "co_exceptiontable", b"") != b"":
        return None
    numbers = [code.co_argcount, getattr(code, "co_posonlyargcount", 0), code.co_kwonlyargcount, code.co_nlocals, code.co_stacksize, code.co_flags]
    text = " ".join([*map(str, numbers), code.co_code.hex(), *tables])
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def inner(code, owner=""):
    for one in code.co_consts:
        if hasattr(one, "co_code"):
            yield owner, one
            yield from inner(one, one.co_name)


if __name__ == "__main__":
    found = set()
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as file:
            module = compile(file.read(), "utils.py", "exec")
        for owner, code in inner(module):
            if (owner, code.co_name) in WANTED:
                found.add((digest(code), owner, code.co_name))
    for row in sorted(found, key=str):
        print(*row)

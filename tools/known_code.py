"""Prints the digests of functions that libraries hand to cloudpickle, as the running Python compiles them; src/rules/known-code.ts keeps them.

Usage: python tools/known_code.py FILE...
With no file: of the schedules that users of Stable-Baselines write themselves, below.
Run it with every Python that writes such models: the code of one function differs from version to version.
What a digest is made of: src/pickle/follow/code-digests.ts; the layout of code objects: https://docs.python.org/3/reference/datamodel.html#code-objects
"""
import hashlib
import json
import sys

# By the function around it, and its own name.
WANTED = {("constant_fn", "func"), ("get_linear_fn", "func"), ("get_schedule_fn", "<lambda>"), ("constfn", "func"), ("constfn", "f"), ("_make_getstate_setstate", "slots_setstate"), ("_create_slots_class", "slots_setstate")}

# https://stable-baselines3.readthedocs.io/en/master/guide/examples.html#learning-rate-schedule, and how it is varied: arithmetic on a number and those that the function keeps.
FORMS = """x*a;a*x;a;0.1;0.1*x;x*0.1;x;max(x*a,b);max(a*x,b);max(b,x*a);max(b,a*x);b+x*(a-b);b+(a-b)*x;x*(a-b)+b;(a-b)*x+b;x*a+(1-x)*b;a*x+b*(1-x);
x*a+b*(1-x);a*x+(1-x)*b;a*(1-x)+b*x;(1-x)*a+x*b;a+(b-a)*(1-x);a+(1-x)*(b-a);a-(a-b)*(1-x);a+(b-a)*x;x*a+b;a*x+b;float(a);float(x*a);float(a*x);
x**b*a;a*x**b;a*b**(1-x);a*(x**b);(x**b)*a;max(a*x,0.1);max(x*a,0.1);max(0.1,x*a);max(0.1,a*x);x**0.5*a;a*x**0.5"""
HAS_DOCSTRING = 0x4000000


def shown(value, is_first):
    """None for what no digest has."""
    if value is None:
        return "N"
    if isinstance(value, bool):
        return None
    if isinstance(value, (int, float)):
        return "n"
    if isinstance(value, str):
        return "N" if is_first else "s" + json.dumps(value, ensure_ascii=False)
    return None


def texts(parts):
    return None if None in parts else "(" + ",".join(parts) + ")"


def digest(code):
    tables = [
        texts([shown(one, at == 0) for at, one in enumerate(code.co_consts)]),
        texts(["s" + json.dumps(one, ensure_ascii=False) for one in code.co_names]),
        *(texts(["" for _ in names]) for names in (code.co_varnames, code.co_freevars, code.co_cellvars)),
    ]
    if None in tables or getattr(code, "co_exceptiontable", b"") != b"":
        return None
    flags = code.co_flags & ~HAS_DOCSTRING
    numbers = [code.co_argcount, getattr(code, "co_posonlyargcount", 0), code.co_kwonlyargcount, code.co_nlocals, code.co_stacksize, flags]
    text = " ".join([*map(str, numbers), code.co_code.hex(), *tables])
    return hashlib.sha256(text.encode()).hexdigest()[:20]


def written():
    """What users write: a function or a lambda, within another or by itself."""
    for form in FORMS.replace("\n", "").split(";"):
        kept = [name for name in "ab" if name in form.replace("max", "").replace("float", "")]
        for body in ("  def func(x):\n    return %s\n", "  def func(x):\n    'text'\n    return %s\n", "  return lambda x: %s\n"):
            yield "def schedule(%s):\n" % ", ".join(kept) + body % form
        if not kept:
            yield "def func(x):\n  return %s\n" % form
            yield "func = lambda x: %s\n" % form


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
    for source in written() if len(sys.argv) == 1 else ():
        for owner, code in inner(compile(source, "utils.py", "exec")):
            if code.co_name != "schedule":
                found.add((digest(code), "written", source.split("\n")[-2].strip()))
    for row in sorted(found, key=str):
        print(*row)

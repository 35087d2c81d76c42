"""Gives classes with hooks of their own a state of probes, and says under which keys a probe was asked for anything: the index must know those keys.

Usage: python tools/prove_state.py PACKAGE... > states.txt
A line reads `module<TAB>class<TAB>key,key…` (`-` none). The keys of the state are the names that the hooks of the class mention. Each class is asked in
a process of its own, under the audit hook of tools/prove_any.py.
"""
import os
import signal
import sys
import types
import warnings

from prove_any import Full, Probe, refuse
from prove_inert import modules_of

SECONDS = 4
HOOKS = ("__setstate__", "__setattr__", "__getattr__", "__del__")


def hooks(cls):
    for owner in cls.__mro__[:-1]:
        for name in HOOKS:
            value = vars(owner).get(name)
            if isinstance(value, types.FunctionType):
                yield value


def words(code):
    yield from code.co_names
    for constant in code.co_consts:
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, tuple):
            yield from (one for one in constant if isinstance(one, str))
        elif isinstance(constant, types.CodeType):
            yield from words(constant)


def keys_for(cls):
    found = {word for hook in hooks(cls) for word in words(hook.__code__) if word.isidentifier() and not word.startswith("__")}
    methods = {word for hook in hooks(cls) for word in hook.__code__.co_names if callable(getattr(cls, word, None))}
    inner = {word for name in methods for word in words(getattr(getattr(cls, name), "__code__", (lambda: 0).__code__)) if word.isidentifier() and not word.startswith("__")}
    return sorted(found | inner | {"some_key_of_nobody"})


def build(made, state):
    if any("__setstate__" in vars(owner) for owner in type(made).__mro__[:-1]):
        made.__setstate__(state)
    else:
        vars(made).update(state)


def ask(cls, out):
    sys.addaudithook(refuse)
    signal.alarm(SECONDS)
    for make in (Probe, Full):
        for left_out in [None, *keys_for(cls)]:  # a hook may end at the first value that is not what it wants
            logs = {key: set() for key in keys_for(cls) if key != left_out}
            try:
                made = cls.__new__(cls)
                state = {key: make(log) for key, log in logs.items()}
                build(made, state)
                del made  # and what it does then
            except BaseException:  # noqa: B902 - what it raises does not matter
                pass
            for key, log in logs.items():
                if log:
                    os.write(out, f"{key}\n".encode())


def asked(cls):
    back, out = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(back)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        try:
            ask(cls, out)
        finally:
            os._exit(0)
    os.close(out)
    with os.fdopen(back) as found:
        keys = set(found.read().split())
    os.waitpid(child, 0)
    return keys


def classes_of(package):
    seen = set()
    for module in modules_of(package):
        for value in list(vars(module).values()):
            own = isinstance(value, type) and value not in seen and any(hook in vars(owner) for owner in value.__mro__[:-1] for hook in HOOKS)
            home = getattr(value, "__module__", None)
            if own and isinstance(home, str) and home.split(".")[0] == package:
                seen.add(value)
                yield value


def main(packages):
    output = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for package in packages:
        try:
            for cls in classes_of(package):
                print(cls.__module__, cls.__qualname__, ",".join(sorted(asked(cls))) or "-", sep="\t", file=output, flush=True)
        except Exception as error:  # noqa: B902 - some modules change others while they are imported
            print(f"left out {package}: {error}", file=sys.stderr)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(sys.argv[1:])
    os._exit(0)

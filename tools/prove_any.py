"""Calls each operator that is safe in any use with probes among its arguments, and says which methods of a probe it called: a row states them, and rule T forbids to hand it what answers.

Usage: python tools/prove_any.py OPERATORS > calls.txt    (OPERATORS: lines `module name`, as tools/list_any.mjs writes them)
A line reads `module<TAB>name<TAB>method,method…` (`-` none) or `module<TAB>name<TAB>absent` where it is not installed. Each operator is called in
a process of its own with an audit hook (https://docs.python.org/3/library/sys.html#sys.addaudithook) that refuses processes, files and the network.
"""
import importlib
import itertools
import os
import resource
import signal
import sys
import types
import warnings

SECONDS = 4
REFUSED = ("subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "shutil.", "socket.", "urllib.", "ctypes.dlopen", "os.kill", "os.chmod", "os.truncate")
# Methods that types of one's own may define, and what each gives back so that the caller goes on.
SPECIAL = {
    "__len__": 1, "__index__": 1, "__int__": 1, "__float__": 1.0, "__complex__": 1j, "__bool__": True, "__str__": "a", "__bytes__": b"a", "__fspath__": "/nowhere/at/all", "__format__": "a",
    "__contains__": True, "__next__": StopIteration, "__enter__": None, "__exit__": None, "__abs__": 1, "__neg__": 1, "__round__": 1, "__trunc__": 1, "__floor__": 1, "__ceil__": 1, "__invert__": 1, "__reversed__": (),
    "__add__": 1, "__radd__": 1, "__sub__": 1, "__rsub__": 1, "__mul__": 1, "__rmul__": 1, "__truediv__": 1, "__rtruediv__": 1, "__floordiv__": 1, "__mod__": 1, "__rmod__": 1, "__pow__": 1, "__and__": 1, "__or__": 1,
    "__lt__": True, "__le__": True, "__gt__": True, "__ge__": True, "__iter__": "one", "__getitem__": "item", "__setitem__": None, "__call__": "self", "__copy__": "self", "__deepcopy__": "self", "__instancecheck__": True, "__mro_entries__": (), "__set_name__": None,
}
# What is read of every value by the interpreter itself, and says nothing.
READ = {"__class__", "__dict__", "__doc__", "__module__", "__mro__", "__bases__", "__name__", "__qualname__", "__wrapped__", "__slots__", "__weakref__"}


class Probe:
    """Answers to every method, and writes down which was called."""

    def __init__(self, log):
        object.__setattr__(self, "_log", log)

    def __getattr__(self, name):
        log = object.__getattribute__(self, "_log")
        if name in READ or name.startswith("__") and not answered(name):
            raise AttributeError(name)
        return lambda *_, **__: log.add(name) or Probe(log)

    def __hash__(self):
        object.__getattribute__(self, "_log").add("__hash__")
        return 1

    def __eq__(self, other):
        object.__getattribute__(self, "_log").add("__eq__")
        return self is other


def answered(name):
    """Methods of the double-underscore kind that libraries look up on the instance itself."""
    return name in ("__array__", "__array_function__", "__array_wrap__", "__array_finalize__", "__dlpack__", "__arrow_c_stream__", "__torch_function__", "__dataframe__", "__index__", "__float__", "__int__")


def special(name, result):
    def method(self, *_, **__):
        log = object.__getattribute__(self, "_log")
        log.add(name)
        if isinstance(result, type) and issubclass(result, BaseException):
            raise result
        return {"one": lambda: iter(()), "item": lambda: 1, "self": lambda: self}.get(result, lambda: result)() if isinstance(result, str) and result in ("one", "item", "self") else result

    return method


class Full(Probe):
    """A probe whose type has the special methods too."""


for one, gives in SPECIAL.items():
    setattr(Full, one, special(one, gives))
Full.__hash__ = Probe.__hash__

FILLERS = (0, "a", (), None, {}, [1], b"a", object, 1.5)


def argument_lists(log):
    """Tuples of arguments with a probe at one place: alone, in a list, in a dict, as a key."""
    for make in (Probe, Full):
        for wrap in (lambda p: p, lambda p: [p], lambda p: (p,), lambda p: {"a": p}):
            for count in range(1, 6):
                for place in range(count):
                    for filler in FILLERS:
                        arguments = [filler] * count
                        arguments[place] = wrap(make(log))
                        yield tuple(arguments)
    for kinds in itertools.product((0, "a", (), {}, "probe"), repeat=3):
        yield tuple(Full(log) if kind == "probe" else kind for kind in kinds)


def resolve(module, name):
    value = importlib.import_module(module)
    for part in name.split("."):
        value = getattr(value, part)
    return value


def refuse(event, _arguments):
    if event.startswith(REFUSED):
        raise PermissionError(event)


def probe(function, log, out):
    sys.addaudithook(refuse)
    signal.alarm(SECONDS)
    resource.setrlimit(resource.RLIMIT_AS, (12 << 30, 12 << 30))
    seen = set()
    for arguments in argument_lists(log):
        try:
            function(*arguments)
        except BaseException:  # noqa: B902 - what it raises does not matter, what it called does
            pass
        for name in log - seen:
            os.write(out, f"{name}\n".encode())
        seen |= log


def methods_of(function):
    """What the operator called, found in a process of its own: some arguments crash it, or keep it busy."""
    back, out = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(back)
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, 1)
        os.dup2(quiet, 2)
        try:
            probe(function, set(), out)
        finally:
            os._exit(0)
    os.close(out)
    with os.fdopen(back) as found:
        names = set(found.read().split())
    os.waitpid(child, 0)
    return names


def main(path):
    output = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # libraries that print while they are imported
    for line in open(path).read().splitlines():
        module, name = line.split(" ")
        try:
            function = resolve(module, name)
        except BaseException:  # noqa: B902 - not installed here, or not under that name
            print(module, name, "absent", sep="\t", file=output, flush=True)
            continue
        names = methods_of(function) if callable(function) and not isinstance(function, types.ModuleType) else set()
        print(module, name, ",".join(sorted(names)) or "-", sep="\t", file=output, flush=True)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    main(sys.argv[1])
    os._exit(0)

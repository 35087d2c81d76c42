"""Proves which classes of the installed libraries run no code of theirs when a pickle rebuilds them without `__init__`: by looking at the classes themselves, compiled ones included.

Usage: python tools/prove_inert.py PACKAGE... > sections.txt   (one package after another; missing ones are named on standard error)
The output is sections of data/index/*.tsv: a head line `# top-level name==version run`, then one line a module; tools/class_index/classes.py says
what the flags mean. What reads sources (tools/class_index) sees more of a class and is believed first; this one sees classes that have none.
"""
import dis
import enum
import importlib
import os
import pkgutil
import sys
import types
import warnings

SKIPPED = {
    "tests", "test", "testing", "_testing", "conftest", "__main__", "setup", "_vendor", "cli", "examples", "benchmarks", "datasets",
    "_inductor", "tensorboard", "bottleneck", "idlelib", "_internal", "f2py", "distutils", "hipify", "cpp_extension", "docs",
    "sandbox", "commands", "onnx", "_dynamo", "_export", "fx", "jit", "package", "rpc", "datapipes", "benchmark",
}
# Hooks that were read by a person: with a state or an attribute that an attacker chose they only store it or fail.
REVIEWED = {
    "torch.nn.modules.module.Module": {"__setstate__", "__getattr__", "__setattr__"},
    "torch.nn.modules.rnn.RNNBase": {"__setstate__", "__setattr__"},
    "torch.nn.modules.activation.MultiheadAttention": {"__setstate__"},
    "torch.nn.modules.transformer.TransformerEncoderLayer": {"__setstate__"},
    "torch.nn.modules.transformer.TransformerDecoderLayer": {"__setstate__"},
    "torch.nn.modules.loss._Loss": set(),
    "torch.nn.modules.batchnorm._NormBase": {"_load_from_state_dict"},
    "torch.optim.optimizer.Optimizer": {"__setstate__"},
    "torch.optim.lr_scheduler.LRScheduler": {"__setstate__"},
    "torch.utils.data.dataset.Dataset": {"__getattr__"},
    "torch.distributions.transforms.Transform": {"__eq__", "__setstate__"},
    "sklearn.base.BaseEstimator": {"__setstate__", "__getattribute__"},
    "sklearn.utils._metadata_requests._MetadataRequester": set(),
    "sklearn.utils._bunch.Bunch": {"__setstate__", "__setattr__", "__getattr__"},
    "sklearn.utils.Bunch": {"__setstate__", "__setattr__", "__getattr__"},
    "transformers.configuration_utils.PretrainedConfig": {"__getattribute__", "__setattr__", "__eq__"},
    "transformers.configuration_utils.PreTrainedConfig": {"__getattribute__", "__setattr__", "__eq__"},
    "transformers.integrations.heterogeneity.configuration_utils.HeterogeneousConfigMixin": {"__getattribute__"},
    "transformers.modeling_utils.PreTrainedModel": {"__setattr__"},
    "transformers.utils.generic.ModelOutput": {"__setitem__", "__setattr__"},
    "pytorch_lightning.core.module.LightningModule": set(),
    "collections.UserDict": {"__setitem__"},
}
PLAIN_NEW = {object.__new__, dict.__new__, list.__new__, tuple.__new__, set.__new__, BaseException.__new__, Exception.__new__, str.__new__, int.__new__, float.__new__}
PLAIN_GLOBALS = {
    "super", "isinstance", "hasattr", "dict", "tuple", "list", "str", "len", "hash", "id", "type", "repr", "NotImplemented", "frozenset",
    "sorted", "bool", "int", "float", "object", "KeyError", "TypeError", "AttributeError", "ValueError", "NotImplementedError", "set",
}
PLAIN_METHODS = {"update", "copy", "pop", "get", "items", "keys", "values", "setdefault", "__setstate__", "__hash__", "__eq__", "__init__", "append", "__setitem__", "__setattr__"}
HOOKS = ("__setstate__", "__getattr__", "__del__", "__hash__", "__eq__", "__reduce_ex__")
RESOURCES = {
    "open", "exec", "eval", "compile", "__import__", "os", "subprocess", "socket", "shutil", "urllib", "requests", "importlib", "import_module",
    "pickle", "joblib", "Popen", "tempfile", "ctypes", "CDLL", "sqlite3", "urlopen", "memmap", "makedirs", "mkdir", "Path", "zipfile",
    "tarfile", "gzip", "load", "loads", "unlink", "remove", "Thread", "Process", "Pool", "runpy", "sys", "glob", "fsspec", "multiprocessing",
    "threading", "mp", "read", "write", "system", "start", "connect", "download", "hf_hub_download", "from_pretrained", "h5py", "fromfile",
}


def owner_name(owner):
    return f"{owner.__module__}.{owner.__qualname__}"


def plain_code(function):
    """Whether a Python function only stores, compares and hashes: it names no other global and calls no other method."""
    code = getattr(function, "__code__", None)
    if code is None:
        return False
    for instruction in dis.get_instructions(code):
        name = instruction.opname
        if name in ("LOAD_GLOBAL", "LOAD_NAME") and instruction.argval not in PLAIN_GLOBALS:
            return False
        if name == "LOAD_METHOD" and instruction.argval not in PLAIN_METHODS:
            return False
        if name in ("IMPORT_NAME", "MAKE_FUNCTION", "CALL_FUNCTION_EX"):
            return False
    return True


def is_reviewed(owner, hook):
    return hook in REVIEWED.get(owner_name(owner), ()) or owner.__module__ in ("builtins", "abc", "typing", "collections")


def hooks_are_plain(cls):
    for owner in cls.__mro__[:-1]:
        for hook in HOOKS:
            value = vars(owner).get(hook)
            if value is None or hook == "__reduce_ex__":
                continue
            if hook == "__getattr__" and any("__setstate__" in vars(c) for c in cls.__mro__):
                continue  # the loader looks up `__setstate__` alone, and finds it
            if is_reviewed(owner, hook) or isinstance(value, (types.WrapperDescriptorType, types.MethodDescriptorType)) and hook in ("__hash__", "__eq__"):
                continue
            if hook == "__del__" or not plain_code(value):
                return False
        attribute = vars(owner).get("__getattribute__")
        if attribute is not None and not is_reviewed(owner, "__getattribute__"):
            return False
        setter = vars(owner).get("__setattr__")
        if not any("__setstate__" in vars(c) for c in cls.__mro__):
            setter = None  # a dict state goes past it
        if setter is not None and not is_reviewed(owner, "__setattr__") and not plain_code(setter) and not generated(setter):
            return False
    return True


def generated(function):
    """A method that `dataclasses` wrote (frozen ones refuse to be set)."""
    code = getattr(function, "__code__", None)
    return code is not None and code.co_filename == "<string>"


def metaclass_is_plain(cls):
    return type(cls).__getattribute__ is type.__getattribute__


def is_inert(cls):
    if not metaclass_is_plain(cls) or issubclass(cls, type):
        return False
    new = cls.__new__
    if new not in PLAIN_NEW and not is_named_tuple(cls) and not (getattr(new, "__qualname__", "") in ("Generic.__new__", "Protocol.__new__")):
        return False
    if any(hasattr(cls, "__slots__") and vars(owner).get("__slots__") for owner in cls.__mro__) and "__dict__" not in dir(cls):
        return False
    return hooks_are_plain(cls)


def is_named_tuple(cls):
    """A class whose `__new__` is the one that `collections.namedtuple` wrote: it makes a tuple of its arguments."""
    code = getattr(cls.__new__, "__code__", None)
    return issubclass(cls, tuple) and code is not None and (code.co_filename == "<string>" or code.co_filename.startswith("namedtuple_")) and set(code.co_names) <= {"_tuple_new"}


def is_enum(cls):
    missing = getattr(cls._missing_, "__func__", None)
    plain = {enum.Enum._missing_.__func__}
    flag = getattr(enum.Flag._missing_, "__func__", None)
    return missing in plain | {flag} or missing is not None and plain_code(missing)


def constructor_is_plain(cls):
    for owner in cls.__mro__[:-1]:
        for name in ("__init__", "__new__", "__post_init__"):
            code = getattr(getattr(vars(owner).get(name), "__func__", vars(owner).get(name)), "__code__", None)
            if code is not None and RESOURCES & set(code.co_names):
                return False
    return True


def hooks_touch_resources(cls):
    """Whether a hook that the loader itself calls names files, processes, imports and the like, or a method of the class that it calls does."""
    for owner in cls.__mro__[:-1]:
        for hook in ("__setstate__", "__del__", "__getattr__", "__new__"):
            code = getattr(getattr(vars(owner).get(hook), "__func__", vars(owner).get(hook)), "__code__", None)
            if code is None or is_reviewed(owner, hook):
                continue
            called = [getattr(getattr(cls, name, None), "__code__", None) for name in code.co_names]
            if any(RESOURCES & set(one.co_names) for one in [code, *filter(None, called)]):
                return True
    return False


def flags(cls):
    found = ""
    if issubclass(cls, enum.Enum):
        return "e" if is_enum(cls) else "-"
    if is_inert(cls):
        found += "i"
        if issubclass(cls, dict) and cls.__setitem__ in (dict.__setitem__, __import__("collections").OrderedDict.__setitem__):
            found += "d"
        if issubclass(cls, list) and cls.append is list.append and cls.extend is list.extend:
            found += "l"
        found += "".join(flag for flag, holds in (("p", stores_state(cls)), ("n", is_plain_new(cls)), ("h", is_plain_key(cls)), ("t", only_sets(cls))) if not holds)
    elif hooks_touch_resources(cls):
        found += "X"
    if not constructor_is_plain(cls):
        found += "x"
    return "" if found == "i" else found or "-"


def own(cls, name):
    """The definitions of a name in Python; what builtin types and this file's reviews answer for is left out."""
    for owner in cls.__mro__[:-1]:
        value = vars(owner).get(name)
        builtin = isinstance(value, (types.WrapperDescriptorType, types.MethodDescriptorType, types.BuiltinFunctionType))
        if value is not None and not builtin and owner.__module__ not in ("builtins", "abc", "typing", "collections"):
            yield value


def stores_state(cls):
    return not any(True for name in ("__setstate__", "__getattr__", "__getattribute__", "__del__") for _ in own(cls, name)) and not compiled_setstate(cls)


def compiled_setstate(cls):
    return any("__setstate__" in vars(owner) and owner.__module__ != "builtins" for owner in cls.__mro__[:-1])


def is_plain_new(cls):
    return cls.__new__ in PLAIN_NEW or is_named_tuple(cls)


def is_plain_key(cls):
    return all(generated(value) for name in ("__hash__", "__eq__") for value in own(cls, name))


def only_sets(cls):
    setters = any(isinstance(value, property) and value.fset is not None for owner in cls.__mro__[:-1] for value in vars(owner).values())
    return not setters and not any(True for _ in own(cls, "__setattr__"))


def modules_of(name):
    package = importlib.import_module(name)
    yield package
    for info in pkgutil.walk_packages(getattr(package, "__path__", ()), name + ".", onerror=lambda _: None):
        if info.name == "dill.__diff":
            continue  # it walks everything that is loaded
        parts = info.name.split(".")
        if any(part in SKIPPED or part.startswith("test_") for part in parts[1:]):
            continue
        if os.environ.get("PROVE_ONLY") and not any(word in info.name for word in os.environ["PROVE_ONLY"].split(",")):
            continue
        try:
            yield importlib.import_module(info.name)
        except BaseException:  # noqa: B902 - a module that cannot be imported here is not proved, whatever the reason
            continue


def prove(name):
    seen = set()
    for module in modules_of(name):
        for value in list(vars(module).values()):
            if not isinstance(value, type) or value in seen:
                continue
            seen.add(value)
            home, qualname = getattr(value, "__module__", None), value.__qualname__
            if not isinstance(home, str) or home.split(".")[0] != name or not qualname.isidentifier():
                continue
            if getattr(sys.modules.get(home), qualname, None) is not value:
                continue
            try:
                yield home, qualname, flags(value)
            except Exception as error:
                print(f"{home}.{qualname}: {error}", file=sys.stderr)


def version_of(name):
    try:
        from importlib.metadata import packages_distributions, version
        return version(packages_distributions()[name][0])
    except Exception:
        return getattr(importlib.import_module(name), "__version__", "?")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(10000)
    output = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # libraries that print while they are imported
    for name in sys.argv[1:]:
        try:
            rows = sorted(set(prove(name)))
        except Exception as error:  # noqa: B902 - some modules change others while they are imported
            print(f"left out {name}: {error}", file=sys.stderr)
            continue
        version = f"{name}=={version_of(name)}"
        print(f"# {name} {version} run", file=output)
        modules = {}
        for home, qualname, found in rows:
            modules.setdefault(home, []).append(f"{qualname}:{found}" if found else qualname)
        for home in sorted(modules):
            print(home, *modules[home], file=output)
        output.flush()
    output.flush()
    os._exit(0)

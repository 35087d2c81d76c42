"""What a call inside a hook does: calls of the sources are followed, those of builtin types and known libraries are looked up, all else runs."""
import ast

from .interpret import is_class_method, is_static, BUILTINS, CLEAN, DICT, FRESH, Interpreter, OwnClass, PART, SELF, STATE, worst
from .modules import dotted
from .names import CONSULTING, EXCEPTION, FRESH as FRESH_MAKERS, PLAIN_BASES, PLAIN_CALLS, PLAIN_METHODS, RESOURCES, SILENT

BUILTIN_TYPES = {"object", "dict", "list", "tuple", "set", "frozenset", "str", "bytes", "int", "float", "complex", "bytearray", "type", "Exception", "BaseException", "OrderedDict", "defaultdict", "deque"}


def call(run, node):
    function = node.func
    if isinstance(function, ast.Attribute):
        if is_super(function.value):
            return super_call(run, function.attr, *arguments_of(run, node))
        owner = dotted(function.value)
        if owner is not None and is_global(run, owner.split(".")[0]):
            return named_call(run, node, run.full_name(f"{owner}.{function.attr}"))
        return method_call(run, node, run.value(function.value), function)
    if isinstance(function, ast.Name):
        if function.id in run.local_functions:
            return run.follow(run.module, run.owner, run.local_functions[function.id], *arguments_of(run, node))
        if run.scope.get(function.id, CLEAN) != CLEAN:
            arguments_of(run, node)
            run.calls(f"calls {function.id}, which the file brings", run.scope[function.id])
            return PART
        return named_call(run, node, run.full_name(function.id))
    if is_type_of_self(function) and run.value(function.args[0]) == SELF:
        return make_own(run, node)
    arguments_of(run, node)
    run.calls("calls what it computes", run.value(function))
    return PART


def is_global(run, head):
    return head not in run.scope or run.scope[head] == CLEAN and head in run.local_names


def is_constant(node):
    return isinstance(node, (ast.Constant, ast.JoinedStr))


def is_super(node):
    return isinstance(node, ast.Call) and dotted(node.func) == "super"


def is_type_of_self(node):
    return isinstance(node, ast.Call) and dotted(node.func) == "type" and len(node.args) == 1


def arguments_of(run, node):
    arguments = run.values(node.args)
    keywords = {}
    for one in node.keywords:
        value = run.value(one.value)
        keywords[one.arg or "**"] = value if one.arg else (PART if value != CLEAN else CLEAN)
    return arguments, keywords


def all_of(arguments, keywords):
    return [*arguments, *keywords.values()]


def super_call(run, name, arguments, keywords):
    """The next class in line that has the method; builtin types store."""
    found = run.subject.lookup(name, after=run.owner)
    if found is not None:
        return run.call_found(name, found, arguments[1:] if name == "__new__" else arguments, keywords)
    return builtin_hook(run, name, all_of(arguments, keywords))


def builtin_hook(run, name, values):
    """A method of `object`, `dict` and the like."""
    if name == "__new__":
        run.uses(*values[1:])
        return SELF
    if name in ("__setattr__", "__getattribute__", "__delattr__", "__getattr__"):
        return PART
    if name in ("__setstate__", "__init__", "__init_subclass__", "__enter__", "__exit__", "__del__"):
        run.uses(*(value for value in values if value == PART))
        return CLEAN
    if run.subject.builtin_method(name) or name in PLAIN_METHODS or name in ("__repr__", "__str__", "__reduce__", "__getstate__", "__dir__", "__call__", "__ne__", "__lt__"):
        run.plain()
        return PART
    run.runs(f"super().{name}() is not of the sources")
    return PART


def named_call(run, node, name):
    """A call of a global: a builtin, a library's, or one of the sources."""
    owner, _, method = name.rpartition(".")
    if owner in BUILTIN_TYPES or owner.split(".")[-1] in ("OrderedDict", "defaultdict") and method.startswith("__"):
        return unbound_call(run, node, owner, method)
    if name in ("getattr", "setattr", "delattr", "hasattr", "vars") and node.args:
        return attribute_call(run, node, name)
    arguments, keywords = arguments_of(run, node)
    values = all_of(arguments, keywords)
    if RESOURCES.match(name):
        run.runs(f"calls {name}")
        return PART
    if name in BUILTINS and run.subject.library.resolve(run.module, name) is None:
        return builtin_call(run, name, values)
    if EXCEPTION.match(name) or name in PLAIN_BASES:
        run.uses(*values) if name in PLAIN_BASES and name not in FRESH_MAKERS else None
        return FRESH
    if PLAIN_CALLS.match(name):
        return library_call(run, name, values)
    return source_call(run, name, arguments, keywords)


def builtin_call(run, name, values):
    if EXCEPTION.match(name) or name in SILENT:
        return CLEAN
    if name not in CONSULTING:
        run.runs(f"calls {name}")
        return PART
    if name in FRESH_MAKERS:
        run.uses(*values)
        return FRESH
    run.uses(*(PART if value in (FRESH, DICT) and name not in ("len", "bool", "next") else value for value in values))
    return PART if name in ("next", "min", "max", "sum", "getattr") else CLEAN if name != "set" else FRESH


def library_call(run, name, values):
    if name in FRESH_MAKERS:
        run.uses(*values)
        return FRESH
    run.uses(*(PART if value in (FRESH, STATE, DICT) else value for value in values))
    return part_of(values)


def unbound_call(run, node, owner, method):
    """`object.__setattr__(self, name, value)`, `dict.__init__(self, …)`."""
    arguments, keywords = arguments_of(run, node)
    if owner == "object" and method == "__new__":
        return SELF
    if method == "fromkeys":
        run.uses(*arguments)
        return FRESH
    return builtin_hook(run, method, [value for value in arguments[1:]] if method != "__new__" else all_of(arguments, keywords))


def attribute_call(run, node, name):
    """`getattr`, `setattr`, `hasattr` and `vars` with an object and perhaps a constant name."""
    values = run.values(node.args)
    target = values[0]
    constant = node.args[1].value if len(node.args) > 1 and isinstance(node.args[1], ast.Constant) else None
    if name == "vars":
        return DICT if target == SELF else PART
    if target == PART:
        run.uses(target)
        if name in ("setattr", "delattr") and len(values) > 1 and PART in values[1:2]:
            run.findings.changes = True
            run.calls("sets an attribute of what the file names", target)
        return target
    if target != SELF:
        if name in ("setattr", "delattr"):
            run.change_of_library(node.args[0])
        if name == "getattr" and constant is None and len(values) > 1 and values[1] != CLEAN:
            run.runs("looks a name of the file up in the library")
            return PART
        return CLEAN
    if name == "setattr":
        run.set_own(constant, values[2] if len(values) > 2 else PART)
        return CLEAN
    if name == "delattr":
        return CLEAN
    if constant is None:
        run.plain()
        run.findings.reads_self = True
        return PART
    return run.own_attribute(constant)


def method_call(run, node, target, function):
    arguments, keywords = arguments_of(run, node)
    name = function.attr
    if target == SELF:
        return run.call_own(name, arguments, keywords)
    if isinstance(target, OwnClass):
        result = call_of_class(run, name, arguments, keywords)
        if result is not None:
            return result
    if target in (STATE, DICT, FRESH) or is_constant(function.value):
        return container_call(run, node, target, all_of(arguments, keywords))
    if target == CLEAN:
        run.uses(*(PART if value == FRESH else value for value in all_of(arguments, keywords)))
        if name in PLAIN_METHODS:
            return PART if any(value != CLEAN for value in arguments) else CLEAN
        run.calls(f"calls .{name}() of what it computes", *all_of(arguments, keywords))
        return PART
    run.uses(target)
    if name not in PLAIN_METHODS:
        run.calls(f"calls .{name}() of a value of the file", target)
    return target


def call_of_class(run, name, arguments, keywords):
    """`cls.name(…)`: a method or an inner class of the class itself, which no state can hide; None where it is neither."""
    found = run.subject.lookup(name)
    if found is None:
        return CLEAN if name == "mro" else None
    module, owner, definition = found
    if isinstance(definition, ast.FunctionDef) and (is_static(definition) or is_class_method(definition)):
        return run.call_found(name, found, arguments, keywords)
    inner = owner.module.classes.get(f"{owner.name}.{name}")
    if isinstance(definition, ast.ClassDef) and inner is not None:
        return make(run, inner, arguments, keywords)
    return None


def container_call(run, node, target, values):
    """A method of a dict, list or text that is known to be one."""
    name = node.func.attr
    if name in ("update", "extend", "__init__", "fromkeys", "union"):
        run.uses(*values)
    elif name in ("format", "join", "add", "index", "count", "remove", "discard", "sort"):
        run.uses(*(PART if value in (FRESH, STATE, DICT) else value for value in values))
    elif name in ("get", "pop", "setdefault", "__getitem__", "__contains__", "__setitem__"):
        run.uses(*values[:1])
    elif name not in PLAIN_METHODS and name not in ("difference_update", "move_to_end", "appendleft", "zfill", "ljust", "rjust", "center", "splitlines"):
        run.runs(f"calls .{name}() of a container")
    if name in ("items", "iteritems", "keys", "values", "copy", "iterkeys", "itervalues"):
        return FRESH if name not in ("keys", "iterkeys") or target != STATE else FRESH
    if name in ("get", "pop", "popitem", "setdefault", "__getitem__"):
        return run.part_at(target, node.args[0]) if node.args else PART
    return CLEAN


def source_call(run, name, arguments, keywords):
    """A function or class of the sources is followed; what they do not say runs."""
    found = run.subject.library.find(name)
    if found is not None and found[0] == "function":
        module, function = found[1]
        home = f"{module.name}.{function.name}"
        if RESOURCES.match(home):
            run.runs(f"calls {home}")
            return PART
        if PLAIN_CALLS.match(home):
            return library_call(run, home, all_of(arguments, keywords))
        return run.follow(module, None, function, arguments, keywords)
    if found is not None and found[0] == "class":
        return make(run, found[1], arguments, keywords)
    owner, _, method = name.rpartition(".")
    of_class = run.subject.library.find(owner) if owner else None
    if of_class is not None and of_class[0] == "class":
        return class_call(run, of_class[1], method, arguments, keywords)
    if method == "__new__":
        return builtin_hook(run, "__new__", arguments)
    run.calls(f"calls {name}", *all_of(arguments, keywords))
    return PART


def class_call(run, info, method, arguments, keywords):
    """`Base.__setstate__(self, state)`, or a class method."""
    subject = run.subject.of(info)
    found = subject.lookup(method)
    if found is None:
        return builtin_hook(run, method, arguments[1:] if method != "__new__" else arguments)
    if not isinstance(found[2], ast.FunctionDef):
        run.runs(f"{info.name}.{method} is computed")
        return PART
    if arguments and arguments[0] == SELF or method == "__new__":
        return run.call_found(method, found, arguments[1:], keywords)
    inner = Interpreter(subject, found[0], found[1], run.findings, run.depth + 1, run.trail)
    return inner.call_found(method, found, arguments, keywords) if method != "__init__" else PART


def make(run, info, arguments, keywords):
    """An object of a class of the sources: its constructor is followed with an object of its own."""
    subject = run.subject.of(info)
    if subject.is_enum():
        run.uses(*arguments)
        return CLEAN
    if subject.unknown_bases():
        run.runs(f"makes a {info.full}")
        return PART
    inner = Interpreter(subject, run.module, run.owner, run.findings, run.depth + 1, run.trail)
    for name in ("__new__", "__init__", "__post_init__"):
        found = subject.lookup(name)
        if found is not None:
            inner.call_found(name, found, arguments if name != "__post_init__" else [], keywords if name != "__post_init__" else {})
    return part_of(all_of(arguments, keywords))


def part_of(values):
    """What is made of values: clean where they are."""
    return worst(*values) if PART in values else PART if any(value != CLEAN for value in values) else CLEAN


def make_own(run, node):
    arguments, keywords = arguments_of(run, node)
    run.subject.note(("class", ""))
    return make(run, run.subject.info, arguments, keywords)

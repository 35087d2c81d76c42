"""Which resource (code, a file, a module, a process, the network) a function reaches within a few calls, as far as the sources say."""
import ast

from .modules import dotted, imported
from .names import RESOURCES, RESOURCE_METHODS


def reached_by(subject, hooks, depth):
    for hook in hooks:
        found = subject.lookup(hook)
        if found is not None:
            why = reached(subject, found, depth)
            if why is not None:
                return why
    return None


def reached(subject, found, depth, seen=None):
    """`name > name > resource`, or None."""
    module, owner, function = found
    seen = set() if seen is None else seen
    if not isinstance(function, (ast.FunctionDef, ast.Lambda)) or (id(function), id(subject)) in seen:
        return None
    seen.add((id(function), id(subject)))
    why, local, steps = calls_of(subject, module, function)
    if why is not None or depth == 0:
        return why
    for node in steps:
        for name, where, target in next_steps(subject, module, owner, local, node):
            why = reached(where, target, depth - 1, seen)
            if why is not None:
                return f"{name} > {why}"
    return None


CALLS = {}


def calls_of(subject, module, function):
    """(the resource that it reaches itself or None, what it imports, its calls); found once for all classes that have it."""
    known = CALLS.get(id(function))
    if known is None:
        local = local_imports(function, module)
        steps = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
        why = next((why for node in steps if (why := resource_of(subject, module, local, node)) is not None), None)
        known = CALLS[id(function)] = (why, local, steps)
    return known


def local_imports(function, module):
    return {name: target for node in ast.walk(function) if isinstance(node, (ast.Import, ast.ImportFrom)) for name, target in imported(node, module) if name != "*"}


def full_name(subject, module, local, text):
    head, _, rest = text.partition(".")
    if head in local:
        return local[head] + (f".{rest}" if rest else "")
    full = subject.library.name(module, text)
    # What is imported nowhere is a variable: `code.co_name` is no module.
    return f"?.{full}" if rest and full == text and head not in module.imports else full


def resource_of(subject, module, local, node):
    name = dotted(node.func)
    if name is not None:
        full = full_name(subject, module, local, name)
        if RESOURCES.match(full) or RESOURCES.match(subject.library.origin(full)):
            return full
    if isinstance(node.func, ast.Attribute) and RESOURCE_METHODS.match(node.func.attr) and not isinstance(node.func.value, ast.Constant):
        return f".{node.func.attr}()"
    return None


def next_steps(subject, module, owner, local, node):
    """(name, subject, found) of the functions of the sources that a call may enter."""
    function = node.func
    if isinstance(function, ast.Attribute) and isinstance(function.value, ast.Call) and dotted(function.value.func) == "super":
        found = subject.lookup(function.attr, after=owner)
        if found is not None:
            yield f"super().{function.attr}", subject, found
        return
    name = dotted(function)
    if name is None:
        return
    head, _, rest = name.partition(".")
    if head in ("self", "cls") and rest and "." not in rest:
        found = subject.lookup(rest)
        if found is not None:
            yield rest, subject, found
        return
    found = subject.library.find(full_name(subject, module, local, name))
    if found is None:
        return
    # What of Python itself reaches a resource is known by name: inside, everything reaches something.
    home = found[1][0] if found[0] == "function" else found[1].module if found[0] == "class" else None
    if home is None or home.is_standard:
        return
    if found[0] == "function":
        yield name, subject, (found[1][0], None, found[1][1])
    else:
        made = subject.of(found[1])
        for hook in ("__init__", "__new__"):
            constructor = made.lookup(hook)
            if constructor is not None:
                yield name, made, constructor

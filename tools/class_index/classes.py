"""Decides a class: what rebuilding it runs, with which states, and what its hooks and its constructor can reach.

The result is a text of flags. A class without flags is inert in every way; the flags of others:
`i` rebuilt by `cls.__new__` and a plain dict state it runs nothing that an attacker could use; with it
`p` a hook calls everyday methods of values that may stand anywhere in its state (an honest one holds no callable thing), `k=` of those under these keys,
or the method of its own that such a key would hide;
`n` its `__new__` takes no arguments of the file, `h` it is no key (own hash or comparison), `t` attributes are not only stored (`__setattr__`, property);
`!name` among the keys: setting that attribute does more than to store;
`~name`: a hook calls what stands there by more than an everyday method, whatever else the class does; `~*` what may stand anywhere;
`^`: to make a class that inherits from it calls what the body of that class brings, or reaches a resource;
`@`: its `__setitem__`, by which the loader fills it, reaches a resource, or calls something of its state or of the item; `@+`: its `append`, `extend` or `add`;
`d` `l` filled as the dict or list that it is; `e` an enumeration that looks its members up by value;
`x` its constructor reaches a resource; `m` so does a method by which others take it for a value; `X` a hook of the loader does; `D` its `__del__` hands a value of the file to a native library;
`?` undecided: the sources at hand do not say all of its bases; `-` looked at, and it runs code of its own.
"""
import ast

from .interpret import CLEAN, FRESH, Findings, Interpreter, PART, PLAIN, RUNS, SELF, STATE, STORES, Text, is_plain_decorator
from .modules import dotted
from .names import NATIVE, PLAIN_METACLASSES
from .reach import reached, reached_by
from .subject import Subject, definition

# What functions that iterate, convert, compare, show or call a value ask of it.
EVERYDAY_METHODS = (
    "__iter__", "__next__", "__len__", "__getitem__", "__contains__", "__array__", "__array_interface__", "__array_function__", "__array_ufunc__", "__torch_function__", "__arrow_c_stream__", "__arrow_array__", "__dataframe__", "__dlpack__",
    "__hash__", "__eq__", "__lt__", "__le__", "__gt__", "__ge__", "__bool__", "__index__", "__int__", "__float__", "__complex__", "__str__", "__repr__", "__bytes__", "__format__", "__fspath__", "__call__", "__enter__", "__exit__",
    "__setitem__", "__copy__", "__deepcopy__", "__instancecheck__", "__length_hint__", "__reversed__", "__add__", "__mul__", "__mod__",
    "keys", "items", "values", "get", "pop", "setdefault", "append", "extend", "insert", "update", "copy", "replace", "strip", "split", "join", "encode", "decode", "lower", "upper", "startswith", "endswith", "format", "hex",
    "shape", "dtype", "ndim", "size", "name", "index", "columns", "astype", "tolist", "to_numpy", "numel", "detach", "untyped", "total_seconds", "read", "readline", "seek", "tell", "write",
)

REBUILDERS = ("__setstate__", "__getattribute__", "__getattr__", "__new__", "__del__")


# How keys begin that say what is called, of every class.
CALLED = "~@^"
# What the loader fills an object by.
FILLERS = {"@": ("__setitem__",), "@+": ("append", "extend", "add")}


class Decision:
    def __init__(self):
        self.flags = set()
        self.keys = set()
        self.why = []

    def text(self):
        order = "eidlpnhtXDxm?-"
        flags = "".join(flag for flag in order if flag in self.flags)
        if "i" not in self.flags and "e" not in self.flags and not flags:
            flags = "-"
        # Of a class that does more than to store its state only what it calls of that is told.
        told = self.keys if "i" in self.flags else {key for key in self.keys if key[0] in CALLED}
        keys = f"k={','.join(sorted(told))}" if told else ""
        return "" if flags == "i" and not keys else flags + keys


def decide(library, info):
    subject = Subject.make(library, info)
    decision = Decision()
    if subject.is_enum():
        decide_enum(subject, decision)
    elif "type" in subject.external:
        decision.flags.add("-")
    else:
        decide_class(subject, decision)
    decision.keys |= {key for key, names in FILLERS.items() if any(acts(subject, name, [PART, PART][: 2 if key == "@" else 1]) for name in names)}
    if acts_on_subclass(subject):
        decision.keys.add("^")
    why = reached_by(subject, ("__init__", "__post_init__"), 3) or reached_by(subject, ("__new__",), 3)
    if why is not None:
        decision.flags.add("x")
    if decision.flags & {"i", "e"}:
        why = reached_by(subject, EVERYDAY_METHODS, 3)
        if why is not None:
            decision.flags.add("m")
    return decision


def decide_enum(subject, decision):
    missing = subject.lookup("_missing_")
    found = Findings()
    if missing is not None:
        Interpreter(subject, missing[0], missing[1], found).call_found("_missing_", missing, [PART])
    if found.level == RUNS or not has_plain_metaclass(subject):
        decision.flags.add("-")
        add_reach(subject, decision, "_missing_", missing)
    elif not subject.unknown_bases():
        decision.flags.add("e")


def decide_class(subject, decision):
    levels = {hook: level_of(subject, decision, hook) for hook in REBUILDERS}
    worst_level = max(levels.values())
    unknown = subject.unknown_bases() or is_replaced(subject)
    if worst_level < RUNS and has_plain_metaclass(subject) and not unknown:
        decision.flags.add("i")
        if levels["__setstate__"] != STORES or levels["__getattribute__"] != STORES or levels["__getattr__"] != STORES or levels["__del__"] != STORES:
            decision.flags.add("p")
        if not takes_arguments(subject):
            decision.flags.add("n")
        if not is_key(subject):
            decision.flags.add("h")
        acting = acting_setters(subject)
        if acting is None:
            decision.flags.add("t")
        else:
            decision.keys |= {f"!{name}" for name in acting}
        add_fills(subject, decision)
    elif unknown:
        decision.flags.add("?")


def level_of(subject, decision, hook):
    """The level of the hook that the loader finds; those of bases count where it calls them."""
    found = subject.lookup(hook)
    if found is None or (hook == "__getattr__" and not reads_missing(subject)):
        return STORES
    findings = findings_of(subject, hook, found)
    decision.keys |= findings.keys
    if findings.level == RUNS:
        decision.keys |= {f"~{key}" for key in findings.called | findings.keys if key.isidentifier() or key == "*"}
        decision.why += [f"{hook}: {why}" for why in findings.why]
        add_reach(subject, decision, hook, found)
    if findings.changes:
        decision.flags.add("X")
    return findings.level


KNOWN = {}


def findings_of(subject, hook, found):
    """What the hook does; found once for all classes that have it and all that it asks for in common."""
    known = KNOWN.setdefault((hook, id(found[2])), [])
    for asked, findings in known:
        if subject.answers(asked):
            return findings
    before, subject.asked = subject.asked, {}
    findings = interpret(subject, hook, found)
    if len(known) < 20:
        known.append((subject.asked, findings))
    subject.asked = before
    return findings


def interpret(subject, hook, found):
    findings = Findings()
    run = Interpreter(subject, found[0], found[1], findings)
    # Where no other hook may ask for more, the loader asks for `__setstate__` alone.
    asked = CLEAN if any(subject.lookup(one) is not None for one in ("__setstate__", "__del__", "__getattribute__")) else Text("__setstate__")
    result = run.call_found(hook, found, {"__setstate__": [STATE], "__getattr__": [asked], "__getattribute__": [CLEAN], "__setattr__": [CLEAN, PART], "__eq__": [PART]}.get(hook, []))
    if hook == "__new__" and result != SELF and isinstance(found[2], ast.FunctionDef):
        findings.raise_to(RUNS, "gives back another object")
    if hook in ("__getattr__", "__setstate__") and isinstance(found[2], ast.Constant):
        findings.raise_to(RUNS, "is a constant") if found[2].value is not None else None
    return findings


def reads_missing(subject):
    """Whether the loader or a hook may ask the instance for an attribute that it does not have: without a `__setstate__` the loader does."""
    state = subject.lookup("__setstate__")
    if state is None or not isinstance(state[2], ast.FunctionDef):
        return True
    return findings_of(subject, "__setstate__", state).reads_self


def add_reach(subject, decision, hook, found):
    if found is None:
        return
    why = reached(subject, found, 4)
    if why is not None:
        decision.flags.add("X")
        decision.why.append(f"{hook} > {why}")
    if hook == "__del__" and is_native(subject, found[2]):
        decision.flags.add("D")


def is_native(subject, function):
    if not isinstance(function, ast.FunctionDef):
        return False
    names = [dotted(node.func) or "" for node in ast.walk(function) if isinstance(node, ast.Call)]
    methods = [subject.lookup(name.split(".")[1]) for name in names if name.startswith("self.") and name.count(".") == 1]
    for found in methods:
        if found is not None and isinstance(found[2], ast.FunctionDef):
            names += [dotted(node.func) or "" for node in ast.walk(found[2]) if isinstance(node, ast.Call)]
    return any(NATIVE.search(name) for name in names)


def takes_arguments(subject):
    """Whether `cls.__new__(cls, values)` only stores them: a builtin type's, or one that hands them on."""
    found = subject.lookup("__new__")
    if found is None:
        return True
    # A person who read it read what it does without arguments.
    if not isinstance(found[2], ast.FunctionDef) or f"{found[1].full}.__new__" in subject.reviewed:
        return False
    findings = Findings()
    run = Interpreter(subject, found[0], found[1], findings)
    count = len(found[2].args.args) - 1
    result = run.call_found("__new__", found, [PART] * count, {"**": PART})
    return findings.level < RUNS and result == SELF


def is_key(subject):
    for hook in ("__hash__", "__eq__"):
        found = subject.lookup(hook)
        if found is not None and findings_of(subject, hook, found).level == RUNS:
            return False
    return True


def acting_setters(subject):
    """Names of attributes whose setting does more than to store; none where `setattr(instance, any name, value)` does, as a state of slots calls it, and None where that is no matter of names."""
    findings = Findings()
    run = Interpreter(subject, subject.info.module, subject.info, findings)
    run.set_own(None, PART)
    if findings.level == STORES:
        return set()
    names = {name for name, _ in subject.named_setters(None)}
    return names if subject.lookup("__setattr__") is None and len(names) <= SETTERS else None


# More of them than this are no list to look a state up in.
SETTERS = 12


def add_fills(subject, decision):
    bases = subject.builtin_bases()
    if bases & {"dict", "OrderedDict", "defaultdict", "Counter"} and fills_by(subject, ("__setitem__",)):
        decision.flags.add("d")
    if "list" in bases and fills_by(subject, ("append", "extend")):
        decision.flags.add("l")


def fills_by(subject, names):
    for name in names:
        found = subject.lookup(name)
        if found is None:
            continue
        findings = Findings()
        Interpreter(subject, found[0], found[1], findings).call_found(name, found, [PART, PART][: 2 if name == "__setitem__" else 1])
        if findings.level == RUNS or findings.keys:
            return False
    return True


def acts_on_subclass(subject):
    """By its own hook, or by one of a metaclass in line, which is given the name, the bases and the body."""
    if acts(subject, "__init_subclass__", []):
        return True
    return any(acts(meta, hook, [CLEAN, CLEAN, STATE]) for meta in metaclasses_of(subject) for hook in ("__new__", "__init__"))


def metaclasses_of(subject):
    for info in subject.line:
        for node in info.nodes:
            for one in [*(word.value for word in node.keywords if word.arg == "metaclass"), *made_with(node)]:
                found = subject.library.find(subject.library.name_inside(info, dotted(one) or "?"))
                if found is not None and found[0] == "class":
                    yield subject.of(found[1])


def made_with(node):
    """The metaclass of `with_metaclass(Meta, …)` and of `@add_metaclass(Meta)`."""
    for one in (*node.bases, *node.decorator_list):
        if isinstance(one, ast.Call) and (dotted(one.func) or "").split(".")[-1] in ("with_metaclass", "add_metaclass") and one.args:
            yield one.args[0]


def acts(subject, name, given):
    """Whether a method calls something of its object or of what it is given, or reaches a resource and is not followed to its end."""
    found = subject.lookup(name)
    if found is None or not isinstance(found[2], ast.FunctionDef):
        return False
    findings = Findings()
    Interpreter(subject, found[0], found[1], findings).call_found(name, found, given)
    return bool(findings.called) or findings.level == RUNS and reached(subject, found, 3) is not None


def has_plain_metaclass(subject):
    for info in subject.line:
        for node in info.nodes:
            for keyword in node.keywords:
                if keyword.arg == "metaclass" and not is_plain_metaclass(subject, info, dotted(keyword.value)):
                    return False
            for base in node.bases:
                if isinstance(base, ast.Call) and (dotted(base.func) or "").split(".")[-1] == "with_metaclass":
                    if not base.args or not is_plain_metaclass(subject, info, dotted(base.args[0])):
                        return False
            for one in node.decorator_list:
                if isinstance(one, ast.Call) and (dotted(one.func) or "").split(".")[-1] == "add_metaclass":
                    if not one.args or not is_plain_metaclass(subject, info, dotted(one.args[0])):
                        return False
        if "__metaclass__" in info.members and not is_plain_metaclass(subject, info, dotted(info.members["__metaclass__"][-1] or ast.Constant(0))):
            return False
    return True


def is_plain_metaclass(subject, info, name):
    """One that does not answer for the attributes of its classes."""
    if name is None:
        return False
    full = subject.library.name_inside(info, name)
    if full in PLAIN_METACLASSES or full.split(".")[-1] in ("ABCMeta", "EnumMeta", "type"):
        return True
    found = subject.library.find(full)
    if found is None or found[0] != "class":
        return False
    meta = subject.of(found[1])
    known = all(one in PLAIN_METACLASSES or one == "object" for one in meta.external)
    return known and all(meta.lookup(hook) is None for hook in ("__getattribute__", "__getattr__"))


def is_replaced(subject):
    """Whether a decorator that nobody knows, or a line below the class, may have put something else into it."""
    for info in subject.line:
        if any(not is_plain_decorator(one) and not gives_back(subject, info, one) for node in info.nodes for one in node.decorator_list):
            return True
        for name, attribute, node in info.module.patches:
            if name == info.name and attribute in REBUILDERS:
                info.members.setdefault(attribute, []).append(definition(subject.library, info, node.value))
    return False


def gives_back(subject, info, decorator):
    """A decorator of the sources whose body names none of the hooks and makes no class."""
    name = dotted(decorator.func if isinstance(decorator, ast.Call) else decorator)
    found = None if name is None else subject.library.resolve(info.module, name)
    if found is None or found[0] != "function":
        return False
    for node in ast.walk(found[1][1]):
        if isinstance(node, ast.ClassDef) or isinstance(node, ast.Attribute) and node.attr in REBUILDERS:
            return False
        if isinstance(node, ast.Constant) and node.value in REBUILDERS or isinstance(node, ast.Call) and dotted(node.func) in ("type", "types.new_class"):
            return False
    return True


__all__ = ["decide", "FRESH", "PLAIN"]

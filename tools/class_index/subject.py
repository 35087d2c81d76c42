"""One class with its bases: which class in line has a method, which properties it has, and which bases no source at hand explains."""
import ast

from .modules import dotted
from .names import ABSTRACT, ENUMS, EXCEPTION, OLD_BASES, OPAQUE_BASES, PLAIN_BASES

MAKERS_OF_BASES = {"namedtuple", "NamedTuple"}


class Subject:
    known = {}
    reviewed = {}  # what a person read, by the full name of the method

    def __init__(self, library, info):
        self.library = library
        self.info = info
        self.line, self.external = linear(library, info)
        self.lookups = {}
        self.asked = None

    @classmethod
    def make(cls, library, info):
        key = id(info)
        if key not in cls.known:
            cls.known[key] = cls(library, info)
        return cls.known[key]

    def of(self, info):
        return Subject.make(self.library, info)

    def is_enum(self):
        return any(name in ENUMS for name in self.external)

    def unknown_bases(self):
        return [name for name in self.external if not is_known_base(name)]

    def builtin_bases(self):
        return {name.split(".")[-1] for name in self.external if name in PLAIN_BASES}

    def builtin_method(self, name):
        self.note(("builtin", name))
        return self.is_builtin_method(name)

    def is_builtin_method(self, name):
        types = [dict, list, tuple, set, frozenset, str, bytes, int, float, complex, bytearray, BaseException]
        bases = self.builtin_bases() | ({"dict"} if self.builtin_bases() & {"OrderedDict", "defaultdict", "Counter", "UserDict"} else set())
        return any(one.__name__ in bases and hasattr(one, name) for one in types) or any(EXCEPTION.match(one) for one in self.external)

    def lookup(self, name, after=None):
        """(module, class, definition) of the first class in line, or of the first after another one."""
        key = (name, after)
        if key not in self.lookups:
            self.lookups[key] = self.search(name, after)
        found = self.lookups[key]
        if self.asked is not None:
            self.asked[key] = None if found is None else id(found[2])
        return found

    def answers(self, asked):
        """Whether this class gives the answers that another gave, so that what was found there holds here."""
        return all(self.answer(key) == value for key, value in asked.items())

    def answer(self, key):
        if key[0] == "setters of":
            return self.setters_of(key[1])
        if key[0] == "builtin":
            return self.is_builtin_method(key[1])
        if key[0] == "class":
            return id(self.info)
        found = self.lookup(*key)
        return None if found is None else id(found[2])

    def note(self, key):
        if self.asked is not None:
            self.asked[key] = self.answer(key)

    def search(self, name, after):
        line = self.line[self.line.index(after) + 1 :] if after in self.line else self.line
        for info in line:
            if name in info.members:
                return (info.module, info, definition(self.library, info, info.members[name][-1]))
        return None

    def all_of(self, name):
        """Every definition in line: (module, class, definition)."""
        for info in self.line:
            for value in info.members.get(name, []):
                yield info.module, info, definition(self.library, info, value)

    def getters(self, name):
        """The property of that name, if it is one."""
        found = self.lookup(name)
        if found is None:
            return
        module, owner, value = found
        if isinstance(value, ast.FunctionDef):
            if any((dotted(one) or "").split(".")[-1] in ("property", "cached_property", "getter", "setter") for one in value.decorator_list):
                for one in owner.members[name]:
                    if isinstance(one, ast.FunctionDef) and len(one.args.args) == 1:
                        yield "known", module, owner, one
        elif isinstance(value, ast.Call):
            yield from self.of_descriptor(module, owner, value, "__get__")

    def setters(self, attribute):
        """What `self.attribute = …` calls; of every attribute where the name is not known."""
        self.note(("setters of", attribute))
        yield from self.find_setters(attribute)

    def setters_of(self, attribute):
        return tuple(id(function) for _, _, _, function in self.find_setters(attribute))

    def find_setters(self, attribute):
        for _, found in self.named_setters(attribute):
            yield found

    def named_setters(self, attribute):
        for info in self.line:
            for name, values in info.members.items():
                if attribute is not None and name != attribute:
                    continue
                for value in values:
                    if isinstance(value, ast.FunctionDef) and any((dotted(one) or "").endswith(".setter") for one in value.decorator_list):
                        yield name, ("known", info.module, info, value)
                    elif isinstance(value, ast.Call):
                        for found in self.of_descriptor(info.module, info, value, "__set__"):
                            yield name, found

    def of_descriptor(self, module, owner, value, hook):
        name = dotted(value.func)
        if name is None:
            return
        full = self.library.name(module, name)
        if full == "property":
            index = 0 if hook == "__get__" else 1
            if len(value.args) > index and not (isinstance(value.args[index], ast.Constant)):
                function = definition(self.library, owner, value.args[index])
                yield ("known", module, owner, function) if isinstance(function, (ast.FunctionDef, ast.Lambda)) else ("unknown", module, owner, value)
            return
        found = self.library.find(full)
        if found is not None and found[0] == "class" and self.of(found[1]).lookup(hook) is not None:
            yield "unknown", module, owner, value


def definition(library, info, value):
    """The function that a name in a class body means, also where it is another name of one."""
    name = dotted(value) if isinstance(value, (ast.Name, ast.Attribute)) else None
    if name is None:
        return value
    if name in info.members and isinstance(info.members[name][-1], ast.FunctionDef):
        return info.members[name][-1]
    found = library.resolve(info.module, name)
    return found[1][1] if found is not None and found[0] == "function" else value


def is_known_base(name):
    return name in PLAIN_BASES or name in ENUMS or name in OLD_BASES or EXCEPTION.match(name) is not None or ABSTRACT.match(name) is not None


def alternatives(base):
    """`A if sys.version_info >= (3, 9) else B`: both."""
    return [*alternatives(base.body), *alternatives(base.orelse)] if isinstance(base, ast.IfExp) else [base]


def bases_of(library, info):
    """(class or None, dotted name) of each base."""
    for node in info.nodes:
        for base in (one for written in node.bases for one in alternatives(written)):
            if isinstance(base, ast.Call):
                yield from made_bases(library, info, base)
                continue
            name = dotted(base)
            if name is None:
                yield None, "?computed"
                continue
            full = library.name_inside(info, name)
            yield base_of(library, full)


def base_of(library, full, depth=0):
    if full in PLAIN_BASES or full in ENUMS or full in OPAQUE_BASES or ABSTRACT.match(full):
        return None, full
    found = library.find(full)
    if found is not None and found[0] == "class":
        own = found[1].full
        return (None, own) if own in PLAIN_BASES or own in ENUMS or own in OPAQUE_BASES or ABSTRACT.match(own) else (found[1], full)
    if found is not None and found[0] == "value" and isinstance(found[1][1], ast.Call):
        maker = (dotted(found[1][1].func) or "").split(".")[-1]
        if maker in MAKERS_OF_BASES:
            return None, "tuple"
    if found is not None and found[0] == "value" and isinstance(found[1][1], ast.Subscript):
        # `Graph = Mapping[Key, Any]`: a type with its parameters.
        name = dotted(found[1][1])
        return (None, full) if name is None or depth > 5 else base_of(library, library.name(found[1][0], name), depth + 1)
    if found is not None and found[0] == "value" and is_empty_abstract(library, *found[1]):
        return None, "object"
    alias = None if found is not None or depth > 5 else library.alias(full)
    if alias is not None:
        return base_of(library, alias, depth + 1)
    if full.startswith(("six.", "future.", "past.", "builtins.")):
        full = full.rsplit(".", 1)[-1]
    return None, OLD_BASES.get(full, full)


def is_empty_abstract(library, module, value):
    """`abc.ABCMeta("ABC", (), {})`, which Python 2 had in the place of `abc.ABC`."""
    if not isinstance(value, ast.Call) or library.name(module, dotted(value.func) or "?") != "abc.ABCMeta" or len(value.args) != 3:
        return False
    _, bases, body = value.args
    return isinstance(bases, ast.Tuple) and not bases.elts and isinstance(body, ast.Dict) and not body.keys


def made_bases(library, info, node):
    maker = (dotted(node.func) or "?").split(".")[-1]
    if maker in MAKERS_OF_BASES:
        yield None, "tuple"
    elif maker == "with_metaclass":
        for one in node.args[1:]:
            name = dotted(one)
            yield base_of(library, library.name_inside(info, name)) if name else (None, "?computed")
    else:
        yield None, f"?{maker}()"


def linear(library, info, depth=0, entered=()):
    """Classes of the sources in line, the nearest first, and the names of bases that are not of them."""
    line, external = [info], []
    if depth > 25 or info in entered:
        return line, ["?deep"]
    for base, name in bases_of(library, info):
        if base is None:
            external.append(name)
        elif base is not info:
            more, names = linear(library, base, depth + 1, (*entered, info))
            line += more
            external += names
    return list(reversed(dict.fromkeys(reversed(line)))), external

"""Reads Python packages as text: which classes and functions each module defines, what it imports, and what a dotted name means. Nothing is imported.

Syntax trees: https://docs.python.org/3/library/ast.html
"""
import ast
import os
import sysconfig
import warnings
from pathlib import Path

STANDARD = Path(sysconfig.get_path("stdlib"))
SKIPPED = {"tests", "test", "testing", "conftest", "_vendor", "__pycache__", "idlelib", "lib2to3", "site-packages", "dist-packages"}


MADE_ENUMS = {"Enum", "IntEnum", "Flag", "IntFlag", "StrEnum"}
MADE_TUPLES = {"namedtuple", "NamedTuple"}


class ClassInfo:
    """A class of a module: one body for all definitions of that name, as branches of an `if` may each have one."""

    def __init__(self, module, name):
        self.module = module
        self.name = name
        self.nodes = []
        self.members = {}
        self.patched = False

    @property
    def full(self):
        return f"{self.module.name}.{self.name}"

    def add(self, node):
        self.nodes.append(node)
        for statement in flatten(node.body):
            for name, value in bound_names(statement):
                self.members.setdefault(name, []).append(value)


class Module:
    def __init__(self, name, tree, is_package):
        self.name = name
        self.is_package = is_package
        self.is_standard = False  # of Python itself
        self.classes = {}
        self.functions = {}
        self.imports = {}
        self.stars = []
        self.assigned = {}
        self.patches = []
        for statement in flatten(tree.body):
            self.read(statement)

    def read(self, node):
        if isinstance(node, ast.ClassDef):
            self.read_class(node, node.name)
        elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            self.functions.setdefault(node.name, []).append(node)
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            self.read_import(node)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    self.assigned[target.id] = node.value
                    self.read_made_class(target.id, node.value)
                elif isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name):
                    self.patches.append((target.value.id, target.attr, node))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            self.assigned[node.target.id] = node.value

    def read_class(self, node, name):
        """A class, and the classes of its body under their own names: a pickle names them `Outer.Inner`."""
        self.classes.setdefault(name, ClassInfo(self, name)).add(node)
        for statement in flatten(node.body):
            if isinstance(statement, ast.ClassDef):
                self.read_class(statement, f"{name}.{statement.name}")

    def read_made_class(self, name, value):
        """`Color = Enum("Color", "RED GREEN")`, `Point = namedtuple("Point", "x y")`: a class under the name of its first argument."""
        if not isinstance(value, ast.Call) or not value.args or not isinstance(value.args[0], ast.Constant) or value.args[0].value != name:
            return
        maker = (dotted(value.func) or "").split(".")[-1]
        if maker in MADE_ENUMS or maker in MADE_TUPLES:
            base = value.func if maker in MADE_ENUMS else value
            self.classes.setdefault(name, ClassInfo(self, name)).add(ast.ClassDef(name, [base], [], [ast.Pass()], []))

    def read_import(self, node):
        for name, target in imported(node, self):
            if name == "*":
                self.stars.append(target)
            else:
                self.imports.setdefault(name, target)


def flatten(body):
    """The statements of a body, those in branches and `try` included."""
    for node in body:
        if isinstance(node, (ast.If, ast.Try, ast.With, ast.For, ast.While)):
            for part in ("body", "orelse", "finalbody"):
                yield from flatten(getattr(node, part, []))
            for handler in getattr(node, "handlers", []):
                yield from flatten(handler.body)
        else:
            yield node


def bound_names(node):
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node.name, node
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            for one in target.elts if isinstance(target, (ast.Tuple, ast.List)) else [target]:
                if isinstance(one, ast.Name):
                    yield one.id, node.value if one is target else None
    elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
        yield node.target.id, node.value
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        for alias in node.names:
            yield (alias.asname or alias.name.split(".")[0]), None


def imported(node, module):
    """(local name, dotted target) of an import statement."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield alias.asname or alias.name.split(".")[0], alias.name if alias.asname else alias.name.split(".")[0]
        return
    base = node.module or ""
    if node.level:
        parts = module.name.split(".") if module.is_package else module.name.split(".")[:-1]
        parts = parts[: len(parts) - (node.level - 1)]
        base = ".".join(parts + ([node.module] if node.module else []))
    for alias in node.names:
        yield (alias.asname or alias.name) if alias.name != "*" else "*", f"{base}.{alias.name}" if alias.name != "*" else base


def dotted(node):
    """`a.b.c` of a node; None for what is computed. A subscript counts as what it subscripts (`Generic[T]`)."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        base = dotted(node.value)
        return base and f"{base}.{node.attr}"
    if isinstance(node, ast.Subscript):
        return dotted(node.value)
    return None


class Library:
    """All packages whose sources are at hand, one version each; modules are read when a name leads to them."""

    def __init__(self, folders):
        self.roots = {}
        for folder in [*folders, STANDARD]:
            for entry in sorted(os.listdir(folder)):
                name = entry[:-3] if entry.endswith(".py") else entry
                if name.isidentifier() and name not in SKIPPED:
                    self.roots.setdefault(name, []).append(Path(folder))
        self.modules = {}
        self.found = {}
        self.exports = {}
        self.names = {}

    def module(self, name):
        if name not in self.modules:
            self.modules[name] = self.read(name)
        return self.modules[name]

    def read(self, name):
        for root in self.roots.get(name.split(".")[0], []):
            base = root.joinpath(*name.split("."))
            for path, is_package in ((base / "__init__.py", True), (base.with_name(base.name + ".py"), False)):
                if path.is_file():
                    module = parse(path, name, is_package)
                    if module is not None:
                        module.is_standard = root == STANDARD
                    return module
        return None

    def modules_of(self, root, top_level):
        """Every module of a package below one root, tests left out."""
        base = root / top_level
        if (root / f"{top_level}.py").is_file():
            yield self.module(top_level)
        for folder, folders, files in os.walk(base):
            folders[:] = sorted(one for one in folders if one not in SKIPPED and one.isidentifier())
            for file in sorted(files):
                if file.endswith(".py") and not file.startswith("test_") and file != "conftest.py":
                    parts = Path(folder, file).relative_to(root).with_suffix("").parts
                    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
                    yield self.module(name)

    def find(self, full, depth=0):
        """('class' | 'function' | 'module' | 'value', what) that a dotted name means; None when the sources do not say."""
        if full in self.found:
            return self.found[full]
        if depth > 10:
            return None
        self.found[full] = None  # circles end here
        self.found[full] = self.search(full, depth)
        return self.found[full]

    def search(self, full, depth):
        parts = full.split(".")
        for count in range(len(parts) - 1, 0, -1):
            module = self.module(".".join(parts[:count]))
            if module is not None:
                return self.member(module, parts[count], parts[count + 1 :], depth) or self.whole_module(full)
        return self.whole_module(full)

    def whole_module(self, full):
        module = self.module(full)
        return None if module is None else ("module", module)

    def member(self, module, name, rest, depth):
        if name in module.classes:
            inner = module.classes.get(".".join([name, *rest]))
            return None if inner is None else ("class", inner)
        if name in module.functions:
            return ("function", (module, module.functions[name][-1])) if not rest else None
        if name in module.imports:
            return self.find(".".join([module.imports[name], *rest]), depth + 1)
        if name in module.assigned and not rest:
            name_of_value = dotted(module.assigned[name])
            if name_of_value is not None and not isinstance(module.assigned[name], ast.Subscript):
                return self.resolve(module, name_of_value, depth + 1)
            return ("value", (module, module.assigned[name]))
        for star in module.stars:
            if name in self.exported(star):
                return self.find(".".join([star, name, *rest]), depth + 1)
        return None

    def exported(self, name):
        """Every name that `from name import *` may bring."""
        if name not in self.exports:
            self.exports[name] = found = set()
            module = self.module(name)
            if module is not None:
                found |= {*module.classes, *module.functions, *module.imports, *module.assigned}
                for star in module.stars:
                    found |= self.exported(star)
        return self.exports[name]

    def name(self, module, text):
        """The dotted name that `text` stands for inside a module."""
        head, _, rest = text.partition(".")
        if head in module.imports:
            return module.imports[head] + (f".{rest}" if rest else "")
        if head in module.classes or head in module.functions or head in module.assigned:
            return f"{module.name}.{text}"
        for star in module.stars:
            if head in self.exported(star):
                return f"{star}.{text}"
        return text

    def name_inside(self, info, text):
        """The dotted name that `text` stands for in the head of a class: one of a body sees what stands in that body first."""
        outer, _, own = info.name.rpartition(".")
        head = text.partition(".")[0]
        if outer and head != own and head in info.module.classes[outer].members:
            return f"{info.module.name}.{outer}.{text}"
        return self.name(info.module, text)

    def origin(self, full, depth=0):
        """The name that a module imported under this one: `gensim.utils.open` is `smart_open.open`."""
        owner, _, name = full.rpartition(".")
        module = self.module(owner) if owner and depth < 5 else None
        if module is None or name in module.classes or name in module.functions or name not in module.imports:
            return full
        return self.origin(module.imports[name], depth + 1)

    def alias(self, full):
        """The same where a module gives another one a name of its own: `python3for2.abc.MutableMapping` after `abc = collections`."""
        owner, _, name = full.rpartition(".")
        where, _, given = owner.rpartition(".")
        module = self.module(where) if where else None
        meant = None if module is None or given not in module.assigned else dotted(module.assigned[given])
        return None if meant is None else f"{self.name(module, meant)}.{name}"

    def resolve(self, module, text, depth=0):
        return self.find(self.name(module, text), depth)


def parse(path, name, is_package):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return Module(name, ast.parse(path.read_bytes()), is_package)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None

"""Follows what a hook of a class does with the values of a file, without running it.

Values are few: what the file brings (`PART`), the object that is rebuilt (`SELF`), its state (`STATE`), and what the hook makes or
names by itself (`CLEAN`, `FRESH` for containers). The answer is a level: `STORES`, nothing of the file is called whatever it is;
`PLAIN`, only the everyday methods of builtin types are called on it (`items`, `copy`, a comparison); `RUNS`, more than that.
"""
import ast
import builtins

from .modules import dotted, imported
from .names import CONSULTING, EXCEPTION, FRESH as FRESH_MAKERS, PLAIN_CALLS, PLAIN_DECORATORS, PLAIN_METHODS, RESOURCES, SILENT

STORES, PLAIN, RUNS = 0, 1, 2
CLEAN, FRESH, SELF, STATE, DICT, PART = "clean", "fresh", "self", "state", "dict", "part"


class Part(str):
    """A value of the file of which it is known under which keys of the state it stands."""

    def __new__(cls, keys):
        made = super().__new__(cls, PART)
        made.keys = frozenset(keys)
        return made


class Text(str):
    """A text that is known: the name of the attribute that the loader asks for."""

    def __new__(cls, text):
        made = super().__new__(cls, CLEAN)
        made.text = text
        return made


class OwnClass(str):
    """The class of the object that is rebuilt: nothing of the file, and its own methods are known."""

    def __new__(cls):
        return super().__new__(cls, CLEAN)


class Done(Exception):
    """The function ends here, whatever stands below."""


def keys_of(value):
    """None: it may stand anywhere."""
    return getattr(value, "keys", None) if isinstance(value, Part) else None


RANK = {CLEAN: 0, FRESH: 1, STATE: 2, DICT: 2, SELF: 3, PART: 4}
DEPTH = 5
STEPS = 3000
BUILTINS = set(dir(builtins)) | {"unicode", "basestring", "long", "xrange"}


class Findings:
    """What was found of one hook."""

    def __init__(self):
        self.level = STORES
        self.why = []
        self.keys = set()
        self.called = set()  # keys of the state under which stands what it calls; `*` where that may be any
        self.changes = False  # sets an attribute that the file names, of what the file names
        self.reads_self = False
        self.steps = 0

    def raise_to(self, level, why):
        if level > self.level:
            self.level = level
        if level == RUNS and len(self.why) < 3:
            self.why.append(why)


class Interpreter:
    """One function with its arguments; calls of functions of the sources are followed."""

    def __init__(self, subject, module, owner, findings, depth=0, trail=()):
        self.subject = subject
        self.module = module
        self.owner = owner
        self.findings = findings
        self.depth = depth
        self.trail = trail
        self.scope = {}
        self.local_names = {}
        self.local_functions = {}
        self.result = CLEAN

    def run(self, function, arguments, keywords=None):
        """@returns the worst value that it returns"""
        if id(function) in self.trail or self.depth > DEPTH or self.findings.steps > STEPS:
            self.runs(f"{getattr(function, 'name', 'lambda')} goes too deep")
            return PART
        self.trail = (*self.trail, id(function))
        self.bind(function.args, list(arguments), dict(keywords or {}))
        if isinstance(function, ast.Lambda):
            return self.value(function.body)
        try:
            for statement in function.body:
                self.statement(statement)
        except Done:
            pass
        return self.result

    def bind(self, args, values, keywords):
        names = [one.arg for one in [*args.posonlyargs, *args.args]]
        for name, value in zip(names, values):
            self.scope[name] = value
        rest = values[len(names) :]
        for name in names[len(values) :]:
            self.scope[name] = keywords.pop(name, keywords.get("**", CLEAN))
        for one in args.kwonlyargs:
            self.scope[one.arg] = keywords.pop(one.arg, keywords.get("**", CLEAN))
        if args.vararg:
            self.scope[args.vararg.arg] = FRESH if rest else CLEAN
        if args.kwarg:
            self.scope[args.kwarg.arg] = FRESH

    # What is found.

    def plain(self, why=""):
        self.findings.raise_to(PLAIN, why)

    def runs(self, why):
        self.findings.raise_to(RUNS, why)

    def calls(self, why, *values):
        """More than that is called of these, where they are of the file."""
        for value in values:
            if value == PART:
                self.findings.called |= {"*"} if keys_of(value) is None else keys_of(value)
        self.runs(why)

    def uses(self, *values):
        """Something of the type of a value is called: its comparison, its length, its text."""
        for value in values:
            if value == SELF or value == PART and keys_of(value) is None:
                self.plain()
            elif value == PART:
                self.findings.keys |= keys_of(value)

    # Statements.

    def statement(self, node):
        method = getattr(self, f"do_{type(node).__name__}", None)
        if method is None:
            self.runs(f"statement {type(node).__name__}")
        else:
            method(node)

    def body(self, statements):
        for one in statements:
            if self.findings.steps > STEPS:
                return
            self.statement(one)

    def do_Expr(self, node):
        self.value(node.value)

    def do_Pass(self, node):
        pass

    do_Break = do_Continue = do_Global = do_Nonlocal = do_Pass

    def do_Return(self, node):
        if node.value is not None:
            self.result = worst(self.result, self.value(node.value))

    def do_Raise(self, node):
        for part in (node.exc, node.cause):
            if part is not None:
                self.value(part)

    def do_Assert(self, node):
        self.truth(self.value(node.test))
        if node.msg is not None:
            self.value(node.msg)

    def do_Assign(self, node):
        value = self.value(node.value)
        if isinstance(node.value, ast.Lambda) and isinstance(node.targets[0], ast.Name):
            self.local_functions[node.targets[0].id] = node.value
        name = dotted(node.value)
        for target in node.targets:
            self.assign(target, value)
            if name is not None and isinstance(target, ast.Name) and value == CLEAN and not isinstance(node.value, ast.Subscript):
                self.local_names[target.id] = self.full_name(name)

    def do_AnnAssign(self, node):
        if node.value is not None:
            self.assign(node.target, self.value(node.value))

    def do_AugAssign(self, node):
        self.uses(self.value(node.value))
        if isinstance(node.target, ast.Name):
            self.uses(self.scope.get(node.target.id, CLEAN))
        else:
            self.uses(self.value(node.target))
            self.assign(node.target, PART)

    def do_Delete(self, node):
        for target in node.targets:
            if isinstance(target, ast.Subscript):
                self.uses(self.value(target.value), self.value(target.slice))
            elif isinstance(target, ast.Attribute):
                value = self.value(target.value)
                self.uses(value if value == PART else CLEAN)

    def do_If(self, node):
        known = known_truth(self, node.test)
        if known is None:
            self.truth(self.value(node.test))
        if known is not False:
            self.body(node.body)
            if known and node.body and isinstance(node.body[-1], (ast.Raise, ast.Return)):
                raise Done
        if known is not True:
            self.body(node.orelse)

    def do_While(self, node):
        self.truth(self.value(node.test))
        self.body(node.body)
        self.body(node.body)
        self.body(node.orelse)

    def do_For(self, node):
        self.assign(node.target, self.element(self.value(node.iter), node.iter), node.iter)
        self.body(node.body)
        self.body(node.body)  # what its end assigns its start may use
        self.body(node.orelse)

    def do_Try(self, node):
        self.body(node.body)
        for handler in node.handlers:
            if handler.name:
                self.scope[handler.name] = CLEAN
            self.body(handler.body)
        self.body(node.orelse)
        self.body(node.finalbody)

    def do_With(self, node):
        for item in node.items:
            value = self.value(item.context_expr)
            if value == PART:
                self.uses(value) if isinstance(item.context_expr, ast.Attribute) and "lock" in item.context_expr.attr.lower() else self.calls("enters a value of the file", value)
            if item.optional_vars is not None:
                self.assign(item.optional_vars, value)
        self.body(node.body)

    def do_FunctionDef(self, node):
        self.local_functions[node.name] = node
        self.scope[node.name] = CLEAN

    def do_ClassDef(self, node):
        self.scope[node.name] = CLEAN

    def do_Import(self, node):
        for name, target in imported(node, self.module):
            self.local_names[name] = target
            self.scope.pop(name, None)
        self.plain()

    do_ImportFrom = do_Import

    # Assignments.

    def assign(self, target, value, source=None):
        if isinstance(target, ast.Name):
            self.scope[target.id] = worst(self.scope[target.id], value) if target.id in self.scope else value
        elif isinstance(target, (ast.Tuple, ast.List)):
            if value == PART and not is_items_of_state(self, source):
                self.uses(value)
            part = CLEAN if value == CLEAN else value if value == PART else PART
            parts = [CLEAN, PART] if len(target.elts) == 2 and is_items_of_state(self, source) else [part] * len(target.elts)
            for one, part in zip(target.elts, parts):
                self.assign(one, part)
        elif isinstance(target, ast.Starred):
            self.assign(target.value, FRESH)
        elif isinstance(target, ast.Attribute):
            self.assign_attribute(target, value)
        elif isinstance(target, ast.Subscript):
            base, key = self.value(target.value), self.value(target.slice)
            self.uses(key)
            if base in (PART, SELF):
                self.uses(base) if base == PART else self.call_own("__setitem__", [key, value])
            elif base == CLEAN:
                self.change_of_library(target.value)

    def assign_attribute(self, target, value):
        base = self.value(target.value)
        if base == SELF:
            if target.attr == "__class__" and value != CLEAN:
                self.runs("sets its class")
            elif target.attr not in ("__dict__", "__class__"):
                self.set_own(target.attr, value)
        elif base == PART:
            self.uses(base)
        elif base == CLEAN:
            self.change_of_library(target.value)

    def change_of_library(self, node):
        """A class or module of the library gets a value of the file: a registry of instances is everyday, `sys.modules` is not."""
        name = self.full_name(dotted(node) or "")
        if name.split(".")[0] in ("sys", "os", "builtins", "importlib"):
            self.runs(f"changes {name}")
        else:
            self.plain()

    def set_own(self, attribute, value):
        """`self.attribute = value`; None as the attribute: its name is computed."""
        setter = self.subject.lookup("__setattr__")
        if setter is not None and "__setattr__" not in self.entered():
            self.call_found("__setattr__", setter, [CLEAN, value])
        for kind, module, owner, function in self.subject.setters(attribute):
            if kind == "unknown":
                self.runs(f"sets through a descriptor {attribute}")
            else:
                self.follow(module, owner, function, [SELF, value])

    def entered(self):
        return getattr(self.findings, "entered", ())

    # Expressions.

    def value(self, node):
        self.findings.steps += 1
        method = getattr(self, f"of_{type(node).__name__}", None)
        if method is None:
            self.runs(f"expression {type(node).__name__}")
            return PART
        return method(node)

    def values(self, nodes):
        return [self.value(one) for one in nodes]

    def of_Constant(self, node):
        return CLEAN

    def of_Lambda(self, node):
        return CLEAN

    def of_Ellipsis(self, node):
        return CLEAN

    def of_Name(self, node):
        return self.scope.get(node.id, CLEAN)

    def of_NamedExpr(self, node):
        value = self.value(node.value)
        self.assign(node.target, value)
        return value

    def of_Starred(self, node):
        value = self.value(node.value)
        self.uses(value)
        return PART if value != CLEAN else CLEAN

    def of_Tuple(self, node):
        return FRESH if any(value != CLEAN for value in self.values(node.elts)) else CLEAN

    def of_List(self, node):
        self.values(node.elts)
        return FRESH

    def of_Set(self, node):
        values = self.values(node.elts)
        self.uses(*values)
        return FRESH

    def of_Dict(self, node):
        self.uses(*self.values([key for key in node.keys if key is not None]))
        self.values(node.values)
        return FRESH

    def of_JoinedStr(self, node):
        for part in node.values:
            if isinstance(part, ast.FormattedValue):
                self.uses(self.value(part.value))
        return CLEAN

    def of_BinOp(self, node):
        left, right = self.value(node.left), self.value(node.right)
        text = isinstance(node.op, (ast.Mod,)) and FRESH in (left, right)
        self.uses(*(PART if text else one for one in (left, right)))
        return worst(left, right)

    def of_UnaryOp(self, node):
        self.truth(self.value(node.operand))
        return CLEAN

    def of_BoolOp(self, node):
        values = self.values(node.values)
        for value in values[:-1]:
            self.truth(value)
        return worst(*values)

    def of_IfExp(self, node):
        self.truth(self.value(node.test))
        return worst(self.value(node.body), self.value(node.orelse))

    def of_Compare(self, node):
        left = self.value(node.left)
        for operator, right_node in zip(node.ops, node.comparators):
            right = self.value(right_node)
            if isinstance(operator, (ast.In, ast.NotIn)):
                self.uses(left, CLEAN if right in (STATE, DICT) else right)
                if right == FRESH and left != CLEAN:
                    self.plain()
            elif not isinstance(operator, (ast.Is, ast.IsNot)):
                self.uses(*(PART if value == FRESH else value for value in (left, right)))
            left = right
        return CLEAN

    def truth(self, value):
        if value == PART or (value == SELF and (self.subject.lookup("__bool__") or self.subject.lookup("__len__"))):
            self.uses(value)

    def of_Await(self, node):
        self.runs("awaits")
        return PART

    def of_Yield(self, node):
        if node.value is not None:
            self.value(node.value)
        self.result = FRESH
        return CLEAN

    def of_YieldFrom(self, node):
        self.uses(self.value(node.value))
        self.result = FRESH
        return CLEAN

    def of_ListComp(self, node):
        for one in node.generators:
            self.assign(one.target, self.element(self.value(one.iter), one.iter), one.iter)
            for test in one.ifs:
                self.truth(self.value(test))
        if isinstance(node, ast.DictComp):
            self.uses(self.value(node.key))
            self.value(node.value)
        else:
            self.value(node.elt)
        return FRESH

    of_SetComp = of_GeneratorExp = of_DictComp = of_ListComp

    def element(self, value, node):
        self.uses(value)
        return value if value in (PART, CLEAN) else PART

    def of_Slice(self, node):
        self.values([part for part in (node.lower, node.upper, node.step) if part is not None])
        return CLEAN

    def of_Index(self, node):
        return self.value(node.value)

    def of_Subscript(self, node):
        base, key = self.value(node.value), self.value(node.slice)
        self.uses(key)
        if base == CLEAN:
            return CLEAN if key == CLEAN else PART
        if base == PART:
            self.uses(base)
            return base
        if base == SELF:
            self.call_own("__getitem__", [key])
        return self.part_at(base, node.slice)

    def part_at(self, base, key):
        """What stands in the state, or in the object's dict, under a key that is a constant."""
        constant = isinstance(key, ast.Constant) and isinstance(key.value, str) and base in (STATE, DICT)
        return Part({key.value}) if constant else PART

    def of_Attribute(self, node):
        base = self.value(node.value)
        if base == SELF:
            return self.own_attribute(node.attr)
        if base == PART:
            self.uses(base)
            return base
        return CLEAN if base == CLEAN else PART

    def own_attribute(self, name):
        if name == "__dict__":
            return DICT
        if name == "__class__":
            return OwnClass()
        if name in ("__module__", "__name__", "__doc__"):
            return CLEAN
        getter = self.subject.lookup("__getattribute__")
        if getter is not None and "__getattribute__" not in self.entered():
            self.call_found("__getattribute__", getter, [CLEAN])
        for kind, module, owner, function in self.subject.getters(name):
            if kind == "unknown":
                self.plain()
            else:
                return worst(PART, self.follow(module, owner, function, [SELF]))
        self.findings.reads_self = True
        return Part({name})

    # Calls.

    def of_Call(self, node):
        from .calls import call

        return call(self, node)

    def full_name(self, text):
        """The dotted name of a global that `text` stands for here."""
        head, _, rest = text.partition(".")
        if head in self.local_names:
            return self.local_names[head] + (f".{rest}" if rest else "")
        return self.subject.library.name(self.module, text)

    def follow(self, module, owner, function, arguments, keywords=None):
        if any(not is_plain_decorator(one) for one in getattr(function, "decorator_list", [])):
            self.runs(f"{function.name} is decorated")
        inner = Interpreter(self.subject, module, owner, self.findings, self.depth + 1, self.trail)
        return inner.run(function, arguments, keywords)

    def call_own(self, name, arguments, keywords=None):
        """`self.name(…)`, which the state of the file may hide unless it is the interpreter's own name."""
        found = self.subject.lookup(name)
        if not (name.startswith("__") and name.endswith("__")):
            self.findings.keys.add(name)
        if found is None and name in ("__getattribute__", "__setattr__", "__init__", "__delattr__", "__reduce_ex__", "__sizeof__", "__dir__"):
            return CLEAN if name == "__init__" else PART
        if found is None:
            self.calls(f"self.{name}() is not of the sources", Part({name})) if not self.subject.builtin_method(name) else self.plain()
            return PART
        return self.call_found(name, found, arguments, keywords)

    def call_found(self, name, found, arguments, keywords=None):
        module, owner, function = found
        review = self.subject.reviewed.get(f"{owner.full}.{name}")
        if review is not None:
            self.findings.keys |= review.keys
            self.findings.raise_to(review.level, "")
            return SELF if name == "__new__" else PART
        if not isinstance(function, (ast.FunctionDef, ast.Lambda)):
            if not isinstance(function, ast.Constant):
                self.runs(f"{name} is computed")
            return PART
        first = [] if is_static(function) else [OwnClass() if is_class_method(function) or name == "__new__" else SELF]
        before = self.entered()
        self.findings.entered = (*before, name)
        result = self.follow(module, owner, function, [*first, *arguments], keywords)
        self.findings.entered = before
        return result


def known_truth(run, node):
    """Whether a test on a known text holds; None where it is not known."""
    if isinstance(node, ast.BoolOp):
        values = [known_truth(run, one) for one in node.values]
        decisive = isinstance(node.op, ast.Or)
        if decisive in values[:1]:  # what stands before it may do something
            return decisive
        return (not decisive) if all(value is (not decisive) for value in values) else None
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        value = known_truth(run, node.operand)
        return None if value is None else not value
    if isinstance(node, ast.Compare) and len(node.ops) == 1:
        return known_comparison(known_text(run, node.left), node.ops[0], constants(node.comparators[0]))
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("startswith", "endswith") and len(node.args) == 1:
        text, parts = known_text(run, node.func.value), constants(node.args[0])
        if text is not None and parts is not None and all(isinstance(part, str) for part in parts):
            return getattr(text, node.func.attr)(parts)
    return None


def known_text(run, node):
    if isinstance(node, ast.Name):
        return getattr(run.scope.get(node.id), "text", None)
    if isinstance(node, ast.Subscript):
        text = known_text(run, node.value)
        try:
            return None if text is None else eval(f"text[{ast.unparse(node.slice)}]", {"__builtins__": {}}, {"text": text}) if is_literal_slice(node.slice) else None
        except IndexError:
            return None
    return None


def is_literal_slice(node):
    return all(isinstance(one, (ast.Slice, ast.Constant, ast.UnaryOp, ast.USub, ast.Load)) for one in ast.walk(node))


def constants(node):
    """A text, or the texts of a tuple, list or set, as a tuple."""
    nodes = node.elts if isinstance(node, (ast.Tuple, ast.List, ast.Set)) else [node]
    return tuple(one.value for one in nodes) if all(isinstance(one, ast.Constant) for one in nodes) else None


def known_comparison(text, operator, parts):
    if text is None or parts is None:
        return None
    if isinstance(operator, (ast.Eq, ast.NotEq)) and len(parts) == 1:
        return (text == parts[0]) is isinstance(operator, ast.Eq)
    if isinstance(operator, (ast.In, ast.NotIn)) and len(parts) != 1:
        return (text in parts) is isinstance(operator, ast.In)
    return None


def is_items_of_state(interpreter, node):
    """`state.items()`: literal texts and values."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("items", "iteritems"):
        return interpreter.value(node.func.value) in (STATE, DICT, FRESH)
    return isinstance(node, ast.Call) and dotted(node.func) in ("six.iteritems", "iteritems")


def is_plain_decorator(node):
    name = dotted(node.func if isinstance(node, ast.Call) else node)
    return name is not None and PLAIN_DECORATORS.search(name) is not None


def is_static(function):
    return any(dotted(one) == "staticmethod" for one in getattr(function, "decorator_list", [])) and function.name != "__new__"


def is_class_method(function):
    return any(dotted(one) == "classmethod" for one in getattr(function, "decorator_list", []))


def worst(*values):
    if all(isinstance(value, OwnClass) for value in values):
        return values[0]
    found = max(values, key=RANK.__getitem__)
    found = CLEAN if found == CLEAN else found
    if found != PART:
        return found
    keys = [keys_of(value) for value in values if value == PART]
    return PART if None in keys else Part(frozenset().union(*keys))


__all__ = ["Findings", "Interpreter", "STORES", "PLAIN", "RUNS", "CLEAN", "FRESH", "SELF", "STATE", "DICT", "PART", "BUILTINS", "CONSULTING", "EXCEPTION", "FRESH_MAKERS", "PLAIN_CALLS", "PLAIN_METHODS", "RESOURCES", "SILENT", "worst"]

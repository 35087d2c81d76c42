"""Writes what is decided of the classes of packages, without importing them: a file of sections per package and version.

Usage: python -m class_index FOLDER REVIEWED OUT NAME==VERSION...
FOLDER holds one folder per package and version (wheels.py). Bases are looked up in the newest version of other packages;
OUT gets `NAME==VERSION.txt`, one section per top-level name: a head line, `#!` lines that say why a hook reaches a resource, one line a module.
"""
import gc
import re
import sys
import time
from pathlib import Path

from .classes import decide
from .modules import Library, dotted
from .reviewed import read_reviewed
from .subject import Subject

sys.setrecursionlimit(20000)


def newest(folders):
    found = {}
    for folder in folders:
        name, _, version = folder.name.partition("==")
        key = tuple(int(part) for part in re.findall(r"\d+", version))
        if name not in found or key > found[name][0]:
            found[name] = (key, folder)
    return [folder for _, folder in found.values()]


def library_for(folder, packages):
    names = {one.split("==")[0] for one in packages}
    others = [one for one in newest(folder.iterdir()) if one.name.split("==")[0] not in names]
    return Library([*(folder / one for one in packages), *sorted(others)])


def top_levels(target):
    for entry in sorted(target.iterdir()):
        name = entry.stem if entry.suffix == ".py" else entry.name
        if name.isidentifier() and name not in ("tests", "test", "setup", "docs", "examples", "benchmarks", "conftest", "scripts") and (entry.is_dir() or entry.suffix == ".py"):
            yield name


def homes_of(info):
    """Modules under which a pickle names the class: its own, and what `set_module` says."""
    yield info.module.name
    for node in info.nodes:
        for one in node.decorator_list:
            if hasattr(one, "args") and (dotted(one.func) or "").split(".")[-1] == "set_module" and one.args and hasattr(one.args[0], "value"):
                yield str(one.args[0].value)


def rows(library, target, top_level):
    for module in library.modules_of(target, top_level):
        if module is None:
            continue
        for info in module.classes.values():
            try:
                decision = decide(library, info)
            except RecursionError:
                continue
            for home in homes_of(info):
                yield home, info.name, decision


def section(library, target, top_level, package):
    modules, whys = {}, []
    for home, name, decision in rows(library, target, top_level):
        modules.setdefault(home, {})[name] = decision.text()
        if decision.flags & {"X", "D"}:
            whys.append(f"#! {home}.{name} {'; '.join(decision.why)}")
    lines = [f"# {top_level} {package} ast", *sorted(whys)]
    for home in sorted(modules):
        lines.append(" ".join([home, *(f"{name}:{text}" if text else name for name, text in sorted(modules[home].items()))]))
    return lines if modules else []


def main(folder, reviewed, out, packages):
    Subject.reviewed = reviewed
    library = library_for(folder, packages)
    for package in packages:
        start = time.process_time()
        target = folder / package
        lines = [line for one in top_levels(target) for line in section(library, target, one, package)]
        (out / f"{package}.txt").write_text("".join(f"{line}\n" for line in lines))
        print(package, len(lines), round(time.process_time() - start), file=sys.stderr, flush=True)


if __name__ == "__main__":
    gc.disable()  # trees are made once and kept
    where, reviews, into, *which = sys.argv[1:]
    Path(into).mkdir(parents=True, exist_ok=True)
    main(Path(where), read_reviewed(Path(reviews)), Path(into), which)

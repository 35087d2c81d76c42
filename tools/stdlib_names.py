"""Prints the top-level modules of the interpreter that runs it, one a line: the source of src/rules/python/standard-library.ts."""
import os
import pkgutil
import sys
import sysconfig


def names():
    known = getattr(sys, "stdlib_module_names", None)
    if known is not None:
        return set(known)
    folder = os.path.dirname(os.__file__)
    found = set(sys.builtin_module_names)
    folders = [folder, os.path.join(folder, "lib-dynload")]
    folders += [os.path.join(folder, entry) for entry in os.listdir(folder) if entry.startswith("plat-")]
    for module in pkgutil.iter_modules(folders + [os.path.join(folder, "lib-tk")]):
        found.add(module[1])
    return found


if __name__ == "__main__":
    for name in sorted(names()):
        print(name)

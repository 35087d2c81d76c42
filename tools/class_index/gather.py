"""Puts sections (of class_index, or of tools/prove_inert.py) into data/index/<top-level name>.tsv, in place of those of the same version and kind.

Usage: python -m class_index.gather DATA FILE...
A head line there reads `# top-level name==version sha256-of-the-wheel kind`; the digest is that of data/wheels.lock, `-` where classes were looked at as installed.
"""
import re
import sys
from pathlib import Path

from .wheels import read_lock

# Names that a repository's own modules have as well: a package does not decide what they are.
EVERYDAY = {
    "tests", "test", "testing", "docs", "doc", "examples", "example", "benchmarks", "benchmark", "scripts", "tools", "setup", "src", "utils", "util", "models", "model", "common", "core", "data", "config", "notebooks", "demo",
    "demos", "bin", "build", "lib", "misc", "samples", "tutorials", "ci", "versioneer", "conftest", "train", "helpers", "app", "main", "resources", "assets", "experiments", "evaluation", "datasets_", "tasks", "agents", "envs",
    "code", "release", "packaging_", "requirements", "extras", "plugins", "functional", "integration", "unit", "perf", "templates", "pyximport",
}


def sections_of(text):
    """(head, lines) of each section; a head has three or four words."""
    head, lines = None, []
    for line in text.splitlines():
        if line.startswith("# "):
            if head is not None:
                yield head, lines
            head, lines = line[2:].split(" "), []
        elif line:
            lines.append(line[:200] if line.startswith("#!") else line)
    if head is not None:
        yield head, lines


def merged(path, new):
    old = {}
    if path.exists():
        old = {(head[1], head[3]): (head, lines) for head, lines in sections_of(path.read_text())}
    old |= new
    return "".join("\n".join([f"# {' '.join(head)}", *lines, ""]) for _, (head, lines) in sorted(old.items()))


def main(data, files):
    digests = {f"{name}=={version}": digest for name, version, _, digest in read_lock(data / "wheels.lock")}
    found = {}
    for file in files:
        for (top_level, package, kind), lines in sections_of(Path(file).read_text()):
            if top_level in EVERYDAY or not lines:
                continue
            head = [top_level, package, digests[package] if kind == "ast" else "-", kind]
            found.setdefault(top_level, {})[package, kind] = (head, lines)
    (data / "index").mkdir(exist_ok=True)
    for top_level, new in sorted(found.items()):
        path = data / "index" / f"{top_level}.tsv"
        path.write_text(merged(path, new))
    print(f"{len(found)} packages")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])

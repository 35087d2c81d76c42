"""Brings the sources of packages for the class index: downloads a wheel, keeps its digest and its Python files, deletes the rest. Nothing of it is installed or imported.

Usage: python -m class_index.wheels FOLDER LOCK add NAME[==VERSION][@PYTHON]...   adds what pip finds to the lock
       python -m class_index.wheels FOLDER LOCK restore                           brings what the lock names, by digest
A line of the lock reads `name<TAB>version<TAB>file<TAB>sha256`; the format of wheels: https://packaging.python.org/en/latest/specifications/binary-distribution-format/
"""
import hashlib
import io
import re
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

PLATFORMS = ["any", "linux_x86_64", "manylinux1_x86_64", "manylinux2010_x86_64", "manylinux2014_x86_64", "manylinux_2_17_x86_64", "manylinux_2_24_x86_64", "manylinux_2_27_x86_64", "manylinux_2_28_x86_64", "manylinux_2_34_x86_64"]
# Published as sources only.
SOURCES_ONLY = "--no-binary"


def read_lock(path):
    if not path.exists():
        return []
    return [tuple(line.split("\t")) for line in path.read_text().splitlines() if line and not line.startswith("#")]


def write_lock(path, rows):
    head = "# Sources of data/index: name, version, file, sha256; written by tools/class_index/wheels.py.\n"
    path.write_text(head + "".join("\t".join(row) + "\n" for row in sorted(set(rows), key=lambda row: (row[0].lower(), row[1]))))


def download(requirement, folder, python, sources):
    """The file that pip brings; None when there is none. Sources only where no wheel exists: pip then asks its build for metadata."""
    command = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", folder, requirement]
    if sources:
        command += [SOURCES_ONLY, ":all:", "--no-build-isolation"]
    else:
        command += ["--only-binary", ":all:"]
    if python is not None:
        command += ["--python-version", python, "--implementation", "cp", *[f"--platform={one}" for one in PLATFORMS]]
    done = subprocess.run(command, capture_output=True, text=True)
    found = list(Path(folder).iterdir())
    if done.returncode != 0 or len(found) != 1:
        print(f"{requirement}: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        return None
    return found[0]


def members(path):
    """(path inside the package root, bytes) of each Python file."""
    if path.suffix in (".whl", ".zip", ".egg"):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".py"):
                    yield re.sub(r"^[^/]+\.data/(?:purelib|platlib)/", "", name), archive.read(name)
    else:
        with tarfile.open(path) as archive:
            for member in archive:
                if member.isfile() and member.name.endswith(".py"):
                    yield member.name, archive.extractfile(member).read()


def unpack(path, target):
    is_wheel = path.suffix == ".whl"
    for name, source in members(path):
        if not is_wheel:
            name = re.sub(r"^[^/]+/(?:src/|python/|python-package/)?", "", name)
        if ".." in name or name.startswith("/") or re.match(r"[^/]+\.(?:data|dist-info)/", name):
            continue
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(source)


def name_and_version(path):
    if path.suffix == ".whl":
        name, version = path.name.split("-")[:2]
        return name.replace("_", "-").lower(), version
    match = re.match(r"(.+)-(\d[^-]*?)(?:\.tar\.gz|\.zip|\.tar\.bz2)$", path.name)
    return match[1].replace("_", "-").lower(), match[2]


def bring(requirement, folder, python=None, sources=False):
    with tempfile.TemporaryDirectory() as place:
        path = download(requirement, place, python, sources)
        if path is None:
            return None
        name, version = name_and_version(path)
        target = folder / f"{name}=={version}"
        if not target.exists():
            unpack(path, target)
        return name, version, path.name, hashlib.sha256(path.read_bytes()).hexdigest()


def add(folder, lock, words):
    rows = read_lock(lock)
    for word in words:
        requirement, _, python = word.partition("@")
        sources = python == "sdist"
        row = bring(requirement, folder, None if sources or python == "" else python, sources)
        if row is not None:
            rows.append(row)
            write_lock(lock, rows)
            print("\t".join(row), flush=True)


def restore(folder, lock):
    """@raises SystemExit when a file is not the one of the lock"""
    for name, version, file, digest in read_lock(lock):
        if (folder / f"{name}=={version}").exists():
            continue
        python = re.search(r"-(?:cp|py)(\d)(\d+)?-", file)
        row = bring(f"{name}=={version}", folder, f"{python[1]}.{python[2]}" if python and python[2] else None, not file.endswith(".whl"))
        if row is None or row[3] != digest:
            raise SystemExit(f"{name}=={version}: expected {file} {digest}, found {row}")


if __name__ == "__main__":
    where, lock_file, action, *names = sys.argv[1:]
    Path(where).mkdir(parents=True, exist_ok=True)
    if action == "add":
        add(Path(where), Path(lock_file), names)
    else:
        restore(Path(where), Path(lock_file))

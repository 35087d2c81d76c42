"""Holds other scanners and this one against the same files, and prints the tables of docs/comparison.md.

Usage: python tools/compare_scanners.py HOSTILE HONEST [SCANNER…]

HOSTILE and HONEST are folders of groups: each folder in them is a group, each entry of a group a case, which is a file or a
folder of files that belong together. The interpreter is one of an environment of its own:
    python3 -m venv peers && peers/bin/pip install modelscan picklescan fickling modelaudit
What is not installed is named and left out. Each scanner is asked as its own command would, with its defaults:
  rejected   it would end as for a file with a finding
  passed     it looked at the file and has nothing to say
  not read   it has no reader for the file, or ended with an error
"""
import contextlib
import datetime
import importlib.metadata
import io
import json
import logging
import os
import subprocess
import sys
import warnings

PROGRAM = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "bin", "git-model-check.js")
REJECTED, PASSED, NOT_READ = "rejected", "passed", "not read"
OUTCOMES = (REJECTED, PASSED, NOT_READ)


def files_of(case):
    """The file, or all files of the folder."""
    if os.path.isfile(case):
        return [case]
    return sorted(os.path.join(folder, name) for folder, _, names in os.walk(case) for name in names)


def any_of(scan_one):
    """A scanner of files as a scanner of cases: one rejected file rejects the case."""
    def scan(case):
        outcomes = []
        for path in files_of(case):
            try:
                outcomes.append(scan_one(path))
            except Exception:
                outcomes.append(NOT_READ)
        return next((outcome for outcome in OUTCOMES if outcome in outcomes), NOT_READ)
    return scan


def this_one(folders):
    version = json.load(open(os.path.join(os.path.dirname(os.path.dirname(PROGRAM)), "package.json")))["version"]
    command = [os.environ.get("NODE", "node"), PROGRAM, "scan", "--no-config", "--show-skipped", "--format", "json"]
    done = subprocess.run([*command, *folders], capture_output=True, text=True)
    statuses = {file["path"]: file["status"] for file in json.loads(done.stdout)["files"]}
    outcomes = {"rejected": REJECTED, "incomplete": NOT_READ}
    return version, any_of(lambda path: outcomes.get(statuses[path], PASSED))


def modelscan():
    from modelscan.modelscan import ModelScan

    def scan_one(path):
        found = ModelScan().scan(path)
        if found["issues"]:
            return REJECTED
        return PASSED if found["summary"]["scanned"]["total_scanned"] > 0 and not found["errors"] else NOT_READ
    return scan_one


def picklescan():
    from picklescan.scanner import scan_file_path

    def scan_one(path):
        found = scan_file_path(path)
        if found.issues_count > 0 or found.infected_files > 0:
            return REJECTED
        return PASSED if found.scanned_files > 0 and not found.scan_err else NOT_READ
    return scan_one


def fickling():
    from fickling.analysis import Severity, check_safety
    from fickling.fickle import StackedPickle

    def scan_one(path):
        with open(path, "rb") as stream:
            pickles = StackedPickle.load(stream)
        safe = [check_safety(pickled).severity == Severity.LIKELY_SAFE for pickled in pickles]
        return PASSED if all(safe) else REJECTED
    return scan_one


def modelaudit():
    os.environ.setdefault("PROMPTFOO_DISABLE_TELEMETRY", "1")  # else it reports each scan to its maker
    from modelaudit.core import determine_exit_code, scan_model_directory_or_file

    def scan_one(path):
        code = determine_exit_code(scan_model_directory_or_file(path, cache_enabled=False))
        return {0: PASSED, 1: REJECTED}.get(code, NOT_READ)
    return scan_one


def scanners(names, folders):
    """By name: version and scanner. This one first. No names: all."""
    found = {} if names and "git-model-check" not in names else {"git model-check": this_one(folders)}
    for load in (modelscan, picklescan, fickling, modelaudit):
        if names and load.__name__ not in names:
            continue
        try:
            found[load.__name__] = (importlib.metadata.version(load.__name__), any_of(load()))
        except ImportError as error:
            sys.stderr.write("%s is left out: %s\n" % (load.__name__, error))
    return found


def cases_of(folder):
    return [(group, os.path.join(folder, group, name)) for group in sorted(os.listdir(folder))
            for name in sorted(os.listdir(os.path.join(folder, group)))]


def count(scan, cases):
    counts = {}
    for group, case in cases:
        with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
            outcome = scan(case)
        counts.setdefault(group, dict.fromkeys(OUTCOMES, 0))[outcome] += 1
        if os.environ.get("EACH"):
            print("%s\t%s" % (outcome, case))
    return counts


def table(title, folder, found):
    cases = cases_of(folder)
    groups = sorted({group for group, _ in cases})
    sizes = {group: sum(1 for other, _ in cases if other == group) for group in groups}
    lines = ["| %s | %s |" % (title, " | ".join("%s (%d)" % (group, sizes[group]) for group in groups)),
             "|" + " --- |" * (len(groups) + 1)]
    for name, (version, scan) in found.items():
        counts = count(scan, cases)
        cells = [" / ".join(str(counts[group][outcome]) for outcome in OUTCOMES) for group in groups]
        lines.append("| %s %s | %s |" % (name, version, " | ".join(cells)))
        sys.stderr.write("%s: done\n" % name)
    return "\n".join(lines)


def main(hostile, honest, *names):
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    found = scanners(names, [hostile, honest])
    print("%s, Python %s. Each cell: %s.\n" % (datetime.date.today(), sys.version.split()[0], " / ".join(OUTCOMES)))
    print(table("hostile", hostile, found) + "\n")
    print(table("honest", honest, found))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

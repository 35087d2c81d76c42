"""Takes models out of git repositories, for tools/compare_scanners.py: some files of each, the same at every run.

Usage: python tools/models_of_repositories.py OUT REPOSITORY…

REPOSITORY is a clone, bare or not. Of its HEAD the files are taken whose names promise a model, of 200 bytes to 5 MB, at most
four: those whose path has the smallest SHA-256, so that nobody chose them. Each becomes OUT/files/NAME__PATH, NAME that of the clone's folder. Prints
name, commit and number of files of each repository.
"""
import hashlib
import os
import subprocess
import sys

NAMES = tuple(".bin .ckpt .dill .h5 .hdf5 .joblib .keras .model .npy .npz .onnx .p .pb .pickle .pkl .pt .pth .safetensors "
              ".sav .tflite .weights .z .zip".split())
SMALLEST, LARGEST, MOST = 200, 5_000_000, 4


def git(repository, *arguments):
    done = subprocess.run(["git", "-C", repository, *arguments], capture_output=True, check=True)
    return done.stdout


def models_of(repository):
    """Path and blob of the files of HEAD that count, in the order of their digests."""
    found = []
    for entry in git(repository, "ls-tree", "-r", "-l", "-z", "HEAD").decode("utf-8", "replace").split("\0")[:-1]:
        about, path = entry.split("\t", 1)
        mode, _, blob, size = about.split()
        if mode.startswith("100") and path.lower().endswith(NAMES) and size.isdigit() and SMALLEST <= int(size) <= LARGEST:
            found.append((path, blob))
    return sorted(found, key=lambda each: hashlib.sha256(each[0].encode()).digest())


def main(out, *repositories):
    folder = os.path.join(out, "files")
    os.makedirs(folder, exist_ok=True)
    for repository in repositories:
        name = os.path.basename(os.path.normpath(repository))
        taken = models_of(repository)[:MOST]
        for path, blob in taken:
            with open(os.path.join(folder, "%s__%s" % (name, path.replace("/", "_"))), "wb") as file:
                file.write(git(repository, "cat-file", "blob", blob))
        print("%s\t%s\t%d" % (name, git(repository, "rev-parse", "HEAD").decode().strip(), len(taken)))


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

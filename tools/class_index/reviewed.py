"""Hooks and classes that a person read: data/reviewed.tsv, whose head says what its columns mean."""
from .interpret import PLAIN, STORES

LEVELS = {"stores": STORES, "plain": PLAIN}


class Review:
    def __init__(self, level, keys):
        self.level = level
        self.keys = keys


def read_reviewed(path):
    found = {}
    for line in path.read_text().splitlines():
        if line and not line.startswith("#"):
            name, level, keys, _because = line.split("\t")
            if level in LEVELS:
                found[name] = Review(LEVELS[level], {key for key in keys.split(",") if key != "-"})
    return found

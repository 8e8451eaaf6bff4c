"""Finding and reading schemes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from dubao.model.problem import Loaded
from dubao.model.scheme import Scheme
from dubao.read.scheme_book import read_scheme_tree
from dubao.read.written import read_yaml_model, tree_to_model

SCHEME_FILES = ("scheme.yaml", "方案.yaml", "方案.xlsx")


def find_schemes(folders: Iterable[Path]) -> dict[str, Path]:
    """Return the scheme file of every evaluation, by id (the name of its folder).

    The first folder that has an evaluation wins, so that the office's own comes before the
    shipped one.
    """
    found: dict[str, Path] = {}
    for folder in folders:
        for path in _scheme_files(folder):
            found.setdefault(path.parent.name, path)
    return found


def _scheme_files(folder: Path) -> Iterator[Path]:
    for evaluation in sorted(folder.iterdir()) if folder.is_dir() else ():
        files = (evaluation / name for name in SCHEME_FILES)
        yield from (path for path in files if path.is_file())


def load_scheme(path: Path, file: str) -> Loaded[Scheme | None]:
    """Read one scheme, YAML or workbook; `file` is its name for people."""
    if path.suffix.lower() in {".yaml", ".yml"}:
        return read_yaml_model(path, file, Scheme)
    tree = read_scheme_tree(path, file)
    return tree_to_model(tree, file, Scheme)

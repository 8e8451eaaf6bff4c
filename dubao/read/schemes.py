"""Reading schemes."""

from __future__ import annotations

from pathlib import Path

from dubao.model.problem import Loaded
from dubao.model.scheme import Scheme
from dubao.read.scheme_book import read_scheme_tree
from dubao.read.written import read_yaml_model, tree_to_model


def load_scheme(path: Path, file: str) -> Loaded[Scheme | None]:
    """Read one scheme, YAML or workbook; `file` is its name for people."""
    if path.suffix.lower() in {".yaml", ".yml"}:
        return read_yaml_model(path, file, Scheme)
    tree = read_scheme_tree(path, file)
    return tree_to_model(tree, file, Scheme)

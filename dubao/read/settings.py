"""dubao.yaml to settings."""

from __future__ import annotations

from pathlib import Path

from dubao.model.problem import Loaded
from dubao.model.settings import Settings
from dubao.read.written import tree_to_model
from dubao.read.yaml import read_tree


def load_settings(path: Path, file: str) -> Loaded[Settings | None]:
    """Read an office's dubao.yaml; None where a problem keeps it from being used."""
    tree = read_tree(path, file)
    loaded = tree_to_model(tree, file, Settings)
    if loaded.value is not None:
        places = tree.value.places
        loaded.value.know_places(
            {str(at[1]): place for at, place in places.items() if _is_alias(at)}
        )
    return loaded


def _is_alias(path: tuple[str | int, ...]) -> bool:
    return len(path) == 2 and path[0] == Settings.model_fields["aliases"].alias

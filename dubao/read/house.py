"""版式.yaml to house rules."""

from __future__ import annotations

from pathlib import Path

from dubao.model.house import House
from dubao.model.problem import Loaded
from dubao.read.written import read_yaml_model


def load_house(path: Path, file: str) -> Loaded[House | None]:
    """Read the house rules of official papers; None where a problem keeps them from being used."""
    return read_yaml_model(path, file, House)

"""dubao.yaml to settings."""

from __future__ import annotations

from pathlib import Path

from dubao.model.problem import Loaded
from dubao.model.settings import Settings
from dubao.read.written import read_yaml_model


def load_settings(path: Path, file: str) -> Loaded[Settings | None]:
    """Read an office's dubao.yaml; None where a problem keeps it from being used."""
    return read_yaml_model(path, file, Settings)

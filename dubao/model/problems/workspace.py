"""The office's folder and its dubao.yaml."""

from __future__ import annotations

from dubao.model.problems.kind import Kind

KINDS: dict[str, Kind] = {}

"""Schemes: structure, rules and formulas."""

from __future__ import annotations

from dubao.model.problems.kind import Kind

KINDS: dict[str, Kind] = {}

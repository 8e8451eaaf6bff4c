"""Files, sheets, headings and cells."""

from __future__ import annotations

from dubao.model.problems.kind import Kind

KINDS: dict[str, Kind] = {}

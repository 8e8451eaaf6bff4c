"""Files, sheets, headings and cells."""

from __future__ import annotations

from dubao.model.problems.kind import Kind, error, note, warning

_FILES: dict[str, Kind] = {}

_HEADINGS: dict[str, Kind] = {}

_VALUES: dict[str, Kind] = {}

KINDS: dict[str, Kind] = {**_FILES, **_HEADINGS, **_VALUES}

"""The base of everything an office writes down in YAML or as a workbook.

A key is described once, with `key()`: its Chinese name, what it means and an example. From
this come the validator, the commented starter file, the workbook form and the reference page.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from dubao.model.place import Place

LINE = "__line__"
SHEET = "__sheet__"


def without_hidden(value: Any) -> Any:
    """Return a mapping without the keys that tell where it stands; anything else as it is."""
    if isinstance(value, dict):
        return {name: part for name, part in value.items() if not name.startswith("__")}
    return value


def named(value: Any) -> Any:
    """Turn {名: {…}} into a list of mappings that hold their 名称; keeps the order."""
    if not isinstance(value, dict):
        return value
    return [
        {"名称": name, **entry} if isinstance(entry, dict) else entry
        for name, entry in without_hidden(value).items()
    ]


class Node(BaseModel):
    """A mapping in the office's file: unknown keys refused, values frozen, its line known.

    In a workbook `sheet_of` names the sheet and `line` is the row.
    """

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, allow_inf_nan=False
    )

    line: int = Field(default=0, alias=LINE, repr=False, exclude=True)
    sheet_of: str = Field(default="", alias=SHEET, repr=False, exclude=True)

    def __eq__(self, other: object) -> bool:
        """Compare what is written, not where it stands."""
        if type(self) is not type(other):
            return NotImplemented
        mine, theirs = dict(self.__dict__), dict(other.__dict__)
        for where in ("line", "sheet_of"):
            mine.pop(where), theirs.pop(where)
        return mine == theirs

    __hash__ = None  # type: ignore[assignment]

    def place_in(self, file: str) -> Place:
        """Return where the mapping is written in `file`."""
        if self.sheet_of:
            return Place(file, self.sheet_of, f"A{self.line}" if self.line else "")
        return Place(file, line=self.line)


def key(name: str, meaning: str, example: Any = None, **options: Any) -> Any:
    """Describe one key; `options` go to pydantic (`default=…` makes it optional)."""
    return Field(alias=name, title=name, description=meaning, examples=[example], **options)

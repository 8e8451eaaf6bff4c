"""Names of items and departments as people write them, made comparable.

Always by equality after folding, never by "contains" (RF-06).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from dubao.model.bulletin import Bulletin, BulletinItem
from dubao.model.settings import Settings
from dubao.read.folding import tidy, unspaced
from dubao.read.labels import split_unit
from dubao.read.sources import base_name

# What may stand before an item's name: 1. (2) 3、 (一) 一、 其中:
_NUMBERED = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.、)]?|\(\d{1,2}\)|\(?[一二三四五六七八九十]+[)、]|其中:|#)+"
)
_OFFICE = "教育局"


def fold_item(name: str) -> str:
    """Return an item's name as it is compared: folded, without a unit in brackets."""
    return split_unit(name)[0]


class Items:
    """The items of a table as sheets name them: by code, by name or by alias."""

    def __init__(self, bulletin: Bulletin) -> None:
        self.codes: Mapping[str, BulletinItem] = {unspaced(i.code): i for i in bulletin.items}
        self.names: Mapping[str, BulletinItem] = {
            fold_item(name): item for item in bulletin.items for name in (item.name, *item.aliases)
        }

    def coded(self, text: str) -> BulletinItem | None:
        """Return the item whose code a text is."""
        return self.codes.get(unspaced(text))

    def named(self, text: str) -> BulletinItem | None:
        """Return the item that a text names, with or without a number or 其中 before it."""
        folded = fold_item(text)
        found = self.names.get(folded) or self.coded(text)
        return found or self.names.get(_NUMBERED.sub("", folded, count=1))


class Departments:
    """The departments of a table, known under their short names too.

    区教育局人事科, 教育局人事科 and 人事科 are one, as are 示例区财政局 and 财政局; other short
    names stand in the settings' 单位别名.
    """

    def __init__(self, bulletin: Bulletin, settings: Settings) -> None:
        self.declared = tuple(
            dict.fromkeys(i.department for i in bulletin.items if i.department and not i.formula)
        )
        self._district = settings.district
        self._known = {self._folded(name): name for name in self.declared}
        for short, name in settings.aliases.items():
            if self._folded(name) in self._known:
                self._known[self._folded(short)] = self._known[self._folded(name)]

    def _folded(self, text: str) -> str:
        name = unspaced(text)
        for prefix in (self._district, "本区", "区", _OFFICE):
            if prefix and len(name) > len(prefix):
                name = name.removeprefix(prefix)
        return name

    def named(self, text: str) -> str:
        """Return the declared department that a text names, else the text itself."""
        return self._known.get(self._folded(text), tidy(text))

    def of_file(self, file: str) -> str:
        """Return the department that a file's name names; "" if it names none or two."""
        stem = PurePosixPath(base_name(file)).name
        pieces: Iterable[str] = (stem, *re.split(r"(?:[\s_\-—()（）【】、.]|\d+年?度?)+", stem))
        found = {self._known.get(self._folded(piece)) for piece in pieces if piece} - {None}
        return str(found.pop()) if len(found) == 1 else ""

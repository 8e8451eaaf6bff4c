"""台账/提醒记录.jsonl: which reminders were given already, so that each is given once."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

from dubao.render.lock import FolderLock, Locked

FILE = "提醒记录.jsonl"


class SaidLog(Locked):
    """The reminders given so far; holds the lock on the folder until left.

    BusyError if another run holds it, so that two runs never give the same reminder.
    """

    def __init__(self, folder: Path, shown: str) -> None:
        self._path = folder / FILE
        self._lock = FolderLock(folder, shown)
        self._said = frozenset(self._marks())

    def new(self, marks: Iterable[str]) -> frozenset[str]:
        """Return those of the marks that were never said."""
        return frozenset(marks) - self._said

    def add(self, said: Mapping[str, str], when: datetime) -> None:
        """Note down what was said, by mark, all in one go; nothing if nothing was said."""
        if not said:
            return
        moment = when.isoformat(" ", "seconds")
        lines = [
            json.dumps({"时间": moment, "标记": mark, "内容": text}, ensure_ascii=False)
            for mark, text in said.items()
        ]
        with self._path.open("a", encoding="utf-8") as handle:
            handle.write("".join(f"{line}\n" for line in lines))
            handle.flush()
            os.fsync(handle.fileno())

    def _marks(self) -> Iterable[str]:
        """Yield what the file says; a line cut short by a broken disk is not said yet."""
        try:
            lines = self._path.read_text("utf-8").splitlines()
        except OSError:
            return
        for line in lines:
            try:
                yield str(json.loads(line)["标记"])
            except (ValueError, KeyError, TypeError):
                continue

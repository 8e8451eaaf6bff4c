"""台账/变更记录.jsonl: one line for every cell that dubao changed in a register."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dubao.model.register_edit import Change
from dubao.render.files import replace_with
from dubao.render.manifest import digest

JOURNAL = "变更记录.jsonl"
PENDING = ".变更中"


class Journal:
    """Appends to the journal of a folder of registers; the folder's lock must be held.

    A change is noted as intended before the register is replaced, and moved to the journal
    afterwards: a run that was killed between the two leaves no false line and loses none (HA-08).
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / JOURNAL
        self._pending = folder / PENDING

    def intend(self, register: str, hashed: str, changes: Sequence[Change]) -> None:
        """Note what is about to be changed in the file `register`, which will have this hash."""
        intention = {"文件": register, "指纹": hashed, "变更": [_line(one) for one in changes]}
        replace_with(self._pending, json.dumps(intention, ensure_ascii=False).encode())

    def settle(self) -> None:
        """Move what was intended to the journal if it came true, and forget it."""
        try:
            intention = json.loads(self._pending.read_bytes())
            present = digest(self._pending.with_name(intention["文件"]).read_bytes())
        except (OSError, ValueError, KeyError):
            self._pending.unlink(missing_ok=True)
            return
        if present == intention["指纹"]:
            self._append(intention["变更"])
        self._pending.unlink()

    def _append(self, lines: Sequence[dict[str, Any]]) -> None:
        """Write the lines in one go, unless the journal ends with them already."""
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()
        before = self._path.read_bytes() if self._path.exists() else b""
        if before.endswith(text):
            return
        kept = before[: before.rfind(b"\n") + 1]  # a line that a broken disk cut short goes
        with self._path.open("r+b" if before else "wb") as handle:
            handle.truncate(len(kept))
            handle.seek(len(kept))
            handle.write(text)
            handle.flush()
            os.fsync(handle.fileno())


def _line(change: Change) -> dict[str, str]:
    return {
        "时间": change.note.when.isoformat(" ", "seconds"),
        "经手人": change.note.who,
        "台账": change.register,
        "位置": str(change.place),
        "记录": change.record,
        "项": change.field,
        "原值": change.old,
        "新值": change.new,
        "事由": change.note.reason,
        "依据": change.note.paper,
    }

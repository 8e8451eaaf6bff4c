"""What dubao wrote into a folder: 生成记录.json, and a journal while a run is under way."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from dubao.render.files import replace_with

MANIFEST = "生成记录.json"
JOURNAL = ".生成中"


def digest(data: bytes) -> str:
    """Return the sha256 of bytes as hexadecimal text."""
    return sha256(data).hexdigest()


@dataclass
class Manifest:
    """The hashes of a folder's inputs and, by path in the folder, of the files made from them."""

    folder: Path
    inputs: Mapping[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, folder: Path) -> Manifest:
        """Return what the folder's manifest and journal say; empty if there is none."""
        try:
            record = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            manifest = cls(folder, dict(record["输入"]), dict(record["文件"]))
        except (OSError, ValueError, KeyError, TypeError):
            manifest = cls(folder)
        manifest._take_in_journal()
        return manifest

    def intend(self, path: str, hashed: str) -> None:
        """Note down, before it is written, that dubao gives a file this hash (HA-08)."""
        with (self.folder / JOURNAL).open("a", encoding="utf-8") as journal:
            journal.write(f"{hashed} {path}\n")

    def save(self, versions: Mapping[str, str], inputs: Mapping[str, str]) -> None:
        """Write the manifest, if it says anything new, and end the journal.

        It holds no time and no name, so that equal input gives equal bytes (HA-05).
        """
        record = {"版本": dict(versions), "输入": dict(inputs), "文件": self.files}
        text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        target = self.folder / MANIFEST
        if not target.is_file() or target.read_bytes() != text.encode():
            replace_with(target, text.encode())
        (self.folder / JOURNAL).unlink(missing_ok=True)

    def _take_in_journal(self) -> None:
        """Recognise what a stopped run had written (HA-08)."""
        try:
            lines = (self.folder / JOURNAL).read_text(encoding="utf-8").splitlines()
        except (OSError, ValueError):
            return
        for line in lines:
            hashed, _, path = line.partition(" ")
            written = self.folder / path
            if path and written.is_file() and digest(written.read_bytes()) == hashed:
                self.files[path] = hashed

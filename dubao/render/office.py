"""LibreOffice and poppler, where they are installed: a Word file as PDF and as pictures."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

_PLACES = (r"C:\Program Files\LibreOffice\program\soffice.exe",)
_LONGEST_WAIT = 180  # seconds
_DOTS = 100  # an inch, of pictures


def office_program() -> str | None:
    """Return LibreOffice's program, None if it is not installed."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    return found or next((place for place in _PLACES if Path(place).is_file()), None)


def to_pdf(source: Path) -> Path | None:
    """Write a Word file as PDF beside it; None if that cannot be done here.

    A profile of its own is used, so that a running LibreOffice is no hindrance.
    """
    program = office_program()
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as profile:
        _run(
            program,
            "--headless",
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--convert-to",
            "pdf",
            "--outdir",
            str(source.parent),
            str(source),
        )
    made = source.with_suffix(".pdf")
    return made if made.is_file() else None


def to_pictures(pdf: Path) -> list[Path]:
    """Write each page of a PDF as PNG beside it; [] if that cannot be done here."""
    program = shutil.which("pdftoppm")
    if program is None:
        return []
    for old in pdf.parent.glob(f"{pdf.stem}-*.png"):
        old.unlink()
    _run(program, "-r", str(_DOTS), "-png", str(pdf), str(pdf.with_suffix("")))
    return sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))


def _run(*words: str) -> None:
    """Run a program; what it could not do is seen by what it did not write."""
    try:
        subprocess.run(
            words, capture_output=True, timeout=_LONGEST_WAIT, check=False, env=dict(os.environ)
        )
    except (OSError, subprocess.SubprocessError):
        return

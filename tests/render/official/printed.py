"""Papers printed by LibreOffice with free fonts, and where every line stands on them, in mm."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

FONTS = Path(__file__).with_name("fonts.conf")
NEEDED = ("Noto Serif CJK SC", "Noto Sans CJK SC", "AR PL UKai CN")
_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>'
)
Band = tuple[float, float]  # top and bottom in mm
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)


@dataclass(frozen=True)
class Line:
    """A line of text: its edges on the sheet in mm from the left and the top."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Page:
    """A sheet in mm with its lines from the top down."""

    width: float
    height: float
    lines: tuple[Line, ...]

    def line(self, text: str) -> Line:
        """Return the line that begins with a text."""
        return next(line for line in self.lines if line.text.startswith(text))


def skip_without_office() -> None:
    """Skip the test with a reason where LibreOffice or a font is missing."""
    for program in ("soffice", "pdftotext", "pdftoppm"):
        if not shutil.which(program):
            pytest.skip(f"没有安装 {program}")
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True)
    missing = [font for font in NEEDED if font not in listed.stdout]
    if missing:
        pytest.skip(f"没有安装字体 {'、'.join(missing)}")


def pdf(paper: bytes, folder: Path) -> Path:
    """Print a .docx; return the PDF."""
    source = folder / "paper.docx"
    source.write_bytes(paper)
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
         "--convert-to", "pdf", "--outdir", str(folder), str(source)],
        check=True, capture_output=True, timeout=180,
        env={**os.environ, "FONTCONFIG_FILE": str(FONTS)},
    )  # fmt: skip
    return folder / "paper.pdf"


def pages(paper: bytes, folder: Path) -> list[Page]:
    """Print a .docx; return its pages."""
    told = subprocess.run(
        ["pdftotext", "-bbox", str(pdf(paper, folder)), "-"],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    return [
        Page(_mm(width), _mm(height), _lines(inside))
        for width, height, inside in _PAGE.findall(told)
    ]


def _lines(inside: str) -> tuple[Line, ...]:
    """Return words joined to lines: what stands at one height, from left to right."""
    rows: dict[float, list[Line]] = {}
    for left, top, right, bottom, text in _WORD.findall(inside):
        word = Line(_mm(left), _mm(top), _mm(right), _mm(bottom), html.unescape(text))
        at = next((key for key in rows if abs(key - word.bottom) < 1.5), word.bottom)
        rows.setdefault(at, []).append(word)
    lines = [sorted(words, key=lambda word: word.left) for _, words in sorted(rows.items())]
    return tuple(
        Line(
            words[0].left,
            min(word.top for word in words),
            words[-1].right,
            max(word.bottom for word in words),
            "".join(word.text for word in words),
        )
        for words in lines
    )


def _mm(points: str) -> float:
    return float(points) / 72 * 25.4


def red_rows(paper: bytes, folder: Path) -> list[Band]:
    """Return the heights in mm between which the first page has red ink, from the top down."""
    return _inked(paper, folder, 1, lambda red, green: red > 180 and green < 120, 0)


def rules(paper: bytes, folder: Path, page: int) -> list[Band]:
    """Return where black rules as long as the type area lie on a page: top and bottom in mm."""
    return _inked(paper, folder, page, lambda red, green: red < 128 and green < 128, 0.7)


def _inked(
    paper: bytes, folder: Path, page: int, is_ink: Callable[[int, int], bool], share: float
) -> list[Band]:
    """Return the bands of rows on which more than a share of the sheet's width is inked."""
    made = folder / "page"
    subprocess.run(
        ["pdftoppm", "-r", "254", "-f", str(page), "-l", str(page), str(pdf(paper, folder)),
         str(made)],
        check=True, capture_output=True,
    )  # fmt: skip
    data = next(folder.glob("page-*.ppm")).read_bytes()
    _, size, _, pixels = data.split(b"\n", 3)
    width = int(size.split()[0])
    bands: list[list[int]] = []
    for row, start in enumerate(range(0, len(pixels), width * 3)):
        line = pixels[start : start + width * 3]
        inked = sum(map(is_ink, line[0::3], line[1::3])) if line.strip(b"\xff") else 0
        if inked > share * width:
            if bands and bands[-1][1] >= row - 1:
                bands[-1][1] = row
            else:
                bands.append([row, row])
    return [(top / 10, (bottom + 1) / 10) for top, bottom in bands]

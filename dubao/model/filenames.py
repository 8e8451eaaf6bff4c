"""Names that files and sheets may bear on Windows, in WPS and in Excel."""

from __future__ import annotations

from collections.abc import Iterable

_WIDE = str.maketrans('<>:"/\\|?*', "＜＞：＂／＼｜？＊")
_RESERVED = frozenset(
    {"CON", "PRN", "AUX", "NUL"}
    | {f"{port}{number}" for port in ("COM", "LPT") for number in range(1, 10)}
)
LONGEST_NAME = 120  # characters of a file's name; Windows allows 260 for the whole path
LONGEST_SHEET = 31  # characters of a sheet's name; a limit of the file format


def safe_file_name(text: str) -> str:
    """Return `text` as the name of one file or folder that Windows accepts.

    Forbidden signs become their full-width forms, so that a person still reads the name.
    """
    name = "".join(sign for sign in text.translate(_WIDE) if sign.isprintable())
    name = name.strip().rstrip(". ") or "未命名"
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if dot and len(ending) <= 5 else (name, "")
    if stem.split(".")[0].upper() in _RESERVED:
        stem = f"{stem}_"
    return stem[: LONGEST_NAME - len(ending)].rstrip() + ending


def safe_path(path: str) -> str:
    """Return a relative path, parts split by /, with every part made safe."""
    parts = [safe_file_name(part) for part in path.split("/") if part.strip(". ")]
    return "/".join(parts) or "未命名"


def safe_sheet_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return names that Excel accepts for the sheets of one workbook, no two alike."""
    taken: set[str] = set()
    safe = []
    for name in names:
        candidate = plain = _sheet_name(name)
        number = 1
        while candidate.casefold() in taken:
            number += 1
            ending = f"({number})"
            candidate = plain[: LONGEST_SHEET - len(ending)] + ending
        taken.add(candidate.casefold())
        safe.append(candidate)
    return tuple(safe)


def _sheet_name(text: str) -> str:
    name = text.translate(str.maketrans(":\\/?*[]", "：＼／？＊［］")).strip().strip("'")
    return name[:LONGEST_SHEET].rstrip("'") or "表"

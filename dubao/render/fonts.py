"""Which fonts this machine has."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator

_TWO_NAMES = (
    ("仿宋", "FangSong"), ("仿宋_GB2312", "FangSong_GB2312"), ("黑体", "SimHei"),
    ("宋体", "SimSun"), ("楷体", "KaiTi"), ("楷体_GB2312", "KaiTi_GB2312"),
    ("华文中宋", "STZhongsong"), ("方正小标宋简体", "FZXiaoBiaoSong-B05S"),
)  # fmt: skip
_OTHER = {one: two for pair in _TWO_NAMES for one, two in (pair, pair[::-1])}
_LONGEST_WAIT = 20  # seconds


def installed_fonts() -> frozenset[str]:
    """Return the names of all fonts, Chinese and English; empty where it cannot be told."""
    found = set(_of_windows() if sys.platform == "win32" else _of_fontconfig())
    return frozenset(found | {_OTHER[name] for name in found if name in _OTHER})


def stand_in(font: str, candidates: Iterable[str], installed: frozenset[str]) -> str:
    """Return what a missing font is replaced by: the first installed candidate, or the system's."""
    known = next((name for name in candidates if name in installed), "")
    known = known or _told("fc-match", "-f", "%{family[0]}", f"{font}:lang=zh-cn")
    return known or "系统的默认字体"


def _of_fontconfig() -> Iterator[str]:
    for line in _told("fc-list", ":", "family").splitlines():
        yield from (name.strip() for name in line.split(","))


def _told(name: str, *words: str) -> str:
    """Return what one of fontconfig's programs says, "" if it is not there."""
    program = shutil.which(name)
    if not program:
        return ""
    try:
        done = subprocess.run(
            [program, *words], capture_output=True, timeout=_LONGEST_WAIT, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()


def _of_windows() -> Iterator[str]:
    if sys.platform != "win32":
        return
    import winreg

    where = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion\Fonts"
    for home in (winreg.HKEY_LOCAL_MACHINE, winreg.HKEY_CURRENT_USER):
        try:
            with winreg.OpenKey(home, where) as key:
                for at in range(winreg.QueryInfoKey(key)[1]):
                    title = winreg.EnumValue(key, at)[0].partition(" (")[0]
                    yield from (name.strip() for name in title.split("&"))
        except OSError:
            continue

"""Runs scripts that use docxtpl twice, with docxtpl and with the project's engine, and compares.

python -m tests.conformance.run DIR [script…]: DIR holds scripts (*.py) that read templates/ and
write output/*.docx; it is copied and left as it is.
"""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.conformance.canonical import paper

HERE = Path(__file__).resolve().parent
NO_PAPERS = {"runtests", "__init__", "module_execute"}


def main() -> int:
    """Compare every script's papers; return 1 if one differs."""
    source = Path(sys.argv[1]).resolve()
    wanted = set(sys.argv[2:])
    scripts = [path for path in sorted(source.glob("*.py")) if path.stem not in NO_PAPERS]
    scripts = [path for path in scripts if not wanted or path.stem in wanted]
    differing = 0
    with tempfile.TemporaryDirectory() as folder:
        for script in scripts:
            told = _compare(source, script.name, Path(folder) / script.stem)
            differing += bool(told)
            print(f"{script.stem:32s} {told or 'equal'}")
    print(f"{len(scripts)} scripts, {differing} differ")
    return 1 if differing else 0


def _compare(source: Path, script: str, folder: Path) -> str:
    theirs, theirs_said = _run(source, script, folder / "docxtpl", None)
    ours, ours_said = _run(source, script, folder / "dubao", HERE)
    if not ours and ours_said:
        return "" if theirs_said else f"refused: {ours_said}"
    lines = []
    for name in sorted(theirs.keys() | ours.keys()):
        if name not in theirs or name not in ours:
            lines.append(f"{name} only by {'docxtpl' if name in theirs else 'dubao'}")
        else:
            lines += _differences(name, theirs[name], ours[name])
    return "; ".join(lines)


def _run(
    source: Path, script: str, folder: Path, double: Path | None
) -> tuple[dict[str, bytes], str]:
    shutil.copytree(source, folder, ignore=shutil.ignore_patterns("output"))
    (folder / "output").mkdir()
    paths = [str(HERE.parent.parent)]
    if double is not None:
        paths.insert(0, str(double))
    done = subprocess.run(
        [sys.executable, script],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    papers = {path.name: path.read_bytes() for path in (folder / "output").glob("*.docx")}
    lines = done.stderr.strip().splitlines()
    return papers, " / ".join(lines[-3:]) if done.returncode and lines else ""


def _differences(name: str, theirs: bytes, ours: bytes) -> list[str]:
    first, second = paper(theirs), paper(ours)
    found = []
    for part in sorted(first.keys() | second.keys()):
        one, two = (_lines(side.get(part, "")) for side in (first, second))
        if one != two:
            shown = [
                line[:300]
                for line in difflib.unified_diff(one, two, "docxtpl", "dubao", lineterm="", n=1)
            ]
            found.append(f"{name} {part}:\n  " + "\n  ".join(shown[:40]))
    return found


def _lines(xml: str) -> list[str]:
    return re.sub(r"(<(?:p|r|tr|tc|tbl|tcPr|gridCol)[ >/])", r"\n\1", xml).splitlines()


if __name__ == "__main__":
    sys.exit(main())

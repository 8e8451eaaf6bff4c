"""Whole scoring of the schools of many counties: dubao beside numpy by hand and three engines.

Seven indicators by stage, at least six of seven with a floor of 85 %, a weighted score, rank in the
county, grade, the coefficient of variation of each indicator by county and stage; all counties in one
call. Run as `PYTHONPATH=. python tests/bench/bench_schools.py`: each engine in a process of its own,
polars and DuckDB in an environment made for the run; their results are compared. Seconds are seconds
of processor, the best of some turns. It ends with 1 if the promise is missed: at most FACTOR × numpy
+ EXTRA seconds.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import numpy as np

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FACTOR, EXTRA = 1.5, 0.05
SIZES = {200: 30, 20_000: 15, 500_000: 7}  # schools → turns
OWN = ("numpy", "dubao", "pandas")
FOREIGN = ("polars", "duckdb")
LIKE = 1e-4  # of the totals may fall on the other side of a half

Told = dict[str, dict[str, float]]


def installed(folder: Path) -> str | None:
    """Make an environment with the other engines; None if they cannot be had."""
    python = str(folder / "bin" / "python")
    steps = (
        [sys.executable, "-m", "venv", str(folder)],
        [python, "-m", "pip", "install", "--quiet", "numpy", *FOREIGN],
    )
    done = all(
        subprocess.run(step, capture_output=True, check=False).returncode == 0 for step in steps
    )
    return python if done else None


def measured(python: str, engine: str, count: int, results: Path) -> dict[str, float]:
    """Run one engine and return its times and memory."""
    words = [python, str(HERE / "schools" / "worker.py"), engine, str(count), str(SIZES[count])]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [*words, str(results)], capture_output=True, text=True, env=env, check=False
    )
    if done.returncode:
        raise SystemExit(f"{engine}: {done.stderr[-2000:]}")
    told: dict[str, float] = json.loads(done.stdout)
    return told


def compare(wanted: Path, found: Path, engine: str) -> None:
    """Hold an engine's results against numpy's; a half may be rounded to the other side."""
    ours, theirs = np.load(wanted), np.load(found)
    apart = np.abs(ours["总分"] - theirs["总分"])
    allowed = LIKE * len(apart)
    assert apart.max() <= 0.01 + 1e-9, engine
    assert np.count_nonzero(apart > 1e-9) <= allowed, engine
    assert np.count_nonzero(ours["名次"] != theirs["名次"]) <= 2 * allowed, engine
    assert np.count_nonzero(ours["等第"] != theirs["等第"]) <= allowed, engine
    assert np.nanmax(np.abs(ours["差异"] - theirs["差异"])) < 1e-9, engine
    assert np.array_equal(np.isnan(ours["差异"]), np.isnan(theirs["差异"])), engine


def show(count: int, told: Told) -> bool:
    """Print the times of one size; return whether the promise holds."""
    ours, hand = told["dubao"]["processor"], told["numpy"]["processor"]
    kept = ours <= FACTOR * hand + EXTRA
    print(f"\n{count} schools, {max(1, count // 180)} counties")
    for engine, found in told.items():
        line = f"  {engine:8} {found['processor'] * 1000:9.1f} ms of processor"
        line += f" {found['clock'] * 1000:9.1f} ms by the clock"
        print(line + f" {found['after']:6.0f} MB (+{found['after'] - found['before']:.0f})")
    limit = (FACTOR * hand + EXTRA) * 1000
    print(f"  promised: at most {limit:.1f} ms: {'ok' if kept else 'MISSED'}")
    return kept


def main() -> int:
    """Measure every engine at every size; return 1 if the promise is missed."""
    print(f"Python {platform.python_version()}, numpy {np.__version__}")
    kept = True
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        foreign = installed(folder / "engines")
        if foreign is None:
            print(f"left out, cannot be installed: {', '.join(FOREIGN)}")
        engines: list[tuple[str, Any]] = [(engine, sys.executable) for engine in OWN]
        engines += [(engine, foreign) for engine in FOREIGN if foreign]
        for count in SIZES:
            told: Told = {}
            for engine, python in engines:
                results = folder / f"{engine}.npz"
                told[engine] = measured(python, engine, count, results)
                compare(folder / "numpy.npz", results, engine)
            kept &= show(count, told)
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())

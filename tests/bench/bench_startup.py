"""Whole-process times of commands against the bare imports they cannot do without.

Medians of interleaved runs. Promised: --help at most 2.5 × typer and rich; assess on the sample
at most 3 × pandas, openpyxl and docxtpl.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DUBAO = [sys.executable, "-m", "dubao"]


def seconds(words: list[str]) -> float:
    """Return how long a process takes."""
    begun = time.perf_counter()
    done = subprocess.run(words, capture_output=True, check=False)
    taken = time.perf_counter() - begun
    if done.returncode not in {0, 1}:
        raise SystemExit(done.stderr.decode())
    return taken


def ratio(words: list[str], imports: str, rounds: int) -> float:
    """Return the time of a command as a multiple of importing `imports`."""
    bare = [sys.executable, "-c", f"import {imports}"]
    seconds(bare), seconds(words)
    pairs = [(seconds(bare), seconds(words)) for _ in range(rounds)]
    base, taken = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(
        f"{' '.join(words[2:4]):16} {taken:.3f} s, {imports}: {base:.3f} s → {taken / base:.2f} ×"
    )
    return taken / base


def main() -> int:
    """Measure both; 1 if a promise is broken."""
    with tempfile.TemporaryDirectory() as folder:
        root = str(Path(folder) / "示例 区")
        subprocess.run([*DUBAO, "init", root, "--sample", "-q"], check=True)
        kept = ratio([*DUBAO, "--help"], "typer, rich", 15) <= 2.5
        assess = [*DUBAO, "assess", "-w", root]
        kept &= ratio(assess, "pandas, openpyxl, docxtpl", 5) <= 3
    return int(not kept)


if __name__ == "__main__":
    sys.exit(main())

"""One engine in a process of its own: the best of some turns, the memory, the results.

`python worker.py ENGINE COUNT TURNS RESULTS.npz` prints seconds of processor and by the clock,
and the largest memory before and after, as JSON.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from pathlib import Path
from typing import Any

import numpy as np

from tests.bench.schools.task import schools


def main(engine: str, count: int, turns: int, results: Path) -> None:
    """Run the engine and tell."""
    module: Any = importlib.import_module(f"tests.bench.schools.with_{engine}")
    columns = schools(count)
    given = module.prepared(columns)
    before = _megabytes()
    best = [float("inf"), float("inf")]
    found = None
    for _ in range(turns):
        found = None  # the memory of one run, not of two
        clock, processor = time.perf_counter(), time.process_time()
        found = module.work(given)
        took = time.process_time() - processor, time.perf_counter() - clock
        best = [min(pair) for pair in zip(best, took, strict=True)]
    after = _megabytes()
    told = module.told(found, columns) if hasattr(module, "told") else found
    np.savez(results, **{name: np.asarray(part, dtype=float) for name, part in told.items()})
    memory = {"before": before, "after": after}
    print(json.dumps({"processor": best[0], "clock": best[1], **memory}))


def _megabytes() -> float:
    """Return the largest memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4]))

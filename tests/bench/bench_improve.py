"""The cheapest additions for 150 schools and seven indicators, against simpler ways to add.

Run as `python tests/bench/bench_improve.py`: invented schools, a fifth of them with both stages and
shared facilities, in three states of want. Prints costs, the proven bound and processor times; ends
with 1 if a time or a gap is missed.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace

import numpy as np

from dubao.assess.improve.repair import whole
from dubao.assess.improve.search import cheapest
from dubao.assess.improve.task import Lift, Task

SCHOOLS = 150
MOST_SECONDS, MOST_GAP = 15.0, 0.003
STATES = {"few short": (1.15, 0.35), "many short, uneven": (1.15, 0.6), "most short": (1.0, 0.7)}
STANDARDS = (
    *((4.2, 5.3, 100), (1.0, 1.0, 100), (0.9, 0.9, 100)),
    *((4.5, 5.8, 1), (7.5, 10.2, 1), (2000.0, 2500.0, 1), (2.3, 2.4, 100)),
)  # 小学, 初中, per so many pupils
WHOLE = (0, 1, 2, 6)  # indicators counted in whole ones
STEP = {5: 100.0}  # 元 by hundreds


def task(level: float, spread: float) -> Task:
    """Return a task: what schools have is about `level` times their need, log-normal."""
    rng = np.random.default_rng(1)
    schools, stages, pupils = [], [], []
    for school in range(SCHOOLS):
        kind = rng.choice(3, p=[0.5, 0.3, 0.2])
        for stage in ((0,), (1,), (0, 1))[kind]:
            schools.append(school)
            stages.append(stage)
            pupils.append(float(int(rng.lognormal(6.2 if kind == 2 else 6.5, 0.6)) + 60))
    school, stage, pupil = np.array(schools), np.array(stages), np.array(pupils)
    weight = np.where(stage == 0, 1.0, 1.1) * pupil
    share = weight / np.bincount(school, weight)[school]
    lifts = []
    for at, (primary, junior, per) in enumerate(STANDARDS):
        standard = np.where(stage == 0, primary, junior)
        shared = at >= 3
        holder = school if shared else np.arange(len(pupil))
        rise = per * (share if shared else 1.0) / pupil
        need = np.bincount(holder, standard * pupil / per)
        have = need * level * rng.lognormal(0, spread, len(need))
        have = np.floor(have) if at in WHOLE else have
        cost = np.bincount(holder, pupil * rise / standard)
        caps = np.array([0.5, 0.45])
        lifts.append(
            Lift(
                str(at),
                have[holder] * rise,
                standard,
                rise,
                holder,
                pupil,
                stage,
                caps,
                cost,
                STEP.get(at, 1.0),
            )
        )
    return Task(tuple(lifts), 1, 0.85)


def main() -> int:
    """Print a line per state; return 1 if a promise is missed."""
    missed = False
    for name, state in STATES.items():
        asked = task(*state)
        every = replace(asked, spare=0)
        all_seven = asked.cost(whole(every, every.nothing))
        levelled = asked.cost(whole(asked, asked.nothing))
        start = time.process_time()
        found = cheapest(asked)
        seconds = time.process_time() - start
        missed |= not found.reached or found.gap > MOST_GAP or seconds > MOST_SECONDS
        print(
            f"{name:20}  all seven everywhere {all_seven:9.0f}  dearest left out {levelled:9.0f}"
            f"  dubao {found.cost:9.0f}  bound {found.bound:9.0f}  gap {100 * found.gap:.2f} %"
            f"  {seconds:.1f} s"
        )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())

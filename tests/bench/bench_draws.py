"""1,000 draws of weights with the ranks of 200 schools, through the engine's own tree.

Run as `python tests/bench/bench_draws.py`: every draw changes the weights of 26 indicators at two
levels, with a bonus, a ceiling and a quota; the first draws are compared with whole assessments
of schemes written with the drawn full marks. It ends with 1 if the promise is missed.
"""

from __future__ import annotations

import sys
import time
from typing import Any

import numpy as np

from dubao.assess.engine import assess
from dubao.assess.robust.build import robustness_of
from dubao.assess.robust.tiled import Trials
from dubao.assess.robust.trials import Bench
from dubao.assess.robust.variants import drawn_factors, weighing
from dubao.model.assessment import Assessment
from dubao.model.settings import WeightDraws
from tests.assess.build import dataset, leaf, scheme

SCHOOLS, DRAWS, PROMISED = 200, 1000, 1.0  # seconds of one core
DOMAINS, LEAVES = 5, 5
COMPARED = 5
WIDTH = 0.1


def written(factors: dict[str, float]) -> list[dict[str, Any]]:
    """Return the indicators with full marks by the factors, each level adding to what it was."""
    tree = []
    roots = [factors.get(f"D{at}", 1.0) for at in range(DOMAINS)]
    for at, root in enumerate(roots):
        codes = [f"D{at}{below}" for below in range(LEAVES)]
        shares = [factors.get(code, 1.0) for code in codes]
        full = 100 * root / sum(roots)
        leaves = [
            leaf(code, 满分=full * share / sum(shares), 取值=code, 插值=_line(full * share / sum(shares)))
            for code, share in zip(codes, shares, strict=True)
        ]  # fmt: skip
        tree.append({"编号": f"D{at}", "名称": f"领域{at}", "下级": leaves})
    return tree


def _line(full: float) -> list[list[float]]:
    return [[0, 0], [100, full]]


def assessed(factors: dict[str, float]) -> Assessment:
    """Assess the schools, the same figures every time."""
    chance = np.random.default_rng(11)
    codes = [f"D{at}{below}" for at in range(DOMAINS) for below in range(LEAVES)]
    cells = {code: chance.uniform(60, 100, SCHOOLS).round(1).tolist() for code in codes}
    cells["奖"] = chance.integers(0, 4, SCHOOLS).tolist()
    cells["事故"] = chance.integers(0, 2, SCHOOLS).tolist()
    whole = scheme(
        指标=written(factors),
        加分=[leaf("P", 计次={"次数": "奖", "每次": 0.5})],
        封顶=[{"编号": "F", "条件": "事故 > 0", "后果": {"等第不高于": "良好"}}],
        等第={"分档": {">= 82": "优秀", ">= 78": "良好"}, "否则": "合格", "名额": {"优秀": "20%"}},
        排名={"并列": "同名次"},
    )
    return assess(whole, dataset(SCHOOLS, {"数据": cells}))


def agree(assessment: Assessment, codes: tuple[str, ...]) -> None:
    """Compare draws with assessments of schemes that are written with the drawn weights."""
    drawn = drawn_factors(COMPARED, len(codes), WIDTH, 2021)
    tried = Bench(assessment).tried(Trials(codes, drawn, ("",) * COMPARED, {}))
    for factors, ranks, grades in zip(drawn, tried.ranks, tried.grades, strict=True):
        whole = assessed(dict(zip(codes, factors.tolist(), strict=True)))
        names = [tried.names[at] if at >= 0 else "" for at in grades]
        assert np.count_nonzero(ranks != whole.totals.rank) <= SCHOOLS // 50, "rounding apart"
        assert sum(a != b for a, b in zip(names, whole.totals.grade, strict=True)) <= 2


def main() -> int:
    """Print the times; return 1 if the promise is missed."""
    assessment = assessed({})
    codes = tuple(item.code for item in weighing(assessment))
    agree(assessment, codes)
    bench, best = Bench(assessment), np.inf
    for _ in range(5):
        start = time.process_time()
        drawn = drawn_factors(DRAWS, len(codes), WIDTH, 2021)
        bench.tried(Trials(codes, drawn, ("",) * DRAWS, {}))
        best = min(best, time.process_time() - start)
    start = time.process_time()
    robustness_of(assessment, WeightDraws(draws=DRAWS))
    whole = time.process_time() - start
    missed = best > PROMISED
    print(
        f"{DRAWS} draws x {SCHOOLS} schools, {len(codes)} weights: {best * 1000:.0f} ms, with every"
        f" variant {whole * 1000:.0f} ms; promised {PROMISED:.0f} s: {'MISSED' if missed else 'ok'}"
    )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())

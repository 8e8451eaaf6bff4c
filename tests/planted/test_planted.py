"""Every planted fault is found at its cell, and nothing else is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.planted import cells, files, more, schemes
from tests.planted.plant import Planted, found_in, plant, scheme_place

WORKSPACES: dict[str, Sequence[Planted]] = {
    "填报表": cells.FORMS,
    "横表与打分": (*cells.TABLES, *files.TABLES),
    "表与文件": files.FILES,
    "其他": more.OTHERS,
    "名额线": more.QUOTA,
    "设置": more.SETTINGS,
    "方案": [schemes.faulty(schemes.LINT)],
    "方案的写法": [schemes.faulty(schemes.WRITING)],
}
# Where faults leave units without a total, the quota is only provisional: that follows.
WITHOUT_TOTAL = ("填报表", "横表与打分", "表与文件", "其他")
# Files that cannot be used leave items without a number that are counted all the same.
COUNTED = [
    ("missing-counted", scheme_place(f"{' ' * indent}- {{编号: {item},"))
    for indent, item in ((6, "B1"), (10, "D21"), (10, "D22"), (6, "E2"))
]
# Rows that cannot be used leave units without the points that stand in them.
ON_SITE = "填报/2021/现场评估/现场评分（第一组）.xlsx[现场评分]"
WITHOUT_POINTS = {
    "横表与打分": (ON_SITE,),
    "表与文件": (ON_SITE, "填报/2021/部门/基教科.xlsx[基教科]"),
}
FOLLOWS = ("quota-with-missing", scheme_place("  名额:"))


@pytest.mark.parametrize("name", WORKSPACES)
def test_every_planted_fault_is_found_and_nothing_else(name: str, tmp_path: Path) -> None:
    faults = WORKSPACES[name]
    plant(tmp_path, faults)
    expected = Counter(entry for fault in faults for entry in fault.expected())
    if name in WITHOUT_TOTAL:
        expected[FOLLOWS] = 1
    expected.update(("units-without-points", place) for place in WITHOUT_POINTS.get(name, ()))
    if name == "表与文件":
        expected.update(COUNTED)
    found = found_in(tmp_path)
    assert sorted((expected - found).elements()) == [], "not found"
    assert sorted((found - expected).elements()) == [], "found without having been planted"


def test_there_are_many_faults_of_many_kinds() -> None:
    faults = [fault for faults in WORKSPACES.values() for fault in faults]
    found = [entry for fault in faults for entry in fault.expected()]
    assert len(found) >= 150
    assert len({code for code, _ in found}) >= 105

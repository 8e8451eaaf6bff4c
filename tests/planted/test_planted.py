"""Every planted fault is found at its cell, and nothing else is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.planted import cells, files
from tests.planted.plant import Planted, found_in, plant

WORKSPACES: dict[str, Sequence[Planted]] = {
    "填报表": cells.FORMS,
    "横表与打分": (*cells.TABLES, *files.TABLES),
    "表与文件": files.FILES,
}

# Units without a total may yet take a place of the quota: that follows from the faults.
FOLLOWS = ("quota-with-missing", "templates/township/scheme.yaml")


@pytest.mark.parametrize("name", WORKSPACES)
def test_every_planted_fault_is_found_and_nothing_else(name: str, tmp_path: Path) -> None:
    faults = WORKSPACES[name]
    plant(tmp_path, faults)
    expected = Counter(entry for fault in faults for entry in fault.expected())
    expected[FOLLOWS] = 1
    found = found_in(tmp_path)
    assert sorted((expected - found).elements()) == [], "not found"
    assert sorted((found - expected).elements()) == [], "found without having been planted"

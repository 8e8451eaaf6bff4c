"""Every fault planted in the sheets of 优质均衡 is found at its cell, and nothing else is."""

from collections import Counter
from pathlib import Path

from tests.planted.balance import FAULTS
from tests.planted.plant import found_in, plant


def test_ca30_every_planted_fault_is_found_and_nothing_else(tmp_path: Path) -> None:
    plant(tmp_path, FAULTS)
    expected = Counter(entry for fault in FAULTS for entry in fault.expected())
    found = found_in(tmp_path, "balance")
    assert sorted((expected - found).elements()) == [], "not found"
    assert sorted((found - expected).elements()) == [], "found without having been planted"

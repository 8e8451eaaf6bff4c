"""Counting the entries of a register."""

from datetime import date

from dubao.model.register import Entry, tally

SCHOOLS = (
    Entry("S01", "安溪小学", kind="小学", stages=("小学",)),
    Entry("S02", "安溪学校", kind="九年一贯制学校", stages=("小学", "初中")),
    Entry("S03", "安溪中学", kind="完全中学", stages=("初中", "高中"), until=date(2019, 8, 31)),
    Entry("S04", "安溪幼儿园", kind="幼儿园", stages=("幼儿园",)),
    Entry("S05", "安溪幼儿园东部分园", kind="幼儿园", stages=("幼儿园",), counted=False),
    Entry("S06", "安溪幼儿园西部分园", kind="幼儿园", stages=("幼儿园",)),
)


def test_nm05_a_school_of_two_stages_counts_once_and_once_per_stage() -> None:
    counted = tally(SCHOOLS[:3])
    assert counted.total == 3
    assert counted.by_stage == {"小学": 2, "初中": 2, "高中": 1}
    assert counted.by_kind == {"小学": 1, "九年一贯制学校": 1, "完全中学": 1}


def test_nm04_branches_count_as_the_register_says() -> None:
    assert tally(SCHOOLS).by_kind["幼儿园"] == 2


def test_nm03_only_entries_valid_on_the_day_count() -> None:
    assert tally(SCHOOLS[:3], date(2019, 8, 31)).total == 3
    assert tally(SCHOOLS[:3], date(2019, 9, 1)).total == 2

"""Long lists cut short."""

from dubao.model.listing import listed


def test_few_names_are_all_there() -> None:
    assert listed(["甲", "乙"]) == "甲、乙"
    assert listed(list("甲" * 20)) == "、".join("甲" * 20)


def test_of_many_names_the_first_are_there_and_how_many() -> None:
    assert listed(list("甲" * 21)) == "、".join("甲" * 20) + "等 21 个"

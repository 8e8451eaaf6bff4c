"""Long lists cut short."""

from dubao.model.listing import capped, listed, shortened
from dubao.model.place import Place
from dubao.model.problem import Problem, problem


def test_few_names_are_all_there() -> None:
    assert listed(["甲", "乙"]) == "甲、乙"
    assert listed(list("甲" * 20)) == "、".join("甲" * 20)


def test_of_many_names_the_first_are_there_and_how_many() -> None:
    assert listed(list("甲" * 21)) == "、".join("甲" * 20) + "等 21 个"


def test_of_many_lines_the_rest_is_counted() -> None:
    assert shortened(["甲"] * 20) == ("甲",) * 20
    assert shortened(["甲"] * 23) == (*["甲"] * 20, "另有 3 处")


def unknown(number: int, column: str = "A", file: str = "甲.xlsx") -> list[Problem]:
    """Names that are not known, one below the other."""
    cells = (Place(file, "表", f"{column}{row}") for row in range(2, number + 2))
    return [problem("name-unknown", cell, text="甲", near="") for cell in cells]


def test_of_one_kind_in_a_column_twenty_are_kept_and_the_rest_counted() -> None:
    *kept, more = capped(unknown(10_000))
    assert kept == unknown(20)
    assert str(more.place) == "甲.xlsx[表]!A22"
    assert more.message == "这一列另有 9980 处同样的错误〔name-unknown〕，没有逐一列出"


def test_columns_files_and_kinds_are_counted_apart() -> None:
    blanks = [problem("unit-blank", found.place) for found in unknown(20)]
    many = [*unknown(20), *unknown(20, "B"), *unknown(20, file="乙.xlsx"), *blanks]
    assert capped(many) == tuple(many)


def test_notes_and_what_stands_in_no_cell_are_all_kept() -> None:
    late = [problem("not-usable", Place("甲.xlsx"), who=str(at), source="甲") for at in range(30)]
    note = problem("sheet-hidden", Place("甲.xlsx", "表", "A1"))
    assert capped([*late, *[note] * 30]) == (*late, *[note] * 30)

"""Groups and votes of supervisions (PA-21)."""

from __future__ import annotations

import pytest

from dubao.check.supervisions import check_supervisions
from dubao.model.deadline import Case

GROUP = ("赵一", "钱二", "孙三")


def found(*, votes: bool = True, **cells: object) -> list[str]:
    case = Case("DD1", "", "甲小学", **{"kind": "综合", "group": GROUP, **cells})  # type: ignore[arg-type]
    return [one.code for one in check_supervisions([case], votes=votes)]


@pytest.mark.parametrize(
    ("count", "codes"), [(0, []), (1, ["group-too-small"]), (2, ["group-too-small"]), (3, [])]
)
def test_pa21_a_group_has_three_and_one_not_entered_is_not_judged(
    count: int, codes: list[str]
) -> None:
    assert found(group=GROUP[:count]) == codes


@pytest.mark.parametrize(
    ("agreed", "voters", "codes"),
    [
        (2, 3, []),
        (1, 3, ["vote-too-few"]),
        (3, 5, ["vote-too-few"]),
        (4, 6, []),
        (2, None, []),
        (None, 5, []),
    ],
)
def test_pa21_two_thirds_are_for_the_opinion(
    agreed: int | None, voters: int | None, codes: list[str]
) -> None:
    assert found(agreed=agreed, voters=voters) == codes


def test_routine_visits_need_neither_and_other_places_no_vote() -> None:
    assert found(kind="经常性", group=GROUP[:1], agreed=0) == []
    assert found(votes=False, agreed=0) == []

"""Draws by hash: repeatable by hand, independent of order, fair in their shares."""

from collections import Counter
from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dubao.model.draw import Candidate, Condition, DrawRule, Size, parse_condition, parse_size
from dubao.model.terms import DrawResult, DrawState
from dubao.schedule.draw import allotted, changes, draw, fingerprint, short_of

SCHOOLS = tuple(Candidate(f"S{n:02d}", f"示例第{n}小学") for n in range(1, 13))


def _rule(count: str, seed: str = "2021-03-05", **more: object) -> DrawRule:
    size = parse_size(count)
    assert size is not None
    return DrawRule("学校", seed, size, **more)  # type: ignore[arg-type]


def _drawn(rule: DrawRule, candidates: tuple[Candidate, ...]) -> list[str]:
    return [one.candidate.code for one in draw(rule, candidates).with_result(DrawResult.DRAWN)]


def test_ha12_the_result_is_fixed_for_all_time() -> None:
    # printf '2021-03-05\nS01' | sha256sum, and so on for S02 … S12; the three smallest.
    assert _drawn(_rule("3"), SCHOOLS) == ["S10", "S03", "S08"]
    values = {one.code: sha256(f"2021-03-05\n{one.code}".encode()).hexdigest() for one in SCHOOLS}
    assert sorted(values, key=values.__getitem__)[:3] == ["S10", "S03", "S08"]


def test_cy04_the_fingerprint_is_of_the_roster_and_who_took_part() -> None:
    text = "甲\t甲校\t镇\t参加抽取\n乙\t乙校\t镇\t排除\n"
    roster = (
        Candidate("乙", "乙校", "镇", DrawState.EXCLUDED, "组长曾在该校任职"),
        Candidate("甲", "甲校", "镇"),
    )
    lines = "".join(sorted(text.splitlines(keepends=True)))
    assert fingerprint(roster) == sha256(lines.encode()).hexdigest()


def test_excluded_entries_are_never_drawn_and_move_nobody_else() -> None:
    order = _drawn(_rule("12"), SCHOOLS)
    without = tuple(
        Candidate(one.code, one.name, state=DrawState.EXCLUDED) if one.code == order[0] else one
        for one in SCHOOLS
    )
    assert _drawn(_rule("3"), without) == order[1:4]


def test_spares_follow_in_order() -> None:
    order = _drawn(_rule("12"), SCHOOLS)
    done = draw(_rule("3", spare=2), SCHOOLS)
    assert [one.candidate.code for one in done.with_result(DrawResult.SPARE)] == order[3:5]


@pytest.mark.parametrize(
    ("count", "sizes", "places"),
    [
        ("5", {"甲": 50, "乙": 30, "丙": 20}, {"甲": 3, "乙": 1, "丙": 1}),  # 2.5 1.5 1.0: a tie
        ("10", {"甲": 50, "乙": 30, "丙": 20}, {"甲": 5, "乙": 3, "丙": 2}),
        ("20%", {"甲": 7, "乙": 3}, {"甲": 1, "乙": 1}),  # 2 of 10: 1.4 and 0.6
        ("1", {"甲": 3, "乙": 2}, {"甲": 1, "乙": 0}),
        ("3", {"甲": 1, "乙": 2}, {"甲": 1, "乙": 2}),
    ],
)
def test_strata_share_by_the_largest_remainder(
    count: str, sizes: dict[str, int], places: dict[str, int]
) -> None:
    assert allotted(_rule(count, by="镇"), sizes) == places


def test_every_stratum_may_give_the_same_number_and_a_small_one_all_it_has() -> None:
    rule = _rule("2", by="镇", each=True)
    assert allotted(rule, {"甲": 5, "乙": 1}) == {"甲": 2, "乙": 1}
    assert allotted(_rule("20%", by="镇", each=True), {"甲": 5, "乙": 6}) == {"甲": 1, "乙": 2}


def test_too_few_to_draw_from() -> None:
    assert short_of(_rule("13"), SCHOOLS) == (13, 12)
    assert short_of(_rule("12"), SCHOOLS) is None
    assert short_of(_rule("20%"), ()) == (1, 0)


def test_what_changed_in_a_roster_since() -> None:
    before = (Candidate("1", "甲"), Candidate("2", "乙"), Candidate("3", "丙", "镇"))
    now = (Candidate("1", "甲"), Candidate("3", "丁", "街道"), Candidate("4", "戊"))
    assert list(changes(before, now)) == [
        "2 乙：现在的名册中没有",
        "3 丙：名称由「丙」变为「丁」；分层由「镇」变为「街道」",
        "4 戊：抽取时的名册中没有",
    ]


@pytest.mark.parametrize(
    ("text", "size"),
    [("5", 5), ("20%", 3), ("33.3 %", 4), ("100％", 12), ("0", None), ("0%", None), ("120%", None),
     ("五", None), ("-1", None), ("", None)],
)  # fmt: skip
def test_sizes_as_they_are_typed(text: str, size: int | None) -> None:
    found = parse_size(text)
    assert (found and found.of(12)) == size


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("学段=小学", Condition("学段", "小学")),
        ("办别!=民办", Condition("办别", "民办", unlike=True)),
        ("办别 ≠ 民办", Condition("办别", "民办", unlike=True)),
        ("备注=", Condition("备注", "")),
        ("小学", None),
        ("=小学", None),
    ],
)
def test_conditions_as_they_are_typed(text: str, condition: Condition | None) -> None:
    assert parse_condition(text) == condition


ROSTERS = st.lists(st.tuples(st.text(min_size=1, max_size=4), st.sampled_from("甲乙丙")),
                   unique_by=lambda one: one[0], min_size=1, max_size=40)  # fmt: skip


@given(ROSTERS, st.text(max_size=6), st.integers(1, 40), st.randoms())
def test_the_order_of_the_roster_does_not_matter(
    entries: list[tuple[str, str]], seed: str, count: int, shuffle: object
) -> None:
    roster = [Candidate(code, code, stratum) for code, stratum in entries]
    rule = DrawRule("名册", seed, Size(min(count, len(roster))), by="层")
    shuffled = list(roster)
    shuffle.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = draw(rule, roster), draw(rule, shuffled)
    assert (one.ranked, one.fingerprint) == (other.ranked, other.fingerprint)


@given(ROSTERS, st.text(max_size=6), st.integers(1, 40))
def test_as_many_are_drawn_as_asked_and_no_stratum_is_off_by_more_than_one(
    entries: list[tuple[str, str]], seed: str, count: int
) -> None:
    roster = [Candidate(code, code, stratum) for code, stratum in entries]
    wanted = min(count, len(roster))
    done = draw(DrawRule("名册", seed, Size(wanted), by="层"), roster)
    drawn = Counter(one.candidate.stratum for one in done.with_result(DrawResult.DRAWN))
    assert drawn.total() == wanted
    for stratum, size in Counter(one.stratum for one in roster).items():
        assert abs(drawn[stratum] - wanted * size / len(roster)) < 1


def test_every_entry_has_the_same_chance() -> None:
    """Over 3,000 seeds each of 12 entries is drawn 750 times, give or take five deviations."""
    times = Counter(code for seed in range(3000) for code in _drawn(_rule("3", str(seed)), SCHOOLS))
    assert all(abs(times[one.code] - 750) < 120 for one in SCHOOLS)

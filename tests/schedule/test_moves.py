"""What may be done with a finding in which state, and what that changes."""

from datetime import date

import pytest

from dubao.model.ledger import Round, Until
from dubao.model.place import Place
from dubao.model.problem import Problem
from dubao.model.terms_ledger import FindingState, Review
from dubao.schedule import moves
from dubao.schedule.moves import Extended, Feedback, Move, Reviewed
from tests.read.ledger import finding

HERE = Place("台账/问题整改.xlsx", "整改", "G2")
DAY = date(2021, 6, 18)
SAID = Feedback("张三", DAY, "已清理")
DONE = Feedback("张三", DAY, "已清理", done=True)
SEEN = Reviewed("李四", DAY, Review.DONE)
OPEN = (FindingState.OPEN, FindingState.WORKING, FindingState.EXTENDED)
REVIEWED = {"reviewer": "李四", "reviewed": DAY, "opinion": "到位"}


def state_after(moved: Move | Problem) -> object:
    """Return the state that a step leads to, or the code of the refusal."""
    return moved.code if isinstance(moved, Problem) else moved.values.get("状态")


@pytest.mark.parametrize("state", OPEN)
def test_feedback_leads_to_work_and_a_report_to_reported(state: FindingState) -> None:
    assert state_after(moves.feed_back(finding(state=state), SAID, HERE)) == "整改中"
    assert state_after(moves.feed_back(finding(state=state), DONE, HERE)) == "已报完成"


@pytest.mark.parametrize("state", [FindingState.LASTING, FindingState.TRANSFERRED])
def test_feedback_on_what_lasts_or_was_handed_over_changes_no_state(state: FindingState) -> None:
    assert state_after(moves.feed_back(finding(state=state), DONE, HERE)) is None


def test_pa25_feedback_is_a_round_of_its_own_and_takes_the_old_review_back() -> None:
    one = finding(rounds=(Round("1", 1, "张三", DAY, "清理中"),), **REVIEWED)
    moved = moves.feed_back(one, DONE, HERE)
    assert moved == Move(
        {
            "进展": "已清理",
            "完成日期": DAY,
            "复核人": None,
            "复核日期": None,
            "复核意见": None,
            "状态": "已报完成",
        },
        2,
        {"反馈人": "张三", "反馈日期": DAY, "反馈内容": "已清理", "附件": ""},
    )


def test_ha08_the_same_feedback_again_is_the_same_round() -> None:
    one = finding(rounds=(Round("1", 1, "张三", DAY, "已清理"),))
    moved = moves.feed_back(one, SAID, HERE)
    assert isinstance(moved, Move)
    assert moved.round == 1


@pytest.mark.parametrize(
    ("review", "state", "opinion"),
    [
        (Review.DONE, "已报完成", "整改措施到位"),
        (Review.NOT_DONE, "整改中", "整改不到位，需要继续整改"),
    ],
)
def test_pa24_a_review_never_closes(review: Review, state: str, opinion: str) -> None:
    one = finding(state=FindingState.REPORTED, rounds=(Round("1", 1, "张三", DAY, "已清理"),))
    moved = moves.verify(one, Reviewed("李四", DAY, review), HERE)
    assert isinstance(moved, Move)
    assert moved.values == {"复核人": "李四", "复核日期": DAY, "复核意见": review, "状态": state}
    assert (moved.round, moved.fed_back["督学意见"]) == (1, opinion)


@pytest.mark.parametrize(
    ("fields", "outcome"),
    [
        ({"state": FindingState.REPORTED, **REVIEWED}, "已销号"),
        ({"state": FindingState.REPORTED}, "finding-needs-review"),
        ({"state": FindingState.REPORTED, **REVIEWED, "reviewer": ""}, "finding-needs-review"),
        ({"state": FindingState.REPORTED, **REVIEWED, "reviewed": None}, "finding-needs-review"),
        ({"state": FindingState.REPORTED, **REVIEWED, "opinion": "不到位"}, "finding-needs-review"),
        ({"state": FindingState.WORKING, **REVIEWED}, "finding-not-now"),
        ({"state": None, **REVIEWED}, "finding-not-now"),
        ({"state": FindingState.CLOSED, **REVIEWED}, None),
    ],
)
def test_pa24_only_what_somebody_found_done_is_closed(
    fields: dict[str, object], outcome: str | None
) -> None:
    assert state_after(moves.close(finding(**fields), DAY, HERE)) == outcome


def test_closing_with_a_reviewer_reviews_first_unless_that_was_done() -> None:
    reported = finding(state=FindingState.REPORTED)
    assert state_after(moves.verify_to_close(reported, SEEN, HERE)) == "已报完成"
    reviewed = finding(state=FindingState.REPORTED, **REVIEWED)
    assert moves.verify_to_close(reviewed, SEEN, HERE) == Move()
    assert moves.verify_to_close(finding(state=FindingState.CLOSED), SEEN, HERE) == Move()


def test_tm12_an_extension_keeps_the_old_day_and_its_paper() -> None:
    one = finding(former_until="2021-03-31", until=Until("2021-06-30", date(2021, 6, 30)))
    extended = Extended(date(2021, 12, 31), "汛期停工", "示府教督〔2021〕9号")
    assert moves.extend(one, extended, HERE) == Move(
        {
            "状态": "延期",
            "整改时限": date(2021, 12, 31),
            "原整改时限": "2021-03-31；2021-06-30",
            "延期理由": "汛期停工",
            "延期文号": "示府教督〔2021〕9号",
        }
    )
    again = finding(until=Until("", date(2021, 12, 31)), extension="示府教督〔2021〕9号")
    assert moves.extend(again, extended, HERE) == Move()


@pytest.mark.parametrize("state", sorted({*FindingState} - {*OPEN}))
def test_only_what_is_open_is_put_off(state: FindingState) -> None:
    extended = Extended(date(2021, 12, 31), "", "文")
    assert state_after(moves.extend(finding(state=state), extended, HERE)) == "finding-not-now"


def test_what_is_closed_stays_closed() -> None:
    closed = finding(state=FindingState.CLOSED)
    steps = (
        moves.feed_back(closed, SAID, HERE),
        moves.verify(closed, SEEN, HERE),
        moves.transfer(closed, "区财政局", HERE),
        moves.keep_up(closed, HERE),
    )
    assert [state_after(step) for step in steps] == ["finding-not-now"] * 4


def test_handing_over_and_keeping_up() -> None:
    assert moves.transfer(finding(), "区财政局", HERE) == Move(
        {"状态": "移交", "移交单位": "区财政局"}
    )
    assert moves.keep_up(finding(), HERE) == Move({"状态": "长期坚持"})

"""`dubao schedule` on the sample: planned, agreed, marked, changed; nothing twice."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dubao.read.registers import load_register
from tests.conftest import Run

TODAY = ("--today", "2021-02-22")


def plan(run: Run, root: Path, *words: str) -> dict[str, Any]:
    """Run `dubao schedule` and return its document."""
    done = run("schedule", "-w", root, *words, "--json")
    document: dict[str, Any] = json.loads(done.out)
    return document


def visit(document: dict[str, Any], unit: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in document["visits"] if one["unit"].endswith(unit))
    return found


def cells(root: Path, unit: str) -> dict[str, Any]:
    """Return a school's row of 回访.xlsx."""
    table = load_register(root, "回访").value
    names = table.frame["单位名称"].tolist()
    (row,) = [at for at, name in enumerate(names) if name.endswith(unit)]
    return {str(name): table.frame[name].iloc[row] for name in table.frame.columns}


def test_every_revisit_of_the_year_is_in_its_window_on_a_school_day_or_has_a_reason(
    run: Run, sample: Path
) -> None:
    document = plan(run, sample, *TODAY)
    assert len(document["visits"]) == 48
    assert document["unplaced"] == []
    for one in document["visits"]:
        first, last = one["window"]
        assert first <= one["date"] <= last, one
        assert date.fromisoformat(one["date"]).weekday() < 5
        assert len(one["inspectors"]) >= 3
    kinds = {(one["kind"], one["form"]) for one in document["visits"]}
    assert kinds == {("综合", "回访"), ("专项", "调研")}


def test_recusal_stands_in_the_output(run: Run, sample: Path) -> None:
    one = visit(plan(run, sample, *TODAY), "石潭第一学校")
    assert one["left_out"] == ["示例督学24：回避（曾在该校任职）"]
    assert "示例督学24" not in one["inspectors"]
    shown = run("schedule", "-w", sample, *TODAY).out
    assert "示例督学24：回避（曾在该校任职）" in shown


def test_committing_twice_changes_not_one_byte(run: Run, sample: Path) -> None:
    assert run("schedule", "-w", sample, *TODAY, "--commit").code == 0
    file = sample / "台账/回访.xlsx"
    before, names = file.read_bytes(), sorted(sample.rglob("*"))
    again = run("schedule", "-w", sample, *TODAY, "--commit")
    assert "台账已经是这样，没有改动。" in again.out
    assert file.read_bytes() == before
    assert sorted(sample.rglob("*")) == names
    unchanged = run("schedule", "-w", sample, *TODAY, "--diff")
    assert (unchanged.code, unchanged.out) == (0, "与 台账/回访.xlsx 一致。\n")


def test_ha05_running_again_changes_not_one_byte_of_the_papers(run: Run, sample: Path) -> None:
    run("schedule", "-w", sample, *TODAY, "--commit")
    home = sample / "成果/2021/回访"
    before = {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}
    assert len(before) > 150
    run("schedule", "-w", sample, *TODAY)
    assert {path: path.read_bytes() for path in home.rglob("*") if path.is_file()} == before


def test_calendars_are_updated_and_not_doubled(run: Run, sample: Path) -> None:
    run("schedule", "-w", sample, *TODAY, "--commit")
    home = sample / "成果/2021/回访/日历"
    first = (home / "全区.ics").read_text("utf-8")
    mark(run, sample, "安溪第一小学", "改期", "--date", "2021-03-24", "--reason", "活动", *TODAY)
    run("schedule", "-w", sample, *TODAY)
    second = (home / "全区.ics").read_text("utf-8")
    assert first.count("BEGIN:VEVENT") == second.count("BEGIN:VEVENT") == 48
    assert (first.count("SEQUENCE:1"), second.count("SEQUENCE:1")) == (0, 1)
    assert (home / "变动.ics").read_text("utf-8").count("BEGIN:VEVENT") == 1
    assert "SEQUENCE:1" in (home / "第二组.ics").read_text("utf-8")


def test_letters_go_out_only_for_what_stands_in_the_register(run: Run, sample: Path) -> None:
    run("schedule", "-w", sample, *TODAY)
    letters = sorted(path.name for path in (sample / "成果/2021/回访/通知").glob("回访通知*"))
    assert letters == [
        "回访通知（示例区安溪第一小学，综合）.docx",
        "回访通知（示例区梅岭百灵幼儿园，综合）.docx",
    ]


def test_the_register_holds_the_plan(run: Run, sample: Path) -> None:
    document = plan(run, sample, *TODAY, "--commit")
    one, row = visit(document, "安溪第一小学"), cells(sample, "安溪第一小学")
    assert document["committed"] == 46  # two rows are there and stay as they are
    assert (row["回访编号"], row["督导编号"], row["次数"]) == ("DD2020030-1", "DD2020030", 1)
    assert (row["状态"], row["应访日期"], row["计划日期"]) == (
        "暂定",
        date(2021, 3, 19),
        date(2021, 3, 19),
    )
    assert row["成员"] == "、".join(one["inspectors"])


def test_only_what_breaks_moves(run: Run, sample: Path) -> None:
    """One visit is cancelled, an inspector falls ill: one team of three is one short."""
    before = plan(run, sample, *TODAY, "--commit")
    assert (
        run(
            "schedule",
            "mark",
            "安溪第四小学",
            "--state",
            "取消",
            "--reason",
            "并校",
            "-w",
            sample,
            *TODAY,
        ).code
        == 0
    )
    duties = sample / "台账/督学日程.xlsx"
    add_row(
        duties, ["DX004", "示例督学04", "病假", date(2021, 4, 20), date(2021, 4, 20), None, None]
    )
    after = plan(run, sample, *TODAY)
    places = {one["id"]: (one["date"], one["half"], one["team"]) for one in before["visits"]}
    moved = [
        one
        for one in after["visits"]
        if (one["date"], one["half"], one["team"]) != places[one["id"]]
    ]
    assert [(one["unit"], one["date"], one["reason"]) for one in moved] == [
        ("示例区安溪蒲公英幼儿园", "2021-04-20", "原定 2021-04-20 第四组只有 2 人，不足 3 人")
    ]


def add_row(path: Path, row: list[Any]) -> None:
    from openpyxl import load_workbook

    book = load_workbook(path)
    book.worksheets[0].append(row)
    book.save(path)


def mark(run: Run, root: Path, unit: str, state: str, *words: str) -> str:
    done = run("schedule", "mark", unit, "--state", state, "-w", root, *words)
    assert done.code == 0, done.out + done.err
    return done.out


def test_tm12_a_visit_from_notice_to_the_end_keeps_its_former_days(run: Run, sample: Path) -> None:
    run("schedule", "-w", sample, *TODAY, "--commit")
    unit, march = "安溪第一小学", ("--today", "2021-03-01")
    mark(run, sample, unit, "已通知", *march)
    mark(run, sample, unit, "已确认", "--date", "2021-03-22", "--half", "下午", *march)
    row = cells(sample, unit)
    assert (row["计划日期"], row["确认日期"], row["时段"]) == (
        date(2021, 3, 19),
        date(2021, 3, 22),
        "下午",
    )
    assert visit(plan(run, sample, *march), unit)["date"] == "2021-03-22"
    mark(run, sample, unit, "改期", "--date", "2021-03-24", "--reason", "学校有活动", *march)
    row = cells(sample, unit)
    assert (row["状态"], row["计划日期"], row["原计划日期"], row["确认日期"]) == (
        "暂定",
        date(2021, 3, 24),
        date(2021, 3, 22),
        None,
    )
    mark(run, sample, unit, "已完成", "--outcome", "未落实", "--today", "2021-03-24")
    row = cells(sample, unit)
    assert (row["完成日期"], row["结论"]) == (date(2021, 3, 24), "未落实")
    later = plan(run, sample, "--today", "2021-03-25")
    assert visit(later, unit)["id"] == "DD2020030-2"
    assert visit(later, unit)["due"] == "2021-06-24"
    journal = (sample / "台账/变更记录.jsonl").read_text("utf-8")
    assert journal.count('"学校有活动"') >= 3


def test_a_postponed_visit_keeps_its_paper(run: Run, sample: Path) -> None:
    run("schedule", "-w", sample, *TODAY, "--commit")
    words = ("--date", "2021-05-20", "--reason", "校舍大修", "--paper", "示府教督〔2021〕6号")
    mark(run, sample, "安溪第一小学", "延期", *words, *TODAY)
    row = cells(sample, "安溪第一小学")
    assert (row["状态"], row["延期至"], row["原计划日期"], row["依据文号"]) == (
        "延期",
        date(2021, 5, 20),
        date(2021, 3, 19),
        "示府教督〔2021〕6号",
    )
    run("schedule", "-w", sample, *TODAY, "--commit")
    again = visit(plan(run, sample, *TODAY), "安溪第一小学")
    assert (again["due"], again["date"], again["changed"]) == ("2021-03-19", "2021-05-20", False)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["安溪第一小学", "--state", "改期", "--date", "2021-03-24"], "改期要写 --reason"),
        (["安溪第一小学", "--state", "延期", "--reason", "大修"], "延期要写 --date"),
        (
            ["安溪第一小学", "--state", "延期", "--reason", "大修", "--date", "2021-05-20"],
            "延期要写批准文件的文号 --paper",
        ),
        (
            ["安溪第一小学", "--state", "已确认", "--outcome", "已落实"],
            "只有已完成才有结论",
        ),
        (["安溪第四小学", "--state", "已通知"], "示例区安溪第四小学的回访还不在台账中"),
        (["安溪第一小学校", "--state", "已通知"], "没有「安溪第一小学校」的回访"),
    ],
)
def test_a_mark_that_lacks_something_is_wrong_usage(
    words: list[str], sentence: str, run: Run, sample: Path
) -> None:
    done = run("schedule", "mark", *words, "-w", sample, *TODAY)
    assert done.code == 2
    assert sentence in done.err


def test_suggestions_are_ranked_and_leave_the_plan_alone(run: Run, sample: Path) -> None:
    done = run("schedule", "suggest", "安溪第一小学", "-w", sample, *TODAY, "--json")
    found = json.loads(done.out)["suggestions"]
    costs = [one["cost"] for one in found]
    assert done.code == 0
    assert costs == sorted(costs)
    assert found[0]["means"] == "空场次"
    assert any(one["means"] == "调换" for one in found)


def test_improving_with_the_solver_states_the_gap(run: Run, sample: Path) -> None:
    pytest.importorskip("highspy")
    done = run("schedule", "-w", sample, *TODAY, "--improve", "--solver")
    assert "离最优至多差 " in done.out
    assert plan(run, sample, *TODAY, "--improve", "--solver")["improved"]["gap"] <= 0.01


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--from", "2021-05-01", "--to", "2021-04-01"], "结束早于开始"),
        (["--release", "DD1"], "没有「DD1」这个回访编号"),
        (["--commit", "--diff"], "--diff 不写文件"),
        (["suggst"], "没有「suggst」这个命令，是否想写「suggest」？"),
    ],
)
def test_wrong_usage(words: list[str], sentence: str, run: Run, sample: Path) -> None:
    where = [] if words == ["suggst"] else ["-w", str(sample), *TODAY]
    done = run("schedule", *words, *where)
    assert done.code == 2
    assert sentence in done.err


def test_a_part_of_the_year(run: Run, sample: Path) -> None:
    part = plan(run, sample, *TODAY, "--from", "2021-09-01", "--to", "2021-10-10")
    assert {one["date"][:7] for one in part["visits"]} == {"2021-09", "2021-10"}
    assert all(one["due_moved"] <= "2021-10-10" for one in part["visits"])


def test_without_supervisions_there_is_nothing_to_plan(run: Run, sample: Path) -> None:
    for name in ("督导", "回访"):
        (sample / f"台账/{name}.xlsx").unlink()
    done = run("schedule", "-w", sample, *TODAY)
    assert done.code == 1
    assert "没有到期的回访。" in done.out

"""`dubao remind`: silence where nothing is due, each reminder once, missed days caught up."""

import json
from pathlib import Path
from typing import Any

import icalendar
import pytest
from openpyxl import load_workbook

from dubao.render.lock import FolderLock
from tests.conftest import Run

LATE = ("--kind", "整改")


@pytest.fixture
def office(sample: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(sample)
    return sample


def found(run: Run, *words: str) -> list[dict[str, Any]]:
    document = json.loads(run("remind", *words, "--json").out)
    return list(document["reminders"])


def test_nothing_due_says_nothing_and_is_all_right(run: Run, office: Path) -> None:
    done = run("remind", "--kind", "整改", "--days", "7", "--today", "2021-03-01")
    assert (done.code, done.out, done.err) == (0, "", "")


def test_what_is_due_is_a_finding(run: Run, office: Path) -> None:
    done = run("remind", *LATE, "--today", "2021-11-15")
    assert done.code == 1
    assert done.out.splitlines()[0] == "示例责任人（2 件，逾期 2 件）"


def test_what_cannot_be_read_is_not_silence(run: Run, office: Path) -> None:
    """A day that cannot be read hides what is due on it."""
    book = load_workbook(office / "台账/督导.xlsx")
    sheet: Any = book.active
    sheet["H40"] = "2020年9月31日"
    book.save(office / "台账/督导.xlsx")
    (office / "台账/投诉.xlsx").unlink()
    done = run("remind", "--kind", "整改", "--days", "7", "--today", "2021-03-01")
    assert done.code == 1
    assert "[督导] H40  「2020年9月31日」这一天不存在" in done.err + done.out


def test_it_is_found_by_person_and_within_days(run: Run, office: Path) -> None:
    day = ("--today", "2021-11-15")
    assert [one["what"] for one in found(run, *LATE, *day, "--days", "60")] == [
        "8 校舍维修进度滞后",
        "16 学校周边隐患反复",
        "4 一处公建配套学校移交手续未办结",
        "9 学前教育资源缺口",
    ]
    assert found(run, *LATE, *day, "--person", "别人") == []


def test_every_register_has_its_say(run: Run, office: Path) -> None:
    kinds = {one["kind"] for one in found(run, "--today", "2022-01-12")}
    assert {"整改", "复核", "期限", "入校", "录入"} <= kinds
    terms = found(run, "--kind", "任期", "--today", "2022-08-01")
    assert len(terms) == 32


def test_ha08_with_once_each_is_said_once_and_missed_days_are_caught_up(
    run: Run, office: Path
) -> None:
    def numbers(day: str) -> list[str]:
        return [one["what"].split()[0] for one in found(run, *LATE, "--once", "--today", day)]

    assert numbers("2021-11-15") == ["8", "16"]
    assert numbers("2021-11-15") == []
    assert numbers("2021-11-16") == ["8"]  # seven days later in its lateness
    assert numbers("2021-12-05") == ["8", "16", "4", "9"]  # nobody asked on the day 30 before
    assert numbers("2021-12-06") == []
    assert numbers("2021-12-26") == ["8", "16", "4", "9"]


def test_an_extension_is_a_new_day_to_be_reminded_of(run: Run, office: Path) -> None:
    words = (*LATE, "--once", "--today", "2021-12-05")
    assert len(found(run, *words)) == 4
    more = ("--until", "2021-12-20", "--paper", "示府教督〔2021〕30号", "--reason", "停工")
    assert run("ledger", "extend", "4", *more).code == 0
    assert [one["what"].split()[0] for one in found(run, *words)] == ["4"]


def test_two_runs_with_once_do_not_say_the_same(run: Run, office: Path) -> None:
    lock = FolderLock(office / "台账", "台账")
    assert run("remind", "--once", "--today", "2021-11-15").code == 75
    lock.release()


def test_a_word_list_by_person_is_printed(run: Run, office: Path) -> None:
    document = json.loads(run("remind", *LATE, "--word", "--today", "2021-11-15", "--json").out)
    assert document["written"] == ["成果/2021/提醒/提醒（2021-11-15）.docx"]
    assert document["problems"] == []


def test_the_calendar_is_updated_rather_than_doubled(run: Run, office: Path) -> None:
    day = ("--kind", "整改", "--days", "60", "--today", "2021-11-15")
    assert run("remind", *day, "--ics").code == 1
    path = office / "成果/2021/提醒/提醒.ics"
    first = path.read_bytes()
    entries = list(icalendar.Calendar.from_ical(first).walk("VEVENT"))
    assert [str(entry["SUMMARY"]) for entry in entries][:1] == [
        "整改：梅岭镇人民政府 8 校舍维修进度滞后"
    ]
    assert len({str(entry["UID"]) for entry in entries}) == len(entries) == 4
    run("remind", *day, "--ics")
    assert path.read_bytes() == first

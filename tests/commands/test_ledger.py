"""`dubao ledger` on the sample: what it shows, changes, refuses and prints."""

import json
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.conftest import Run

LEDGER = "台账/问题整改.xlsx"
LETTER = "台账/意见书/安溪第一小学督导意见书（示例）.docx"
NOVEMBER = ("--today", "2021-11-15")
EXTEND = ("--until", "2021-12-31", "--paper", "示府教督〔2021〕21号", "--reason", "汛期停工")


@pytest.fixture
def office(sample: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(sample)
    return sample


def rows_of(root: Path) -> list[tuple[Any, ...]]:
    """Return the rows of the ledger as openpyxl reads them."""
    book: Any = load_workbook(root / LEDGER)
    return list(book.active.iter_rows(values_only=True))


def cells(root: Path, number: int, *names: str) -> list[Any]:
    """Return fields of a finding as they stand in the ledger."""
    _, heads, *rows = rows_of(root)
    (row,) = [row for row in rows if str(row[0]) == str(number)]
    found = dict(zip(heads, row, strict=True))
    values = [found[name] for name in names]
    return [value.date().isoformat() if hasattr(value, "date") else value for value in values]


def document(run: Run, *words: str) -> Any:
    return json.loads(run(*words, "--json").out)


def numbers(run: Run, *words: str) -> list[str]:
    found = document(run, "ledger", "list", *words, *NOVEMBER)
    return [one["number"] for one in found["findings"]]


def test_tm13_findings_are_found_by_unit_state_and_day(run: Run, office: Path) -> None:
    assert numbers(run, "--overdue") == ["8", "16"]
    assert numbers(run, "--due", "60") == ["4", "9"]
    assert numbers(run, "--unit", "梅岭镇", "--state", "待整改") == ["9"]
    assert numbers(run, "--unit", "T07") == ["8", "9", "10", "11"]
    assert numbers(run, "--person", "示例责任人", "--category", "示例", "--state", "延期") == ["14"]


def test_a_unit_that_the_ledger_does_not_have_is_wrong_usage(run: Run, office: Path) -> None:
    done = run("ledger", "list", "--unit", "梅岭")
    assert (done.code, "是否想写「梅岭镇」？" in done.err) == (2, True)


def test_pa24_from_the_report_through_a_second_round_to_the_closing(run: Run, office: Path) -> None:
    seen = ("--reviewer", "示例督学03", "--by", "张三")
    assert (
        run("ledger", "verify", "10", *seen, "--result", "不到位", "--date", "2021-10-12").code == 0
    )
    assert cells(office, 10, "状态", "复核意见") == ["整改中", "不到位"]
    assert run("ledger", "close", "10", *seen).code == 1
    fed_back = ("--from", "王五", "--text", "全部到岗", "--done", "--date", "2021-10-20")
    assert run("ledger", "feedback", "10", *fed_back).code == 0
    assert cells(office, 10, "状态", "完成日期", "复核人") == ["已报完成", "2021-10-20", None]
    assert run("ledger", "close", "10").code == 1
    assert run("ledger", "close", "10", *seen, "--date", "2021-10-25").code == 0
    assert cells(office, 10, "状态", "复核人", "销号日期") == ["已销号", "示例督学03", "2021-10-25"]
    history = document(run, "ledger", "history", "10")
    assert [(one["round"], one["opinion"]) for one in history["rounds"]] == [
        ("第1轮", "整改不到位，需要继续整改"),
        ("第2轮", "整改不到位，需要继续整改"),
        ("第3轮", "整改措施到位"),
    ]
    states = [(one["原值"], one["新值"]) for one in history["changes"] if one["项"] == "状态"]
    assert states == [("已报完成", "整改中"), ("整改中", "已报完成"), ("已报完成", "已销号")]


def test_ha08_the_same_step_again_changes_nothing(run: Run, office: Path) -> None:
    words = ("ledger", "feedback", "8", "--from", "王五", "--text", "复工", "--date", "2021-10-20")
    assert run(*words).code == 0
    before = (office / LEDGER).read_bytes(), (office / "台账/整改反馈.xlsx").read_bytes()
    assert run(*words).out == "与台账相同，没有改动。\n"
    assert ((office / LEDGER).read_bytes(), (office / "台账/整改反馈.xlsx").read_bytes()) == before


def test_tm12_an_extension_keeps_the_old_day_in_ledger_and_paper(run: Run, office: Path) -> None:
    assert run("ledger", "extend", "8", *EXTEND, "--by", "张三").code == 0
    names = ("状态", "整改时限", "原整改时限", "延期文号")
    assert cells(office, 8, *names) == ["延期", "2021-12-31", "2021-08-31", "示府教督〔2021〕21号"]
    done = document(run, "ledger", "print", "延期批准", "--number", "8", *NOVEMBER)
    assert done["written"] == ["成果/2021/整改/延期批准/梅岭镇人民政府（8）.docx"]


def test_findings_of_an_opinion_letter_are_added_once(run: Run, office: Path) -> None:
    words = ("ledger", "import", LETTER, "--unit", "安溪第一小学", "--delivered", "2021-11-08")
    before = (office / LEDGER).read_bytes()
    assert document(run, *words, "--dry-run")["added"] == ["18", "19", "20", "21"]
    assert (office / LEDGER).read_bytes() == before
    assert document(run, *words)["added"] == ["18", "19", "20", "21"]
    assert document(run, *words)["added"] == []
    found = document(run, "ledger", "list", "--unit", "示例区安溪第一小学", *NOVEMBER)["findings"]
    assert [(one["limit"], one["due"], one["code"]) for one in found] == [
        ("学期末", None, "0990000001"),
        ("立行立改", None, "0990000001"),
        ("2个月内（自收到之日）", "2022-01-08", "0990000001"),
        ("2021年12月31日前", "2021-12-31", "0990000001"),
    ]


def test_nm08_a_unit_that_no_register_knows_is_kept_and_told(run: Run, office: Path) -> None:
    done = run("ledger", "add", "--unit", "安西镇", "--text", "校门口积水")
    assert (done.code, "「安西镇」在台账中找不到" in done.out) == (1, True)
    assert cells(office, 18, "单位名称", "责任单位", "状态") == ["安西镇", "安西镇", "待整改"]


def test_a_ledger_that_there_is_none_of_is_made(run: Run, office: Path) -> None:
    (office / LEDGER).unlink()
    assert run("ledger", "add", "--unit", "安溪镇", "--text", "校门口积水").code == 0
    heads, row = rows_of(office)
    assert dict(zip(heads, row, strict=True))["单位代码"] == "T01"


def test_ha02_a_ledger_open_in_excel_is_told(run: Run, office: Path) -> None:
    (office / "台账/~$问题整改.xlsx").touch()
    done = run("ledger", "keep", "16", "--reason", "长期巡查")
    assert (done.code, "请关闭 Excel 或 WPS 中的「问题整改.xlsx」" in done.out) == (1, True)
    assert cells(office, 16, "状态") == ["整改中"]


def test_lists_rates_and_reminders_are_printed(run: Run, office: Path) -> None:
    done = document(run, "ledger", "print", "清单", "统计", "催办函", *NOVEMBER)
    assert done["written"] == [
        "成果/2021/整改/问题、责任、整改清单.xlsx",
        "成果/2021/整改/整改统计.xlsx",
        "成果/2021/整改/催办函/梅岭镇人民政府.docx",
        "成果/2021/整改/催办函/海晟工业区.docx",
    ]
    rates = document(run, "ledger", "rates", *NOVEMBER)["rates"]
    whole = next(one for one in rates if (one["by"], one["group"]) == ("单位", "合计"))
    assert (whole["total"], whole["overdue"], whole["awaiting_review"]) == (17, 2, 1)
    assert round(whole["rate"], 1) == 64.7


def test_ha02_with_the_feedback_open_in_excel_the_finding_stays_too(run: Run, office: Path) -> None:
    (office / "台账/~$整改反馈.xlsx").touch()
    done = run("ledger", "feedback", "8", "--from", "王五", "--text", "复工", "--done")
    assert done.code == 1
    assert cells(office, 8, "状态") == ["整改中"]

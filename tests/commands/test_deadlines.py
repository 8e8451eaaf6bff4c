"""`dubao deadlines`: from a register, and from events on the command line."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.conftest import Run
from tests.read.office import Rows, write

SETTINGS = """\
区: 示例区
督导机构: 示例区督导室
校历: {采用: 上海}
期限:
  采用: [国家, 上海]
  事项:
    - {事项: 回访, 类别: 综合, 起算: 督导结束, 期限: 12个月, 顺延: 上课日}
"""


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """Make a workspace with two supervisions; the second one has an extension."""
    (tmp_path / "dubao.yaml").write_text(SETTINGS, "utf-8")
    heads = ["编号", "单位名称", "类别", "名称", "结束日期", "成文日期", "送达日期", "公布日期"]
    rows: Rows = [
        ["D01", "甲校", "综合督导", "春季", "2021-03-05", "2021-04-01", "2021-04-12", "2021-04-20", "3个月"],
        ["D02", "乙校", "专项", "体育", "2021-03-12", None, None, None, "30日内"],
    ]  # fmt: skip
    write(tmp_path / "台账/督导.xlsx", [[*heads, "整改时限"], *rows])
    heads = ["督导编号", "事项", "延至", "批准文号"]
    write(
        tmp_path / "台账/延期.xlsx",
        [heads, ["D02", "督导意见书", "2021-04-30", "示府教督〔2021〕9号"]],
    )
    return tmp_path


def test_what_waits_in_the_register_the_most_urgent_first(run: Run, office: Path) -> None:
    ran = run("deadlines", "-w", str(office), "--today", "2021-05-06")
    assert ran.code == 1
    lines = [line.split()[:5] for line in ran.out.splitlines()[2:] if line.startswith("D0")]
    assert lines == [
        ["D02", "乙校", "督导意见书", "2021-04-30", "已逾期"],
        ["D01", "甲校", "整改报告", "2021-07-12", "还有"],
        ["D01", "甲校", "回访", "2022-03-07", "还有"],
        ["D02", "乙校", "整改报告", "—", "无法计算"],
    ]
    assert "原为 2021-04-11，经示府教督〔2021〕9号延至此日" in ran.out


def test_a_revisit_that_was_made_is_done(run: Run, office: Path) -> None:
    rows: Rows = [
        ["督导编号", "状态", "完成日期"],
        ["D01", "已完成", "2022-03-02"],
        ["D01", "暂定", None],
    ]
    write(office / "台账/回访.xlsx", rows)
    ran = run("deadlines", "D01", "-w", str(office), "--today", "2022-04-01", "--json")
    (revisit,) = [one for one in json.loads(ran.out)["deadlines"] if one["step"] == "回访"]
    assert (revisit["state"], revisit["done"]) == ("已办", "2022-03-02")


def test_tm12_a_revisit_put_off_in_its_own_register_is_put_off_here_too(
    run: Run, office: Path
) -> None:
    rows: Rows = [
        ["督导编号", "次数", "状态", "延期至", "依据文号"],
        ["D01", 1, "延期", "2022-04-20", "示府教督〔2022〕3号"],
        ["D02", 1, "延期", "2022-04-20", None],
    ]
    write(office / "台账/回访.xlsx", rows)
    ran = run("deadlines", "-w", str(office), "--today", "2022-04-01", "--json")
    revisits = [one for one in json.loads(ran.out)["deadlines"] if one["step"] == "回访"]
    assert [(one["due"], one["days"], one["note"]) for one in revisits] == [
        ("2022-04-20", 19, "原为 2022-03-05，经示府教督〔2022〕3号延至此日")
    ]


def test_one_supervision_whole(run: Run, office: Path) -> None:
    ran = run("deadlines", "D01", "-w", str(office), "--today", "2021-05-06", "--json")
    document = json.loads(ran.out)
    assert ran.code == 0
    letter = next(one for one in document["deadlines"] if one["step"] == "督导意见书")
    assert letter == {
        "supervision": "D01",
        "unit": "甲校",
        "kind": "综合",
        "chain": "督导",
        "step": "督导意见书",
        "event": "督导结束",
        "from": "2021-03-05",
        "limit": "30日",
        "earliest": False,
        "raw": "2021-04-04",
        "due": "2021-04-04",
        "state": "已办",
        "days": None,
        "done": "2021-04-01",
        "paper": "",
        "basis": "《上海市教育督导条例》",
        "number": "",
        "article": "第二十一条",
        "level": "上海市",
        "certainty": "已核对",
        "why": "",
        "note": "这一天是清明，未顺延；督导小组集体讨论，三分之二以上成员同意",
    }


def test_events_of_the_command_line(run: Run, office: Path) -> None:
    words = ("--event", "送达=2021-04-12", "--demand", "30个工作日", "--today", "2021-04-12")
    ran = run("deadlines", "督导结束", "2021-03-05", "--kind", "专项", *words, "-w", str(office))
    assert "2021-05-25" in ran.out
    assert "自送达（2021-04-12）起30个工作日" in ran.out
    assert "回访" not in ran.out


def test_tm05_a_year_without_holidays_is_named(run: Run, office: Path) -> None:
    ran = run("deadlines", "督导结束", "2026-12-28", "-w", str(office), "--today", "2026-12-28")
    assert ran.code == 1
    assert "没有 2027 年放假调休的数据" in ran.out
    assert "台账/节假日.xlsx" in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("D09",), "没有编号「D09」的督导，是否想写「D0"),
        (("督导完成", "2021-03-05"), "没有「督导完成」这件事，是否想写「督导"),
        (("--event", "送达=3月5日"), "「送达」写的是「3月5日」，应写成 2021-03-05 这样的日期"),
        (("送达", "2021-03-05", "--demand", "尽快"), "「尽快」算不出日期"),
        (("--chain", "问则"), "没有「问则」，是否想写「问责」？"),
        (("送达", "2021-03-05", "--kind", "综何"), "没有「综何」，是否想写「综合」？"),
        (("a", "b", "c"), "只写督导编号，或一件事和它的日期"),
    ],
)
def test_wrong_usage_is_said(run: Run, office: Path, words: tuple[str, ...], said: str) -> None:
    ran = run("deadlines", *words, "-w", str(office))
    assert ran.code == 2
    assert said in ran.err.replace("\n", "")


def test_nothing_waits(run: Run, office: Path) -> None:
    ran = run("deadlines", "-w", str(office), "--today", "2021-05-06", "--chain", "问责")
    assert (ran.code, ran.out) == (0, "没有还要办的。\n")


def test_quiet_says_only_what_is_overdue(run: Run, office: Path) -> None:
    ran = run("deadlines", "-w", str(office), "--today", "2021-05-06", "--quiet")
    assert (ran.code, ran.out) == (
        1,
        "D02 乙校 督导意见书：期限 2021-04-30，已逾期 6 天\n",
    )


def test_the_duties_of_the_office(run: Run, office: Path) -> None:
    ran = run("deadlines", "--duties", "-w", str(office), "--today", "2021-05-06", "--json")
    verdicts = {one["duty"]: one["verdict"] for one in json.loads(ran.out)["duties"]}
    assert ran.code == 1
    assert verdicts["作出督导意见书并公布"] == "不达标"
    assert verdicts["核查整改情况"] == "无法判断"


def test_the_table_is_written_with_the_rule_of_every_day(run: Run, office: Path) -> None:
    words = ("-w", str(office), "--today", "2021-05-06", "--write", "--json")
    written = json.loads(run("deadlines", *words).out)["written"]
    assert written == ["成果/2021/期限/期限表.xlsx"]
    sheet = load_workbook(office / written[0]).worksheets[0]
    heads, first = [[cell.value for cell in row] for row in sheet.iter_rows(3, 4)]
    assert dict(zip(heads, first, strict=True))["依据"] == (
        "《上海市教育督导条例》第二十一条；上海市；已核对"
    )
    written = json.loads(run("deadlines", "D01", *words).out)["written"]
    assert written == ["成果/2021/期限/期限表（D01）.xlsx"]

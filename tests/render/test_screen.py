"""The screen: nothing eaten, nothing cut, figures aligned."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from dubao.model.assessment import Leaf, Step
from dubao.model.place import Place
from dubao.model.problem import Problem
from dubao.model.terms import Severity
from dubao.render.screen import Screen, problem_entry
from tests.papers.build import build

ERROR = Problem(
    "bad-number",
    Severity.ERROR,
    Place("填报/安溪镇.xlsx", "自评", "F12"),
    "「三十」不是数",
    "请只填数字",
)
WARNING = Problem(
    "approximate-number", Severity.WARNING, Place("部门.csv", line=3), "「约30」是约数", ""
)
NOTE = Problem("hidden-sheet", Severity.NOTE, Place("填报/安溪镇.xlsx"), "有隐藏的表", "")


def test_problems_stand_under_their_file(capsys: pytest.CaptureFixture[str]) -> None:
    Screen(quiet=True).show_problems([ERROR, WARNING, NOTE])
    assert capsys.readouterr().out.splitlines() == [
        "填报/安溪镇.xlsx（1 处错误）",
        "  错误 [自评] F12  「三十」不是数",
        "       请只填数字  〔bad-number〕",
        "部门.csv（1 处提醒）",
        "  提醒 第 3 行  「约30」是约数",
        "       〔approximate-number〕",
        "共 1 处错误、1 处提醒，在 2 个文件中",
    ]


def test_notes_alone_show_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    Screen().show_problems([NOTE])
    assert capsys.readouterr().out == ""


def test_table_is_aligned_for_chinese_and_not_cut(capsys: pytest.CaptureFixture[str]) -> None:
    long = "很" * 60
    Screen().show_table(["单位", "得分"], [["安溪镇", "9.5"], [long, "10.0"]], "得分")
    title, heads, first, second = capsys.readouterr().out.splitlines()
    assert (title, heads) == ("得分", "单位" + " " * 118 + "得分")
    assert first == "安溪镇" + " " * 117 + "9.5"
    assert second == long + " 10.0".rjust(6)


def test_brackets_and_control_signs_of_cells_are_harmless(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Screen().say("[bold]甲[/bold] :smile: \x1b[31m乙\x07")
    assert capsys.readouterr().out == "[bold]甲[/bold] :smile:  [31m乙\n"


def test_explanation_is_indented_down_to_the_cell(capsys: pytest.CaptureFixture[str]) -> None:
    cell = Leaf("支出", 1200.0, "1,200", Place("填报/安溪镇.xlsx", "自评", "F12"))
    missing = Leaf("上年支出", float("nan"), "", None, "未报送")
    item = Step("教育投入", "6", ">= 0 得 6 分", (cell, missing), "A1")
    Screen().show_step(Step("安溪镇", "91.5", "", (item,)))
    assert capsys.readouterr().out.splitlines() == [
        "安溪镇：91.5",
        "  A1 教育投入：6（>= 0 得 6 分）",
        "    支出 = 1200，填写「1,200」  填报/安溪镇.xlsx[自评]!F12",
        "    上年支出 = 未报送",
    ]


def test_quiet_leaves_out_what_needs_no_action(capsys: pytest.CaptureFixture[str]) -> None:
    screen = Screen(quiet=True)
    screen.say("好")
    screen.show_table(["单位"], [["安溪镇"]])
    screen.show_written(["成果/得分册.xlsx"])
    screen.warn("还没有报送的：安溪镇")
    assert capsys.readouterr().out == "还没有报送的：安溪镇\n"


def test_json_is_one_document_and_words_go_to_standard_error(
    capsys: pytest.CaptureFixture[str],
) -> None:
    screen = Screen(json=True)
    screen.say("好")
    screen.emit_json(
        {
            "total": np.float64(91.5),
            "none": float("nan"),
            "rank": np.int64(1),
            "day": date(2021, 3, 5),
            "path": Path("成果") / "a.xlsx",
            "problems": [problem_entry(WARNING)],
        }
    )
    captured = capsys.readouterr()
    assert captured.err == "好\n"
    assert json.loads(captured.out) == {
        "total": 91.5,
        "none": None,
        "rank": 1,
        "day": "2021-03-05",
        "path": "成果/a.xlsx",
        "problems": [
            {
                "code": "approximate-number",
                "severity": "提醒",
                "file": "部门.csv",
                "sheet": "",
                "cell": "",
                "line": 3,
                "message": "「约30」是约数",
                "hint": "",
            }
        ],
    }


def test_progress_yields_everything_and_shows_nothing_when_piped(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with Screen().busy("读入"):
        assert list(Screen().progress("读入", [1, 2, 3])) == [1, 2, 3]
    captured = capsys.readouterr()
    assert captured.out + captured.err == ""


def test_ranking_shows_ties_and_units_without_rank(capsys: pytest.CaptureFixture[str]) -> None:
    Screen().show_ranking(build())
    assert capsys.readouterr().out.splitlines() == [
        "2021 年镇（街道、工业区）年度教育工作考核（示例）",
        "名次    单位    教育投入  现场检查  加分   扣分   总分  等第  说明",
        "1       甲镇       59.50     37.00  2.00   0.00  98.50  优秀",
        "2 并列  乙镇       51.34     35.34  0.00   0.00  86.67  良好",
        "2 并列  丙街道     50.25     35.42  1.00   0.00  86.67  良好",
        "—       丁园区     40.00     30.00  0.00  -0.50      —  —     缺 A2 交付",
    ]


def test_narrow_terminal_gets_the_brief_ranking(capsys: pytest.CaptureFixture[str]) -> None:
    screen = Screen()
    screen.out.width = 50
    screen.show_ranking(build())
    assert capsys.readouterr().out.splitlines()[1:3] == [
        "名次    单位     总分  等第  说明",
        "1       甲镇    98.50  优秀",
    ]

from pathlib import Path

import pytest

from dubao.model.scheme import Scheme
from dubao.papers.scheme_book import build_scheme_book
from dubao.read.schemes import load_scheme
from dubao.render.scheme_yaml import scheme_yaml
from dubao.render.xlsx import render_book

TOWNSHIP = Path(__file__).parents[2] / "templates/township/scheme.yaml"


def loaded(path: Path) -> Scheme:
    read = load_scheme(path, "方案")
    assert read.problems == ()
    assert read.value is not None
    return read.value


@pytest.fixture(scope="module")
def township() -> Scheme:
    return loaded(TOWNSHIP)


def test_a_workbook_and_yaml_give_the_same_scheme(township: Scheme, tmp_path: Path) -> None:
    book = tmp_path / "scheme.xlsx"
    book.write_bytes(render_book(build_scheme_book(township)))
    assert loaded(book) == township


def test_converting_there_and_back_changes_nothing(township: Scheme, tmp_path: Path) -> None:
    text = scheme_yaml(township)
    book, back = tmp_path / "scheme.xlsx", tmp_path / "scheme.yaml"
    book.write_bytes(render_book(build_scheme_book(township)))
    back.write_text(scheme_yaml(loaded(book)), "utf-8")
    assert back.read_text("utf-8") == text
    assert render_book(build_scheme_book(loaded(back))) == book.read_bytes()


def test_a_fault_in_a_workbook_is_located_at_its_cell(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book.active.title = "方案"  # type: ignore[union-attr]
    for row in (["键", "值"], ["编号", "t"], ["名称", "考核"], ["对象", "镇"]):
        book["方案"].append(row)
    items = book.create_sheet("指标")
    items.append(["编号", "一级指标", "满分", "取值", "规则", "参数"])
    items.append(["A", "投入", "六", "甲", "分档", ">= 1: 6；0以下: 5"])
    book.save(tmp_path / "s.xlsx")
    problems = load_scheme(tmp_path / "s.xlsx", "s.xlsx").problems
    assert [f"{p.place} {p.message}" for p in problems] == [
        "s.xlsx[方案]!B4 「对象」写的是「镇」，应为其中之一：镇街、学校、督学、规划、项目、区",
        "s.xlsx[指标]!C2 「满分」写的是「六」，应为数",
        "s.xlsx[指标]!F2 「分档」写的是「{>= 1、0以下}」，应为像「>= 90」这样的条件，「0以下」不是",
    ]


EVERYTHING = """\
编号: t
名称: 办园
对象: 学校
范围: 办学类型 != "小学" 且 办学类型 != "初中"
名单: 名单
分行: {属性: 学段, 各行: {小班: '小 > 0', 大班: '如果(大 > 0, 1, 0) == 1'}}
数据: {名单: 名单.xlsx, 报: 报.xlsx}
字段: {小: {类型: 整数}, 大: {类型: 整数}}
派生:
  大园: {式: 个数(小 > 9), 按: [学段], 条件: 大 > 0}
指标:
  - 编号: A
    名称: 甲
    下级:
      - {编号: A1, 名称: 乙, 判定: {合格: 小 >= 5 且 大 >= 3, "不合格": 其余}}
      - {编号: A2, 名称: 丙, 满分: 3, 判定: {好: 小 > 1, 差: 其余}, 评级: {好: 3, 差: 0}}
等第: {判定: {通过: '个数("合格", "A") >= 1', 不通过: 其余}}
区级: 区级.xlsx
"""


def test_every_way_of_choosing_splitting_and_judging_survives(tmp_path: Path) -> None:
    written, book = tmp_path / "scheme.yaml", tmp_path / "scheme.xlsx"
    written.write_text(EVERYTHING, "utf-8")
    found = load_scheme(written, "方案").value
    assert found is not None
    book.write_bytes(render_book(build_scheme_book(found)))
    again = load_scheme(book, "方案").value
    assert again == found
    assert scheme_yaml(again) == scheme_yaml(found)


SURVEY = """\
编号: t
名称: 满意度
对象: 学校
数据: {问卷: {文件: 问卷.xlsx, 形式: 问卷}}
字段:
  身份: {类型: 选项, 取值: [家长, 教师], 来源: 问卷}
  食堂: {类型: 选项, 取值: [满意, 不满意], 来源: 问卷}
  意见: {类型: 多选, 取值: [作业, 其他], 来源: 问卷}
问卷:
  满意度:
    来源: 问卷
    群体: 身份
    题目: {食堂: 您对食堂满意吗？, 意见: {}}
    满意: 满意
    发放: {家长: "100"}
    样本: [{群体: 家长, 最少: "140"}, {取值: "10", 分档: {">= 10": 50}, 否则: 20}]
    值: {家长满意率: {群体: 家长}, 满意率: {}}
"""


def test_a_questionnaire_is_converted_there_and_back(tmp_path: Path) -> None:
    source, book, back = (tmp_path / name for name in ("a.yaml", "scheme.xlsx", "b.yaml"))
    source.write_text(SURVEY, "utf-8")
    scheme = loaded(source)
    book.write_bytes(render_book(build_scheme_book(scheme)))
    assert loaded(book) == scheme
    back.write_text(scheme_yaml(scheme), "utf-8")
    assert loaded(back) == scheme

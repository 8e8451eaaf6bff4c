"""打分表: items by code or name, the columns by the role of the source, subtotals."""

from pathlib import Path
from typing import Any

from dubao.model.dataset import SCORE_ITEM, UNIT_CODE
from tests.read.office import Office, said, values

Table = list[list[Any]]

ITEMS = [
    {
        "编号": "A",
        "名称": "投入",
        "下级": [
            {"编号": "A1", "名称": "经费", "满分": "6", "给分": {"来源": "甲"}},
            {"编号": "A2", "名称": "校舍", "满分": "4", "给分": {"来源": "甲"}},
        ],
    },
    {"编号": "B1", "名称": "安全", "满分": "5", "给分": {"来源": "乙"}},
]
SCORES = {"文件": "甲.xlsx", "形式": "打分表"}
BOOK = [
    "一级指标",
    "三级指标",
    "编号",
    "分值",
    "自评分",
    "自评说明",
    "考核分",
    "扣分原因",
    "评分人",
]


def _read(folder: Path, rows: Table, merges: tuple[str, ...] = (), **source: str) -> Any:
    office = Office(folder)
    office.file(source.get("文件", "甲.xlsx"), rows, merges)
    return office.read({"甲": {**SCORES, **source}}, 指标=ITEMS)


def test_rf01_score_book_with_merged_levels(tmp_path: Path) -> None:
    rows: Table = [
        ["自评表", *[None] * 8],
        ["单位名称：", "安溪镇", *[None] * 7],
        BOOK,
        ["投入", "经费", "A1", 6, 5.5, "材料齐", 5, "缺一份", "计财科"],
        [None, "校舍", "A2", 4, 4, "达标", 3.5, None, "基建科"],
        ["小计", None, None, 10, 9.5, None, 8.5, None, None],
    ]
    merges = ("A1:I1", "A4:A5", "A6:C6")
    source = {"文件": "表/安溪镇.xlsx", "单位取自": "单位名称"}
    shown = _read(tmp_path / "自评", rows, merges, 作用="自评", **source)
    decided = _read(tmp_path / "考核", rows, merges, **source)
    assert said(shown.problems) == said(decided.problems) == []
    assert values(shown, UNIT_CODE) == ["T01", "T01"]
    assert values(shown, SCORE_ITEM) == ["A1", "A2"]
    assert values(shown, "得分") == [5.5, 4]
    assert values(shown, "说明") == ["材料齐", "达标"]
    assert values(decided, "得分") == [5, 3.5]
    assert values(decided, "说明") == ["缺一份", None]
    assert values(decided, "经手人") == ["计财科", "基建科"]


def test_rf03_subtotal_of_points_is_compared(tmp_path: Path) -> None:
    rows: Table = [
        ["单位代码", "指标编号", "得分"],
        ["T01", "A1", 5],
        ["T01", "A2", 3],
        ["小计", None, 9],
    ]
    assert said(_read(tmp_path, rows).problems) == ["total-differs 甲.xlsx[Sheet1]!C4"]


def test_item_by_its_exact_name(tmp_path: Path) -> None:
    rows: Table = [["单位", "指标", "得分"], ["安溪", "校舍（4分）", 3], ["安溪镇", "校", 1]]
    loaded = _read(tmp_path, rows)
    assert said(loaded.problems) == ["item-unknown 甲.xlsx[Sheet1]!B3"]
    assert values(loaded, SCORE_ITEM) == ["A2"]


def test_points_of_an_inner_item_are_not_used(tmp_path: Path) -> None:
    rows: Table = [
        ["单位代码", "指标编号", "得分"],
        ["T01", "A", 9],
        ["T02", "A", None],
        ["T01", "A1", 5],
    ]
    loaded = _read(tmp_path, rows)
    assert said(loaded.problems) == ["item-not-leaf 甲.xlsx[Sheet1]!B2"]
    assert values(loaded, SCORE_ITEM) == ["A1"]


def test_two_points_for_one_thing_are_a_question(tmp_path: Path) -> None:
    rows: Table = [
        ["单位代码", "指标编号", "评委", "得分"],
        ["T01", "A1", "甲", 5],
        ["T01", "A1", "乙", 4],
        ["T01", "A1", "甲", 3],
    ]
    loaded = _read(tmp_path, rows)
    assert said(loaded.problems) == ["score-twice 甲.xlsx[Sheet1]!A4"]
    assert values(loaded, "得分") == [4]


def test_changed_points_may_change_again(tmp_path: Path) -> None:
    rows: Table = [
        ["单位代码", "指标编号", "原得分", "改后得分", "理由", "经手人", "日期", "文号"],
        ["T01", "A1", 5, 5.5, "补材料", "张三", "2021-12-6", "示1号"],
        ["T01", "A1", 5.5, 6, "再补", "张三", "2021-12-9", "示2号"],
    ]
    loaded = _read(tmp_path, rows, 作用="改分")
    assert said(loaded.problems) == []
    assert values(loaded, "得分") == [5.5, 6]
    assert values(loaded, "原得分") == [5, 5.5]
    assert [str(day) for day in values(loaded, "日期")] == ["2021-12-06", "2021-12-09"]


def test_points_as_columns_of_a_table(tmp_path: Path) -> None:
    office = Office(tmp_path)
    office.file("甲.xlsx", [["单位代码", "经费（6分）", "A2"], ["T01", 5, 3]])
    loaded = office.read({"甲": "甲.xlsx"}, 指标=ITEMS)
    assert said(loaded.problems) == []
    assert values(loaded, "A1") == [5]
    assert values(loaded, "A2") == [3]


def test_sheet_without_points_is_refused(tmp_path: Path) -> None:
    loaded = _read(tmp_path, [["单位代码", "指标编号", "备注"], ["T01", "A1", "好"]])
    assert said(loaded.problems) == ["column-missing 甲.xlsx[Sheet1]"]
    assert "甲" not in loaded.value.tables

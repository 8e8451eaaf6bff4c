"""Two versions of a small scheme, one thing changed at a time."""

from typing import Any

import pytest

from dubao.model.book import Book
from dubao.papers.comparing.differences import differences, summary
from dubao.papers.comparing.papers import NAMES, called, difference_book, difference_names
from tests.assess.build import leaf, scheme
from tests.papers.test_names import declared, told

BANDS = {">= 0": 6}
OLD: dict[str, Any] = {
    "版本": "2021",
    "施行": "2021-01-01",
    "数据": {"数据": "数据.xlsx"},
    "字段": {"学生数": {"类型": "整数"}, "支出": {"类型": "金额", "单位": "元"}},
    "派生": {"生均": {"式": "支出 / 学生数"}},
    "指标": [
        {
            "编号": "A",
            "名称": "投入",
            "下级": [
                leaf("A1", 名称="经费", 满分=6, 取值="生均", 分档=BANDS, 否则=0, 权重=0.3),
                leaf("A2", 名称="规模", 满分=4, 取值="学生数", 插值=[[0, 0], [10, 4]]),
            ],
        }
    ],
    "否决": [{"编号": "V1", "名称": "挪用", "条件": "支出 > 9", "后果": {"等第不高于": "合格"}}],
    "等第": {"分档": {">= 9": "优秀"}, "否则": "合格"},
}


def child(at: int, **changes: Any) -> list[dict[str, Any]]:
    """Return the items with keys of one leaf replaced."""
    root = OLD["指标"][0]
    leaves = [
        {**one, **changes} if at == number else one for number, one in enumerate(root["下级"])
    ]
    return [{**root, "下级": leaves}]


def rows(**changes: Any) -> list[str]:
    old, new = scheme(**OLD), scheme(**{**OLD, **changes})
    return ["|".join(one.row) for one in differences(old, new)]


def test_equal_schemes_do_not_differ() -> None:
    assert rows() == []


@pytest.mark.parametrize(
    ("changes", "lines"),
    [
        ({"版本": "2022"}, ["方案|||改动|版本|2021|2022"]),
        (
            {"指标": child(0, 满分=8)},
            ["指标|A|投入|改动|满分|10|12", "指标|A1|经费|改动|满分|6|8"],
        ),
        (
            {"指标": child(0, 分档={">= 1": 6})},
            ["指标|A1|经费|改动|规则|分档：≥ 0 得 6 分；否则 0 分|分档：≥ 1 得 6 分；否则 0 分"],
        ),
        ({"指标": child(0, 权重=0.4)}, ["指标|A1|经费|改动|权重|0.3|0.4"]),
        ({"指标": child(1, 评分标准="按比例")}, ["指标|A2|规模|改动|评分标准||按比例"]),
        ({"指标": child(1, 编号="A3")}, ["指标|A3|规模|改动|编号|A2|A3"]),
        (
            {"字段": {"学生数": {"类型": "整数"}}},
            ["字段|支出||删除||类型：金额；单位：元|"],
        ),
        (
            {"派生": {"生均": {"式": "支出 * 2 / 学生数"}}},
            ["派生|生均||改动|式|支出 ÷ 学生数|支出 × 2 ÷ 学生数"],
        ),
        ({"否决": []}, ["否决|V1|挪用|删除||条件：支出 > 9；后果：等第不高于: 合格|"]),
        (
            {"等第": {"分档": {">= 8": "优秀"}, "否则": "合格"}},
            ["等第|||改动|分档|>= 9: 优秀|>= 8: 优秀"],
        ),
        (
            {"文件": [{"模板": "甲.docx", "输出": "乙.docx"}]},
            ["文件|乙.docx||增加|||模板：甲.docx；输出：乙.docx"],
        ),
    ],
)
def test_a_change_is_one_line(changes: dict[str, Any], lines: list[str]) -> None:
    assert rows(**changes) == lines


def test_an_item_that_came_and_one_that_went() -> None:
    root = OLD["指标"][0]
    added = leaf("A9", 名称="队伍", 满分=4, 取值="学生数", 插值=[[0, 0], [10, 4]])
    items = [{**root, "下级": [root["下级"][0], added]}]
    assert rows(指标=items) == [
        "指标|A2|规模|删除||满分：4；上级：A；规则：插值：0→0，10→4，之间按比例；取值：学生数|",
        "指标|A9|队伍|增加|||满分：4；上级：A；规则：插值：0→0，10→4，之间按比例；取值：学生数",
    ]


def test_how_much_changed() -> None:
    old, new = scheme(**OLD), scheme(**{**OLD, "版本": "2022", "指标": child(0, 满分=8, 权重=1)})
    assert summary(differences(old, new)) == "方案改动1项；指标改动2项"


def test_the_papers_name_both_versions() -> None:
    old, new = scheme(**OLD), scheme(**{**OLD, "版本": "2022", "示例": "是"})
    found = differences(old, new)
    assert called(new) == "试（2022，2021-01-01施行）"
    names = difference_names(old, new, found)
    assert told([names]) == declared(NAMES)
    assert names["示例"] is True
    book = difference_book(old, new, found)
    assert cells(book)[:2] == [
        "试方案差异表（示例）",
        "原来：试（2021，2021-01-01施行）　　现在：试（2022，2021-01-01施行）",
    ]
    assert cells(book)[-1] == "方案改动1项"


def cells(book: Book) -> list[object]:
    [sheet] = book.sheets
    return [cell.value for _, cell in sorted(sheet.cells.items())]

"""Titles broken by sense."""

import pytest

from dubao.model.widths import text_width
from dubao.papers.titles import title_lines


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("关于表扬的通报", ["关于表扬的通报"]),
        (
            "关于2021年镇（街道、工业区）年度教育工作考核结果的通报",
            ["关于2021年镇（街道、工业区）", "年度教育工作考核结果的通报"],
        ),
        (
            "关于启明工业区2021年镇（街道、工业区）年度教育工作考核结果的反馈意见",
            ["关于启明工业区2021年镇（街道、工业区）", "年度教育工作考核结果的反馈意见"],
        ),
        (
            "示例区人民政府教育督导室关于开展2021年春季中小学校责任督学挂牌督导工作检查的通知",
            [
                "示例区人民政府教育督导室关于",
                "开展2021年春季中小学校",
                "责任督学挂牌督导工作检查的通知",
            ],
        ),
        (
            "示例区人民政府办公室关于转发区教育局等部门示例区义务教育优质均衡发展实施方案的通知",
            [
                "示例区人民政府办公室关于",
                "转发区教育局等部门示例区义务教育",
                "优质均衡发展实施方案的通知",
            ],
        ),
        (
            "关于《2020年示例区政府教育工作自评报告》公示异议处理结果的公告",
            ["关于《2020年示例区政府教育工作自评报告》", "公示异议处理结果的公告"],
        ),
        (
            "关于2021年度全区中小学校招收1000名以上外来务工人员随迁子女学校名单的公示",
            [
                "关于2021年度全区中小学校招收1000名",
                "以上外来务工人员随迁子女学校名单的公示",
            ],
        ),
        ("字" * 21, ["字" * 10, "字" * 11]),
        ("A" * 50, ["A" * 50]),  # a number or foreign word is not parted
    ],
)
def test_pa06_long_titles_break_by_sense(title: str, lines: list[str]) -> None:
    assert title_lines(title).split("\n") == lines


def test_pa06_no_line_is_longer_than_the_page_or_a_single_sign() -> None:
    for length in range(1, 90):
        lines = title_lines("字" * length).split("\n")
        assert "".join(lines) == "字" * length
        assert all(text_width(line) <= 40 for line in lines)
        assert length == 1 or all(len(line) > 1 for line in lines)


def test_pa06_no_number_is_parted_from_its_year_or_measure_word() -> None:
    for length in range(1, 30):
        title = f"{'字' * length}2021年{'字' * 12}共1000所"
        assert "2021年" in title_lines(title)
        assert "1000所" in title_lines(title)


def test_pa06_no_line_begins_with_a_closing_sign() -> None:
    for length in range(1, 40):
        lines = title_lines(f"关于{'字' * length}（一）、（二）的通知").split("\n")
        assert not [line for line in lines if line[0] in "）、，的"]
        assert not [line for line in lines if line[-1] in "（《"]

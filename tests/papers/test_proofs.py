import pytest

from dubao.model.paper import Paragraph
from dubao.papers.proofs import corrected_date, corrected_number, proofs


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("沪教委督【2019】5号", "沪教委督〔2019〕5号"),
        ("常政教督通﹝2021﹞23号", "常政教督通〔2021〕23号"),
        ("示府教督[2021]08号", "示府教督〔2021〕8号"),
        ("示府教督（2021）第3号", "示府教督〔2021〕3号"),
        ("示府教督〔2021年〕 003 号", "示府教督〔2021〕3号"),
        (
            "按示府教督【2020】1号、示府办【2021】2号办理",
            "按示府教督〔2020〕1号、示府办〔2021〕2号办理",
        ),
    ],
)
def test_pa07_numbers_of_papers_are_set_right(written: str, right: str) -> None:
    assert corrected_number(written) == right


@pytest.mark.parametrize(
    "good",
    [
        "沪府教督办〔2023〕12号", "沪教委督〔2024〕31号", "松府教督〔2023〕41号",
        "松府督字〔2010〕60号", "长教督〔2013〕18号", "宜政办发〔2021〕45号",
        "【发文代字】〔【年份】〕【序号】号", "示府教督〔2021〕　　号", "（2021）沪0101民初1号",
        "第3号楼（2019）", "督导简报第3期",
    ],
)  # fmt: skip
def test_pa07_good_numbers_and_other_texts_stay(good: str) -> None:
    assert corrected_number(good) == good
    assert list(proofs([Paragraph("正文第1段", "公文正文", good)], "通报.docx")) == []


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("2021年03月05日", "2021年3月5日"),
        ("2021年3月05日至2021年10月10日", "2021年3月5日至2021年10月10日"),
        ("2021年12月25日", "2021年12月25日"),
        ("2021年03月", "2021年03月"),
    ],
)
def test_pa08_dates_are_unpadded(written: str, right: str) -> None:
    assert corrected_date(written) == right


def found(*paragraphs: tuple[str, str]) -> list[str]:
    read = [Paragraph("正文", style, text) for style, text in paragraphs]
    return [problem.code for problem in proofs(read, "通报.docx")]


def test_pa09_equal_names_of_attachments_are_no_problem() -> None:
    assert found(
        ("附件说明", "附件：1.\t得分汇总表"),
        ("附件说明", "2.\t考核组名单"),
        ("附件标题", "得分汇总表"),
        ("附件标题", "考核组\n名单"),
    ) == []  # fmt: skip


def test_pa09_names_that_are_filled_in_later_are_not_compared() -> None:
    assert found(("附件说明", "附件：{{ 名 }}"), ("附件标题", "得分汇总表")) == []


def test_pa06_a_short_title_on_one_line_is_no_problem() -> None:
    assert found(("Title", "函"), ("Title", "关于考核结果的\n通报")) == []

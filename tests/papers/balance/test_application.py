"""The application form 表Ⅰ–Ⅵ: structure as reproduced in a city's files, values worked by hand."""

from __future__ import annotations

import pytest

from dubao.model.book import Sheet, Style
from dubao.papers.balance.application import application_book
from tests.balance import assessed, junior, school
from tests.papers.balance.build import cell, decimals, made, merged, row, values

CODES = [f"L{at}" for at in range(1, 25)]
SCHOOLS = [
    school(),
    school(校内体育场面积=5700),  # (5700 + 800) ÷ 1000 = 6.5: 86.7 % of 7.5
    school(校内体育场面积=5000, 小学骨干教师数=9),  # 5.8 and 0.9: neither
    junior(),
    school(类型="教学点", 小学在校生数=49),
]


@pytest.fixture(scope="module")
def sheets() -> dict[str, Sheet]:
    return made(application_book, assessed(SCHOOLS))


def test_sb01_seven_sheets_in_order(sheets: dict[str, Sheet]) -> None:
    assert list(sheets) == ["表Ⅰ", "表Ⅱ-1", "表Ⅱ-2", "表Ⅲ", "表Ⅳ", "表Ⅴ", "表Ⅵ"]


def test_table_1_has_the_forms_rows_merges_and_codes(sheets: dict[str, Sheet]) -> None:
    sheet = sheets["表Ⅰ"]
    assert cell(sheet, "A1").value == "表 I 义务教育优质均衡发展县(市、区)基本情况"
    assert [row(sheet, at) for at in (2, 3, 4, 10)] == [[], [], [], []]
    stored = [
        "A5:D5",
        "E5:H5",
        "I5:M5",
        "O5:P5",
        "Q5:R5",
        "S5:T5",
        "U5:X5",
        "U6:V6",
        "W6:X6",
        "A11:X11",
    ]
    lines = {f"{column}6:{column}7" for column in "ABCDEFGHIJKLMOPQRST"}
    assert merged(sheet, 11) == {*stored, *lines, "N5:N7"}
    assert row(sheet, 8) == CODES
    assert values(sheet, "A5 E5 I5 N5 O5 Q5 S5 U5") == [
        "自然情况", "经济情况", "普通中小学校数", "特殊教育学校\n（所）", "小学教学点数",
        "教学班数", "在校学生数", "教职工数",
    ]  # fmt: skip
    assert str(cell(sheet, "A11").value).startswith("注：人口按常住人口")


def test_table_1_row_9_is_worked_out_of_the_schools_and_the_districts_form(
    sheets: dict[str, Sheet],
) -> None:
    assert row(sheets["表Ⅰ"], 9) == [
        63.18, 18.42, 7, 86, 118650, 21430, 38920, 71260,
        3, 0, 1, 0, 0, 1, 2, 1,  # three 小学, one 初中; 教学点 as the district says
        96, 24,  # 4 × 24 and 24 classes
        3049, 1000,  # 3 × 1000 + 49
        200, 180, 60, 54,  # 4 × 50 and 4 × 45
    ]  # fmt: skip
    assert decimals(sheets["表Ⅰ"], 9) == [2, 2, *[0] * 22]


def test_table_2_1_counts_full_standards_and_schools_that_pass(sheets: dict[str, Sheet]) -> None:
    sheet = sheets["表Ⅱ-1"]
    assert cell(sheet, "A1").value == "表Ⅱ-1 小学、初中资源配置基本情况"
    assert merged(sheet, 7) == {"A2:B3", "A4:A5", "A6:A7"}
    assert row(sheet, 3)[2:] == CODES[:8]
    assert row(sheet, 4) == ["小学", "达标学校总数", 3, 2, 3, 3, 1, 3, 3, 2]
    assert row(sheet, 5) == ["达标学校比例(%)", 100, 66.7, 100, 100, 33.3, 100, 100, 66.7]
    assert row(sheet, 6) == ["初中", "达标学校总数", 1, 1, 1, 1, 1, 1, 1, 1]
    assert decimals(sheet, 5)[1:] == [1] * 8
    assert cell(sheet, "J2").value == "综合评估"


def test_table_2_2_has_a_row_per_school_and_stage_numbered_by_stage(
    sheets: dict[str, Sheet],
) -> None:
    sheet = sheets["表Ⅱ-2"]
    assert cell(sheet, "A1").value == "表Ⅱ-2 小学、初中资源配置基本情况（分学校）"
    assert merged(sheet, 7) == {"A1:O1"}
    assert [one for one in row(sheet, 3) if one] == CODES[:14]
    assert row(sheet, 4) == [
        1, "第1校", "7", 1000, 6, 24, 4.2, 1, 0.9, 4.5, 7.5, 2000, 2.3, "是", "七项达标",
    ]  # fmt: skip
    assert decimals(sheet, 4)[6:13] == [2] * 7
    assert row(sheet, 5)[-2:] == ["是", "达标：R1、R2、R3、R4、R6、R7；达到85%：R5"]
    assert row(sheet, 6)[-2:] == ["否", "达标：R1、R3、R4、R6、R7；达到85%：R2；未达85%：R5"]
    assert row(sheet, 7)[:3] == [1, "第4校", "7"]  # 初中 begins at 1; the 教学点 of 49 is left out
    assert cell(sheet, "A8").value == (
        "注：小学学校总数3所，其中：一贯制学校小学部0所，50人及以上教学点0个；"
        "初中学校总数1所，其中：一贯制学校初中部0所，完全中学初中部0所。"
    )


def test_ex08_a_private_school_has_owner_code_10() -> None:
    sheets = made(application_book, assessed([school(举办者类型="民办"), school()]))
    assert values(sheets["表Ⅱ-2"], "C4 C5") == ["10", "7"]


def test_table_3_has_means_coefficients_and_an_open_overall_cell() -> None:
    small = school(小学在校生数=200, 教学仪器设备资产值=20)
    large = school(小学在校生数=800, 教学仪器设备资产值=280)
    sheet = made(application_book, assessed([small, large, junior()]))["表Ⅲ"]
    assert cell(sheet, "A1").value == "表Ⅲ 县域义务教育校际均衡情况"
    assert merged(sheet, 7) == {"A2:B3", "A4:A5", "A6:A7"}
    assert row(sheet, 3)[2:] == CODES[:8]
    assert values(sheet, "A4 B4 H4 J4") == ["小学", "全县平均值", 3000, "——"]
    assert values(sheet, "B5 H5 J5") == ["差异系数", 0.333, "【综合】"]  # 1000 ÷ 3000; SB-10
    assert (decimals(sheet, 4)[2:9], decimals(sheet, 5)[1:8]) == ([2] * 7, [3] * 7)
    assert values(sheet, "A6 H7") == ["初中", 0]


def test_ca07_a_coefficient_just_over_its_cap_gets_a_footnote_with_more_digits() -> None:
    schools = [school(教学仪器设备资产值=99.95), school(教学仪器设备资产值=300.05), junior()]
    sheet = made(application_book, assessed(schools))["表Ⅲ"]
    assert cell(sheet, "H5").value == 0.5  # (3000.5 − 999.5) ÷ 2 ÷ 2000 = 0.50025
    assert (
        cell(sheet, "A8").value == "注：H5 示例区 小学R6差异系数印作0.500，实为0.50025，高于0.5。"
    )


def test_table_4_prints_its_heading_again_after_the_eighth_item(sheets: dict[str, Sheet]) -> None:
    sheet = sheets["表Ⅳ"]
    assert values(sheet, "A1 A2 B2 C2") == [
        "表Ⅳ 政府保障程度评估指标", "名称", "指标值或简要结论", "是否达标",
    ]  # fmt: skip
    assert values(sheet, "A11 B11 C11") == ["指标名称", "指标值或简要结论", "是否达标"]
    assert merged(sheet, 18) == set()
    assert [str(cell(sheet, f"A{at}").value)[:3] for at in (3, 10, 12, 18)] == [
        "1. ", "8. ", "9. ", "15.",
    ]  # fmt: skip


def test_table_4_blanks_are_whole_and_shares_have_one_decimal(sheets: dict[str, Sheet]) -> None:
    texts = [str(one.value) for one in sheets["表Ⅳ"].cells.values()]
    said = {text.partition("，")[0]: text for text in texts}
    assert said["公用经费86万元"] == "公用经费86万元，学生96人，生均9000元"  # 86.4 万元 ÷ 96
    assert said["符合条件1320名"] == (
        "符合条件1320名，上一年度交流轮岗148名，占11.2%；其中骨干教师33名，占22.3%"
    )
    assert (
        said["完成360学时234人"] == "完成360学时234人，全县教师234人，培训完成率100.0%"
    )  # 4 × 45 + 54
    assert said["名额总数2400人"].startswith(
        "名额总数2400人，分配1320人，占55.0%；其中分配农村学校486人，占36.8%"
    )


def test_ca07_a_share_just_under_100_prints_100_and_says_so() -> None:
    schools = [school(满360学时教师数=45)] * 30 + [school(满360学时教师数=44), junior()]
    sheet = made(application_book, assessed(schools))["表Ⅳ"]
    assert values(sheet, "B12 C12") == [
        "完成360学时1448人，全县教师1449人，培训完成率99.9%", "不达标",
    ]  # fmt: skip
    many = [school()] * 60 + [school(满360学时教师数=44), junior()]
    sheet = made(application_book, assessed(many))["表Ⅳ"]
    assert cell(sheet, "C12").value == "不达标"
    assert cell(sheet, "A19").value == "注：教师培训完成率印作100.0，实为99.964273，低于100。"


def test_iv4_schools_over_the_usual_size_that_pass_need_a_reason() -> None:
    large = school(小学在校生数=2100, 随迁子女数=1100)
    relaxed = [("规模上限", "老校和随迁子女过半的学校放宽")]
    sheet = made(application_book, assessed([large, junior()], chosen=relaxed))["表Ⅳ"]
    assert values(sheet, "B6 C6") == [
        "超过2000人的小学1所、初中0所，超过2500人的一贯制学校0所", "达标",
    ]  # fmt: skip
    notes = [str(cell(sheet, f"A{at}").value) for at in range(19, 30)]
    assert "注：第4项有1所超过通常规模，按放宽的规模上限判断为达标。" in notes


def test_table_5_has_merged_heads_and_the_six_subjects_in_order(sheets: dict[str, Sheet]) -> None:
    sheet = sheets["表Ⅴ"]
    assert cell(sheet, "A1").value == "表Ⅴ 教育质量评估指标"
    assert merged(sheet, 12) == {"A2:A3", "B2:B3", "C2:C3"}
    assert values(sheet, "B4 C4") == [
        "毕业班学生330人，三年前该年级入学331人，三年转入3人，死亡1人，三年转出3人，巩固率100.0%",
        "达标",
    ]  # fmt: skip
    assert cell(sheet, "B12").value == (
        "语文Ⅳ级，校际差异率0.098；数学Ⅳ级，校际差异率0.112；科学Ⅲ级，校际差异率0.135；"
        "体育Ⅲ级，校际差异率0.15；艺术Ⅲ级，校际差异率0.121；德育Ⅳ级，校际差异率0.087"
    )


def test_table_6_has_the_forms_merges_and_two_rates_apart(sheets: dict[str, Sheet]) -> None:
    sheet = sheets["表Ⅵ"]
    assert cell(sheet, "A1").value == "表Ⅵ 社会认可度调查情况"
    stored = {"B2:D2", "C3:D3", "F2:G2"}
    lines = {"A2:A4", "E2:E4", "H2:H4", "B3:B4", "F3:F4", "G3:G4"}
    assert merged(sheet, 7) == stored | lines
    assert row(sheet, 5)[1:] == CODES[:7]
    assert row(sheet, 6) == ["计", 720, 701, 612, 87.3, 90, 79, 87.8]  # 612 ÷ 701, 79 ÷ 90
    assert row(sheet, 7) == ["其中：家长", 400, 392, 339, 86.5, 46, 40, 87]
    assert decimals(sheet, 6)[1:] == [0, 0, 0, 1, 0, 0, 1]


def test_pa19_what_is_missing_is_a_marked_gap() -> None:
    sheets = made(
        application_book, assessed([school(小学骨干教师数=None), junior()], {"乡镇数": None})
    )
    assert cell(sheets["表Ⅰ"], "C9").value == "【未填】"
    assert (cell(sheets["表Ⅱ-2"], "H4").value, cell(sheets["表Ⅱ-2"], "H4").style) == (
        "【未填】", Style.FAULT,
    )  # fmt: skip
    assert values(sheets["表Ⅱ-2"], "N4 O4") == [
        "无法判断",
        "达标：R1、R3、R4、R5、R6、R7；无法判断：R2",
    ]
    assert cell(sheets["表Ⅱ-1"], "D4").value == "【无法判断】"


def test_ca27_the_definition_in_force_stands_under_each_table() -> None:
    masters = [("高于规定学历教师数", "只计硕士")]
    usual = made(application_book, assessed([school(), junior()]))
    other = made(application_book, assessed([school(), junior()], chosen=masters))
    found = [
        next(
            str(one.value)
            for one in sheets["表Ⅱ-2"].cells.values()
            if str(one.value).startswith("口径　百生高于规定学历教师")
        )
        for sheets in (usual, other)
    ]
    assert found == [
        "口径　百生高于规定学历教师：高于规定学历教师数 ÷ 在校生数 × 100；"
        "小学专科及以上、初中本科及以上（2017版，教督〔2017〕6号）。",
        "口径　百生高于规定学历教师：高于规定学历教师数 ÷ 在校生数 × 100"
        "（2017版，教督〔2017〕6号）；只计硕士（教督〔2017〕6号）。",
    ]

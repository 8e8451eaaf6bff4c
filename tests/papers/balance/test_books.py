"""Reports and lists of 优质均衡: headings, rows, verdicts."""

from __future__ import annotations

from dubao.papers.balance.readiness import readiness_book
from dubao.papers.balance.self_sheet import self_sheet_book
from dubao.papers.balance.seven import seven_book
from dubao.papers.balance.variation import variation_book
from tests.balance import JUDGED, assessed, junior, school
from tests.papers.balance.build import cell, decimals, made, merged, ordered, row, values

BOTH = {**junior(), **school(), **{k: v for k, v in junior().items() if k.startswith("初中")}}
NINE = {**BOTH, "类型": "九年一贯制", "小学在校生数": 600, "初中在校生数": 300}


def test_the_report_of_seven_indicators_has_30_columns_and_three_heading_rows() -> None:
    found = made(seven_book, assessed([school(校内体育场面积=5700), NINE, junior()]))
    assert list(found) == ["小学", "初中", "九年一贯"]
    sheet = found["小学"]
    assert cell(sheet, "A1").value == "小学优质均衡发展七项指标报告"
    assert "A1:AD1" in merged(sheet, 3)
    assert row(sheet, 2)[:3] == ["序号", "学校", "每百名学生拥有高于规定学历教师数\n（人）"]
    assert len(row(sheet, 2)) == 30
    assert row(sheet, 3)[2:6] == ["基本值", "达标值", "实际值", "是否达标"]
    assert {"A2:A3", "B2:B3", "C2:F2", "AA2:AD2"} <= merged(sheet, 3)
    assert row(sheet, 4)[:6] == [1, "第1校", 3.57, 4.2, 4.2, "是"]
    assert values(sheet, "S4 T4 U4 V4") == [6.375, 7.5, 6.5, "否"]
    assert decimals(sheet, 4)[4] == 2


def test_parts_of_a_nine_year_school_stand_in_their_stage_and_together() -> None:
    found = made(seven_book, assessed([school(), NINE, junior()]))
    assert [row(found["小学"], at)[:2] for at in (4, 5)] == [[1, "第1校"], [2, "第2校（小学部）"]]
    assert [row(found["初中"], at)[:2] for at in (4, 5)] == [[1, "第2校（初中部）"], [2, "第3校"]]
    assert values(found["九年一贯"], "B4 D4 B5 D5") == [
        "第2校（小学部）",
        4.2,
        "第2校（初中部）",
        5.3,
    ]


def test_the_working_table_of_coefficients_has_no_overall_column() -> None:
    small = school(小学在校生数=200, 教学仪器设备资产值=20)
    large = school(小学在校生数=800, 教学仪器设备资产值=280)
    sheet = made(variation_book, assessed([small, large, junior()]))["差异系数"]
    assert cell(sheet, "A1").value == "2021年度义务教育优质均衡差异系数表"
    assert row(sheet, 2)[:4] == ["序号", "区县", "学校类别", "类型"]
    assert len(row(sheet, 2)) == 11
    assert values(sheet, "A3 B3 C3 D3 J3") == [1, "示例区", "小学", "全县平均值", 3000]
    assert values(sheet, "D4 J4 C5 D6") == ["差异系数", 0.333, "初中", "差异系数"]
    assert {"A3:A4", "B3:B4", "C3:C4", "A5:A6"} <= merged(sheet, 6)


def test_the_work_list_has_15_9_and_1_with_evidence_and_department() -> None:
    evidence = {
        "项目编号": list(JUDGED),
        "佐证判定": ["达到", "未达到", None, *["达到"] * 7],
        "佐证结论": ["规划已实施", *[None] * 9],
        "佐证材料": ["规划文本", *[None] * 9],
        "责任部门": ["基建科"] * 10,
    }
    sheets = made(readiness_book, assessed([school(), junior()], evidence=evidence))
    sheet = sheets["迎检清单"]
    assert row(sheet, 3) == ["序号", "项目", "标准", "实际", "是否达到", "佐证", "责任部门"]
    assert row(sheet, 5) == [
        1, "学校规划布局合理", "看材料，由人判定", "规划已实施", "达到", "规划文本", "基建科",
    ]  # fmt: skip
    assert values(sheet, "E6 D6 E14") == ["未达到", "【简要结论】", "无法判断"]
    numbers = [one.value for (_, at), one in sorted(sheet.cells.items()) if at == 0]
    assert [one for one in numbers if isinstance(one, int)] == list(range(1, 26))


def test_vt12_the_veto_list_keeps_who_declared_each_answer_and_when() -> None:
    sheets = made(readiness_book, assessed([school(), junior()], {"弄虚作假": None}))
    sheet = sheets["一票否决"]
    assert row(sheet, 4) == [
        1, "以考试方式招生", "以考试方式招生：否（示例申报人01，2021年10月26日）", "未发生",
    ]  # fmt: skip
    assert values(sheet, "D8") == ["无法判断"]
    assert "弄虚作假：【弄虚作假：未填】（示例申报人07，2021年10月26日）" in str(
        cell(sheet, "C8").value
    )


def test_a_schools_own_sheet_asks_teachers_by_stage_and_facilities_once() -> None:
    found = assessed([school(), {**NINE, "教学及辅助用房面积": 5840}])
    sheet = self_sheet_book(ordered(found, (1, 2))).sheets[0]
    assert cell(sheet, "A1").value == "示例区创建国家义务教育优质均衡发展县（市、区）学校自评表"
    assert cell(sheet, "A2").value == "学校：第2校　　类型：九年一贯制　　建校时间：2012年"
    assert row(sheet, 3) == ["A级指标", "B级指标及评估要点", "指标值或简要结论", "是否达标"]
    assert merged(sheet, 15) == {"A1:D1", "A2:D2", "A4:A10", "A11:A15"}
    assert values(sheet, "B4 C4 D4") == [
        "1. 每百名学生拥有高于规定学历教师数",
        "小学42人，初中53人；每百名学生拥有高于规定学历教师数：小学7.00人，初中17.67人",
        "是",
    ]
    # (5840 − 800) ÷ 930 and × 1.1: 5.42 reaches 4.5, 5.96 reaches 5.8
    assert values(sheet, "C7 D7") == [
        "教学及辅助用房面积5840㎡，室内体育用房面积800㎡；生均教学及辅助用房面积：小学5.42㎡，初中5.96㎡",
        "是",
    ]
    assert values(sheet, "C8 D8") == [
        "体育馆面积800㎡，校内体育场面积6700㎡，其他运动场地面积0㎡，租赁运动场地面积0㎡；"
        "生均体育运动场馆面积：小学8.06㎡，初中8.87㎡",
        "小学：是；初中：否",
    ]
    assert values(sheet, "B11 D15") == ["1. 音乐、美术专用教室", "不适用"]


def test_pa11_every_number_of_the_tables_is_on_the_list_of_figures() -> None:
    order = ordered(assessed([school(), NINE, junior()]))
    sheet = seven_book(order).sheets[0]
    printed = {one.paper for one in order.figures.figures}
    for line in (4, 5):
        for column in ("E", "I", "M", "Q", "U", "Y", "AC"):
            assert f"表.xlsx[小学]!{column}{line}" in printed
    rests = next(one for one in order.figures.figures if one.paper == "表.xlsx[小学]!E4")
    assert rests.printed == "4.20"
    assert "÷" in rests.formula
    assert [place.file for place in rests.places][:1] == ["学校表.xlsx"]
    assert sheet.is_a3

"""Records of routine visits, from the office's list or a platform's export."""

from datetime import date
from pathlib import Path

from dubao.model.terms import Half
from dubao.model.terms_ledger import VisitDuty, VisitTeam, VisitTheme
from tests.read.office import write
from tests.read.records import DAY, Office, visit


def test_a_record_names_its_school_and_people_by_code(tmp_path: Path) -> None:
    (one,) = Office(tmp_path, visit(同行人员="李四、王五")).records()[0].records
    assert (one.school, one.people, one.day, one.halves) == (
        "S1",
        ("D1", "D2", "D3"),
        DAY,
        (Half.MORNING,),
    )


def test_a_platforms_columns_are_mapped(tmp_path: Path) -> None:
    heads = ["填报人", "走访学校", "走访时间", "性质"]
    office = Office(tmp_path)
    write(
        tmp_path / "填报/2021/督导记录/导出.xlsx", [heads, ["张三", "乙小学", "2021-03-03", "常规"]]
    )
    names = {"责任督学": "填报人", "督导学校": "走访学校", "督导日期": "走访时间", "类型": "性质"}
    records, problems = office.records(列名=names)
    (one,) = records.records
    assert problems == ()
    assert (one.school, one.people, one.day, one.theme) == (
        "S2",
        ("D1",),
        date(2021, 3, 3),
        VisitTheme.ROUTINE,
    )
    assert str(records.place(one, "督导日期")) == "填报/2021/督导记录/导出.xlsx[Sheet1]!C2"


def test_rf28_records_of_several_files_are_joined(tmp_path: Path) -> None:
    office = Office(tmp_path, visit())
    heads = ["责任督学", "督导学校", "督导日期"]
    for month in (4, 5):
        rows: list[list[object]] = [[*heads], ["李四", "乙小学", date(2021, month, 8)]]
        write(tmp_path / f"填报/2021/督导记录/{month}月.xlsx", rows)
    assert [one.school for one in office.records()[0].records] == ["S1", "S2", "S2"]


def test_the_three_tags_half_days_and_what_is_no_problem(tmp_path: Path) -> None:
    office = Office(tmp_path)
    heads = ["责任督学", "督导学校", "督导日期", "时段", "存在问题", "类型", "动作", "组织"]
    rows = [
        ["张三", "甲小学", DAY, "全天", "无", "主题督导", "自选动作", "团队"],
        ["张三", "甲小学", DAY, None, "通道堆物", None, "规定动作", None],
    ]
    write(tmp_path / "填报/2021/督导记录/导出.xlsx", [heads, *rows])
    one, other = office.records()[0].records
    assert (one.theme, one.duty, one.team) == (VisitTheme.THEME, VisitDuty.OPTIONAL, VisitTeam.TEAM)
    assert (one.halves, one.problem) == ((Half.MORNING, Half.AFTERNOON), "")
    assert (other.theme, other.duty, other.halves, other.problem) == (
        None,
        VisitDuty.PRESCRIBED,
        (),
        "通道堆物",
    )


def test_nm08_unknown_schools_and_people_are_told_and_the_record_stays(tmp_path: Path) -> None:
    records, problems = Office(tmp_path, visit(督导学校="丁小学", 责任督学="赵六")).records()
    assert [(one.code, one.place.cell) for one in problems] == [
        ("name-unknown", "C2"),
        ("name-unknown", "A2"),
    ]
    assert [(one.school, one.school_name, one.people) for one in records.records] == [
        ("", "丁小学", ())
    ]


def test_tm15_the_zone_of_a_day_is_that_of_its_version(tmp_path: Path) -> None:
    zones, problems = Office(
        tmp_path,
        zones=(
            ("一区", "旧", date(2020, 9, 1), "甲小学、乙小学", "张三、李四"),
            ("二区", "旧", date(2020, 9, 1), "丙幼儿园", "王五"),
            ("一区", "新", date(2021, 9, 1), "甲小学", "李四"),
            ("二区", "新", date(2021, 9, 1), "丙幼儿园、乙小学", "王五、张三"),
        ),
    ).zones()
    assert problems == ()
    march, october = date(2021, 3, 1), date(2021, 10, 1)
    found = [zones.of_school("S2", day) for day in (march, date(2021, 8, 31), october)]
    assert [(one.zone, one.inspectors) for one in found if one] == [
        ("一区", ("D1", "D2")),
        ("一区", ("D1", "D2")),
        ("二区", ("D3", "D1")),
    ]
    assert zones.of_school("S2", date(2020, 8, 31)) is None


def test_a_zone_without_schools_is_closed(tmp_path: Path) -> None:
    zones, _ = Office(
        tmp_path,
        zones=(
            ("一区", "旧", date(2020, 9, 1), "甲小学", "张三"),
            ("一区", "撤销", date(2021, 9, 1), None, None),
        ),
    ).zones()
    assert [one.version for one in zones.in_force(date(2021, 3, 1))] == ["旧"]
    assert zones.in_force(date(2021, 9, 1)) == ()

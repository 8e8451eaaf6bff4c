"""Register rows turned into entries."""

from datetime import date, datetime

from dubao.model.register import Entry, FormerName
from dubao.read.entries import entry_of


def test_nm03_a_row_with_every_column() -> None:
    row = {
        "单位代码": "S01 ",
        "单位名称": "示例区安溪学校",
        "类别": "九年一贯制学校",
        "学段": "小学、初中",
        "所属单位": "安溪镇",
        "简称": "安溪校；安校",
        "曾用名": "安溪小学（2010-09-01至2018-08-31）、安溪中心校（至2010-08-31）、安溪村小",
        "校区": "东校区",
        "计数": "否",
        "生效日期": date(2010, 9, 1),
        "失效日期": "2030年8月31日",
        "去向": "S02",
    }
    assert entry_of(row) == Entry(
        code="S01",
        name="示例区安溪学校",
        kind="九年一贯制学校",
        stages=("小学", "初中"),
        unit="安溪镇",
        short=("安溪校", "安校"),
        former=(
            FormerName("安溪小学", date(2010, 9, 1), date(2018, 8, 31)),
            FormerName("安溪中心校", None, date(2010, 8, 31)),
            FormerName("安溪村小"),
        ),
        campuses=("东校区",),
        counted=False,
        since=date(2010, 9, 1),
        until=date(2030, 8, 31),
        successors=("S02",),
    )


def test_a_row_with_code_and_name_only() -> None:
    assert entry_of({"单位代码": 12.0, "单位名称": "安溪镇"}) == Entry("12", "安溪镇")


def test_an_absent_value_leaves_its_part_empty() -> None:
    row = {
        "单位代码": "T01",
        "单位名称": "安溪镇",
        "简称": None,
        "生效日期": None,
        "失效日期": float("nan"),
    }
    assert entry_of(row) == Entry("T01", "安溪镇")


def test_days_may_be_moments() -> None:
    moment = datetime(2021, 1, 1)  # noqa: DTZ001
    row = {"单位代码": "T01", "单位名称": "安溪镇", "启用日期": moment}
    assert entry_of(row).since == date(2021, 1, 1)
